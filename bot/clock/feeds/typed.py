"""Days as people type them: one day, or a list of days off. Strict: what cannot be read is refused."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple, cast

from yaml12 import read_yaml

from bot import DATA
from bot.clock.feeds.entry import JULY, LONGEST_STRETCH_DAYS, joined, school_year
from bot.clock.feeds.wording import phrases, understand
from bot.clock.reading.words import fold
from bot.clock.school import Days
from bot.text.catalogue import ENGLISH
from bot.text.kind import ExplainedError

MOST_CHARACTERS = 2000
MOST_PIECES = 100
YEARS_AROUND = 2
"""A year further away than this from the school year around today is a slip."""
MONTHS_A_YEAR = 12
LEAST_YEAR = 1000
CENTURY = 2000

_SIGN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?!\d)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?)(?![\d/])"
    r"|(?P<number>\d{1,4})(?:st|nd|rd|th|o)?(?![\d/])"
    r"|(?P<word>[a-z]+)(?:'[a-z]+)?\.?"
    r"|(?P<dash>-+)"
    r"|(?P<comma>[,;\n]|&)"
    r"|(?P<other>\S)"
)
_ASIDE = re.compile(r"\([^()]*\)|(?<![^,;\n])[^\d:,;\n]+:")
"""What a person adds to a day: `Thanksgiving: Nov 25`, `Nov 25 (Thanksgiving)`."""
_UNREAD = " ? "


class _Sign(NamedTuple):
    """A piece of a text: month, day, year, weekday, slashed or ISO day, through, comma, a word or `x`."""

    kind: str
    text: str = ""
    value: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """A day as far as it was said."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    def on(self, year: int, month: int) -> date:
        """Return the day; ValueError where there is none, or it is another weekday."""
        day = date(year, month, self.day)
        if self.weekday is not None and day.weekday() != self.weekday:
            raise ValueError("another weekday")
        return day


def read_days(text: str) -> Days:
    """Read a day, or days in a row, with their year: `11/25/2026`, `Wed, Nov 25, 2026`; else ValueError."""
    signs = [sign for sign in _signs(fold(text), ENGLISH) if sign.kind != "comma"]
    return _stretch(signs, ENGLISH)


def read_ranges(text: str, *, language: str, today: date) -> tuple[Days, ...]:
    """Read a list of days off as a parent types it: `Nov 25-27, Dec 21 - Jan 1, 2/15`; sorted and joined.

    A day without a year lies in the school year around today, July to June. Raises ExplainedError, which
    names what cannot be read by its place in the list, from 1, and never repeats it.
    """
    if len(text) > MOST_CHARACTERS:
        raise ExplainedError("ranges-too-long")
    pieces = _pieces(list(_signs(_ASIDE.sub(_aside, fold(text)), language)))
    if not pieces:
        raise ExplainedError("ranges-nothing")
    if len(pieces) > MOST_PIECES:
        raise ExplainedError("ranges-too-long")
    year = school_year(today)
    found: list[Days] = []
    for place, piece in enumerate(pieces, 1):
        try:
            found.append(_near(_stretch(piece, language, year, found[-1] if found else None), year))
        except ValueError:
            # Without its cause: that may hold what was typed.
            raise ExplainedError("ranges-unread", place=place) from None
    return joined(found)


def _near(days: Days, year: int) -> Days:
    if abs(days.first.year - year) > YEARS_AROUND:
        raise ValueError("another year")
    return days


def _aside(match: re.Match[str]) -> str:
    said = understand(match[0])
    if re.search(r"\d", match[0]) or said.part or said.part_day or said.school or said.beside:
        return _UNREAD
    return " "


def _signs(text: str, language: str) -> Iterator[_Sign]:
    """Cut a folded text into signs."""
    names = _names(language)
    for match in _SIGN.finditer(text):
        kind, said = str(match.lastgroup), match[0]
        if kind == "number":
            number = int(match["number"])
            yield _Sign("year" if number >= LEAST_YEAR else "day", said, number)
        elif kind == "word":
            yield names.get(match["word"], _Sign("word", said.replace("'", "")))
        elif kind == "dash":
            yield _Sign("through")
        else:
            yield _Sign(kind, said)


def _pieces(signs: Sequence[_Sign]) -> list[list[_Sign]]:
    """Cut a list at its commas, but not the one before a year or behind a weekday."""
    pieces: list[list[_Sign]] = [[]]
    for at, sign in enumerate(signs):
        if sign.kind != "comma":
            pieces[-1].append(sign)
        elif not (at and signs[at - 1].kind == "weekday") and not _is_year(signs[at + 1 : at + 2]):
            pieces.append([])
    return [piece for piece in pieces if piece]


def _is_year(signs: Sequence[_Sign]) -> bool:
    return bool(signs) and signs[0].kind == "year"


def _stretch(
    piece: Sequence[_Sign], language: str, year: int | None = None, before: Days | None = None
) -> Days:
    """Read one day or days in a row; ValueError where they are not plain.

    `year` is the school year for days without one, `before` what stands before in a list.
    """
    row = _without_names(piece)
    cuts = [at for at, sign in enumerate(row) if sign.kind == "through"]
    if len(cuts) > 1:
        raise ValueError("more than two days")
    first = _part(row[: cuts[0]] if cuts else row, language)
    last = _part(row[cuts[0] + 1 :], language) if cuts else first
    first_month, last_month = first.month or last.month, last.month or first.month
    if first_month is None or last_month is None:
        return _going_on(first, last, before)
    later = (last_month, last.day) >= (first_month, first.day)
    begins = first.year
    if begins is None and last.year is not None:
        begins = last.year if later else last.year - 1
    elif begins is None and year is not None:
        begins = year if first_month >= JULY else year + 1
    if begins is None:
        raise ValueError("no year")
    ends = last.year if last.year is not None else begins if later else begins + 1
    days = Days(first.on(begins, first_month), last.on(ends, last_month))
    if (days.last - days.first).days >= LONGEST_STRETCH_DAYS:
        raise ValueError("too long")
    return days


def _without_names(piece: Sequence[_Sign]) -> list[_Sign]:
    """Leave out words that only say that there is no school; ValueError for any others."""
    row = [sign for sign in piece if sign.kind not in ("word", "filler")]
    for kinds in (("word",), ("word", "filler")):
        words = " ".join(sign.text for sign in piece if sign.kind in kinds)
        if not words or understand(words).kind(days=1, whole_day=True) in ("day_off", "break"):
            return row
    raise ValueError("words that are not known")


def _going_on(first: _Part, last: _Part, before: Days | None) -> Days:
    """Read days of the month that was named before: the 26 of `Nov 25, 26`."""
    month = before.last if before else None
    # The 11 of `Oct 5, 11-25` may be a month.
    unclear = first is not last and first.day <= MONTHS_A_YEAR
    if month is None or first.year or last.year or unclear or first.day <= month.day:
        raise ValueError("no month")
    return Days(first.on(month.year, month.month), last.on(month.year, month.month))


def _part(row: Sequence[_Sign], language: str) -> _Part:
    """Read the signs of one day."""
    weekdays = [sign.value for sign in row if sign.kind == "weekday"]
    rest = [sign for sign in row if sign.kind != "weekday"]
    weekday = weekdays[0] if weekdays else None
    if len(weekdays) > 1:
        raise ValueError("two weekdays")
    match [sign.kind for sign in rest]:
        case ["iso"]:
            year, month, day = map(int, rest[0].text.split("-"))
            return _Part(day, month, year, weekday)
        case ["slashed"]:
            return _slashed(rest[0].text, language, weekday)
        case ["month", "day"] | ["month", "day", "year"] | ["day", "month"] | ["day", "month", "year"]:
            pass
        case ["day"] | ["day", "year"]:
            pass
        case _:
            raise ValueError("no day")
    said = {sign.kind: sign.value for sign in rest}
    return _Part(said["day"], said.get("month"), said.get("year"), weekday)


def _slashed(text: str, language: str, weekday: int | None) -> _Part:
    """Read `11/25` or `11/25/26`, the month first; in Spanish only where the order cannot be mistaken."""
    month, day, *years = map(int, text.split("/"))
    if language != ENGLISH:
        if max(month, day) <= MONTHS_A_YEAR and month != day:
            raise ValueError("either order")
        month, day = sorted((month, day))
    year = years[0] if years else None
    return _Part(day, month, CENTURY + year if year is not None and year < LEAST_YEAR else year, weekday)


@cache
def _names(language: str) -> Mapping[str, _Sign]:
    """Return what single words say, in a person's own language before the others."""
    names: dict[str, _Sign] = {}
    for words in phrases().values():
        names |= {word: _Sign("filler", word) for word in words.filler}
        names |= dict.fromkeys(words.also, _Sign("comma"))
        names |= dict.fromkeys(words.through, _Sign("through"))
    for one in sorted(phrases(), key=lambda one: one == language):
        tables = cast("Mapping[str, Mapping[int, list[str]]]", read_yaml(DATA / "dates" / f"{one}.yaml"))
        for number, weekdays in tables["weekdays"].items():
            names |= dict.fromkeys(weekdays, _Sign("weekday", value=number - 1))
        for number, months in tables["months"].items():
            names |= dict.fromkeys(months, _Sign("month", value=number))
    return names
