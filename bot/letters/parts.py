"""The text of a letter <-> its paragraphs. How a paragraph gets its part is said at `paragraphs_of`."""

import re
from collections.abc import Iterable, Iterator

from bot.letters.letter import Blank, Paragraph, Part

BLANK = re.compile(r"\[(?P<name>[^\[\]:]+)(?:: (?P<hint>[^\[\]]+))?\]")
SUBJECT = "Subject: "
GREETING = "Dear "
ITEM = "- "
DATE = Blank("DATE")
SIGNATURE = Blank("SIGNATURE")
ADDRESS_PARTS = frozenset({Part.SENDER, Part.TO, Part.SIGNATURE, Part.ITEM})
"""Parts of which several stand line under line, with no empty line between."""


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a letter; a block ends at an empty line.

    By its place and its first words a block is: `[DATE]` the date, what stands before it the sender, what
    follows up to the line `Subject: ` the addressees; `Dear ` the greeting; lines that start with `- `
    are items; the block that starts with `[SIGNATURE]` is the signature, the block before it the closing, and
    what follows it are notes. Anything else is text, whose lines are joined.
    Without a `[DATE]` line, as in a checklist, there is no sender and no addressee.
    """
    blocks = [[line.strip() for line in block.splitlines()] for block in re.split(r"\n\s*\n", text.strip())]
    return tuple(_placed(blocks))


def text_of(paragraphs: Iterable[Paragraph]) -> str:
    """Return the letter as plain text, from which `paragraphs_of` makes the same paragraphs."""
    lines: list[str] = []
    before: Part | None = None
    for paragraph in paragraphs:
        if before and not (paragraph.part is before and before in ADDRESS_PARTS):
            lines.append("")
        lines.append((ITEM if paragraph.part is Part.ITEM else "") + paragraph.text)
        before = paragraph.part
    return "\n".join(lines) + "\n"


def _placed(blocks: list[list[str]]) -> Iterator[Paragraph]:
    dated = [DATE.text] in blocks
    signed = next((at for at, block in enumerate(blocks) if block[0] == SIGNATURE.text), len(blocks))
    part = Part.SENDER if dated else Part.TEXT
    for at, block in enumerate(blocks):
        if block == [DATE.text]:
            yield from _lines(Part.DATE, block)
            part = Part.TO
        elif block[0].startswith(SUBJECT):
            yield _paragraph(Part.SUBJECT, " ".join(block))
            part = Part.TEXT
        elif part is Part.TEXT:
            yield from _of_body(block, at - signed)
        else:
            yield from _lines(part, block)


def _of_body(block: list[str], after_signature: int) -> Iterator[Paragraph]:
    """Give the paragraphs of a block below the subject, by how many blocks it stands after the signature."""
    if after_signature == 0:
        yield from _lines(Part.SIGNATURE, block)
    elif block[0].startswith(ITEM):
        yield from (_paragraph(Part.ITEM, line) for line in _items(block))
    else:
        yield _paragraph(_kind(block[0], after_signature), " ".join(block))


def _kind(line: str, after_signature: int) -> Part:
    if after_signature > 0:
        return Part.NOTE
    if after_signature == -1:
        return Part.CLOSING
    return Part.GREETING if line.startswith(GREETING) else Part.TEXT


def _items(block: list[str]) -> list[str]:
    """Return the items of a block; a line without a mark belongs to the item above."""
    items: list[str] = []
    for line in block:
        if f"{line} ".startswith(ITEM):
            items.append(line.removeprefix(ITEM.strip()).strip())
        else:
            items[-1] += f" {line}"
    return items


def _lines(part: Part, block: list[str]) -> Iterator[Paragraph]:
    yield from (_paragraph(part, line) for line in block)


def _paragraph(part: Part, text: str) -> Paragraph:
    pieces: list[str | Blank] = []
    end = 0
    for found in BLANK.finditer(text):
        pieces += [text[end : found.start()], Blank(found["name"], found["hint"] or "")]
        end = found.end()
    pieces.append(text[end:])
    return Paragraph(part, tuple(piece for piece in pieces if piece))
