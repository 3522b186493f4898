"""What a case's events start: whose law, in which order, first or again; days counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from bot.clock.case import Case, Event
from bot.clock.deadline import Deadline, Guess
from bot.clock.school import Days, SchoolCalendar
from bot.clock.timeline import Known, deadlines, started
from bot.law.library import library
from bot.law.model import Meaning

FACTS = library()
BARE = FACTS.states["TX"].model_copy(update={"clocks": ()})
UNCURATED = replace(FACTS, states={**FACTS.states, "TX": BARE})
"""The facts as they are before a state's own clocks have been read."""
CONSENT = Event("consent", date(2026, 9, 14))
ELIGIBILITY = Event("eligibility", date(2026, 9, 1))


def _ids(found: list[Deadline]) -> list[tuple[str, str]]:
    return [(one.jurisdiction, one.clock.id) for one in found]


def _one(found: list[Deadline], clock_id: str) -> Deadline:
    (only,) = [one for one in found if one.clock.id == clock_id]
    return only


def test_no_event_starts_nothing() -> None:
    assert deadlines(Case("A", "iep", "CA"), FACTS) == []


def test_deadlines_come_by_their_day_whatever_the_order_of_the_events() -> None:
    referral, meeting = Event("referral", date(2026, 9, 14)), Event("iep_meeting_request", date(2026, 9, 1))
    review = Event("iep", date(2025, 10, 1))
    for events in ((referral, meeting, review), (review, meeting, referral)):
        found = deadlines(Case("A", "iep", "CA", events), FACTS)
        assert [(one.clock.id, one.next_day) for one in found] == [
            ("response-to-request", date(2026, 9, 29)),
            ("annual-review", date(2026, 10, 1)),
            ("iep-meeting-on-request", date(2026, 10, 1)),
        ]


def test_a_day_on_which_the_school_is_closed_has_the_open_day_before() -> None:
    # 60 days from Monday, November 2 are Friday, January 1: a holiday. Thursday is open but for a break.
    (of_law,) = started(Event("consent", date(2026, 11, 2)), "TX", "iep", UNCURATED)
    assert (of_law.due_on, of_law.ask_by) == (date(2027, 1, 1), date(2026, 12, 31))
    breaks = (
        Days(date(2026, 11, 23), date(2026, 11, 27)),
        Days(date(2026, 12, 21), date(2027, 1, 8)),
    )
    school = SchoolCalendar((Days(date(2026, 8, 17), date(2027, 6, 4)),), breaks)
    case = Case("A", "iep", "TX", (Event("consent", date(2026, 11, 2)),))
    (counted,) = deadlines(case, UNCURATED, school)
    assert (counted.due_on, counted.ask_by) == (date(2027, 1, 1), date(2026, 12, 18))
    # A day earlier it is Thursday, December 31, which is open as far as the law's holidays go.
    (open_on,) = started(Event("consent", date(2026, 11, 1)), "TX", "iep", UNCURATED)
    assert (open_on.due_on, open_on.ask_by) == (date(2026, 12, 31), None)


def test_a_settled_state_clock_stands_alone() -> None:
    found = started(ELIGIBILITY, "CA", "iep", FACTS)
    assert _ids(found) == [("CA", "iep-meeting")]
    assert found[0].due_on == date(2026, 10, 1)
    assert found[0].sure


def test_beside_a_state_clock_in_doubt_stands_the_federal_one_and_neither_is_sure() -> None:
    found = deadlines(Case("A", "iep", "CA", (CONSENT,)), FACTS)
    assert set(_ids(found)) == {("CA", "initial-evaluation"), ("US", "evaluation-60-days")}
    of_state, federal = _one(found, "initial-evaluation"), _one(found, "evaluation-60-days")
    # California leaves out breaks, so its day is only the first that it can be.
    assert (of_state.due_on, of_state.not_before) == (None, date(2026, 11, 13))
    assert of_state.guesses == (Guess.BREAKS,)
    assert (federal.due_on, federal.guesses) == (date(2026, 11, 13), (Guess.BESIDE,))
    assert not of_state.sure
    assert not federal.sure


def test_on_one_day_the_states_clock_comes_before_the_federal_one() -> None:
    by_event = started(CONSENT, "CA", "iep", FACTS, Known(again=False))
    by_day = deadlines(Case("A", "iep", "CA", (CONSENT,)), FACTS)
    for found in (by_event, by_day):
        assert [one.jurisdiction for one in found] == ["CA", "US"]
        assert found[0].next_day == found[1].next_day


def test_in_a_state_without_a_rule_of_its_own_the_federal_day_is_given() -> None:
    found = deadlines(Case("A", "iep", "TX", (CONSENT,)), UNCURATED)
    assert _ids(found) == [("US", "evaluation-60-days")]
    assert found[0].due_on == date(2026, 11, 13)
    assert found[0].guesses == ()
    assert found[0].sure


def test_where_california_has_no_clock_the_federal_one_is_sure() -> None:
    found = started(Event("hearing_decision", date(2026, 9, 14)), "CA", "iep", FACTS)
    assert _ids(found) == [("US", "civil-action-90-days")]
    # 16 days of September, 31 and 30 make 77, then 13 of December.
    assert found[0].due_on == date(2026, 12, 13)
    assert found[0].sure


# First or again


def test_a_first_consent_starts_the_first_evaluation() -> None:
    assert _ids(deadlines(Case("A", "iep", "CA", (CONSENT,)), FACTS)) == [
        ("CA", "initial-evaluation"),
        ("US", "evaluation-60-days"),
    ]


@pytest.mark.parametrize("before", ["eligibility", "iep", "last_evaluation", "reevaluation_request"])
def test_a_consent_after_an_evaluation_starts_another(before: str) -> None:
    events = (CONSENT, Event(before, date(2026, 9, 13)))
    found = deadlines(Case("A", "iep", "CA", events), FACTS)
    from_consent = [one.clock.id for one in found if one.event == CONSENT]
    assert from_consent == ["reevaluation"]
    assert _one(found, "reevaluation").not_before == date(2026, 11, 13)


@pytest.mark.parametrize(
    "other",
    [
        Event("referral", date(2026, 9, 1)),
        Event("plan_received", date(2026, 9, 10)),
        Event("eligibility", date(2026, 11, 2)),
    ],
)
def test_neither_a_request_nor_what_came_later_makes_a_consent_the_second(other: Event) -> None:
    found = deadlines(Case("A", "iep", "CA", (CONSENT, other)), FACTS)
    from_consent = {one.clock.id for one in found if one.event == CONSENT}
    assert from_consent == {"initial-evaluation", "evaluation-60-days"}


def test_where_it_is_not_known_whether_it_is_the_first_all_clocks_are_given() -> None:
    assert {one.clock.id for one in started(CONSENT, "CA", "iep", FACTS)} == {
        "initial-evaluation",
        "evaluation-60-days",
        "reevaluation",
    }


# Plans, repeated events, rules that are only told


def test_a_504_plan_has_no_evaluation_clock() -> None:
    # No federal number of days exists for a 504 plan.
    assert deadlines(Case("A", "504", "CA", (CONSENT,)), FACTS) == []
    assert deadlines(Case("A", "504", "TX", (CONSENT,)), UNCURATED) == []


def test_one_event_can_start_clocks_of_both_plans() -> None:
    wrong = Event("discrimination_event", date(2026, 9, 14))
    assert set(_ids(started(wrong, "CA", "iep", FACTS))) == {("US", "ocr-complaint-180-days")}
    assert set(_ids(started(wrong, "CA", "504", FACTS))) == {
        ("US", "ocr-complaint-180-days"),
        ("CA", "ucp-discrimination-complaint"),
    }


def test_the_same_event_on_two_days_starts_its_clock_twice() -> None:
    days = (date(2026, 9, 14), date(2026, 10, 1))
    found = deadlines(Case("A", "iep", "CA", tuple(Event("records_request", day) for day in days)), FACTS)
    assert {one.event.day for one in found if one.clock.id == "records-access"} == set(days)


def test_what_starts_from_a_birth_date_is_never_counted() -> None:
    told = [clock for clock in FACTS.federal.clocks if clock.meaning is Meaning.TOLD]
    assert told
    for clock in told:
        assert started(Event(clock.starts, date(2026, 9, 14)), "CA", "iep", FACTS) == []


def test_every_event_in_every_state_can_be_counted() -> None:
    for state in FACTS.states:
        for plan in ("iep", "504"):
            for code in FACTS.events:
                for one in started(Event(code, date(2026, 9, 14)), state, plan, FACTS):
                    assert one.next_day is not None
                    assert one.clock.covers(plan)
                    assert one.sure <= one.clock.settled
