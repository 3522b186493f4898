"""Which rights the bot needs and lacks, in which channel; and what a person may. Keeps nothing.

No server is cached, so Discord is asked each time: three requests, or none for the channel in which a person
just did something, since Discord says there what the bot may.
"""

import base64
from dataclasses import dataclass
from typing import Literal

import discord

from bot.text.catalogue import Words
from bot.text.kind import ExplainedError
from bot.tree import Interaction

POST = ("view_channel", "send_messages")
"""What a plain message in a channel takes."""
EXPLAIN = (*POST, "attach_files", "read_message_history", "pin_messages")
"""What an explainer takes that is pinned, looked after, and can bring a picture."""
NEEDED = discord.Permissions(**dict.fromkeys(EXPLAIN, True))
"""All that the bot needs in a server, and what its invite link asks for."""

UNSEEN = (10003, 10004, 50001)
"""Discord's codes: no such channel, no such server, no access."""

PersonsRight = Literal["manage_guild", "pin_messages"]


@dataclass(frozen=True, slots=True)
class Lacking:
    """What the bot lacks in a channel: the rights by Discord's own names; false where nothing is lacking.

    `seen` is False where the bot cannot see the channel at all, or where there is none any more.
    """

    channel_id: int
    rights: tuple[str, ...] = ()
    seen: bool = True

    def __bool__(self) -> bool:
        """Tell whether anything is lacking."""
        return bool(self.rights) or not self.seen


def lacking_of(permissions: discord.Permissions, channel_id: int, needed: tuple[str, ...]) -> Lacking:
    """Return which of the needed rights are not among those that the bot has in a channel."""
    return Lacking(channel_id, tuple(one for one in needed if not getattr(permissions, one)))


async def lacking(
    client: discord.Client, server_id: int, channel_id: int, needed: tuple[str, ...] = EXPLAIN
) -> Lacking:
    """Ask Discord what the bot lacks in a channel; three requests. Raises HTTPException where it fails."""
    if client.user is None:
        raise RuntimeError("asked before the start")
    try:
        server = await client.fetch_guild(server_id, with_counts=False)
        channel = await server.fetch_channel(channel_id)
        me = await server.fetch_member(client.user.id)
    except discord.InvalidData:
        # A channel of another server, or one of a kind that the library does not know.
        return Lacking(channel_id, seen=False)
    except discord.HTTPException as problem:
        if problem.code not in UNSEEN:
            raise
        return Lacking(channel_id, seen=False)
    if not _is_for_text(channel.type):
        return Lacking(channel_id, seen=False)
    return lacking_of(channel.permissions_for(me), channel_id, needed)


async def lacking_for(
    interaction: Interaction, channel_id: int, needed: tuple[str, ...] = EXPLAIN
) -> Lacking:
    """Return what the bot lacks in a channel of the person's server; asks only for another than theirs.

    It can take longer than the 3 seconds that an answer has: defer before. ExplainedError outside a server.
    """
    channel = interaction.channel
    if channel is not None and channel.id == channel_id and _is_for_text(channel.type):
        return lacking_of(interaction.app_permissions, channel_id, needed)
    if interaction.guild_id is None:
        raise ExplainedError("bot-not-here")
    return await lacking(interaction.client, interaction.guild_id, channel_id, needed)


def lacking_line(lacks: Lacking, words: Words) -> str:
    """Say which right is missing, in which channel, and where to click."""
    channel = f"<#{lacks.channel_id}>"
    if not lacks.seen:
        return words.say("rights-unseen", channel=channel)
    named = ", ".join(words.say(f"right-{one.replace('_', '-')}") for one in lacks.rights)
    return words.say("rights-lacking", channel=channel, rights=named, count=len(lacks.rights))


def refuse_lacking(lacks: Lacking, words: Words) -> None:
    """Raise ExplainedError with that line where anything is lacking."""
    if lacks:
        raise ExplainedError("rights-refused", line=lacking_line(lacks, words))


def server_of(interaction: Interaction, right: PersonsRight) -> int:
    """Return the server's id for a person who has the right there; ExplainedError for others.

    Ask at each command and each press: Discord's own default can be overridden.
    """
    if interaction.guild_id is None or not interaction.is_guild_integration():
        # Somebody brought the bot along for themselves: it is no member of the server.
        raise ExplainedError("bot-not-here")
    if not may_here(interaction, right):
        raise ExplainedError(
            {"manage_guild": "server-not-allowed", "pin_messages": "explainer-not-allowed"}[right]
        )
    return interaction.guild_id


def may_here(interaction: Interaction, right: PersonsRight) -> bool:
    """Tell whether a person has the right in this server, of which the bot is a member."""
    return interaction.is_guild_integration() and bool(getattr(interaction.permissions, right))


async def may_there(interaction: Interaction, channel_id: int, right: PersonsRight) -> bool:
    """Tell whether a person has the right in a channel of their server; asks only for another than theirs.

    In a channel that is gone, or that the bot cannot see, there is nothing that could be forbidden.
    """
    if channel_id == interaction.channel_id or interaction.guild_id is None:
        return bool(getattr(interaction.permissions, right))
    try:
        server = await interaction.client.fetch_guild(interaction.guild_id, with_counts=False)
        channel = await server.fetch_channel(channel_id)
        member = await server.fetch_member(interaction.user.id)
    except (discord.InvalidData, discord.NotFound, discord.Forbidden):
        return True
    return bool(getattr(channel.permissions_for(member), right))


def invite_link(token: str) -> str | None:
    """Return the link that adds the bot to a server, with the rights that it needs; None for no token.

    So nothing has to be asked.
    """
    number = application_of(token)
    if number is None:
        return None
    return discord.utils.oauth_url(number, permissions=NEEDED, scopes=("bot", "applications.commands"))


def application_of(token: str) -> int | None:
    """Return the application's id, which is the first part of a bot's token in base 64; None for no token."""
    first = token.partition(".")[0]
    try:
        number = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except ValueError:
        return None
    return int(number) if number.isdecimal() else None


def _is_for_text(kind: discord.ChannelType) -> bool:
    """Tell whether it is a plain channel: in threads and forums other rights hold, and nothing is pinned."""
    return kind in (discord.ChannelType.text, discord.ChannelType.news)
