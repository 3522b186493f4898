"""Ends that a rule moves: near the end of the school year, for absences, over a weekend."""

from dataclasses import replace
from datetime import date, timedelta

from bot.clock.calendars import closed_days, is_open
from bot.clock.deadline import Count, Guess
from bot.clock.school import Days, SchoolCalendar, usual_calendar
from bot.clock.walking import ONE_DAY, Reason, Span, school_day, walk
from bot.law.model import Clock, LateStart


def late_start(clock: Clock, start: date, calendar: SchoolCalendar | None, made: Count) -> Count:
    """Put in another end where the count began so near the end of the school year that one holds."""
    if not clock.late_start:
        return made
    known = calendar or SchoolCalendar()
    for rule in clock.late_start:
        left = _days_left(start, rule, known)
        if left is None:
            usual = _days_left(start, rule, usual_calendar(start.year - 1, start.year + 2))
            if usual is not None and rule.from_days <= usual <= rule.to_days:
                guesses = tuple(dict.fromkeys((*made.guesses, Guess.LATE_START)))
                return replace(made, guesses=guesses, late_start=rule)
        elif rule.from_days <= left <= rule.to_days:
            return _other_end(start, rule, known, made)
    return made


def _days_left(start: date, rule: LateStart, calendar: SchoolCalendar) -> int | None:
    """Return how many days are left in the school year after a day; None where that is not known.

    In summer, after the last day of school, none are left of the year that ended.
    """
    year = calendar.year_of(start)
    if year is None or not calendar.knows(start):
        return None
    if start >= year.last:
        return 0
    ahead = Days(start + ONE_DAY, year.last)
    if rule.counted == "calendar_days":
        return (ahead.last - start).days
    return sum(calendar.is_school_day(day) for day in ahead.each())


def _other_end(start: date, rule: LateStart, calendar: SchoolCalendar, made: Count) -> Count:
    year = calendar.year_of(start)
    begins = calendar.next_year_first(start)
    end: date | None = None
    match rule.ends:
        case "month_day":
            month, day = map(int, (rule.month_day or "06-30").split("-"))
            end = date(start.year, month, day)
            end = end if end >= start else date(start.year + 1, month, day)
        case "days_after_year_end":
            end = _after(year.last, rule, calendar) if year else None
        case "before_next_year":
            end = begins - ONE_DAY if begins else None
        case "days_after_next_year_start":
            end = _after(begins, rule, calendar) if begins else None
    if end is None:
        guesses = tuple(dict.fromkeys((*made.guesses, Guess.CALENDAR_ENDS)))
        return replace(made, guesses=guesses, late_start=rule)
    return Count(end, (Span(end, end, 0, Reason.LATE_START),), late_start=rule)


def _after(day: date, rule: LateStart, calendar: SchoolCalendar) -> date:
    if rule.unit == "calendar_days":
        return day + timedelta(days=rule.days)
    return walk(day, rule.days, lambda one: school_day(one, calendar))[0]


def with_absences(clock: Clock, calendar: SchoolCalendar | None, absent_days: int, made: Count) -> Count:
    """Add the school days that the child missed, where the rule does and there are enough of them."""
    rule = clock.absences
    if rule is None or absent_days < rule.at_least or made.late_start:
        return made
    known = calendar or SchoolCalendar()
    end, spans = walk(made.end, absent_days, lambda day: school_day(day, known))
    usual = usual_calendar(made.end.year - 1, made.end.year + 2)
    about = made.about and walk(made.about, absent_days, lambda day: school_day(day, usual))[0]
    guesses = made.guesses if made.guesses or known.knows(end) else (Guess.CALENDAR_ENDS,)
    added = tuple(
        replace(span, reason=Reason.ABSENT) if span.reason is Reason.COUNTED else span for span in spans
    )
    return replace(made, end=end, about=about, working=(*made.working, *added), guesses=guesses)


def rolled(made: Count, state: str) -> Count:
    """Move an end on a weekend or holiday to the next open day."""
    _, closed = closed_days(state, (made.end.year, made.end.year + 1))
    end = made.end
    while not is_open(end, closed):
        end += ONE_DAY
    if end == made.end:
        return made
    return replace(made, end=end, working=(*made.working, Span(made.end + ONE_DAY, end, 0, Reason.ROLLED)))
