"""The rows that most tests begin with."""

from datetime import UTC, date, datetime

import pytest

from bot.clock.case import Event, How
from bot.reminders.policy import Kind, Wanted

PARENT, OTHER = 111_111_111_111_111_111, 222_222_222_222_222_222


@pytest.fixture
def parent():
    return PARENT


@pytest.fixture
def other():
    return OTHER


@pytest.fixture
def now():
    return datetime(2026, 9, 14, 20, 0, tzinfo=UTC)


@pytest.fixture
def asked():
    return Event("request_received", date(2026, 9, 14), How.EMAIL)


@pytest.fixture
def want():
    """Return a reminder told on a day, of a deadline on another."""

    def make(day, deadline_on=date(2026, 11, 13), **changed):
        values = {
            "jurisdiction": "US",
            "clock": "initial-evaluation",
            "event": "request_received",
            "event_on": date(2026, 9, 14),
            "kind": Kind.BEFORE,
            "day": day,
            "deadline_on": deadline_on,
            "hour": 9,
            "zone": "America/Los_Angeles",
        }
        return Wanted(**{**values, **changed})

    return make


@pytest.fixture
def add(store, asked):
    """Save an event and return what was left."""

    async def add(user_id=PARENT, child="A", plan="iep", state="CA", event=asked):
        return await store.cases.add_event(user_id, child=child, plan=plan, state=state, event=event)

    return add


@pytest.fixture
def opted_in(store, add, now):
    """Save a case with reminders and return it."""

    async def opted_in(user_id=PARENT, child="A"):
        added = await add(user_id, child)
        assert await store.reminders.opt_in(user_id, added.case.id, now)
        return added.case

    return opted_in
