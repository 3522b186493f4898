"""Whatever happens in between: each reminder at most once, and once all goes well again at least once."""

import asyncio
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock.case import Event
from bot.clock.now import HandSetTime
from bot.reminders.attempts import Bug, Later, Sent
from bot.reminders.policy import Kind, Wanted
from bot.reminders.scheduler import Scheduler
from bot.store.key import Key
from bot.store.store import Store

KEY = Key("ab" * 32)
# An hour before the first reminder can be due.
START = datetime(2026, 10, 1, 12, tzinfo=UTC)
FIRST = date(2026, 10, 1)
NONCE_IS_KNOWN = timedelta(minutes=3)
PEOPLE = ((1, "A"), (1, "B"), (2, "A"))


def want(days_later):
    """Return a reminder of a date so far away that no trouble here lasts until it is given up."""
    return Wanted(
        jurisdiction="US",
        clock="initial-evaluation",
        event="consent",
        event_on=date(2026, 9, 14),
        kind=Kind.BEFORE,
        day=FIRST + timedelta(days=days_later),
        deadline_on=date(2029, 1, 1),
        hour=9,
        zone="America/New_York",
    )


class World:
    """The bot with its store, its clock and Discord; each can fail on its own."""

    def __init__(self, path, days):
        self.path = path
        self.days = days
        self.time = HandSetTime(START)
        self.true_now = START
        self.messages = {}
        self.told = []
        self.faults = []
        self.crashed = False

    async def start(self):
        self.store = await Store.open(self.path, KEY)
        self.scheduler = Scheduler(self.store.reminders, self.time, self.deliver, at_once=2)
        await self.store.reminders.put_back(self.time.now())
        self.crashed = False

    async def plan(self):
        for (user_id, child), days in zip(PEOPLE, self.days, strict=True):
            event = Event("consent", date(2026, 9, 14))
            added = await self.store.cases.add_event(
                user_id, child=child, plan="iep", state="NY", event=event
            )
            await self.store.reminders.opt_in(user_id, added.case.id, self.time.now())
            wanted = [want(day) for day in days]
            await self.store.reminders.plan(user_id, added.case.id, wanted, self.time.now())

    async def deliver(self, delivery):
        fault = self.faults.pop() if self.faults else "none"
        if fault == "crash before":
            self._crash()
        if fault in {"refused for now", "raises before"}:
            return self._fail(fault)
        self._arrive(delivery)
        if fault == "crash after":
            self._crash()
        return Sent() if fault == "none" else self._fail(fault)

    def _arrive(self, delivery):
        stored_at = self.messages.get(delivery.nonce)
        if stored_at is not None and (delivery.maybe_sent or self.true_now - stored_at <= NONCE_IS_KNOWN):
            return
        self.messages[delivery.nonce] = self.true_now
        self.told += [(delivery.user_id, one.case_id, one.wanted) for one in delivery.reminders]

    def _fail(self, fault):
        if fault.startswith("raises"):
            raise ValueError(fault)
        return Bug() if fault == "bug" else Later(code="http_503")

    def _crash(self):
        self.crashed = True
        # Ends the send as a killed process does: nothing is marked.
        raise asyncio.CancelledError

    async def run(self):
        """Do what the loop does at each turn, until nothing is due or the program has crashed."""
        while not self.crashed:
            await self.scheduler._claim()
            sends = list(self.scheduler._sending.values())
            if not sends:
                return
            await asyncio.gather(*sends, return_exceptions=True)
        await self.store.close()
        await self.start()

    def move(self, minutes):
        """Let time go by; the loop's turns come with it."""
        self.true_now += timedelta(minutes=minutes)
        self.time.move_by(timedelta(minutes=minutes))


FAULTS = st.sampled_from(
    [
        "none",
        "refused for now",
        "raises before",
        "bug",
        "raises after",
        "answer lost",
        "crash before",
        "crash after",
    ]
)
MOVES = st.tuples(st.just("move"), st.sampled_from([1, 2, 4, 7, 70, 18 * 60, 24 * 60, 3 * 24 * 60]))
STEPS = st.one_of(
    MOVES,
    MOVES,
    MOVES,
    st.tuples(st.just("set back"), st.sampled_from([60, 5 * 60, 25 * 60, 30 * 24 * 60])),
    st.tuples(st.just("plan"), st.none()),
    st.tuples(st.just("restart"), st.none()),
    st.tuples(st.just("claim and die"), st.none()),
)
DAYS = st.lists(st.integers(0, 6), unique=True, min_size=1, max_size=4)


async def live(path, days, steps, faults):
    world = World(path, days)
    await world.start()
    try:
        await world.plan()
        world.faults = list(faults)
        for step, value in steps:
            match step:
                case "move":
                    world.move(value)
                case "set back":
                    world.time.move_by(-timedelta(minutes=value))
                case "plan":
                    await world.plan()
                case "restart":
                    await world.store.close()
                    await world.start()
                case "claim and die":
                    await world.store.reminders.claim_due(world.time.now(), 2)
                    await world.store.close()
                    await world.start()
            await world.run()
        world.faults = []
        world.time.move_to(datetime(2026, 12, 1, tzinfo=UTC))
        for _ in range(4):
            world.move(61)
            await world.run()
        assert await world.store.reminders.next_due_at() is None
        cases = {
            (case.user_id, case.child): case.id
            for user in (1, 2)
            for case in await world.store.cases.cases_of(user)
        }
    finally:
        await world.store.close()
    expected = [
        (who[0], cases[who], want(day)) for who, days_of in zip(PEOPLE, days, strict=True) for day in days_of
    ]
    return world.told, expected


@settings(max_examples=100, deadline=None)
@given(
    st.tuples(DAYS, DAYS, DAYS),
    st.lists(STEPS, min_size=6, max_size=16),
    st.lists(FAULTS, min_size=3, max_size=16),
)
def test_each_reminder_comes_exactly_once(days, steps, faults):
    with tempfile.TemporaryDirectory() as folder:
        told, expected = asyncio.run(live(Path(folder) / "clockstart.db", days, steps, faults))
    assert len(told) == len(set(told)), "a reminder came twice"
    assert set(told) == set(expected), "a reminder was lost, or came unasked"
