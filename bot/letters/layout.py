"""How a letter is read on any paper: what stands close together, its blanks. Knows no file format."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.letters.letter import Blank, Letter, Paragraph, Part

TIGHT = frozenset({Part.SENDER, Part.TO, Part.ITEM, Part.SIGNATURE})
"""Parts whose lines stand close together: address blocks and lists."""
SENTENCES = re.compile(r"\bsentences?\b", re.IGNORECASE)
UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What one of the formats cannot hold, or reads as the end of a line."""


def blocks(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """Return the paragraphs in order; lines of an address and items of a list together, others alone."""
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if found and paragraph.part in TIGHT and paragraph.part is found[-1][0].part:
            found[-1].append(paragraph)
        else:
            found.append([paragraph])
    return found


def blanks(letter: Letter) -> dict[str, Blank]:
    """Return each blank of the letter for the school once, by name, in order; with its first hint."""
    found: dict[str, Blank] = {}
    for paragraph in letter.paragraphs:
        for piece in paragraph.pieces:
            if isinstance(piece, Blank) and not (piece.name in found and found[piece.name].hint):
                found[piece.name] = piece
    return found


def long_blanks(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Return the names of blanks for more than a few words: a paragraph of their own, or for sentences."""
    return frozenset(
        piece.name
        for paragraph in paragraphs
        for piece in paragraph.pieces
        if isinstance(piece, Blank) and (_alone(paragraph) or SENTENCES.search(piece.hint))
    )


def _alone(paragraph: Paragraph) -> bool:
    return paragraph.part is Part.TEXT and len(paragraph.pieces) == 1


def writable(letter: Letter) -> Letter:
    """Return the letter with a space for each character that one of the formats cannot hold."""
    return replace(
        letter,
        subject=_writable(letter.subject),
        paragraphs=tuple(map(_writable_paragraph, letter.paragraphs)),
        beside=tuple(map(_writable_paragraph, letter.beside)),
    )


def _writable_paragraph(paragraph: Paragraph) -> Paragraph:
    return replace(
        paragraph,
        pieces=tuple(
            _writable(piece)
            if isinstance(piece, str)
            else Blank(_writable(piece.name), _writable(piece.hint))
            for piece in paragraph.pieces
        ),
    )


def _writable(text: str) -> str:
    return UNWRITABLE.sub(" ", text)
