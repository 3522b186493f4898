"""The whole fact set: loads and checks `data/`, and looks facts up by id, state and event. Counts nothing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot import DATA
from bot.law.checks import cross_faults
from bot.law.entries import (
    Aspect,
    Change,
    Choice,
    Explainer,
    Helper,
    LetterPart,
    LetterType,
    Myth,
    Question,
    Said,
    SameWords,
    SignalRows,
    Term,
    Topic,
    Way,
)
from bot.law.files import Fault, Shelf
from bot.law.model import Clock, EventKind, Fact, Jurisdiction, Level, Plan, State

FEDERAL = "US"
UNREAD = Jurisdiction(code=FEDERAL, name={"en": FEDERAL})
"""Stands for a federal file with a fault, so that the faults of the other files are named with it."""


class LibraryError(Exception):
    """The facts cannot be used; `faults` names each file and entry."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class Ruling(NamedTuple):
    """A clock that runs, and whose law it is."""

    jurisdiction: str
    clock: Clock
    beside: bool = False
    """A federal clock shown beside a state's that would take its place but is not settled."""


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """The whole fact set."""

    federal: Jurisdiction
    states: Mapping[str, State]
    events: Mapping[str, EventKind]
    aspects: Mapping[str, Aspect]
    topics: Mapping[str, Topic]
    letters: Mapping[str, LetterType]
    letter_parts: Mapping[str, LetterPart] = field(default_factory=dict[str, LetterPart])
    choices: Mapping[str, Choice] = field(default_factory=dict[str, Choice])
    said: Mapping[str, Said] = field(default_factory=dict[str, Said])
    myths: Mapping[str, Myth] = field(default_factory=dict[str, Myth])
    terms: Mapping[str, Term] = field(default_factory=dict[str, Term])
    ways: Mapping[str, Way] = field(default_factory=dict[str, Way])
    helpers: Mapping[str, Helper] = field(default_factory=dict[str, Helper])
    changes: Mapping[str, Change] = field(default_factory=dict[str, Change])
    explainers: Mapping[str, Explainer] = field(default_factory=dict[str, Explainer])
    """The starter set, in its order."""
    questions: tuple[Question, ...] = ()
    """What people ask that wants several topics, or is not ours to answer."""
    same_words: SameWords | None = None
    signals: SignalRows | None = None
    law_version: str = ""
    """A short hash of events and law: where it changes, cases are counted again."""
    data_version: str = ""
    """A short hash of all facts that were read: which ones a bot answers with."""

    def rulings(self, state: str, plan: Plan, level: Level | None = None) -> list[Ruling]:
        """Return the clocks that run in a state for a kind of plan: the state's, then the federal ones.

        A settled state clock takes the place of the federal one that it names (34 CFR 300.301(c)(1)(ii)
        and the like); beside one that is in doubt the federal one stays. Without a `level` the clocks for
        preschool and for school are both given.
        """
        of_state = [
            clock
            for clock in self.states[state].clocks
            if clock.covers(plan) and (level is None or clock.level in (None, level))
        ]
        doubted = {clock.replaces for clock in of_state if not clock.settled}
        settled = [clock for clock in of_state if clock.settled]
        # One that is settled for school alone leaves open what holds for a preschool programme.
        taken = {
            clock.replaces
            for clock in settled
            if clock.level in (None, level) or clock.replaces not in doubted
        }
        return [Ruling(state, clock) for clock in of_state] + [
            Ruling(FEDERAL, clock, beside=clock.id in doubted)
            for clock in self.federal.clocks
            if clock.covers(plan) and clock.id not in taken
        ]

    def clock(self, jurisdiction: str, clock_id: str) -> Clock | None:
        """Return a clock by its jurisdiction and id."""
        place = self.federal if jurisdiction == FEDERAL else self.states[jurisdiction]
        return next((clock for clock in place.clocks if clock.id == clock_id), None)


def version_of(fact: Fact) -> str:
    """Return a short hash of an entry as it now reads: another one means that it was changed."""
    return hashlib.sha256(fact.model_dump_json().encode()).hexdigest()[:8]


@cache
def library(root: Path = DATA) -> Library:
    """Load the fact set, once a process; LibraryError names every fault at once."""
    shelf = Shelf(root)
    federal = shelf.one("law/federal.yaml", Jurisdiction)
    states = shelf.folder("law/states", State)
    events = shelf.many("events.yaml", "events", EventKind)
    law_version = shelf.version
    facts = Library(
        federal or UNREAD,
        states,
        events,
        aspects=shelf.many("compare.yaml", "aspects", Aspect),
        topics=shelf.folder("topics", Topic),
        letters=shelf.folder("letters", LetterType),
        letter_parts=shelf.many("letter_parts.yaml", "parts", LetterPart),
        choices=shelf.many("choices.yaml", "choices", Choice),
        said=shelf.many("said.yaml", "said", Said),
        myths=shelf.many("myths.yaml", "myths", Myth),
        terms=shelf.many("glossary.yaml", "terms", Term),
        ways=shelf.many("process.yaml", "ways", Way),
        helpers=shelf.many("help.yaml", "offices", Helper),
        changes=shelf.many("changes.yaml", "changes", Change),
        explainers=shelf.many("explainers.yaml", "explainers", Explainer),
        same_words=shelf.one("finding/same_words.yaml", SameWords),
        signals=shelf.one("finding/signals.yaml", SignalRows),
        questions=shelf.lists("asked", "questions", Question),
        law_version=law_version,
        # Last: until here all of it has been read.
        data_version=shelf.version,
    )
    faults = shelf.faults + list(cross_faults(facts, shelf.broken))
    if faults:
        raise LibraryError(faults)
    return facts
