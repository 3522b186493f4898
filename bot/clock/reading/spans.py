"""Stretches of days, and steps from one day to another. Knows no words and no rules of reading."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock.calendars import add_months

WEEK_DAYS = 7
HALF_A_WEEK_DAYS = 3
MONTHS_A_YEAR = 12
SATURDAY, SUNDAY = 5, 6
JUNE, JULY = 6, 7
WHOLE_YEARS = ("year", "school_year")
A_LONG_LIFE_DAYS = 40_000
"""No count of days back or ahead is longer; what is longer is a slip."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both counted."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Tell whether a day lies in the span."""
        return isinstance(day, date) and self.first <= day <= self.last

    def days(self) -> tuple[date, ...]:
        """Return each day of the span."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def unique(days: Iterable[date]) -> tuple[date, ...]:
    """Return the days in their order, each once."""
    return tuple(dict.fromkeys(days))


def moved(day: date, days: int) -> tuple[date, ...]:
    """Return the day so many days on, or none where the calendar ends before it."""
    if abs(days) > A_LONG_LIFE_DAYS:
        return ()
    try:
        return (day + timedelta(days=days),)
    except OverflowError:
        return ()


def months_on(day: date, months: int) -> tuple[date, ...]:
    """Return the same day of another month (its last, where it is shorter), or none far out."""
    try:
        return (add_months(day, months),)
    except (ValueError, OverflowError):
        return ()


def far(day: date, unit: str, number: int) -> tuple[date, ...]:
    """Return the day so many days, weeks, months or years on; none for another unit."""
    match unit:
        case "day":
            return moved(day, number)
        case "week":
            return moved(day, number * WEEK_DAYS)
        case "month":
            return months_on(day, number)
        case "year":
            return months_on(day, number * MONTHS_A_YEAR)
        case _:
            return ()


def weekday_beside(day: date, weekday: int, direction: int) -> tuple[date, ...]:
    """Return the nearest such weekday strictly before (-1) or after (1) a day."""
    gap = (weekday - day.weekday()) * direction % WEEK_DAYS or WEEK_DAYS
    return moved(day, gap * direction)


def weekday_of_week(day: date, weekday: int) -> tuple[date, ...]:
    """Return that weekday in the week of a day, for each day that a week may start on."""
    return unique(one for span in week_spans(day, 0) for one in span.days() if one.weekday() == weekday)


def nearest_weekday(day: date, weekday: int, today: date) -> tuple[date, ...]:
    """Return the nearest such weekday; for a day that is past, one that is past too."""
    gap = (weekday - day.weekday() + HALF_A_WEEK_DAYS) % WEEK_DAYS - HALF_A_WEEK_DAYS
    near = moved(day, gap)
    if near and day <= today < near[0]:
        return moved(near[0], -WEEK_DAYS)
    return near


def week_spans(today: date, weeks: int) -> tuple[Span, ...]:
    """Return the week so many weeks on, as those that start on Sunday and on Monday have it."""
    spans: list[Span] = []
    for start in (SUNDAY, 0):
        first = moved(today, weeks * WEEK_DAYS - (today.weekday() - start) % WEEK_DAYS)
        last = moved(first[0], WEEK_DAYS - 1) if first else ()
        spans += [Span(first[0], last[0])] if last else []
    return tuple(spans)


def weekend_spans(today: date, weeks: int) -> tuple[Span, ...]:
    """Return the weekend so many weeks on; on a Sunday this one is the one that ends today."""
    saturdays = moved(
        today, (SATURDAY - today.weekday()) % WEEK_DAYS - (WEEK_DAYS if today.weekday() == SUNDAY else 0)
    )
    return tuple(
        Span(first, last)
        for day in saturdays
        for first in moved(day, weeks * WEEK_DAYS)
        for last in moved(first, 1)
    )


def fortnight_spans(today: date, fortnights: int) -> tuple[Span, ...]:
    """Return the two weeks so many fortnights on."""
    weeks = (2 * fortnights, 2 * fortnights + 1)
    return tuple(span for week in weeks for span in week_spans(today, week))


def month_spans(today: date, months: int) -> tuple[Span, ...]:
    """Return the month so many months on."""
    return tuple(month_span(day.year, day.month) for day in months_on(today.replace(day=1), months))


def month_span(year: int, month: int) -> Span:
    """Return the days of a month."""
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_span(year: int) -> Span:
    """Return the days of a year from 1 to 9999."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def year_spans(today: date, years: int) -> tuple[Span, ...]:
    """Return the year so many years on."""
    return (year_span(today.year + years),)


def school_year_spans(today: date, years: int) -> tuple[Span, ...]:
    """Return the school year so many years on: July of one year to July of the next.

    In June and July people differ on whether the year that ends is this one or the last one.
    """
    start = today.year if today.month > JULY else today.year - 1
    starts = (start, start + 1) if today.month in (JUNE, JULY) else (start,)
    return tuple(school_year_span(first + years) for first in starts)


def school_year_span(first_year: int) -> Span:
    """Return July of a year to July of the next; July itself may belong to either."""
    return Span(date(first_year, JULY, 1), date(first_year + 1, JULY, 31))
