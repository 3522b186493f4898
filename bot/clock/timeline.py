"""A case's events -> every deadline that they start, and how each stands. Stores nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.clock.calendars import open_day_after, open_day_before
from bot.clock.case import Case, Event, How
from bot.clock.counting import count
from bot.clock.deadline import Deadline, Guess, together
from bot.clock.school import SchoolCalendar
from bot.law.library import FEDERAL, Library, Ruling
from bot.law.model import Clock, EventKind, Level, Meaning, Plan

HAS_A_PLAN = frozenset({"eligibility", "iep", "last_evaluation", "reevaluation_request"})
"""Events that show that a child has been evaluated before, so that a consent is for a new evaluation."""


class Status(StrEnum):
    """How a deadline stands on a day."""

    OPEN = "open"
    MET = "met"
    """An event that the rule waits for has come."""
    LATE = "late"
    """A sure day is past and nothing has come; never said of an unsure day or of a parent's own limit."""
    PERHAPS = "perhaps"
    """An unsure day may have come."""
    PASSED = "passed"
    """A waiting time is over, or the day of a parent's own limit is behind."""
    BEATEN = "beaten"
    """The day of another count wins."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a family beyond the event: all of it can be missing."""

    again: bool | None = None
    """The child was evaluated before."""
    level: Level | None = None
    """A preschool programme or school, where the state has a clock for each."""
    calendar: SchoolCalendar | None = None
    absent_days: int = 0


NOTHING = Known()


def deadlines(case: Case, facts: Library, calendar: SchoolCalendar | None = None) -> list[Deadline]:
    """Return every deadline of a case, the next day first; those without a day last."""
    rulings = facts.rulings(case.state, case.plan, case.level)
    found = [
        deadline
        for event in case.events
        for deadline in _of_event(
            event, case.state, rulings, Known(_again(event, case.events), case.level, calendar)
        )
    ]
    return sorted(_shortest_limits(together(found)), key=_in_order)


def started(event: Event, state: str, plan: Plan, facts: Library, known: Known = NOTHING) -> list[Deadline]:
    """Return the deadlines that one event starts, state law first.

    Where it is not known whether the child was evaluated before, both the clocks of a first evaluation
    and those of a later one are given; likewise those for preschool and for school.
    """
    rulings = facts.rulings(state, plan, known.level)
    return _shortest_limits(together(_of_event(event, state, rulings, known)))


def _of_event(event: Event, state: str, rulings: Iterable[Ruling], known: Known) -> list[Deadline]:
    open_on = _next_open_day(event, state)
    found: list[Deadline] = []
    for ruling in rulings:
        clock = ruling.clock
        if event.code not in (clock.starts, *clock.also_starts):
            continue
        if clock.meaning is Meaning.TOLD or not _fits(clock, known):
            continue
        deadline = _count(ruling, event, state, known)
        if open_on:
            later = _count(ruling, replace(event, day=open_on), state, known)
            deadline = replace(deadline, if_later=later.next_day)
        found.append(replace(deadline, ask_by=_ask_by(deadline, state, known.calendar)))
    return found


def _ask_by(deadline: Deadline, state: str, calendar: SchoolCalendar | None) -> date | None:
    """Return the last open day before, where the school has to act on a day on which it is likely closed."""
    clock = deadline.clock
    if deadline.due_on is None or clock.who != "school" or clock.meaning is not Meaning.DEADLINE:
        return None
    return open_day_before(deadline.due_on, state, calendar.days_off if calendar else frozenset())


def _next_open_day(event: Event, state: str) -> date | None:
    """Return the day from which the school may count what came on a day off, or after hours."""
    if event.how is How.EMAIL_LATE:
        tomorrow = event.day + timedelta(days=1)
        return open_day_after(tomorrow, state) or tomorrow
    return open_day_after(event.day, state) if event.how else None


def _count(ruling: Ruling, event: Event, state: str, known: Known) -> Deadline:
    return count(
        ruling.clock,
        event,
        jurisdiction=ruling.jurisdiction,
        state=state,
        calendar=known.calendar,
        absent_days=known.absent_days,
        may_not_apply=Guess.BESIDE if ruling.beside else None,
    )


def elsewhere(event: Event, state: str, plan: Plan, facts: Library) -> list[tuple[Clock, EventKind]]:
    """Return state clocks that take the place of a federal one of this event, but start at another event.

    In Virginia the evaluation is counted from the request, so a consent alone starts nothing.
    """
    of_event = {clock.id for clock in facts.federal.clocks if clock.starts == event.code}
    return [
        (ruling.clock, facts.events[ruling.clock.starts])
        for ruling in facts.rulings(state, plan)
        if ruling.clock.replaces in of_event
        and event.code not in (ruling.clock.starts, *ruling.clock.also_starts)
        and ruling.clock.starts in facts.events
    ]


def status(deadline: Deadline, events: Sequence[Event], today: date) -> Status:
    """Tell how a deadline stands, given all events of its case."""
    clock = deadline.clock
    met = any(event.code in clock.met_by and event.day > deadline.event.day for event in events)
    if met or deadline.done:
        return Status.MET
    if deadline.beaten_by:
        return Status.BEATEN
    day = deadline.next_day
    if day is None or day >= today:
        return Status.OPEN
    if not deadline.sure:
        return Status.PERHAPS
    own = clock.who == "parent" or clock.meaning is Meaning.WAIT
    return Status.PASSED if own else Status.LATE


def _shortest_limits(found: Iterable[Deadline]) -> list[Deadline]:
    """Of several rows for one limit of the parent's own, let the earliest day win, sure or not.

    A doubt about a longer limit must never cost a family the shorter one.
    """
    deadlines = list(found)
    return [_beaten_limit(one, deadlines) for one in deadlines]


def _beaten_limit(one: Deadline, others: list[Deadline]) -> Deadline:
    if one.clock.limit is None or one.next_day is None:
        return one
    shorter = [
        other
        for other in others
        if other.clock.limit == one.clock.limit
        and other.event == one.event
        and other.next_day
        and other.next_day < one.next_day
    ]
    if not shorter:
        return one
    return replace(one, beaten_by=min(shorter, key=lambda other: other.next_day or date.max).clock.id)


def _in_order(deadline: Deadline) -> tuple[bool, date, bool, str]:
    # What is beaten stands behind what wins; on one day the state's own law before the federal one.
    beaten = deadline.beaten_by is not None
    return (beaten, deadline.next_day or date.max, deadline.jurisdiction == FEDERAL, deadline.clock.id)


def _fits(clock: Clock, known: Known) -> bool:
    return clock.only is None or known.again is None or clock.only == ("again" if known.again else "first")


def _again(event: Event, events: Iterable[Event]) -> bool:
    return any(other.code in HAS_A_PLAN and other.day < event.day for other in events)
