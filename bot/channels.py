"""Messages in servers' channels: posted, found, read, edited, pinned, deleted. Knows how Discord refuses.

One request at a time, within the pace that all messages share; what Discord slows down waits in the library.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from enum import StrEnum
from typing import TypeVar

import aiohttp
import discord

from bot.reminders.pace import Pace
from bot.store.explainers import Posted
from bot.ui.card import Card
from bot.ui.shown import shown_by

log = logging.getLogger(__name__)

T = TypeVar("T")

LOOK_BACK_MESSAGES = 100
"""As many as one request gives."""
SEND_WITHIN_SECONDS = 60
BAD_BODY = 50035
"""A body that Discord does not take: so it answers to a reply to a message that is gone, too."""
FORBIDDEN = (403, 404)
"""What counts toward a ban, where it comes too often."""
REFUSED = (400, *FORBIDDEN)
FAULTS = (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError)
NOBODY = discord.AllowedMentions.none()


class Trouble(StrEnum):
    """Why Discord did not do something."""

    FULL = "full"
    """250 pins are in the channel."""
    FORBIDDEN = "forbidden"
    HIDDEN = "hidden"
    """The channel is gone, or the bot may not look into it."""
    DELETED = "deleted"
    """The message is gone."""
    LATER = "later"
    """Nothing that is wrong with the message: Discord or the network fails."""
    REFUSED = "refused"
    """Discord is well and does not do it, for a reason that is not known here."""

    @property
    def open(self) -> bool:
        """Whether it says nothing of the message or its channel, and may go well another time."""
        return self in (Trouble.LATER, Trouble.REFUSED)


CODES = {
    30003: Trouble.FULL,
    50013: Trouble.FORBIDDEN,
    50001: Trouble.HIDDEN,
    10003: Trouble.HIDDEN,
    10004: Trouble.HIDDEN,
    10008: Trouble.DELETED,
}


class Channels:
    """Does what a bot does in channels; each returns why not where it was not done."""

    def __init__(self, client: discord.Client, pace: Pace) -> None:
        self._client = client
        self._pace = pace

    async def send(
        self, server_id: int, channel_id: int, made: Card, nonce: str, reply_to: int | None = None
    ) -> int | Trouble:
        """Post a card, as a reply if so wished, and return its message; a nonce posts once within minutes."""
        channel = self._client.get_partial_messageable(channel_id, guild_id=server_id)
        send = channel.send if reply_to is None else channel.get_partial_message(reply_to).reply
        codes = CODES if reply_to is None else CODES | {BAD_BODY: Trouble.DELETED}
        sent = await self._done(lambda: send(view=made, nonce=nonce, allowed_mentions=NOBODY), codes)
        return sent if isinstance(sent, Trouble) else sent.id

    async def find(
        self, server_id: int, channel_id: int, made: Card, known: Collection[int | None]
    ) -> int | Trouble | None:
        """Return the bot's own message that shows the very same card and is none of the known."""
        channel = self._client.get_partial_messageable(channel_id, guild_id=server_id)
        found = await self._done(lambda: _all(channel.history(limit=LOOK_BACK_MESSAGES)))
        if isinstance(found, Trouble):
            return found
        me = self._client.user
        for message in found:
            if me and message.author.id == me.id and message.components and message.id not in known:
                view = discord.ui.LayoutView.from_message(message, timeout=None)
                if shown_by(view) == shown_by(made):
                    return message.id
        return None

    async def fetch(self, one: Posted) -> discord.Message | Trouble:
        """Return the message of an explainer as it stands."""
        return await self._done(self._message(one).fetch)

    async def edit(self, one: Posted, made: Card) -> Trouble | None:
        """Put another card in the place of the one that stands there."""
        return _why(await self._done(lambda: self._message(one).edit(view=made, allowed_mentions=NOBODY)))

    async def pin(self, one: Posted) -> Trouble | None:
        """Pin the message."""
        return _why(await self._done(self._message(one).pin))

    async def delete(self, one: Posted) -> Trouble | None:
        """Delete the message."""
        return _why(await self._done(self._message(one).delete))

    def _message(self, one: Posted) -> discord.PartialMessage:
        channel = self._client.get_partial_messageable(one.channel_id, guild_id=one.server_id)
        return channel.get_partial_message(one.message_id or 0)

    async def _done(
        self, request: Callable[[], Awaitable[T]], codes: Mapping[int, Trouble] = CODES
    ) -> T | Trouble:
        """Do one request when its turn comes."""
        await self._pace.wait()
        try:
            async with asyncio.timeout(SEND_WITHIN_SECONDS):
                return await request()
        except FAULTS as error:
            return self._trouble(error, codes)

    def _trouble(self, error: Exception, codes: Mapping[int, Trouble]) -> Trouble:
        if not isinstance(error, discord.HTTPException):
            return Trouble.LATER
        if error.status in FORBIDDEN:
            self._pace.refused()
        if error.code in codes:
            return codes[error.code]
        log.warning("Discord did not take a request in a channel: %d %d", error.status, error.code)
        return Trouble.REFUSED if error.status in REFUSED else Trouble.LATER


def _why(answer: object) -> Trouble | None:
    return answer if isinstance(answer, Trouble) else None


async def _all(messages: AsyncIterator[discord.Message]) -> list[discord.Message]:
    return [message async for message in messages]
