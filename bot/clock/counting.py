"""One rule + one day -> a Deadline with its working, day by day. Reads no case and no file."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from bot.clock.calendars import BusinessDays, add_months, add_years, business_days, weekend
from bot.clock.case import Event
from bot.law.model import Clock, Skip, Unit


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


Direction = Literal[1, -1]


def count(clock: Clock, event: Event, *, jurisdiction: str, state: str, curated: bool = True) -> Deadline:
    """Count a clock from an event. Day zero is the day of the event itself.

    `state` is the state whose holidays close its offices; `curated` tells whether that state's own
    clocks are known. Source of the units: 34 CFR 300.11.
    """
    direction: Direction = -1 if clock.direction == "back" else 1
    guesses: list[Guess] = []
    start = Span(event.day, event.day, 0, Reason.DAY_ZERO)
    about: date | None = None
    latest: date | None = None
    match clock.unit:
        case Unit.BUSINESS_DAYS:
            certain = business_days(event.day, clock.length * direction, state)
            working = _spans(event.day, certain)
            end = certain.end
            if certain.end != certain.end_without_state_days:
                guesses.append(Guess.STATE_HOLIDAY)
                latest = max(certain.end, certain.end_without_state_days)
                end = min(certain.end, certain.end_without_state_days)
        case Unit.SCHOOL_DAYS:
            # Without the school's calendar only weekends and public holidays are known to be no school days.
            certain = business_days(event.day, clock.length * direction, state)
            working = _spans(event.day, certain)
            end = certain.end
            guesses.append(Guess.SCHOOL_DAYS)
        case Unit.CALENDAR_DAYS | Unit.WEEKS:
            days = clock.length * (7 if clock.unit is Unit.WEEKS else 1)
            end = event.day + timedelta(days=days) * direction
            working = _whole(event.day, end, days)
        case Unit.MONTHS:
            end = add_months(event.day, clock.length * direction)
            working = (Span(end, end, clock.length, Reason.ANNIVERSARY),)
        case Unit.YEARS:
            end = add_years(event.day, clock.length * direction)
            working = (Span(end, end, clock.length, Reason.ANNIVERSARY),)
    if Skip.BETWEEN_TERMS in clock.skips or Skip.LONG_BREAKS in clock.skips:
        guesses.append(Guess.BREAKS)
    if not event.day_known:
        guesses.append(Guess.MAILED)
    if not curated:
        guesses.append(Guess.NOT_CURATED)
    guessed = bool(guesses)
    # A state that may have its own clock leaves the federal row's own day as it is: the day is not guessed,
    # whether the row applies is.
    row_day = not [guess for guess in guesses if guess is not Guess.NOT_CURATED]
    return Deadline(
        clock=clock,
        jurisdiction=jurisdiction,
        event=event,
        due_on=end if row_day else None,
        not_before=end if guessed and not row_day else None,
        about=about,
        latest=latest,
        guesses=tuple(guesses),
        working=(start, *working),
    )


def _whole(start: date, end: date, days: int) -> tuple[Span, ...]:
    if days == 0:
        return ()
    step = timedelta(days=1)
    return (Span(start + step, end, days, Reason.COUNTED),) if end > start else (Span(end, start - step, days, Reason.COUNTED),)


def _spans(start: date, counted: BusinessDays) -> tuple[Span, ...]:
    """Put the days after `start` into rows of days that were treated alike, earliest first."""
    step = timedelta(days=1)
    first, last = (start + step, counted.end) if counted.end > start else (counted.end, start - step)
    spans: list[Span] = []
    day = first
    while day <= last:
        reason = Reason.WEEKEND if weekend(day) else Reason.HOLIDAY if day in counted.holidays else Reason.COUNTED
        one = int(reason is Reason.COUNTED)
        if spans and spans[-1].reason is reason and spans[-1].last + step == day:
            spans[-1] = Span(spans[-1].first, day, spans[-1].days + one, reason)
        else:
            spans.append(Span(day, day, one, reason))
        day += step
    return tuple(spans)
