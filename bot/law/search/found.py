"""What was found for a question. Holds nothing of what was asked."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from bot.law.search.phrases_of import Entry
from bot.law.search.signals import Signal

Offer = Literal["letter", "timeline", "compare"]
Need = Literal["state"]


class Kind(StrEnum):
    """What sort of answer a question gets."""

    ANSWER = "answer"
    TRAP = "trap"
    """It rests on something that is not the rule."""
    CRISIS = "crisis"
    """Help lines first."""
    SCOPE = "scope"
    """Not ours to say."""
    PRIVACY = "privacy"
    """It looks as if it held what nobody should post."""
    UNKNOWN = "unknown"


class Scored(NamedTuple):
    """A topic and how near it is; the best has 1."""

    topic: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. Holds nothing of what was asked."""

    kind: Kind
    best: Entry | None
    """What to show first; None where only the kind has something to say."""
    topics: tuple[Scored, ...]
    """The nearest topics, best first."""
    others: tuple[Entry, ...]
    """Up to three more entries to offer."""
    offers: tuple[Offer, ...]
    needs: tuple[Need, ...]
    language: str | None
    """`es` or `en` as the words tell, None where they do not."""
    signals: frozenset[Signal]
    private: bool
    """It looks as if it held what nobody should post."""
    certainty: float

    @property
    def known(self) -> bool:
        """Tell whether the fact set answers it."""
        return self.kind in (Kind.ANSWER, Kind.TRAP)
