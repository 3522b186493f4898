"""The cards around letters: the list, the sheet, the file, and how to send it."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some
from seen import fits, ids, labels, links, options, text, texts

from bot.clock.case import CHILDREN, Event
from bot.clock.timeline import deadlines
from bot.law.library import library
from bot.letters.paper import Format
from bot.store.cases import SavedCase, SavedEvent
from bot.text.catalogue import pick, words
from bot.text.kind import ExplainedError
from bot.ui.drafts import Draft
from bot.ui.letters import BLANK, SHELVES, given_card, letter_list_card, sent_card, sheet_card, where_card
from bot.ui.reminders import Counted
from bot.ui.sheets import Sheet, can_be_about, fresh

FACTS = library()
WORDS = words("en")
LETTERS = list(FACTS.letters.values())
BIG = 10**17
each_letter = pytest.mark.parametrize("letter", LETTERS, ids=lambda one: one.id)


def _case(state, plan="iep", child="A", case_id=1, *events):
    logged = events or (Event("referral", date(2026, 9, 14)), Event("consent", date(2026, 9, 28)))
    saved = tuple(SavedEvent(at, event) for at, event in enumerate(logged))
    case = SavedCase(case_id, 7, child, plan, state, None, saved)
    return Counted(case, deadlines(case.case, FACTS))


def test_every_letter_is_in_the_list_once_with_when_to_use_it():
    made = letter_list_card(FACTS, WORDS)
    fits(made)
    assert sorted(one["value"] for one in options(made)) == sorted(FACTS.letters)
    for one in options(made):
        assert pick(FACTS.letters[one["value"]].when, "en").startswith(one["description"])
    assert {one.shelf for one in LETTERS} == set(SHELVES)


@each_letter
@pytest.mark.parametrize("state", ["", "CA", "NM", "NE"])
def test_a_sheet_fits_and_says_for_whom_and_where(letter, state):
    sheet = fresh(letter, state, "iep")
    many = [
        _case("CA", plan, child, BIG + at)
        for at, (child, plan) in enumerate(product(CHILDREN, ("iep", "504")))
    ]
    made = sheet_card(sheet, letter, can_be_about(letter, many), facts=FACTS, words=WORDS)
    fits(made)
    assert pick(letter.title, "en") in texts(made)[0]
    assert pick(letter.to, "en") in text(made)
    place = pick(FACTS.states[state].name, "en") if state else WORDS.say("letter-no-state")
    assert place in text(made)
    assert [one for one in labels(made) if one in {"Word file", "Page to fill in", "PDF to print"}] == [
        "Word file",
        "Page to fill in",
        "PDF to print",
    ]
    fits(where_card(sheet, FACTS, WORDS))


@each_letter
def test_options_that_are_on_from_the_start_are_ticked(letter):
    made = sheet_card(fresh(letter, "CA", "iep"), letter, [], facts=FACTS, words=WORDS)
    ticked = {one["value"] for one in options(made) if one.get("default")}
    assert ticked == {one.id for one in letter.options if one.default}


def test_a_letter_about_a_deadline_offers_those_of_others_than_the_parent():
    letter = FACTS.letters["missed-deadline"]
    there = can_be_about(letter, [_case("NE")])
    # 60 days after September 28: 2 left in September, 31 in October, 27 in November.
    assert [one.of.next_day for one in there] == [date(2026, 11, 27)]
    made = sheet_card(fresh(letter, "NE", "iep"), letter, there, facts=FACTS, words=WORDS)
    assert [one["value"] for one in options(made)][-1 - len(letter.options) :][:1] == [BLANK]
    about = sheet_card(fresh(letter, "", "504").put(there[0]), letter, there, facts=FACTS, words=WORDS)
    assert "Fri, Nov 27, 2026 (Child A, IEP)" in text(about)
    assert "Nebraska" in text(about)


def test_a_letter_about_an_event_offers_those_that_fit():
    letter = FACTS.letters["request-reevaluation"]
    case = _case(
        "CA", "iep", "B", 3, Event("last_evaluation", date(2024, 5, 6)), Event("iep", date(2026, 1, 9))
    )
    assert [one.of.code for one in can_be_about(letter, [case])] == ["last_evaluation"]
    assert can_be_about(FACTS.letters["request-iee"], [case]) == []


@each_letter
@pytest.mark.parametrize("kind", Format)
def test_the_card_with_the_file_says_how_to_send_it_and_its_rules(letter, kind):
    sheet = fresh(letter, "CA", "iep")
    name = f"letter-1.{kind}"
    made = given_card(sheet, letter, [name], letter.cites.values(), facts=FACTS, words=WORDS)
    fits(made, name)
    for link in links(letter.cites.values()):
        assert link in text(made)
    assert ("It went out" in labels(made)) is (letter.event is not None)
    assert ("is proof" in text(made)) is (letter.kind == "letter" and letter.to_school)


def test_where_a_request_made_aloud_counts_it_is_told_with_its_rule():
    letter = FACTS.letters["request-iep-evaluation"]
    told = {
        state
        for state in FACTS.states
        if "Asking aloud"
        in text(given_card(fresh(letter, state, "iep"), letter, [], [], facts=FACTS, words=WORDS))
    }
    counted = {
        code
        for code, state in FACTS.states.items()
        if any(
            clock.settled and "spoken_request" in (clock.starts, *clock.also_starts) for clock in state.clocks
        )
    }
    assert told == counted
    assert told


@pytest.mark.parametrize(
    ("state", "said"),
    [
        # The office's online form; the agency's page without a form that was seen; none found.
        ("PA", "odr-pa.org/due-process-complaint-notice"),
        ("OH", "I have not seen it myself"),
        ("NE", "I have not found your state's form"),
        ("", "I have not found your state's form"),
    ],
)
def test_a_states_form_is_linked_as_far_as_it_was_found(state, said):
    letter = FACTS.letters["due-process-complaint"]
    made = given_card(fresh(letter, state, "iep"), letter, [], [], facts=FACTS, words=WORDS)
    assert said in text(made)


@each_letter
def test_it_went_out_asks_for_the_day(letter):
    if letter.event is None:
        return
    draft = Draft(letter.event, state="CA")
    made = sent_card(fresh(letter, "CA", "iep"), letter, draft, WORDS)
    fits(made)
    coded = [one.split(":", 1)[1] for one in ids(made) if one.startswith("log-")]
    assert [Draft.decode(one).day for one in coded] == ["today-0", "today-1", "ask"]


SHEETS = some.builds(
    Sheet,
    letter=some.sampled_from(sorted(FACTS.letters)),
    state=some.sampled_from(["", *FACTS.states]),
    plan=some.sampled_from(["iep", "504"]),
    ticked=some.integers(0, 2**12),
    case_id=some.integers(0, BIG),
    mark=some.sampled_from(["", "0a1b2c3d"]),
)


@given(SHEETS)
def test_a_sheet_travels_in_a_button(sheet):
    assert Sheet.decode(sheet.encode()) == sheet
    assert len(f"letter-file:docx:{sheet.encode()}") <= 100


@given(some.text(max_size=60))
def test_nothing_else_is_a_sheet(written):
    try:
        found = Sheet.decode(written)
    except ExplainedError:
        return
    assert Sheet.decode(found.encode()) == found
