"""Rules for months and their days: "oct 3", "10/3", "the 3rd of last month", "first monday of october"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from bot.clock.reading.answer import Note
from bot.clock.reading.days import Found, day_of_month, named, within
from bot.clock.reading.figures import CENTURY, YEARS_BACK, day_of_pair, years_meant
from bot.clock.reading.rules import Rule, Scene, drop, of
from bot.clock.reading.spans import WHOLE_YEARS, month_span
from bot.clock.reading.tokens import Sign, Token, day, find
from bot.clock.reading.yearly import LEAP_YEAR, Yearly, comes, each_of, last_of_month, month_day, nth_weekday

MONTHS = range(1, 13)
LONGEST_MONTH_DAYS = 31
WEEKS_OF_A_MONTH = 5

_DAY_SIGNS = (Sign.NUMBER, Sign.ORDINAL)


def _month_day(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "oct 3", "3rd of october", "oct 3 26", and "2 oct 3" as either."""
    month = of(parts, Sign.MONTH).value
    numbers = [part for part in parts if part.sign in _DAY_SIGNS]
    first, *rest = numbers
    if not rest:
        return (day(month_day(month, first.value)),)
    second = rest[0]
    if _short_year(second, scene):
        years = years_meant(second.text, scene.today)[0]
        return (find(named(chain.from_iterable(month_day(month, first.value)(year) for year in years))),)
    if parts[0].sign is Sign.MONTH and second.value > LONGEST_MONTH_DAYS:
        scene.hedged = True
        return (day(month_day(month, first.value)),)
    if parts[0].sign is Sign.MONTH:
        return day(month_day(month, first.value)), Token(Sign.EITHER), day(month_day(month, second.value))
    either = each_of(month_day(month, second.value), month_day(month, first.value))
    scene.hedged = True
    return (day(either),)


def _days_of_month(parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    """Read "oct 3 or 4" and "3-5 october" as two days, with what joins them between."""
    month = of(parts, Sign.MONTH).value
    numbers = [part.value for part in parts if part.sign in _DAY_SIGNS]
    joined = [part for part in parts if part.sign in (Sign.EITHER, Sign.THROUGH)]
    for pair in (part for part in parts if part.sign is Sign.PAIR):
        numbers = list(pair.figures)
        joined = [Token(Sign.THROUGH if "-" in pair.text else Sign.EITHER)]
    first, second = (day(month_day(month, number)) for number in numbers)
    return first, joined[0], second


def _second_day(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "10/3 or 4" and "oct 3 or the 4th": the second day is of the first one's month."""
    first, joined, number = parts
    days = first.yearly(LEAP_YEAR) if first.sign is Sign.DAY else first.found.days
    if len(days) != 1:
        return None
    return first, joined, day(month_day(days[0].month, number.value))


def _pair(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "10/3" by the order that the language has."""
    (pair,) = parts
    first, second = pair.figures
    if not re.search("[/-]", pair.text):
        # 10.3 may be no date at all.
        scene.hedged = True
    return (day(_of_figures(first, second, scene)),)


def _of_figures(first: int, second: int, scene: Scene) -> Yearly:
    yearly, ordered = day_of_pair(first, second, scene.language)
    if not ordered:
        # 13/10 has no American reading.
        scene.hedged = True
    if not ordered or len(yearly(LEAP_YEAR)) > 1:
        scene.notes.append(Note.MONTH_DAY_ORDER)
    return yearly


def _three_numbers(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "10 3 2026"; "10 3" alone may be two numbers."""
    first, second, *rest = parts
    if not (first.text.isdecimal() and second.text.isdecimal()):
        return None
    yearly, _ = day_of_pair(first.value, second.value, scene.language)
    if not comes(yearly):
        return None
    scene.hedged = scene.hedged or not rest
    return day(_of_figures(first.value, second.value, scene)), *rest


def _number_after(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "10/3 26" as a year, and be unsure of any other number behind a date."""
    dated, number = parts
    if dated.sign is Sign.DAY and _short_year(number, scene):
        years = years_meant(number.text, scene.today)[0]
        return (find(named(chain.from_iterable(dated.yearly(year) for year in years))),)
    scene.hedged = True
    return (dated,)


def _short_year(number: Token, scene: Scene) -> bool:
    this = scene.today.year % CENTURY
    return re.fullmatch("[0-9]{2}", number.text) is not None and this - YEARS_BACK <= number.value <= this + 1


def _year_first(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "2026 10 03"."""
    year, month, number = parts
    if not (year.text == "year" and year.value > 1 and month.text.isdecimal() and number.text.isdecimal()):
        return None
    return (find(within(month_day(month.value, number.value), year.spans)),)


def _ordinal_day(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "first day of october", "last day of september"."""
    which, unit, month = parts
    if unit.text != "day":
        return None
    if which.sign is Sign.LAST:
        return (day(last_of_month(month.value)),)
    return (day(month_day(month.value, which.value)),)


def _ordinal_day_of(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "last day of last month"."""
    which, unit, period = parts
    if unit.text != "day" or period.text != "month":
        return None
    if which.sign is Sign.LAST:
        return (find(named(span.last for span in period.spans)),)
    return (find(_in_month(which.value, period)),)


def _part_of(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "the first week of october" as a stretch."""
    unit = parts[1]
    return (Token(Sign.PERIOD, "week"),) if unit.text in ("week", "weekend") else None


def _nth_weekday(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "first monday of october", "last friday of last month"."""
    which, weekday, stretch = parts[0], parts[1], parts[-1]
    nth = -1 if which.sign is Sign.LAST else which.value
    if stretch.sign is Sign.MONTH:
        return (day(nth_weekday(stretch.value, weekday.value, nth)),) if nth <= WEEKS_OF_A_MONTH else None
    if stretch.text != "month":
        return None
    falls = (nth_weekday(span.first.month, weekday.value, nth)(span.first.year) for span in stretch.spans)
    return (find(named(chain.from_iterable(falls))),)


def _in_month(number: int, period: Token) -> Found:
    return within(each_of(*(month_day(month, number) for month in MONTHS)), period.spans)


def _day_in_month(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "the 3rd of last month"."""
    period = of(parts, Sign.PERIOD)
    number = of(parts, *_DAY_SIGNS)
    scene.hedged = scene.hedged or any(part.sign is Sign.NEAR for part in parts)
    return (find(_in_month(number.value, period)),) if period.text == "month" else None


def _bare_number(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "the 3rd", "el 3" (rule 5)."""
    (number,) = parts
    if not number.text.isdecimal() or not (number.the or number.sign is Sign.ORDINAL):
        return None
    return (find(day_of_month(number.value, scene.today)),)


def _spanish_number(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "el 3" before a word too, though it may count: asked back."""
    (number,) = parts
    if scene.language != "es" or not number.the:
        return None
    return (find(replace(day_of_month(number.value, scene.today), sure=False)),)


def _bare_word(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "the third" where nothing follows that it could count."""
    return (find(day_of_month(parts[0].value, scene.today)),) if parts[0].the else None


def _month(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "october", "last october", "october 2026" as stretches."""
    month = of(parts, Sign.MONTH).value
    signs = {part.sign for part in parts}
    if Sign.NEXT in signs:
        return (Token(Sign.PERIOD, "month", 1),)
    years: Iterable[int] = (scene.today.year, scene.today.year - 1)
    for period in (part for part in parts if part.sign is Sign.PERIOD):
        if period.text not in WHOLE_YEARS:
            return parts
        years = sorted({span.first.year for span in period.spans} | {span.last.year for span in period.spans})
    spans = tuple(month_span(year, month) for year in years)
    return (Token(Sign.PERIOD, "month", spans=spans),)


_NUMBER = "(NUMBER|ORDINAL)"
_AND = "(EITHER|THROUGH)"
# After a second number: nothing that it may count instead.
_ALONE = "(?!WORD|UNIT|COUNT|MONTH|NUMBER|HALF)"

RULES = (
    Rule("(ORDINAL|LAST) UNIT (MONTH (?!NUMBER|ORDINAL)|PERIOD|SCHOOL|SEASON)", _part_of),
    Rule("(ORDINAL|LAST) UNIT MONTH (?!NUMBER|ORDINAL)", _ordinal_day),
    Rule("(ORDINAL|LAST) UNIT PERIOD", _ordinal_day_of),
    Rule("(ORDINAL|LAST) WEEKDAY IN? (MONTH (?!NUMBER|ORDINAL)|PERIOD)", _nth_weekday),
    Rule("IN", drop),
    Rule(f"MONTH {_NUMBER} {_AND} {_NUMBER} {_ALONE}|{_NUMBER} {_AND} {_NUMBER} MONTH", _days_of_month),
    Rule("MONTH PAIR|PAIR MONTH", _days_of_month),
    Rule(
        f"{_NUMBER} MONTH NUMBER {_ALONE}|MONTH {_NUMBER} NUMBER {_ALONE}|{_NUMBER} MONTH|MONTH {_NUMBER}",
        _month_day,
    ),
    Rule("PERIOD NUMBER NUMBER", _year_first),
    Rule("PAIR", _pair),
    Rule(f"(DAY|FOUND) {_AND} {_NUMBER} {_ALONE}", _second_day),
    Rule("NUMBER NUMBER (PERIOD|ODD)|^NUMBER NUMBER NUMBER?$", _three_numbers),
    Rule(f"(DAY|FOUND) NUMBER {_ALONE}", _number_after),
    Rule(f"{_NUMBER} PERIOD|PERIOD NEAR? {_NUMBER}", _day_in_month),
    Rule(f"(?<!WEEKDAY) {_NUMBER} (?!WORD|HAPPENING|SCHOOL|UNIT|COUNT|WEEKDAY|MONTH|AGO)", _bare_number),
    Rule("(?<!WEEKDAY) NUMBER (?=WORD|DID)", _spanish_number),
    Rule("(?<!WEEKDAY) ORDINAL (?=STOP|DOUBT|EITHER|THROUGH|DAY|FOUND|$)", _bare_word),
    Rule(f"FOUND {_AND} NUMBER {_ALONE}", _second_day),
    Rule("(LAST|NEXT|THIS|PAST) MONTH|MONTH (PERIOD|LAST|NEXT|PAST)|MONTH", _month),
)
