"""The way from a concern to a plan, a step a card: whom to write to, what to bring, what to ask."""

from collections.abc import Mapping, Sequence

from bot.law.entries import Step, Way
from bot.text.catalogue import pick
from bot.ui.card import Card, button, buttons, card, main_button, select
from bot.ui.drafts import Draft
from bot.ui.facts import Look, Press, also, foot
from bot.ui.labels import source_lines


def way_card(way: Way, look: Look, at: int = 0) -> Card:
    """Return one step, with the steps before and after, and what can be done in it."""
    words, language = look.words, look.language
    at = max(0, min(at, len(way.steps) - 1))
    step = way.steps[at]
    blocks = [pick(step.says, language)]
    if step.who:
        blocks.append(f"**{words.say('way-who')}**\n{pick(step.who, language)}")
    blocks += [
        _points(words.say("way-bring"), step.bring, look),
        _points(words.say("way-ask"), step.ask, look),
    ]
    if step.refused:
        blocks.append(f"**{words.say('way-refused')}**\n{pick(step.refused, language)}")
    if step.doubt:
        blocks.append(words.say("fact-note", note=pick(step.doubt, language)))
    steps = [
        (f"{number}. {pick(one.title, language)}", f"{way.id}.{number - 1}")
        for number, one in enumerate(way.steps, 1)
    ]
    rows = foot(
        look,
        "way",
        f"{way.id}.{at}",
        *buttons(*_moves(way, at, look), *_things_to_do(step, look)),
        select(words.say("way-all", count=len(way.steps)), "way-0", options=steps),
        *also(step.topics, look),
    )
    small = [
        words.say("way-place", way=pick(way.title, language), step=at + 1, count=len(way.steps)),
        *source_lines(step.sources, words),
        words.say("not-advice"),
    ]
    return card(f"{at + 1}. {pick(step.title, language)}", blocks, small=small, rows=rows)


def _points(title: str, points: Sequence[Mapping[str, str]], look: Look) -> str:
    lines = [f"- {pick(point, look.language)}" for point in points]
    return "\n".join([f"**{title}**", *lines]) if lines else ""


def _moves(way: Way, at: int, look: Look) -> list[Press]:
    words = look.words
    found: list[Press] = []
    if at > 0:
        found.append(button(words.say("button-page-before"), "way", f"{way.id}.{at - 1}"))
    if at < len(way.steps) - 1:
        found.append(main_button(words.say("button-next-step"), "way", f"{way.id}.{at + 1}"))
    return found


def _things_to_do(step: Step, look: Look) -> list[Press]:
    words = look.words
    found: list[Press] = []
    if step.letter in look.facts.letters:
        found.append(button(words.say("button-letter"), "letter", step.letter))
    if step.event:
        found.append(
            button(words.say("button-log-topic"), "log-ask", Draft(step.event, state=look.state).encode())
        )
    return found
