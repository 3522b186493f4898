"""Letters that a parent can sign and a busy office can read: plain, short, warm, no threat."""

import re

import pytest
import textstat

from bot.law.entries import LetterType
from bot.law.library import library
from bot.letters.draft import draft
from bot.letters.letter import Part
from bot.letters.parts import text_of
from bot.letters.proving import plans_of

FACTS = library()
LETTERS = list(FACTS.letters.values())
GRADE_AT_MOST = 8.0
CARD_GRADE_AT_MOST = 6.9
SHORT_WORDS = 8
ONE_PAGE_WORDS = 370
"""About a page in 11 points with its address lines."""

RULE_IN_BRACKETS = re.compile(
    r" \((?:[^()]|\([^()]*\))*(?:CFR|U\.S\.C\.|OSEP|Code|TAC|DCMR)(?:[^()]|\([^()]*\))*\)"
)
LAW_TERMS = re.compile(
    r"special education|mediation|evaluations?|independent educational|section 504|disability|coordinator",
    re.IGNORECASE,
)

each_letter = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)


def _all_ticked(letter: LetterType) -> tuple[str, ...]:
    return tuple(option.id for option in letter.options)


def _read(letter: LetterType, plan: str, options: tuple[str, ...]) -> str:
    """Return the letter as it is read: blanks filled with a word, citations skipped by the eye."""
    lines: list[str] = []
    for one in draft(letter, FACTS, state="TX", plan=plan, options=options).paragraphs:
        if one.part in (Part.TEXT, Part.ITEM, Part.NOTE):
            text = "".join(piece if isinstance(piece, str) else "this" for piece in one.pieces)
            lines.append(RULE_IN_BRACKETS.sub("", text).rstrip(",;:.") + ".")
    return LAW_TERMS.sub("test", " ".join(lines))


@each_letter
def test_a_letter_reads_like_8th_grade_at_most(letter: LetterType) -> None:
    for plan in plans_of(letter):
        for options in ((), _all_ticked(letter)):
            assert textstat.flesch_kincaid_grade(_read(letter, plan, options)) <= GRADE_AT_MOST


@each_letter
def test_a_letter_fits_a_page_as_it_is_offered(letter: LetterType) -> None:
    for plan in plans_of(letter):
        text = text_of(draft(letter, FACTS, state="MA", plan=plan).paragraphs)
        assert len(text.split()) <= ONE_PAGE_WORDS


@each_letter
def test_a_letter_asks_and_never_threatens(letter: LetterType) -> None:
    text = text_of(draft(letter, FACTS, state=None, options=_all_ticked(letter)).paragraphs)
    assert not re.search(
        r"\b(demand|must|shall|lawyer up|lawsuit|sue|legal action|violat\w+|illegal|immediately"
        r"|failure to comply|hereby|pursuant|aforementioned)\b",
        text,
        re.IGNORECASE,
    )
    assert "!" not in text
    assert not re.search("[\u2013\u2014]", text)
    if letter.kind == "letter":
        assert re.search(
            r"I (am asking|am writing|revoke|consent|do not consent|write down|put that)|This is the notice",
            text,
        )
        assert re.search(r"[Tt]hank you", text)


@each_letter
def test_the_words_around_a_letter_are_plain_and_short(letter: LetterType) -> None:
    texts = [letter.title["en"], letter.when["en"], *(one.label["en"] for one in letter.options)]
    texts += [one.doubt["en"] for one in letter.cites.values() if one.doubt]
    assert not re.search("[\u2013\u2014!]", " ".join([*texts, letter.to["en"]]))
    for text in texts:
        if len(text.split()) >= SHORT_WORDS:
            assert textstat.flesch_kincaid_grade(LAW_TERMS.sub("test", text)) <= CARD_GRADE_AT_MOST, text
    assert len(letter.title["en"]) <= 60
    assert len(letter.when["en"]) <= 80


def test_no_two_letters_have_one_title() -> None:
    titles = [letter.title["en"] for letter in LETTERS]
    assert len(titles) == len(set(titles))
