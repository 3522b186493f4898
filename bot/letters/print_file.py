"""A letter -> a tagged PDF on US Letter pages, with lines to write on."""

from bot.letters.layout import Line, lines, long_blanks
from bot.letters.letter import Letter, Paragraph
from bot.text.catalogue import ENGLISH, Words
from bot.text.catalogue import words as words_of
from bot.text.typeset import typeset

TEMPLATE = "letter.typ"

Values = dict[str, object]


def print_file(letter: Letter, words: Words) -> bytes:
    """Return the PDF: first the letter alone, as it goes to the school.

    Where its meaning is beside it, pages for the parent follow, with both in two columns: on paper the eye
    goes across, and the school's pages stay clean.
    """
    return typeset(TEMPLATE, print_values(letter, words))


def print_values(letter: Letter, words: Words) -> Values:
    """Return what `data/paper/letter.typ` reads."""
    long = long_blanks(letter.paragraphs)
    return {
        "language": ENGLISH,
        "title": letter.subject,
        "page": words_of(ENGLISH).say("paper-page", page="{page}"),
        "lines": [_line(line, long) for line in lines(letter.paragraphs)],
        "beside": _beside(letter, words) if letter.beside else None,
    }


def _line(line: Line, long: frozenset[str]) -> Values:
    return {
        "part": line.paragraph.part.value,
        "close": line.close,
        "pieces": [
            piece
            if isinstance(piece, str)
            else {"name": piece.name, "hint": piece.hint, "long": piece.name in long}
            for piece in line.paragraph.pieces
        ],
    }


def _beside(letter: Letter, words: Words) -> Values:
    return {
        "language": letter.beside_language,
        "words": words.language,
        "title": words.say("letter-meaning-title"),
        "keep": words.say("letter-meaning-keep"),
        "english": words.say("letter-meaning-english"),
        "meaning": words.say("letter-meaning-said"),
        "rows": [
            _row(line, meaning) for line, meaning in zip(lines(letter.paragraphs), letter.beside, strict=True)
        ],
    }


def _row(line: Line, meaning: Paragraph) -> Values:
    return {
        "part": line.paragraph.part.value,
        "close": line.close,
        "english": line.paragraph.text,
        "meaning": meaning.text,
    }
