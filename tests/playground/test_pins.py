"""Pins: who may, how many, what they leave behind, and what the gateway tells of them."""

import asyncio

import discord
import pytest
from sample import SampleBot

from bot.playground.owner import Owner
from bot.playground.records import CHANNEL, SERVER
from bot.playground.rights import Right
from bot.ui.limits import PINS


async def code_of(refused):
    with pytest.raises(discord.HTTPException) as no:
        await refused
    return no.value.code


@pytest.fixture
async def channel(bot):
    return await bot.fetch_channel(CHANNEL)


async def test_a_message_is_pinned_with_a_notice_and_unpinned_without(channel, parent):
    card = await channel.send("a card")
    await card.pin()
    await card.pin()
    [pinned] = [one async for one in channel.pins()]
    assert (pinned.id, pinned.pinned, bool(pinned.pinned_at)) == (card.id, True, True)
    shown, notice = parent.seen()
    assert (shown["id"], shown["pinned"]) == (str(card.id), True)
    assert (notice["type"], notice["author"]["username"]) == (6, "Clockstart")
    assert notice["message_reference"] == {
        "type": 0,
        "message_id": str(card.id),
        "channel_id": str(CHANNEL),
        "guild_id": str(SERVER),
    }
    read = await channel.fetch_message(int(notice["id"]))
    assert read.type is discord.MessageType.pins_add
    assert await code_of(read.delete()) == 50013
    assert await code_of(read.pin()) == 50021
    await card.unpin()
    await card.unpin()
    assert [one async for one in channel.pins()] == []
    assert len(parent.seen()) == 2


async def test_pins_need_their_own_right(channel, parent, moderator, playground):
    owner = Owner(playground)
    card = await channel.send("a card")
    await card.pin()
    owner.take(Right.PIN_MESSAGES)
    owner.give(Right.MANAGE_MESSAGES)
    for refused in (card.pin(), card.unpin(), channel.get_partial_message(1).pin()):
        assert await code_of(refused) == 50013
    owner.give(Right.PIN_MESSAGES)
    assert await code_of(channel.get_partial_message(1).pin()) == 10008
    await card.unpin()
    asked = parent.post("What is an IEE?")
    for refused in (parent.pin, parent.unpin):
        with pytest.raises(PermissionError):
            refused(asked)
    owner.take(Right.READ_MESSAGE_HISTORY)
    moderator.pin(asked)
    assert [one async for one in channel.pins()] == []


async def test_people_pin_unpin_and_delete_by_hand(channel, parent, moderator, bot):
    card = await channel.send("a card")
    [seen] = parent.seen()
    moderator.pin(seen)
    assert parent.pins() == [seen]
    assert moderator.seen()[-1]["author"]["username"] == "moderator"
    [read] = [one async for one in channel.pins()]
    assert read.content == "a card"
    moderator.unpin(seen)
    assert parent.pins() == []
    moderator.pin(seen)
    with pytest.raises(PermissionError):
        parent.delete(seen)
    moderator.delete(seen)
    assert [one async for one in channel.pins()] == []
    assert await code_of(channel.fetch_message(card.id)) == 10008
    parent.delete(parent.post("mine"))


async def test_there_are_at_most_250_in_a_channel_and_they_are_read_in_pages(channel, moderator, bot):
    posted = [moderator.post(str(number)) for number in range(PINS + 1)]
    for message in posted[:PINS]:
        moderator.pin(message)
    assert await code_of(channel.get_partial_message(int(posted[PINS]["id"])).pin()) == 30003
    with pytest.raises(ValueError, match="250"):
        moderator.pin(posted[PINS])
    read = [str(one.id) async for one in channel.pins(limit=None)]
    assert read == [one["id"] for one in reversed(posted[:PINS])]
    first = await bot.http.pins_from(CHANNEL)
    assert (len(first["items"]), first["has_more"]) == (50, True)
    assert len([one async for one in channel.pins(limit=60)]) == 60


async def test_what_the_gateway_tells_to_who_asked(playground, parent, moderator):
    told = []

    class Watching(SampleBot):
        def __init__(self):
            super().__init__(discord.Intents(guilds=True, guild_messages=True))

        async def on_socket_event_type(self, name):
            told.append(name)

    client = Watching()
    running = asyncio.create_task(client.start("any"))
    await asyncio.wait_for(client.up.wait(), 5)
    asked = moderator.post("What is an IEE?")
    moderator.pin(asked)
    moderator.unpin(asked)
    moderator.delete(asked)
    moderator.post("unseen by the bot", "moderators")
    Owner(playground).take(Right.VIEW_CHANNEL, "moderators")
    moderator.post("unseen by the bot", "moderators")
    await parent.slash("card")
    told = [name for name in told if name.startswith(("MESSAGE", "CHANNEL_PINS"))]
    pin = ["MESSAGE_UPDATE", "CHANNEL_PINS_UPDATE"]
    assert told == [
        "MESSAGE_CREATE",
        *pin,
        "MESSAGE_CREATE",
        *pin,
        "MESSAGE_DELETE",
        "MESSAGE_CREATE",
    ]
    await client.close()
    await running


async def test_without_the_intents_a_bot_hears_nothing_of_it(bot, playground, moderator):
    moderator.pin(moderator.post("What is an IEE?"))
    await moderator.slash("card")
    [session] = playground.gateway._sessions.values()
    assert [frame["t"] for frame in session.events] == ["READY", "INTERACTION_CREATE"]
