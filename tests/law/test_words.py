"""The topics and the comparison of `data/`: whole, plain, short, sourced, and joined up.

A tired parent reads them on a phone. So the words are measured, and each rule of law carries its source.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
import textstat
import yaml

from bot import DATA
from bot.law.entries import Aspect, Side, Topic

TOPIC_FILES = sorted((DATA / "topics").glob("*.yaml"))
GRADE_AT_MOST = 6.9
SHORT_WORDS = 8
"""Below this a grade tells nothing."""
DOSSIER_READ_ON = date(2026, 11, 21)

# The letters that Clockstart offers or will offer; a topic may name one before its text is written.
# One block is read at a glance; a list of them fills a page.
LETTERS = """
request-iep-evaluation request-504-evaluation request-both consent-with-conditions
refuse-evaluation-or-services demand-prior-written-notice request-iee records-request records-amend
request-iep-meeting request-504-meeting request-reevaluation missed-deadline disagree-with-iep
partial-consent plan-not-followed progress-data-request request-esy pediatrician-support state-complaint
mediation-request due-process-complaint grievance-504 ocr-complaint meeting-summary revoke-consent
private-placement-notice transfer-comparable-services
""".split()  # noqa: SIM905

# The law's own terms: long, but they are what a school says and what the glossary explains.
TERMS = (
    "independent educational evaluation",
    "other health impairment",
    "specific learning disability",
    "emotional disturbance",
    "developmental delay",
    "special education",
    "prior written notice",
    "substantially limits",
    "substantially limit",
    "major life activity",
    "civil rights",
    "Education Department",
    "Justice Department",
    "education agency",
    "accommodations",
    "accommodation",
    "evaluations",
    "evaluation",
    "disabilities",
    "disability",
    "coordinator",
    "mediation",
    "complaint",
    "ADHD",
)

# 34 CFR 300.8(c)(1)-(13), in its order.
CATEGORIES = (
    "autism",
    "deaf-blindness",
    "deafness",
    "emotional disturbance",
    "hearing impairment",
    "intellectual disability",
    "multiple disabilities",
    "orthopedic impairment",
    "other health impairment",
    "specific learning disability",
    "speech or language impairment",
    "traumatic brain injury",
    "visual impairment",
)
LISTS_ALL_CATEGORIES = "thirteen-categories"

# A state's own rule may take the place of these, or be shorter.
STATES_MAY_CHANGE = {"evaluation-60-days", "iep-meeting-30-days", "records-45-days"}


def _raw(name: str) -> Any:
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def _topics() -> dict[str, Topic]:
    return {path.stem: Topic.model_validate(_raw(f"topics/{path.name}")) for path in TOPIC_FILES}


@cache
def _aspects() -> tuple[Aspect, ...]:
    return tuple(Aspect.model_validate(row) for row in _raw("compare.yaml")["aspects"])


def _sides() -> Iterator[tuple[str, Side]]:
    for aspect in _aspects():
        yield f"{aspect.id}-iep", aspect.iep
        yield f"{aspect.id}-504", aspect.plan_504


def _english(topic: Topic) -> list[str]:
    texts = [topic.title, topic.answer, *topic.next_steps]
    texts += [text for text in (topic.say, topic.doubt) if text]
    return [text["en"] for text in texts]


def _grade(text: str) -> float:
    for term in TERMS:
        text = re.sub(rf"\b{term}\b", "plan", text, flags=re.IGNORECASE)
    return textstat.flesch_kincaid_grade(text)


each_topic = pytest.mark.parametrize("topic", [pytest.param(one, id=name) for name, one in _topics().items()])
each_aspect = pytest.mark.parametrize("aspect", [pytest.param(one, id=one.id) for one in _aspects()])
each_side = pytest.mark.parametrize("side", [pytest.param(side, id=name) for name, side in _sides()])


def test_the_measure_tells_plain_words_from_legal_ones() -> None:
    plain = "The school has to write to you. It says yes or no, and why."
    legal = "Notwithstanding subsequent determinations, participating agencies shall furnish documentation."
    assert _grade(plain) < 3
    assert _grade(legal) > 12


@each_topic
def test_a_topic_bears_the_name_of_its_file(topic: Topic) -> None:
    assert _topics()[topic.id] is topic


@each_topic
def test_an_answer_is_short_and_plain(topic: Topic) -> None:
    answer = topic.answer["en"]
    assert len(answer.split()) <= 80
    assert _grade(answer) <= GRADE_AT_MOST


@each_topic
def test_every_text_of_a_topic_is_plain(topic: Topic) -> None:
    for text in _english(topic):
        assert len(text.split()) < SHORT_WORDS or _grade(text) <= GRADE_AT_MOST, text


@each_topic
def test_a_topic_fits_a_phone(topic: Topic) -> None:
    assert len(topic.title["en"]) <= 80
    assert all(len(step["en"].split()) <= 20 for step in topic.next_steps)
    if topic.say:
        assert len(topic.say["en"].split()) <= 30
    if topic.doubt:
        assert len(topic.doubt["en"].split()) <= 45


@each_topic
def test_a_topic_informs_and_gives_no_order(topic: Topic) -> None:
    said = " ".join(_english(topic)).lower()
    assert not re.search(r"\byou (must|should|have to sign)\b|\bwe recommend\b|\bguarantee", said)
    assert not re.search("[\u2013\u2014]", said)


@each_topic
def test_a_topic_leads_only_to_what_exists(topic: Topic) -> None:
    assert set(topic.related) <= set(_topics()) - {topic.id}
    assert len(set(topic.related)) == len(topic.related)
    assert topic.letter is None or topic.letter in LETTERS
    assert topic.compare is None or topic.compare in {aspect.id for aspect in _aspects()}
    clocks = {clock["id"] for clock in _raw("law/federal.yaml")["clocks"]}
    assert topic.clock is None or topic.clock in clocks


@each_topic
def test_a_topic_knows_how_people_ask_it(topic: Topic) -> None:
    assert 8 <= len(topic.asked) <= 60
    assert len(set(topic.asked)) == len(topic.asked)
    assert all(words == words.lower().strip() for words in topic.asked)


def test_no_question_leads_to_two_topics() -> None:
    asked = [words for topic in _topics().values() for words in topic.asked]
    assert {words for words in asked if asked.count(words) > 1} == set()


@each_topic
def test_what_was_not_read_in_the_law_is_said_as_doubt(topic: Topic) -> None:
    assert all(source.url.startswith("http") for source in topic.sources)
    assert all(source.checked_on >= DOSSIER_READ_ON for source in topic.sources)
    if not all(source.read for source in topic.sources):
        assert topic.doubt


@each_topic
def test_no_federal_number_of_days_is_given_for_a_504_plan(topic: Topic) -> None:
    if topic.plan != "504":
        return
    # 180 days is the parent's limit for a complaint; 60 is named only to say that it is not for 504.
    days = re.findall(r"\b(\d+) (?:calendar |school |business )?days\b", topic.answer["en"])
    assert set(days) <= {"180", "60"}
    assert "60" not in days or "are for IEP evaluations" in topic.answer["en"]


@each_topic
def test_a_number_of_days_that_a_state_may_change_says_so(topic: Topic) -> None:
    answer = topic.answer["en"]
    if topic.clock in STATES_MAY_CHANGE and re.search(r"\d+ (calendar )?days\b", answer):
        assert "federal" in answer.lower()
        assert re.search(r"\bstates?\b", answer)


def test_each_aspect_has_an_id_of_its_own() -> None:
    ids = [aspect.id for aspect in _aspects()]
    assert len(ids) == len(set(ids)) == 28


@each_aspect
def test_an_aspect_fits_a_phone(aspect: Aspect) -> None:
    assert len(aspect.title["en"]) <= 80
    if aspect.note:
        assert len(aspect.note["en"].split()) <= 45


@each_side
def test_a_side_is_short_and_plain(side: Side) -> None:
    says = side.says["en"]
    if all(name in says for name in CATEGORIES):
        return
    assert len(says.split()) <= 45
    assert _grade(says) <= GRADE_AT_MOST


@each_aspect
def test_a_side_that_was_not_read_in_the_law_has_a_note(aspect: Aspect) -> None:
    sides = (aspect.iep, aspect.plan_504)
    if not all(side.source.read for side in sides):
        assert aspect.note


def test_all_13_categories_are_named() -> None:
    row = next(aspect for aspect in _aspects() if aspect.id == LISTS_ALL_CATEGORIES)
    assert len(CATEGORIES) == 13
    assert [name for name in CATEGORIES if name not in row.iep.says["en"]] == []
    assert "ADHD is not one of the 13" in row.note["en"] if row.note else False
