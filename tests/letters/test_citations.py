"""Which rules a letter names: those that were read and have no open doubt, and never an empty bracket."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.law.entries import Cite, LetterType
from bot.law.library import library
from bot.law.model import Checked
from bot.letters.draft import draft
from bot.letters.parts import text_of
from bot.letters.proving import faults_of, plans_of, ways_to_tick

FACTS = library()
LETTERS = list(FACTS.letters.values())
EVALUATION = FACTS.letters["request-iep-evaluation"]
ALL_RULES = {cite.citation for letter in LETTERS for cite in letter.cites.values()}

each_letter = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)


def _texts(letter: LetterType) -> list[str]:
    """Return the letter in all its ways without a state, so that no state's rule stands in it."""
    return [
        text_of(draft(letter, FACTS, state=None, plan=plan, options=options).paragraphs)
        for plan in plans_of(letter)
        for options in ways_to_tick(letter)
    ]


def _cited(text: str) -> set[str]:
    """Return the rules that stand in brackets, by the words of their authorities."""
    found = re.findall(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)", text)
    named = {rule for group in found for rule in group.split("; ")}
    return {rule for rule in named if re.search(r"CFR|U\.S\.C\.|OSEP", rule)}


@each_letter
def test_a_letter_names_each_settled_rule_and_no_other(letter: LetterType) -> None:
    named = {rule for text in _texts(letter) for rule in _cited(text)}
    assert named == {cite.citation for cite in letter.cites.values() if cite.settled}


@each_letter
def test_what_was_not_read_says_its_doubt(letter: LetterType) -> None:
    for cite in letter.cites.values():
        assert cite.read or cite.doubt, cite.citation


@given(st.data())
def test_a_rule_in_doubt_or_unread_is_left_out_with_its_brackets(data: st.DataObject) -> None:
    letter = data.draw(st.sampled_from([one for one in LETTERS if one.cites]))
    spoiled = data.draw(st.sets(st.sampled_from(sorted(letter.cites)), min_size=1))
    unread = st.sampled_from([Checked.SECONDARY, Checked.UNVERIFIED])
    cites: dict[str, Cite] = dict(letter.cites)
    for name in spoiled:
        change = (
            {"doubt": {"en": "Sources differ."}}
            if data.draw(st.booleans())
            else {"checked": data.draw(unread)}
        )
        cites[name] = cites[name].model_copy(update=change)
    changed = letter.model_copy(update={"cites": cites})
    plan = data.draw(st.sampled_from(plans_of(letter)))
    options = data.draw(
        st.sets(st.sampled_from([one.id for one in letter.options])) if letter.options else st.just(())
    )
    made = draft(changed, FACTS, state=None, plan=plan, options=options)
    kept = {cite.citation for cite in cites.values() if cite.settled}
    assert _cited(text_of(made.paragraphs)) <= kept
    assert faults_of(made) == []


def test_a_letter_stands_without_any_rule() -> None:
    cites = {
        name: cite.model_copy(update={"checked": Checked.UNVERIFIED})
        for name, cite in EVALUATION.cites.items()
    }
    text = text_of(draft(EVALUATION.model_copy(update={"cites": cites}), FACTS, state=None).paragraphs)
    assert "(" not in text
    assert "I am asking for a full and individual evaluation for special education." in text


def test_two_rules_in_a_row_share_their_brackets() -> None:
    text = text_of(draft(FACTS.letters["records-amend"], FACTS, state=None).paragraphs)
    assert "privacy (34 CFR 99.20-99.21; 34 CFR 300.618)." in text


def test_what_only_a_doubtful_rule_says_is_not_said() -> None:
    iee = text_of(draft(FACTS.letters["request-iee"], FACTS, state=None, options=()).paragraphs)
    assert "give reasons" not in iee
    partial = text_of(draft(FACTS.letters["partial-consent"], FACTS, state=None).paragraphs)
    assert "no reason to hold back" not in partial


@pytest.mark.parametrize("state", FACTS.states)
def test_no_state_clock_in_doubt_is_named(state: str) -> None:
    doubted = {clock.source.citation for clock in FACTS.states[state].clocks if not clock.settled}
    doubted -= {clock.source.citation for clock in FACTS.states[state].clocks if clock.settled}
    for letter in LETTERS:
        for plan in plans_of(letter):
            text = text_of(draft(letter, FACTS, state=state, plan=plan).paragraphs)
            assert [rule for rule in doubted if f"({rule})" in text] == []
