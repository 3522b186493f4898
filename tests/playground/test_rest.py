import io
import json
from datetime import timedelta

import aiohttp
import discord
import pytest
from sample import SampleBot

from bot.playground.records import CHANNEL, OTHER_SERVER, SERVER, Person


async def test_ready_comes_in_milliseconds(bot, playground):
    assert bot.user.name == "Clockstart"
    assert bot.application.id == bot.user.id
    assert [guild.id for guild in bot.guilds] == [SERVER, OTHER_SERVER]
    assert playground.gateway.connected


async def test_a_wrong_token_is_told_as_such(playground):
    bot = SampleBot()
    with pytest.raises(discord.LoginFailure):
        await bot.start("wrong")
    await bot.close()
    assert playground.judge.requests[0].status == 401


async def test_no_token_is_no_login(playground):
    async with aiohttp.ClientSession() as session, session.get(f"{playground.api_url}/users/@me") as answer:
        assert answer.status == 401
        assert await answer.json() == {"message": "401: Unauthorized", "code": 0}


async def test_json_is_called_so_and_nothing_more(playground):
    headers = {"Authorization": "Bot any"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.get(f"{playground.api_url}/users/@me") as answer,
    ):
        assert answer.headers["Content-Type"] == "application/json"


async def test_commands_keep_their_ids(bot, playground):
    before = {(one["type"], one["name"]): one["id"] for one in playground.world.commands}
    synced = await bot.tree.sync()
    assert {(one.type.value, one.name): str(one.id) for one in synced} == before
    assert {(one.type.value, one.name) for one in await bot.tree.fetch_commands()} == set(before)
    # A name may stand in both lists.
    assert before[1, "topic"] != before[3, "topic"]


async def test_the_same_nonce_gives_the_first_message_again(bot, playground):
    user = await bot.fetch_user(playground.world.people["parent"].id)
    first = await user.send("one", nonce="n-1")
    assert (await user.send("another", nonce="n-1")).id == first.id
    assert (await user.send("one", nonce="n-2")).id != first.id
    assert [message.content async for message in user.history()] == ["one", "one"]


async def test_an_old_nonce_is_forgotten(bot, playground):
    playground.rest.posts.nonce_kept_seconds = 0.0
    user = await bot.fetch_user(playground.world.people["parent"].id)
    first = await user.send("one", nonce="n-1")
    assert (await user.send("one", nonce="n-1")).id != first.id


async def test_a_nonce_grows_old_by_the_playgrounds_own_time(bot, playground, time):
    user = await bot.fetch_user(playground.world.people["parent"].id)
    first = await user.send("one", nonce="n-1")
    time.move_by(timedelta(seconds=playground.rest.posts.nonce_kept_seconds - 1))
    assert (await user.send("one", nonce="n-1")).id == first.id
    time.move_by(timedelta(seconds=1))
    assert (await user.send("one", nonce="n-1")).id != first.id


async def test_messages_are_read_in_pages_newest_first_and_changed(bot, playground):
    channel = await bot.fetch_channel(playground.world.dm_of(playground.world.people["parent"]).id)
    sent = [await channel.send(str(number)) for number in range(5)]
    assert [one.content async for one in channel.history(limit=2)] == ["4", "3"]
    assert [one.content async for one in channel.history(before=sent[2])] == ["1", "0"]
    assert [one.content async for one in channel.history(after=sent[2])] == ["3", "4"]
    assert sorted(one.id for one in sent) == [one.id for one in sent]
    await sent[0].edit(content="zero")
    assert (await channel.fetch_message(sent[0].id)).content == "zero"
    await sent[0].delete()
    with pytest.raises(discord.NotFound) as refused:
        await channel.fetch_message(sent[0].id)
    assert refused.value.code == 10008


async def test_an_edit_keeps_or_drops_files(bot):
    channel = await bot.fetch_channel(CHANNEL)
    sent = await channel.send("two files", files=[_file("a.txt"), _file("b.pdf")])
    assert [one.content_type for one in sent.attachments] == ["text/plain; charset=utf-8", "application/pdf"]
    edited = await sent.edit(content="still two")
    assert [one.filename for one in edited.attachments] == ["a.txt", "b.pdf"]
    edited = await sent.edit(attachments=[edited.attachments[1], _file("c.txt")])
    assert [one.filename for one in edited.attachments] == ["b.pdf", "c.txt"]
    assert await edited.attachments[1].read() == b"bytes of c.txt"


async def test_what_people_write_is_read_by_a_bot_in_dms_alone_and_never_changed(parent, bot):
    for place, words, refusal in ((None, "", 50013), ("dm", "What is an IEE?", 50003)):
        posted = parent.post("What is an IEE?", place)
        channel = await bot.fetch_channel(int(posted["channel_id"]))
        message = await channel.fetch_message(int(posted["id"]))
        assert (message.content, message.author.id) == (words, parent.person.id)
        assert [one.content async for one in channel.history()] == [words]
        with pytest.raises(discord.Forbidden) as refused:
            await channel.get_partial_message(message.id).edit(content="Changed")
        assert refused.value.code == 50005
        with pytest.raises(discord.Forbidden) as refused:
            await message.delete()
        assert refused.value.code == refusal
        assert parent.seen()[-1] == posted


async def test_private_answers_are_in_no_channel(parent, bot):
    answer = await parent.slash("card")
    channel = await bot.fetch_channel(CHANNEL)
    assert [one.id async for one in channel.history()] == []
    with pytest.raises(discord.NotFound):
        await channel.fetch_message(int(answer.message["id"]))


async def test_unknown_people_and_places(bot):
    for ask, code in (
        (bot.fetch_user(1), 10013),
        (bot.create_dm(discord.Object(1)), 50033),
        (bot.fetch_channel(1), 10003),
        (bot.get_partial_messageable(1).send("x"), 10003),
    ):
        with pytest.raises(discord.HTTPException) as refused:
            await ask
        assert refused.value.code == code


async def test_closed_dms(parent, bot):
    parent.shut_dms()
    await parent.slash("dm", channel="dm")
    assert await bot.hurt_code() == 50007
    parent.open_dms()
    await parent.slash("dm")
    assert len(await parent.wait_for_dm()) == 1


async def test_an_empty_message_is_refused(parent, bot):
    await parent.slash("card")
    with pytest.raises(discord.HTTPException) as refused:
        await bot.seen[0].followup.send("")
    assert refused.value.code == 50006


async def test_a_breach_is_refused_and_kept(parent, playground, bot):
    await parent.slash("card")
    with pytest.raises(discord.HTTPException, match="2001 characters") as refused:
        await bot.seen[0].followup.send("x" * 2001)
    assert (refused.value.status, refused.value.code) == (400, 50035)
    [breach] = playground.judge.breaches
    assert breach.where == "POST /webhooks/{application}/{token} after /card"
    assert breach.says == "content: 2001 characters, allowed are at most 2000"


async def test_a_file_that_nobody_can_see_is_noted_but_taken(playground, bot):
    channel = await bot.fetch_channel(CHANNEL)
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay("Your letter"))
    await channel.send(view=view, file=_file("letter.txt"))
    assert [breach.says for breach in playground.judge.breaches] == [
        "attachments: letter.txt is pointed to by no component, so nobody sees it"
    ]


async def test_bad_commands_are_refused(playground, bot):
    @bot.tree.command(description="x" * 101)
    async def long(interaction: discord.Interaction): ...

    with pytest.raises(discord.HTTPException):
        await bot.tree.sync()
    assert (
        playground.judge.breaches[0].says
        == "/long: command.description: 101 characters, allowed are 1 to 100"
    )


async def test_a_route_that_is_not_there_is_noted(playground, bot):
    with pytest.raises(discord.NotFound):
        await bot.fetch_invite("none")
    assert playground.judge.breaches[0].says == "the playground has no such route"


async def test_no_json_is_refused(playground):
    headers = {"Authorization": "Bot any", "Content-Type": "application/json"}
    url = f"{playground.api_url}/users/@me/channels"
    async with aiohttp.ClientSession(headers=headers) as session:
        for data in (b"{", b"[]"):
            async with session.post(url, data=data) as answer:
                assert (answer.status, (await answer.json())["code"]) == (400, 50109)


async def test_every_request_is_kept_with_its_answer(parent, playground):
    await parent.slash("card")
    last = playground.judge.requests[-1]
    assert (last.method, last.status) == ("POST", 200)
    assert last.path.startswith("/interactions/")
    assert last.body["type"] == 4
    assert last.answer["resource"]["message"]["author"]["username"] == "Clockstart"
    json.dumps([last.body, last.answer])


async def test_another_person_can_come(playground, bot):
    person = playground.world.add_person(Person("third", 1_100_000_000_000_000_303, "A third"))
    await (await bot.create_dm(discord.Object(person.id))).send("hello")
    assert len(playground.world.in_channel(playground.world.dm_of(person))) == 1


def _file(name):
    return discord.File(io.BytesIO(f"bytes of {name}".encode()), name)
