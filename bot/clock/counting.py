"""One rule + one day + one calendar -> a Deadline with its working, day by day. Reads no case and no file."""

from datetime import date, timedelta

from bot.clock.calendars import add_months, add_years
from bot.clock.case import Event
from bot.clock.deadline import Count, Deadline, Guess
from bot.clock.ends import late_start, rolled, with_absences
from bot.clock.school import SchoolCalendar, usual_calendar
from bot.clock.walking import (
    ONE_DAY,
    Reason,
    Span,
    by_calendar,
    certain_days,
    closed_around,
    length_of,
    open_days,
    walk,
)
from bot.law.model import Clock, Unit


def count(
    clock: Clock,
    event: Event,
    *,
    jurisdiction: str,
    state: str,
    calendar: SchoolCalendar | None = None,
    absent_days: int = 0,
    may_not_apply: Guess | None = None,
) -> Deadline:
    """Count a clock from an event. Day zero is the day of the event itself, unless the rule says otherwise.

    `state` is the state whose holidays close its offices; `calendar` the school's days as far as they are
    known; `absent_days` the school days that the child missed meanwhile; `may_not_apply` says why the whole
    rule may not be the one that holds there. Source of the units: 34 CFR 300.11.
    """
    made = _by_days(clock, event.day, state, calendar) if _walks(clock) else _by_date(clock, event.day)
    made = late_start(clock, event.day, calendar, made)
    made = with_absences(clock, calendar, absent_days, made)
    if clock.rolls_on:
        made = rolled(made, state)
    guesses = made.guesses if event.day_known else (*made.guesses, Guess.MAILED)
    day_guessed = bool(guesses)
    if may_not_apply:
        # The row's own day stands as it is; whether the row applies is what is not known.
        guesses = (*guesses, may_not_apply)
    not_before, latest = _bounds(made, event, back=clock.direction == "back") if day_guessed else (None, None)
    return Deadline(
        clock=clock,
        jurisdiction=jurisdiction,
        event=event,
        due_on=None if day_guessed else made.end,
        not_before=not_before,
        about=made.about if day_guessed else None,
        latest=latest,
        guesses=guesses,
        working=(Span(event.day, event.day, int(clock.day_one == "event"), Reason.DAY_ZERO), *made.working),
        late_start=made.late_start,
    )


def _bounds(made: Count, event: Event, *, back: bool) -> tuple[date | None, date | None]:
    """Return the earliest and the last day that the true one can be, None where that is not known."""
    if made.guesses == (Guess.STATE_HOLIDAY,) and event.day_known:
        return made.end, made.latest
    if not made.guesses:
        # Only the delivery day is not known, and it can but be later.
        return made.end, None
    # Counting back, a day off that is not known makes the true day earlier; forward, later.
    return (None, made.end) if back else (made.end, None)


def _walks(clock: Clock) -> bool:
    return clock.unit in (Unit.BUSINESS_DAYS, Unit.SCHOOL_DAYS) or bool(clock.skips)


def _by_date(clock: Clock, start: date) -> Count:
    """Count days on the calendar, weeks, months or years: no day between needs a look."""
    length = length_of(clock)
    match clock.unit:
        case Unit.MONTHS | Unit.YEARS:
            end = (add_months if clock.unit is Unit.MONTHS else add_years)(start, length)
            return Count(end, (Span(end, end, clock.length, Reason.ANNIVERSARY),))
        case Unit.WEEKS:
            end = start + timedelta(weeks=length)
        case _:
            end = start + timedelta(days=length)
    days = abs((end - start).days)
    if not days:
        return Count(end)
    first, last = (start + ONE_DAY, end) if end > start else (end, start - ONE_DAY)
    return Count(end, (Span(first, last, days, Reason.COUNTED),))


def _by_days(clock: Clock, start: date, state: str, calendar: SchoolCalendar | None) -> Count:
    """Walk day by day, since some days do not count."""
    if clock.unit is Unit.BUSINESS_DAYS and not clock.skips:
        return _business(clock, start, state)
    known = calendar or SchoolCalendar()
    usual = usual_calendar(start.year - 1, start.year + 2)
    length = length_of(clock)
    about, _ = walk(start, length, by_calendar(clock, usual))
    if not known.knows(start):
        end, working = walk(start, length, certain_days(clock, state, start))
        return Count(end, working, (_unknown(clock),), about)
    end, working = walk(start, length, by_calendar(clock, known))
    return Count(end, working) if known.knows(end) else Count(end, working, (Guess.CALENDAR_ENDS,), about)


def _unknown(clock: Clock) -> Guess:
    return Guess.SCHOOL_DAYS if clock.unit is Unit.SCHOOL_DAYS else Guess.BREAKS


def _business(clock: Clock, start: date, state: str) -> Count:
    """Count business days: without federal and state holidays (34 CFR 300.11(b)).

    Where the state's list alone has a day, both ends are given: some of its days are optional ones.
    """
    length = length_of(clock)
    if clock.holidays_count:
        return Count(*walk(start, length, open_days(frozenset())))
    federal, both = (walk(start, length, open_days(days)) for days in closed_around(state, start, length))
    if federal[0] == both[0]:
        return Count(*both)
    first, last = sorted((federal, both))
    return Count(*first, guesses=(Guess.STATE_HOLIDAY,), latest=last[0])
