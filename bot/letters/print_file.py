"""A letter -> a tagged PDF on US Letter pages, with lines to write on."""

from bot.letters.layout import blocks, long_blanks
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
        "blocks": [
            {"part": block[0].part.value, "lines": [_pieces(line, long) for line in block]}
            for block in blocks(letter.paragraphs)
        ],
        "beside": _beside(letter, words) if letter.beside else None,
    }


def _pieces(line: Paragraph, long: frozenset[str]) -> list[str | Values]:
    return [
        piece
        if isinstance(piece, str)
        else {"name": piece.name, "hint": piece.hint, "long": piece.name in long}
        for piece in line.pieces
    ]


def _beside(letter: Letter, words: Words) -> Values:
    return {
        "language": letter.beside_language,
        "words": words.language,
        "title": words.say("letter-meaning-title"),
        "keep": words.say("letter-meaning-keep"),
        "english": words.say("letter-meaning-english"),
        "meaning": words.say("letter-meaning-said"),
        "rows": [
            {"part": paragraph.part.value, "english": paragraph.text, "meaning": meaning.text}
            for paragraph, meaning in zip(letter.paragraphs, letter.beside, strict=True)
        ],
    }
