"""The card that stands in a channel for all: the law with its sources, and buttons that answer privately.

Pure: the same record gives the same card, so a change of any fact or text shows as another version. A message
holds 4,000 characters and 40 components: what does not fit is a press away, and the card says so.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.law.entries import Aspect, Explainer, Term, Topic, Way
from bot.law.library import FEDERAL, Library
from bot.law.model import Source
from bot.store.explainers import What
from bot.store.servers import Link
from bot.text.catalogue import Words, pick, words
from bot.ui.card import (
    TEXT_LIMIT,
    Card,
    Row,
    button,
    buttons,
    card,
    select,
    select_lists,
    short_label,
    texts_of,
)
from bot.ui.clocks import clock_blocks, clocks_title
from bot.ui.drafts import Draft
from bot.ui.facts import FIRST, Look, Press, changes_of, event_of, term_line, topic_text
from bot.ui.here import within_a_sentence
from bot.ui.labels import source_line, source_lines
from bot.ui.limits import COMPONENTS
from bot.ui.who_helps import DANGERS, HELP, PARTNER, danger_lines, help_blocks, helper_block

ALL = "all"
"""Stands for all aspects of the comparison, all clocks, all who help."""
ASKED = "referral"
"""The event that most clocks of a way to a plan begin with."""
ANY_LETTER = "other_letter"
"""The event of a letter that starts no clock: its day means nothing to who has not written it."""
BESIDE = 2
"""Components that are kept free: a row with one button, below a card that is shown before it is posted."""
LINK = re.compile(r"(https?://[^\s()<>\[\]]+)")
MARKS = re.compile(r"([\\*_~|`\[\]()<>#@&-])")


@dataclass(frozen=True, slots=True)
class Listed:
    """A posted explainer in the list of them: its title, and the address of its message."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class _Content:
    """What an explainer says; of `long` as many blocks are shown as fit."""

    head: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    place: str = ""
    """For whom it is, in a line below the title."""
    presses: tuple[Press | None, ...] = ()
    rows: tuple[Row, ...] = ()
    more: Press | None = None
    """Leads to all of it, for the person alone."""


def explainer_card(
    what: What, facts: Library, listed: Sequence[Listed] = (), links: Sequence[Link] = ()
) -> Card | None:
    """Return the card for all; None where what it shows is no longer in the fact set.

    `listed` are those that stand in the same server, for the list of them; `links` the moderators' own, for
    who helps.
    """
    said = words(what.language)
    look = Look(
        facts, said, what.state if what.state in facts.states else "", shared=True, links=tuple(links)
    )
    title = explainer_title(what, facts, said)
    if title is None:
        return None
    content = _content(what, look, listed)
    count = _room_for(content.long, _built(title, content, what, said, 0, cut=False))
    if count == len(content.long) or content.more is None:
        return _built(title, content, what, said, count, cut=False)
    # The line that names the rest takes room, too.
    count = _room_for(content.long, _built(title, content, what, said, 0, cut=True))
    return _built(title, content, what, said, count, cut=True)


def _room_for(blocks: Sequence[str], bare: Card) -> int:
    """Return how many of the blocks a card without them has room for, in their order."""
    characters = TEXT_LIMIT - sum(map(len, texts_of(bare)))
    components = COMPONENTS - BESIDE - len(list(bare.walk_children()))
    count = 0
    while count < min(len(blocks), components) and len(blocks[count]) <= characters:
        characters -= len(blocks[count])
        count += 1
    return count


def version_of_card(made: Card) -> str:
    """Return a short hash of all that a card shows and does."""
    return hashlib.sha256(json.dumps(made.to_components(), sort_keys=True).encode()).hexdigest()[:16]


def explainer_title(what: What, facts: Library, said: Words) -> str | None:
    """Return the title of an explainer; None where what it shows is no longer in the fact set."""
    language, title = said.language, None
    match what.kind:
        case "topic" if what.entry in facts.topics:
            title = pick(facts.topics[what.entry].title, language)
        case "compare" if what.entry == ALL:
            title = said.say("explainer-compare-all")
        case "compare" if what.entry in facts.aspects:
            title = said.say("compare-title", aspect=pick(facts.aspects[what.entry].title, language))
        case "clocks":
            title = clocks_title(what.state, facts, said)
        case "way" if what.entry in facts.ways:
            title = pick(facts.ways[what.entry].title, language)
        case "help" if what.entry == ALL:
            title = said.say("help-title")
        case "help" if what.entry == PARTNER:
            title = said.say("danger-partner-title")
        case "set" if what.entry in facts.explainers:
            title = pick(facts.explainers[what.entry].title, language)
        case "index":
            title = said.say("explainer-index-title")
        case _:
            pass
    return title


def harmless(note: str) -> str:
    """Return a line of the moderators' own as plain text: no mention, no hidden link, no mark of Discord's.

    A bare link stays as it is: it shows where it leads.
    """
    pieces = LINK.split(" ".join(note.split()))
    return "".join(piece if at % 2 else MARKS.sub(r"\\\1", piece) for at, piece in enumerate(pieces))


def _content(what: What, look: Look, listed: Sequence[Listed]) -> _Content:
    """Return what stands on the card of an explainer that is in the fact set."""
    facts = look.facts
    match what.kind:
        case "topic":
            content = _topic(facts.topics[what.entry], look)
        case "compare":
            chosen = facts.aspects.values() if what.entry == ALL else [facts.aspects[what.entry]]
            content = _comparison(list(chosen), look)
        case "clocks":
            content = _clocks(look)
        case "way":
            content = _way(facts.ways[what.entry], look)
        case "help":
            content = _partner(look) if what.entry == PARTNER else _help(look)
        case "set":
            content = _of_set(facts.explainers[what.entry], look)
        case "index":
            lines = [f"{at}. [{one.title}]({one.url})" for at, one in enumerate(listed, 1)]
            content = _Content((look.words.say("explainer-index"), "\n".join(lines)), place=_place(look))
    return content


def _of_set(one: Explainer, look: Look) -> _Content:
    facts, language = look.facts, look.language
    if one.topic:
        topic = facts.topics[one.topic]
        content = _topic(topic, look)
        return replace(content, head=(f"**{pick(topic.title, language)}**", *content.head))
    if one.clocks:
        return _clocks(look, one.clocks)
    if one.terms:
        return _terms([facts.terms[term] for term in one.terms], look)
    if one.helpers:
        return _help(look)
    return _Content((pick(one.says, language),) if one.says else ())


def _topic(topic: Topic, look: Look) -> _Content:
    say = look.words.say
    # A line of what changed tells too little: it is a press away, whole, with its doubt and source.
    told = topic_text(topic, look, lately=False)
    mine = button(say("button-mine"), "rights", topic.id) if topic.differs else None
    wrong = button(say("button-wrong"), "wrong", "rights", topic.id)
    if topic.id in DANGERS:
        lines = "\n".join(danger_lines(topic.id, look.facts, look.language))
        small = tuple(source_lines(topic.sources, look.words))
        return _Content((lines, *told.answer), (), told.then, small, presses=(mine, wrong))
    letter = look.facts.letters.get(topic.letter or "")
    event, changed = event_of(topic, look.facts), changes_of(topic.id, look.facts)
    place = say("explainer-federal-only") if topic.sources else ""
    return _Content(
        told.answer,
        told.here,
        told.then,
        tuple(source_lines(topic.sources, look.words)),
        _place(look) if topic.differs else place,
        (
            mine,
            _save_day(event, look) if event and event != ANY_LETTER else None,
            button(say("button-letter"), "letter", letter.id) if letter else None,
            button(say("button-compare"), "compare", topic.compare) if topic.compare else None,
            button(say("button-changed"), "changed", topic.id, look.state) if changed else None,
            wrong,
        ),
        more=button(say("button-whole"), "rights", topic.id, look.state, 0),
    )


def _save_day(event: str, look: Look) -> Press:
    """Return the button that saves a day, named by what happened on it."""
    said = look.words
    happened = within_a_sentence(pick(look.facts.events[event].reached, look.language))
    label = said.say("button-log-asked") if event == ASKED else said.say("button-log-event", event=happened)
    return button(short_label(label), "log-ask", Draft(event).encode())


def _comparison(aspects: Sequence[Aspect], look: Look) -> _Content:
    say, language = look.words.say, look.language
    alone = len(aspects) == 1
    blocks = [_aspect_block(one, look, titled=not alone) for one in aspects]
    options = [(pick(one.title, language), one.id) for one in look.facts.aspects.values()]
    return _Content(
        () if alone else (say("explainer-compare-hint"),),
        tuple(blocks),
        place=say("explainer-federal"),
        presses=(
            button(say("button-choices"), "choices"),
            button(say("button-wrong"), "wrong", "compare", aspects[0].id) if alone else None,
        ),
        rows=tuple(select_lists(options, look.words, "compare")),
        more=button(say("button-whole"), "compare", FIRST),
    )


def _aspect_block(aspect: Aspect, look: Look, *, titled: bool) -> str:
    said, language = look.words, look.language
    lines = [f"**{pick(aspect.title, language)}**"] if titled else []
    lines += [
        f"**{said.say('compare-iep')}**: {pick(aspect.iep.says, language)}",
        f"**{said.say('compare-504')}**: {pick(aspect.plan_504.says, language)}",
    ]
    if aspect.note:
        lines.append(said.say("fact-note", note=pick(aspect.note, language)))
    lines.append("-# " + said.say("compare-source-iep", source=source_line(aspect.iep.source, said)))
    lines.append("-# " + said.say("compare-source-504", source=source_line(aspect.plan_504.source, said)))
    return "\n".join(lines)


def _clocks(look: Look, starts: Sequence[str] = ()) -> _Content:
    say = look.words.say
    return _Content(
        (say("explainer-clocks-hint"),) if starts else (),
        tuple(clock_blocks(look.state, look.facts, look.words, starts)),
        place=_place(look),
        presses=(
            button(say("button-log-asked"), "log-ask", Draft(ASKED).encode()),
            button(say("button-mine"), "clocks", ""),
        ),
        more=button(say("button-whole"), "clocks", look.state or FEDERAL, 0),
    )


def _way(way: Way, look: Look) -> _Content:
    say, language = look.words.say, look.language
    titles = [f"{at}. {pick(step.title, language)}" for at, step in enumerate(way.steps, 1)]
    blocks: list[str] = []
    for at, step in enumerate(way.steps, 1):
        told = f"**{at}. {pick(step.title, language)}**\n{pick(step.says, language)}"
        if step.doubt:
            told += "\n" + say("fact-note", note=pick(step.doubt, language))
        blocks.append(_with_sources(told, step.sources, look.words))
    options = [(title, f"{way.id}.{at}") for at, title in enumerate(titles)]
    return _Content(
        ("\n".join(titles),),
        tuple(blocks),
        place=say("explainer-federal"),
        presses=(button(say("button-log-asked"), "log-ask", Draft(ASKED).encode()),),
        rows=(select(say("way-all", count=len(way.steps)), "way-0", options=options),),
        more=button(say("button-whole"), "way", f"{way.id}.0"),
    )


def _help(look: Look) -> _Content:
    say = look.words.say
    state, *everywhere = help_blocks(look)
    return _Content(
        (state,),
        tuple(everywhere),
        presses=(button(say("button-mine"), "help", ""), button(say("button-state-other"), "state", HELP)),
        more=button(say("button-whole"), "help", look.state, 0),
    )


def _partner(look: Look) -> _Content:
    lines = danger_lines(PARTNER, look.facts, look.language)
    return _Content(("\n".join(lines), helper_block(look.facts.helpers[PARTNER], look.words)))


def _terms(terms: Sequence[Term], look: Look) -> _Content:
    blocks = [_with_sources(term_line(one, look.words), one.sources[:1], look.words) for one in terms]
    options = [(one.term, one.id) for one in terms]
    say = look.words.say
    return _Content(
        long=tuple(blocks),
        tail=(say("explainer-words"),),
        rows=(select(say("explainer-word"), "word-0", options=options),),
        more=button(say("button-whole"), "word", terms[-1].id),
    )


def _with_sources(told: str, sources: Iterable[Source], said: Words) -> str:
    return "\n".join([told, *(f"-# {line}" for line in source_lines(sources, said))])


def _place(look: Look) -> str:
    """Say for which state's schools a card is."""
    state = look.facts.states.get(look.state)
    if state is None:
        return look.words.say("explainer-federal")
    return look.words.say("explainer-state", state=pick(state.name, look.language))


def _built(title: str, content: _Content, what: What, said: Words, count: int, *, cut: bool) -> Card:
    """Build the card with so many of the long blocks; where it is cut, it says where the rest is."""
    more = content.more if cut else None
    blocks = [*content.head, *content.long[:count]]
    if more:
        blocks.append(said.say("explainer-more", button=more.label or ""))
    blocks += content.tail
    head = f"{title}\n-# {content.place}" if content.place else title
    small = [*content.sources, said.say("explainer-kept"), said.say("not-advice")]
    above = said.say("explainer-note", note=harmless(what.note)) if what.note else ""
    rows = [*buttons(*_once([more, *content.presses])), *content.rows]
    return card(head, blocks, small=small, rows=rows, above=above)


def _once(given: Iterable[Press | None]) -> list[Press]:
    """Return the buttons, each once: Discord refuses a card on which two do the same."""
    return list({one.custom_id: one for one in reversed([one for one in given if one])}.values())[::-1]
