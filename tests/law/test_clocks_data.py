"""The clocks, events and states of `data/`: that they are whole, and that rows say what the law says.

Lengths, units and starts in the tables below were written from the text of the law, not from the files.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot import DATA
from bot.law.library import library
from bot.law.model import Checked, Clock, EventKind, Jurisdiction, Meaning, State, Unit
from bot.ui.coverage import initial_evaluation

BIRTH_DATE = "birth_date"
# One block of codes is read at a glance; a list of them fills a page.
STATES = """
AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS
MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY
""".split()  # noqa: SIM905
STATE_FILES = sorted((DATA / "law" / "states").glob("*.yaml"))


def _raw(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def _federal() -> Jurisdiction:
    return Jurisdiction.model_validate(_raw(DATA / "law" / "federal.yaml"))


@cache
def _state(code: str) -> State:
    return State.model_validate(_raw(DATA / "law" / "states" / f"{code.lower()}.yaml"))


@cache
def _events() -> tuple[EventKind, ...]:
    return tuple(EventKind.model_validate(row) for row in _raw(DATA / "events.yaml")["events"])


def _clocks() -> list[tuple[str, Clock]]:
    places: list[Jurisdiction] = [_federal(), *(_state(code) for code in STATES)]
    return [(place.code, clock) for place in places for clock in place.clocks]


def _clock(place: str, clock_id: str) -> Clock:
    return next(clock for code, clock in _clocks() if code == place and clock.id == clock_id)


each_clock = pytest.mark.parametrize(
    "clock", [pytest.param(clock, id=f"{place}-{clock.id}") for place, clock in _clocks()]
)


def test_there_is_one_file_for_each_state_and_dc() -> None:
    assert [path.stem.upper() for path in STATE_FILES] == STATES
    assert len(STATES) == 51


@pytest.mark.parametrize("code", STATES)
def test_a_state_file_is_a_record_of_that_state(code: str) -> None:
    state = _state(code)
    assert state.code == code
    assert state.clocks


@pytest.mark.parametrize("code", STATES)
def test_each_zone_is_real_and_told_apart_in_words(code: str) -> None:
    zones = _state(code).zones
    assert [ZoneInfo(zone.zone).key for zone in zones] == [zone.zone for zone in zones]
    names = [zone.name["en"] for zone in zones]
    assert len(set(names)) == len(names)
    if len(zones) > 1:
        assert all("(" in name for name in names), "say which part of the state it is"


def test_the_states_with_two_zones() -> None:
    two = {code for code in STATES if len(_state(code).zones) > 1}
    assert two == {"AK", "AZ", "FL", "ID", "IN", "KS", "KY", "MI", "ND", "NE", "NV", "OR", "SD", "TN", "TX"}
    assert max(len(_state(code).zones) for code in STATES) == 2


def test_every_federal_and_californian_clock_is_there() -> None:
    assert len(_federal().clocks) == 42
    assert len(_state("CA").clocks) == 28


def test_event_codes_stand_once_and_leave_birth_dates_out() -> None:
    codes = [event.code for event in _events()]
    assert len(set(codes)) == len(codes)
    assert not {"third_birthday", BIRTH_DATE} & set(codes)
    assert codes[0] == "referral"


def test_event_names_fit_a_list() -> None:
    names = [event.name["en"] for event in _events()]
    assert [name for name in names if len(name) > 90] == []
    assert len(set(names)) == len(names)
    assert [name for name in names if name.endswith(".")] == []


def test_papers_from_the_parent_count_from_the_day_they_arrive() -> None:
    received = {event.code for event in _events() if event.received}
    assert received >= {"referral", "consent", "records_request", "iep_meeting_request", "state_complaint"}
    assert not received & {"iep", "eligibility", "hearing_decision", "wrong_happened", "plan_received"}


def test_every_event_starts_or_ends_something_or_is_a_letters_day() -> None:
    used = {code for _, clock in _clocks() for code in (clock.starts, *clock.also_starts, *clock.met_by)}
    used |= {letter.event for letter in library().letters.values()}
    assert {event.code for event in _events()} - used == set()


@each_clock
def test_a_clock_starts_at_a_known_event_that_its_plan_can_log(clock: Clock) -> None:
    if clock.starts == BIRTH_DATE:
        return
    event = next(event for event in _events() if event.code == clock.starts)
    assert any(clock.covers(plan) for plan in event.plans)
    if clock.plan == "both":
        assert set(event.plans) == {"iep", "504"}


@each_clock
def test_what_starts_at_a_birth_date_is_told(clock: Clock) -> None:
    assert clock.starts != BIRTH_DATE or clock.meaning is Meaning.TOLD


@each_clock
def test_a_clock_says_where_it_stands(clock: Clock) -> None:
    assert clock.source.citation.strip()
    assert clock.source.url.startswith(("https://", "http://"))


@each_clock
def test_texts_have_the_form_that_cards_need(clock: Clock) -> None:
    assert len(clock.title["en"]) <= 80
    for clause in (clock.title, clock.due, *clock.moves_if):
        assert not clause["en"].endswith((".", ";", ","))
    assert clock.due["en"][0].islower() or clock.due["en"].startswith(("IDEA", "IEP", "OCR", "Office"))
    if clock.doubt:
        assert clock.doubt["en"].endswith(".")
        assert clock.doubt["en"][0].isupper()


@each_clock
def test_doubt_and_weak_sources_are_never_settled(clock: Clock) -> None:
    weak = clock.source.checked in {Checked.SECONDARY, Checked.UNVERIFIED}
    assert clock.settled == (not weak and clock.doubt is None)


@pytest.mark.parametrize("code", STATES)
def test_what_a_state_replaces_is_a_federal_clock_of_the_same_kind(code: str) -> None:
    federal = {clock.id: clock for clock in _federal().clocks}
    for clock in _state(code).clocks:
        if clock.replaces:
            assert clock.replaces in federal
            assert clock.meaning is federal[clock.replaces].meaning


class Rule(NamedTuple):
    """What the law's own words give for a row."""

    place: str
    id: str
    starts: str
    length: int
    unit: Unit
    who: str = "school"
    meaning: Meaning = Meaning.DEADLINE
    direction: str = "forward"


RULES = [
    # 34 CFR 300.301(c)(1)(i): "within 60 days of receiving parental consent for the evaluation"
    Rule("US", "evaluation-60-days", "consent", 60, Unit.CALENDAR_DAYS),
    # 34 CFR 300.323(c)(1): "within 30 days of a determination that the child needs special education"
    Rule("US", "iep-meeting-30-days", "eligibility", 30, Unit.CALENDAR_DAYS),
    # 34 CFR 99.10(b): "not more than 45 days after it has received the request"
    Rule("US", "records-45-days", "records_request", 45, Unit.CALENDAR_DAYS),
    # 34 CFR 300.303(b): "at least once every 3 years"; "not more than once a year"
    Rule("US", "triennial-reevaluation", "last_evaluation", 3, Unit.YEARS),
    Rule("US", "reevaluation-once-a-year", "last_evaluation", 1, Unit.YEARS, "parent", Meaning.WAIT),
    # 20 U.S.C. 1415(k)(1)(E)(i): "Within 10 school days of any decision to change the placement"
    Rule("US", "manifestation-10-school-days", "discipline_change_of_placement", 10, Unit.SCHOOL_DAYS),
    # 20 U.S.C. 1415(f)(1)(B): 15 days to the meeting; after 30 days "the due process hearing may occur"
    Rule("US", "resolution-meeting-15-days", "due_process_complaint", 15, Unit.CALENDAR_DAYS),
    Rule(
        "US",
        "resolution-period-30-days",
        "due_process_complaint",
        30,
        Unit.CALENDAR_DAYS,
        meaning=Meaning.WAIT,
    ),
    # 20 U.S.C. 1415(f)(2)(A): "Not less than 5 business days prior to a hearing"
    Rule(
        "US",
        "hearing-disclosure-5-business-days",
        "hearing_set",
        5,
        Unit.BUSINESS_DAYS,
        "parent",
        direction="back",
    ),
    # 20 U.S.C. 1412(a)(10)(C)(iii)(I)(bb): "10 business days (...) prior to the removal of the child"
    Rule(
        "US",
        "private-placement-notice-10-business-days",
        "leaving_public_school",
        10,
        Unit.BUSINESS_DAYS,
        "parent",
        direction="back",
    ),
    # 20 U.S.C. 1415(k)(4)(B): "within 20 school days of the date the hearing is requested"
    Rule("US", "expedited-hearing-20-school-days", "expedited_complaint", 20, Unit.SCHOOL_DAYS, "state"),
    # 20 U.S.C. 1415(i)(2)(B): "90 days from the date of the decision of the hearing officer"
    Rule("US", "civil-action-90-days", "hearing_decision", 90, Unit.CALENDAR_DAYS, "parent"),
    # 34 CFR 300.153(c): "not more than one year prior to the date that the complaint is received"
    Rule("US", "state-complaint-1-year", "wrong_happened", 1, Unit.YEARS, "parent"),
    # Cal. Ed. Code 56321(a): "within 15 days of the referral for assessment"
    Rule("CA", "response-to-request", "referral", 15, Unit.CALENDAR_DAYS),
    # Cal. Ed. Code 56344(a): "not to exceed 60 days ... from the date of receipt of the ... written consent"
    Rule("CA", "initial-evaluation", "consent", 60, Unit.CALENDAR_DAYS),
    # Cal. Ed. Code 56343.5: "within 30 days ... from the date of receipt of the parent's written request"
    Rule("CA", "iep-meeting-on-request", "iep_meeting_request", 30, Unit.CALENDAR_DAYS),
    # Cal. Ed. Code 56504: "within five business days after the request is made by the parent"
    Rule("CA", "records-access", "records_request", 5, Unit.BUSINESS_DAYS),
    # Cal. Ed. Code 49070(b)(1): "Within 30 days of receipt of a request"
    Rule("CA", "records-correction-meeting", "records_correction_request", 30, Unit.CALENDAR_DAYS),
    # 5 CCR 4630(b): "not later than six months from the date the alleged discrimination ... occurred"
    Rule("CA", "ucp-discrimination-complaint", "discrimination_event", 6, Unit.MONTHS, "parent"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.place}-{rule.id}")
def test_a_row_says_what_the_law_says(rule: Rule) -> None:
    clock = _clock(rule.place, rule.id)
    found = (clock.starts, clock.length, clock.unit, clock.who, clock.meaning, clock.direction)
    assert found == (rule.starts, rule.length, rule.unit, rule.who, rule.meaning, rule.direction)


def test_only_what_the_law_counts_back_is_counted_back() -> None:
    back = {
        clock.id
        for place in (_federal(), _state("CA"))
        for clock in place.clocks
        if clock.direction == "back"
    }
    assert back == {
        "transition-conference-90-days",
        "private-placement-notice-10-business-days",
        "due-process-amend-5-days",
        "hearing-disclosure-5-business-days",
    }


def test_california_leaves_breaks_out_of_five_counts() -> None:
    # Ed. Code 56321(a), 56344(a), 56343.5; 56344(a) speaks of any assessment, the first and later ones.
    skipping = {clock.id for clock in _state("CA").clocks if clock.skips}
    assert skipping == {
        "response-to-request",
        "reassessment-plan",
        "initial-evaluation",
        "reevaluation",
        "iep-meeting-on-request",
    }
    for clock_id in skipping:
        summer, breaks = _clock("CA", clock_id).skips
        assert (summer.what, breaks.what, breaks.at_least_school_days) == ("summer", "breaks", 6)


def test_an_ordinary_hearing_request_starts_no_discipline_clock() -> None:
    ordinary = {clock.id for _, clock in _clocks() if clock.starts == "due_process_complaint"}
    assert not [clock_id for clock_id in ordinary if clock_id.startswith("expedited")]


def test_the_doubts_that_the_sources_leave_are_kept() -> None:
    doubted = {(place, clock.id) for place, clock in _clocks() if clock.doubt}
    assert doubted >= {
        ("CA", "initial-evaluation"),  # 56302.1(a) names no breaks, 56344(a) leaves them out
        ("CA", "reassessment-plan"),  # whether the parent's request is the "referral"
        ("CA", "transfer-interim-services"),  # beside the 30 days of AB 1412
        ("US", "age-of-majority-notice"),  # ages of three states from memory
        ("US", "ocr-information-20-days"),  # later manuals may say 14
        ("US", "ocr-appeal-60-days"),  # whether an appeal exists
    }
    assert not {("CA", "response-to-request"), ("US", "evaluation-60-days")} & doubted


@pytest.mark.parametrize("code", sorted(library().states))
def test_every_state_has_a_clock_of_its_own_for_the_first_evaluation(code: str) -> None:
    facts = library()
    assert initial_evaluation(facts.states[code], facts) in facts.states[code].clocks
