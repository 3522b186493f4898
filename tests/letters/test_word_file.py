"""A letter as .docx: read again by python-docx, and turned into a PDF by LibreOffice where there is one."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Inches
from made_letters import AS_TEXT, BESIDE, LETTER, one_paragraph
from pypdf import PdfReader

from bot.letters.letter import Blank, Letter
from bot.letters.word_file import word_file
from bot.text.catalogue import words

WORDS = words("en")


def opened(letter: Letter):
    return Document(io.BytesIO(word_file(letter, WORDS)))


def text_of(paragraph) -> str:
    # python-docx leaves out what stands in content controls.
    return "".join(one.text or "" for one in paragraph._p.iter(qn("w:t")))


def controls(document) -> list[dict[str, object]]:
    return [
        {
            "tag": one.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")),
            "alias": one.find(qn("w:sdtPr")).find(qn("w:alias")).get(qn("w:val")),
            "placeholder": one.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr")) is not None,
            "lines": one.find(qn("w:sdtPr")).find(qn("w:text")).get(qn("w:multiLine")),
            "shown": "".join(text.text for text in one.iter(qn("w:t"))),
            "id": one.find(qn("w:sdtPr")).find(qn("w:id")).get(qn("w:val")),
        }
        for one in document.element.body.iter(qn("w:sdt"))
    ]


def test_the_text_of_the_letter_is_there_in_order() -> None:
    lines = [line.removeprefix("- ") for line in AS_TEXT.split("\n") if line]
    assert [text_of(one) for one in opened(LETTER).paragraphs] == lines


def test_each_part_has_its_style_and_the_subject_is_a_heading() -> None:
    styles = [one.style.name for one in opened(LETTER).paragraphs]
    assert styles == [
        *["Letter Sender"] * 2,
        "Normal",
        *["Letter Address"] * 2,
        "Heading 1",
        *["Normal"] * 5,
        *["List Bullet"] * 2,
        "Closing",
        *["Signature"] * 2,
        "Letter Note",
    ]


def test_each_blank_is_a_content_control_that_shows_its_hint() -> None:
    found = controls(opened(LETTER))
    assert len(found) == 12
    assert all(one["placeholder"] for one in found)
    assert len({one["id"] for one in found}) == len(found)
    seen = {
        "tag": "WHAT YOU SEE AT HOME",
        "alias": "WHAT YOU SEE AT HOME",
        "placeholder": True,
        "lines": "1",
        "shown": "[WHAT YOU SEE AT HOME: two or three sentences]",
        "id": "9",
    }
    assert found[8] == seen
    assert [one["tag"] for one in found].count("CHILD'S FULL NAME") == 2
    assert [one["lines"] for one in found if one["tag"] != seen["tag"]] == [None] * 11


def test_names_too_long_for_word_are_cut_and_still_told_apart() -> None:
    long = "A" * 70
    letter = one_paragraph(Blank(long + "1"), Blank(long + "2"), Blank(long + "1"), Blank("B" * 64))
    first, second, again, fits = [str(one["tag"]) for one in controls(opened(letter))]
    assert first == again != second
    assert (len(first), first[:55], fits) == (64, "A" * 55, "B" * 64)


def test_it_is_a_us_letter_page_in_american_english() -> None:
    document = opened(LETTER)
    section = document.sections[0]
    assert (section.page_width, section.page_height) == (Inches(8.5), Inches(11))
    spoken = document.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:lang')}")
    assert spoken.get(qn("w:val")) == "en-US"


@pytest.mark.parametrize("letter", [LETTER, BESIDE], ids=["alone", "beside"])
def test_it_tells_nothing_of_who_made_it(letter: Letter) -> None:
    content = word_file(letter, WORDS)
    told = Document(io.BytesIO(content)).core_properties
    assert told.title == "Request for an evaluation"
    kept = "author comments last_modified_by category keywords subject identifier version content_status"
    assert [getattr(told, one) for one in kept.split()] == [""] * 9
    assert (told.created, told.modified, told.last_printed) == (None, None, None)
    with ZipFile(io.BytesIO(content)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.create_system for one in file.infolist()} == {0}
        assert sorted(file.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        root = ET.fromstring(file.read("docProps/core.xml"))
        assert [one.tag.partition("}")[2] for one in root] == ["title", "language"]
        assert b"rsid" not in b"".join(file.read(one) for one in file.namelist())


def test_the_meaning_stands_after_each_paragraph_on_pages_of_its_own() -> None:
    document = opened(BESIDE)
    lines = [(one.style.name, text_of(one)) for one in document.paragraphs]
    whole = [(one.style.name, text_of(one)) for one in opened(LETTER).paragraphs]
    assert lines[: len(whole)] == whole
    assert lines[len(whole) : len(whole) + 4] == [
        ("Heading 1", "What this letter says"),
        ("Normal", "This part is for you. Send the part before it to the school."),
        ("Letter Again", "[YOUR NAME]"),
        ("Letter Meaning", "[YOUR NAME: su nombre]"),
    ]
    assert document.paragraphs[len(whole)].paragraph_format.page_break_before
    meanings = [one for one in document.paragraphs if one.style.name == "Letter Meaning"]
    assert [text_of(one) for one in meanings] == [one.text for one in BESIDE.beside]
    spoken = {one.get(qn("w:val")) for line in meanings for one in line._p.iter(qn("w:lang"))}
    assert spoken == {"es"}
    # Only what goes to the school is to be filled in.
    assert len(controls(document)) == 12


def test_a_language_from_right_to_left_is_written_so() -> None:
    letter = replace(BESIDE, beside_language="ar")
    meanings = [one for one in opened(letter).paragraphs if one.style.name == "Letter Meaning"]
    assert all(one._p.pPr.find(qn("w:bidi")) is not None for one in meanings)
    assert all(run.font.rtl for one in meanings for run in one.runs)
    assert opened(BESIDE).element.body.find(f".//{qn('w:bidi')}") is None


def test_libreoffice_reads_every_word(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice (soffice) here: the .docx was read by python-docx alone")
    path = tmp_path / "letter-1.docx"
    path.write_bytes(word_file(BESIDE, WORDS))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "letter-1.pdf").pages]
    words_of_first = "".join(pages[0].replace("•", "").split())
    assert words_of_first == "".join(AS_TEXT.replace("- ", "").split())
    rest = "".join("".join(pages[1:]).split())
    assert all("".join(one.text.split()) in rest for one in BESIDE.beside)
