"""The sample bot does each thing once; all that it sends and that the playground answers is Discord's."""

import asyncio

import discord
import pytest
from sample import SampleBot

from bot.clock.now import HandSetTime
from bot.playground.hands import Hands
from bot.playground.owner import Owner
from bot.playground.pointing import point_discord_here
from bot.playground.records import CHANNEL, OTHER_SERVER, PARENT, SERVER
from bot.playground.rights import Right
from bot.playground.server import Playground


async def _all_once(playground, bot):
    parent = Hands(playground, "parent")
    for channel in (None, "dm"):
        card = (await parent.slash("card", channel=channel)).message
        await parent.press(card, "Edit")
        await parent.choose(card, "Iee")
        modal = (await parent.press(card, "Fill in")).modal
        await parent.fill(modal, {"Day": "today", "How": "Mail"})
        await parent.press(card, "Wait")
        await parent.press(card, "DM me")
        await parent.press(card, "Vanish")
        asked = parent.post("What is an iee?", channel)
        for command in ("Read this to me", "topic", "Read this to all"):
            await parent.on_message(command, asked)
        await (await bot.fetch_channel(int(asked["channel_id"]))).fetch_message(int(asked["id"]))
    await parent.complete("topic", "topic", "ie")
    await (await parent.slash("slow")).until(lambda answer: len(answer.messages) == 2)
    await parent.slash("letter")
    await parent.slash("paper")
    assert "7 bytes" in (await parent.slash("take", file=("a.txt", b"7 bytes"))).text
    await parent.slash("log day", day="2026-09-14")
    person = await bot.fetch_user(parent.person.id)
    channel = await bot.fetch_channel(playground.world.dm_of(parent.person).id)
    await bot.fetch_channel(bot.seen[0].channel_id)
    [sent] = [one async for one in channel.history() if one.content == "A reminder"]
    await sent.edit(content="changed")
    await channel.fetch_message(sent.id)
    await sent.delete()
    await bot.tree.fetch_commands()
    await _in_servers(bot)
    await _with_rules(playground, bot)
    await bot.application_info()
    for refused in (sent.delete(), bot.fetch_user(1), person.send("x" * 2001), person.send("")):
        with pytest.raises(discord.HTTPException):
            await refused
    playground.faults.answer(429)
    await person.send("after a while")


async def _in_servers(bot):
    for number in (SERVER, OTHER_SERVER):
        server = await bot.fetch_guild(number)
        await server.fetch_channels()
        await server.fetch_member(bot.user.id)
        await server.fetch_member(PARENT)
    assert len([one async for one in bot.fetch_guilds()]) == 2
    asked = await (await bot.fetch_channel(CHANNEL)).send("What is an iee?")
    await asked.reply("It is a test by somebody else")
    await asked.pin()
    assert len([one async for one in asked.channel.pins()]) == 1
    await asked.unpin()
    await asked.pin()
    for refused in (
        bot.fetch_guild(1),
        bot.fetch_channel(OTHER_SERVER + 2),
        (await bot.fetch_channel(SERVER + 4)).send("no"),
        asked.channel.get_partial_message(1).pin(),
    ):
        with pytest.raises(discord.HTTPException):
            await refused


async def _with_rules(playground, bot):
    server = await bot.fetch_guild(SERVER)
    made = {
        "name": "Birth dates",
        "event_type": discord.AutoModRuleEventType.message_send,
        "trigger": discord.AutoModTrigger(regex_patterns=[r"\b\d{1,2}/\d{1,2}/\d{4}\b"]),
        "actions": [discord.AutoModRuleAction(custom_message="Please leave out birth dates.")],
    }
    with pytest.raises(discord.Forbidden):
        await server.create_automod_rule(**made)
    Owner(playground).give(Right.MANAGE_SERVER)
    rule = await server.create_automod_rule(**made)
    await rule.edit(enabled=True, exempt_channels=[discord.Object(CHANNEL)], actions=made["actions"])
    await server.fetch_automod_rule(rule.id)
    await server.fetch_automod_rules()
    await rule.delete()


@pytest.fixture
async def talk(document):
    assert document
    playground = Playground(time=HandSetTime())
    await playground.start()
    with point_discord_here(playground.url):
        bot = SampleBot()
        running = asyncio.create_task(bot.start("any"))
        await asyncio.wait_for(bot.up.wait(), 5)
        await _all_once(playground, bot)
        await bot.close()
        await running
    yield playground
    await playground.close()


async def test_all_requests_and_answers_are_by_the_document(talk, assert_contract):
    assert len(talk.judge.requests) > 40
    assert_contract(talk.judge.requests)


async def test_what_the_gateway_says_is_by_the_document(talk, document):
    world = talk.world
    [session] = talk.gateway._sessions.values()
    ready = talk.gateway.ready(session)
    people = [document.shape("UserResponse", person.as_user()) for person in world.people.values()]
    channels = [
        document.shape(
            "PrivateChannelResponse" if channel.person else "GuildChannelResponse",
            world.channel_json(channel),
        )
        for channel in world.channels.values()
    ]
    messages = [document.shape("MessageResponse", stored.message) for stored in world.messages.values()]
    commands = [document.shape("ApplicationCommandResponse", command) for command in world.commands]
    roles = [
        document.shape("GuildRoleResponse", role)
        for server in world.servers.values()
        for role in world.roles_json(server)
    ]
    assert len(messages) > 3
    assert document.shape("UserPIIResponse", ready["user"]) == []
    assert [said for one in (*people, *channels, *messages, *commands, *roles) for said in one] == []


def test_the_judge_can_say_no(document):
    callback = "/interactions/1/token/callback"
    bad_button = {"type": 2, "style": 1, "label": "x" * 81, "custom_id": "a"}
    body = {"type": 4, "data": {"flags": 1 << 15, "components": [{"type": 1, "components": [bad_button]}]}}
    [said] = document.request("POST", callback, body)
    assert "is too long" in said
    assert "components[0].components[0].label" in said
    assert document.request("POST", callback, {"type": 9, "data": {"custom_id": "a", "title": "t"}})
    assert document.request("POST", "/nowhere", {}) == ["POST /nowhere: not in the document"]
    assert document.answer("GET", "/users/@me", 200, {"id": "1"})
    assert document.answer("GET", "/users/@me", 200, None)
    assert document.request("POST", "/users/@me/channels", {"recipient_id": 1}) == []
