"""Tells the operator's channel of faults: how many of which kind, with a number to find them in the log.

Never what a person did or typed. A message gathers what comes within a minute; there are few of them a day,
and what comes after the last is told with the first of the next day.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.clock.now import Time
from bot.text.catalogue import ENGLISH, words
from bot.ui.card import Card, card

log = logging.getLogger(__name__)

GATHER = timedelta(minutes=1)
A_DAY = 3
DAY = timedelta(days=1)
KINDS_SHOWN = 20


class Troubles:
    """Gathers faults and sends them; `send` brings a card to the channel."""

    def __init__(self, time: Time, send: Callable[[Card], Awaitable[object]]) -> None:
        self._time = time
        self._send = send
        self._counts: Counter[str] = Counter()
        self._numbers: dict[str, str] = {}
        """The number of the last fault of each kind."""
        self._noted = asyncio.Event()
        self._sent_at: list[datetime] = []

    def note(self, kind: str, number: str) -> None:
        """Take note of a fault."""
        self._counts[kind] += 1
        self._numbers[kind] = number
        self._noted.set()

    async def tell(self) -> None:
        """Tell of what was noted, until cancelled."""
        while True:
            await self._noted.wait()
            await self._until(max(self._time.now() + GATHER, self._free_at()))
            self._noted.clear()
            counts, numbers = self._counts, self._numbers
            self._counts, self._numbers = Counter(), {}
            self._sent_at = [*self._sent_at, self._time.now()][-A_DAY:]
            try:
                await self._send(trouble_card(counts, numbers))
            except (discord.HTTPException, aiohttp.ClientError, OSError) as problem:
                # It stands in the log all the same; to try again would tell late what is seen by then.
                log.warning("faults could not be passed on: %s", type(problem).__name__)

    def _free_at(self) -> datetime:
        """Return when one more may be sent."""
        full = len(self._sent_at) == A_DAY
        return self._sent_at[0] + DAY if full else self._time.now()

    async def _until(self, instant: datetime) -> None:
        while (left := instant - self._time.now()) > timedelta():
            await self._time.sleep(left.total_seconds())


def trouble_card(counts: Counter[str], numbers: dict[str, str]) -> Card:
    """Return a card with the kinds of faults, the most frequent first."""
    said = words(ENGLISH)
    lines = [
        said.say("trouble-kind", kind=kind, count=count, number=numbers[kind])
        if numbers[kind]
        else said.say("trouble-kind-bare", kind=kind, count=count)
        for kind, count in counts.most_common(KINDS_SHOWN)
    ]
    return card(said.say("trouble-title", count=counts.total()), ["\n".join(lines), said.say("trouble-what")])
