"""Which days count: weekends, public holidays, anniversaries. Knows no rule and no case."""

import calendar
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

SATURDAY = 5
MONTHS_A_YEAR = 12


def weekend(day: date) -> bool:
    """Tell whether a day is a Saturday or Sunday."""
    return day.weekday() >= SATURDAY


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """Return the federal holidays of a year, observed days with them."""
    # Loaded when first used: the package is not needed to start.
    import holidays  # noqa: PLC0415

    return frozenset(holidays.country_holidays("US", years=year))


@cache
def state_holidays(state: str, year: int) -> frozenset[date]:
    """Return the public holidays of a state in a year; a state's list leaves out some federal days."""
    import holidays  # noqa: PLC0415

    return frozenset(holidays.country_holidays("US", subdiv=state, years=year))


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """The end of a count of business days, and the holidays that were left out on the way."""

    end: date
    end_without_state_days: date
    holidays: AbstractSet[date]


def business_days(start: date, count: int, state: str) -> BusinessDays:
    """Count business days forward, or back where `count` is negative; `start` is day zero.

    Monday to Friday without federal and state holidays (34 CFR 300.11(b)). The package's list of a
    state's days also has optional ones, so the end with the federal days alone is given beside it.
    """
    years = range(min(start.year, (start + timedelta(days=2 * count)).year) - 1, max(start.year, (start + timedelta(days=2 * count)).year) + 2)
    federal = frozenset[date]().union(*(federal_holidays(year) for year in years))
    both = federal.union(*(state_holidays(state, year) for year in years)) if state != "US" else federal
    return BusinessDays(_end(start, count, both), _end(start, count, federal), both)


def _end(start: date, count: int, closed: AbstractSet[date]) -> date:
    step = timedelta(days=1 if count >= 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        left -= not weekend(day) and day not in closed
    return day


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """Return the anniversary; February 29 falls on the last day of February."""
    return add_months(day, years * MONTHS_A_YEAR)
