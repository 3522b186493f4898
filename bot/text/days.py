"""Days in words. Never Discord's own time marks: those show in the reader's zone, so as another day."""

from datetime import date

from babel.dates import format_date


def in_words(day: date, language: str) -> str:
    """Return `Monday, September 14, 2026`: weekday, month as a word, year."""
    return format_date(day, format="full", locale=language)


def without_weekday(day: date, language: str) -> str:
    """Return `November 21, 2026`, for days on which nothing is due."""
    return format_date(day, format="long", locale=language)


def short(day: date, language: str) -> str:
    """Return `Mon, Sep 14, 2026`, for lists."""
    return format_date(day, format="EEE, MMM d, y", locale=language)
