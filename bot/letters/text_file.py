"""A letter -> plain text to paste, in English: what goes to the school."""

from bot.letters.layout import blocks
from bot.letters.letter import Letter, Paragraph, Part

ITEM_MARK = "- "


def text_file(letter: Letter) -> bytes:
    """Return the letter as UTF-8 text; with Windows line ends, which every editor shows."""
    said = "\n\n".join("\n".join(map(_line, block)) for block in blocks(letter.paragraphs))
    return (said + "\n").replace("\n", "\r\n").encode()


def _line(paragraph: Paragraph) -> str:
    mark = ITEM_MARK if paragraph.part is Part.ITEM else ""
    return mark + paragraph.text
