"""A letter -> one page of HTML that fills in its blanks on the device, keeps nothing, loads nothing."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from bot.letters.layout import blanks, blocks, long_blanks
from bot.letters.letter import Blank, Letter, Paragraph, Part
from bot.letters.parts import ITEM
from bot.text.catalogue import ENGLISH, Words
from bot.text.typeset import PAPER

if TYPE_CHECKING:
    from jinja2 import Template


class Piece(NamedTuple):
    """Words, or the mark of a blank; `number` is the blank's field, or None."""

    text: str
    blank: bool = False
    number: int | None = None


class Row(NamedTuple):
    """A line of the letter: what the text file writes before it, its pieces, and what it means."""

    part: str
    before: str
    pieces: list[Piece]
    meaning: list[Piece]


class Field(NamedTuple):
    """A blank to fill in."""

    number: int
    name: str
    hint: str
    long: bool


def page_file(letter: Letter, words: Words, *, stem: str) -> bytes:
    """Return the page, around the letter in `words`; a filled copy is saved as the stem and `-filled.html`.

    Where its meaning is beside the letter, it stands at its side on a wide screen and under each paragraph on
    a phone. It is never copied, printed or saved with the letter.
    """
    found = blanks(letter)
    numbers = {name: number for number, name in enumerate(found, start=1)}
    long = long_blanks(letter.paragraphs)
    style, script = _own("letter.css"), _own("letter.js")
    saved_as = f"{stem}-filled.html"
    page = _template().render(
        say=_say(words, saved_as),
        language=words.language,
        letter_language=ENGLISH,
        meaning_language=letter.beside_language if letter.beside else None,
        fields=[Field(numbers[name], name, one.hint, name in long) for name, one in found.items()],
        blocks=_blocks(letter, numbers),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        saved_as=saved_as,
    )
    return page.encode()


def _say(words: Words, saved_as: str) -> dict[str, str]:
    said = {
        one: words.say(f"letter-page-{one}")
        for one in (
            "title",
            "stays",
            "unscripted",
            "meaning",
            "fill",
            "once",
            "clear",
            "letter",
            "done",
            "copy",
            "print",
            "save",
            "copied",
            "by-hand",
            "text",
        )
    }
    # The script puts the number in.
    empty = words.say("letter-page-empty", count="{count}")
    return said | {"saved": words.say("letter-page-saved", file=saved_as), "empty": empty}


def _blocks(letter: Letter, numbers: dict[str, int]) -> list[list[Row]]:
    meanings = iter(letter.beside)
    return [
        [
            Row(
                line.part.value,
                ("\n" if at else "\n\n") + (ITEM if line.part is Part.ITEM else ""),
                _pieces(line, numbers),
                _pieces(next(meanings), numbers) if letter.beside else [],
            )
            for at, line in enumerate(block)
        ]
        for block in blocks(letter.paragraphs)
    ]


def _pieces(paragraph: Paragraph, numbers: dict[str, int]) -> list[Piece]:
    return [
        Piece(piece.text, blank=True, number=numbers.get(piece.name))
        if isinstance(piece, Blank)
        else Piece(piece)
        for piece in paragraph.pieces
    ]


@cache
def _own(name: str) -> str:
    return (PAPER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@cache
def _template() -> "Template":
    # Loaded with the first page: the start needs no templates.
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  # slow to load

    paper = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return paper.from_string(_own("letter.html"))
