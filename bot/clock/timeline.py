"""A case's events -> every deadline that they start. Knows whose law runs; stores nothing."""

from collections.abc import Iterable
from datetime import date

from bot.clock.case import Case, Event
from bot.clock.counting import Deadline, Guess, count
from bot.law.library import FEDERAL, Library, Ruling
from bot.law.model import Meaning, Plan, State

HAS_A_PLAN = frozenset({"eligibility", "iep", "last_evaluation", "reevaluation_request"})
"""Events that show that a child has been evaluated before, so that a consent is for a new evaluation."""


def deadlines(case: Case, facts: Library) -> list[Deadline]:
    """Return every deadline of a case, the next day first; those without a day last."""
    found = [
        deadline
        for event in case.events
        for deadline in started(event, case.state, case.plan, facts, again=_again(event, case.events))
    ]
    return sorted(found, key=_in_order)


def started(
    event: Event, state: str, plan: Plan, facts: Library, *, again: bool | None = None
) -> list[Deadline]:
    """Return the deadlines that one event starts, state law first.

    `again` tells whether the child was evaluated before; None where that is not known: then both the
    clocks of a first evaluation and those of a later one are given.
    """
    return [
        count(
            ruling.clock,
            event,
            jurisdiction=ruling.jurisdiction,
            state=state,
            may_not_apply=_may_not_apply(ruling, facts.states[state]),
        )
        for ruling in facts.rulings(state, plan)
        if ruling.clock.starts == event.code
        and ruling.clock.meaning is not Meaning.TOLD
        and _fits(ruling, again=again)
    ]


def _in_order(deadline: Deadline) -> tuple[date, bool, str]:
    # On one day the state's own law stands before the federal one.
    return (deadline.next_day or date.max, deadline.jurisdiction == FEDERAL, deadline.clock.id)


def _may_not_apply(ruling: Ruling, state: State) -> Guess | None:
    if ruling.beside:
        return Guess.BESIDE
    return None if state.curated else Guess.NOT_CURATED


def _fits(ruling: Ruling, *, again: bool | None) -> bool:
    only = ruling.clock.only
    return only is None or again is None or only == ("again" if again else "first")


def _again(event: Event, events: Iterable[Event]) -> bool:
    return any(other.code in HAS_A_PLAN and other.day < event.day for other in events)
