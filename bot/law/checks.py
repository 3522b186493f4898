"""What facts say of each other, held against each other. Reads no file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.law.entries import Differs, LetterType, Topic, Way
from bot.law.files import Fault
from bot.law.model import Jurisdiction

if TYPE_CHECKING:
    from bot.law.library import Library

BIRTH = "birth_date"
"""Starts rules that are told; no event, since a birth date is never asked for."""
FEDERAL_MARK = "us:"
FEDERAL_FILE = "data/law/federal.yaml"
Names = Collection[str] | None
"""What there is; None where the file that holds it cannot be read, so that nothing is called lost."""


class _There:
    """What names may lead to. What stands in a broken file may be there."""

    def __init__(self, facts: "Library", broken: Collection[str]) -> None:
        self._broken = broken
        self.events = self._of("data/events.yaml", facts.events)
        self.federal = self._of(FEDERAL_FILE, {clock.id for clock in facts.federal.clocks})
        self.clocks = self._clocks(facts)
        self.aspects = self._of("data/compare.yaml", facts.aspects)
        self.terms = self._of("data/glossary.yaml", facts.terms)
        self.topics = {*facts.topics, *(PurePosixPath(name).stem for name in broken)}

    def _clocks(self, facts: "Library") -> Names:
        """Return all clocks as `il:iep-implementation`, the federal ones as `us:`."""
        if any(name.startswith("data/law/") for name in self._broken):
            return None
        places = (facts.federal, *facts.states.values())
        return {f"{place.code.lower()}:{clock.id}" for place in places for clock in place.clocks}

    def _of(self, file: str, names: Collection[str]) -> Names:
        return None if file in self._broken else names


def cross_faults(facts: "Library", broken: Collection[str]) -> Iterator[Fault]:
    """Give a fault for each name that leads nowhere. What stands in a `broken` file may be there."""
    there = _There(facts, broken)
    yield from _law_faults(facts, there)
    for topic in facts.topics.values():
        yield from _topic_faults(topic, there)
    for letter in facts.letters.values():
        yield from _letter_faults(letter, there)
    yield from _list_faults(facts, there)


def _law_faults(facts: "Library", there: _There) -> Iterator[Fault]:
    codes = None if there.events is None else {*there.events, BIRTH}
    yield from _clock_faults(FEDERAL_FILE, facts.federal, codes, there.federal)
    for state in facts.states.values():
        file = f"data/law/states/{state.code.lower()}.yaml"
        yield from _clock_faults(file, state, codes, there.federal)
        for rule in state.rules:
            yield from _lost(file, rule.id, rule.topics, there.topics)


def _list_faults(facts: "Library", there: _There) -> Iterator[Fault]:
    for choice in facts.choices.values():
        yield from _lost("data/choices.yaml", choice.id, (choice.aspect,), there.aspects)
    for term in facts.terms.values():
        yield from _lost("data/glossary.yaml", term.id, (term.topic,), there.topics)
    for said in facts.said.values():
        yield from _lost("data/said.yaml", said.id, said.topics, there.topics)
    for myth in facts.myths.values():
        yield from _lost("data/myths.yaml", myth.id, myth.topics, there.topics)
    for change in facts.changes.values():
        yield from _lost("data/changes.yaml", change.id, change.topics, there.topics)
    for way in facts.ways.values():
        yield from _way_faults(way, there)
    for one in facts.explainers.values():
        yield from _lost("data/explainers.yaml", one.id, (one.topic,), there.topics)
        yield from _lost("data/explainers.yaml", one.id, one.clocks, there.events)
        yield from _lost("data/explainers.yaml", one.id, one.terms, there.terms)
    for question in facts.questions:
        yield from _lost("data/asked", question.text, question.topics, there.topics)


def _topic_faults(topic: Topic, there: _There) -> Iterator[Fault]:
    file = f"data/topics/{topic.id}.yaml"
    differs = topic.differs or Differs()
    yield from _lost(file, "related", topic.related, there.topics)
    yield from _lost(file, "compare", (topic.compare,), there.aspects)
    yield from _lost(file, "clock", (topic.clock,), there.federal)
    yield from _lost(file, "differs.clocks", differs.clocks, there.federal)
    yield from _lost(file, "differs.starts", differs.starts, there.events)


def _letter_faults(letter: LetterType, there: _There) -> Iterator[Fault]:
    file = f"data/letters/{letter.id}.yaml"
    yield from _lost(file, "event", (letter.event,), there.events)
    yield from _lost(file, "events", (*letter.events, letter.confirms), there.events)
    yield from _lost(file, "fits_clocks", letter.fits_clocks, there.clocks)


def _way_faults(way: Way, there: _There) -> Iterator[Fault]:
    for step in way.steps:
        entry = f"{way.id}.{step.id}"
        yield from _lost("data/process.yaml", entry, step.topics, there.topics)
        yield from _lost("data/process.yaml", entry, (step.event,), there.events)


def _lost(file: str, entry: str, wanted: Iterable[str | None], there: Names) -> Iterator[Fault]:
    if there is not None:
        for unknown in sorted({one for one in wanted if one} - set(there)):
            yield Fault(file, entry, f"{unknown!r} does not exist")


def _clock_faults(file: str, place: Jurisdiction, codes: Names, federal_ids: Names) -> Iterator[Fault]:
    own = {clock.id: clock for clock in place.clocks}
    for clock in own.values():
        for code in (clock.starts, *clock.also_starts):
            if codes is not None and code not in codes:
                yield Fault(file, clock.id, f"starts: {code!r} is no event of events.yaml")
        if clock.replaces and federal_ids is not None and clock.replaces not in federal_ids:
            yield Fault(file, clock.id, f"replaces: {clock.replaces!r} is no federal clock")
        for name in clock.together.clocks if clock.together else ():
            there: Mapping[str, object] | Names = federal_ids if name.startswith(FEDERAL_MARK) else own
            if there is not None and name.removeprefix(FEDERAL_MARK) not in there:
                yield Fault(file, clock.id, f"together: {name!r} is no clock")
