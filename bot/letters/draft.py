"""A letter type + the state -> a Letter with blanks. What is about the child, the parent writes in."""

from dataclasses import dataclass

from bot.law.entries import LetterType
from bot.law.library import Library
from bot.law.model import Clock, Meaning
from bot.text.catalogue import ENGLISH, pick, words


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter for the school, in English, with marked blanks in square brackets."""

    id: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class StateClock:
    """What a letter says of a state's clock: only rules that were read and have no open doubt."""

    length: str
    citation: str
    skips_breaks: bool


class LetterError(Exception):
    """A template names something that it is not given: our fault, found by `check`."""


def draft(letter: LetterType, facts: Library, *, state: str | None) -> Letter:
    """Return the letter; with a state, its settled clocks are named too. LetterError for a bad template."""
    place = facts.states[state] if state else None
    clocks = [clock for clock in place.clocks if _named(clock, letter)] if place else []
    text = _render(
        letter,
        cite={name: source.citation if source.read else None for name, source in letter.cites.items()},
        state=pick(place.name, ENGLISH) if place else None,
        clocks=[_state_clock(clock) for clock in clocks],
    )
    return Letter(letter.id, letter.subject, text.strip() + "\n")


def _render(letter: LetterType, **values: object) -> str:
    # Loaded with the first letter: the start needs no templates.
    from jinja2 import StrictUndefined  # noqa: PLC0415  # slow to load
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415  # slow to load

    # A letter is plain text, never a page, so nothing is escaped.
    paper = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    try:
        return paper.from_string(letter.body).render(values)
    except Exception as error:  # noqa: BLE001  # whatever a template raises is its own fault
        raise LetterError(f"{letter.id}: {error}") from None


def _named(clock: Clock, letter: LetterType) -> bool:
    return (
        clock.starts == letter.event
        and clock.settled
        and clock.who == "school"
        and clock.meaning is Meaning.DEADLINE
    )


def _state_clock(clock: Clock) -> StateClock:
    length = words(ENGLISH).say(f"unit-{clock.unit.value.replace('_', '-')}", count=clock.length)
    return StateClock(length, clock.source.citation, bool(clock.skips))
