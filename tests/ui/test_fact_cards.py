"""Cards of facts: within Discord's limits in every state, each rule with its source."""

import re
from typing import Any

import pytest
from seen import all_pages, fits, ids, labels, links, options, text, texts

from bot.law.library import library
from bot.law.search.phrases_of import Entry
from bot.text.catalogue import pick, words
from bot.text.days import span_in_words
from bot.ui.asked import asked_card
from bot.ui.entries import ACTIONS, entry_button, entry_card, fact_of, shared_card
from bot.ui.facts import (
    Look,
    changes_card,
    choices_card,
    compare_card,
    myth_card,
    said_card,
    term_card,
    terms_card,
    topic_card,
    topic_list_card,
)
from bot.ui.ways import way_card
from bot.ui.who_helps import help_card, help_lines, state_lists
from bot.whole import finder

FACTS = library()
WORDS = words("en")
LOOK = Look(FACTS, WORDS)
SHARED = Look(FACTS, WORDS, shared=True)

each_aspect = pytest.mark.parametrize("aspect", FACTS.aspects.values(), ids=list(FACTS.aspects))
each_topic = pytest.mark.parametrize("topic", FACTS.topics.values(), ids=list(FACTS.topics))
each_said = pytest.mark.parametrize("said", FACTS.said.values(), ids=list(FACTS.said))
each_myth = pytest.mark.parametrize("myth", FACTS.myths.values(), ids=list(FACTS.myths))
each_term = pytest.mark.parametrize("term", FACTS.terms.values(), ids=list(FACTS.terms))
each_way = pytest.mark.parametrize("way", FACTS.ways.values(), ids=list(FACTS.ways))
each_state = pytest.mark.parametrize("state", FACTS.states)


@each_aspect
def test_an_aspect_shows_both_sides_with_their_sources(aspect: Any) -> None:
    made = compare_card(aspect, LOOK)
    fits(made)
    said = text(made)
    for side in (aspect.iep, aspect.plan_504):
        assert pick(side.says, "en") in said
        assert links([side.source])[0] in texts(made)[-1]
    assert not aspect.note or pick(aspect.note, "en") in said
    assert WORDS.say("not-advice") in said
    # Every other aspect can be reached from here.
    assert {option["value"] for option in options(made)} == FACTS.aspects.keys()
    assert "choices" in ids(made)


@each_aspect
def test_a_shared_aspect_shows_the_facts_alone(aspect: Any) -> None:
    own, shared = compare_card(aspect, LOOK), compare_card(aspect, SHARED)
    fits(shared)
    assert ids(shared) == []
    assert texts(shared) == texts(own)


def test_the_questions_to_ask_oneself_recommend_nothing() -> None:
    made = all_pages(lambda page: choices_card(LOOK, page))
    said = "\n".join(map(text, made))
    for choice in FACTS.choices.values():
        assert pick(choice.asks, "en") in said
        assert pick(choice.bears_on, "en") in said
        assert links([choice.source])[0] in said
    assert not re.search(r"\b(better|best|should|choose the|pick the|you need an?)\b", said)


@each_topic
def test_a_topic_shows_answer_doubt_steps_and_sources(topic: Any) -> None:
    made = topic_card(topic, LOOK)
    fits(made)
    assert texts(made)[1] == pick(topic.answer, "en")
    for one in (topic.doubt, topic.say, *topic.next_steps):
        assert one is None or pick(one, "en") in text(made)
    for link in links(topic.sources):
        assert link in texts(made)[-1]
    assert WORDS.say("not-advice") in text(made)
    known = {"rights": FACTS.topics, "letter": FACTS.letters, "compare": FACTS.aspects, "state": FACTS.topics}
    known |= {"share": {"rights"}, "wrong": {"rights"}, "changed": FACTS.topics}
    for one in ids(made):
        action, first, *_ = one.split(":")
        assert action == "log-ask" or first in known[action]


@each_topic
def test_a_topic_fits_in_every_state_and_names_the_state_that_it_speaks_for(topic: Any) -> None:
    for state, place in FACTS.states.items():
        made = all_pages(lambda page, state=state: topic_card(topic, Look(FACTS, WORDS, state), page))
        for one in made:
            fits(one)
        said = "\n".join(map(text, made))
        assert (WORDS.say("state-title", state=pick(place.name, "en")) in said) == bool(topic.differs)


@each_topic
def test_a_shared_topic_shows_the_facts_alone(topic: Any) -> None:
    shared = topic_card(topic, SHARED)
    fits(shared)
    assert ids(shared) == []
    assert texts(shared) == texts(topic_card(topic, LOOK))


@each_topic
def test_what_changed_is_shown_where_it_matters_with_its_day_and_source(topic: Any) -> None:
    changes = [one for one in FACTS.changes.values() if topic.id in one.topics]
    said = text(topic_card(topic, LOOK))
    assert (WORDS.say("button-changed") in labels(topic_card(topic, LOOK))) == bool(changes)
    if not changes:
        return
    newest = max(changes, key=lambda one: one.when)
    assert span_in_words(newest.when, "en") in said
    pages = all_pages(lambda page: changes_card(topic, LOOK, page))
    for one in pages:
        fits(one)
    told = "\n".join(map(text, pages))
    for change in changes:
        assert pick(change.means, "en") in told
        assert not change.doubt or pick(change.doubt, "en") in told
        assert all(link in told for link in links(change.sources))


def test_every_topic_can_be_reached_from_the_list() -> None:
    made = topic_list_card(LOOK)
    fits(made)
    assert {option["value"] for option in options(made)} == FACTS.topics.keys()


@each_said
def test_what_a_school_said_is_met_with_the_rule_and_a_sentence(said: Any) -> None:
    made = said_card(said, LOOK)
    fits(made)
    assert pick(said.heard, "en") in texts(made)[0]
    assert texts(made)[1] == pick(said.rule, "en")
    assert pick(said.reply, "en") in text(made)
    assert not said.doubt or pick(said.doubt, "en") in text(made)
    assert all(link in texts(made)[-1] for link in links(said.sources))
    assert f"rights:{said.topics[0]}:" in ids(made)


@each_myth
def test_a_belief_is_met_with_the_true_rule(myth: Any) -> None:
    made = myth_card(myth, LOOK)
    fits(made)
    assert texts(made)[0] == "## That is not the rule"
    assert pick(myth.truth, "en") in texts(made)[1]
    assert not myth.doubt or pick(myth.doubt, "en") in text(made)
    assert all(link in texts(made)[-1] for link in links(myth.sources))


@each_term
def test_a_word_is_explained_with_its_source(term: Any) -> None:
    made = term_card(term, LOOK)
    fits(made)
    assert texts(made)[0] == f"## {term.term}"
    assert pick(term.says, "en") in text(made)
    assert not term.stands_for or pick(term.stands_for, "en") in text(made)
    assert not term.doubt or pick(term.doubt, "en") in text(made)
    assert all(link in texts(made)[-1] for link in links(term.sources))


def test_the_words_of_a_message_fit_however_many_they_are() -> None:
    everything = list(FACTS.terms.values())
    for first in range(0, len(everything), 6):
        fits(terms_card(everything[first : first + 11], LOOK))
    assert WORDS.say("terms-none") in text(terms_card([], LOOK))


@each_way
def test_every_step_shows_whom_to_ask_what_to_bring_and_what_after_a_no(way: Any) -> None:
    for at, step in enumerate(way.steps):
        made = way_card(way, LOOK, at)
        fits(made)
        points = [step.says, *(one for one in (step.who, step.refused, step.doubt) if one), *step.bring]
        assert [one for one in (*points, *step.ask) if pick(one, "en") not in text(made)] == []
        assert all(link in texts(made)[-1] for link in links(step.sources))
        fits(way_card(way, SHARED, at))
        assert ids(way_card(way, SHARED, at)) == []
    assert ids(way_card(way, LOOK, 99)) == ids(way_card(way, LOOK, len(way.steps) - 1))


@each_state
def test_who_helps_names_the_states_offices_each_with_how_it_was_checked(state: str) -> None:
    made = all_pages(lambda page: help_card(Look(FACTS, WORDS, state), page))
    for one in made:
        fits(one)
    said = "\n".join(map(text, made))
    place = FACTS.states[state]
    offices = [place.parent_center, place.education_agency, place.protection]
    offices += [place.complaint_office, place.hearing_office]
    for office in offices:
        assert office is None or office.name in said
    for helper in FACTS.helpers.values():
        if helper.kind in ("help", "rights"):
            assert pick(helper.name, "en") in said
            assert not helper.doubt or pick(helper.doubt, "en") in said


def test_help_lines_name_their_numbers_in_both_languages() -> None:
    english = "\n".join(help_lines(FACTS, ("crisis", "abuse"), "en"))
    spanish = "\n".join(help_lines(FACTS, ("crisis", "abuse"), "es"))
    for said in (english, spanish):
        assert "988" in said
        assert "911" in said
        assert "1-800-422-4453" in said
    assert "oprima el 2" in spanish
    assert "Call" not in spanish


def test_any_state_can_be_picked() -> None:
    made = state_lists("iee", LOOK)
    fits(made)
    assert {option["value"] for option in options(made)} == FACTS.states.keys()


def test_every_entry_has_a_card_a_button_and_a_version() -> None:
    places: dict[Any, Any] = {
        "topic": FACTS.topics,
        "said": FACTS.said,
        "myth": FACTS.myths,
        "term": FACTS.terms,
        "compare": FACTS.aspects,
    }
    for kind, entries in places.items():
        for key in entries:
            entry = Entry(kind, key)
            made = entry_button(entry, LOOK)
            assert made is not None
            assert made.custom_id is not None
            assert made.custom_id.split(":")[:2] == [ACTIONS[kind], key]
            assert entry_card(entry, LOOK) is not None
            assert fact_of(ACTIONS[kind], key, FACTS) is not None
            shared = shared_card(ACTIONS[kind], key, SHARED)
            assert shared is not None
            assert ids(shared) == []
        assert entry_card(Entry(kind, "no-such"), LOOK) is None
        assert fact_of(ACTIONS[kind], "no-such", FACTS) is None
    assert shared_card("way", "iep.3", SHARED) is not None
    assert shared_card("way", "no.3", SHARED) is None
    assert shared_card("way", "iep.x", SHARED) is None
    assert shared_card("help", "all", SHARED) is not None
    assert shared_card("no-such", "iee", SHARED) is None


@pytest.mark.parametrize(
    "question",
    [
        # Each is answered by a topic, and near the row of the comparison or the letter that it leads to.
        "my kid is at a catholic school can he get speech from the district",
        "can they move him while i fight it",
        "they changed his services and didnt tell me",
        "who decides what goes in a 504",
        "The school tests all areas where a disability is suspected",
        "they blame the budget for everything",
    ],
)
def test_an_answer_offers_nothing_twice(question: str) -> None:
    found = finder(FACTS).find(question)
    for state in ("", "CA"):
        made = asked_card(found, Look(FACTS, WORDS, state))
        fits(made)
        assert len(set(ids(made))) == len(ids(made))


def test_every_link_of_the_facts_can_be_pressed() -> None:
    # In [text](link) a bracket in the text or a parenthesis in the link would end it too soon.
    groups = (FACTS.topics, FACTS.said, FACTS.myths, FACTS.terms, FACTS.changes)
    sources = [source for group in groups for one in group.values() for source in one.sources]
    sources += [source for way in FACTS.ways.values() for step in way.steps for source in step.sources]
    sources += [side.source for one in FACTS.aspects.values() for side in (one.iep, one.plan_504)]
    sources += [choice.source for choice in FACTS.choices.values()]
    places = (FACTS.federal, *FACTS.states.values())
    sources += [clock.source for place in places for clock in place.clocks]
    sources += [source for letter in FACTS.letters.values() for source in letter.cites.values()]
    whole = re.compile(r"\[[^\[\]]+\]\(https?://[^()\s]+\): [^\[\]]+")
    assert [line for line in links(sources) if not whole.fullmatch(line)] == []
