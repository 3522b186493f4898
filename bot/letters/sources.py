"""Which sources a drafted letter names, with how each was checked: what stands in it, and no other."""

from bot.clock.deadline import Deadline
from bot.law.entries import LetterType
from bot.law.library import Library
from bot.law.model import Plan, Source
from bot.letters.draft import plan_of
from bot.letters.known import clocks_named
from bot.letters.letter import Letter
from bot.letters.parts import text_of


def sources_of(
    drafted: Letter,
    letter: LetterType,
    facts: Library,
    *,
    state: str | None,
    plan: Plan,
    deadline: Deadline | None = None,
) -> list[Source]:
    """Return the sources of its rules, of the clocks that it starts and of the deadline that it is about."""
    clocks = [clock for _, clock in clocks_named(letter, facts, state, plan_of(letter, plan))]
    there = [*letter.cites.values(), *(clock.source for clock in clocks)]
    if deadline:
        there.append(deadline.clock.source)
    text = text_of(drafted.paragraphs)
    return list({one.citation: one for one in there if one.citation in text}.values())
