"""Cards that answer a question in a person's own words. They hold nothing of those words."""

import re

from bot.law.search.found import Found, Kind
from bot.law.search.phrases_of import Entry
from bot.text.catalogue import pick
from bot.ui.card import Card, buttons, card
from bot.ui.entries import entry_button, entry_card
from bot.ui.facts import Look, Press, topic_card
from bot.ui.labels import source_lines
from bot.ui.who_helps import CRISIS, PARTNER, danger_lines, helper_block, state_lists

PRIVACY = "privacy-warning"
OTHERS_SHOWN = 3
DAYS = re.compile(r"\b\d+ (?:calendar |school |business )?days?\b")
SPANISH = "es"


def asked_card(found: Found, look: Look) -> Card:
    """Return the answer to a question: help lines, a kind word on privacy, the best entry, or "not known"."""
    match found.kind:
        case Kind.CRISIS:
            return crisis_card(found, look)
        case Kind.PRIVACY:
            return private_card(found, look)
        case Kind.SCOPE | Kind.UNKNOWN:
            ours = look.facts.topics[found.topics[0].topic]
            return topic_card(ours, look, opening=opening(found, look), others=_topics_of(found, look))
        case Kind.ANSWER | Kind.TRAP:
            best = found.best or Entry("topic", found.topics[0].topic)
            if _days_hang_on_state(best, look):
                return state_lists(best.id, look, days=True)
            made = entry_card(best, look, opening=opening(found, look), others=_others(found, look))
            return made or topic_card(look.facts.topics["unknown"], look)


def _days_hang_on_state(best: Entry, look: Look) -> bool:
    """Tell whether the answer is a number of days that a state may set: then the state is asked for first."""
    differs = look.facts.topics[best.id].differs if best.kind == "topic" else None
    if differs is None or look.state:
        return False
    counted = DAYS.search(pick(look.facts.topics[best.id].answer, "en"))
    return bool(differs.clocks or differs.limits or counted)


def opening(found: Found, look: Look) -> str:
    """Return a kind first line for who is at their limit; nothing for who just asks."""
    if found.language == SPANISH != look.language:
        return look.words.say("opening-spanish")
    if found.kind is Kind.TRAP and found.best and found.best.kind != "myth":
        return look.words.say("opening-trap")
    if "heavy" in found.signals:
        return look.words.say("opening-heavy")
    return look.words.say("opening") if "strain" in found.signals else ""


def crisis_card(found: Found, look: Look) -> Card:
    """Return the help lines before anything else, in the language of the words; no law."""
    title, *blocks = crisis_blocks(found, look)
    topic = look.facts.topics.get(danger_of(found))
    return card(title, blocks, small=source_lines(topic.sources, look.words) if topic else [], alone=True)


def private_card(found: Found, look: Look) -> Card:
    """Ask kindly not to post names or papers, in the language of the words; the answer is a press away."""
    language = found.language or look.language
    topic = look.facts.topics[PRIVACY]
    steps = "\n".join(f"- {pick(step, language)}" for step in topic.next_steps)
    rows = buttons(*_topics_of(found, look))
    return card(pick(topic.title, language), [pick(topic.answer, language), steps], rows=rows)


def crisis_blocks(found: Found, look: Look) -> list[str]:
    """Return the title and the words of the card of help lines."""
    language, danger = found.language or look.language, danger_of(found)
    lines = "\n".join(danger_lines(danger, look.facts, language))
    if danger == PARTNER:
        told = helper_block(look.facts.helpers[PARTNER], look.words)
        blocks = [look.words.say("danger-partner-title"), lines, told]
    else:
        topic = look.facts.topics[danger]
        steps = "\n".join(f"- {pick(step, language)}" for step in topic.next_steps)
        blocks = [pick(topic.title, language), lines, pick(topic.answer, language), steps]
    if found.private:
        private = look.facts.topics[PRIVACY]
        blocks.append(f"**{pick(private.title, language)}** {pick(private.next_steps[1], language)}")
    return blocks


def danger_of(found: Found) -> str:
    """Return which danger a question speaks of: a life first, then a partner who hurts, then a child."""
    topics = [one.topic for one in found.topics]
    if CRISIS in topics[:2]:
        return CRISIS
    return PARTNER if "partner" in found.signals else topics[0]


def _others(found: Found, look: Look) -> list[Press]:
    """Return two or three other answers as buttons, none twice and none the one that is shown."""
    entries = [*found.others, *(Entry("topic", one.topic) for one in found.topics)]
    wanted = [one for one in dict.fromkeys(entries) if one != found.best]
    # A word that is explained, or one more belief, helps less than another answer.
    wanted.sort(key=lambda one: one.kind in ("term", "myth"))
    return [made for made in (entry_button(one, look) for one in wanted) if made][:OTHERS_SHOWN]


def _topics_of(found: Found, look: Look) -> list[Press]:
    told = [one.topic for one in found.topics[1:]]
    if found.kind is not Kind.SCOPE:
        told = [one for one in told if look.facts.topics[one].about == "law"]
    wanted = [Entry("topic", one) for one in told]
    return [made for made in (entry_button(one, look) for one in wanted) if made][:OTHERS_SHOWN]
