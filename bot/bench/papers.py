"""A letter in each kind of file, beside the same words in the library that the file is made with."""

import json
from collections.abc import Callable
from io import BytesIO

import typst
from docx import Document
from jinja2 import Template

from bot.bench.rows import Goal, Row, median, row
from bot.bench.timing import timed
from bot.law.library import Library
from bot.letters.draft import draft
from bot.letters.paper import Format, files_of
from bot.text.catalogue import ENGLISH, words

LETTER, STATE = "request-iep-evaluation", "CA"
PAGE = "<!doctype html><title>Letter</title>{% for text in texts %}<p>{{ text }}</p>{% endfor %}"
TEXT = "{% for text in texts %}{{ text }}\n\n{% endfor %}"
TYPESET = '#for text in json(bytes(sys.inputs.at("texts"))) [#par(text)]'
GOALS: dict[str, tuple[Goal, ...]] = {"letter-all": (median(150),)}

Bare = Callable[[list[str]], object]


def letters(facts: Library, rounds: int) -> list[Row]:
    """Draft a letter and write it: all files at once, then each by itself."""
    # Their modules are loaded before: each is loaded once, with the first letter.
    return [
        _row("letter-all", facts, tuple(Format), lambda texts: [one(texts) for one in BARE.values()], rounds),
        *(_row(f"letter-{kind}", facts, (kind,), bare, rounds) for kind, bare in BARE.items()),
    ]


def _row(name: str, facts: Library, formats: tuple[Format, ...], bare: Bare, rounds: int) -> Row:
    def written() -> dict[str, bytes]:
        return files_of(draft(facts.letters[LETTER], facts, state=STATE), formats, words=words(ENGLISH))

    texts = [one.text for one in draft(facts.letters[LETTER], facts, state=STATE).paragraphs]
    return row(name, timed(written, lambda: bare(texts), rounds), "file", *GOALS.get(name, ()))


def _word(texts: list[str]) -> None:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(BytesIO())


def _page(texts: list[str]) -> str:
    return Template(PAGE, autoescape=True).render(texts=texts)


def _print(texts: list[str]) -> object:
    source = TYPESET.encode()
    return typst.compile(source, ignore_system_fonts=True, sys_inputs={"texts": json.dumps(texts)})


def _text(texts: list[str]) -> bytes:
    return Template(TEXT, autoescape=False).render(texts=texts).encode()  # a text, no page


BARE: dict[Format, Bare] = {
    Format.WORD: _word,
    Format.PAGE: _page,
    Format.PRINT: _print,
    Format.TEXT: _text,
}
