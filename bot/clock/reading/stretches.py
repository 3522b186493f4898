"""Rules for stretches of time: numbers in words, "two weeks", "last month", "this school year"."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.clock.reading.rules import Rule, Scene, drop, of
from bot.clock.reading.spans import (
    Span,
    fortnight_spans,
    month_spans,
    school_year_spans,
    week_spans,
    weekend_spans,
    year_span,
    year_spans,
)
from bot.clock.reading.tokens import Sign, Token

HUNDRED, THOUSAND = 100, 1000
TWENTY, NINETY = 20, 90
TEN = 10
NOON_HOURS = 12
STRETCHES: Mapping[str, Callable[[date, int], tuple[Span, ...]]] = {
    "week": week_spans,
    "weekend": weekend_spans,
    "fortnight": fortnight_spans,
    "month": month_spans,
    "year": year_spans,
    "school_year": school_year_spans,
}
"""Units that a person calls last, this or next, and which days that means, so many on from a day."""
SHIFTS = {Sign.LAST: -1, Sign.PAST: -1, Sign.THIS: 0, Sign.NEXT: 1, Sign.BEFORE_LAST: -2}


def _spelt(token: Token) -> bool:
    return not token.text.isdecimal()


def _tens(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "twenty third" and "treinta y cinco"."""
    tens, ones = parts[0], parts[-1]
    if (
        _spelt(tens)
        and _spelt(ones)
        and TWENTY <= tens.value <= NINETY
        and tens.value % TEN == 0 < ones.value < TEN
    ):
        return (replace(tens, sign=ones.sign, value=tens.value + ones.value),)
    return None


def _hundreds(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "two hundred"."""
    if parts[1].value == HUNDRED and _spelt(parts[1]) and 0 < parts[0].value < TEN:
        return (replace(parts[0], text=parts[1].text, value=parts[0].value * HUNDRED),)
    return None


def _hundred_and(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "one hundred and twenty"."""
    hundreds, rest = parts[0], parts[-1]
    if (
        _spelt(hundreds)
        and _spelt(rest)
        and hundreds.value % HUNDRED == 0 < rest.value < HUNDRED <= hundreds.value < THOUSAND
    ):
        return (replace(hundreds, value=hundreds.value + rest.value),)
    return None


def _long_count(parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    """Read the figures of "120 days", too many for a day of the month."""
    odd, unit = parts
    return replace(odd, sign=Sign.NUMBER), unit


def _some_weekday(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "a monday": no one of them, unless a date stands beside it."""
    first, weekday = parts
    if first.sign is Sign.NUMBER and (first.value != 1 or not _spelt(first)):
        return None
    return (replace(weekday, figures=(1,)),)


def _year_in_words(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "twenty twenty six" and "two thousand twenty six"."""
    *century, last = parts
    begun = [part.value for part in century] in ([TWENTY], [2, THOUSAND])
    if not begun or not TEN <= last.value < HUNDRED or not all(map(_spelt, parts)):
        return None
    year = 2 * THOUSAND + last.value
    return (Token(Sign.PERIOD, "year", year, spans=(year_span(year),)),)


def _period(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "last week", "this month", "el año pasado"."""
    unit = of(parts, Sign.UNIT)
    shift = SHIFTS[of(parts, *SHIFTS).sign]
    if any(part.sign is Sign.PAST for part in parts):
        shift = -1
    if unit.text not in STRETCHES:
        return None
    return (Token(Sign.PERIOD, unit.text, shift, spans=STRETCHES[unit.text](scene.today, shift)),)


def _before_last(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read English "before last friday" as before a last friday; "antepasado lunes" stays as it is."""
    return None if scene.language == "es" else (Token(Sign.BEFORE), Token(Sign.LAST), parts[1])


def _spanish_period(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "la semana pasada, el martes"; in English the second word would belong to the third."""
    return _period(parts, scene) if scene.language == "es" else None


def _spanish_day(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "el día 3" as "el 3"."""
    unit, named = parts
    return (replace(named, the=True),) if scene.language == "es" and unit.text == "day" else None


def _this_months(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "the 1st of the month"."""
    day, unit = parts
    if unit.text != "month" or not (day.sign is Sign.ORDINAL or unit.the) or day.text == "month":
        return None
    return day, Token(Sign.PERIOD, "month", spans=month_spans(scene.today, 0))


def _count(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "two weeks", "2 or 3 days", "a few months", "a week and a half"."""
    unit = of(parts, Sign.UNIT)
    signs = {part.sign for part in parts}
    if unit.text == "school_year" or unit.the or (parts[0].the and parts[0].sign is Sign.NUMBER):
        # "El 5 y 2 días": the first number is a day.
        return None
    numbers = tuple(part.value for part in parts if part.sign is Sign.NUMBER)
    if Sign.HALF in signs:
        numbers = ()
    elif Sign.VAGUE in signs and numbers:
        scene.hedged = True
    elif Sign.COUPLE in signs:
        numbers = (2, 3)
    elif Sign.PAIR in signs:
        pair = parts[0]
        numbers = pair.figures if "-" in pair.text else ()
    elif Sign.ONE in signs and not numbers and Sign.VAGUE not in signs:
        numbers = (1,)
    if unit.text == "fortnight":
        numbers = tuple(2 * number for number in numbers)
    name = "week" if unit.text == "fortnight" else unit.text
    return (Token(Sign.COUNT, name, figures=numbers),)


def _hour(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Let "at 9" and "around 9 am" fall out."""
    hour = parts[-1]
    return () if hour.sign is not Sign.NUMBER or hour.value <= NOON_HOURS else None


def _morning(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "oct 3 am" as the morning of a day, though an hour of some day may be meant."""
    month, time = parts
    if time.text != "plain":
        return None
    scene.hedged = True
    return month, Token(Sign.NUMBER, f"{time.value}", time.value)


def _nothing_known(_parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    """Read "in the last 10 days": a stretch that has no name."""
    return (Token(Sign.VAGUELY),)


RULES = (
    Rule("BEFORE_LAST (UNIT|WEEKDAY|MONTH|FEAST)", _before_last),
    Rule("NUMBER EITHER? (NUMBER|ORDINAL)", _tens),
    Rule("NUMBER NUMBER", _hundreds),
    Rule("NUMBER EITHER? NUMBER", _hundred_and),
    Rule("NUMBER NUMBER? NUMBER", _year_in_words),
    Rule("ODD UNIT", _long_count),
    Rule("ORDINAL HALF", drop),
    Rule("(ONE|VAGUE|NUMBER) WEEKDAY (?!AGO)", _some_weekday),
    Rule("AT NUMBER (?!MONTH|UNIT|EITHER NUMBER MONTH)", _hour),
    Rule("MONTH TIME", _morning),
    Rule("(NEAR|BEFORE|AFTER|AT|IN)? TIME", _hour),
    Rule(
        "(THIS? (LAST|PAST)|THIS? NEXT|THIS|BEFORE_LAST) UNIT"
        "|UNIT (LAST|NEXT|BEFORE_LAST|PAST) (?!WEEKDAY|UNIT|MONTH|FEAST)",
        _period,
    ),
    Rule("UNIT (LAST|NEXT|BEFORE_LAST|PAST)", _spanish_period),
    Rule("(?<!NUMBER) (?<!ONE) (?<!VAGUE) UNIT (NUMBER|ORDINAL|WEEKDAY)", _spanish_day),
    Rule("(ORDINAL|NUMBER|UNIT) UNIT", _this_months),
    Rule(
        "(?<!MONTH) (?<!WEEKDAY) NUMBER (EITHER|THROUGH) NUMBER UNIT|PAIR UNIT"
        "|(NUMBER|ONE|VAGUE)? UNIT HALF|NUMBER HALF UNIT|ONE? HALF ONE? UNIT"
        "|VAGUE NUMBER UNIT|ONE? COUPLE UNIT|ONE? VAGUE UNIT|ONE? NUMBER UNIT|ONE UNIT",
        _count,
    ),
    Rule("(LAST|PAST) COUNT (?!AGO)", _nothing_known),
    Rule("ONE|AT", drop),
)
