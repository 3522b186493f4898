"""Days that move: what was shown before, held against what is counted now. Stores nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.clock.deadline import Deadline

Why = Literal["law", "calendar"]
About = tuple[str, str, str, date]
"""What a day is the day of: jurisdiction, clock, event, and the day of the event."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The day last shown for a deadline; `moved_from` its day before, with `why`: law or calendar."""

    jurisdiction: str
    clock: str
    event: str
    event_on: date
    day: date
    moved_from: date | None = None
    why: Why | None = None
    told: bool = False
    """Whether the person was told that it moved."""
    done: bool = False
    """The person said that it is done, where no event shows it."""

    @property
    def about(self) -> About:
        """What it is the day of."""
        return (self.jurisdiction, self.clock, self.event, self.event_on)


def about(deadline: Deadline) -> About:
    """Return what a deadline is about."""
    return (deadline.jurisdiction, deadline.clock.id, deadline.event.code, deadline.event.day)


def now_shown(
    before: Iterable[Shown], found: Iterable[Deadline], why: Why, *, told: bool = False
) -> list[Shown]:
    """Return the days to keep as shown; one that moved keeps its day before, and why.

    `told`: the person sees now what has moved.
    """
    known = {one.about: one for one in before}
    kept: list[Shown] = []
    for deadline in found:
        day = deadline.next_day
        if day is None:
            continue
        key = about(deadline)
        old = known.get(key)
        if old is None:
            kept.append(Shown(*key, day))
        elif old.day == day:
            kept.append(old)
        else:
            kept.append(Shown(*key, day, old.day, why, told=told, done=old.done))
    return kept


def with_moves(found: Iterable[Deadline], shown: Iterable[Shown]) -> list[Deadline]:
    """Return the deadlines, each with the day that it moved from and why, and whether it is done."""
    known = {one.about: one for one in shown}
    return [_moved(one, known.get(about(one))) for one in found]


def _moved(deadline: Deadline, shown: Shown | None) -> Deadline:
    if shown is None:
        return deadline
    if shown.moved_from is None or shown.day != deadline.next_day:
        return replace(deadline, done=shown.done)
    return replace(deadline, moved_from=shown.moved_from, moved_why=shown.why, done=shown.done)


def apart(now: Iterable[Deadline], then: Iterable[Deadline]) -> list[tuple[Deadline, Deadline]]:
    """Return the deadlines whose day, or how sure it is, differs between two counts of one case."""
    found = {about(one): one for one in then}
    pairs = [(one, found[about(one)]) for one in now if about(one) in found]
    return [(old, new) for old, new in pairs if _day_of(old) != _day_of(new)]


def _day_of(deadline: Deadline) -> tuple[object, ...]:
    return (deadline.due_on, deadline.not_before, deadline.latest, deadline.sure)
