"""What no rule made a day of: bare numbers, stretches of time, counts from no day. Knows no words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.clock.reading.answer import Note
from bot.clock.reading.days import Found, day_of_month
from bot.clock.reading.rules import Scene
from bot.clock.reading.spans import far, unique
from bot.clock.reading.tokens import Sign, Token
from bot.clock.reading.words import Lexicon

_STRETCHES = {
    Sign.SCHOOL: Note.SCHOOL_CALENDAR,
    Sign.SEASON: Note.SCHOOL_CALENDAR,
    Sign.HAPPENING: Note.HAPPENING,
    Sign.VAGUELY: Note.HEDGED,
}
_COUNTED = frozenset({Sign.HAPPENING, Sign.SCHOOL, Sign.UNIT, Sign.COUNT})
_PERIODS = {
    "week": Note.WEEK_NOT_DAY,
    "fortnight": Note.WEEK_NOT_DAY,
    "weekend": Note.WEEK_NOT_DAY,
    "month": Note.MONTH_NOT_DAY,
    "year": Note.YEAR_NOT_DAY,
    "school_year": Note.YEAR_NOT_DAY,
}


def numbers(row: Sequence[Token], scene: Scene, words: Lexicon, *, alone: bool) -> list[Found]:
    """Read bare day numbers: "the third", "el 3" (rule 5). Beside a date they count something else."""
    found: list[Found] = []
    for before, token, after in zip([None, *row], row, [*row[1:], None], strict=False):
        counts = after is not None and (after.sign in _COUNTED or after.text in words.counted)
        if token.sign not in (Sign.ORDINAL, Sign.NUMBER) or counts or not (alone or token.the):
            continue
        spelt = not token.text.isdecimal()
        if not (token.the or (token.sign is Sign.ORDINAL and not spelt) or len(row) == 1):
            continue
        follows = after is not None and after.sign is Sign.WORD
        if follows and not alone:
            continue
        read = day_of_month(token.value, scene.today)
        # "The first thing I did", "12": asked back.
        doubted = follows or (spelt and after) or not (token.the or token.sign is Sign.ORDINAL)
        doubted = doubted or (before is not None and before.sign is Sign.NEAR)
        found.append(replace(read, sure=False) if doubted else read)
    return found


def stretches(row: Sequence[Token], scene: Scene) -> list[Found]:
    """Read weeks, months, years, school's own days and happenings: weak beside a day."""
    found: list[Found] = []
    for token in row:
        if token.sign is Sign.PERIOD:
            ahead = bool(token.spans) and all(span.first > scene.today for span in token.spans)
            ahead = ahead or (token.value == 1 and token.text in _PERIODS)
            days = _weekend_days(token, scene.today)
            note = _PERIODS[token.text]
            found.append(Found(days, weak=True, ahead=ahead, spans=token.spans, notes=(note,)))
        elif token.sign is Sign.UNIT and token.text in _PERIODS:
            found.append(Found(weak=True, notes=(_PERIODS[token.text],)))
        elif token.sign in _STRETCHES:
            found.append(Found(weak=True, notes=(_STRETCHES[token.sign],)))
    if any(before.sign is Sign.NEXT and after.sign in _STRETCHES for before, after in pairwise(row)):
        found.append(Found(weak=True, ahead=True))
    return found


def _weekend_days(token: Token, today: date) -> tuple[date, ...]:
    if token.text != "weekend":
        return ()
    return unique(day for span in token.spans for day in span.days() if day <= today)


def lone_counts(row: Sequence[Token], scene: Scene) -> list[Found]:
    """Read "it's been 10 days": asked back, as nothing says from when."""
    counts = [token for token in row if token.sign is Sign.COUNT]
    days = unique(
        day for token in counts for number in token.figures for day in far(scene.today, token.text, -number)
    )
    return [Found(days, notes=(Note.ROUNDED,))] if days else []
