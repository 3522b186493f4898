"""Months of languages that we have no words for, in one short fragment: "3 de outubro", "12 janvier 2026".

The one place that asks dateparser, for one word in one language at a time and as a whole date, since
it guesses at anything looser. What it finds is never exact: the parent is asked.
"""

import re
from datetime import date, datetime
from typing import Any, cast

from bot.clock.reading.days import Found, within, without_year
from bot.clock.reading.spans import year_span
from bot.clock.reading.yearly import month_day

LONGEST_FRAGMENT = 40
OTHER_LANGUAGES = ("fr", "pt", "tl")
"""French, Portuguese, Tagalog: spoken by families here, written with Latin letters."""

_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})\.?(?: de | d'| )(?P<month>[a-z]{4,12})(?:,? (?:de )?(?P<year>\d{4}))?"
)
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]{4,12}) (?P<day>\d{1,2})(?:,? (?P<year>\d{4}))?")
_SETTINGS = {
    "STRICT_PARSING": True,
    "PARSERS": ["absolute-time"],
    "DATE_ORDER": "DMY",
    # Else it would read the wall clock.
    "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - it takes no zone
}


def day_elsewhere(text: str, today: date) -> Found:
    """Return the day of a folded text that is a day, a month of another language and perhaps a year."""
    fragment = text.strip(" .,!?")
    match = _DAY_FIRST.fullmatch(fragment) or _MONTH_FIRST.fullmatch(fragment)
    month = _month(match["month"]) if match and len(fragment) <= LONGEST_FRAGMENT else None
    if match is None or month is None:
        return Found()
    yearly = month_day(month, int(match["day"]))
    year = int(match["year"] or 0)
    return within(yearly, [year_span(year)]) if year else without_year(yearly, today)


def _month(word: str) -> int | None:
    # Loaded for the first such month, which is rare: it takes a tenth of a second, and memory for good.
    import dateparser  # noqa: PLC0415  # slow to load

    parse = cast("Any", dateparser).parse
    months: list[int] = []
    for language in OTHER_LANGUAGES:
        read: datetime | None = parse(f"1 {word} 2000", languages=[language], settings=_SETTINGS)
        months += [read.month] if read and (read.day, read.year) == (1, 2000) else []
    return months[0] if len(set(months)) == 1 else None
