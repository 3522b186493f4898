"""Cards of facts: the comparison and what the law says on a topic."""

from bot.law.library import Library
from bot.law.model import Aspect, Topic
from bot.text.catalogue import Words, pick
from bot.ui.card import Card, Row, button, buttons, card, main_button, select
from bot.ui.labels import source_line, source_lines

SELECT_LIMIT = 25


def compare_card(aspect: Aspect, facts: Library, words: Words, *, shared: bool = False) -> Card:
    """Return one aspect of the comparison, as paired lines, with a list of the other aspects."""
    language = words.language
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
    rows: list[Row] = []
    if not shared:
        rows = [
            *_aspect_lists(facts, words),
            *buttons(button(words.say("button-share"), "share", "compare", aspect.id)),
        ]
    return card(
        words.say("compare-title", aspect=pick(aspect.title, language)), blocks, small=small, rows=rows
    )


def _aspect_lists(facts: Library, words: Words) -> list[Row]:
    options = [(pick(one.title, words.language), one.id) for one in facts.aspects.values()]
    half = (len(options) + 1) // 2 if len(options) > SELECT_LIMIT else len(options)
    parts = [part for part in (options[:half], options[half:]) if part]
    return [
        select(words.say("compare-more", first=part[0][0]), f"compare-{number}", options=part)
        for number, part in enumerate(parts)
    ]


def topic_card(topic: Topic, facts: Library, words: Words, *, shared: bool = False) -> Card:
    """Return what the law says on a topic, what to do next, and where it stands."""
    language = words.language
    blocks = [pick(topic.answer, language)]
    if topic.doubt:
        blocks.append(words.say("fact-note", note=pick(topic.doubt, language)))
    if topic.next_steps:
        steps = [f"{at}. {pick(step, language)}" for at, step in enumerate(topic.next_steps, 1)]
        blocks.append("\n".join([f"**{words.say('topic-next')}**", *steps]))
    if topic.say:
        blocks.append(f"**{words.say('topic-say')}**\n> {pick(topic.say, language)}")
    rows: list[Row] = []
    if not shared:
        related = [facts.topics[one] for one in topic.related[:3]]
        rows = [
            *buttons(
                main_button(words.say("button-letter"), "letter", topic.letter)
                if topic.letter in facts.letters
                else None,
                button(words.say("button-compare"), "compare", topic.compare) if topic.compare else None,
                button(words.say("button-share"), "share", "rights", topic.id),
            ),
            *buttons(*(button(pick(one.title, language)[:80], "rights", one.id) for one in related)),
        ]
    small = [*source_lines(topic.sources, words), words.say("not-advice")]
    return card(pick(topic.title, language), blocks, small=small, rows=rows)


def topic_list_card(facts: Library, words: Words) -> Card:
    """Return a list of topics to choose from, for who names none."""
    options = [(pick(one.title, words.language), one.id) for one in facts.topics.values()]
    parts = [options[at : at + SELECT_LIMIT] for at in range(0, len(options), SELECT_LIMIT)][:4]
    rows = [
        select(words.say("topics-more", first=part[0][0], last=part[-1][0]), f"rights-{number}", options=part)
        for number, part in enumerate(parts)
    ]
    return card(
        words.say("topics-title"), [words.say("topics-hint")], small=[words.say("not-advice")], rows=rows
    )
