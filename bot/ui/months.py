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
    """Some months of a school year: a picture, and words that say the same."""

    png: bytes
    alt: str


def pictures(calendar: SchoolCalendar, words: Words) -> list[Picture]:
    """Draw each school year of a calendar, one picture to New Year and one from it.

    The same input gives the same bytes. Each takes the processor some tens of ms: call it in a thread.
    """
    return [
        Picture(
            typeset(TEMPLATE, values(part, year, calendar, words), kind="png", ppi=PICTURE_PPI),
            alt(part, year, calendar, words),
        )
        for year in calendar.years[:MOST_YEARS]
        for part in halves(year)
    ]


def halves(year: Days) -> list[Days]:
    """Return a school year in parts of one calendar year: a picture of all of it is too tall for a phone."""
    return [
        Days(max(year.first, date(number, 1, 1)), min(year.last, date(number, 12, 31)))
        for number in range(year.first.year, year.last.year + 1)
    ]


def values(part: Days, year: Days, calendar: SchoolCalendar, words: Words) -> Values:
    """Return what `data/paper/months.typ` reads of a part of a school year."""
    say, language = words.say, words.language
    names = Locale.parse(language).days["stand-alone"]["narrow"]
    return {
        "language": language,
        "title": title(part, words),
        "year": say("months-of", year=school_year(year), count=calendar.school_days(year)),
        "weekdays": [names[(SUNDAY + at) % DAYS_A_WEEK] for at in range(DAYS_A_WEEK)],
        "months": [_month(one, year, calendar, words) for one in months(part)],
        "legend": [
            {"mark": mark, "text": say(f"months-{mark}")} for mark in ("school", "off", "edge", "none")
        ],
    }


def title(part: Days, words: Words) -> str:
    """Return `August to December 2026`."""
    first, last = (_name(day, words) for day in (part.first, part.last))
    year = part.last.year
    if first == last:
        return words.say("months-title-one", month=first, year=str(year))
    return words.say("months-title", first=first, last=last, year=str(year))


def school_year(year: Days) -> str:
    """Return `2026-27`, as school years are named."""
    return f"{year.first.year}-{year.last:%y}" if year.last.year > year.first.year else str(year.first.year)


def _name(day: date, words: Words) -> str:
    return format_date(day, format="LLLL", locale=words.language)


def _month(part: Days, year: Days, calendar: SchoolCalendar, words: Words) -> Values:
    first = part.first.replace(day=1)
    whole = next(iter(months(Days(first, date.max))))
    return {
        "name": _name(first, words),
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


def alt(part: Days, year: Days, calendar: SchoolCalendar, words: Words) -> str:
    """Return what a picture shows in words, as many as Discord takes; the days off stand last."""
    say, language = words.say, words.language
    parts = [
        f"{title(part, words)}.",
        f"{say('months-of', year=school_year(year), count=calendar.school_days(year))}.",
        say("months-alt-first", day=short(year.first, language)) if year.first in part else "",
        say("months-alt-last", day=short(year.last, language)) if year.last in part else "",
        f"{by_month(part, calendar, words)}.",
    ]
    off = [_span(days, words) for days in calendar.off if days.first <= part.last and days.last >= part.first]
    said = " ".join(filter(None, [*parts, say("months-alt-off", days="; ".join(off)) if off else ""]))
    for left in range(1, len(off) + 1):
        if len(said) <= ALT_LIMIT:
            break
        some = "; ".join([*off[:-left], say("months-alt-more", count=left)])
        said = " ".join(filter(None, [*parts, say("months-alt-off", days=some)]))
    return said


def by_month(days: Days, calendar: SchoolCalendar, words: Words) -> str:
    """Return the school days of each month, and of all of them."""
    counted = [f"{_name(part.first, words)} {calendar.school_days(part)}" for part in months(days)]
    return words.say("months-by-month", months=", ".join(counted), count=calendar.school_days(days))


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
