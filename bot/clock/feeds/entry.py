"""One entry of a calendar file, and the stretch of time that is looked at. Knows no format and no words."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock.school import Days

JULY = 7
MOST_ENTRIES = 2000
"""Entries of one file, and days on which its repeated entries fall."""
LONGEST_STRETCH_DAYS = 120
"""No break is longer, summer included; a longer one has a slip in its year."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry whose words may tell of school.

    `place`: its number in the file, from 1; `stretches`: each time that it falls; `whole_day`: no hours
    were given.
    """

    place: int
    summary: str
    stretches: tuple[Days, ...]
    whole_day: bool


@dataclass(frozen=True, slots=True)
class File:
    """What a file holds: how many entries in all, and those that may tell of school."""

    total: int
    entries: tuple[Entry, ...]


def school_year(day: date) -> int:
    """Return the calendar year in whose July the school year of a day begins."""
    return day.year if day.month >= JULY else day.year - 1


def window_of(today: date) -> Days:
    """Return what is read of a file: the school year around today and the next, up to a late end in July."""
    begins = school_year(today)
    return Days(date(begins, JULY, 1), date(begins + 2, JULY, 31))


def overlap(one: Days, other: Days) -> Days | None:
    """Return the days that both have."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Days(first, last) if first <= last else None


def joined(stretches: list[Days]) -> tuple[Days, ...]:
    """Sort stretches of days, and make one of those that overlap or touch."""
    found: list[Days] = []
    for days in sorted(stretches):
        if found and days.first <= found[-1].last + timedelta(days=1):
            found[-1] = Days(found[-1].first, max(found[-1].last, days.last))
        else:
            found.append(days)
    return tuple(found)
