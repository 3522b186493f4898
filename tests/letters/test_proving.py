"""What `check` proves of the letters, and that it would find a slip."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.law.entries import LetterType
from bot.law.library import Library, library
from bot.letters.draft import draft
from bot.letters.letter import Letter
from bot.letters.parts import paragraphs_of, text_of
from bot.letters.proving import Proof, faults_of, prove, ways, ways_to_tick

FACTS = library()
LETTERS = list(FACTS.letters.values())

# Every letter type of the founders' list, and those that came with the building.
WANTED = """
request-iep-evaluation request-504-evaluation request-both consent-with-conditions
refuse-evaluation-or-services demand-prior-written-notice request-iee records-request records-amend
request-iep-meeting request-504-meeting request-reevaluation missed-deadline disagree-with-iep
partial-consent plan-not-followed progress-data-request request-esy pediatrician-support
state-complaint mediation-request due-process-complaint grievance-504 ocr-complaint meeting-summary
revoke-consent private-placement-notice transfer-comparable-services
ask-school-date confirm-spoken-request
"""


@pytest.fixture(scope="module")
def proof() -> Proof:
    return prove(FACTS)


def _only(letter: LetterType, **changes: Any) -> Library:
    changed = letter.model_copy(update=changes)
    return Library(
        FACTS.federal,
        FACTS.states,
        FACTS.events,
        aspects={},
        topics={},
        letters={letter.id: changed},
        letter_parts=FACTS.letter_parts,
    )


def test_every_letter_that_is_wanted_is_there() -> None:
    assert set(FACTS.letters) == set(WANTED.split())


def test_nothing_is_left_over_in_any_letter(proof: Proof) -> None:
    assert "\n".join(map(str, proof.faults)) == ""
    assert proof.drafted > 2000


def test_the_states_that_change_a_letter_are_those_with_a_settled_clock(proof: Proof) -> None:
    # By hand from data/law/states: settled clocks of the school that a first request starts.
    assert set(proof.states["request-iep-evaluation"]) == {
        *("AR", "AZ", "CA", "DC", "IN", "MA", "MD", "MI", "MS", "TX", "VA")
    }
    # Pennsylvania alone has a settled clock for a 504 request (22 Pa. Code 15.6(d)).
    assert proof.states["request-504-evaluation"] == ("PA",)
    assert proof.states["meeting-summary"] == ()


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_each_letter_is_whole_for_each_state_and_each_way(data: st.DataObject) -> None:
    letter = data.draw(st.sampled_from(LETTERS))
    state = data.draw(st.sampled_from([None, *FACTS.states]))
    way = data.draw(st.sampled_from(list(ways(letter, FACTS))))
    made = draft(letter, FACTS, state=state, **way._asdict())
    assert faults_of(made) == []
    assert paragraphs_of(text_of(made.paragraphs)) == made.paragraphs


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_each_letter_is_whole_in_each_state_with_none_and_with_all_options(letter: LetterType) -> None:
    for state in (None, *FACTS.states):
        for options in ((), tuple(one.id for one in letter.options)):
            assert faults_of(draft(letter, FACTS, state=state, options=options)) == []


def test_all_combinations_are_tried_where_they_are_few() -> None:
    letter = FACTS.letters["request-iep-meeting"]
    assert len(letter.options) == 5
    assert len(set(ways_to_tick(letter))) == 32


def test_of_many_combinations_the_ends_are_tried() -> None:
    letter = FACTS.letters["request-iep-meeting"]
    option = letter.options[0]
    many = [option.model_copy(update={"id": f"option_{name}"}) for name in "abcdefg"]
    tried = set(ways_to_tick(letter.model_copy(update={"options": tuple(many)})))
    # None, seven alone, seven with one left out, and all.
    assert len(tried) == 16


@pytest.mark.parametrize(
    "body",
    [
        "I ask {{ options.nothing }}",
        "I ask for {{ none }}.",
        "I ask () for this.",
        "I ask ({{ '' }}).",
        "I ask for  this.",
        "I ask for this .",
        "I ask for this..",
        "I ask for [a thing.",
        "I ask for {% raw %}{{ x }}{% endraw %}.",
        "I ask for {{ options.whole }}.",
        "- one\n- {{ '' }}\n- two",
        "{% if options.whole %}I ask{% endif %}{% if not options.whole %}  I ask {% endif %}( now).",
    ],
)
def test_a_slip_in_a_template_is_found(body: str) -> None:
    found = prove(_only(FACTS.letters["request-iep-evaluation"], body={"en": body}))
    assert found.faults
    assert {fault.file for fault in found.faults} == {"data/letters/request-iep-evaluation.yaml"}


def test_a_good_template_has_no_fault() -> None:
    body = "I ask{{ cite.ask }} for [THIS: as you like, ().. ok].\n\n- one,\n- two (or three)."
    assert prove(_only(FACTS.letters["request-iep-evaluation"], body={"en": body})).faults == ()


def test_a_letter_of_words_alone_is_whole() -> None:
    assert faults_of(Letter("x", "Subject", paragraphs_of("Dear you,\n\nthank you."))) == []
