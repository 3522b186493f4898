"""Rules without a date: those from a birth date, and a parent's limits before anything is wrong."""

from bot.clock.case import Case
from bot.law.checks import BIRTH
from bot.law.library import Library, Ruling
from bot.law.model import Clock, Meaning
from bot.text.catalogue import Words, pick
from bot.ui.card import Card, button, buttons, card, page_buttons, pages
from bot.ui.labels import source_line


def told_card(case_id: int, case: Case, facts: Library, words: Words, page: int = 0) -> Card:
    """Return the rules, each with how to count it on one's own or what would start it."""
    rulings = facts.rulings(case.state, case.plan, case.level)
    logged = {event.code for event in case.events}
    shown = [one for one in rulings if one.clock.meaning is Meaning.TOLD or _limit_ahead(one, logged)]
    parts = pages([words.say("told-why"), *(_block(one.clock, facts, words) for one in shown)])
    page = min(page, len(parts) - 1)
    rows = buttons(
        button(words.say("button-all"), "show", case_id, 0),
        *page_buttons(words, page, len(parts), "told", case_id),
    )
    return card(words.say("told-title"), parts[page], rows=rows, small=[words.say("not-advice")])


def _limit_ahead(ruling: Ruling, logged: set[str]) -> bool:
    clock = ruling.clock
    return clock.limit is not None and not logged & {clock.starts, *clock.also_starts}


def _block(clock: Clock, facts: Library, words: Words) -> str:
    language = words.language
    lines = [f"**{pick(clock.title, language)}**", f"{pick(clock.due, language)}."]
    lines.append(_how(clock, facts, words))
    if clock.doubt:
        lines.append(words.say("doubt", doubt=pick(clock.doubt, language)))
    if not clock.source.read:
        lines.append(words.say("doubt-not-read"))
    lines.append(words.say("the-rule", source=source_line(clock.source, words)))
    return "\n".join(lines)


def _how(clock: Clock, facts: Library, words: Words) -> str:
    length = words.say(f"unit-{clock.unit.value.replace('_', '-')}", count=clock.length)
    if clock.meaning is not Meaning.TOLD:
        event = pick(facts.events[clock.starts].reached, words.language)
        return words.say("told-limit", length=length, event=event)
    if clock.starts != BIRTH:
        return words.say("told-read")
    if not clock.length:
        return words.say("told-count-same")
    if clock.direction == "back":
        return words.say("told-count-back", length=length)
    return words.say("told-count", length=length)
