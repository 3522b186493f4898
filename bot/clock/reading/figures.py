"""Dates in figures: 10/3/26, 2026-10-03, 20261003, 2025-26. Knows no words."""

import re
from datetime import date

from bot.clock.reading.answer import Note
from bot.clock.reading.days import Found, named, within
from bot.clock.reading.slips import strokes_apart
from bot.clock.reading.spans import Span, month_span, school_year_span, year_span
from bot.clock.reading.tokens import Sign, Token
from bot.clock.reading.yearly import LEAP_YEAR, Yearly, each_of, month_day

CENTURY = 100
MONTHS = 12
YEARS_THAT_ARE = range(1900, 2300)
"""Four figures that a person types for a year; later ones than this year are slips or plans."""
TWO_FIGURES_AHEAD = 10
"""Two figures up to so many years ahead are of this century, later ones of the last."""
YEARS_BACK = 3
LONGEST_YEAR = 5
"""Figures of a year with one too many."""
US_FIRST = "en"


def read_figures(text: str, language: str, today: date) -> list[Token]:
    """Return the tokens of a cluster of figures joined by slashes, hyphens or dots."""
    # "10/3-10/5" is two dates; a hyphen between slashes joins them.
    halves = text.split("-") if "-" in text and "/" in text else [text]
    tokens: list[Token] = []
    for half in halves:
        if tokens:
            tokens.append(Token(Sign.THROUGH, "-"))
        tokens.append(_read_one(half, language, today))
    return tokens


def _read_one(text: str, language: str, today: date) -> Token:
    parts = re.findall(r"\d+", text)
    lengths = [len(part) for part in parts]
    match lengths:
        case [_]:
            return _read_number(parts[0], language, today)
        case [1 | 2, 1 | 2]:
            return Token(Sign.PAIR, text, figures=(int(parts[0]), int(parts[1])))
        case [4, 2 | 4] | [1 | 2, 4]:
            return _stretch(text, parts)
        case [4, 1 | 2, 1 | 2]:
            found = within(month_day(int(parts[1]), int(parts[2])), _year(int(parts[0])))
            return Token(Sign.FOUND, text, found=found)
        case [1 | 2, 1 | 2, last] if last <= LONGEST_YEAR:
            return Token(Sign.FOUND, text, found=_full_date(parts, language, today))
        case _:
            return Token(Sign.WORD, text)


def _read_number(text: str, language: str, today: date) -> Token:
    match len(text):
        case 1 | 2:
            return Token(Sign.NUMBER, text, int(text))
        case 4 if int(text) in YEARS_THAT_ARE:
            return Token(Sign.PERIOD, "year", int(text), spans=_year(int(text)))
        case 3 | 4 | 5:
            return Token(Sign.ODD, text, int(text))
        case 6:
            # As typed on a form, but also a number of something: asked back.
            found = _full_date([text[:2], text[2:4], text[4:]], language, today)
            return Token(Sign.WORD, text) if found.missing else Token(Sign.FOUND, text, found=_unsure(found))
        case 8:
            return _eight_figures(text, language, today)
        case _:
            return Token(Sign.WORD, text)


def _eight_figures(text: str, language: str, today: date) -> Token:
    if int(text[:4]) in YEARS_THAT_ARE:
        found = within(month_day(int(text[4:6]), int(text[6:])), _year(int(text[:4])))
        if not found.missing:
            return Token(Sign.FOUND, text, found=found)
    if int(text[4:]) in YEARS_THAT_ARE:
        found = _full_date([text[:2], text[2:4], text[4:]], language, today)
        if not found.missing:
            return Token(Sign.FOUND, text, found=found)
    return Token(Sign.WORD, text)


def _unsure(found: Found) -> Found:
    return Found(found.days, notes=found.notes or (Note.HEDGED,))


def _year(year: int) -> tuple[Span, ...]:
    return (year_span(year),) if year else ()


def _stretch(text: str, parts: list[str]) -> Token:
    """Read "2025-26" as a school year, "10/2026" and "2026-10" as a month."""
    year_first = len(parts[0]) == len("2026")
    year, other = map(int, parts if year_first else reversed(parts))
    if year not in YEARS_THAT_ARE:
        return Token(Sign.WORD, text)
    if year_first and other % CENTURY == (year + 1) % CENTURY:
        return Token(Sign.PERIOD, "school_year", spans=(school_year_span(year),))
    if 1 <= other <= MONTHS:
        return Token(Sign.PERIOD, "month", spans=(month_span(year, other),))
    return Token(Sign.WORD, text)


def day_of_pair(first: int, second: int, language: str) -> tuple[Yearly, bool]:
    """Return what 10/3 means, and whether the order is sure.

    Month and day in English (rule 1). In Spanish either, where both are days; so both are in the Yearly.
    """
    us, other = month_day(first, second), month_day(second, first)
    if language == US_FIRST:
        return (us, True) if us(LEAP_YEAR) or not other(LEAP_YEAR) else (other, False)
    return each_of(us, other), True


def _full_date(parts: list[str], language: str, today: date) -> Found:
    first, second, typed_year = int(parts[0]), int(parts[1]), parts[2]
    years, odd = years_meant(typed_year, today)
    yearly, ordered = day_of_pair(first, second, language)
    days = [day for year in years for day in yearly(year)]
    if first > MONTHS and len(typed_year) == len(parts[0]):
        # 26-10-03: the year may stand first.
        other_years, _ = years_meant(parts[0], today)
        days += [day for year in other_years for day in month_day(second, int(typed_year))(year)]
        ordered = ordered and len(days) == 1
        days = [day for day in days if today.year - YEARS_BACK <= day.year <= today.year] or days
    if odd:
        days = [day for day in days if day <= today]
    note = Note.ODD_YEAR if odd else Note.MONTH_DAY_ORDER
    found = named(days, note)
    if found.missing:
        return Found(missing=True, notes=(note,)) if odd and yearly(LEAP_YEAR) else found
    return found if ordered and not odd else Found(found.days, notes=(note,))


def years_meant(text: str, today: date) -> tuple[list[int], bool]:
    """Return the years that figures typed for a year may mean, and whether they are odd as typed."""
    year = int(text)
    match len(text):
        case 4 if year in YEARS_THAT_ARE:
            return [year], False
        case 2 if year <= today.year % CENTURY + TWO_FIGURES_AHEAD:
            return [today.year - today.year % CENTURY + year], False
        case 2:
            if swapped := [one for one in _years_back(today) if text[::-1] == f"{one}"[2:]]:
                return swapped, True
            return [today.year - today.year % CENTURY - CENTURY + year], False
        case _:
            near = [
                one
                for one in _years_back(today)
                if 1 in (strokes_apart(text, f"{one}"), strokes_apart(text, f"{one}"[2:]))
            ]
            return near, True


def _years_back(today: date) -> list[int]:
    return [today.year - back for back in range(YEARS_BACK)]


def swapped_year(day: date, today: date) -> date | None:
    """Return the past day that a later one means if two figures of its year were swapped: 2062 for 2026."""
    typed = f"{day.year}"
    for at in range(len(typed) - 1):
        year = int(typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :])
        for meant in month_day(day.month, day.day)(year):
            if year in _years_back(today) and meant <= today:
                return meant
    return None
