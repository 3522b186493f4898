"""How fast messages may go out: Discord counts requests a second, and a burst of messages looks like spam."""

import asyncio
from collections import deque
from datetime import datetime, timedelta

from bot.clock.now import Time

A_SECOND = 40
"""Of the 50 requests a second that Discord gives a bot, answers apart; the rest is for everything else."""
REFUSALS = 5000
REFUSALS_WITHIN = timedelta(minutes=10)
"""Discord bans who meets 10,000 refusals within 10 minutes: half of that is the most."""


class Pace:
    """Lets requests through, so many a second; the others wait their turn."""

    def __init__(self, time: Time, a_second: int = A_SECOND) -> None:
        self._time = time
        self._recent: deque[datetime] = deque(maxlen=a_second)
        self._refused: deque[datetime] = deque(maxlen=REFUSALS)
        self._turn = asyncio.Lock()

    async def wait(self) -> None:
        """Return when another request may go out."""
        async with self._turn:
            while (pause := self._pause()) > 0:
                await self._time.sleep(pause)
            self._recent.append(self._time.now())

    def refused(self) -> None:
        """Keep that a request was refused."""
        self._refused.append(self._time.now())

    def _pause(self) -> float:
        return max(
            _until_room(self._recent, timedelta(seconds=1), self._time.now()),
            _until_room(self._refused, REFUSALS_WITHIN, self._time.now()),
        )


def _until_room(recent: deque[datetime], within: timedelta, now: datetime) -> float:
    """Return the seconds until fewer than the most lie within; none where the clock was set back."""
    if len(recent) < (recent.maxlen or 0) or now < recent[0]:
        return 0
    return (recent[0] + within - now).total_seconds()
