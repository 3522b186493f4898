"""A letter -> .docx, whose blanks are content controls: tap and type in Word, Pages and Google Docs."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.letters.layout import long_blanks
from bot.letters.letter import Blank, Letter, Paragraph, Part
from bot.text.catalogue import ENGLISH, Words
from bot.text.typeset import PAPER

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.text.run import CT_R
    from docx.text.paragraph import Paragraph as Written
    from docx.text.run import Run
    from lxml.etree import ElementBase as Element

EMPTY = PAPER / "letter.xml"
FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LONGEST_TAG = 64
"""Word takes a file for broken where a control's name or tag is longer."""
AMERICAN = "en-US"
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
BEFORE_ALL = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""

STYLES = {
    Part.SENDER: "Letter Sender",
    Part.DATE: "Normal",
    Part.TO: "Letter Address",
    Part.SUBJECT: "Heading 1",
    Part.GREETING: "Normal",
    Part.TEXT: "Normal",
    Part.ITEM: "List Bullet",
    Part.CLOSING: "Closing",
    Part.SIGNATURE: "Signature",
    Part.NOTE: "Letter Note",
}


def word_file(letter: Letter, words: Words) -> bytes:
    """Return the .docx: first the letter alone, as it goes to the school.

    Where its meaning is beside it, a part for the parent follows, in which the meaning stands after each
    paragraph: two columns are too narrow on a phone, where this file is read, and a reader that speaks
    would go down one column first.
    """
    # Loaded when first used: most runs of the bot write no file.
    from docx import Document  # noqa: PLC0415  # slow to load

    document = Document(BytesIO(_empty()))
    document.core_properties.title = letter.subject[:255]
    document.core_properties.language = AMERICAN
    _write_letter(document, letter)
    if letter.beside:
        _write_meaning(document, letter, words)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as file:
        return _zipped({name: file.read(name) for name in file.namelist()})


def _write_letter(document: "Document", letter: Letter) -> None:
    long = long_blanks(letter.paragraphs)
    numbers = count(1)
    for paragraph in letter.paragraphs:
        written = document.add_paragraph(style=STYLES[paragraph.part])
        for piece in paragraph.pieces:
            if isinstance(piece, Blank):
                control = _control(piece, next(numbers), long=piece.name in long)
                _paragraph(written).append(control)
            else:
                written.add_run(piece)


def _write_meaning(document: "Document", letter: Letter, words: Words) -> None:
    title = document.add_heading(level=1)
    title.paragraph_format.page_break_before = True
    _add_words(title, words.say("letter-meaning-title"), words.language)
    _add_words(document.add_paragraph(), words.say("letter-meaning-keep"), words.language)
    for paragraph, meaning in zip(letter.paragraphs, letter.beside, strict=True):
        _add_words(document.add_paragraph(style="Letter Again"), paragraph.text, ENGLISH)
        _add_meaning(document.add_paragraph(style="Letter Meaning"), meaning, letter.beside_language)


def _add_meaning(written: "Written", meaning: Paragraph, language: str) -> None:
    run = _add_words(written, meaning.text, language)
    if language.partition("-")[0] in RIGHT_TO_LEFT:
        _paragraph(written).get_or_add_pPr().append(_element("w:bidi"))
        run.font.rtl = True


def _add_words(written: "Written", text: str, language: str) -> "Run":
    run = written.add_run(text)
    if language != ENGLISH:
        said_in = _element("w:lang", val=language, bidi=language)
        cast("CT_R", run.font.element).get_or_add_rPr().append(said_in)
    return run


def _paragraph(written: "Written") -> "CT_P":
    return cast("CT_P", written.paragraph_format.element)


def _control(blank: Blank, number: int, *, long: bool) -> "Element":
    """Return a field for plain text that shows the blank's mark until somebody types."""
    name = _tag(blank.name)
    return _element(
        "w:sdt",
        _element(
            "w:sdtPr",
            _element("w:alias", val=name),
            _element("w:tag", val=name),
            _element("w:id", val=str(number)),
            _element("w:showingPlcHdr"),
            _element("w:text", multiLine="1") if long else _element("w:text"),
        ),
        _element("w:sdtContent", _shown(blank.text)),
    )


def _shown(text: str) -> "Element":
    written = _element("w:t")
    written.set(SPACE, "preserve")
    written.text = text
    return _element("w:r", _element("w:rPr", _element("w:rStyle", val="PlaceholderText")), written)


def _element(name: str, *inside: "Element", **attributes: str) -> "Element":
    from docx.oxml.ns import qn  # noqa: PLC0415  # slow to load
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415  # slow to load

    made = OxmlElement(name, {qn(f"w:{key}"): value for key, value in attributes.items()})
    made.extend(inside)
    return made


def _tag(name: str) -> str:
    """Return the name; one that is too long is cut, and told from others that begin as it does."""
    if len(name) <= LONGEST_TAG:
        return name
    told = sha256(name.encode()).hexdigest()[:8]
    return f"{name[: LONGEST_TAG - 9]} {told}"


@cache
def _empty() -> bytes:
    """Return `data/paper/letter.xml` as a .docx: the same parts, in a zip file."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415  # slow to load
    from lxml import etree  # noqa: PLC0415  # slow to load

    kinds = etree.Element(f"{{{KINDS}}}Types", nsmap={None: KINDS})
    parts: dict[str, bytes] = {}
    for part in parse_xml(EMPTY.read_bytes()):
        name, kind = (part.get(f"{{{FLAT}}}{key}") or "" for key in ("name", "contentType"))
        etree.SubElement(kinds, "Override", PartName=name, ContentType=kind)
        content = deepcopy(part[0][0])
        etree.cleanup_namespaces(content)
        parts[name.removeprefix("/")] = etree.tostring(content)
    return _zipped({"[Content_Types].xml": etree.tostring(kinds)} | parts)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file that tells neither when nor on which machine it was made."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            entry = ZipInfo(name, BEFORE_ALL)
            entry.create_system = 0
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, content)
    return made.getvalue()
