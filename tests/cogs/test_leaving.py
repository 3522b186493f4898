"""A server that was left leaves nothing behind; what only looks like leaving deletes nothing."""

import asyncio

import discord

from bot.app import Clockstart
from bot.leaving import Leaving
from bot.playground.records import OTHER_SERVER, SERVER
from bot.store.servers import NOTHING, Setup


async def fill(world):
    for server in (SERVER, OTHER_SERVER):
        await world.bot.store.servers.save(server, Setup(state="CA", language="en"), before=NOTHING)
        await world.bot.store.asked.add(server, world.time.now().date(), "rights", "iee")


async def known(world, wanted):
    """Wait for what the bot knows of servers to become this, and return what it is."""
    for _ in range(50):
        if await world.bot.store.server_rows.known() == wanted:
            break
        await asyncio.sleep(0.02)
    return await world.bot.store.server_rows.known()


async def settled():
    for _ in range(10):
        await asyncio.sleep(0.02)


async def test_a_server_that_sends_the_bot_away_is_forgotten_at_once(world):
    await fill(world)
    world.other_owner.remove_bot()
    assert await known(world, {SERVER}) == {SERVER}
    assert await world.bot.store.servers.setup(SERVER) == Setup(state="CA", language="en")
    assert OTHER_SERVER not in world.bot.server_languages


async def test_an_outage_deletes_nothing(world):
    await fill(world)
    world.other_owner.outage()
    await settled()
    assert await world.bot.store.server_rows.known() == {SERVER, OTHER_SERVER}
    world.other_owner.back()
    await settled()
    world.other_owner.remove_bot()
    assert await known(world, {SERVER}) == {SERVER}


async def test_what_was_left_while_the_bot_was_away_is_forgotten_at_the_start(world, restart):
    await fill(world)
    await world.bot.close()
    world.other_owner.remove_bot()
    world = await restart()
    assert await known(world, {SERVER}) == {SERVER}


async def test_what_was_left_while_the_connection_was_lost_for_good_is_forgotten(world):
    await fill(world)
    gateway = world.server.gateway
    # Discord knows the session no more, so nobody tells the bot what it missed.
    gateway._sessions.clear()
    world.other_owner.remove_bot()
    await gateway.cut()
    async with asyncio.timeout(20):
        while await world.bot.store.server_rows.known() != {SERVER}:
            await asyncio.sleep(0.05)


async def test_a_server_in_an_outage_at_the_start_is_kept(world, restart):
    await fill(world)
    await world.bot.close()
    world.other_owner.outage()
    world = await restart()
    await settled()
    assert await world.bot.store.server_rows.known() == {SERVER, OTHER_SERVER}


class HalfAnswered:
    """A client whose Discord breaks off in the middle of its answer."""

    application_id = 5

    async def fetch_guilds(self, **_):
        yield discord.Object(SERVER)
        raise discord.DiscordServerError(type("Response", (), {"status": 503, "reason": ""})(), "")


async def test_half_an_answer_deletes_nothing(store):
    for server in (SERVER, OTHER_SERVER):
        await store.servers.save(server, Setup(state="CA"), before=NOTHING)
    await Leaving(HalfAnswered(), store).compare()
    assert await store.server_rows.known() == {SERVER, OTHER_SERVER}


async def test_a_comparison_that_breaks_is_logged_and_explainers_are_looked_at_all_the_same(
    world, restart, monkeypatch, caplog
):
    await fill(world)
    await world.bot.close()

    async def broken(*_, **__):
        raise KeyError("id")
        yield

    monkeypatch.setattr(Clockstart, "fetch_guilds", broken)
    world = await restart()
    async with asyncio.timeout(5):
        while world.bot.explaining.looked_at is None:
            await asyncio.sleep(0.01)
    assert await world.bot.store.server_rows.known() == {SERVER, OTHER_SERVER}
    assert "the servers could not be compared: KeyError" in caplog.text


async def test_work_beside_that_ends_by_a_fault_is_logged_without_its_words(world, caplog):
    async def work(typed):
        raise ValueError(typed)

    world.bot.beside(work("what somebody typed"))
    await settled()
    assert "work: ValueError" in caplog.text
    assert "what somebody typed" not in caplog.text


async def test_another_token_deletes_nothing(world, restart):
    await fill(world)
    await world.bot.store.kept.set("application", "5")
    await world.bot.close()
    world.other_owner.remove_bot()
    world = await restart()
    await settled()
    assert await world.bot.store.server_rows.known() == {SERVER, OTHER_SERVER}


async def test_nothing_of_servers_but_their_ids_is_kept_in_memory(world):
    assert {one.id for one in world.bot.guilds} == {SERVER, OTHER_SERVER}
    for server in world.bot.guilds:
        assert not server.unavailable
        kept = [server.channels, server.roles, server.members, server.threads, server.emojis]
        assert [len(one) for one in kept] == [0, 0, 0, 0, 0]
