"""Laws of counting for all inputs: against numpy, back against forward, and with one more day off."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as some

from bot.clock.calendars import business_day
from bot.clock.case import Event
from bot.clock.school import Days, SchoolCalendar
from bot.clock.timeline import Known, started
from bot.clock.walking import Reason, open_days, walk
from bot.law.library import library
from bot.law.model import Meaning, Unit

FACTS = library()
DAYS = some.dates(date(2024, 1, 1), date(2028, 12, 31))
HOLIDAYS = some.frozensets(DAYS, max_size=40)
YEARS = (Days(date(2026, 8, 26), date(2027, 6, 11)), Days(date(2027, 8, 25), date(2028, 6, 9)))
IN_SCHOOL = some.dates(date(2026, 8, 26), date(2027, 6, 11))
OFF = some.lists(
    IN_SCHOOL.flatmap(lambda day: some.integers(0, 11).map(lambda more: (day, more))), max_size=6
)
CLOCKS = [
    (state.code, clock)
    for state in FACTS.states.values()
    for clock in state.clocks
    if (clock.unit is Unit.SCHOOL_DAYS or clock.skips)
    and clock.meaning is Meaning.DEADLINE
    and not clock.late_start
]


def calendar(off):
    ranges = {Days(day, min(day + timedelta(days=more), YEARS[-1].last)) for day, more in off}
    return SchoolCalendar(YEARS, tuple(sorted(ranges)))


def counted(state, clock, day, school):
    found = started(Event(clock.starts, day), state, _plan(clock), FACTS, Known(calendar=school))
    return next(one for one in found if one.clock.id == clock.id and one.jurisdiction == state)


def _plan(clock):
    return "504" if clock.plan == "504" else "iep"


@given(DAYS, some.integers(1, 90), HOLIDAYS)
def test_business_days_are_what_numpy_counts(start, length, holidays):
    # numpy counts from an open day; from a closed one it first rolls back, as day zero does not count.
    theirs = np.busday_offset(start, length, roll="backward", holidays=sorted(holidays))
    assert business_day(start, length, holidays) == theirs.astype(date)
    assert walk(start, length, open_days(holidays))[0] == theirs.astype(date)


@given(DAYS, some.integers(1, 90), HOLIDAYS)
def test_business_days_back_are_what_numpy_counts(start, length, holidays):
    theirs = np.busday_offset(start, -length, roll="forward", holidays=sorted(holidays))
    assert business_day(start, -length, holidays) == theirs.astype(date)


@given(DAYS, some.integers(1, 90), HOLIDAYS)
def test_counting_back_undoes_counting_forward(start, length, holidays):
    assume(start.weekday() < 5 and start not in holidays)
    there = business_day(start, length, holidays)
    assert business_day(there, -length, holidays) == start


@given(some.sampled_from(CLOCKS), IN_SCHOOL, OFF, IN_SCHOOL)
def test_one_more_day_off_never_moves_a_deadline_earlier(row, day, off, more):
    state, clock = row
    before = counted(state, clock, day, calendar(off))
    after = counted(state, clock, day, calendar([*off, (more, 0)]))
    assume(before.due_on and after.due_on)
    if clock.direction == "back":
        assert after.due_on <= before.due_on
    else:
        assert after.due_on >= before.due_on


@given(some.sampled_from(CLOCKS), IN_SCHOOL, OFF)
def test_the_working_adds_up_and_leaves_no_day_out(row, day, off):
    state, clock = row
    found = counted(state, clock, day, calendar(off))
    assert sum(span.days for span in found.working) == clock.length
    spans = [span for span in found.working if span.reason is not Reason.DAY_ZERO]
    spans.sort(key=lambda one: one.first)
    for one, other in pairwise(spans):
        assert one.last + timedelta(days=1) == other.first
    ends = {spans[0].first, spans[-1].last} if spans else {day}
    assert (found.due_on or found.next_day) in ends


@given(some.sampled_from(CLOCKS), IN_SCHOOL)
def test_without_a_calendar_the_earliest_day_is_not_after_the_likely_one(row, day):
    state, clock = row
    found = counted(state, clock, day, None)
    assert not found.sure
    if found.not_before and found.about:
        assert found.not_before <= found.about
