"""A letter as values: paragraphs of words and blanks. Knows no file format."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a paragraph is in a letter."""

    SENDER = "sender"
    DATE = "date"
    TO = "to"
    SUBJECT = "subject"
    GREETING = "greeting"
    TEXT = "text"
    ITEM = "item"
    """One of a list."""
    CLOSING = "closing"
    """"With kind regards" and the like."""
    SIGNATURE = "signature"
    NOTE = "note"
    """Small, after the signature, such as "I have kept a copy of this letter"."""


@dataclass(frozen=True, slots=True)
class Blank:
    """What the parent writes in on their own device; `name` is the same wherever it is the same thing."""

    name: str
    """As it stands in the letter, in capitals, such as CHILD'S FULL NAME."""
    hint: str = ""
    """What to write, such as: two or three sentences."""

    @property
    def text(self) -> str:
        """The mark as plain text shows it."""
        return f"[{self.name}: {self.hint}]" if self.hint else f"[{self.name}]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: words and blanks in turn. Lines of one address block are paragraphs of their own."""

    part: Part
    pieces: tuple[str | Blank, ...]

    @property
    def text(self) -> str:
        """The paragraph as plain text."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter for the school, in English, with marked blanks.

    `beside` is its meaning in the parent's language, paragraph for paragraph, or empty.
    """

    id: str
    subject: str
    paragraphs: tuple[Paragraph, ...]
    beside: tuple[Paragraph, ...] = ()
    beside_language: str = ""
