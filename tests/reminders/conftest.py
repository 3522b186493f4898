"""A clock set by hand, and a letter box that behaves as Discord does."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock.case import Event
from bot.clock.now import HandSetTime
from bot.reminders.attempts import Sent
from bot.reminders.policy import Kind, Wanted
from bot.reminders.scheduler import Scheduler

NONCE_IS_KNOWN = timedelta(minutes=3)


class LetterBox:
    """Stores messages as Discord does: a nonce repeated within minutes gives the first message back.

    `script` holds, for one attempt after the other, what happens; when it is used up, all goes well.
    `true_now` is the time on Discord's side, which nobody sets back.
    """

    def __init__(self, true_now):
        self.true_now = true_now
        self.script = []
        self.attempts = []
        self.messages = []

    async def deliver(self, delivery):
        self.attempts.append(delivery)
        step = self.script.pop(0) if self.script else self.store
        return await step(delivery)

    async def store(self, delivery):
        nonces = {nonce: at for nonce, at, _ in self.messages}
        known = delivery.nonce in nonces
        found = known and (delivery.maybe_sent or self.true_now() - nonces[delivery.nonce] <= NONCE_IS_KNOWN)
        if not found:
            self.messages.append((delivery.nonce, self.true_now(), delivery))
        return Sent()

    @property
    def told(self):
        """Every reminder that reached a person, in order, once for each time."""
        return [one.wanted for _, _, delivery in self.messages for one in delivery.reminders]

    @property
    def covered(self):
        """For each message, the person and the days of the reminders in it."""
        return [(d.user_id, [one.wanted.day for one in d.reminders]) for _, _, d in self.messages]


@pytest.fixture
def time():
    return HandSetTime(datetime(2026, 9, 14, 20, tzinfo=UTC))


@pytest.fixture
def box(time):
    return LetterBox(time.now)


@pytest.fixture
async def scheduler(store, time, box):
    scheduler = Scheduler(store.reminders, time, box.deliver)
    await scheduler.start()
    yield scheduler
    await scheduler.stop()


@pytest.fixture
def want():
    """Return a reminder told on a day at 9:00 in New York, which is 13:00 UTC in October."""

    def want(day, clock="initial-evaluation"):
        return Wanted(
            jurisdiction="US",
            clock=clock,
            event="consent",
            event_on=date(2026, 9, 14),
            kind=Kind.BEFORE,
            day=day,
            deadline_on=date(2026, 11, 13),
            hour=9,
            zone="America/New_York",
        )

    return want


@pytest.fixture
def plan(time, want):
    """Save a case of a person with reminders on some days."""

    async def plan(store, *days, user_id=1, child="A"):
        event = Event("consent", date(2026, 9, 14))
        added = await store.cases.add_event(user_id, child=child, plan="iep", state="NY", event=event)
        await store.reminders.opt_in(user_id, added.case.id, time.now())
        await store.reminders.plan(user_id, added.case.id, [want(day) for day in days], time.now())
        return added.case

    return plan


@pytest.fixture
def until():
    """Wait until something holds, of the real world and not for long."""

    async def until(holds):
        async with asyncio.timeout(10):
            while not holds():
                await asyncio.sleep(0.001)

    return until
