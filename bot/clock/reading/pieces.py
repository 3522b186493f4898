"""A text -> pieces: figures with their meaning, times, time marks, words still without one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from bot.clock.reading.days import Found
from bot.clock.reading.figures import read_figures, years_meant
from bot.clock.reading.spans import year_span
from bot.clock.reading.tokens import Sign, Token

US_MINUTES = range(-10 * 60, -4 * 60 + 1)
"""Minutes from UTC, Hawaii to the East in summer."""
HALF_DAY_HOURS = 12
SHORT_ENDING = 2

_ADDRESS = re.compile(r"www\..*|[^@]*[a-z0-9]@[a-z][^@]*\.[^@]*|[^:]*://.*")
_TIME_ZONE = r"(?: ?\(?(?P<{0}>(?:utc|gmt)?[+-]\d\d:?\d\d|z|utc|gmt)\b)?"
_PIECES = (
    r"(?P<word>[^\W\d_]+)",
    r"<t:(?P<instant>-?\d{1,13})(?::[a-z])?>",
    r"(?P<thing><[@#:/a][^<>\n]{0,80}>)",
    r"(?<![\d./-])(?P<iso>\d{4}-\d\d-\d\d|\d{8}(?=t\d{4}))(?![\d/-])"
    r"(?:[t ](?P<iso_time>\d\d:?\d\d)(?::?\d\d(?:[.,]\d{1,9})?)?" + _TIME_ZONE.format("iso_zone") + ")?",
    r"(?P<clock>\d{1,2}:\d\d)(?::\d\d)?(?: ?(?P<half>[ap])\.? ?m?\b\.?)?" + _TIME_ZONE.format("zone"),
    r"(?P<plain>\d{1,4}) ?[ap]\.? ?m\b\.?",
    r"(?P<short>\d{1,2}[ap]\b)",
    r"(?P<spaced>(?<![\d/-])\d{1,2} ?- ?\d{1,2} ?- ?\d{2,4}(?![\d/-]))",
    r"'(?P<year>\d\d)(?!\d)",
    r"(?P<figures>\d+(?: ?/ ?\d+|[-.\\]\d+)*)(?P<ending>[a-z]{1,3}(?![^\W_]))?",
    r"(?P<comma>,|(?<=\d)\.(?=\s+[a-z]))",
    r"(?P<stop>(?<=[a-z]{4})\.(?=\s+[a-z]))",
    r"(?P<mark>-+|/+|\?+|&+|~+|@+)",
    r"(?P<other>[^\w\s.,:()*'\"_/?&~@-]+|\n|(?<=\d)\*(?=\d))",
)
_ENGLISH_ENDINGS = ("st", "nd", "rd", "th")
_SPANISH_ENDINGS = {
    "ro": (1, 3),
    "ero": (1, 3),
    "er": (1, 3),
    "do": (2,),
    "to": (4, 5, 6),
    "mo": (7, 10),
    "vo": (8,),
    "no": (9,),
    "o": range(1, 32),
}


def cut(text: str, language: str, mixed: frozenset[str], today: date) -> Iterator[Token]:
    """Yield the pieces of a folded text. `mixed`: words of letters and figures, such as b4."""
    for match in _cutter(mixed).finditer(_plain(text)):
        if match.lastgroup == "word":
            yield Token(Sign.WORD, match["word"])
        elif match["figures"]:
            yield from _figures(match, language, today)
        else:
            yield from _other(match, language, today)


@cache
def _cutter(mixed: frozenset[str]) -> re.Pattern[str]:
    together = "|".join(map(re.escape, sorted(mixed, key=len, reverse=True)))
    return re.compile("|".join((rf"(?<![^\W_])(?P<mixed>{together})(?![^\W_])", *_PIECES)))


def _plain(text: str) -> str:
    """Take out addresses, and write shortened words out."""
    if "@" in text or "://" in text or "www." in text:
        chunks = re.split(r"(\s+)", text)
        text = "".join(" x " if _ADDRESS.fullmatch(chunk) else chunk for chunk in chunks)
    text = re.sub(r"'ll\b", " will", text)
    text = re.sub(r"(?<![\d/])24/7(?![\d/])", " x ", text)
    # Else oct-3-2026 would hold March 2026, and oct032026 a number.
    text = re.sub(r"([a-z]{3})(?:[-/](\d{1,2})[-/](\d{2,4})|(\d\d)(\d{4}))\b", r"\1 \2\4 \3\5", text)
    return re.sub(r"(?<=[^\W\d_])'(?=[^\W\d_])", "", text)


def _figures(match: re.Match[str], language: str, today: date) -> Iterator[Token]:
    *others, last = read_figures(match["figures"].replace(" ", ""), language, today)
    yield from others
    ending = match["ending"]
    ordinal = _ordinal(last, ending, language) if ending else None
    yield ordinal or last
    if ending and not ordinal:
        yield Token(Sign.WORD, ending)


def _ordinal(piece: Token, ending: str, language: str) -> Token | None:
    if piece.sign is Sign.PAIR and ending in _ENGLISH_ENDINGS:
        return piece
    spanish = language == "es" or len(ending) > SHORT_ENDING or ending == "ro"
    if ending in _ENGLISH_ENDINGS or (spanish and piece.value in _SPANISH_ENDINGS.get(ending, ())):
        return replace(piece, sign=Sign.ORDINAL) if piece.sign is Sign.NUMBER else None
    return None


def _other(match: re.Match[str], language: str, today: date) -> Iterator[Token]:
    if match["mark"]:
        yield _mark(match)
    elif match["clock"]:
        yield _time(match["clock"], match["half"], match["zone"])
    elif match["plain"] or match["short"]:
        yield Token(Sign.TIME, "plain" if match["plain"] else "", int(match["plain"] or 0))
    elif match["iso"]:
        # Four, two and two figures: read as a cluster is.
        yield from read_figures(match["iso"], language, today)
        if match["iso_time"]:
            yield _time(match["iso_time"], None, match["iso_zone"])
    elif match["spaced"]:
        yield from read_figures(match["spaced"].replace(" ", ""), language, today)
    elif match["year"]:
        year = years_meant(match["year"], today)[0][0]
        yield Token(Sign.PERIOD, "year", year, spans=(year_span(year),))
    elif match["instant"]:
        yield from _instant(int(match["instant"]))
    elif match["mixed"] or match["thing"]:
        yield Token(Sign.WORD, match["mixed"] or "x")
    else:
        yield Token(Sign.STOP, "," if match["comma"] else match["stop"] or "")


def _mark(match: re.Match[str]) -> Token:
    mark, text = match["mark"][0], match.string
    if mark == "?":
        return Token(Sign.DOUBT, mark)
    if mark in "-/":
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return Token(Sign.DASH if before.isalnum() and after.isalnum() else Sign.THROUGH, mark)
    # A symbol is looked up like a word: "&", "@", "~".
    return Token(Sign.WORD, mark)


def _time(clock: str, half: str | None, zone: str | None) -> Token:
    hour, minute = int(clock[:-2].rstrip(":")), int(clock[-2:])
    if half:
        hour = hour % HALF_DAY_HOURS + (HALF_DAY_HOURS if half == "p" else 0)
    if zone is None:
        return Token(Sign.TIME, clock)
    offset = re.search(r"([+-])(\d\d):?(\d\d)", zone)
    ahead = (int(offset[2]) * 60 + int(offset[3])) * (1 if offset[1] == "+" else -1) if offset else 0
    if ahead in US_MINUTES:
        # Written in a zone of the United States: the day stands as written.
        return Token(Sign.TIME, clock)
    return Token(Sign.INSTANT, clock, hour * 60 + minute - ahead)


def _instant(seconds: int) -> Iterator[Token]:
    """Read Discord's own mark of an instant: its day in UTC, and the minutes into it."""
    try:
        instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        yield Token(Sign.WORD, "x")
        return
    yield Token(Sign.FOUND, found=Found((instant.date(),), sure=True))
    yield Token(Sign.INSTANT, value=instant.hour * 60 + instant.minute)
