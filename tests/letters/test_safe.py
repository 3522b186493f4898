"""Nothing about the child, the school or health is ever asked for or passed on: all of it stays a blank."""

import inspect
import re
from collections import Counter
from dataclasses import fields

import pytest

from bot.law.entries import LetterType
from bot.law.library import library
from bot.letters import known
from bot.letters.draft import draft
from bot.letters.letter import Blank, Part
from bot.letters.proving import ways

FACTS = library()
LETTERS = list(FACTS.letters.values())

# What must never be an input: no option, no parameter and no value of a template is called so or asks for it.
FORBIDDEN = re.compile(
    r"\b(names?|birth\w*|born|age|aged|grade|address|phone|diagnos\w*|medic\w+|health|disabilit\w+|disorder"
    r"|autis\w+|adhd|dyslex\w+|social security|ssn|student id|insurance|race|immigra\w+|homeless|home)\b",
    re.IGNORECASE,
)
THE_SAME_THING = {
    *("CHILD'S FULL NAME", "YOUR NAME", "NAMES", "DOCTOR'S NAME", "SCHOOL", "SCHOOL DISTRICT"),
    *("MY LANGUAGE", "DAYS AND TIMES", "DATE OF THE PLAN"),
}
# Nobody needs these to answer a letter, so they are not even blanks.
NEVER_A_BLANK = re.compile(
    r"SOCIAL SECURITY|SSN|STUDENT (ID|NUMBER)|INSURANCE|MEDICAID|IMMIGRATION|RACE|PASSWORD"
)

each_letter = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)


def test_a_draft_takes_events_days_state_plan_and_options_and_nothing_else() -> None:
    taken = set(inspect.signature(draft).parameters)
    assert taken == {"letter", "facts", "state", "plan", "options", "deadline", "event"}


def test_what_a_template_is_given_says_nothing_of_a_person() -> None:
    # The one `name` is an office's.
    named = {field.name for kind in (known.Rule, known.Due, known.Happened) for field in fields(kind)}
    assert {name for name in named if FORBIDDEN.search(name.replace("_", " "))} == set()


@each_letter
def test_an_option_is_about_the_letter_and_never_about_the_child(letter: LetterType) -> None:
    for option in letter.options:
        label = option.label["en"]
        # What to put into the letter, not what is so at home, at school or with the child.
        assert re.match(r"(Add|Answer to:|Ask|Name|Say) ", label), label
        assert not FORBIDDEN.search(option.id.replace("_", " ")), option.id
        assert not FORBIDDEN.search(re.sub(r"^Name|phone or video", "", label)), label
        # It can only be ticked: a label is words of ours, at most a line long.
        assert "[" not in label
        assert "?" not in label
        assert len(label) <= 60, label


@each_letter
def test_what_is_about_the_child_is_a_blank(letter: LetterType) -> None:
    for way in list(ways(letter, FACTS))[:40]:
        for paragraph in draft(letter, FACTS, state="CA", **way._asdict()).paragraphs:
            for blank in (piece for piece in paragraph.pieces if isinstance(piece, Blank)):
                assert blank.name == blank.name.upper()
                assert not NEVER_A_BLANK.search(blank.name)
            words = "".join(piece for piece in paragraph.pieces if isinstance(piece, str))
            assert not re.search(r"\b(born|in grade)\b\W*(?!$)\w*\d", words), words


@each_letter
def test_one_blank_has_one_name(letter: LetterType) -> None:
    blanks = [
        piece
        for way in ways(letter, FACTS)
        for paragraph in draft(letter, FACTS, state=None, **way._asdict()).paragraphs
        for piece in paragraph.pieces
        if isinstance(piece, Blank)
    ]
    names = {blank.name for blank in blanks}
    if letter.kind != "checklist":
        assert {"YOUR NAME", "DATE", "CHILD'S FULL NAME", "SIGNATURE"} <= names
    # "day" or "name" alone would be filled in once for several things.
    assert not names & {"DAY", "NAME", "WHAT", "HOW", "WHY", "TASK"}
    # A name that is nearly another would be two fields for one thing.
    plain = {re.sub(r"[^A-Z]", "", name) for name in names}
    assert len(plain) == len(names)


@each_letter
def test_a_blank_stands_twice_only_where_it_is_the_same_thing(letter: LetterType) -> None:
    for way in ways(letter, FACTS):
        blanks = Counter(
            piece.name
            for paragraph in draft(letter, FACTS, state="CA", **way._asdict()).paragraphs
            for piece in paragraph.pieces
            if isinstance(piece, Blank)
        )
        assert {name for name, count in blanks.items() if count > 1} <= THE_SAME_THING


@each_letter
def test_the_letter_and_its_card_know_nobody(letter: LetterType) -> None:
    texts = [letter.title["en"], letter.when["en"], letter.to["en"], letter.subject]
    assert not any("[" in text for text in texts)
    subject = [one for one in draft(letter, FACTS, state=None).paragraphs if one.part is Part.SUBJECT]
    assert len(subject) == 1
