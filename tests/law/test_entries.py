"""What is told beside the topics: each entry whole, plain, short, sourced, with its doubt, in enough of them.

The limits of words are those of the phone: a card that is read at a glance.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import textstat
from test_words import GRADE_AT_MOST, LETTERS, SHORT_WORDS, TERMS

from bot.law.entries import Topic
from bot.law.library import library
from bot.law.model import Checked, Fact
from bot.law.stale import stale_entries

FACTS = library()
ENTRIES: dict[str, dict[str, Any]] = {
    "said": dict(FACTS.said),
    "myths": dict(FACTS.myths),
    "terms": dict(FACTS.terms),
    "choices": dict(FACTS.choices),
    "changes": dict(FACTS.changes),
    "helpers": dict(FACTS.helpers),
    "steps": {f"{way.id}-{step.id}": step for way in FACTS.ways.values() for step in way.steps},
}
MOST_WORDS = {
    "rule": 55,
    "truth": 55,
    "reply": 30,
    "says": 60,
    "doubt": 45,
    "heard": 18,
    "claim": 25,
    "happened": 60,
    "means": 45,
    "refused": 50,
    "does": 45,
    "bears_on": 45,
}
LAW_TERMS = re.compile(rf"\b(?:{'|'.join(TERMS)})\b", re.IGNORECASE)
# The ids that the fact set has to cover, as the founders listed them.
TOPICS = """
iep-vs-504 who-qualifies-iep who-qualifies-504 good-grades-no-bar diagnosis-not-enough
medical-letter-not-required adhd-can-qualify dyslexia-can-be-named mental-health-counts
can-have-both-or-switch ask-in-writing email-counts oral-request-varies proof-of-sending
school-must-answer-in-writing notice-missing-ask rti-cannot-delay child-find clock-start-federal
clock-varies-by-state state-needed day-type summer-breaks eval-60-days iep-30-days iep-start-promptly
missed-deadline extension-exceptions reevaluation annual-review meeting-on-request report-copy all-areas
iee iee-no-reason-needed private-eval-considered plan-must-be-followed 504-must-be-followed
log-what-happens makeup-services staff-shortage-no-excuse teacher-access-plan meeting-prep who-attends
bring-someone recording-varies need-not-sign-now partial-consent-varies disagree-in-writing
predetermination remote-meeting interpreter translation english-learner immigration
child-not-interpreter records-45-days records-copies records-amend discipline-10-days manifestation
informal-removal shortened-day behavior-plan not-yet-eligible-protection restraint
services-during-removal expulsion stay-put exit-plan revoke-consent 504-no-federal-clock 504-coordinator
504-safeguards 504-meeting ocr-complaint state-complaint due-process mediation due-process-find-lawyer
parent-center transfer-in-state transfer-new-state move-mid-evaluation private-school charter
homeschool-varies transition-16 age-18 graduation esy college turning-3 part-c preschool retaliation
cps-fear bullying transport aide lre placement-choice medical-504 field-trip one-parent-disagrees
foster-surrogate recordings-privacy privacy-warning not-legal-advice no-prediction crisis abuse-report
unknown trap scope tone-support letter timeline compare
""".split()  # noqa: SIM905  # read at a glance as one block

each = pytest.mark.parametrize(
    "entry",
    [pytest.param(one, id=f"{kind}-{key}") for kind, rows in ENTRIES.items() for key, one in rows.items()],
)


def _texts(entry: Fact) -> Iterator[tuple[str, str]]:
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, dict) and "en" in one:
                yield name, one["en"]


@each
def test_every_text_is_short_plain_and_no_order(entry: Any) -> None:
    for name, text in _texts(entry):
        words = len(text.split())
        assert words <= MOST_WORDS.get(name, 80), (name, text)
        if words >= SHORT_WORDS:
            assert textstat.flesch_kincaid_grade(LAW_TERMS.sub("plan", text)) <= GRADE_AT_MOST, (name, text)
        assert not re.search(r"\byou (must|should|have to sign)\b|\bwe recommend\b|\bguarantee", text.lower())
        assert not re.search("[\u2013\u2014]", text)


@each
def test_what_was_not_read_is_said_as_doubt(entry: Any) -> None:
    sources = getattr(entry, "sources", ()) or ([entry.source] if hasattr(entry, "source") else [])
    if not all(source.read for source in sources):
        assert getattr(entry, "doubt", None)
    assert all(source.checked_on >= date(2026, 11, 21) for source in sources)


@each
def test_letters_that_are_named_will_be_there(entry: Any) -> None:
    assert getattr(entry, "letter", None) in (None, *LETTERS)


def test_there_is_enough_of_everything() -> None:
    assert len(FACTS.said) >= 40
    assert len(FACTS.terms) >= 60
    assert len(FACTS.aspects) == 28
    assert set(FACTS.ways) == {"iep", "504"}
    assert all(len(way.steps) >= 8 for way in FACTS.ways.values())
    assert len(FACTS.changes) == 14
    assert len(FACTS.choices) >= 6


def test_every_state_names_who_helps() -> None:
    for state in FACTS.states.values():
        for office in (state.parent_center, state.education_agency, state.protection):
            assert office is not None, state.code
        for office in (state.complaint_office, state.hearing_office):
            assert office is not None, state.code


def test_every_topic_that_the_founders_asked_for_is_there() -> None:
    assert len(TOPICS) == 119
    assert set(TOPICS) == set(FACTS.topics)


def test_only_what_the_bot_says_of_itself_goes_without_a_source() -> None:
    for topic in FACTS.topics.values():
        assert topic.sources or topic.about == "bot", topic.id
        if topic.about == "bot":
            # A rule of law would need its source.
            assert not re.search(r"\b(CFR|U\.S\.C\.|the law says|federal law)\b", _said(topic))


def _said(topic: Topic) -> str:
    return " ".join(text for _, text in _texts(topic))


def test_no_phrase_leads_to_two_entries_of_one_kind() -> None:
    for rows in (FACTS.said, FACTS.myths):
        asked = [phrase for one in rows.values() for phrase in one.asked]
        assert {phrase for phrase in asked if asked.count(phrase) > 1} == set()


def test_what_helps_in_danger_has_a_number_in_both_languages() -> None:
    for helper in FACTS.helpers.values():
        if helper.kind == "crisis":
            assert helper.reach
            assert set(helper.reach) >= {"en", "es"}
    for name in ("crisis", "abuse-report", "privacy-warning"):
        topic = FACTS.topics[name]
        assert set(topic.answer) >= {"en", "es"}
        assert set(topic.title) >= {"en", "es"}


def test_nothing_is_stale_on_the_day_it_was_checked_and_all_of_it_is_a_year_later() -> None:
    assert stale_entries(FACTS, date(2026, 11, 21), 0) == []
    assert stale_entries(FACTS, date(2027, 11, 21), 365) == []
    old = stale_entries(FACTS, date(2027, 11, 22), 365)
    named = {one.entry for one in old}
    assert {"topics/iee", "said/interventions-first", "law/OH", "law/US", "help/988-lifeline"} <= named
    assert {f"glossary/{key}" for key in FACTS.terms} <= named
    assert {f"process/{key}" for key in FACTS.ways} <= named


def test_labels_of_offices_are_said() -> None:
    unsure = [
        one for state in FACTS.states.values() for one in (state.parent_center, state.protection) if one
    ]
    assert {one.checked for one in unsure} >= {Checked.OFFICIAL, Checked.UNVERIFIED}
