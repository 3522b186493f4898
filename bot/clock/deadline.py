"""What a count gives: a Deadline, what was guessed for it, and which of several counts wins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.clock.case import Event
from bot.clock.walking import Span
from bot.law.model import Clock, LateStart


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
    moved_from: date | None = None
    """The day that was shown before, where it moved; `moved_why` tells why: law or calendar."""
    moved_why: str | None = None
    done: bool = False
    """The person said so; most deadlines are met by an event instead."""
    ask_by: date | None = None
    """The last open day before a day of the school's on which offices are likely closed."""
    if_later: date | None = None
    """The day if the school counts from its next open day: the paper came on a weekend or a holiday."""

    @property
    def sure(self) -> bool:
        """The rule was read in the law or an agency's own guide, no doubt is open, no day was guessed."""
        return self.clock.settled and not self.guesses and self.due_on is not None

    @property
    def next_day(self) -> date | None:
        """The day to look at: the due day, or the earliest it can be, or for a count back the last."""
        return self.due_on or self.not_before or self.latest


@dataclass(frozen=True, slots=True)
class Count:
    """An end, and what is known of it."""

    end: date
    working: tuple[Span, ...] = ()
    guesses: tuple[Guess, ...] = ()
    about: date | None = None
    latest: date | None = None
    late_start: LateStart | None = None


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
