"""Rules for the year of a day, and for feasts: "oct 3 last year", "the week of thanksgiving"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.clock.reading.answer import Note
from bot.clock.reading.days import Found, last_time, most_recent, named, within, without_year
from bot.clock.reading.figures import years_meant
from bot.clock.reading.rules import Rule, Scene, of
from bot.clock.reading.spans import WHOLE_YEARS, unique, weekday_of_week
from bot.clock.reading.tokens import Sign, Token, day, find
from bot.clock.reading.vocabulary import feasts
from bot.clock.reading.yearly import mapped

MONTHS = range(1, 13)
LONGEST_MONTH_DAYS = 31
WEEKS_OF_A_MONTH = 5


def _feast_break(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "thanksgiving break", and in Spanish "vacaciones de navidad", as words of the school calendar."""
    if parts[0].sign is Sign.SCHOOL and scene.language != "es":
        return None
    return (of(parts, Sign.SCHOOL),)


def _feast_week(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "thanksgiving week"; with a weekday before it, that day of it."""
    if of(parts, Sign.UNIT).text not in ("week", "weekend"):
        return None
    if parts[0].sign is not Sign.WEEKDAY:
        return (Token(Sign.PERIOD, "week"),)
    weekday = parts[0].value
    yearly = parts[-1].yearly if parts[-1].sign is Sign.DAY else feasts()[of(parts, Sign.FEAST).text]
    return (day(mapped(yearly, lambda one: weekday_of_week(one, weekday))),)


def _feast(parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    return (day(feasts()[parts[0].text]),)


def _in_year(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "oct 3 last year", "2025 thanksgiving", "oct 3, 2 years ago", "oct 3 of last month"."""
    one = of(parts, Sign.DAY)
    stretch = of(parts, Sign.PERIOD, Sign.COUNT)
    if stretch.sign is Sign.COUNT:
        if stretch.text != "year" or len(stretch.figures) != 1:
            return None
        return (find(named(one.yearly(max(1, scene.today.year - stretch.figures[0])))),)
    found = within(one.yearly, stretch.spans)
    if not found.missing or stretch.text in WHOLE_YEARS:
        return (find(found),)
    return None


def _stretch_ago(parts: Sequence[Token], _scene: Scene) -> Sequence[Token] | None:
    """Read "two years ago in october" as that month."""
    return [replace(of(parts, Sign.PERIOD), spans=())] if of(parts, Sign.COUNT).text == "year" else None


def _odd_year(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "oct 3 202": a year with a slip in it."""
    one, odd = parts
    years, _ = years_meant(odd.text, scene.today)
    days = (meant for year in years for meant in one.yearly(year) if meant <= scene.today)
    slips = unique(days)
    if not slips:
        scene.hedged = True
        return (one,)
    return (find(Found(slips, notes=(Note.ODD_YEAR,))),)


def _with_last(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "last halloween", "this past thanksgiving", "this october 3", "next halloween"."""
    yearly, today = of(parts, Sign.DAY).yearly, scene.today
    signs = {part.sign for part in parts}
    if Sign.PAST in signs or (Sign.LAST in signs and Sign.THIS in signs):
        return (find(most_recent(yearly, today)),)
    if Sign.LAST in signs:
        return (find(last_time(yearly, today)),)
    if Sign.THIS in signs:
        return (find(named(yearly(today.year), Note.MANY_DAYS)),)
    coming = [one for year in (today.year, today.year + 1) for one in yearly(year) if one > today]
    return (find(Found(tuple(coming[:1]), sure=len(coming) > 0, ahead=True)),)


def _no_year(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read a day whose year was not said."""
    return (find(without_year(parts[0].yearly, scene.today)),)


RULES = (
    Rule("(FEAST|PERIOD|SEASON) SCHOOL|SCHOOL (FEAST|SEASON)", _feast_break),
    Rule("WEEKDAY FEAST UNIT|WEEKDAY UNIT (FEAST|DAY)|FEAST UNIT", _feast_week),
    Rule("FEAST", _feast),
    Rule("DAY PERIOD|PERIOD DAY|DAY COUNT AGO|COUNT AGO DAY|DAY ELAPSED COUNT|ELAPSED COUNT DAY", _in_year),
    Rule("COUNT AGO PERIOD|PERIOD COUNT AGO|ELAPSED COUNT PERIOD", _stretch_ago),
    Rule("DAY ODD", _odd_year),
    Rule(
        "THIS? (LAST|PAST|NEXT) DAY|THIS DAY|DAY (LAST|PAST|NEXT) (?!WEEKDAY|MONTH|DAY|UNIT|COUNT)",
        _with_last,
    ),
)

YEAR_RULES = (Rule("DAY", _no_year),)
"""Last, when nothing beside a day has told its year."""
