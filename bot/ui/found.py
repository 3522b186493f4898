"""What was found for a question, as rows for programs and as lines for a terminal."""

from collections.abc import Iterator
from typing import Any

from bot.law.library import Library
from bot.law.search.found import Found, Kind
from bot.law.search.measure import Measured
from bot.law.search.phrases_of import Entry
from bot.text.catalogue import Words, pick
from bot.text.plain import plain
from bot.ui.asked import asked_card
from bot.ui.card import texts_of
from bot.ui.facts import Look

PERCENT = 100
SHARES = (
    "recall_1",
    "recall_3",
    "any_3",
    "unknown_precision",
    "unknown_recall",
    "traps_told",
    "crisis_first",
    "crisis_precision",
    "offers",
)
"""The figures of `Measured` that are shares."""


def found_row(text: str, found: Found, facts: Library, words: Words) -> dict[str, Any]:
    """Return what was found, for other programs; `text` is what was asked, given back to who asked it."""
    return {
        "text": text,
        "known": found.known,
        "kind": found.kind.value,
        "topics": [
            {
                "id": one.topic,
                "title": pick(facts.topics[one.topic].title, words.language),
                "score": one.score,
            }
            for one in found.topics
        ],
        "offers": list(found.offers),
        "needs": list(found.needs),
    }


def found_lines(found: Found, facts: Library, words: Words, state: str) -> Iterator[str]:
    """Return the words of the card that a person would see, and the names of the nearest topics."""
    for text in texts_of(asked_card(found, Look(facts, words, state))):
        yield plain(text, links=True)
    if found.kind is Kind.CRISIS:
        return
    if found.needs:
        yield words.say("ask-needs-state")
    shown = found.best or Entry("topic", found.topics[0].topic)
    for one in found.topics:
        if Entry("topic", one.topic) != shown:
            title = pick(facts.topics[one.topic].title, words.language)
            yield words.say("ask-other", title=title, topic=one.topic)


def measured_lines(measured: Measured, words: Words) -> Iterator[str]:
    """Return a line a figure, then a line a question that went wrong."""
    yield words.say("bench-questions", count=measured.questions)
    for name in SHARES:
        share: float | None = getattr(measured, name)
        if share is not None:
            yield words.say(f"bench-{name.replace('_', '-')}", percent=round(share * PERCENT))
    yield words.say("bench-time", median=f"{measured.median_ms:.1f}", p99=f"{measured.p99_ms:.1f}")
    yield from measured.missed
