"""What a check found: well, worth knowing, or to be mended. A finding is a line and holds no secret."""

from dataclasses import dataclass
from enum import StrEnum

from bot.text.catalogue import ENGLISH, words

SAID = words(ENGLISH)


class State(StrEnum):
    """How a thing is."""

    WELL = "well"
    NOTE = "note"
    """Nobody has to do anything, but it is good to know."""
    MEND = "mend"
    """The bot does not work, or not safely, until somebody mends it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A line that a check came to; where it is to be mended, the line says how."""

    state: State
    line: str

    def __str__(self) -> str:
        """Return it in one line, its state first."""
        return f"{SAID.say(f'doctor-{self.state.value}'):<5}{' '.join(self.line.split())}"


def well(line: str) -> Finding:
    """Return that a thing is as it should be."""
    return Finding(State.WELL, line)


def note(line: str) -> Finding:
    """Return what is good to know."""
    return Finding(State.NOTE, line)


def mend(line: str) -> Finding:
    """Return what has to be mended."""
    return Finding(State.MEND, line)
