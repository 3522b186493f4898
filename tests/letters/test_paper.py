"""All files of a letter: their names, the same bytes everywhere, nothing on disk, any words."""

import asyncio
import hashlib
import html
import io
import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from made_letters import BESIDE, LETTER, one_paragraph, said
from pypdf import PdfReader

from bot import DATA
from bot.letters.letter import Blank, Letter, Part
from bot.letters.paper import Format, files_of
from bot.text.catalogue import words

WORDS = words("en")
HERE = Path(__file__).parent


def test_the_names_of_the_files_tell_nothing() -> None:
    assert list(files_of(LETTER, words=WORDS)) == [
        "letter-1.docx",
        "letter-1.html",
        "letter-1.pdf",
        "letter-1.txt",
    ]
    assert list(files_of(LETTER, [Format.PRINT], words=WORDS, number=3)) == ["letter-3.pdf"]


@pytest.mark.parametrize("letter", [LETTER, BESIDE], ids=["alone", "beside"])
def test_no_file_holds_a_name_of_who_made_it(letter: Letter) -> None:
    for name, content in files_of(letter, words=WORDS).items():
        parts = [content]
        if name.endswith(".docx"):
            with ZipFile(io.BytesIO(content)) as file:
                parts = [file.read(one) for one in file.namelist()]
        for told in ("python", "docx", "clockstart", str(DATA.parent)):
            assert all(told.encode() not in part.lower() for part in parts), told


def test_a_meaning_that_is_not_paragraph_for_paragraph_is_refused() -> None:
    with pytest.raises(ValueError, match="request-evaluation: 16 of 17"):
        files_of(replace(BESIDE, beside=BESIDE.beside[1:]), words=WORDS)


def _hashes(letter: Letter) -> dict[str, str]:
    files = files_of(letter, words=WORDS)
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


async def test_several_at_once_in_threads_are_as_one_alone() -> None:
    alone = [_hashes(LETTER), _hashes(BESIDE)]
    assert (
        await asyncio.gather(*(asyncio.to_thread(_hashes, one) for one in [LETTER, BESIDE] * 4)) == alone * 4
    )


NO_WRITING = """
import resource, signal, sys
# From here on the kernel ends this process at the first byte that it writes to a file, in Python or below it.
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""
ELSEWHERE = """
import json
from made_letters import BESIDE, LETTER
from test_paper import _hashes
print(json.dumps([_hashes(LETTER), _hashes(BESIDE)]))
"""


@pytest.mark.parametrize("limit", [[], ["nothing-to-disk"]], ids=["another-place", "nothing-to-disk"])
def test_another_process_elsewhere_makes_the_same_and_writes_nothing(
    tmp_path: Path, limit: list[str]
) -> None:
    home = tmp_path / "somebody"
    home.mkdir()
    places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(home))
    person = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "HOSTNAME"), "somebody-else")
    here = {"PYTHONPATH": os.pathsep.join([str(DATA.parent), str(HERE)]), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", NO_WRITING + ELSEWHERE],
        cwd=home,
        env={"PATH": os.environ["PATH"], "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
        | places
        | person
        | here,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [_hashes(LETTER), _hashes(BESIDE)]
    assert list(home.iterdir()) == []


def test_a_write_to_disk_would_be_seen(tmp_path: Path) -> None:
    write = NO_WRITING + "open('it', 'w').write('it')"
    done = subprocess.run([sys.executable, "-c", write], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == -signal.SIGXFSZ


ANY = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
TRICKY = """
<b> &amp; ]]> <!-- </script> " ' {{x}} {%if%} {#x#} #let $x$ \\ *b* _i_ ` @a // \u05d0\u05d1 \U0001f600
"""
MARKS = st.sampled_from(TRICKY.split())
ANYTHING = st.lists(st.one_of(st.text(ANY, max_size=12), MARKS), min_size=1, max_size=4).map("".join)
IN_FONT = st.text(st.sampled_from([chr(code) for code in range(33, 127)] + list(" ñáéíóúü¿¡§")), min_size=1)


def _letter(text: str, name: str, hint: str) -> Letter:
    blank = Blank(name, hint)
    lines = (said(Part.SUBJECT, text, blank), said(Part.TEXT, text, blank, text), said(Part.TEXT, blank))
    return Letter("made-up", text, (*lines, said(Part.ITEM, text)), (*lines, said(Part.ITEM, text)), "es")


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _written(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "\n".join("".join(one.text or "" for one in line.iter(f"{W}t")) for line in body.iter(f"{W}p"))


@settings(max_examples=60)
@given(ANYTHING, ANYTHING, st.one_of(st.just(""), ANYTHING))
def test_any_words_give_files_that_hold_them(text: str, name: str, hint: str) -> None:
    letter = _letter(text, name, hint)
    files = files_of(letter, words=WORDS)
    lines = [paragraph.text for paragraph in letter.paragraphs]
    assert files["letter-1.txt"].decode().split("\r\n\r\n") == [*lines[:3], f"- {lines[3]}\r\n"]
    assert "\n".join(lines) in _written(files["letter-1.docx"])
    page = files["letter-1.html"].decode()
    shown = re.findall(r'<(?:p|h2) class="line"[^>]*>(.*?)</(?:p|h2)>', page, re.DOTALL)
    assert [html.unescape(re.sub(r"</?bdi[^>]*>", "", one)) for one in shown] == lines
    assert page.count("<script>") == page.count("</script>") == 1
    reader = PdfReader(io.BytesIO(files["letter-1.pdf"]), strict=True)
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert len(reader.pages) >= 2


@settings(max_examples=60)
@given(IN_FONT, IN_FONT, IN_FONT)
def test_words_that_the_font_has_can_be_read_in_the_pdf(text: str, name: str, hint: str) -> None:
    letter = one_paragraph(text, Blank(name, hint))
    reader = PdfReader(io.BytesIO(files_of(letter, [Format.PRINT], words=WORDS)["letter-1.pdf"]))
    read = "".join(page.extract_text() for page in reader.pages)
    assert "".join(f"{text}{name}:{hint}".split()) == "".join(read.split())
