"""A letter type + rules, days and options -> a Letter with blanks. Of the child it knows nothing."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

from bot.clock.case import Event
from bot.clock.deadline import Deadline
from bot.law.entries import Cite, LetterType
from bot.law.library import Library
from bot.law.model import Plan
from bot.letters.known import chosen, due, form, happened, office, rules
from bot.letters.letter import Letter
from bot.letters.parts import paragraphs_of
from bot.text.catalogue import ENGLISH, pick

if TYPE_CHECKING:
    from jinja2 import Environment

ALONE = re.compile(r"^[ \t]*(\{%(?!\s*include\b)[^%]*%\})[ \t]*\n", re.MULTILINE)
"""A mark on a line of its own. What is taken in with `include` ends with its own line."""

OPEN, SHUT = "\x02", "\x03"
"""Stand around a rule until the text is whole, so that two in a row share their brackets."""


class LetterError(Exception):
    """A template names something that it is not given: our fault, found by `check`."""


def draft(
    letter: LetterType,
    facts: Library,
    *,
    state: str | None,
    plan: Plan = "iep",
    options: Iterable[str] | None = None,
    deadline: Deadline | None = None,
    event: Event | None = None,
) -> Letter:
    """Return the letter; LetterError for a bad template.

    With a state its settled clocks are named too. `options` are the ids that the parent ticked; None takes
    those that are on from the start. An event is taken where the letter is about one, a deadline there and
    where the letter itself starts it: then its event is the day on which the letter arrives.
    """
    text = _render(
        letter,
        facts,
        cite=SimpleNamespace(**{name: _cited(cite) for name, cite in letter.cites.items()}),
        plan=plan_of(letter, plan),
        options=SimpleNamespace(**chosen(letter, options)),
        rules=rules(letter, facts, state, plan_of(letter, plan)),
        office=office(letter, facts, state),
        form=form(letter, facts, state),
        due=due(deadline, facts) if deadline and _is_about(letter, deadline) else None,
        happened=happened(event, facts) if event and letter.about == "event" else None,
    )
    text = text.replace(SHUT + OPEN, "; ").replace(OPEN, " (").replace(SHUT, ")")
    return Letter(letter.id, letter.subject, paragraphs_of(text))


def plan_of(letter: LetterType, plan: Plan) -> Plan:
    """Return the plan that a letter speaks of: its own, or where it fits either the one of the case."""
    return letter.plan if letter.plan in ("iep", "504") else plan


def _cited(cite: Cite) -> str:
    return f"{OPEN}{cite.citation}{SHUT}" if cite.settled else ""


def _is_about(letter: LetterType, deadline: Deadline) -> bool:
    """Tell whether a letter speaks of a deadline: it asks about one, or it is what starts this one."""
    return letter.about == "deadline" or deadline.event.code in (letter.event, letter.confirms)


def _render(letter: LetterType, facts: Library, **values: object) -> str:
    try:
        return _template(facts, pick(letter.body, ENGLISH))(values)
    except Exception as error:  # noqa: BLE001  # whatever a template raises is its own fault
        raise LetterError(f"{letter.id}: {error}") from None


@cache
def _template(facts: Library, body: str) -> Callable[[dict[str, object]], str]:
    return _paper(facts).from_string(_on_one_line(body)).render


def _on_one_line(text: str) -> str:
    """Let a mark that has a line to itself leave no empty line behind."""
    return ALONE.sub(r"\1", text)


@cache
def _paper(facts: Library) -> "Environment":
    # Loaded with the first letter: the start needs no templates.
    from jinja2 import DictLoader, StrictUndefined  # noqa: PLC0415  # slow to load
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415  # slow to load

    parts = {part.id: _on_one_line(pick(part.text, ENGLISH)) for part in facts.letter_parts.values()}
    # A letter is plain text, never a page, so nothing is escaped.
    return ImmutableSandboxedEnvironment(
        loader=DictLoader(parts),
        undefined=StrictUndefined,
        autoescape=False,
    )
