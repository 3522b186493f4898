"""What was found in a text, and how a day is told whose year or month was not said. Knows no words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.clock.reading.answer import Note
from bot.clock.reading.spans import Span, months_on, unique
from bot.clock.reading.yearly import Yearly, month_day


@dataclass(frozen=True, slots=True)
class Found:
    """What one phrase of a text names.

    `sure`: `days` is the one day named; else `days` are readings, best first, maybe none.
    `weak`: only a stretch or a happening, which gives way to a day named beside it.
    """

    days: tuple[date, ...] = ()
    sure: bool = False
    notes: tuple[Note, ...] = ()
    weak: bool = False
    ahead: bool = False
    """Lies ahead by its own words (next week), whether or not a day is named."""
    missing: bool = False
    """The calendar has no such day."""
    spans: tuple[Span, ...] = ()
    """The stretch that a weak one means; more than one where people differ."""
    loose: str = ""
    """A weekday without its week, a number without its month, a day without its year: "week" and so on."""
    slack_days: int = 0
    """How far a rounded count may be off."""


NOTHING = Found()
NO_SUCH_DAY = Found(missing=True, notes=(Note.NO_SUCH_DAY,))


def named(days: Iterable[date], *notes: Note) -> Found:
    """Return a find of these readings: sure if they are one day, missing if there are none."""
    readings = unique(days)
    if not readings:
        return NO_SUCH_DAY
    return Found(readings, sure=True) if len(readings) == 1 else Found(readings, notes=notes)


def within(yearly: Yearly, spans: Iterable[Span]) -> Found:
    """Return what falls in a span, by each span that may be meant."""
    return named(
        (
            day
            for span in spans
            for year in range(span.first.year, span.last.year + 1)
            for day in yearly(year)
            if day in span
        ),
        Note.NO_YEAR,
    )


def without_year(yearly: Yearly, today: date) -> Found:
    """Read a day of the year whose year was not said.

    Past already this calendar year: this year's. Still to come: last year's, or a slip (rule 2).
    """
    this, last = yearly(today.year), yearly(today.year - 1)
    past = [day for day in this if day <= today]
    coming = [day for day in this if day > today]
    if len(this) == 1 and past:
        return Found(this, sure=True, loose="year")
    if this and not coming:
        return Found(unique(past), notes=(Note.MANY_DAYS,))
    if not this and not last:
        return NO_SUCH_DAY
    # Of several, those that are past this year need no look at the year before.
    before = [day for day in last if not past or (day.month, day.day) > (today.month, today.day)]
    return Found(unique([*past, *before, *coming]), notes=(Note.NO_YEAR,))


def most_recent(yearly: Yearly, today: date) -> Found:
    """Read "this past": the most recent one before today."""
    past = [day for year in (today.year - 1, today.year) for day in yearly(year) if day < today]
    this = [day for day in past if day.year == today.year]
    return named(this or past, Note.MANY_DAYS)


def last_time(yearly: Yearly, today: date) -> Found:
    """Read "last": the most recent one, or last year's, unless these are the same."""
    return named((*most_recent(yearly, today).days, *yearly(today.year - 1)), Note.NO_YEAR)


def day_of_month(day: int, today: date) -> Found:
    """Read a bare day number: this month's if it is past, else last month's or this month's (rule 5)."""
    first = today.replace(day=1)
    months = [first, *months_on(first, -1)]
    this, *before = [month_day(month.month, day)(month.year) for month in months]
    if this and this[0] <= today:
        return Found(this, sure=True, loose="month", notes=(Note.NO_MONTH,))
    readings = [*(one for past in before for one in past), *this]
    if not readings:
        # February and the like: the nearest month behind that has the day.
        longer = months_on(first, -2)
        readings = [one for month in longer for one in month_day(month.month, day)(month.year)]
    return Found(tuple(readings), notes=(Note.NO_MONTH,)) if readings else NO_SUCH_DAY
