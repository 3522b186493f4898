"""A letter -> plain text to paste, in English: what goes to the school."""

from bot.letters.letter import Letter
from bot.letters.parts import text_of


def text_file(letter: Letter) -> bytes:
    """Return the letter as UTF-8 text; with Windows line ends, which every editor shows."""
    return text_of(letter.paragraphs).replace("\n", "\r\n").encode()
