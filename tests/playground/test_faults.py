import asyncio

import aiohttp
import discord
import pytest

from bot.playground.records import CHANNEL


@pytest.fixture
async def person(playground, bot):
    person = await bot.fetch_user(playground.world.people["parent"].id)
    await person.create_dm()
    return person


def _there(playground):
    return [
        one.message["content"]
        for one in playground.world.in_channel(playground.world.dm_of(playground.world.people["parent"]))
    ]


async def test_a_status_is_answered_so_many_times(playground, person):
    playground.faults.answer(503, times=2)
    for _ in range(2):
        with pytest.raises(discord.DiscordServerError) as refused:
            await person.send("x")
        assert refused.value.status == 503
    await person.send("y")
    assert _there(playground) == ["y"]


async def test_a_429_with_via_is_waited_for_by_the_library(playground, person):
    playground.faults.answer(429, times=2)
    await person.send("x")
    assert _there(playground) == ["x"]
    assert [one.status for one in playground.judge.requests][-3:] == [429, 429, 200]


async def test_a_429_without_via_raises_at_once(playground, person):
    playground.faults.answer(429, via=False)
    with pytest.raises(discord.HTTPException) as refused:
        await person.send("x")
    assert refused.value.status == 429
    assert _there(playground) == []


async def test_any_code_can_be_answered(playground, person):
    playground.faults.answer(403, code=50278)
    with pytest.raises(discord.Forbidden) as refused:
        await person.send("x")
    assert refused.value.code == 50278


async def test_a_dropped_connection_stores_nothing(playground, person):
    playground.faults.drop()
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await person.send("x")
    assert _there(playground) == []


async def test_a_lost_reply_stores_the_message_and_the_nonce_finds_it(playground, person):
    playground.faults.lose_reply()
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await person.send("x", nonce="n-1")
    assert _there(playground) == ["x"]
    again = await person.send("x", nonce="n-1")
    assert _there(playground) == ["x"]
    assert again.content == "x"


async def test_a_reply_can_say_that_it_failed_though_all_was_done(playground, person):
    playground.faults.lose_reply(status=503)
    with pytest.raises(discord.DiscordServerError):
        await person.send("x", nonce="n-1")
    assert _there(playground) == ["x"]
    await person.send("x", nonce="n-1")
    assert _there(playground) == ["x"]
    assert playground.rest.posts.repeated == 1


async def test_a_slow_reply_comes_after_the_message_is_stored(playground, person):
    playground.faults.slow_reply(0.2)
    sending = asyncio.create_task(person.send("x"))
    await asyncio.sleep(0.1)
    assert not sending.done()
    assert _there(playground) == ["x"]
    await sending


async def test_faults_can_be_drawn_for_each_request_of_a_private_message(playground, person):
    met = []
    playground.faults.drawn = lambda *, posts: met.append(posts)
    await person.send("x")
    assert [one.content async for one in person.history()] == ["x"]
    assert met == [True, False]


async def test_a_slow_answer_comes_late(playground, person):
    playground.faults.slow(0.2)
    sending = asyncio.create_task(person.send("x"))
    await asyncio.sleep(0.05)
    assert not sending.done()
    assert _there(playground) == []
    await sending
    assert _there(playground) == ["x"]


async def test_faults_meet_only_what_posts_to_a_channel(playground, person, parent):
    playground.faults.answer(503)
    assert (await parent.slash("card")).failed is None
    assert [one async for one in person.history()] == []
    with pytest.raises(discord.DiscordServerError):
        await person.send("x")


async def test_changes_and_pins_have_faults_of_their_own(playground, bot):
    channel = await bot.fetch_channel(CHANNEL)
    card = await channel.send("a card")
    playground.rest.edit_faults.answer(403, code=50001)
    with pytest.raises(discord.Forbidden):
        await card.edit(content="changed")
    playground.rest.edit_faults.answer(429)
    await card.pin()
    playground.rest.edit_faults.lose_reply(status=503)
    with pytest.raises(discord.DiscordServerError):
        await card.edit(content="changed all the same")
    assert (await channel.fetch_message(card.id)).content == "changed all the same"
