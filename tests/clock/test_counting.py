"""Counting: expected days were counted by hand on a printed calendar of 2026 to 2028.

The holidays used: Labor Day Sep 7, Columbus Day Oct 12, Veterans Day Wed Nov 11, Thanksgiving Thu Nov 26,
Juneteenth Fri Jun 19 and July 3 (for Sat July 4) in 2026; Martin Luther King Day Mon Jan 18 and
Presidents' Day Mon Feb 15 in 2027. California's own: the day after Thanksgiving, Cesar Chavez Day Mar 31;
Columbus Day is none of its days off.
"""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as some

from bot.clock.calendars import (
    add_months,
    add_years,
    business_day,
    closed_days,
    federal_holidays,
    is_open,
    open_day_after,
    open_day_before,
    state_holidays,
    weekend,
)
from bot.clock.case import Event
from bot.clock.counting import count
from bot.clock.deadline import Deadline, Guess
from bot.clock.walking import Reason, Span
from bot.law.library import library
from bot.law.model import Clock

SOURCE = {
    "citation": "a section",
    "url": "https://example.org/",
    "checked": "text",
    "checked_on": "2026-11-21",
}
STATES = tuple(library().states)
DAYS = some.dates(date(2020, 1, 1), date(2032, 12, 31))
A_DAY = timedelta(days=1)


def clock(length: int, unit: str, **more: object) -> Clock:
    row: dict[str, Any] = {
        "id": "a-clock",
        "plan": "iep",
        "starts": "consent",
        "title": {"en": "A clock"},
        "due": {"en": "it is done"},
        "length": length,
        "unit": unit,
        "who": "school",
        "source": SOURCE,
    }
    return Clock.model_validate(row | more)


def counted(
    length: int,
    unit: str,
    day: date,
    state: str = "CA",
    *,
    day_known: bool = True,
    may_not_apply: Guess | None = None,
    **more: object,
) -> Deadline:
    event = Event("consent", day, day_known=day_known)
    rule = clock(length, unit, **more)
    return count(rule, event, jurisdiction=state, state=state, may_not_apply=may_not_apply)


# Calendar days, weeks, months, years


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        # 16 days are left of September, 31 of October make 47, then 13 of November.
        (date(2026, 9, 14), 60, date(2026, 11, 13)),
        (date(2026, 9, 14), 15, date(2026, 9, 29)),
        (date(2026, 9, 14), 1, date(2026, 9, 15)),
        # 16 + 31 + 30 + 31 + 31 make 139 at the end of January, then 28 of February and 13 of March.
        (date(2026, 9, 14), 180, date(2027, 3, 13)),
        # Over February 29, 2028: 14 + 29 make 43 at the end of February, then 2 of March.
        (date(2028, 1, 17), 45, date(2028, 3, 2)),
        (date(2027, 1, 17), 45, date(2027, 3, 3)),
        # On a Saturday, and on a holiday: the day stays where it is.
        (date(2026, 9, 15), 60, date(2026, 11, 14)),
        (date(2026, 9, 12), 60, date(2026, 11, 11)),
        # Over the clock change of November 1 a day is still a day.
        (date(2026, 10, 31), 2, date(2026, 11, 2)),
    ],
)
def test_calendar_days_count_every_day(start: date, length: int, end: date) -> None:
    found = counted(length, "calendar_days", start)
    assert found.due_on == end
    assert found.sure
    assert (found.not_before, found.about, found.latest, found.guesses) == (None, None, None, ())
    assert found.working == (
        Span(start, start, 0, Reason.DAY_ZERO),
        Span(start + A_DAY, end, length, Reason.COUNTED),
    )


def test_weeks_are_seven_days_each() -> None:
    assert counted(2, "weeks", date(2026, 9, 14)).due_on == date(2026, 9, 28)
    assert counted(2, "weeks", date(2026, 9, 28), direction="back").due_on == date(2026, 9, 14)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 9, 14), 6, date(2027, 3, 14)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 9, 14), 12, date(2027, 9, 14)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(
    start: date, months: int, end: date
) -> None:
    assert add_months(start, months) == end
    found = counted(months, "months", start)
    assert found.due_on == end
    assert found.sure
    assert found.working[1:] == (Span(end, end, months, Reason.ANNIVERSARY),)


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        (date(2026, 9, 14), 1, date(2027, 9, 14)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2027, 2, 28), 1, date(2028, 2, 28)),
        (date(2026, 12, 31), 2, date(2028, 12, 31)),
    ],
)
def test_years_end_on_the_anniversary(start: date, years: int, end: date) -> None:
    assert add_years(start, years) == end
    assert counted(years, "years", start).due_on == end


@pytest.mark.parametrize(
    ("length", "unit", "start", "end"),
    [
        (5, "calendar_days", date(2026, 11, 18), date(2026, 11, 13)),
        (90, "calendar_days", date(2027, 3, 1), date(2026, 12, 1)),
        (1, "months", date(2027, 3, 31), date(2027, 2, 28)),
        (1, "years", date(2028, 2, 29), date(2027, 2, 28)),
    ],
)
def test_what_counts_back_ends_before_the_day(length: int, unit: str, start: date, end: date) -> None:
    assert counted(length, unit, start, direction="back").due_on == end


@pytest.mark.parametrize("unit", ["calendar_days", "weeks", "months", "years", "business_days"])
@pytest.mark.parametrize("direction", ["forward", "back"])
def test_no_length_ends_on_the_day_itself(unit: str, direction: str) -> None:
    # A Sunday: it is not moved.
    found = counted(0, unit, date(2026, 9, 13), direction=direction)
    assert found.due_on == date(2026, 9, 13)
    assert found.sure
    assert sum(span.days for span in found.working) == 0


# Business days, 34 CFR 300.11(b): Monday to Friday without federal and state holidays


@pytest.mark.parametrize(
    ("start", "length", "end", "left_out"),
    [
        # Nothing in the way: Tue 15, Wed 16, Thu 17, Fri 18, Mon 21.
        (date(2026, 9, 14), 5, date(2026, 9, 21), []),
        # From a Saturday: Mon 21 is the first day.
        (date(2026, 9, 19), 1, date(2026, 9, 21), []),
        # Veterans Day: Mon 9, Tue 10, Thu 12, Fri 13, Mon 16.
        (date(2026, 11, 6), 5, date(2026, 11, 16), [date(2026, 11, 11)]),
        # Martin Luther King Day: Fri 15, Tue 19, Wed 20, Thu 21, Fri 22.
        (date(2027, 1, 14), 5, date(2027, 1, 22), [date(2027, 1, 18)]),
        # Presidents' Day: Fri 12, Tue 16, Wed 17, Thu 18, Fri 19.
        (date(2027, 2, 11), 5, date(2027, 2, 19), [date(2027, 2, 15)]),
        # July 4 is a Saturday, kept on Friday 3: Tue 30, Wed 1, Thu 2, Mon 6, Tue 7.
        (date(2026, 6, 29), 5, date(2026, 7, 7), [date(2026, 7, 3)]),
        # Columbus Day is federal, though California's list drops it: Fri 9, Tue 13, Wed 14, Thu 15, Fri 16.
        (date(2026, 10, 8), 5, date(2026, 10, 16), [date(2026, 10, 12)]),
        # Over New Year: Wed 30, Thu 31, Mon 4, Tue 5, Wed 6.
        (date(2026, 12, 29), 5, date(2027, 1, 6), [date(2027, 1, 1)]),
    ],
)
def test_business_days_leave_out_weekends_and_holidays(
    start: date, length: int, end: date, left_out: list[date]
) -> None:
    found = counted(length, "business_days", start)
    assert found.due_on == end
    assert found.sure
    assert found.latest is None
    holidays = [span.first for span in found.working if span.reason is Reason.HOLIDAY]
    assert holidays == left_out


def test_the_working_of_business_days_day_by_day() -> None:
    found = counted(5, "business_days", date(2026, 11, 6))
    assert found.working == (
        Span(date(2026, 11, 6), date(2026, 11, 6), 0, Reason.DAY_ZERO),
        Span(date(2026, 11, 7), date(2026, 11, 8), 0, Reason.WEEKEND),
        Span(date(2026, 11, 9), date(2026, 11, 10), 2, Reason.COUNTED),
        Span(date(2026, 11, 11), date(2026, 11, 11), 0, Reason.HOLIDAY),
        Span(date(2026, 11, 12), date(2026, 11, 13), 2, Reason.COUNTED),
        Span(date(2026, 11, 14), date(2026, 11, 15), 0, Reason.WEEKEND),
        Span(date(2026, 11, 16), date(2026, 11, 16), 1, Reason.COUNTED),
    )


@pytest.mark.parametrize(
    ("start", "earliest", "latest"),
    [
        # Thanksgiving is out for all. The Friday after it is California's alone:
        # Mon 23, Tue 24, Wed 25, Fri 27, Mon 30; or without the Friday one more, Tue Dec 1.
        (date(2026, 11, 20), date(2026, 11, 30), date(2026, 12, 1)),
        # Cesar Chavez Day: Mon 29, Tue 30, Wed 31, Thu 1, Fri 2; or without Wed 31 also Mon 5.
        (date(2027, 3, 26), date(2027, 4, 2), date(2027, 4, 5)),
    ],
)
def test_over_a_day_that_only_the_state_keeps_both_days_are_given(
    start: date, earliest: date, latest: date
) -> None:
    found = counted(5, "business_days", start)
    assert (found.due_on, found.not_before, found.latest) == (None, earliest, latest)
    assert found.guesses == (Guess.STATE_HOLIDAY,)
    assert not found.sure
    assert found.next_day == earliest
    # In a state that keeps neither day the count is plain.
    assert counted(5, "business_days", start, "MO").due_on == earliest


def test_a_state_holiday_on_a_weekend_makes_no_doubt() -> None:
    # California's list has Susan B. Anthony Day on Sunday, February 15, 2026. Monday 16 is Presidents' Day.
    assert date(2026, 2, 15) in state_holidays("CA", 2026)
    found = counted(2, "business_days", date(2026, 2, 13))
    assert found.due_on == date(2026, 2, 18)
    assert found.sure


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        # A hearing on Wed Nov 18: Tue 17, Mon 16, Fri 13, Thu 12, and over Veterans Day Tue 10.
        (date(2026, 11, 18), 5, date(2026, 11, 10)),
        # From a Monday back: Fri 18, Thu 17, Wed 16, Tue 15, Mon 14, Fri 11, Thu 10, Wed 9, Tue 8, Fri 4.
        (date(2026, 9, 21), 10, date(2026, 9, 4)),
    ],
)
def test_business_days_are_counted_back(start: date, length: int, end: date) -> None:
    found = counted(length, "business_days", start, direction="back")
    assert found.due_on == end
    assert found.sure
    assert [span.first for span in found.working[1:]] == sorted(span.first for span in found.working[1:])


def test_counted_back_over_a_day_that_only_the_state_keeps_the_earlier_day_comes_first() -> None:
    # From Wed Dec 2: Tue 1, Mon 30, Fri 27, Wed 25, Tue 24; or without Fri 27 also Mon 23.
    found = counted(5, "business_days", date(2026, 12, 2), direction="back")
    assert (found.due_on, found.not_before, found.latest) == (None, date(2026, 11, 23), date(2026, 11, 24))


def test_every_states_days_off_are_known_beside_the_federal_ones() -> None:
    for state in STATES:
        federal, both = closed_days(state, [2026, 2027])
        assert date(2026, 11, 26) in federal
        assert federal <= both, state
        assert state_holidays(state, 2026) <= both, state


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 9, 14), None, None),
        (date(2026, 9, 12), date(2026, 9, 11), date(2026, 9, 14)),
        # Labor Day: Friday before, Tuesday after.
        (date(2026, 9, 7), date(2026, 9, 4), date(2026, 9, 8)),
        # Sunday after Thanksgiving: California keeps Friday too.
        (date(2026, 11, 29), date(2026, 11, 25), date(2026, 11, 30)),
        (date(2027, 1, 1), date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_the_open_days_around_a_closed_one(day: date, before: date | None, after: date | None) -> None:
    assert open_day_before(day, "CA") == before
    assert open_day_after(day, "CA") == after


# What cannot be known


@pytest.mark.parametrize(
    ("start", "earliest"),
    [
        # Ten days without a holiday: Tue 15 to Fri 18, Mon 21 to Fri 25, Mon 28.
        (date(2026, 9, 14), date(2026, 9, 28)),
        # Over Thanksgiving; the Friday after it may be a school day: Tue 17 to Fri 20, Mon 23 to Wed 25,
        # Fri 27, Mon 30, Tue 1.
        (date(2026, 11, 16), date(2026, 12, 1)),
    ],
)
def test_school_days_without_a_calendar_have_a_first_day_and_no_last(start: date, earliest: date) -> None:
    found = counted(10, "school_days", start)
    assert (found.due_on, found.not_before, found.latest) == (None, earliest, None)
    assert found.guesses == (Guess.SCHOOL_DAYS,)
    assert not found.sure


@pytest.mark.parametrize("skips", [({"what": "summer"},), ({"what": "breaks", "at_least_school_days": 6},)])
def test_a_rule_that_leaves_out_breaks_gives_the_first_day_it_can_be(skips: tuple[str, ...]) -> None:
    found = counted(60, "calendar_days", date(2026, 9, 14), skips=skips)
    assert (found.due_on, found.not_before, found.latest) == (None, date(2026, 11, 13), None)
    assert found.guesses == (Guess.BREAKS,)
    assert not found.sure


def test_mail_without_a_delivery_day_gives_the_first_day_it_can_be() -> None:
    found = counted(60, "calendar_days", date(2026, 9, 14), day_known=False)
    assert (found.due_on, found.not_before) == (None, date(2026, 11, 13))
    assert found.guesses == (Guess.MAILED,)
    assert not found.sure
    assert found.next_day == date(2026, 11, 13)


@pytest.mark.parametrize("more", [{"day_known": False}])
def test_no_last_day_is_given_where_the_true_one_can_be_later(more: dict[str, Any]) -> None:
    # The state holiday alone would end the count on Apr 2 or 5; late mail or a break can move it past both.
    found = counted(5, "business_days", date(2027, 3, 26), **more)
    assert found.not_before == date(2027, 4, 2)
    assert Guess.STATE_HOLIDAY in found.guesses
    assert found.latest is None


@pytest.mark.parametrize("why", [Guess.BESIDE])
def test_a_rule_that_may_not_be_the_one_that_holds_keeps_its_own_day_and_is_not_sure(why: Guess) -> None:
    found = counted(60, "calendar_days", date(2026, 9, 14), may_not_apply=why)
    assert (found.due_on, found.not_before) == (date(2026, 11, 13), None)
    assert found.guesses == (why,)
    assert not found.sure


@pytest.mark.parametrize(
    "more",
    [
        {"doubt": {"en": "Two sections differ."}},
        {"source": SOURCE | {"checked": "secondary"}},
        {"source": SOURCE | {"checked": "unverified"}},
    ],
)
def test_a_rule_in_doubt_gives_its_day_and_is_not_sure(more: dict[str, Any]) -> None:
    found = counted(60, "calendar_days", date(2026, 9, 14), **more)
    assert found.due_on == date(2026, 11, 13)
    assert not found.sure


def test_an_agencys_own_guide_is_enough_to_be_sure() -> None:
    guide = SOURCE | {"checked": "official"}
    assert counted(60, "calendar_days", date(2026, 9, 14), source=guide).sure


def test_all_doubts_are_kept() -> None:
    found = counted(
        10,
        "school_days",
        date(2026, 9, 14),
        day_known=False,
        skips=({"what": "summer"},),
        may_not_apply=Guess.BESIDE,
    )
    assert set(found.guesses) == {Guess.SCHOOL_DAYS, Guess.MAILED, Guess.BESIDE}


# What holds for every count


@examples(max_examples=150, deadline=None)
@given(
    unit=some.sampled_from(["calendar_days", "business_days", "school_days", "weeks", "months", "years"]),
    length=some.integers(0, 90),
    start=DAYS,
    state=some.sampled_from(["CA", "TX", "NY", "HI", "DC", "MO"]),
    direction=some.sampled_from(["forward", "back"]),
)
def test_the_working_adds_up_to_the_length(
    unit: str, length: int, start: date, state: str, direction: str
) -> None:
    found = counted(length, unit, start, state, direction=direction)
    end = found.next_day
    assert end is not None
    assert (end >= start) if direction == "forward" else (end <= start)
    assert sum(span.days for span in found.working) == length * (7 if unit == "weeks" else 1)
    assert found.working[0] == Span(start, start, 0, Reason.DAY_ZERO)
    if unit in ("months", "years"):
        assert found.working[1:] == (Span(end, end, length, Reason.ANNIVERSARY),)
        return
    rows = sorted(found.working, key=lambda span: span.first)
    assert (rows[0].first, rows[-1].last) == (min(start, end), max(start, end))
    for one, following in pairwise(rows):
        assert following.first == one.last + A_DAY
    for span in rows:
        whole = (span.last - span.first).days + 1
        assert span.days == (whole if span.reason is Reason.COUNTED else 0)


@examples(max_examples=100, deadline=None)
@given(
    start=DAYS,
    length=some.integers(1, 60),
    closed=some.frozensets(DAYS, max_size=40),
    more=some.lists(some.integers(1, 90), max_size=10),
)
def test_a_day_never_comes_sooner_when_a_day_off_is_added(
    start: date, length: int, closed: frozenset[date], more: list[int]
) -> None:
    forward = closed | {start + timedelta(days=gap) for gap in more}
    assert business_day(start, length, closed) <= business_day(start, length, forward)
    back = closed | {start - timedelta(days=gap) for gap in more}
    assert business_day(start, -length, closed) >= business_day(start, -length, back)


@examples(max_examples=100, deadline=None)
@given(start=DAYS, length=some.integers(1, 60), closed=some.frozensets(DAYS, max_size=40))
def test_business_days_are_open_days_and_counting_back_undoes_counting_on(
    start: date, length: int, closed: frozenset[date]
) -> None:
    end = business_day(start, length, closed)
    between = [start + timedelta(days=gap) for gap in range(1, (end - start).days + 1)]
    assert sum(is_open(day, closed) for day in between) == length
    assert is_open(end, closed)
    if is_open(start, closed):
        assert business_day(end, -length, closed) == start


@examples(max_examples=50, deadline=None)
@given(start=DAYS, length=some.integers(1, 60), state=some.sampled_from(STATES))
def test_a_business_deadline_is_never_on_a_weekend_or_federal_holiday(
    start: date, length: int, state: str
) -> None:
    found = counted(length, "business_days", start, state)
    for day in (found.due_on, found.not_before, found.latest):
        assert day is None or not (weekend(day) or day in federal_holidays(day.year))
    if found.latest:
        assert found.not_before is not None
        assert found.not_before < found.latest
