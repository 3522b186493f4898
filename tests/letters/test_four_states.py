"""Letters of four states, sentence by sentence: expected words written by hand from the law's own numbers."""

from datetime import date

import pytest

from bot.clock.case import Event
from bot.clock.timeline import started
from bot.law.library import library
from bot.law.model import Plan
from bot.letters.draft import draft
from bot.letters.parts import text_of

FACTS = library()


def _text(letter: str, state: str | None, plan: Plan = "iep", **chosen: object) -> str:
    return text_of(draft(FACTS.letters[letter], FACTS, state=state, plan=plan, **chosen).paragraphs)


@pytest.mark.parametrize(
    ("letter", "state", "said"),
    [
        # California: Ed. Code 56343.5, 30 days from the written request, long breaks left out.
        ("request-iep-meeting", "CA", "gives 30 calendar days from the day you get this letter"),
        ("request-iep-meeting", "CA", "It is met when the IEP meeting that I asked for in writing is held."),
        # Ed. Code 49070(b): the superintendent meets with the parent within 30 days.
        (
            "records-amend",
            "CA",
            "The rule in California gives 30 calendar days from the day",
        ),
        ("records-request", "CA", "gives 5 business days from the day you get this letter"),
        # Texas: 15 school days for the answer; 45 for the report, or June 30.
        (
            "request-iep-evaluation",
            "TX",
            "The rule in Texas gives 15 school days from the day you get this letter",
        ),
        ("consent-with-conditions", "TX", "For a first evaluation the rule in Texas gives 45 school days"),
        ("consent-with-conditions", "TX", "Near the end of the school year another date can hold."),
        (
            "request-iep-meeting",
            "TX",
            "It is met when a school that refuses the ARD meeting I asked for has told me why",
        ),
        # Massachusetts: notice within 5 school days, records within 10 days.
        (
            "request-iep-evaluation",
            "MA",
            "gives 5 school days from the day you get this letter (603 CMR 28.04(1)(a))",
        ),
        (
            "consent-with-conditions",
            "MA",
            "For a new evaluation the rule in Massachusetts gives 45 school days",
        ),
        (
            "records-request",
            "MA",
            "gives 10 calendar days from the day you get this letter (603 CMR 23.07(2))",
        ),
        # Indiana: a request made aloud counts, 10 school days.
        ("confirm-spoken-request", "IN", "The rule in Indiana counts from a request made aloud, too."),
        ("confirm-spoken-request", "IN", "It gives 10 school days (511 IAC 7-40-4(d))."),
        # The District's name takes "the".
        ("request-iep-evaluation", "DC", "The rule in the District of Columbia gives 10 business days"),
        # Where no state rule of the kind is settled, the federal one stands: 34 CFR 99.10(b).
        (
            "records-request",
            "WY",
            "The rule gives 45 calendar days from the day you get this letter (34 CFR 99.10(b)",
        ),
    ],
)
def test_a_states_own_rule_stands_in_its_letter(letter: str, state: str, said: str) -> None:
    assert said in _text(letter, state)


@pytest.mark.parametrize("letter", ["request-iep-evaluation", "request-both", "consent-with-conditions"])
def test_where_a_states_clock_is_in_doubt_no_number_is_named(letter: str) -> None:
    # Ohio's answer to a request and its evaluation both have an open doubt.
    text = _text(letter, "OH")
    assert "Ohio" not in text
    assert "days from the day you get this letter" not in text
    assert text == _text(letter, None)


def test_a_504_letter_names_no_special_education_clock() -> None:
    for state in ("CA", "TX", "MA", "IN", "OH"):
        assert "The rule in" not in _text("request-504-evaluation", state)
        assert " days from the day" not in _text("request-504-evaluation", state)
    # Pennsylvania has one of its own: 22 Pa. Code 15.6(d), 25 school days.
    assert "The rule on 504 plans in Pennsylvania gives 25 school days" in _text(
        "request-504-evaluation", "PA"
    )


def test_a_spoken_request_in_indiana_gives_its_day_from_the_talk() -> None:
    # Aloud on September 14, 2026: 10 school days hang on the calendar, so no day is promised.
    made = started(Event("spoken_request", date(2026, 9, 14)), "IN", "iep", FACTS)[0]
    text = _text("confirm-spoken-request", "IN", deadline=made, event=made.event)
    assert "Thank you for talking with me on Monday, September 14, 2026" in text
    assert "no later than" not in text


def test_a_spoken_request_in_pennsylvania_is_due_ten_days_later() -> None:
    # 22 Pa. Code 14.123(c): ten calendar days for the form; September 14 and ten days are September 24.
    (made,) = started(Event("spoken_request", date(2026, 9, 14)), "PA", "iep", FACTS)
    text = _text("confirm-spoken-request", "PA", deadline=made, event=made.event)
    assert (
        "By my count the answer is due no later than Thursday, September 24, 2026 under 22 Pa. Code "
        "14.123(c): by then the school has given me the form that asks for my permission to evaluate. If "
        "you count differently, please tell me how in writing."
    ) in text


def test_a_meeting_day_of_the_timeline_stands_in_the_request_for_records() -> None:
    text = _text("records-request", "TX", event=Event("iep_meeting_set", date(2026, 10, 6)))
    assert (
        "A meeting is set for Tuesday, October 6, 2026. I am asking for the records before it, so that"
        in text
    )


def test_only_what_was_ticked_is_said() -> None:
    plain = _text("request-iep-evaluation", "CA", options=())
    assert "interpreter" not in plain
    assert "Spanish" not in plain
    asked = _text("request-iep-evaluation", "CA", options=("whole", "interpreter", "spanish"))
    assert "I am asking for an interpreter in [MY LANGUAGE] for our meetings (34 CFR 300.322(e))." in asked
    assert "I am asking for the papers and the plan in Spanish." in asked
    assert "unless that is clearly not feasible (34 CFR 300.503(c))." in asked
    assert "every area where a disability is suspected (20 U.S.C. 1414(b)(3)(B)), also those" in asked


def test_a_504_letter_in_spanish_names_no_rule_of_special_education() -> None:
    text = _text("request-504-evaluation", None, options=("spanish", "interpreter"))
    assert "in Spanish" in text
    assert "300.503" not in text
    assert "300.322" not in text


def test_a_hearing_gets_a_checklist_and_no_pleading() -> None:
    text = _text("due-process-complaint", "CA")
    assert "It is not a hearing request, and it is not legal advice." in text
    assert "- The address where the child lives, or, with no fixed home, how to reach the child." in text
    assert "[" not in text


def test_the_states_office_is_named_where_it_was_looked_up() -> None:
    # By hand from data/law/states: the hearing offices that an agency's own page or guide names.
    for state, office in (("OK", "hearing_office"), ("PA", "hearing_office")):
        named = getattr(FACTS.states[state], office)
        assert named.name in _text("due-process-complaint", state)
    texas = FACTS.states["TX"].hearing_office
    assert texas
    assert texas.checked.value == "secondary"
    assert texas.name not in _text("due-process-complaint", "TX")
