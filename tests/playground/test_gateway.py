import asyncio

import aiohttp
import discord
import pytest
from sample import SampleBot

from bot.playground.records import SERVER


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


@pytest.mark.usefixtures("playground")
async def test_the_server_comes_whole_with_the_guilds_intent():
    class Watching(discord.Client):
        async def on_ready(self):
            self.up.set()

    client = Watching(intents=discord.Intents(guilds=True), guild_ready_timeout=0.05)
    client.up = asyncio.Event()
    running = asyncio.create_task(client.start("any"))
    await asyncio.wait_for(client.up.wait(), 5)
    guild = client.get_guild(SERVER)
    assert guild.name == "A support group"
    assert [channel.name for channel in guild.text_channels] == ["general", "moderators", "rules"]
    assert guild.get_role(guild.id).is_default()
    await client.close()
    await running


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
