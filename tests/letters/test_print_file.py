"""A letter as PDF: read back, tagged, with lines to write on."""

import io
import json

import pytest
import typst
from made_letters import BESIDE, CHILD, LETTER, one_paragraph
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from bot.letters.letter import Blank, Letter
from bot.letters.print_file import print_file, print_values
from bot.text.catalogue import words
from bot.text.typeset import PAPER

WORDS = words("en")
ON_PAPER = """
YOUR NAME YOUR ADDRESS OR EMAIL DATE To: , Principal PRINCIPAL'S NAME SCHOOL
Subject: Request for an evaluation for CHILD'S FULL NAME Dear , NAMES
I am the parent of . I ask for an evaluation (34 CFR CHILD'S FULL NAME 300.301(b)).
WHAT YOU SEE AT HOME: two or three sentences
The areas that I know of are: . AREAS: such as reading, speech
Please send me: • the consent form • the notice of my rights
With kind regards, SIGNATURE YOUR NAME I have kept a copy of this letter.
"""
"""LETTER on paper: what belongs on a line stands under it."""


def read(letter: Letter) -> PdfReader:
    return PdfReader(io.BytesIO(print_file(letter, WORDS)), strict=True)


def tags(reader: PdfReader) -> list[str]:
    found: list[str] = []

    def walk(node: object) -> None:
        node = getattr(node, "get_object", lambda: node)()
        if isinstance(node, ArrayObject):
            for one in node:
                walk(one)
        elif isinstance(node, DictionaryObject):
            found.extend([node["/S"].removeprefix("/")] if "/S" in node else [])
            walk(node.get("/K"))

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def in_words(text: str) -> list[str]:
    return sorted(text.split())


def test_every_word_stands_on_one_us_letter_page() -> None:
    (page,) = read(LETTER).pages
    assert in_words(page.extract_text()) == in_words(ON_PAPER)
    assert (page.mediabox.width, page.mediabox.height) == (612, 792)


def test_it_is_tagged_titled_and_names_no_author() -> None:
    reader = read(LETTER)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert set(reader.metadata) == {"/Title", "/Creator"}
    assert reader.metadata.title == "Request for an evaluation"
    assert reader.metadata["/Creator"].startswith("Typst ")
    # The paragraphs, the heading and the list are known to a reader that speaks.
    found = tags(reader)
    assert (found.count("H1"), found.count("L"), found.count("LI")) == (1, 1, 2)
    assert found.count("P") == 14


@pytest.mark.parametrize("letter", [LETTER, BESIDE], ids=["alone", "beside"])
def test_it_is_what_the_standard_for_everybody_asks_for(letter: Letter) -> None:
    # PDF/UA-1: typst refuses to write it where something is missing.
    made, warnings = typst.compile_with_warnings(
        str(PAPER / "letter.typ"),
        format="pdf",
        font_paths=[str(PAPER / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(print_values(letter, WORDS))},
        pdf_standards=["ua-1"],
    )
    assert made
    assert warnings == []


def lines_drawn(reader: PdfReader) -> list[float]:
    """Return how long each line to write on is, in points."""
    found: list[float] = []
    start = 0.0

    def look(operator: bytes, operands: list[object], *_: object) -> None:
        nonlocal start
        if operator == b"m":
            start = float(str(operands[0]))
        elif operator == b"l":
            found.append(abs(float(str(operands[0])) - start))

    reader.pages[0].extract_text(visitor_operand_before=look)
    return found


def test_there_is_a_line_for_each_blank_and_more_for_sentences() -> None:
    drawn = lines_drawn(read(LETTER))
    # 11 short blanks, and 4 lines across the page for sentences.
    assert len(drawn) == 15
    assert drawn.count(468) == 4
    assert min(drawn) >= 1.6 * 72 - 1


def test_a_line_is_never_wider_than_the_page() -> None:
    reader = read(one_paragraph("See ", Blank("WORD " * 60), "."))
    assert max(lines_drawn(reader)) <= 468
    assert in_words(reader.pages[0].extract_text()) == in_words("See ." + " WORD" * 60)


def test_a_long_letter_numbers_its_pages() -> None:
    reader = read(one_paragraph(*["Some words. ", CHILD] * 200))
    assert len(reader.pages) > 1
    assert [page.extract_text().split()[-2:] for page in reader.pages][1] == ["Page", "2"]


def test_the_meaning_stands_beside_it_on_pages_of_its_own() -> None:
    reader = read(BESIDE)
    first, second = (page.extract_text() for page in reader.pages)
    assert in_words(first) == in_words(ON_PAPER + " Page 1")
    assert "What this letter says" in second
    rest = "".join(second.split())
    assert all("".join(one.text.split()) in rest for one in (*BESIDE.beside, *BESIDE.paragraphs))
    found = tags(reader)
    assert (found.count("Table"), found.count("TH"), found.count("TD")) == (1, 2, 34)
