"""The letters: whole for every state, nothing left over, only meant blanks, only rules that were read."""

import re

import pytest

from bot.law.entries import LetterType
from bot.law.library import library
from bot.law.model import Checked
from bot.letters.draft import Letter, LetterError, draft
from bot.letters.files import to_text

FACTS = library()
EVALUATION = FACTS.letters["request-iep-evaluation"]
STATES = [None, *FACTS.states]
LETTERS = list(FACTS.letters.values())

# Each is filled in by the parent, on their own device. Another one is a question to the parent: think first.
BLANKS = {
    "[YOUR NAME]",
    "[YOUR ADDRESS OR EMAIL]",
    "[DATE]",
    "[PRINCIPAL'S NAME]",
    "[NAME]",
    "[NAMES]",
    "[SCHOOL]",
    "[CHILD'S FULL NAME]",
    "[BIRTH DATE]",
    "[GRADE]",
    "[WHAT YOU SEE AT HOME: two or three sentences]",
    "[WHAT THE SCHOOL HAS SEEN OR TRIED: two or three sentences]",
    "[AREAS, such as reading, attention, speech, behavior]",
    "[SIGNATURE]",
}

each_letter = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
each_state = pytest.mark.parametrize("state", STATES)


def _with(letter: LetterType, **changes: object) -> LetterType:
    return letter.model_copy(update=changes)


def _unread(letter: LetterType, name: str, checked: Checked) -> LetterType:
    source = letter.cites[name].model_copy(update={"checked": checked})
    return _with(letter, cites={**letter.cites, name: source})


@each_letter
@each_state
def test_a_letter_is_whole_for_every_state(letter: LetterType, state: str | None) -> None:
    text = draft(letter, FACTS, state=state).text
    assert text.startswith("[YOUR NAME]\n")
    assert text.endswith("I have kept a copy of this letter.\n")
    assert f"\nSubject: {letter.subject}" in text
    for left_over in ("{{", "}}", "{%", "%}", "{#", "None", "Undefined", "()", "( )", "  ", " .", " ,"):
        assert left_over not in text, left_over
    assert "\n\n\n" not in text
    assert [line for line in text.split("\n") if line != line.rstrip()] == []


@each_letter
@each_state
def test_every_blank_is_one_that_is_meant(letter: LetterType, state: str | None) -> None:
    text = draft(letter, FACTS, state=state).text
    found = set(re.findall(r"\[[^\]]*\]", text))
    assert found <= BLANKS
    assert {"[YOUR NAME]", "[DATE]", "[SCHOOL]", "[CHILD'S FULL NAME]", "[SIGNATURE]"} <= found
    # A bracket that is not closed would hide a blank.
    assert re.sub(r"\[[^\]]*\]", "", text).count("[") == 0
    assert re.sub(r"\[[^\]]*\]", "", text).count("]") == 0


def test_no_blank_is_allowed_that_no_letter_has() -> None:
    used = {blank for letter in LETTERS for blank in re.findall(r"\[[^\]]*\]", letter.body)}
    assert used == BLANKS


@each_letter
def test_a_letter_names_each_rule_that_was_read(letter: LetterType) -> None:
    text = draft(letter, FACTS, state=None).text
    for source in letter.cites.values():
        assert source.read
        assert f"({source.citation})" in text


@pytest.mark.parametrize("checked", [Checked.SECONDARY, Checked.UNVERIFIED])
@pytest.mark.parametrize("name", list(EVALUATION.cites))
def test_a_rule_that_was_not_read_is_left_out(name: str, checked: Checked) -> None:
    text = draft(_unread(EVALUATION, name, checked), FACTS, state="CA").text
    assert EVALUATION.cites[name].citation not in text
    assert "()" not in text
    assert "None" not in text
    kept = [source.citation for key, source in EVALUATION.cites.items() if key != name]
    assert [citation for citation in kept if citation not in text] == []


def test_a_letter_stands_without_any_rule() -> None:
    letter = EVALUATION
    for name in EVALUATION.cites:
        letter = _unread(letter, name, Checked.UNVERIFIED)
    text = draft(letter, FACTS, state=None).text
    assert "(" not in text
    assert "I am writing to ask for a full and individual evaluation for special education." in text


def test_californias_letter_names_its_clock() -> None:
    text = draft(EVALUATION, FACTS, state="CA").text
    # Ed. Code 56321(a): 15 days from the referral, not counting breaks in excess of five schooldays.
    (line,) = [line for line in text.split("\n") if "Cal. Ed. Code" in line]
    assert line.startswith("In California ")
    assert "15 calendar days" in line
    assert "from the day you get this letter" in line
    assert "school breaks" in line
    assert "(Cal. Ed. Code 56321(a), 56043(a))" in line


@pytest.mark.parametrize("state", [state for state in STATES if state != "CA"])
def test_no_letter_names_another_states_clock(state: str | None) -> None:
    text = draft(EVALUATION, FACTS, state=state).text
    assert "Cal. Ed. Code" not in text
    assert "California" not in text
    if not state:
        assert text == draft(EVALUATION, FACTS, state=None).text


def test_only_settled_deadlines_of_the_school_are_named() -> None:
    # California's clock from a request for another evaluation has an open doubt.
    other = draft(_with(EVALUATION, event="reevaluation_request"), FACTS, state="CA").text
    assert "In California" not in other
    # From a consent: the 60 days are in doubt too.
    consent = draft(_with(EVALUATION, event="consent"), FACTS, state="CA").text
    assert "56344(a), 56302.1(a)" not in consent
    # From a state complaint: the state has to decide, not the school.
    complaint = draft(_with(EVALUATION, event="state_complaint"), FACTS, state="CA").text
    assert "In California" not in complaint
    # From the plan: a waiting time of the parent, which is no deadline of the school.
    plan = draft(_with(EVALUATION, event="plan_received"), FACTS, state="CA").text
    assert "In California" not in plan


def test_a_letter_that_becomes_no_event_names_no_clock() -> None:
    assert "In California" not in draft(_with(EVALUATION, event=None), FACTS, state="CA").text


@each_letter
@each_state
def test_the_same_letter_is_the_same_bytes(letter: LetterType, state: str | None) -> None:
    first, second = (to_text(draft(letter, FACTS, state=state)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "body",
    [
        "{{ nobody }}",
        "{{ cite.nothing }}",
        "{% if cite.nothing %}x{% endif %}",
        "{% for clock in clocks %}{{ clock.nothing }}{% endfor %}",
        "{{ clocks[9].length }}",
        "{% if %}",
        "{% for clock in clocks %}",
        "{{ open",
        "{% unknown %}",
        "{{ 'x' | nofilter }}",
        "{% include 'other.txt' %}",
        "{{ ''.__class__.__mro__ }}",
    ],
)
def test_a_bad_template_names_its_letter(body: str) -> None:
    with pytest.raises(LetterError, match=r"^request-iep-evaluation: "):
        draft(_with(EVALUATION, body=body), FACTS, state="CA")


@pytest.mark.parametrize("body", ["{{ 1 / 0 }}", "{{ state + 1 }}", "{{ state() }}"])
def test_a_template_that_breaks_while_it_is_filled_names_its_letter(body: str) -> None:
    with pytest.raises(LetterError, match=r"^request-iep-evaluation: "):
        draft(_with(EVALUATION, body=body), FACTS, state="CA")


def test_a_file_is_text_that_every_editor_shows() -> None:
    made = to_text(Letter("x", "Subject", "Señora,\n\nthank you.\n"))
    assert made == b"Se\xc3\xb1ora,\r\n\r\nthank you.\r\n"


@each_letter
def test_a_file_names_nobody_and_no_time(letter: LetterType) -> None:
    text = to_text(draft(letter, FACTS, state="CA")).decode()
    assert "\n\n" not in text.replace("\r\n", "|")
    assert not re.search(r"\b20\d\d-\d\d|\b\d{1,2}:\d\d\b|clockstart", text, re.IGNORECASE)
