"""The one door to a letter's files: a letter and the formats that a parent likes -> names and bytes.

The names tell nothing, and the files name nobody: no author, no machine, no time. The same letter gives the
same bytes. Nothing is written to disk. Keeps the processor busy for some tens of ms: call it in a thread.
"""

from collections.abc import Iterable
from enum import StrEnum

from bot.letters.layout import writable
from bot.letters.letter import Letter
from bot.letters.page_file import page_file
from bot.letters.print_file import print_file
from bot.letters.text_file import text_file
from bot.letters.word_file import word_file
from bot.text.catalogue import Words


class Format(StrEnum):
    """A kind of file, as its name ends; in the order in which they are offered."""

    WORD = "docx"
    """To tap and type in."""
    PAGE = "html"
    """Fills in the blanks in a browser."""
    PRINT = "pdf"
    """To write on by hand."""
    TEXT = "txt"
    """To paste."""


def files_of(
    letter: Letter, formats: Iterable[Format] = tuple(Format), *, words: Words, number: int = 1
) -> dict[str, bytes]:
    """Return the letter's files by name, such as `letter-1.docx`; `words` are in the parent's language.

    ValueError where the meaning beside the letter has not as many paragraphs as the letter.
    """
    letter = writable(letter)
    if letter.beside and len(letter.beside) != len(letter.paragraphs):
        raise ValueError(
            f"{letter.id}: {len(letter.beside)} of {len(letter.paragraphs)} paragraphs beside it"
        )
    stem = f"letter-{number}"
    return {f"{stem}.{one}": _file(letter, one, stem, words) for one in formats}


def _file(letter: Letter, kind: Format, stem: str, words: Words) -> bytes:
    match kind:
        case Format.WORD:
            return word_file(letter, words)
        case Format.PAGE:
            return page_file(letter, words, stem=stem)
        case Format.PRINT:
            return print_file(letter, words)
        case Format.TEXT:
            return text_file(letter)
