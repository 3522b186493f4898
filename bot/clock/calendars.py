"""Which days count: weekends, public holidays, anniversaries. Knows no rule and no case."""

import calendar
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
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
    import holidays  # noqa: PLC0415  # slow to load

    return frozenset(holidays.country_holidays("US", years=year))


@cache
def state_holidays(state: str, year: int) -> frozenset[date]:
    """Return the public holidays of a state in a year; a state's list leaves out some federal days."""
    # Loaded when first used, as above.
    import holidays  # noqa: PLC0415  # slow to load

    return frozenset(holidays.country_holidays("US", subdiv=state, years=year))


def closed_days(state: str, years: Iterable[int]) -> tuple[frozenset[date], frozenset[date]]:
    """Return the federal holidays of some years, and these together with the state's own.

    Business days leave out federal and state holidays (34 CFR 300.11(b)). The package's list of a
    state also has optional days, so both sets are needed to see where a count is in doubt.
    """
    asked = list(years)
    federal = frozenset[date]().union(*(federal_holidays(year) for year in asked))
    return federal, federal.union(*(state_holidays(state, year) for year in asked))


def business_day(start: date, count: int, closed: AbstractSet[date]) -> date:
    """Return the day so many business days after `start`, or before it where `count` is negative."""
    step = timedelta(days=1 if count >= 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_open(day, closed)
    return day


def is_open(day: date, closed: AbstractSet[date]) -> bool:
    """Tell whether a day is neither on a weekend nor among the closed days."""
    return not weekend(day) and day not in closed


def open_day_before(day: date, state: str, off: AbstractSet[date] = frozenset()) -> date | None:
    """Return the last open day before a weekend, a holiday or a day that is `off`; None for an open day."""
    closed = off | _closed_around(day, state)
    before = day
    while not is_open(before, closed):
        before -= timedelta(days=1)
    return None if before == day else before


def open_day_after(day: date, state: str) -> date | None:
    """Return the first open day after a weekend or holiday; None where the day itself is open."""
    closed = _closed_around(day, state)
    return None if is_open(day, closed) else business_day(day, 1, closed)


def _closed_around(day: date, state: str) -> AbstractSet[date]:
    _, closed = closed_days(state, (day.year - 1, day.year, day.year + 1))
    return closed


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """Return the anniversary; February 29 falls on the last day of February."""
    return add_months(day, years * MONTHS_A_YEAR)
