"""A school year's months at a glance: a picture, the words that say the same, and school days by month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from bot.clock.calendars import weekend
from bot.clock.school import Days, SchoolCalendar, months
from bot.text.catalogue import Words
from bot.text.days import short, without_weekday
from bot.text.typeset import typeset

TEMPLATE = "months.typ"
PICTURE_PPI = 144
"""Twice the template's points, which are the pixels of a phone 390 wide: sharp on its screen."""
ALT_LIMIT = 1000
"""Discord takes 1,024 characters as the description of a file."""
MOST_YEARS = 3
"""A file tells of two school years; more would make a card too long to look at."""
SUNDAY = 6
DAYS_A_WEEK = 7

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Picture:
    """The months of one school year: a picture, and words that say the same."""

    png: bytes
    alt: str


def pictures(calendar: SchoolCalendar, words: Words) -> list[Picture]:
    """Draw each school year of a calendar.

    The same input gives the same bytes. Each takes the processor some tens of ms: call it in a thread.
    """
    return [
        Picture(
            typeset(TEMPLATE, values(year, calendar, words), kind="png", ppi=PICTURE_PPI),
            alt(year, calendar, words),
        )
        for year in calendar.years[:MOST_YEARS]
    ]


def values(year: Days, calendar: SchoolCalendar, words: Words) -> Values:
    """Return what `data/paper/months.typ` reads."""
    say, language = words.say, words.language
    names = Locale.parse(language).days["stand-alone"]["narrow"]
    return {
        "language": language,
        "title": title(year, words),
        "total": say("months-count", count=calendar.school_days(year)),
        "weekdays": [names[(SUNDAY + at) % DAYS_A_WEEK] for at in range(DAYS_A_WEEK)],
        "months": [_month(part, year, calendar, words) for part in months(year)],
        "legend": [
            {"mark": mark, "text": say(f"months-{mark}")} for mark in ("school", "off", "edge", "none")
        ],
    }


def title(year: Days, words: Words) -> str:
    """Return `School year 2026-27`."""
    last = f"{year.last:%y}" if year.last.year != year.first.year else ""
    return words.say("months-title", year=f"{year.first.year}-{last}".rstrip("-"))


def _month(part: Days, year: Days, calendar: SchoolCalendar, words: Words) -> Values:
    first = part.first.replace(day=1)
    whole = next(iter(months(Days(first, date.max))))
    return {
        "name": format_date(first, format="LLLL", locale=words.language),
        "count": words.say("months-count", count=calendar.school_days(part)),
        "before": (first.weekday() - SUNDAY) % DAYS_A_WEEK,
        "days": [_mark(day, year, calendar) for day in whole.each()],
    }


def _mark(day: date, year: Days, calendar: SchoolCalendar) -> str:
    if day in (year.first, year.last):
        return "edge"
    if day not in year or weekend(day):
        return "none"
    return "off" if day in calendar.days_off else "school"


def alt(year: Days, calendar: SchoolCalendar, words: Words) -> str:
    """Return the same facts in words, as many as Discord takes; the days off stand last."""
    say, language = words.say, words.language
    parts = [
        f"{title(year, words)}.",
        say("months-alt-first", day=short(year.first, language)),
        say("months-alt-last", day=short(year.last, language)),
        f"{by_month(year, calendar, words)}.",
    ]
    off = [_span(days, words) for days in calendar.off if days.first in year]
    said = " ".join([*parts, say("months-alt-off", days="; ".join(off))])
    for left in range(1, len(off) + 1):
        if len(said) <= ALT_LIMIT:
            break
        some = "; ".join([*off[:-left], say("months-alt-more", count=left)])
        said = " ".join([*parts, say("months-alt-off", days=some)])
    return said


def by_month(year: Days, calendar: SchoolCalendar, words: Words) -> str:
    """Return the school days of each month of a year, and of all of it."""
    counted = [
        f"{format_date(part.first, format='LLLL', locale=words.language)} {calendar.school_days(part)}"
        for part in months(year)
    ]
    return words.say("months-by-month", months=", ".join(counted), count=calendar.school_days(year))


def ranges(calendar: SchoolCalendar, words: Words) -> Iterator[str]:
    """Give the days off in words, one line a range."""
    return (_span(days, words) for days in calendar.off)


def _span(days: Days, words: Words) -> str:
    if days.first == days.last:
        return short(days.first, words.language)
    return words.say("span", first=short(days.first, words.language), last=short(days.last, words.language))


def listed(days: Sequence[date], words: Words) -> str:
    """Return some days in one line."""
    return "; ".join(without_weekday(day, words.language) for day in days)
