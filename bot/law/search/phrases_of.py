"""All phrases of the fact set by which an entry can be found: titles, what people ask, words of the field."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.law.entries import Question, Topic
from bot.law.library import Library

EntryKind = Literal["topic", "said", "myth", "term", "compare", "letter", "scope", "unknown"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the fact set, by its kind and id."""

    kind: EntryKind
    id: str


class Phrase(NamedTuple):
    """Words, the entry that they stand for, and the topics that answer them, the best first."""

    text: str
    entry: Entry
    topics: tuple[str, ...]
    trap: bool = False
    """They rest on something that is not the rule."""


def phrases_of(facts: Library) -> Iterator[Phrase]:
    """Return every phrase of the fact set."""
    for topic in facts.topics.values():
        for text in (*topic.title.values(), *topic.asked):
            yield Phrase(text, Entry("topic", topic.id), (topic.id,))
    for said in facts.said.values():
        for text in (*said.heard.values(), *said.asked):
            yield Phrase(text, Entry("said", said.id), said.topics)
    for myth in facts.myths.values():
        for text in (*myth.claim.values(), *myth.asked):
            yield Phrase(text, Entry("myth", myth.id), myth.topics, trap=True)
    yield from _of_terms(facts)
    yield from _of_names(facts)
    for question in facts.questions:
        yield Phrase(question.text, _entry_of(question), question.topics, question.kind == "trap")


def phrases_hash(phrases: Sequence[Phrase]) -> str:
    """Return a hash of the phrases and what they stand for."""
    said = json.dumps([[one.text, one.entry.kind, one.topics, one.trap] for one in phrases])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _of_terms(facts: Library) -> Iterator[Phrase]:
    for term in facts.terms.values():
        topics = (term.topic,) if term.topic else ()
        for name in (term.term, *term.also, *(term.stands_for or {}).values()):
            yield Phrase(f"what is {name}", Entry("term", term.id), topics)


def _of_names(facts: Library) -> Iterator[Phrase]:
    """Return the names of comparison rows, letters and clocks, with the topics that point to them."""
    topics = facts.topics.values()
    aspects = _by(topics, lambda topic: topic.compare)
    for aspect in facts.aspects.values():
        yield Phrase(aspect.title["en"], Entry("compare", aspect.id), aspects.get(aspect.id, ()))
    letters = _by(topics, lambda topic: topic.letter)
    for letter in facts.letters.values():
        for text in (letter.title["en"], letter.when["en"]):
            yield Phrase(text, Entry("letter", letter.id), letters.get(letter.id, ()))
    clocks = _by(topics, lambda topic: topic.clock)
    for clock in facts.federal.clocks:
        for topic in clocks.get(clock.id, ())[:1]:
            yield Phrase(clock.title["en"], Entry("topic", topic), clocks[clock.id])


def _entry_of(question: Question) -> Entry:
    """Return what a question stands for: its first topic, or that it is not ours or not known."""
    if question.kind in ("scope", "unknown"):
        return Entry("scope" if question.kind == "scope" else "unknown", question.kind)
    return Entry("topic", question.topics[0])


def _by(topics: Iterable[Topic], key: Callable[[Topic], str | None]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for topic in topics:
        if name := key(topic):
            found[name] = (*found.get(name, ()), topic.id)
    return found
