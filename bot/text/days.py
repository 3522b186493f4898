"""Days in words. Never Discord's own time marks: those show in the reader's zone, so as another day."""

from datetime import date, time

from babel.dates import format_date, format_time

YEAR_MONTH_DAY = 3


def in_words(day: date, language: str) -> str:
    """Return `Monday, September 14, 2026`: weekday, month as a word, year."""
    return format_date(day, format="full", locale=language)


def without_weekday(day: date, language: str) -> str:
    """Return `November 21, 2026`, for days on which nothing is due."""
    return format_date(day, format="long", locale=language)


def short(day: date, language: str) -> str:
    """Return `Mon, Sep 14, 2026`, for lists."""
    return format_date(day, format="EEE, MMM d, y", locale=language)


def clock_time(hour: int, language: str) -> str:
    """Return `9:00 AM`, as the language writes it."""
    # Babel sets a narrow space that not every screen has.
    return format_time(time(hour), format="short", locale=language).replace("\N{NARROW NO-BREAK SPACE}", " ")


def span_in_words(written: str, language: str) -> str:
    """Return a day, a month, a year or a span of them, as ISO with a slash between, in words.

    `2026-06-16` is June 16, 2026; `2025-10` is October 2025; `2025-06/2026-02` is June 2025 to February 2026,
    with the dash of the language between.
    """
    return " \N{EN DASH} ".join(_part_in_words(part, language) for part in written.split("/"))


def _part_in_words(part: str, language: str) -> str:
    numbers = [int(number) for number in part.split("-")]
    first = date(*[*numbers, 1, 1][:3])
    if len(numbers) == YEAR_MONTH_DAY:
        return without_weekday(first, language)
    return format_date(first, format="MMMM y" if len(numbers) > 1 else "y", locale=language)
