"""Walking from day to day: how each day is treated, and the spans that come of it. Knows no clock's end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from bot.clock.calendars import closed_days, weekend
from bot.clock.school import SchoolCalendar, school_days_off
from bot.law.model import Clock, Skip, Unit

ONE_DAY = timedelta(days=1)
LONGEST_WALK_DAYS = 1500
"""No count by days is longer; a calendar that never comes to an end of days off must not hang the bot."""


class Reason(StrEnum):
    """Why a span of days was counted or skipped."""

    DAY_ZERO = "day_zero"
    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    BREAK = "break"
    SUMMER = "summer"
    ANNIVERSARY = "anniversary"
    ROLLED = "rolled"
    """After the end of the count: a weekend or holiday, over which the rule moves the end."""
    ABSENT = "absent"
    """School days added for days that the child missed."""
    LATE_START = "late_start"
    """Another end holds, since the count began so near the end of the school year."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row that were treated alike; `days` is how many of them count."""

    first: date
    last: date
    days: int
    reason: Reason


Look = Callable[[date], Reason]
"""Tells how a day is treated."""


def walk(start: date, length: int, look: Look) -> tuple[date, tuple[Span, ...]]:
    """Walk until so many days were counted, back where `length` is negative; spans stand earliest first."""
    step = ONE_DAY if length >= 0 else -ONE_DAY
    day, left = start, abs(length)
    walked: list[tuple[Reason, date]] = []
    while left and len(walked) < LONGEST_WALK_DAYS:
        day += step
        reason = look(day)
        left -= reason is Reason.COUNTED
        walked.append((reason, day))
    in_order = walked if length >= 0 else reversed(walked)
    return day, tuple(_span(reason, list(days)) for reason, days in groupby(in_order, key=itemgetter(0)))


def _span(reason: Reason, walked: list[tuple[Reason, date]]) -> Span:
    counted = len(walked) if reason is Reason.COUNTED else 0
    return Span(walked[0][1], walked[-1][1], counted, reason)


def length_of(clock: Clock) -> int:
    """Return the days to walk, negative for a count back; a day one on the event itself is one less."""
    length = clock.length - (clock.day_one == "event")
    return -length if clock.direction == "back" else length


def open_days(closed: frozenset[date]) -> Look:
    """Return the look at days of an office: open but on weekends and closed days."""

    def look(day: date) -> Reason:
        if weekend(day):
            return Reason.WEEKEND
        return Reason.HOLIDAY if day in closed else Reason.COUNTED

    return look


def closed_around(state: str, start: date, length: int) -> tuple[frozenset[date], frozenset[date]]:
    """Return the federal holidays, and these with the state's own, for all days that a count can reach."""
    # Twice the count is more than any run of closed days adds; a year more for New Year.
    reach = (start + timedelta(days=2 * length)).year
    return closed_days(state, range(min(start.year, reach) - 1, max(start.year, reach) + 2))


def certain_days(clock: Clock, state: str, start: date) -> Look:
    """Look at days as far as is certain without a school's calendar.

    Weekends, and for the school's own duties public holidays. A parent's own limit leaves out weekends
    alone: a school may be open on a public holiday, and the safe day is the earlier one.
    """
    if clock.unit is Unit.SCHOOL_DAYS and clock.who == "parent":
        return open_days(frozenset())
    if clock.unit in (Unit.SCHOOL_DAYS, Unit.BUSINESS_DAYS):
        return open_days(closed_around(state, start, length_of(clock) * 2)[0])
    return lambda _day: Reason.COUNTED


def by_calendar(clock: Clock, calendar: SchoolCalendar) -> Look:
    """How each day is treated by a school's calendar."""
    if clock.unit is Unit.SCHOOL_DAYS:
        return lambda day: school_day(day, calendar)

    def look(day: date) -> Reason:
        for skip in clock.skips:
            if reason := _skipped(day, skip, calendar):
                return reason
        return Reason.COUNTED

    return look


def school_day(day: date, calendar: SchoolCalendar) -> Reason:
    """Tell how a day is treated by a count of school days."""
    if weekend(day):
        return Reason.WEEKEND
    if day in calendar.days_off:
        return Reason.BREAK
    return Reason.SUMMER if calendar.in_summer(day) else Reason.COUNTED


def _skipped(day: date, skip: Skip, calendar: SchoolCalendar) -> Reason | None:
    if skip.what == "summer":
        return Reason.SUMMER if calendar.in_summer(day) else None
    days = calendar.break_of(day)
    if days is None and skip.touching_weekends and weekend(day):
        days = calendar.break_of(day - timedelta(days=day.weekday() - 4)) or calendar.break_of(
            day + timedelta(days=7 - day.weekday())
        )
    if days is None or calendar.in_summer(day):
        return None
    return Reason.BREAK if school_days_off(days) >= skip.at_least_school_days else None
