"""Every letter, drafted in every way: what is wrong with it, and which states change its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import NamedTuple

from bot.clock.case import Event
from bot.clock.deadline import Deadline, Guess
from bot.law.entries import LetterType
from bot.law.files import Fault
from bot.law.library import Library
from bot.law.model import Clock, Plan
from bot.letters.draft import LetterError, draft, plan_of
from bot.letters.known import form, office, rules
from bot.letters.letter import Letter
from bot.letters.parts import text_of

LEFT_OVER = re.compile(
    r"\{\{|\}\}|[{%#][%}]|\{#|\b(?:None|Undefined|True|False)\b|[\[\]\x02\x03]"
    r"|\( ?\)|\( |  | [.,;:)]|[.,;:][.,;]|^$|^[^\w(]"
)
"""Marks of the template, values that are not there, and the gaps that they leave."""

MANY_OPTIONS = 6
"""With more of them, not every combination is tried: none, each alone, all but one, and all."""

A_DAY, DUE_DAY = date(2026, 9, 14), date(2026, 10, 14)
"""Days for what is drafted to be looked at; any two would do."""


class Way(NamedTuple):
    """One way to draft a letter."""

    plan: Plan
    options: tuple[str, ...]
    deadline: Deadline | None = None
    event: Event | None = None


class _Tried(NamedTuple):
    text: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What drafting every letter gave."""

    faults: tuple[Fault, ...]
    states: dict[str, tuple[str, ...]]
    """For each letter the states that change its text."""
    drafted: int


def prove(facts: Library) -> Proof:
    """Draft every letter in every way; takes a few seconds.

    States that give a letter the same rules, office and form give it the same text, so each such text is
    drafted once.
    """
    found: dict[Fault, None] = {}
    states: dict[str, tuple[str, ...]] = {}
    drafted = 0
    for letter in facts.letters.values():
        given = {state: _given(letter, facts, state) for state in (None, *facts.states)}
        texts: dict[tuple[object, ...], list[str]] = {}
        for state, what in given.items():
            if what in texts:
                continue
            tried = [_tried(letter, facts, state, way) for way in ways(letter, facts)]
            texts[what] = [one.text for one in tried]
            drafted += len(tried)
            found |= {fault: None for one in tried for fault in one.faults}
        states[letter.id] = tuple(
            state for state in facts.states if texts[given[state]] != texts[given[None]]
        )
    return Proof(tuple(found), states, drafted)


def ways(letter: LetterType, facts: Library) -> Iterator[Way]:
    """Return every way to draft a letter: plan, options, and a deadline or an event where it takes one."""
    for plan in plans_of(letter):
        deadlines = sample_deadlines(plan, facts) if letter.about == "deadline" else []
        events = [Event(code, A_DAY) for code in letter.events]
        for options in ways_to_tick(letter):
            yield Way(plan, options)
            yield from (Way(plan, options, deadline=deadline) for deadline in deadlines)
            yield from (Way(plan, options, event=event) for event in events)


def ways_to_tick(letter: LetterType) -> Iterator[tuple[str, ...]]:
    """Return the combinations of options to try."""
    ids = [option.id for option in letter.options]
    for size in range(len(ids) + 1):
        if len(ids) <= MANY_OPTIONS or size in (0, 1, len(ids) - 1, len(ids)):
            yield from combinations(ids, size)


def plans_of(letter: LetterType) -> tuple[Plan, ...]:
    """Return the plans that a letter can be written for."""
    return ("iep", "504") if letter.plan == "either" else (plan_of(letter, "iep"),)


def faults_of(made: Letter) -> list[str]:
    """Say what is wrong with a letter: what a template left over, or a gap."""
    # A blank is named by its name alone: its hint may say anything.
    texts = [
        "".join(piece if isinstance(piece, str) else piece.name for piece in one.pieces)
        for one in made.paragraphs
    ]
    return [f"leaves {found[0]!r} in: {found.string}" for found in map(LEFT_OVER.search, texts) if found]


def sample_deadlines(plan: Plan, facts: Library) -> list[Deadline]:
    """Return a sure deadline, one of a rule in doubt, one without a day, one of a letter in the mail."""
    places = (facts.federal, *facts.states.values())
    counted = [
        (place.code, clock)
        for place in places
        for clock in place.clocks
        if clock.covers(plan) and clock.who == "school" and clock.starts in facts.events
    ]
    settled = next(_deadline(*one) for one in counted if one[1].settled)
    doubted = [_deadline(*one) for one in counted if not one[1].settled][:1]
    by_state = replace(settled, clock=settled.clock.model_copy(update={"who": "state"}))
    no_day = replace(settled, due_on=None, not_before=DUE_DAY, guesses=(Guess.SCHOOL_DAYS,))
    mailed = replace(
        no_day, event=replace(settled.event, day_known=False), guesses=(Guess.MAILED, Guess.SCHOOL_DAYS)
    )
    back = replace(
        no_day, clock=settled.clock.model_copy(update={"direction": "back"}), not_before=None, latest=A_DAY
    )
    return [settled, *doubted, by_state, no_day, mailed, back]


def _deadline(place: str, clock: Clock) -> Deadline:
    return Deadline(
        clock=clock,
        jurisdiction=place,
        event=Event(clock.starts, A_DAY),
        due_on=DUE_DAY,
        not_before=None,
        about=None,
        latest=None,
        guesses=(),
        working=(),
    )


def _given(letter: LetterType, facts: Library, state: str | None) -> tuple[object, ...]:
    """Return all that a state gives to a letter."""
    given = [tuple(rules(letter, facts, state, plan)) for plan in plans_of(letter)]
    return (*given, office(letter, facts, state), form(letter, facts, state))


def _tried(letter: LetterType, facts: Library, state: str | None, way: Way) -> _Tried:
    try:
        made = draft(letter, facts, state=state, **way._asdict())
    except LetterError as error:
        return _Tried("", (_fault(letter, str(error)),))
    text = text_of(made.paragraphs)
    wrongs = [*faults_of(made), *_doubtful(letter, text)]
    return _Tried(text, tuple(_fault(letter, wrong) for wrong in wrongs))


def _doubtful(letter: LetterType, text: str) -> list[str]:
    """Say which rules stand in the text that the card says are left out, for there is a doubt."""
    return [
        f"names a rule that is in doubt: {cite.citation}"
        for cite in letter.cites.values()
        if not cite.settled and cite.citation in text
    ]


def _fault(letter: LetterType, wrong: str) -> Fault:
    return Fault(f"data/letters/{letter.id}.yaml", "body", wrong)
