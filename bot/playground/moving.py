"""The playground's clock: shows the time to pages, is moved by them, and is followed by bots elsewhere."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from aiohttp import web

from bot.clock.now import HandSetTime
from bot.playground.records import Json, Note
from bot.playground.world import World

NextDue = Callable[[], Awaitable[datetime | None]]
HELD_SECONDS = 20.0
STEPS = {"tomorrow": timedelta(days=1), "week": timedelta(weeks=1), "year": timedelta(days=365)}
LOOKED_AT_EVERY_SECONDS = 1.0


class PlaygroundClock:
    """A hand-set time with a count of its moves. `next_due` tells when the next reminder is due."""

    def __init__(self, world: World, time: HandSetTime, next_due: NextDue | None) -> None:
        self.moves = 0
        self._world = world
        self._time = time
        self._next_due = next_due
        self._closing = False
        self._told_next: str | None = None

    async def face(self) -> Json:
        """Return `now`, `next` (null where none is due or known) and `movable`."""
        due = await self._next_due() if self._next_due else None
        self._told_next = due and due.isoformat()
        return {"now": self._time.now().isoformat(), "next": self._told_next, "movable": True}

    async def move(self, to: str) -> None:
        """Move to "tomorrow", "week", "year" or "next": a second after the next reminder. Never back."""
        now = self._time.now()
        due = await self._next_due() if self._next_due and to == "next" else None
        goal = now + STEPS[to] if to in STEPS else (due + timedelta(seconds=1) if due else now)
        if goal > now:
            self.moves += 1
            self._time.move_to(goal)
        await self.tell()

    def move_by(self, step: timedelta) -> None:
        """Move by any step, for tests; a bot in another process follows."""
        self.moves += 1
        self._time.move_to(self._time.now() + step)
        self._world.wake()

    async def tell(self) -> None:
        """Tell all pages what the clock shows."""
        self._world.tell(Note({"type": "clock"} | await self.face()))

    async def tell_if_changed(self) -> None:
        """Tell all pages where another reminder is the next one now."""
        told = self._told_next
        face = await self.face()
        if face["next"] != told:
            self._world.tell(Note({"type": "clock"} | face))

    async def follow(self, request: web.Request) -> web.Response:
        """GET /page/clock?after=N: tell the time once there were more than N moves, or after a while."""
        after = int(request.query.get("after", "-1"))
        await self._world.until(lambda: self._closing or self.moves > after, seconds=HELD_SECONDS)
        return web.json_response({"moves": self.moves, "now": self._time.now().isoformat()})

    def close(self) -> None:
        """Let go of all who wait for a move."""
        self._closing = True
        self._world.wake()
