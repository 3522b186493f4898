import asyncio

import aiohttp
import discord
import pytest
from sample import SampleBot

from bot.playground.hands import Hands
from bot.playground.owner import Owner
from bot.playground.records import OTHER_SERVER, SERVER
from bot.playground.rights import Right


async def test_a_cut_connection_is_resumed_and_nothing_is_missed(parent, playground, bot):
    cut = asyncio.create_task(playground.gateway.cut())
    answer = await parent.slash("card")
    await cut
    await asyncio.wait_for(bot.resumed.wait(), 5)
    assert answer.failed is None
    assert (await parent.slash("card")).failed is None
    assert len(bot.seen) == 2


async def test_an_unknown_session_is_told_to_start_anew(playground):
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{playground.url}/gateway") as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_json({"op": 6, "d": {"token": "any", "session_id": "nobody", "seq": 1}})
        assert await socket.receive_json() == {"op": 9, "d": False}


async def test_heartbeats_are_acknowledged_and_a_wrong_token_ends_it(playground):
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{playground.url}/gateway") as socket:
        await socket.receive_json()
        await socket.send_json({"op": 1, "d": None})
        assert (await socket.receive_json())["op"] == 11
        await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 0, "properties": {}}})
        await socket.receive()
        assert socket.close_code == 4004


class Watching(SampleBot):
    """Asks for servers, and keeps what it heard of them coming and going."""

    def __init__(self):
        super().__init__(discord.Intents(guilds=True))
        self.heard = asyncio.Queue()

    async def on_guild_join(self, guild):
        self.heard.put_nowait(("join", guild.id))

    async def on_guild_remove(self, guild):
        self.heard.put_nowait(("remove", guild.id))

    async def on_guild_unavailable(self, guild):
        self.heard.put_nowait(("unavailable", guild.id))

    async def on_guild_available(self, guild):
        self.heard.put_nowait(("available", guild.id))

    async def hear(self):
        async with asyncio.timeout(2):
            return await self.heard.get()


@pytest.fixture
async def watching(playground):
    client = Watching()
    running = asyncio.create_task(client.start("any"))
    await asyncio.wait_for(client.up.wait(), 5)
    assert playground.gateway.connected
    yield client
    await client.close()
    await running


async def test_servers_come_whole_with_the_guilds_intent(watching, playground):
    [session] = playground.gateway._sessions.values()
    ready, *created = session.events
    assert ready["d"]["guilds"] == [
        {"id": str(number), "unavailable": True} for number in (SERVER, OTHER_SERVER)
    ]
    assert [frame["t"] for frame in created] == ["GUILD_CREATE"] * 2
    guild = watching.get_guild(SERVER)
    assert guild.name == "A support group"
    assert [channel.name for channel in guild.text_channels] == ["general", "moderators", "rules"]
    assert guild.get_role(guild.id).is_default()
    assert guild.self_role.name == "Clockstart"
    general, _, rules = guild.text_channels
    assert general.permissions_for(guild.me).pin_messages
    assert not general.permissions_for(guild.me).manage_guild
    assert not rules.permissions_for(guild.me).send_messages


async def test_a_change_of_rights_is_told(watching, playground, time):
    Owner(playground).take(Right.PIN_MESSAGES, "general")
    Owner(playground).give(Right.MANAGE_SERVER)
    await Hands(playground, "parent").slash("card")
    guild = watching.get_guild(SERVER)
    assert not guild.text_channels[0].permissions_for(guild.me).pin_messages
    assert guild.me.guild_permissions.manage_guild


async def test_a_server_is_left_lost_and_joined(watching, playground):
    owner = Owner(playground)
    assert {await watching.hear(), await watching.hear()} == {
        ("available", SERVER),
        ("available", OTHER_SERVER),
    }
    owner.outage()
    assert await watching.hear() == ("unavailable", SERVER)
    owner.back()
    assert await watching.hear() == ("available", SERVER)
    owner.remove_bot()
    assert await watching.hear() == ("remove", SERVER)
    assert watching.get_guild(SERVER) is None
    owner.add_bot()
    assert await watching.hear() == ("join", SERVER)
    [session] = playground.gateway._sessions.values()
    gone = [frame["d"] for frame in session.events if frame["t"] == "GUILD_DELETE"]
    assert gone == [{"id": str(SERVER), "unavailable": True}, {"id": str(SERVER)}]


async def test_a_server_left_while_away_is_in_no_list(playground):
    Owner(playground, OTHER_SERVER).remove_bot()
    Owner(playground).outage()
    client = SampleBot(discord.Intents(guilds=True))
    running = asyncio.create_task(client.start("any"))
    await asyncio.wait_for(client.up.wait(), 5)
    [session] = playground.gateway._sessions.values()
    assert [frame["t"] for frame in session.events] == ["READY"]
    assert [one["id"] for one in session.events[0]["d"]["guilds"]] == [str(SERVER)]
    assert [guild.id async for guild in client.fetch_guilds()] == [SERVER]
    await client.close()
    await running


async def test_without_the_intent_no_server_is_told(bot, playground, parent):
    owner = Owner(playground)
    owner.outage()
    owner.back()
    owner.remove_bot()
    await parent.elsewhere(OTHER_SERVER).slash("card")
    [session] = playground.gateway._sessions.values()
    assert [frame["t"] for frame in session.events] == ["READY", "INTERACTION_CREATE"]
    assert len(bot.seen) == 1


async def test_the_newest_bot_gets_the_events(parent, bot):
    newer = SampleBot()
    running = asyncio.create_task(newer.start("any"))
    await asyncio.wait_for(newer.up.wait(), 5)
    assert (await parent.slash("card")).failed is None
    assert (len(bot.seen), len(newer.seen)) == (0, 1)
    await newer.close()
    await running


@pytest.mark.parametrize("path", ["/gateway", "/gateway/"])
async def test_hello_names_the_heartbeat(playground, path):
    async with aiohttp.ClientSession() as session, session.ws_connect(playground.url + path) as socket:
        assert await socket.receive_json() == {"op": 10, "d": {"heartbeat_interval": 41250}}
