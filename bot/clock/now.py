"""The only place that reads the wall clock or sleeps.

Everything else is given `now` or `today`, or one of the two `Time`s made here.
"""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Time(Protocol):
    """What tells the time and waits."""

    def now(self) -> datetime:
        """Return this instant, aware, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait about so many seconds of this time; may return early, never much later."""
        ...


class RealTime:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return this instant, aware, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait so many real seconds."""
        await asyncio.sleep(seconds)


class HandSetTime:
    """A clock that is set by hand: it stands still, or runs on from where it was set.

    Moving it wakes every sleeper, so a reminder months away comes at once.
    """

    def __init__(self, start: datetime | None = None, *, runs: bool = False) -> None:
        self._runs = runs
        self._set_at = datetime.now(UTC)
        self._shows = start.astimezone(UTC) if start else self._set_at
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        """Return the instant that the hands show, aware, in UTC."""
        return self._shows + (datetime.now(UTC) - self._set_at) if self._runs else self._shows

    def move_to(self, instant: datetime) -> None:
        """Set the hands to an aware instant, forward or back, and wake the sleepers."""
        self._set_at = datetime.now(UTC)
        self._shows = instant.astimezone(UTC)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def move_by(self, step: timedelta) -> None:
        """Move the hands by a step and wake the sleepers."""
        self.move_to(self.now() + step)

    async def sleep(self, seconds: float) -> None:
        """Wait so many seconds, or until the hands are moved; one that stands still waits to be moved."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        try:
            await asyncio.wait_for(self._moved.wait(), seconds if self._runs else None)
        except TimeoutError:
            return


def today(now: datetime, zone: str) -> date:
    """Return the day that it is in an IANA zone: the person's own today."""
    return now.astimezone(ZoneInfo(zone)).date()


def machine_today() -> date:
    """Return the day that it is where this machine stands; for the command line only."""
    return datetime.now().astimezone().date()
