"""Letters about a deadline: what is sure is said as sure, and a count is said as a count."""

from datetime import date

import pytest

from bot.clock.case import Event, How
from bot.clock.deadline import Deadline
from bot.clock.timeline import started
from bot.law.library import library
from bot.law.model import Plan
from bot.letters.draft import draft
from bot.letters.fitting import fitting
from bot.letters.parts import text_of
from bot.letters.proving import faults_of

FACTS = library()
MONDAY = date(2026, 9, 14)
COUNT = "If you count differently, please tell me how in writing."
ABOUT_DEADLINES = [letter for letter in FACTS.letters.values() if letter.about == "deadline"]


def _deadline(state: str, event: Event, clock: str, plan: Plan = "iep") -> Deadline:
    return next(one for one in started(event, state, plan, FACTS) if one.clock.id == clock)


def _text(letter: str, deadline: Deadline | None, state: str | None = None, plan: Plan = "iep") -> str:
    made = draft(FACTS.letters[letter], FACTS, state=state, plan=plan, deadline=deadline)
    return text_of(made.paragraphs)


def test_a_sure_day_stands_with_its_rule() -> None:
    # California, Ed. Code 56504: five business days from Monday, September 14 are up on Monday the 21st.
    made = _deadline("CA", Event("records_request", MONDAY), "records-access")
    text = _text("missed-deadline", made, "CA")
    assert (
        "- The step: Records of a child in special education. It is done when I have seen my child's school "
        "records and have the copies I asked for.\n"
        "- What the time is counted from: The school got my request for records, Monday, September 14, "
        "2026.\n"
        "- The rule: 5 business days from that day (Cal. Ed. Code 56504, 56043(n)).\n"
    ) in text
    assert f"By my count the date was Monday, September 21, 2026. {COUNT}" in text


def test_a_rule_in_doubt_is_not_named_but_the_day_is() -> None:
    # Illinois' answer to a request is in doubt, and it counts school days.
    made = _deadline("IL", Event("referral", MONDAY), "response-to-request")
    assert not made.sure
    text = _text("missed-deadline", made, "IL")
    assert "Ill. Adm. Code" not in text
    assert "- The rule:" not in text
    # 14 weekdays after September 14: no day before Friday, October 2.
    assert "By my count the date was Friday, October 2, 2026 at the earliest." in text
    assert "I do not know each day that you leave out." in text
    assert COUNT in text


def test_a_mailed_letter_says_that_the_day_it_came_is_not_known() -> None:
    mailed = Event("records_request", MONDAY, How.MAIL, day_known=False)
    text = _text("missed-deadline", _deadline("MA", mailed, "records-access", "504"), "MA", "504")
    assert "I mailed it on Monday, September 14, 2026." in text
    assert "I do not know on which day it reached you." in text
    assert COUNT in text


def test_without_a_deadline_there_are_blanks() -> None:
    text = _text("missed-deadline", None)
    assert "- The step: [WHAT YOU ARE WAITING FOR]." in text
    assert "By my count the date was [DATE OF THE LIMIT]." in text
    assert COUNT in text


@pytest.mark.parametrize("letter", ["missed-deadline", "ask-school-date", "plan-not-followed"])
@pytest.mark.parametrize("state", FACTS.states)
def test_every_deadline_of_every_state_makes_a_whole_letter(letter: str, state: str) -> None:
    for code in FACTS.events:
        for deadline in started(Event(code, MONDAY), state, "iep", FACTS):
            if deadline.clock.who == "parent":
                continue
            made = draft(FACTS.letters[letter], FACTS, state=state, deadline=deadline)
            assert faults_of(made) == []
            text = text_of(made.paragraphs)
            assert "no later than" not in text
            if deadline.next_day and letter != "plan-not-followed":
                assert "By my count" in text
                assert COUNT in text
            if not deadline.clock.settled:
                assert f"({deadline.clock.source.citation})" not in text


def test_the_school_is_asked_for_its_date_and_the_days_it_left_out() -> None:
    made = _deadline("TX", Event("referral", MONDAY), "response-to-request")
    text = _text("ask-school-date", made, "TX")
    assert "- The rule: 15 school days from that day (19 TAC 89.1011(b); Tex. Educ. Code 29.004(c))." in text
    # 15 weekdays after September 14 are up on Monday, October 5.
    assert "By my count it is Monday, October 5, 2026 at the earliest." in text
    assert "- to which date you count, and\n- which days you left out, and why" in text
    assert COUNT in text


def test_a_count_back_has_a_last_day_where_the_day_is_not_known() -> None:
    # Texas: the report 5 school days before a meeting on Tuesday, October 6, 2026: September 29 or before.
    made = _deadline("TX", Event("iep_meeting_set", date(2026, 10, 6)), "evaluation-report-copy")
    for letter in ("missed-deadline", "ask-school-date"):
        text = _text(letter, made, "TX")
        assert "Tuesday, September 29, 2026, or some days before." in text
        assert COUNT in text


def test_a_504_follow_up_asks_for_504_notice_and_a_special_education_one_for_its_own() -> None:
    assert "prior written notice" in _text("missed-deadline", None)
    other = _text("missed-deadline", None, plan="504")
    assert "prior written notice" not in other
    assert "with the notice of my rights (34 CFR 104.36)" in other
    assert "504 Coordinator" in other


def test_the_state_is_asked_as_the_state() -> None:
    made = _deadline("CA", Event("state_complaint", MONDAY), "state-complaint-decision")
    text = _text("missed-deadline", made, "CA")
    assert "[OFFICE]" in text
    assert "[SCHOOL]" not in text
    assert "prior written notice" not in text


@pytest.mark.parametrize(
    ("state", "event", "clock", "letter"),
    [
        ("CA", "records_request", "records-access", "missed-deadline"),
        # The day hangs on the school's calendar.
        ("TX", "referral", "response-to-request", "ask-school-date"),
        # A rule in doubt: nothing calls its day late, so the school is asked how it counts.
        ("NY", "consent", "initial-evaluation", "ask-school-date"),
        ("ID", "eligibility", "iep-implementation", "ask-school-date"),
        # A limit of the parent's own.
        ("OH", "wrong_happened", "state-complaint-1-year", None),
        ("PA", "iep", "iep-implementation-preschool", "plan-not-followed"),
        ("CA", "state_complaint", "state-complaint-decision", "missed-deadline"),
    ],
)
def test_a_late_deadline_finds_its_letter(state: str, event: str, clock: str, letter: str | None) -> None:
    found = fitting(_deadline(state, Event(event, MONDAY), clock), FACTS)
    assert (found.id if found else None) == letter


def test_every_deadline_of_the_school_has_a_letter() -> None:
    for state in FACTS.states:
        for code in FACTS.events:
            for deadline in started(Event(code, MONDAY), state, "iep", FACTS):
                assert (fitting(deadline, FACTS) is None) == (deadline.clock.who == "parent")
