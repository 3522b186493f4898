"""An entry of the fact set, whatever its kind, as a card and as a button that leads to it."""

from collections.abc import Mapping, Sequence

from bot.law.library import Library
from bot.law.model import Fact
from bot.law.search.phrases_of import Entry, EntryKind
from bot.text.catalogue import ENGLISH, pick, words
from bot.ui.card import Card, button, short_label, texts_of
from bot.ui.facts import (
    Look,
    Press,
    compare_card,
    myth_card,
    said_card,
    term_card,
    topic_card,
)
from bot.ui.ways import way_card
from bot.ui.who_helps import help_card

ACTIONS: dict[EntryKind, str] = {
    "topic": "rights",
    "said": "said",
    "myth": "myth",
    "term": "word",
    "compare": "compare",
    "letter": "letter",
}
"""What a button of each kind of entry does."""
KINDS: dict[str, EntryKind] = {action: kind for kind, action in ACTIONS.items()}


def entry_card(
    entry: Entry, look: Look, *, opening: str = "", others: Sequence[Press] | None = None
) -> Card | None:
    """Return the card of an entry; None where it is no card of facts or not there any more."""
    facts = look.facts
    if entry.kind == "topic" and entry.id in facts.topics:
        return topic_card(facts.topics[entry.id], look, opening=opening, others=others)
    if entry.kind == "said" and entry.id in facts.said:
        return said_card(facts.said[entry.id], look, opening=opening, others=others)
    if entry.kind == "myth" and entry.id in facts.myths:
        return myth_card(facts.myths[entry.id], look, opening=opening, others=others)
    if entry.kind == "term" and entry.id in facts.terms:
        return term_card(facts.terms[entry.id], look)
    if entry.kind == "compare" and entry.id in facts.aspects:
        return compare_card(facts.aspects[entry.id], look)
    return None


def shared_card(action: str, key: str, look: Look) -> Card | None:
    """Return the card that a button's action and key name, for the group; None where there is none."""
    if action in KINDS:
        return entry_card(Entry(KINDS[action], key), look)
    if action == "way":
        way, _, step = key.partition(".")
        there = way in look.facts.ways and step.isdecimal()
        return way_card(look.facts.ways[way], look, int(step)) if there else None
    return help_card(look) if action == "help" else None


def fact_of(action: str, key: str, facts: Library) -> Fact | None:
    """Return the entry that a button's action and key name; None where there is none."""
    if action == "way":
        way, _, step = key.partition(".")
        steps = facts.ways[way].steps if way in facts.ways else ()
        return next((one for at, one in enumerate(steps) if str(at) == step), None)
    if action == "help":
        return next(iter(facts.helpers.values()), None)
    places: dict[str, Mapping[str, Fact]] = {
        "rights": facts.topics,
        "said": facts.said,
        "myth": facts.myths,
        "word": facts.terms,
        "compare": facts.aspects,
    }
    return places.get(action, {}).get(key)


def title_of(action: str, key: str, facts: Library) -> str:
    """Return the English title of the entry that a button's action and key name, for who looks after it."""
    made = shared_card(action, key, Look(facts, words(ENGLISH), shared=True))
    return next((text.removeprefix("## ") for text in texts_of(made)), key) if made else key


def entry_button(entry: Entry, look: Look) -> Press | None:
    """Return a button that leads to an entry, named by its title; None for one that has no card."""
    facts, language = look.facts, look.language
    match entry.kind:
        case "topic":
            name = pick(facts.topics[entry.id].title, language)
        case "said":
            name = look.words.say("said-title", heard=pick(facts.said[entry.id].heard, language))
        case "myth":
            name = look.words.say("button-myth", claim=pick(facts.myths[entry.id].claim, language))
        case "term":
            name = look.words.say("button-term", term=facts.terms[entry.id].term)
        case "compare":
            name = look.words.say("compare-title", aspect=pick(facts.aspects[entry.id].title, language))
        case "letter":
            name = pick(facts.letters[entry.id].title, language)
        case "scope" | "unknown":
            return None
    state = (look.state,) if entry.kind == "topic" else ()
    return button(short_label(name), ACTIONS[entry.kind], entry.id, *state)
