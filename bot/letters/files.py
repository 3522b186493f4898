"""A Letter -> a file's bytes. Names nobody: no author, no machine, no time."""

from bot.letters.letter import Letter
from bot.letters.parts import text_of


def to_text(letter: Letter) -> bytes:
    """Return the letter as UTF-8 text, ready to paste; with Windows line ends, which every editor shows."""
    return text_of(letter.paragraphs).replace("\n", "\r\n").encode()
