"""What falls on a day of each year: month and day, feasts, the first Monday of October. Knows no words."""

from collections.abc import Callable
from datetime import date
from itertools import chain

from bot.clock.reading.spans import WEEK_DAYS, month_span, moved, unique

Yearly = Callable[[int], tuple[date, ...]]
"""The days of a year: none where that year lacks it, several where people differ."""
LEAP_YEAR = 2000
SAMPLE_YEARS = range(2000, 2012)
"""Years enough to tell whether a day ever comes: February 29 does, a fifth Friday of October too."""


def never(_year: int) -> tuple[date, ...]:
    """Fall on no day."""
    return ()


def month_day(month: int, day: int) -> Yearly:
    """Return what falls on a month and day: nothing in a year that lacks it."""

    def fall(year: int) -> tuple[date, ...]:
        try:
            return (date(year, month, day),)
        except ValueError:
            return ()

    return fall


def nth_weekday(month: int, weekday: int, nth: int) -> Yearly:
    """Return the nth such weekday of a month, counted from its end where `nth` is negative."""

    def fall(year: int) -> tuple[date, ...]:
        span = month_span(year, month)
        if nth > 0:
            first = (weekday - span.first.weekday()) % WEEK_DAYS
            days = moved(span.first, first + (nth - 1) * WEEK_DAYS)
        else:
            last = (span.last.weekday() - weekday) % WEEK_DAYS
            days = moved(span.last, (nth + 1) * WEEK_DAYS - last)
        return tuple(day for day in days if day in span)

    return fall


def last_of_month(month: int) -> Yearly:
    """Return the last day of a month."""
    return lambda year: (month_span(year, month).last,)


def easter(offset: int) -> Yearly:
    """Return the day so many days from Easter Sunday."""
    return lambda year: moved(_easter_sunday(year), offset)


def _easter_sunday(year: int) -> date:
    # The Gregorian computus as Meeus gives it (Astronomical Algorithms, chapter 8).
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def each_of(*falls: Yearly) -> Yearly:
    """Return the days of several, for a name that people use for each."""
    return lambda year: unique(chain.from_iterable(fall(year) for fall in falls))


def mapped(yearly: Yearly, move: Callable[[date], tuple[date, ...]]) -> Yearly:
    """Return what falls where `move` puts each day."""
    return lambda year: unique(chain.from_iterable(move(day) for day in yearly(year)))


def comes(yearly: Yearly) -> bool:
    """Tell whether a day ever comes: September 31 does not."""
    return any(yearly(year) for year in SAMPLE_YEARS)
