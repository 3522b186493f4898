"""A letter on its way: which one, for where, about what, with which options. All fits in a button's id."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.clock.case import Event
from bot.clock.deadline import Deadline
from bot.clock.moves import about
from bot.law.entries import LetterType
from bot.law.model import Plan
from bot.store.cases import SavedCase
from bot.text.kind import ExplainedError
from bot.ui.reminders import Counted

WRITTEN = re.compile(
    r"(?P<letter>[a-z0-9-]{1,60})\.(?P<state>(?:[A-Z]{2})?)\.(?P<plan>iep|504)"
    r"\.(?P<ticked>[0-9a-f]{1,8})\.(?P<case>[0-9]{0,18})\.(?P<mark>(?:[0-9a-f]{8})?)"
)
MARK_DIGITS = 8


@dataclass(frozen=True, slots=True)
class About:
    """What of a case a letter is about: a deadline or an event."""

    case: SavedCase
    of: Deadline | Event

    @property
    def mark(self) -> str:
        """A short name that stays the same for as long as it is about the same."""
        key = about(self.of) if isinstance(self.of, Deadline) else ("event", self.of.code, self.of.day)
        return hashlib.sha256(repr(key).encode()).hexdigest()[:MARK_DIGITS]

    @property
    def name(self) -> str:
        """What a list of choices calls it: its case and its mark."""
        return f"{self.case.id}-{self.mark}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter that a person is putting together. `state` is empty for federal rules alone.

    `ticked` has a bit for each option of the letter, in their order; `case_id` and `mark` name what it is
    about, and are 0 and empty for a blank.
    """

    letter: str
    state: str = ""
    plan: Plan = "iep"
    ticked: int = 0
    case_id: int = 0
    mark: str = ""

    def encode(self) -> str:
        """Return the sheet as a part of a `custom_id`."""
        case = self.case_id or ""
        return f"{self.letter}.{self.state}.{self.plan}.{self.ticked:x}.{case}.{self.mark}"

    @classmethod
    def decode(cls, text: str) -> Self:
        """Return the sheet that `encode` wrote; ExplainedError for anything else."""
        match = WRITTEN.fullmatch(text)
        if match is None:
            raise ExplainedError("button-old")
        plan: Plan = "504" if match["plan"] == "504" else "iep"
        case_id = int(match["case"] or 0)
        return cls(match["letter"], match["state"], plan, int(match["ticked"], 16), case_id, match["mark"])

    def options_of(self, letter: LetterType) -> tuple[str, ...]:
        """Return the ids of the options that are ticked."""
        return tuple(one.id for at, one in enumerate(letter.options) if self.ticked >> at & 1)

    def tick(self, letter: LetterType, options: Iterable[str]) -> Self:
        """Return the sheet with these options ticked and no others."""
        wanted = set(options)
        return replace(self, ticked=sum(1 << at for at, one in enumerate(letter.options) if one.id in wanted))

    def about_in(self, there: Iterable[About]) -> About | None:
        """Return what it is about, of what is there; None for a blank, or where it is gone."""
        return next((one for one in there if (one.case.id, one.mark) == (self.case_id, self.mark)), None)

    def put(self, found: About | None) -> Self:
        """Return the sheet about something else, with the state and the plan of its case; None: a blank."""
        if found is None:
            return replace(self, case_id=0, mark="")
        case = found.case
        return replace(self, state=case.state, plan=case.plan, case_id=case.id, mark=found.mark)


def fresh(letter: LetterType, state: str, plan: Plan) -> Sheet:
    """Return a new sheet, with the options that are on from the start."""
    wanted: Plan = letter.plan if letter.plan in ("iep", "504") else plan
    sheet = Sheet(letter.id, state, wanted)
    return sheet.tick(letter, [one.id for one in letter.options if one.default])


def can_be_about(letter: LetterType, cases: Sequence[Counted]) -> list[About]:
    """Return what of a person's timeline a letter can be about, the latest day first."""
    fitting = [one for one in cases if letter.plan in (one.case.plan, "either", "both")]
    if letter.about == "event":
        found: list[About] = [
            About(one.case, saved.event)
            for one in fitting
            for saved in one.case.events
            if saved.event.code in letter.events
        ]
    elif letter.about == "deadline":
        found = [
            About(one.case, deadline)
            for one in fitting
            for deadline in one.deadlines
            if deadline.clock.who != "parent" and deadline.next_day and not deadline.beaten_by
        ]
    else:
        found = []
    return sorted(found, key=_day, reverse=True)


def _day(found: About) -> str:
    day = found.of.next_day if isinstance(found.of, Deadline) else found.of.day
    return day.isoformat() if day else ""
