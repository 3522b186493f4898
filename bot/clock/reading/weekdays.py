"""Rules for weekdays: "last friday", "monday 10/5", "tuesday of last week", "the 3rd"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.clock.reading import relations
from bot.clock.reading.answer import Note
from bot.clock.reading.days import Found, day_of_month, named, without_year
from bot.clock.reading.rules import Rule, Scene, drop, of
from bot.clock.reading.spans import (
    WEEK_DAYS,
    months_on,
    moved,
    nearest_weekday,
    unique,
    week_spans,
    weekday_beside,
)
from bot.clock.reading.tokens import Sign, Token, find
from bot.clock.reading.yearly import month_day

MONTHS_BACK = 12
US_HOURS_BEHIND = 10
MINUTES_A_DAY = 24 * 60


def _agreeing(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read a weekday and a date side by side: where they disagree, both are offered (rule 6)."""
    weekday, today = of(parts, Sign.WEEKDAY).value, scene.today
    dated = of(parts, Sign.DAY, Sign.FOUND)
    if dated.sign is Sign.DAY:
        return (find(_agreeing_day(dated, weekday, today)),)
    found = dated.found
    agree = tuple(day for day in found.days if day.weekday() == weekday)
    if not found.days or found.weak:
        return None
    if len(agree) == 1:
        return (find(replace(found, days=agree, sure=found.sure or Note.MONTH_DAY_ORDER in found.notes)),)
    return (find(_both(found.days, weekday, today, ahead=found.ahead)),)


def _both(days: Sequence[date], weekday: int, today: date, *, ahead: bool = False) -> Found:
    near = [one for day in days for one in nearest_weekday(day, weekday, today)]
    return Found(unique([*days[:1], *near[:1], *days[1:]]), notes=(Note.WEEKDAY_DISAGREES,), ahead=ahead)


def _agreeing_day(dated: Token, weekday: int, today: date) -> Found:
    """Read a weekday and a day without a year: the weekday may tell the year of a day still to come."""
    found = without_year(dated.yearly, today)
    agree = [day for day in found.days if day.weekday() == weekday]
    if len(agree) == 1:
        return Found(tuple(agree), sure=True)
    return found if found.missing else _both(found.days, weekday, today)


def _in_week(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "tuesday of last week", "last week on monday"; a Sunday is in two weeks."""
    period = of(parts, Sign.PERIOD)
    if period.text in ("month", "year") and parts[-1] is period:
        # "A tuesday in october": there are four or five.
        return (period,)
    if period.text not in ("week", "weekend") or not period.spans:
        return None
    scene.hedged = scene.hedged or any(part.sign is Sign.NEAR for part in parts)
    made: list[Token] = []
    for part in parts:
        if part.sign is Sign.WEEKDAY:
            days = (day for span in period.spans for day in span.days() if day.weekday() == part.value)
            made.append(find(replace(named(days, Note.WHICH_WEEK), ahead=period.value > 0)))
        elif part.sign is Sign.EITHER:
            made.append(part)
    return made


def _week_before_last(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "the monday before last"."""
    last = _last(of(parts, Sign.WEEKDAY).value, scene.today)
    days = unique(day for one in last for day in moved(one, -WEEK_DAYS))
    return (find(Found(days, notes=(Note.WHICH_WEEK,))),)


def _last(weekday: int, today: date) -> tuple[date, ...]:
    """Return the readings of "last friday": the most recent one, and the one of last week (rule 4)."""
    recent = weekday_beside(today, weekday, -1)
    last_week = [day for span in week_spans(today, -1) for day in span.days() if day.weekday() == weekday]
    return unique(sorted({*recent, *last_week}, reverse=True))


def _next(weekday: int, today: date) -> tuple[date, ...]:
    soon = weekday_beside(today, weekday, 1)
    next_week = [day for span in week_spans(today, 1) for day in span.days() if day.weekday() == weekday]
    return unique(sorted({*soon, *next_week}))


def _pointed(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "this past monday", "last monday", "next monday", "this monday"."""
    weekday, today = of(parts, Sign.WEEKDAY).value, scene.today
    signs = {part.sign for part in parts}
    recent = weekday_beside(today, weekday, -1)
    if Sign.NEXT in signs:
        days = _next(weekday, today)
        return (find(Found(days, sure=len(days) == 1, ahead=True)),)
    if Sign.PAST in signs or {Sign.THIS, Sign.LAST} <= signs:
        return (find(named(recent)),)
    if Sign.LAST in signs:
        return (find(named(_last(weekday, today), Note.WHICH_WEEK)),)
    if today.weekday() == weekday:
        return (find(Found(unique((today, *recent)), notes=(Note.WHICH_WEEK,))),)
    coming = weekday_beside(today, weekday, 1)
    if {Sign.WILL, Sign.WILL_BE, Sign.DID} & scene.heard:
        return (_bare([of(parts, Sign.WEEKDAY)], scene)[0],)
    return (find(Found((*recent, *coming), notes=(Note.WHICH_WEEK,))),)


def _bare(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read a weekday alone: the most recent one, or the next one where the text speaks of what will be."""
    weekday, today = parts[0].value, scene.today
    if scene.heard & {Sign.WILL, Sign.WILL_BE} and Sign.DID not in scene.heard:
        return (find(replace(named(weekday_beside(today, weekday, 1)), ahead=True)),)
    recent = weekday_beside(today, weekday, -1)
    scene.hedged = scene.hedged or bool(parts[0].figures)
    if today.weekday() == weekday:
        return (find(Found((today, *recent), notes=(Note.WHICH_WEEK,))),)
    return (find(replace(named(recent), loose="week")),)


def _before_unknown(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "the monday before we met" as unknown, "monday after lunch" as that Monday."""
    weekday, _, word = parts
    if weekday.the and scene.language == "en":
        recent = weekday_beside(scene.today, weekday.value, -1)
        return find(Found(recent, notes=(Note.BEFORE_OR_AFTER,))), word
    return weekday, word


def _with_number(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "monday the 5th": the weekday tells the month, where one month alone fits."""
    weekday, number = of(parts, Sign.WEEKDAY).value, of(parts, Sign.ORDINAL, Sign.NUMBER).value
    found = day_of_month(number, scene.today)
    agree = [day for day in found.days if day.weekday() == weekday]
    if found.missing or len(agree) == 1:
        return (find(replace(found, days=tuple(agree), sure=bool(agree))),)
    first = scene.today.replace(day=1)
    months = [month for back in range(1, MONTHS_BACK) for month in months_on(first, -back)]
    days = [day for month in months for day in month_day(month.month, number)(month.year)]
    fitting = [day for day in days if day.weekday() == weekday]
    return (find(Found(unique([*fitting[:1], *found.days]), notes=(Note.WEEKDAY_DISAGREES,))),)


def _some_ago(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "two fridays ago": people differ on which one is the first."""
    weekday, numbers = of(parts, Sign.WEEKDAY).value, [part for part in parts if part.sign is Sign.NUMBER]
    back = [weeks for number in numbers for weeks in (number.value - 1, number.value)]
    recent = weekday_beside(scene.today, weekday, -1)
    days = unique(far for day in recent for weeks in back for far in moved(day, -weeks * WEEK_DAYS))
    return (find(Found(days, notes=(Note.WHICH_WEEK,))),)


def _after_next(_parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    """Read "friday after next", "the week after next"."""
    return (find(Found(ahead=True)),)


def _of_another(_parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    """Read "monday of that week", "the monday after that"."""
    return (find(Found(notes=(Note.BEFORE_OR_AFTER,))),)


def _habit(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "every monday": no one of them."""
    scene.hedged = True
    return parts[1:]


def _instant(parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    """Read a day with a time of day in UTC: one day, if no zone of the United States has another."""
    dated, minutes = parts[0].found, parts[1].value
    hawaii = minutes - US_HOURS_BEHIND * 60
    days = [far for day in dated.days for at in (hawaii, minutes) for far in moved(day, at // MINUTES_A_DAY)]
    readings = unique([*days, *dated.days])
    return (find(dated if len(readings) == 1 else Found(readings, notes=(Note.TIME_ZONE,))),)


def _open_ended(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "until nov 16" and "from nov 16" as unsure; a dash and Spanish "a" are none of these."""
    scene.hedged = scene.hedged or len(parts[0].text) > 1
    return parts


def _doubted(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    scene.hedged = True
    return [part for part in parts if part.sign is not Sign.NEAR and part.sign is not Sign.DOUBT]


_DATED = "(DAY|FOUND)"
_POINTED = "(THIS|LAST|PAST){0,2}"
ZONE_RULES = (Rule("FOUND INSTANT", _instant), Rule("INSTANT", drop))
NUMBER_RULES = (
    Rule("(WEEKDAY|UNIT) AFTER NEXT", _after_next),
    Rule(
        "ELAPSED? (NUMBER|ONE|COUPLE|VAGUE) WEEKDAY AGO|ELAPSED (NUMBER|ONE|COUPLE|VAGUE) WEEKDAY", _some_ago
    ),
)
DATED_RULES = (
    Rule(
        f"{_POINTED} WEEKDAY {_DATED}|{_DATED} {_POINTED} WEEKDAY (?!PERIOD|BEFORE|AFTER|ORDINAL)", _agreeing
    ),
)
RULES = (
    Rule("WEEKDAY EITHER WEEKDAY PERIOD|WEEKDAY PERIOD|PERIOD NEAR? WEEKDAY", _in_week),
    Rule("WEEKDAY BEFORE_LAST|BEFORE_LAST WEEKDAY", _week_before_last),
    Rule("WEEKDAY (ORDINAL|NUMBER) (?!WORD|UNIT)|ORDINAL WEEKDAY", _with_number),
    Rule(
        "THIS? (PAST|LAST|NEXT) WEEKDAY|THIS WEEKDAY (PAST|LAST|NEXT)?|WEEKDAY (PAST|LAST|NEXT)",
        _pointed,
    ),
    Rule("WEEKDAY EVERY UNIT|WEEKDAY (BEFORE|AFTER) EVERY", _of_another),
    Rule("EVERY WEEKDAY", _habit),
    Rule("WEEKDAY (BEFORE|AFTER) (WORD|GLUE|DID)", _before_unknown),
    Rule("WEEKDAY", _bare),
    # What names a day only now: "the week of monday", "before monday".
    Rule("UNIT (BEFORE|AFTER)? FOUND", relations.week_of),
    Rule("EVERY FOUND", _habit),
    Rule("(BEFORE|AFTER) FOUND", relations.only_beside),
    Rule("(?<!FOUND) (THROUGH|BETWEEN) FOUND", _open_ended),
    Rule("NEAR{1,3} FOUND|FOUND DOUBT|DOUBT$", _doubted),
)
