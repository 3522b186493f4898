"""The days of a repeated entry (RFC 5545, 3.3.10). Looks at each day once, so that no rule can loop.

`dateutil` walks on to the year 9999 for a rule that never comes true again; a file may hold such rules.
"""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Literal, cast, get_args

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAYS_A_WEEK = 7
OLDEST_YEAR = 2000
"""A rule that began earlier is not read: its days would have to be counted up one by one."""
_READ = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS")
)
_OF_THE_DAY = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
"""Parts that move an entry within its day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How an entry repeats. `weekdays`: which of the month or year (0 for each), and the weekday from 0."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: date | None = None
    week_starts: int = 0
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    weekdays: frozenset[tuple[int, int]] = frozenset()
    positions: tuple[int, ...] = ()


def read_rule(parts: Mapping[str, Sequence[object]], start: date) -> Rule:
    """Read a rule of an entry that starts on a day; ValueError for one that goes beyond whole days."""
    if unknown := {name.upper() for name in parts} - _READ - _OF_THE_DAY:
        raise ValueError(f"{len(unknown)} unknown parts")
    frequency = str(_one(parts, "FREQ", "")).upper()
    if frequency not in get_args(Frequency) or start.year < OLDEST_YEAR:
        raise ValueError("not by days, or too old")
    months, month_days = _figures(parts, "BYMONTH"), _figures(parts, "BYMONTHDAY")
    weekdays = frozenset(_weekday(str(one)) for one in parts.get("BYDAY", ()))
    if not (month_days or weekdays):
        # What a rule leaves open it takes from its start.
        if frequency == "YEARLY":
            months = months or frozenset({start.month})
        if frequency in ("YEARLY", "MONTHLY"):
            month_days = frozenset({start.day})
        elif frequency == "WEEKLY":
            weekdays = frozenset({(0, start.weekday())})
    if frequency in ("DAILY", "WEEKLY") and any(which for which, _ in weekdays):
        raise ValueError("which one of a week")
    until = _one(parts, "UNTIL", None)
    interval, count = int(str(_one(parts, "INTERVAL", 1))), _one(parts, "COUNT", None)
    if interval < 1:
        raise ValueError("no interval")
    return Rule(
        frequency=cast("Frequency", frequency),
        interval=interval,
        count=None if count is None else int(str(count)),
        until=until.date() if isinstance(until, datetime) else cast("date | None", until),
        week_starts=WEEKDAYS.index(str(_one(parts, "WKST", "MO")).upper()),
        months=months,
        month_days=month_days,
        weekdays=weekdays,
        positions=tuple(sorted(_figures(parts, "BYSETPOS"))),
    )


def _one(parts: Mapping[str, Sequence[object]], name: str, without: object) -> object:
    values = parts.get(name, ())
    if len(values) > 1:
        raise ValueError("more than one value")
    return values[0] if values else without


def _figures(parts: Mapping[str, Sequence[object]], name: str) -> frozenset[int]:
    return frozenset(int(str(one)) for one in parts.get(name, ()))


def _weekday(text: str) -> tuple[int, int]:
    """Read `MO` or `-1FR`."""
    return int(text[:-2] or 0), WEEKDAYS.index(text[-2:].upper())


def repeated(rule: Rule, start: date, last: date) -> Iterator[date]:
    """Yield the days of a rule from its start, in order, none after `last`."""
    last = min(last, rule.until or last)
    left = last.toordinal() - start.toordinal() + 1 if rule.count is None else rule.count
    for number, days in groupby(_each(rule, start, last), key=lambda day: _period(rule, day)):
        if (number - _period(rule, start)) % rule.interval:
            continue
        for day in _chosen(rule, [day for day in days if _fits(rule, day)]):
            if day > last or left < 1:
                return
            if day >= start:
                left -= 1
                yield day


def _each(rule: Rule, start: date, last: date) -> Iterator[date]:
    """Yield each day, with the whole of the first and, where places in it matter, of the last period."""
    first = date(start.year, 1, 1) - timedelta(days=DAYS_A_WEEK)
    beyond = date(last.year + 1, 1, DAYS_A_WEEK) if rule.positions else last
    for number in range(first.toordinal(), beyond.toordinal() + 1):
        yield date.fromordinal(number)


def _period(rule: Rule, day: date) -> int:
    """Return the number of the day, week, month or year that a day lies in."""
    match rule.frequency:
        case "DAILY":
            return day.toordinal()
        case "WEEKLY":
            # Day 1 of all days was a Monday.
            return (day.toordinal() - 1 - rule.week_starts) // DAYS_A_WEEK
        case "MONTHLY":
            return day.year * 12 + day.month
        case "YEARLY":
            return day.year


def _fits(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    if rule.month_days and not {day.day, day.day - length - 1} & rule.month_days:
        return False
    return not rule.weekdays or any(
        day.weekday() == weekday and (not which or _is_nth(rule, day, which, length))
        for which, weekday in rule.weekdays
    )


def _is_nth(rule: Rule, day: date, which: int, month_length: int) -> bool:
    """Tell whether a day is that one of its weekday in the month or year, from the end if negative."""
    if rule.frequency == "YEARLY" and not rule.months:
        number, length = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
    else:
        number, length = day.day, month_length
    before = number - 1 if which > 0 else length - number
    return before // DAYS_A_WEEK + 1 == abs(which)


def _chosen(rule: Rule, days: list[date]) -> list[date]:
    if not rule.positions:
        return days
    places = {place - 1 if place > 0 else len(days) + place for place in rule.positions}
    return [day for place, day in enumerate(days) if place in places]
