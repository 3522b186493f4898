"""Cards of facts: answers, what schools say, beliefs, words of the field, the comparison.

Each has the same foot: what to do, others to look at, share, "this seems wrong"; then sources, small.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from discord import ui

from bot.law.entries import Aspect, Change, Myth, Said, Term, Topic
from bot.law.library import Library
from bot.store.servers import Link
from bot.text.catalogue import Words, pick
from bot.text.days import span_in_words
from bot.ui.card import (
    SELECT_LIMIT,
    Card,
    Row,
    button,
    buttons,
    card,
    main_button,
    page_buttons,
    pages,
    see_rows,
    select_lists,
    short_label,
)
from bot.ui.drafts import Draft
from bot.ui.here import state_blocks
from bot.ui.labels import source_line, source_lines

TERMS_SHOWN = 6
FIRST = "purpose"
"""The aspect that is shown to who names none."""
RELATED_SHOWN = 3


Press = ui.Button[Any]


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks at the facts: in which words, from which state, alone or with the group."""

    facts: Library
    words: Words
    state: str = ""
    """Two letters; empty where it is not known."""
    shared: bool = False
    """Seen by the group: no buttons, and nothing of who asked."""
    by_server: bool = False
    """The state is the default of the server's moderators: the card says so, and offers another one."""
    links: tuple[Link, ...] = ()
    """What the server's moderators link to."""

    @property
    def language(self) -> str:
        """The language of the words."""
        return self.words.language


def foot(look: Look, kind: str, key: str, *rows: Row) -> list[Row]:
    """Return the rows under a card of facts; none where it is shared."""
    if look.shared:
        return []
    words = look.words
    return [
        *rows,
        *buttons(
            button(words.say("button-share"), "share", kind, key, look.state),
            button(words.say("button-wrong"), "wrong", kind, key),
        ),
    ]


@dataclass(frozen=True, slots=True)
class TopicText:
    """What a card says on a topic: the answer, the state's own rules, what to do and what changed."""

    answer: tuple[str, ...]
    here: tuple[str, ...]
    then: tuple[str, ...]


def topic_text(topic: Topic, look: Look, *, lately: bool = True) -> TopicText:
    """Return the blocks of a topic, for the state that is looked from; `lately` with what changed."""
    words, language = look.words, look.language
    answer = [pick(topic.answer, language)]
    if topic.doubt:
        answer.append(words.say("fact-note", note=pick(topic.doubt, language)))
    state = look.facts.states.get(look.state)
    here: list[str] = []
    if state:
        there = state_blocks(topic, state, look.facts, words)
        here = [*server_state_lines(look), *there] if there else []
    elif topic.differs:
        here = [words.say("state-differs")]
    then: list[str] = []
    if topic.next_steps:
        steps = [f"{at}. {pick(step, language)}" for at, step in enumerate(topic.next_steps, 1)]
        then.append("\n".join([f"**{words.say('topic-next')}**", *steps]))
    if topic.say:
        then.append(f"**{words.say('topic-say')}**\n> {pick(topic.say, language)}")
    if lately and (changes := changes_of(topic.id, look.facts)):
        when = span_in_words(changes[0].when, language)
        then.append(words.say("changed-lately", when=when, means=pick(changes[0].means, language)))
    return TopicText(tuple(answer), tuple(here), tuple(then))


def topic_card(
    topic: Topic, look: Look, page: int = 0, *, opening: str = "", others: Sequence[Press] | None = None
) -> Card:
    """Return what the law says on a topic, the state's own rule, what to do next, and where it stands."""
    words, language = look.words, look.language
    told = topic_text(topic, look)
    changes = changes_of(topic.id, look.facts)
    parts = pages([*told.answer, *told.here, *told.then])
    page = min(page, len(parts) - 1)
    to_do = _things_to_do(topic, look)
    rows = foot(
        look,
        "rights",
        topic.id,
        *buttons(*to_do),
        *buttons(
            *page_buttons(words, page, len(parts), "rights", topic.id, look.state),
            button(words.say("button-state-other"), "state", topic.id)
            if topic.differs and look.by_server
            else None,
            button(words.say("button-changed"), "changed", topic.id, look.state) if changes else None,
        ),
        *also(topic.related, look, others, shown=to_do),
    )
    shown = [opening, *parts[page]] if page == 0 else parts[page]
    small = [*source_lines(topic.sources, words), words.say("not-advice")]
    return card(pick(topic.title, language), shown, small=small, rows=rows)


def _things_to_do(topic: Topic, look: Look) -> list[Press | None]:
    """Return at most three things to do, the letter, the day to save or the state, the comparison."""
    words, facts = look.words, look.facts
    letter = facts.letters.get(topic.letter or "")
    event = event_of(topic, facts)
    return [
        main_button(words.say("button-letter"), "letter", letter.id) if letter else None,
        button(words.say("button-state"), "state", topic.id)
        if topic.differs and not look.state
        else button(words.say("button-log-topic"), "log-ask", Draft(event, state=look.state).encode())
        if event
        else None,
        button(words.say("button-compare"), "compare", topic.compare) if topic.compare else None,
    ]


def server_state_lines(look: Look) -> list[str]:
    """Say whose choice the state is, where it is not that of who looks; nothing otherwise."""
    state = look.facts.states.get(look.state) if look.by_server else None
    if state is None:
        return []
    return [look.words.say("state-by-server", state=pick(state.name, look.language))]


def event_of(topic: Topic, facts: Library) -> str | None:
    """Return the event whose day can be saved: what a topic's letter becomes, or what starts its clock."""
    letter = facts.letters.get(topic.letter or "")
    clock = next((one for one in facts.federal.clocks if one.id == topic.clock), None)
    return (letter and letter.event) or (clock.starts if clock and clock.starts in facts.events else None)


def also(
    topics: Iterable[str],
    look: Look,
    others: Sequence[Press] | None = None,
    *,
    shown: Iterable[Press | None] = (),
) -> list[Row]:
    """Return other cards to look at: what a question may have meant, else the topics beside, three at most.

    Without those that are `shown` as buttons: a thing to do is offered once.
    """
    if others is None:
        there = [look.facts.topics[one] for one in topics][:RELATED_SHOWN]
        others = [
            button(short_label(pick(one.title, look.language)), "rights", one.id, look.state) for one in there
        ]
        hint = look.words.say("see-also")
    else:
        hint = look.words.say("see-others")
    taken = {one.custom_id for one in shown if one}
    return see_rows(hint, [one for one in others if one.custom_id not in taken])


def changes_of(topic: str, facts: Library) -> list[Change]:
    """Return what changed about a topic, the newest first."""
    there = [one for one in facts.changes.values() if topic in one.topics]
    return sorted(there, key=lambda one: one.when, reverse=True)


def changes_card(topic: Topic, look: Look, page: int = 0) -> Card:
    """Return what moved in law and offices about a topic, each with its day, its meaning and its source."""
    words, language = look.words, look.language
    blocks: list[str] = []
    for one in changes_of(topic.id, look.facts):
        lines = [
            words.say("changed-head", when=span_in_words(one.when, language)),
            pick(one.happened, language),
        ]
        lines.append(words.say("changed-means", means=pick(one.means, language)))
        if one.doubt:
            lines.append(words.say("doubt", doubt=pick(one.doubt, language)))
        blocks.append("\n".join([*lines, *(f"-# {line}" for line in source_lines(one.sources, words))]))
    parts = pages(blocks)
    page = min(page, len(parts) - 1)
    title = words.say("changed-title", topic=pick(topic.title, language))
    rows = buttons(
        *page_buttons(words, page, len(parts), "changed", topic.id, look.state),
        button(words.say("button-back-to"), "rights", topic.id, look.state),
    )
    return card(title, parts[page], rows=rows, small=[words.say("not-advice")])


def said_card(said: Said, look: Look, *, opening: str = "", others: Sequence[Press] | None = None) -> Card:
    """Return what the rule says to something that a school said, and a sentence to answer with."""
    words, language = look.words, look.language
    blocks = [opening, pick(said.rule, language)]
    if said.doubt:
        blocks.append(words.say("fact-note", note=pick(said.doubt, language)))
    blocks.append(f"**{words.say('said-reply')}**\n> {pick(said.reply, language)}")
    letter = _letter(said.letter, look)
    rows = foot(look, "said", said.id, *buttons(letter), *also(said.topics, look, others, shown=[letter]))
    small = [*source_lines(said.sources, words), words.say("not-advice")]
    return card(words.say("said-title", heard=pick(said.heard, language)), blocks, small=small, rows=rows)


def myth_card(myth: Myth, look: Look, *, opening: str = "", others: Sequence[Press] | None = None) -> Card:
    """Return the true rule in the place of a belief that is not so."""
    words, language = look.words, look.language
    claim = words.say("myth-claim", claim=pick(myth.claim, language))
    blocks = [opening, f"{claim}\n{pick(myth.truth, language)}"]
    if myth.doubt:
        blocks.append(words.say("fact-note", note=pick(myth.doubt, language)))
    rows = foot(look, "myth", myth.id, *also(myth.topics, look, others))
    small = [*source_lines(myth.sources, words), words.say("not-advice")]
    return card(words.say("myth-title"), blocks, small=small, rows=rows)


def term_card(term: Term, look: Look) -> Card:
    """Return a word of the field in one plain sentence."""
    words = look.words
    rows = foot(look, "word", term.id, *also((term.topic,) if term.topic else (), look))
    small = [*source_lines(term.sources, words), words.say("not-advice")]
    return card(term.term, [term_line(term, words, named=False)], small=small, rows=rows)


def term_line(term: Term, words: Words, *, named: bool = True) -> str:
    """Return what a term stands for and says, with its doubt."""
    language = words.language
    says = pick(term.says, language)
    if term.stands_for:
        says = words.say("term-stands-for", long=pick(term.stands_for, language), says=says)
    if term.doubt:
        says = f"{says}\n{words.say('fact-note', note=pick(term.doubt, language))}"
    return f"**{term.term}**: {says}" if named else says


def terms_card(terms: Sequence[Term], look: Look) -> Card:
    """Return the terms of one message, explained; or say that there are none."""
    words = look.words
    if not terms:
        return card(words.say("terms-title"), [words.say("terms-none")])
    shown = terms[:TERMS_SHOWN]
    blocks = ["\n".join(term_line(one, words) for one in shown)]
    sources = list(dict.fromkeys(line for one in shown for line in source_lines(one.sources[:1], words)))
    others = [button(short_label(one.term), "word", one.id) for one in terms[TERMS_SHOWN:][:SELECT_LIMIT]]
    rows = see_rows(words.say("terms-more"), others)
    return card(words.say("terms-title"), blocks, small=[*sources, words.say("not-advice")], rows=rows)


def compare_card(aspect: Aspect, look: Look) -> Card:
    """Return one aspect of the comparison, as paired lines, with a list of the other aspects."""
    words, language = look.words, look.language
    blocks = [
        f"**{words.say('compare-iep')}**\n{pick(aspect.iep.says, language)}",
        f"**{words.say('compare-504')}**\n{pick(aspect.plan_504.says, language)}",
    ]
    if aspect.note:
        blocks.append(words.say("fact-note", note=pick(aspect.note, language)))
    small = [
        words.say("compare-source-iep", source=source_line(aspect.iep.source, words)),
        words.say("compare-source-504", source=source_line(aspect.plan_504.source, words)),
        words.say("not-advice"),
    ]
    lists = select_lists(
        [(pick(one.title, language), one.id) for one in look.facts.aspects.values()], words, "compare"
    )
    rows = foot(look, "compare", aspect.id, *lists, *buttons(button(words.say("button-choices"), "choices")))
    return card(
        words.say("compare-title", aspect=pick(aspect.title, language)), blocks, small=small, rows=rows
    )


def choices_card(look: Look, page: int = 0) -> Card:
    """Return questions to ask oneself about the two plans: criteria, never a recommendation."""
    words, language = look.words, look.language
    blocks = [words.say("choices-hint")]
    for one in look.facts.choices.values():
        source = f"-# {source_line(one.source, words)}"
        blocks.append(f"**{pick(one.asks, language)}**\n{pick(one.bears_on, language)}\n{source}")
    parts = pages(blocks)
    page = min(page, len(parts) - 1)
    rows = buttons(
        *page_buttons(words, page, len(parts), "choices"),
        button(words.say("button-compare"), "compare", FIRST),
    )
    return card(words.say("choices-title"), parts[page], rows=rows, small=[words.say("not-advice")])


def topic_list_card(look: Look) -> Card:
    """Return lists of topics to choose from, for who names none."""
    options = [(pick(one.title, look.language), one.id) for one in look.facts.topics.values()]
    words = look.words
    return card(
        words.say("topics-title"),
        [words.say("topics-hint")],
        small=[words.say("not-advice")],
        rows=select_lists(options, words, "rights"),
    )


def wrong_card(words: Words, *, told: bool) -> Card:
    """Thank for a doubt, and say what was passed on: which card, nothing else."""
    return card(words.say("wrong-title"), [words.say("wrong-told" if told else "wrong-counted")])


def _letter(letter: str | None, look: Look) -> Press | None:
    if letter not in look.facts.letters:
        return None
    return main_button(look.words.say("button-letter"), "letter", letter)
