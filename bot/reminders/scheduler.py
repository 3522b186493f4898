"""The loop that reminds: claim, deliver, mark, put off, recover. Knows no Discord and no SQLite.

Exactly once: a delivery is claimed on the disk, then sent with a nonce that never changes, then marked.
What a crash leaves between these steps is sent again with that nonce, or looked for first.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock.now import Time
from bot.log import frames
from bot.reminders.attempts import (
    Bug,
    Delivery,
    Later,
    Nothing,
    Outcome,
    Refused,
    Reminder,
    Sent,
    Stop,
    given_up,
    next_try,
)

log = logging.getLogger(__name__)

LONGEST_PAUSE_SECONDS = 30.0
"""The wall clock can be moved while the loop sleeps, so it never sleeps for long."""

AT_ONCE = 16

Deliver = Callable[[Delivery], Awaitable[Outcome]]


class DueReminders(Protocol):
    """What the loop needs of the store."""

    async def claim_due(self, now: datetime, limit: int) -> list[Delivery]:
        """Take what is due."""
        ...

    async def still_sending(self, delivery_id: int) -> list[Reminder]:
        """Return what of it is still to be told."""
        ...

    async def mark_sent(self, delivery_id: int) -> None:
        """Keep that the person has it."""
        ...

    async def mark_cancelled(self, delivery_id: int) -> None:
        """Keep that there was nothing left to tell."""
        ...

    async def mark_later(self, delivery_id: int, next_try_at: datetime, error: str) -> None:
        """Put it off."""
        ...

    async def mark_failed(self, delivery_id: int, error: str) -> None:
        """Give it up."""
        ...

    async def put_back(self, next_try_at: datetime, *, being_sent: Collection[int] = ()) -> None:
        """Put off what was claimed and is not being sent."""
        ...

    async def next_due_at(self) -> datetime | None:
        """Return when something is due."""
        ...


class Scheduler:
    """Sends each reminder once, in time, `at_once` deliveries at the same time.

    `deliver` sends one delivery and says how it went; what it raises counts as a Bug.
    """

    def __init__(
        self, reminders: DueReminders, time: Time, deliver: Deliver, *, at_once: int = AT_ONCE
    ) -> None:
        self._reminders = reminders
        self._time = time
        self._deliver = deliver
        self._at_once = at_once
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._nudged = asyncio.Event()
        self.begun = asyncio.Event()
        """Set when what was due at the start is claimed, or could not be."""
        self._loop: asyncio.Task[None] | None = None
        self._stopping = False
        self._mark_lost = False
        self.looked_at: datetime | None = None
        """When the loop last looked for what is due; None before the first look."""
        self.claimed_at: datetime | None = None
        """When it last took up something that was due; None where nothing was."""
        self.halted_by: str | None = None
        """Why nothing can be sent any more, as a short code; None while all is well."""

    @property
    def _busy(self) -> bool:
        """Tell whether nothing more is claimed: several are claimed together, or each would cost as much."""
        return len(self._sending) > self._at_once // 2

    @property
    def alive(self) -> bool:
        """Tell whether the loop runs."""
        return self._loop is not None and not self._loop.done()

    async def start(self) -> None:
        """Take up what a crash left, and begin to remind. Raises what the store raises."""
        await self._reminders.put_back(self._time.now())
        self._loop = asyncio.create_task(self._watch(), name="reminders")

    def nudge(self) -> None:
        """Look again now: something new may be due sooner than the loop would wake."""
        self._nudged.set()

    async def stop(self, within_seconds: float = 3.0) -> None:
        """Claim no more and let the sends finish; one that takes longer is taken up at the next start."""
        self._stopping = True
        self.nudge()
        clock = asyncio.get_running_loop()
        until = clock.time() + within_seconds
        if self._loop is not None:
            await asyncio.wait({self._loop}, timeout=within_seconds)
            self._loop.cancel()
        if sends := set(self._sending.values()):
            _, unfinished = await asyncio.wait(sends, timeout=max(until - clock.time(), 0))
            for send in unfinished:
                send.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    async def _watch(self) -> None:
        """Begin the loop again where it ends by a fault of ours: nobody may be forgotten for it."""
        while not self._stopping:
            try:
                await self._run()
            except Exception as error:  # noqa: BLE001  # whatever it is, the loop goes on
                log_fault("the loop of the reminders ended; it is begun again", error)
                await self._time.sleep(LONGEST_PAUSE_SECONDS)

    async def _run(self) -> None:
        while not self._stopping:
            self._nudged.clear()
            try:
                await self._claim()
                due_at = None if self._busy else await self._reminders.next_due_at()
                self.looked_at = self._time.now()
            except Exception as error:  # noqa: BLE001  # a full disk may have room again; the loop must not end
                log_fault("the store failed in the loop", error)
                due_at = None
            self.begun.set()
            await self._rest(due_at)

    async def _claim(self) -> None:
        """Begin as many sends as there is room for."""
        now = self._time.now()
        if self._mark_lost:
            # Another may be lost while these are put back.
            self._mark_lost = False
            try:
                await self._reminders.put_back(next_try(1, now), being_sent=self._sending.keys())
            except Exception:
                self._mark_lost = True
                raise
        if self._busy:
            return
        for delivery in await self._reminders.claim_due(now, self._at_once - len(self._sending)):
            self.claimed_at = now
            send = asyncio.create_task(self._send(delivery), name=f"delivery {delivery.id}")
            self._sending[delivery.id] = send

    async def _rest(self, due_at: datetime | None) -> None:
        """Sleep until something is due, but not for long; a nudge or a moved clock ends it early."""
        longest = timedelta(seconds=LONGEST_PAUSE_SECONDS)
        if self._busy:
            # Nothing more is claimed; a send that ends nudges.
            due_at = None
        until = self._time.now() + longest if due_at is None else due_at
        pause = min(until - self._time.now(), longest).total_seconds()
        sleeper = asyncio.create_task(self._time.sleep(max(pause, 0)))
        nudge = asyncio.create_task(self._nudged.wait())
        try:
            # Once round the event loop, so that the sleeper listens before the clock is read again:
            # a clock moved by hand in between would wake nobody.
            await asyncio.sleep(0)
            if due_at is None or due_at > self._time.now():
                await asyncio.wait({sleeper, nudge}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleeper.cancel()
            nudge.cancel()

    async def _send(self, claimed: Delivery) -> None:
        try:
            left = await self._reminders.still_sending(claimed.id)
            delivery = claimed._replace(reminders=tuple(left))
            # Else nothing is left that it could tell.
            await self._mark(delivery, await self._try(delivery) if left else Nothing())
        except Exception as error:  # noqa: BLE001  # one delivery never stops the others
            log_fault(f"delivery {claimed.id} could not be read or marked", error)
            self._mark_lost = True
        finally:
            del self._sending[claimed.id]
            self.nudge()

    async def _try(self, delivery: Delivery) -> Outcome:
        try:
            return await self._deliver(delivery)
        except Exception as error:  # noqa: BLE001  # whatever it is, it must not lose the reminder
            log_fault(f"delivery {delivery.id} failed by our own fault", error)
            return Bug()

    async def _mark(self, delivery: Delivery, outcome: Outcome) -> None:
        now = self._time.now()
        match outcome:
            case Sent():
                await self._reminders.mark_sent(delivery.id)
            case Nothing():
                await self._reminders.mark_cancelled(delivery.id)
            case Refused(code=code):
                log.info("delivery %d was refused: %s", delivery.id, code)
                await self._reminders.mark_failed(delivery.id, code)
            case Later(code=code) | Bug(code=code) if given_up(delivery, now):
                log.warning("delivery %d is given up: %s", delivery.id, code)
                await self._reminders.mark_failed(delivery.id, code)
            case Later(seconds=seconds, code=code):
                log.info("delivery %d is put off: %s", delivery.id, code)
                await self._reminders.mark_later(delivery.id, next_try(delivery.attempt, now, seconds), code)
            case Stop(code=code):
                # Tried again by the next start: with a token that works, it is as if nothing had been.
                log.critical("Discord takes nothing from this program any more: %s", code)
                self.halted_by = code
                self._stopping = True
                await self._reminders.mark_later(delivery.id, next_try(delivery.attempt, now), code)
            case Bug(code=code):
                log.error("delivery %d met a bug of ours: %s", delivery.id, code)
                await self._reminders.mark_later(delivery.id, next_try(delivery.attempt, now), code)


def log_fault(what: str, error: Exception) -> None:
    """Log what failed with an exception's class and frames; its message can hold what a person typed."""
    code = getattr(error, "code", "")
    log.error("%s: %s %s\n%s", what, type(error).__qualname__, code, frames(error))
