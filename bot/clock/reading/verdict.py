"""What was found in a text -> its reading: one day, days to offer, a day to come, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.clock.calendars import add_years, federal_holidays, weekend
from bot.clock.reading.answer import Kind, Note, Reading
from bot.clock.reading.days import Found, within
from bot.clock.reading.figures import swapped_year
from bot.clock.reading.leftovers import lone_counts, numbers, stretches
from bot.clock.reading.rules import Scene, pattern
from bot.clock.reading.spans import WEEK_DAYS, Span, unique
from bot.clock.reading.tokens import Sign, Token
from bot.clock.reading.words import Lexicon
from bot.clock.reading.yearly import month_day

MOST_CANDIDATES = 4
SHORT_RANGE_DAYS = 3
FIRST_YEAR = 1990
OLD_YEARS, VERY_OLD_YEARS, FAR_YEARS = 1, 3, 2
LONGEST_MONTH_DAYS = 31
_RANGE = "FOUND THROUGH FOUND|BETWEEN FOUND EITHER FOUND"


def judge(row: Sequence[Token], scene: Scene, words: Lexicon) -> Reading:
    """Return the reading of a row that every rule has gone over."""
    if any(token.sign is Sign.BIRTH for token in row):
        return Reading(Kind.AMBIGUOUS, notes=(Note.BIRTH,))
    found = [token.found for token in row if token.sign is Sign.FOUND]
    found += [Found((scene.today,), sure=True, ahead=True) for token in row if token.sign is Sign.AHEAD]
    named = [one for one in found if not one.weak]
    named += numbers(row, scene, words, alone=not named)
    weak = [one for one in found if one.weak] + stretches(row, scene)
    if not named and not weak:
        named = lone_counts(row, scene)
    real = [one for one in named if not one.missing]
    if named and not real:
        return Reading(Kind.REJECTED, notes=named[0].notes)
    if not real:
        return _without_day(weak, scene)
    one = _merged(real)
    if one is None:
        return _several(real, row, scene)
    if len(real) < len(named):
        one = replace(one, sure=False, notes=(Note.TWO_DATES,))
    return _one(_in_stretch(one, weak), scene)


def _without_day(weak: Sequence[Found], scene: Scene) -> Reading:
    ahead = scene.heard & {Sign.WILL, Sign.WILL_BE} and Sign.DID not in scene.heard
    if Sign.NOT_YET in scene.heard or any(one.ahead for one in weak) or (weak and ahead):
        return Reading(Kind.FUTURE, notes=(Note.NOT_YET,))
    if weak:
        days = unique(day for one in weak for day in one.days)[:MOST_CANDIDATES]
        return Reading(Kind.AMBIGUOUS, candidates=days, notes=_notes(weak))
    return Reading(Kind.REJECTED, notes=(Note.NO_DAY,))


def _notes(found: Iterable[Found]) -> tuple[Note, ...]:
    return tuple(dict.fromkeys(note for one in found for note in one.notes))


def _merged(found: Sequence[Found]) -> Found | None:
    """Return what several finds tell together, None if they tell of different days."""
    sure = [one for one in found if one.sure]
    if not sure:
        return found[0] if len({one.days for one in found}) == 1 else None
    day = sure[0].days[0]
    for one in found:
        near = one.slack_days and any(abs((day - about).days) <= one.slack_days for about in one.days)
        if one.days != (day,) and not near:
            return None
    return sure[0]


def _several(found: Sequence[Found], row: Sequence[Token], scene: Scene) -> Reading:
    """Read two dates: asked back, with both (rule 8); of a range only a short one's days."""
    days = unique(day for one in found for day in one.days)
    signs = "".join(token.sign for token in row)
    note = Note.RANGE if pattern(_RANGE).search(signs) else Note.TWO_DATES
    if note is Note.RANGE and days:
        span = Span(min(days), max(days))
        days = span.days() if (span.last - span.first).days <= SHORT_RANGE_DAYS else ()
    if days and all(day > scene.today for day in days):
        return Reading(Kind.FUTURE, notes=(Note.NOT_YET, note))
    return _asked(scene, days, (note, *_notes(found)))


def _in_stretch(one: Found, weak: Sequence[Found]) -> Found:
    """Doubt a day that lies outside of a stretch named beside it: "last week I sent it on Monday"."""
    for stretch in weak:
        if not stretch.spans or not one.sure or any(one.days[0] in span for span in stretch.spans):
            continue
        alike = [day for span in stretch.spans for day in _alike(one, span)]
        days = unique([*alike, *one.days])
        return replace(one, days=days, sure=False, notes=(Note.TWO_DATES, *stretch.notes))
    return one


def _alike(one: Found, span: Span) -> list[date]:
    """Return the day of a week, month or year that its words would name just as well."""
    day, length = one.days[0], (span.last - span.first).days
    if one.loose == "week" and length < WEEK_DAYS:
        return [other for other in span.days() if other.weekday() == day.weekday()]
    if one.loose == "month" and length < LONGEST_MONTH_DAYS:
        return [other for other in span.days() if other.day == day.day]
    if one.loose == "year" and length > LONGEST_MONTH_DAYS:
        return list(within(month_day(day.month, day.day), [span]).days)
    return []


def _one(one: Found, scene: Scene) -> Reading:
    """Read the one thing that a text tells."""
    today, past = scene.today, Sign.DID in scene.heard
    will = bool(scene.heard & {Sign.WILL, Sign.NOT_YET}) and not past
    will_be = Sign.WILL_BE in scene.heard and not past
    if one.ahead or (one.days and all(day > today for day in one.days)):
        return _future(one, today)
    coming = tuple(day for day in one.days if day > today or (will and day == today))
    if (will or will_be) and (coming or not one.days):
        return _future(Found(coming, sure=len(coming) == 1), today)
    if not one.sure:
        return _asked(scene, one.days, one.notes)
    if will or (will_be and one.days[0] < today):
        return _asked(scene, one.days, (Note.TENSE,))
    if scene.hedged or one.days[0].year < FIRST_YEAR:
        return _asked(scene, one.days, (Note.HEDGED, *one.notes))
    return Reading(Kind.EXACT, one.days[0], notes=(*one.notes, *_about(one.days[0], today)))


def _asked(scene: Scene, days: Iterable[date], notes: Iterable[Note]) -> Reading:
    days = tuple(days)
    offered = tuple(day for day in days if day.year >= FIRST_YEAR)[:MOST_CANDIDATES]
    if days and not offered:
        return Reading(Kind.REJECTED, notes=(Note.TOO_OLD,))
    return Reading(Kind.AMBIGUOUS, candidates=offered, notes=tuple(dict.fromkeys((*scene.notes, *notes))))


def _future(one: Found, today: date) -> Reading:
    day = one.days[0] if one.sure and one.days else None
    notes = [Note.NOT_YET]
    slip: tuple[date, ...] = ()
    if day and day.year > today.year:
        slip = tuple(meant for meant in [swapped_year(day, today)] if meant)
        notes += [Note.ODD_YEAR] if slip else []
        notes += [Note.FAR_FUTURE] if day > add_years(today, FAR_YEARS) else []
    return Reading(Kind.FUTURE, day, slip, tuple(notes))


def _about(day: date, today: date) -> list[Note]:
    """Return what to point out about a day: its age, a weekend, a federal holiday."""
    notes: list[Note] = []
    if day < add_years(today, -VERY_OLD_YEARS):
        notes.append(Note.VERY_OLD)
    elif day < add_years(today, -OLD_YEARS):
        notes.append(Note.OLD)
    if weekend(day):
        notes.append(Note.WEEKEND)
    # A New Year's Day on a Saturday is kept on the last day of the year before.
    years = {day.year, (day + timedelta(days=1)).year}
    if any(day in federal_holidays(year) for year in years):
        notes.append(Note.HOLIDAY)
    return notes
