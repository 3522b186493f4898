"""A letter as one page: what stands in it before any browser opens it."""

import base64
import hashlib
import re
from dataclasses import replace

from made_letters import BESIDE, LETTER, one_paragraph

from bot.letters.letter import Blank
from bot.letters.page_file import page_file
from bot.text.catalogue import Words, words
from bot.text.typeset import PAPER

WORDS = words("en")


def page(letter=LETTER, said: Words = WORDS) -> str:
    return page_file(letter, said, stem="letter-1").decode()


def hashed(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_policy_lets_in_only_its_own_style_and_script() -> None:
    written = page(BESIDE)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', written)
    (style,) = re.findall(r"<style>(.*?)</style>", written, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", written, re.DOTALL)
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src '{hashed(style)}'",
        f"script-src '{hashed(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    # A policy in a page holds for what comes after it.
    assert written.index("Content-Security-Policy") < written.index("<style>")


def test_nothing_is_loaded_kept_or_sent() -> None:
    written = page(BESIDE)
    assert (
        re.findall(r"https?:|//\w|@import|\burl\(|<link|<img|<iframe|\bsrc=|\bhref=|\son\w+=", written) == []
    )
    script = (PAPER / "letter.js").read_text(encoding="utf-8")
    kept = r"Storage|cookie|indexedDB|caches|fetch|XMLHttp|WebSocket|Beacon|import|eval|Function\(|innerHTML"
    assert re.findall(kept, script) == []
    fields = re.findall(r"<(?:input|textarea)[^>]*>", written)
    assert len(fields) == 11
    assert all('autocomplete="off"' in one and 'spellcheck="false"' in one for one in fields)


def test_what_could_be_read_as_a_page_is_words() -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    written = page(one_paragraph(evil, Blank(evil, evil), subject=evil))
    assert "<img" not in written
    assert written.count("<script>") == 1
    assert written.count("&lt;script&gt;alert(1)") >= 4


def test_the_page_speaks_the_parents_language_and_the_letter_english(tmp_path) -> None:
    (tmp_path / "es").mkdir()
    (tmp_path / "en").symlink_to(PAPER.parent / "locales" / "en")
    (tmp_path / "es" / "some.ftl").write_text("letter-page-title = Su carta\n", encoding="utf-8")
    written = page(BESIDE, Words("es", tmp_path))
    assert '<html lang="es">' in written
    assert "<h1>Su carta</h1>" in written
    assert '<article id="letter" aria-label="The letter" lang="en"' in written
    assert written.count('<p class="meaning" lang="es" dir="auto"') == len(BESIDE.beside)


def test_the_same_blank_is_asked_once() -> None:
    asked = re.findall(r'<label for="field-(\d+)" lang="en">([^<]*)</label>', page())
    assert asked == [
        ("1", "YOUR NAME"),
        ("2", "YOUR ADDRESS OR EMAIL"),
        ("3", "DATE"),
        ("4", "PRINCIPAL&#39;S NAME"),
        ("5", "SCHOOL"),
        ("6", "CHILD&#39;S FULL NAME"),
        ("7", "NAMES"),
        ("8", "WHAT YOU SEE AT HOME"),
        ("9", "AREAS"),
        ("10", "SIGNATURE"),
    ]
    assert page().count('data-blank="6">') == 2


def test_a_blank_that_only_the_meaning_has_is_a_mark() -> None:
    assert '<bdi class="blank">[FECHA]</bdi>' in page(BESIDE)
    assert 'class="meaning"' not in page(replace(BESIDE, beside=()))
