"""The five rights that the bot asks for: with them all of it works in a channel, without any one it fails."""

import io

import discord
import pytest

from bot.playground.records import CHANNEL, SERVER
from bot.playground.rights import NONE, Right
from bot.rights import EXPLAIN, NEEDED, POST, Lacking, lacking

RIGHTS = {
    "view_channel": Right.VIEW_CHANNEL,
    "send_messages": Right.SEND_MESSAGES,
    "attach_files": Right.ATTACH_FILES,
    "read_message_history": Right.READ_MESSAGE_HISTORY,
    "pin_messages": Right.PIN_MESSAGES,
}


async def do_all(world):
    """Do in a channel what explainers take: post, with a picture too, find again, edit, pin, unpin."""
    channel = await world.bot.fetch_channel(CHANNEL)
    posted = await channel.send("an explainer", file=discord.File(io.BytesIO(b"x"), "a.png"))
    again = await channel.fetch_message(posted.id)
    await again.edit(content="changed")
    await again.pin()
    await again.unpin()


def only(world, rights):
    """Let the bot and everybody else have these rights in the channel, and no others."""
    everyone, bots = SERVER, world.owner.server.bots_role.id
    for role in (everyone, bots):
        world.owner.take(~NONE, "general", role=role)
    for one in rights:
        world.owner.give(one, "general", role=bots)


async def test_with_these_five_and_nothing_else_all_of_it_works(world):
    only(world, RIGHTS.values())
    await do_all(world)
    assert not await lacking(world.bot, SERVER, CHANNEL)
    assert set(RIGHTS) == set(EXPLAIN)
    assert sum(one.value for one in RIGHTS.values()) == NEEDED.value


@pytest.mark.parametrize("missing", RIGHTS)
async def test_without_any_one_of_them_it_does_not_and_the_right_is_named(world, missing):
    only(world, [one for name, one in RIGHTS.items() if name != missing])
    with pytest.raises(discord.Forbidden):
        await do_all(world)
    lacks = await lacking(world.bot, SERVER, CHANNEL)
    if missing == "view_channel":
        assert lacks == Lacking(CHANNEL, seen=False)
    elif missing == "send_messages":
        # Who may not send may not attach either.
        assert lacks == Lacking(CHANNEL, ("send_messages", "attach_files"))
    else:
        assert lacks == Lacking(CHANNEL, (missing,))


async def test_a_plain_message_takes_two_of_them(world):
    only(world, [RIGHTS[one] for one in POST])
    await (await world.bot.fetch_channel(CHANNEL)).send("x")
    assert not await lacking(world.bot, SERVER, CHANNEL, POST)


async def test_a_channel_of_another_server_or_that_is_gone_is_out_of_sight(world):
    other = world.organizer.channel("questions").id
    assert await lacking(world.bot, SERVER, other) == Lacking(other, seen=False)
    assert await lacking(world.bot, SERVER, 5) == Lacking(5, seen=False)
    assert await lacking(world.bot, 5, CHANNEL) == Lacking(CHANNEL, seen=False)
    world.owner.lose_channel("general")
    assert await lacking(world.bot, SERVER, CHANNEL) == Lacking(CHANNEL, seen=False)
