"""One rule + one day + one calendar -> a Deadline with its working, day by day. Reads no case and no file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.clock.calendars import add_months, add_years, closed_days, is_open, weekend
from bot.clock.case import Event
from bot.clock.school import Days, SchoolCalendar, school_days_off, usual_calendar
from bot.law.model import Clock, LateStart, Skip, Unit

ONE_DAY = timedelta(days=1)
LONGEST_WALK_DAYS = 1500
"""No count by days is longer; a calendar that never comes to an end of days off must not hang the bot."""


class Reason(StrEnum):
    """Why a span of days was counted or skipped."""

    DAY_ZERO = "day_zero"
    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    BREAK = "break"
    SUMMER = "summer"
    ANNIVERSARY = "anniversary"
    ROLLED = "rolled"
    """After the end of the count: a weekend or holiday, over which the rule moves the end."""
    ABSENT = "absent"
    """School days added for days that the child missed."""
    LATE_START = "late_start"
    """Another end holds, since the count began so near the end of the school year."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row that were treated alike; `days` is how many of them count."""

    first: date
    last: date
    days: int
    reason: Reason


class Guess(StrEnum):
    """Why the day cannot be given for certain, beside a doubt about the rule."""

    MAILED = "mailed"
    """The delivery day is unknown."""
    BREAKS = "breaks"
    """The rule leaves out school breaks, and the school's calendar is not known."""
    SCHOOL_DAYS = "school_days"
    """The rule counts school days, and the school's calendar is not known."""
    CALENDAR_ENDS = "calendar_ends"
    """The school's calendar is known, but not for all the days of the count."""
    LATE_START = "late_start"
    """Near the end of the school year another end may hold, and the calendar is not known."""
    STATE_HOLIDAY = "state_holiday"
    """The count crosses a day that only the state's list of holidays has."""
    BESIDE = "beside"
    """A federal clock whose place the state's own takes, if that one holds: it is in doubt itself."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A clock counted from an event.

    `due_on` is the day that the rule itself gives, None where days would have to be guessed;
    `not_before` the earliest, `latest` the last day that it can be, `about` the likely one.
    `beaten_by` names the clock whose day comes first (or last) where the rule says that it wins.
    """

    clock: Clock
    jurisdiction: str
    event: Event
    due_on: date | None
    not_before: date | None
    about: date | None
    latest: date | None
    guesses: tuple[Guess, ...]
    working: tuple[Span, ...]
    late_start: LateStart | None = None
    beaten_by: str | None = None

    @property
    def sure(self) -> bool:
        """The rule was read in the law or an agency's own guide, no doubt is open, no day was guessed."""
        return self.clock.settled and not self.guesses and self.due_on is not None

    @property
    def next_day(self) -> date | None:
        """The day to look at: the due day, or the earliest it can be, or for a count back the last."""
        return self.due_on or self.not_before or self.latest


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
    made = _late_start(clock, event.day, calendar, made)
    made = _with_absences(clock, calendar, absent_days, made)
    if clock.rolls_on:
        made = _rolled(made, state)
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


@dataclass(frozen=True, slots=True)
class _Count:
    """An end, and what is known of it."""

    end: date
    working: tuple[Span, ...] = ()
    guesses: tuple[Guess, ...] = ()
    about: date | None = None
    latest: date | None = None
    late_start: LateStart | None = None


def _bounds(made: _Count, event: Event, *, back: bool) -> tuple[date | None, date | None]:
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


def _by_date(clock: Clock, start: date) -> _Count:
    """Count days on the calendar, weeks, months or years: no day between needs a look."""
    length = _length(clock)
    match clock.unit:
        case Unit.MONTHS | Unit.YEARS:
            end = (add_months if clock.unit is Unit.MONTHS else add_years)(start, length)
            return _Count(end, (Span(end, end, clock.length, Reason.ANNIVERSARY),))
        case Unit.WEEKS:
            end = start + timedelta(weeks=length)
        case _:
            end = start + timedelta(days=length)
    days = abs((end - start).days)
    if not days:
        return _Count(end)
    first, last = (start + ONE_DAY, end) if end > start else (end, start - ONE_DAY)
    return _Count(end, (Span(first, last, days, Reason.COUNTED),))


def _length(clock: Clock) -> int:
    """Return the days to walk, negative for a count back; a day one on the event itself is one less."""
    length = clock.length - (clock.day_one == "event")
    return -length if clock.direction == "back" else length


Look = Callable[[date], Reason]
"""Tells how a day is treated."""


def _by_days(clock: Clock, start: date, state: str, calendar: SchoolCalendar | None) -> _Count:
    """Walk day by day, since some days do not count."""
    if clock.unit is Unit.BUSINESS_DAYS and not clock.skips:
        return _business(clock, start, state)
    known = calendar or SchoolCalendar()
    usual = usual_calendar(start.year - 1, start.year + 2)
    strict = _walk(start, _length(clock), _strict(clock, state, start))
    about = _walk(start, _length(clock), _look(clock, usual)).end
    if not known.knows(start):
        return replace(strict, about=about, guesses=(_unknown(clock),))
    exact = _walk(start, _length(clock), _look(clock, known))
    if not known.knows(exact.end):
        return replace(exact, about=about, guesses=(Guess.CALENDAR_ENDS,))
    return exact


def _unknown(clock: Clock) -> Guess:
    return Guess.SCHOOL_DAYS if clock.unit is Unit.SCHOOL_DAYS else Guess.BREAKS


def _business(clock: Clock, start: date, state: str) -> _Count:
    """Count business days: without federal and state holidays (34 CFR 300.11(b)).

    Where the state's list alone has a day, both ends are given: some of its days are optional ones.
    """
    length = _length(clock)
    if clock.holidays_count:
        return _walk(start, length, lambda day: Reason.WEEKEND if weekend(day) else Reason.COUNTED)
    walks = [_walk(start, length, _open(days)) for days in _closed(state, start, length)]
    walks.sort(key=lambda one: one.end)
    if walks[0].end == walks[-1].end:
        return _walk(start, length, _open(_closed(state, start, length)[-1]))
    return replace(walks[0], latest=walks[-1].end, guesses=(Guess.STATE_HOLIDAY,))


def _closed(state: str, start: date, length: int) -> tuple[frozenset[date], frozenset[date]]:
    # Twice the count is more than any run of closed days adds; a year more for New Year.
    reach = (start + timedelta(days=2 * length)).year
    return closed_days(state, range(min(start.year, reach) - 1, max(start.year, reach) + 2))


def _open(closed: frozenset[date]) -> Look:
    def look(day: date) -> Reason:
        if weekend(day):
            return Reason.WEEKEND
        return Reason.HOLIDAY if day in closed else Reason.COUNTED

    return look


def _strict(clock: Clock, state: str, start: date) -> Look:
    """Look at days as far as is certain without a school's calendar.

    Weekends, and for the school's own duties public holidays. A parent's own limit leaves out weekends
    alone: a school may be open on a public holiday, and the safe day is the earlier one.
    """
    if clock.unit is Unit.SCHOOL_DAYS and clock.who == "parent":
        return _open(frozenset())
    if clock.unit in (Unit.SCHOOL_DAYS, Unit.BUSINESS_DAYS):
        return _open(_closed(state, start, _length(clock) * 2)[0])
    return lambda _day: Reason.COUNTED


def _look(clock: Clock, calendar: SchoolCalendar) -> Look:
    """How each day is treated by a school's calendar."""
    if clock.unit is Unit.SCHOOL_DAYS:
        return lambda day: _school(day, calendar)

    def look(day: date) -> Reason:
        for skip in clock.skips:
            if reason := _skipped(day, skip, calendar):
                return reason
        return Reason.COUNTED

    return look


def _school(day: date, calendar: SchoolCalendar) -> Reason:
    if weekend(day):
        return Reason.WEEKEND
    if calendar.in_summer(day):
        return Reason.SUMMER
    return Reason.COUNTED if calendar.is_school_day(day) or not calendar.knows(day) else Reason.BREAK


def _skipped(day: date, skip: Skip, calendar: SchoolCalendar) -> Reason | None:
    if skip.what == "summer":
        return Reason.SUMMER if calendar.in_summer(day) else None
    days = calendar.break_of(day)
    if days is None and skip.touching_weekends and weekend(day):
        days = calendar.break_of(day - timedelta(days=day.weekday() - 4)) or calendar.break_of(
            day + timedelta(days=7 - day.weekday())
        )
    if days is None or calendar.in_summer(day):
        return None
    return Reason.BREAK if school_days_off(days) >= skip.at_least_school_days else None


def _walk(start: date, length: int, look: Look) -> _Count:
    """Walk until so many days were counted; spans stand earliest first."""
    step = ONE_DAY if length >= 0 else -ONE_DAY
    day, left = start, abs(length)
    spans: list[Span] = []
    for _ in range(LONGEST_WALK_DAYS):
        if not left:
            break
        day += step
        reason = look(day)
        counts = int(reason is Reason.COUNTED)
        left -= counts
        if spans and spans[-1].reason is reason:
            first, last = min(spans[-1].first, day), max(spans[-1].last, day)
            spans[-1] = Span(first, last, spans[-1].days + counts, reason)
        else:
            spans.append(Span(day, day, counts, reason))
    return _Count(day, tuple(sorted(spans, key=lambda span: span.first)))


def _late_start(clock: Clock, start: date, calendar: SchoolCalendar | None, made: _Count) -> _Count:
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


def _other_end(start: date, rule: LateStart, calendar: SchoolCalendar, made: _Count) -> _Count:
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
    return _Count(end, (Span(end, end, 0, Reason.LATE_START),), late_start=rule)


def _after(day: date, rule: LateStart, calendar: SchoolCalendar) -> date:
    if rule.unit == "calendar_days":
        return day + timedelta(days=rule.days)
    return _walk(day, rule.days, lambda one: _school(one, calendar)).end


def _with_absences(clock: Clock, calendar: SchoolCalendar | None, absent_days: int, made: _Count) -> _Count:
    """Add the school days that the child missed, where the rule does and there are enough of them."""
    rule = clock.absences
    if rule is None or absent_days < rule.at_least or made.late_start:
        return made
    known = calendar or SchoolCalendar()
    more = _walk(made.end, absent_days, lambda day: _school(day, known))
    guesses = made.guesses if made.guesses or known.knows(more.end) else (Guess.CALENDAR_ENDS,)
    added = tuple(
        replace(span, reason=Reason.ABSENT) if span.reason is Reason.COUNTED else span
        for span in more.working
    )
    return replace(made, end=more.end, working=(*made.working, *added), guesses=guesses)


def _rolled(made: _Count, state: str) -> _Count:
    """Move an end on a weekend or holiday to the next open day."""
    _, closed = closed_days(state, (made.end.year, made.end.year + 1))
    end = made.end
    while not is_open(end, closed):
        end += ONE_DAY
    if end == made.end:
        return made
    return replace(made, end=end, working=(*made.working, Span(made.end + ONE_DAY, end, 0, Reason.ROLLED)))


def together(found: Iterable[Deadline]) -> list[Deadline]:
    """Hold counts against each other where a rule says that the earliest (or latest) of them wins.

    The day of the one that wins bounds the others; one whose own day is certain and beaten says by which.
    """
    deadlines = list(found)
    return [_against(one, deadlines) for one in deadlines]


def _against(one: Deadline, others: list[Deadline]) -> Deadline:
    rule = one.clock.together
    if rule is None:
        return one
    partners = [other for other in others if _name(other, one.jurisdiction) in rule.clocks]
    certain = [other for other in partners if other.due_on]
    if rule.wins == "latest":
        beats = [other for other in certain if other.due_on and one.due_on and other.due_on > one.due_on]
        return replace(one, beaten_by=beats[-1].clock.id) if beats else one
    if not certain:
        return one
    first = min(certain, key=lambda other: other.due_on or date.max)
    own = one.due_on or one.not_before
    if own and first.due_on and first.due_on < own:
        return replace(one, beaten_by=first.clock.id)
    if one.due_on is None and first.due_on and (one.latest is None or first.due_on < one.latest):
        return replace(one, latest=first.due_on)
    return one


def _name(deadline: Deadline, home: str) -> str:
    return deadline.clock.id if deadline.jurisdiction == home else f"us:{deadline.clock.id}"
