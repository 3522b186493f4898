"""Rules for days beside other days: "the friday before thanksgiving", "2 days ago", "a week after"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.clock.reading.answer import Note
from bot.clock.reading.days import Found, named
from bot.clock.reading.rules import Rule, Scene, of
from bot.clock.reading.spans import far, moved, unique, weekday_beside, weekday_of_week
from bot.clock.reading.tokens import Sign, Token, find
from bot.clock.reading.yearly import mapped

HOURS_A_DAY = 24
SLACK_DAYS = {"week": 7, "month": 31, "year": 200}
"""How far a rounded count may be off and still tell of the same day as a date beside it."""
SPANISH_WEEKS = {8: 7, 15: 14}
"""`Hace ocho días` is a week ago, `quince días` two: the day itself is counted with them."""


def _counted(count: Token, scene: Scene, *, start: date, direction: int, exactly: bool) -> Found:
    """Return the day so many days, weeks or months from another: of weeks and months only about (rule 3)."""
    if count.text in ("hour", "minute"):
        return _hours(count, scene, direction)
    if count.text == "school_day":
        return Found(notes=(Note.SCHOOL_CALENDAR,))
    days = unique(day for number in count.figures for day in far(start, count.text, number * direction))
    if scene.language == "es" and count.text == "day" and not exactly:
        weeks = [SPANISH_WEEKS[number] for number in count.figures if number in SPANISH_WEEKS]
        days = unique([*days, *(day for week in weeks for day in moved(start, week * direction))])
    if len(days) == 1 and (count.text == "day" or (exactly and _same_day(count.text, start, days[0]))):
        return Found(days, sure=True)
    return Found(days, notes=(Note.ROUNDED,), slack_days=SLACK_DAYS.get(count.text, 0))


def _same_day(unit: str, start: date, reached: date) -> bool:
    """Tell whether months and years end on the same day of the month: not so from the 31st."""
    return unit == "week" or reached.day == start.day


def _hours(count: Token, scene: Scene, direction: int) -> Found:
    """Read "2 hours ago": which day that was hangs on an hour that is not known here."""
    if count.text == "minute" or direction > 0:
        return Found((scene.today,), sure=True)
    hours = count.figures[0] if len(count.figures) == 1 else 0
    whole_days, rest = divmod(hours, HOURS_A_DAY)
    if hours and not rest:
        return named(moved(scene.today, -whole_days))
    days = (*moved(scene.today, -whole_days), *moved(scene.today, -whole_days - 1))
    return Found(days, notes=(Note.HOURS,))


def _ago(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "2 days ago", "3 weeks ago today", "exactly a month ago", "hace 10 días", "a week ago monday"."""
    count = of(parts, Sign.COUNT)
    signs = {part.sign for part in parts}
    scene.hedged = scene.hedged or Sign.NEAR in signs
    for weekday in (part for part in parts if part.sign is Sign.WEEKDAY):
        return (find(_weekday_ago(count, weekday.value, scene)),)
    start, exactly = scene.today, Sign.EXACTLY in signs
    for relative in (part for part in parts if part.sign is Sign.RELATIVE):
        if count.text == "day" and relative.value == 0:
            continue
        start, exactly = next(iter(moved(scene.today, relative.value)), start), True
    return (find(_counted(count, scene, start=start, direction=-1, exactly=exactly)),)


def _weekday_ago(count: Token, weekday: int, scene: Scene) -> Found:
    """Read "2 weeks ago monday": of the week two weeks back, or two weeks before the last one."""
    last = weekday_beside(scene.today, weekday, -1)
    reached = [day for number in count.figures for day in far(scene.today, count.text, -number)]
    if count.text == "day":
        agree = tuple(day for day in reached if day.weekday() == weekday)
        if agree:
            return Found(agree, sure=len(agree) == 1)
        return Found(unique((*reached, *last)), notes=(Note.WEEKDAY_DISAGREES,))
    if count.text != "week":
        return Found(notes=(Note.ROUNDED,))
    days = [one for day in reached for one in weekday_of_week(day, weekday)]
    days += [one for number in count.figures for day in last for one in far(day, "week", -number)]
    return Found(unique(day for day in days if day <= scene.today), notes=(Note.ROUNDED,))


def _ahead(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "in 10 days", "10 days from now", "a week from monday"."""
    count = of(parts, Sign.COUNT)
    start = scene.today
    for anchor in parts:
        if anchor.sign is Sign.RELATIVE:
            start = next(iter(moved(start, anchor.value)), start)
        elif anchor.sign is Sign.WEEKDAY:
            start = next(iter(weekday_beside(start, anchor.value, 1)), start)
    exactly = any(part.sign is Sign.EXACTLY for part in parts)
    found = _counted(count, scene, start=start, direction=1, exactly=exactly)
    return (find(replace(found, ahead=count.text != "minute")),)


def _relative(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    return (find(named(moved(scene.today, parts[0].value))),)


def _beside(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "the day after labor day", "2 days before oct 3", "the friday before thanksgiving"."""
    first, anchor = of(parts, Sign.EVE, Sign.MORROW, Sign.COUNT, Sign.WEEKDAY), parts[-1]
    direction = -1 if any(part.sign in (Sign.EVE, Sign.BEFORE) for part in parts) else 1
    rounded = first.sign is Sign.COUNT and first.text != "day" and parts[0].sign is not Sign.EXACTLY

    def move(day: date) -> tuple[date, ...]:
        if first.sign is Sign.WEEKDAY:
            return weekday_beside(day, first.value, direction)
        if first.sign is Sign.COUNT:
            counts = (number * direction for number in first.figures)
            return tuple(there for number in counts for there in far(day, first.text, number))
        return moved(day, direction)

    if first.sign is Sign.COUNT and (not first.figures or first.text not in ("day", "week", "month", "year")):
        return (find(Found(notes=(Note.BEFORE_OR_AFTER,))),)
    if rounded:
        scene.hedged = True
        scene.notes.append(Note.ROUNDED)
    if anchor.sign is Sign.DAY:
        return (replace(anchor, yearly=mapped(anchor.yearly, move)),)
    found = anchor.found
    days = unique(there for day in found.days for there in move(day))
    return (find(replace(found, days=days, sure=found.sure and len(days) == 1, slack_days=0)),)


def _beside_unknown(parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    """Read "the monday after the meeting", "the day before winter break": no day is known."""
    notes = [Note.BEFORE_OR_AFTER]
    if any(part.sign in (Sign.SCHOOL, Sign.SEASON) for part in parts):
        notes.insert(0, Note.SCHOOL_CALENDAR)
    if any(part.sign is Sign.HAPPENING for part in parts):
        notes.insert(0, Note.HAPPENING)
    return (find(Found(notes=tuple(notes), weak=parts[0].sign is Sign.UNIT)),)


def _count_beside(_parts: Sequence[Token], _scene: Scene) -> Sequence[Token]:
    """Read "2 days later" and "3 days after I called": from a day that is not known."""
    return (find(Found(notes=(Note.BEFORE_OR_AFTER,))),)


def _or_beside(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "yesterday or the day before"."""
    dated, joined, beside = parts
    return dated, joined, *_beside([beside, dated], scene)


def only_beside(parts: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Read "before oct 3" and "after labor day": no day is named."""
    found = parts[-1].found
    if parts[-1].sign is Sign.DAY or found.days:
        ahead = bool(found.days) and min(found.days) >= scene.today and parts[0].sign is Sign.AFTER
        return (find(Found(notes=(Note.BEFORE_OR_AFTER,), ahead=ahead)),)
    return parts[1:]


def week_of(parts: Sequence[Token], scene: Scene) -> Sequence[Token] | None:
    """Read "the week of oct 5", "the weekend after labor day"."""
    if parts[0].text not in ("week", "weekend", "month"):
        return None
    days = of(parts, Sign.DAY, Sign.FOUND).found.days
    ahead = bool(days) and min(days) > scene.today + timedelta(weeks=1)
    return (find(Found(weak=True, ahead=ahead, notes=(Note.WEEK_NOT_DAY,))),)


_BESIDE = (
    "(EVE|MORROW) (DAY|FOUND)|(EXACTLY? COUNT|WEEKDAY) (BEFORE|AFTER) (DAY|FOUND)"
    "|EXACTLY? COUNT BETWEEN (DAY|FOUND)"
)

AHEAD_RULES = (Rule("EXACTLY? IN EXACTLY? COUNT|EXACTLY? COUNT (HENCE|BETWEEN (RELATIVE|WEEKDAY))", _ahead),)
"""Before the days of the year are read, since "in" stands before months too."""

AGO_RULES = (
    Rule(
        "(EXACTLY|NEAR){0,3} ELAPSED (EXACTLY|NEAR){0,3} COUNT (AGO|EXACTLY|RELATIVE|WEEKDAY)?"
        "|(RELATIVE|WEEKDAY) EXACTLY? ELAPSED EXACTLY? COUNT"
        "|(EXACTLY|NEAR){0,3} COUNT EXACTLY? AGO (RELATIVE|WEEKDAY|EXACTLY)?"
        "|(RELATIVE|WEEKDAY) EXACTLY? COUNT AGO EXACTLY?",
        _ago,
    ),
    Rule("RELATIVE", _relative),
)

BESIDE_RULES = (
    Rule("UNIT (BEFORE|AFTER)? (DAY|FOUND) (THROUGH (DAY|FOUND))? WEEKDAY?", week_of),
    Rule(_BESIDE, _beside),
    # Once more, for "2 days before the friday before thanksgiving".
    Rule(_BESIDE, _beside),
    Rule("(DAY|FOUND) EITHER (EVE|MORROW)", _or_beside),
    Rule("(EVE|MORROW) (SCHOOL|HAPPENING|SEASON|PERIOD)?", _beside_unknown),
    Rule("(COUNT|WEEKDAY|UNIT) (BEFORE|AFTER) (SCHOOL|HAPPENING|SEASON|PERIOD)", _beside_unknown),
    Rule("COUNT (BEFORE|AFTER)", _count_beside),
    Rule("(BEFORE|AFTER) (DAY|FOUND)", only_beside),
)
