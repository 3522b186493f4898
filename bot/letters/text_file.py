"""A letter -> plain text to paste, in English: what goes to the school."""

from bot.letters.layout import Line, lines
from bot.letters.letter import Letter

ITEM_MARK = "- "


def text_file(letter: Letter) -> bytes:
    """Return the letter as UTF-8 text; with Windows line ends, which every editor shows."""
    said = "\n".join(_said(line) for line in lines(letter.paragraphs)).lstrip("\n") + "\n"
    return said.replace("\n", "\r\n").encode()


def _said(line: Line) -> str:
    gap = "" if line.close else "\n"
    mark = ITEM_MARK if line.item else ""
    return f"{gap}{mark}{line.paragraph.text}"
