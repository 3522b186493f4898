"""One rule + one day -> a Deadline with its working, day by day. Reads no case and no file."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.clock.calendars import add_months, add_years, business_day, closed_days, weekend
from bot.clock.case import Event
from bot.law.model import Clock, Unit


class Reason(StrEnum):
    """Why a span of days was counted or skipped."""

    DAY_ZERO = "day_zero"
    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ANNIVERSARY = "anniversary"


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
    STATE_HOLIDAY = "state_holiday"
    """The count crosses a day that only the state's list of holidays has."""
    NOT_CURATED = "not_curated"
    """The state may have its own clock, which is not in the fact set yet."""
    BESIDE = "beside"
    """A federal clock whose place the state's own takes, if that one holds: it is in doubt itself."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A clock counted from an event.

    `due_on` is the day that the rule itself gives, None where days would have to be guessed;
    `not_before` the earliest, `latest` the last day that it can be, `about` the likely one.
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

    @property
    def sure(self) -> bool:
        """The rule was read in the law or an agency's own guide, no doubt is open, no day was guessed."""
        return self.clock.settled and not self.guesses and self.due_on is not None

    @property
    def next_day(self) -> date | None:
        """The day to look at: the due day, or the earliest it can be."""
        return self.due_on or self.not_before


def count(
    clock: Clock, event: Event, *, jurisdiction: str, state: str, may_not_apply: Guess | None = None
) -> Deadline:
    """Count a clock from an event. Day zero is the day of the event itself.

    `state` is the state whose holidays close its offices; `may_not_apply` says why the whole rule may
    not be the one that holds there. Source of the units: 34 CFR 300.11.
    """
    end, latest, working, guesses = _end(clock, event.day, state)
    if clock.skips:
        guesses.append(Guess.BREAKS)
    if not event.day_known:
        guesses.append(Guess.MAILED)
    day_guessed = bool(guesses)
    if may_not_apply:
        # The row's own day stands as it is; whether the row applies is what is not known.
        guesses.append(may_not_apply)
    return Deadline(
        clock=clock,
        jurisdiction=jurisdiction,
        event=event,
        due_on=None if day_guessed else end,
        not_before=end if day_guessed else None,
        about=None,
        # Where the true day can be later for another reason too, no last day is known.
        latest=latest if guesses in ([Guess.STATE_HOLIDAY], [Guess.STATE_HOLIDAY, may_not_apply]) else None,
        guesses=tuple(guesses),
        working=(Span(event.day, event.day, 0, Reason.DAY_ZERO), *working),
    )


def _end(clock: Clock, start: date, state: str) -> tuple[date, date | None, tuple[Span, ...], list[Guess]]:
    """Return the earliest end of the count, the last it can be, its working, and what was guessed."""
    length = -clock.length if clock.direction == "back" else clock.length
    match clock.unit:
        case Unit.BUSINESS_DAYS | Unit.SCHOOL_DAYS:
            # Twice the count is more than any run of closed days adds; a year more for New Year.
            reach = (start + timedelta(days=2 * length)).year
            years = range(min(start.year, reach) - 1, max(start.year, reach) + 2)
            closed = closed_days(state, years)
            ends = sorted(
                ((business_day(start, length, days), days) for days in closed), key=lambda end: end[0]
            )
            earliest, latest = ends[0][0], ends[-1][0]
            working = _day_by_day(start, earliest, ends[0][1])
            if clock.unit is Unit.SCHOOL_DAYS:
                # Without the school's calendar only weekends and holidays are known to be days off.
                return earliest, None, working, [Guess.SCHOOL_DAYS]
            if earliest != latest:
                return earliest, latest, working, [Guess.STATE_HOLIDAY]
            return earliest, None, working, []
        case Unit.CALENDAR_DAYS:
            end = start + timedelta(days=length)
        case Unit.WEEKS:
            end = start + timedelta(weeks=length)
        case Unit.MONTHS | Unit.YEARS:
            end = (add_months if clock.unit is Unit.MONTHS else add_years)(start, length)
            return end, None, (Span(end, end, clock.length, Reason.ANNIVERSARY),), []
    return end, None, _in_one(start, end), []


def _in_one(start: date, end: date) -> tuple[Span, ...]:
    days = abs((end - start).days)
    if not days:
        return ()
    first, last = _between(start, end)
    return (Span(first, last, days, Reason.COUNTED),)


def _between(start: date, end: date) -> tuple[date, date]:
    """Return the first and last day of a count, earliest first, without day zero."""
    step = timedelta(days=1)
    return (start + step, end) if end > start else (end, start - step)


def _day_by_day(start: date, end: date, holidays: AbstractSet[date]) -> tuple[Span, ...]:
    """Put the days of a count into rows of days that were treated alike, earliest first."""
    step = timedelta(days=1)
    spans: list[Span] = []
    day, last = _between(start, end)
    while day <= last:
        reason = _treated(day, holidays)
        one = int(reason is Reason.COUNTED)
        if spans and spans[-1].reason is reason:
            spans[-1] = Span(spans[-1].first, day, spans[-1].days + one, reason)
        else:
            spans.append(Span(day, day, one, reason))
        day += step
    return tuple(spans)


def _treated(day: date, holidays: AbstractSet[date]) -> Reason:
    if weekend(day):
        return Reason.WEEKEND
    return Reason.HOLIDAY if day in holidays else Reason.COUNTED
