"""The letters: whole for every state, plan and option, nothing left over, only meant blanks."""

import re
from datetime import date
from typing import Any

import pytest

from bot.clock.case import Event, How
from bot.clock.deadline import Deadline
from bot.clock.timeline import started
from bot.law.entries import LetterType
from bot.law.library import library
from bot.law.model import Plan
from bot.letters.draft import LetterError, draft
from bot.letters.letter import Part
from bot.letters.parts import text_of
from bot.letters.text_file import text_file

FACTS = library()
EVALUATION = FACTS.letters["request-iep-evaluation"]
STATES = [None, *FACTS.states]
LETTERS = list(FACTS.letters.values())
SENT = [letter for letter in LETTERS if letter.kind == "letter"]

each_letter = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
each_sent = pytest.mark.parametrize("letter", SENT, ids=lambda letter: letter.id)


def _text(letter: LetterType, state: str | None = None, **chosen: Any) -> str:
    return text_of(draft(letter, FACTS, state=state, **chosen).paragraphs)


def _with(letter: LetterType, **changes: object) -> LetterType:
    return letter.model_copy(update=changes)


def _with_body(body: str) -> LetterType:
    return _with(EVALUATION, body={"en": body})


def _deadline(state: str, event: str, clock: str) -> Deadline:
    """Return the deadline of a clock, from Monday, September 14, 2026."""
    found = started(Event(event, date(2026, 9, 14)), state, "iep", FACTS)
    return next(one for one in found if one.clock.id == clock)


def _plans(letter: LetterType) -> tuple[Plan, ...]:
    return ("iep", "504") if letter.plan == "either" else ("iep",)


@each_sent
def test_a_letter_has_all_that_a_letter_has(letter: LetterType) -> None:
    parts = [one.part for one in draft(letter, FACTS, state="CA").paragraphs]
    for part in (Part.SENDER, Part.DATE, Part.TO, Part.SUBJECT, Part.GREETING, Part.CLOSING, Part.SIGNATURE):
        assert part in parts
    text = _text(letter, "CA")
    assert text.startswith("[YOUR NAME]\n")
    assert text.endswith("I have kept a copy of this letter.\n")
    assert re.search(r"in writing|in a letter|writing and signed", text)


@each_letter
def test_each_option_changes_the_letter(letter: LetterType) -> None:
    for option in letter.options:
        changed = [
            _text(letter, plan=plan, options=()) != _text(letter, plan=plan, options=(option.id,))
            for plan in _plans(letter)
        ]
        assert any(changed), option.id


@each_letter
def test_the_subject_says_nothing_of_the_child(letter: LetterType) -> None:
    assert "[" not in letter.subject
    assert "child" not in letter.subject.lower()


def test_californias_letter_names_its_clock() -> None:
    text = _text(EVALUATION, "CA")
    # Ed. Code 56321(a): 15 days from the referral, not counting breaks in excess of five schooldays.
    (line,) = [line for line in text.split("\n") if "Cal. Ed. Code" in line]
    assert line == (
        "The rule in California gives 15 calendar days from the day you get this letter "
        "(Cal. Ed. Code 56321(a), 56043(a)). It is met when the school has given me a written assessment "
        "plan to sign, with a notice of my rights. Some school breaks are not counted."
    )


@pytest.mark.parametrize("state", [state for state in STATES if state != "CA"])
def test_no_letter_names_another_states_clock(state: str | None) -> None:
    for letter in LETTERS:
        text = _text(letter, state)
        assert "Cal. Ed. Code" not in text
        assert "California" not in text


def test_only_settled_deadlines_of_the_school_are_named() -> None:
    # California's clock from a request for another evaluation has an open doubt.
    assert "In California" not in _text(_with(EVALUATION, event="reevaluation_request", only=None), "CA")
    # From a consent: the 60 days are in doubt too.
    assert "56344(a), 56302.1(a)" not in _text(_with(EVALUATION, event="consent", only=None), "CA")
    # From the plan: a waiting time of the parent, which is no deadline of the school.
    other = _with(EVALUATION, event="plan_received")
    assert "rule in California" not in _text(other, "CA")


def test_a_letter_that_becomes_no_event_names_no_clock() -> None:
    assert "rule in California" not in _text(_with(EVALUATION, event=None), "CA")


def test_a_first_request_names_no_clock_of_a_later_evaluation() -> None:
    # South Dakota counts 25 school days for a new evaluation, from the consent.
    consent = _with(EVALUATION, event="consent")
    assert "25 school days" not in _text(consent, "SD")
    assert "25 school days" in _text(_with(consent, only="again"), "SD")


def test_a_letter_that_starts_a_sure_deadline_names_its_day() -> None:
    # Massachusetts, 603 CMR 23.07(2): ten days from the request, here from Monday, September 14, 2026.
    made = _deadline("MA", "records_request", "records-access")
    letter = _with(EVALUATION, event="records_request")
    text = _text(letter, "MA", deadline=made)
    assert (
        "If this letter reaches you on Monday, September 14, 2026, your next step is due no later "
        "than Thursday, September 24, 2026 under 603 CMR 23.07(2). It is met when I have access to the whole "
        "student record."
    ) in text
    assert "gives 10 calendar days" not in text


def test_a_day_that_is_not_sure_is_never_promised() -> None:
    # Texas counts 15 school days; without the school's calendar nobody knows the day.
    made = _deadline("TX", "referral", "response-to-request")
    text = _text(EVALUATION, "TX", deadline=made)
    assert "no later than" not in text
    assert "The rule in Texas gives 15 school days from the day you get this letter" in text


def test_a_letter_that_comes_on_a_day_off_promises_no_day() -> None:
    # Saturday, September 12, 2026: the school may count from Monday.
    saturday = Event("records_request", date(2026, 9, 12), How.EMAIL)
    found = started(saturday, "MA", "iep", FACTS)
    made = next(one for one in found if one.clock.id == "records-access")
    text = _text(_with(EVALUATION, event="records_request"), "MA", deadline=made)
    assert "no later than" not in text
    assert "gives 10 calendar days" in text


@each_letter
def test_no_letter_but_one_about_it_takes_a_deadline(letter: LetterType) -> None:
    made = _deadline("MA", "records_request", "records-access")
    if letter.about != "deadline" and letter.event != "records_request":
        assert _text(letter, "MA", deadline=made) == _text(letter, "MA")


@each_letter
def test_the_same_letter_is_the_same_bytes(letter: LetterType) -> None:
    first, second = (text_file(draft(letter, FACTS, state="OH")) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "body",
    [
        "{{ nobody }}",
        "{{ cite.nothing }}",
        "{% if cite.nothing %}x{% endif %}",
        "{% if options.nothing %}x{% endif %}",
        "{% for rule in rules %}{{ rule.nothing }}{% endfor %}",
        "{{ rules[9].length }}",
        "{% if %}",
        "{% for rule in rules %}",
        "{{ open",
        "{% unknown %}",
        "{{ 'x' | nofilter }}",
        "{% include 'other.txt' %}",
        "{% include '../law/federal.yaml' %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 1 / 0 }}",
        "{{ plan + 1 }}",
        "{{ plan() }}",
    ],
)
def test_a_bad_template_names_its_letter(body: str) -> None:
    with pytest.raises(LetterError, match=r"^request-iep-evaluation: "):
        _text(_with_body(body), "CA")


def test_a_mark_on_its_own_line_leaves_no_gap() -> None:
    body = (
        "Dear you,\n\nI ask\n{% if rules %}\nin {{ rules[0].state }}\n{% endif %}\nfor this{{ cite.ask }}.\n"
    )
    assert _text(_with_body(body), "CA") == "Dear you,\n\nI ask in California for this (34 CFR 300.301(b)).\n"
    assert _text(_with_body(body)) == "Dear you,\n\nI ask for this (34 CFR 300.301(b)).\n"


def test_a_file_is_text_that_every_editor_shows() -> None:
    made = text_file(draft(_with_body("Dear Señora,\n\nthank you."), FACTS, state=None))
    assert made == b"Dear Se\xc3\xb1ora,\r\n\r\nthank you.\r\n"


@each_letter
def test_a_file_names_nobody_and_no_time(letter: LetterType) -> None:
    text = text_file(draft(letter, FACTS, state="CA")).decode()
    assert "\n\n" not in text.replace("\r\n", "|")
    assert not re.search(r"\b20\d\d-\d\d|\b\d{1,2}:\d\d\b|clockstart", text, re.IGNORECASE)
