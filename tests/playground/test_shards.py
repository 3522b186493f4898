"""The whole bot on two shards: each server's events come over its own, private messages over the first."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot.app import Clockstart
from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.playground.owner import Owner
from bot.playground.pointing import point_discord_here
from bot.playground.records import MODERATOR
from bot.playground.server import Playground
from bot.start import PLAYGROUND_TOKEN, opened, running
from bot.store.key import new_key

SHARDS = 2
CALLED = "INTERACTION_CREATE"


class Unhurried(Clockstart):
    """Discord lets one shard identify in 5 seconds; here none has to wait for that."""

    async def before_identify_hook(self, *_, **__):
        return


@pytest.fixture
async def sharded(tmp_path):
    """Yield the playground, the bot on two shards, and two more servers, one on each."""
    server = Playground(time=HandSetTime(runs=True))
    server.gateway.shards = SHARDS
    servers = sorted((server.world.add_server(f"Group {at}") for at in range(SHARDS)), key=shard_of)
    await server.start()
    async with AsyncExitStack() as held:
        held.push_async_callback(server.close)
        held.enter_context(point_discord_here(server.url))
        store = await held.enter_async_context(opened(tmp_path / "a.db", new_key(tmp_path / "a.key")))
        bot = Unhurried(facts=library(), store=store, time=server.world.time)
        await held.enter_async_context(running(bot, PLAYGROUND_TOKEN))
        yield server, bot, servers


def shard_of(server):
    return (server.id >> 22) % SHARDS


async def test_each_shard_hears_of_its_servers_alone(sharded):
    server, bot, (first, second) = sharded
    assert (shard_of(first), shard_of(second)) == (0, 1)
    assert sorted(bot.shards) == [0, 1]
    told = {one.shard: {frame["d"]["id"] for frame in one.events if frame["t"] == "GUILD_CREATE"}
            for one in server.gateway._sessions.values()}  # fmt: skip
    assert str(first.id) in told[0] - told[1]
    assert str(second.id) in told[1] - told[0]
    assert {guild.id: guild.shard_id for guild in bot.guilds}[second.id] == 1


async def test_commands_are_answered_from_each_shard_and_in_private_messages(sharded):
    server, _, servers = sharded
    moderator = Hands(server, "moderator")
    for one in servers:
        assert (await moderator.elsewhere(one.id).slash("rights", topic="iee")).failed is None
    assert (await moderator.slash("me show", channel="dm")).failed is None
    heard = {one.shard: [frame["d"].get("guild_id") for frame in one.events if frame["t"] == CALLED]
             for one in server.gateway._sessions.values()}  # fmt: skip
    assert heard == {0: [str(servers[0].id), None], 1: [str(servers[1].id)]}


async def test_a_shard_that_is_cut_resumes_and_misses_nothing_while_the_other_goes_on(sharded):
    server, bot, (first, second) = sharded
    resumed = []
    bot.add_listener(_note(resumed), "on_shard_resumed")
    moderator = Hands(server, "moderator")
    cut = asyncio.create_task(server.gateway.cut(1))
    answers = await asyncio.gather(
        moderator.elsewhere(second.id).slash("rights", topic="iee"),
        moderator.elsewhere(first.id).slash("rights", topic="iee"),
    )
    await cut
    assert [one.failed for one in answers] == [None, None]
    async with asyncio.timeout(10):
        while not resumed:
            await asyncio.sleep(0.01)
    assert resumed == [1]


async def test_a_server_of_the_second_shard_that_is_left_is_forgotten(sharded):
    server, bot, (_, second) = sharded
    posted = await Hands(server, "moderator", second.id).slash("explainer post", topic="compare:all")
    assert posted.failed is None
    assert await bot.store.explainers.of_server(second.id)
    assert MODERATOR in second.members
    Owner(server, second.id).remove_bot()
    async with asyncio.timeout(10):
        while await bot.store.explainers.of_server(second.id):
            await asyncio.sleep(0.01)


def _note(heard):
    async def on_shard_resumed(shard_id):
        heard.append(shard_id)

    return on_shard_resumed
