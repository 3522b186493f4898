"""The deadlines that the law sets in a state, as a list: what starts each, its length, where it stands."""

from collections.abc import Sequence

from bot.law.library import FEDERAL, Library, Ruling
from bot.text.catalogue import Words, pick
from bot.ui.card import Card, button, buttons, card, page_buttons, pages
from bot.ui.facts import Look, server_state_lines
from bot.ui.here import clock_block
from bot.ui.states import state_rows

THE_WAY = ("referral", "spoken_request", "consent", "evaluation", "eligibility", "iep")
"""What most people ask about first: the way from a request to a plan."""


def rulings_of(state: str, facts: Library, starts: Sequence[str] = ()) -> list[Ruling]:
    """Return the clocks of a state, or the federal ones where none is named, the way to a plan first.

    With `starts`, only the clocks that one of these events starts, in the order of the events.
    """
    if state in facts.states:
        plans = (facts.rulings(state, "iep"), facts.rulings(state, "504"))
        both = [one for rulings in plans for one in rulings]
        found = list({(one.jurisdiction, one.clock.id): one for one in both}.values())
    else:
        found = [Ruling(FEDERAL, clock) for clock in facts.federal.clocks]
    order = list(starts or THE_WAY)
    first = [one for event in order for one in found if event in (one.clock.starts, *one.clock.also_starts)]
    rest = [] if starts else found
    return list({(one.jurisdiction, one.clock.id): one for one in [*first, *rest]}.values())


def clock_blocks(state: str, facts: Library, words: Words, starts: Sequence[str] = ()) -> list[str]:
    """Return a block a clock, each with its doubts and its source."""
    return [clock_block(one, facts, words) for one in rulings_of(state, facts, starts)]


def clocks_title(state: str, facts: Library, words: Words) -> str:
    """Return whose deadlines they are."""
    place = facts.states.get(state)
    if place is None:
        return words.say("clocks-federal-title")
    return words.say("clocks-title", state=pick(place.name, words.language))


def clocks_card(look: Look, page: int = 0) -> Card:
    """Return all clocks of the state that is looked from, or the federal ones, a page at a time."""
    words = look.words
    parts = pages(clock_blocks(look.state, look.facts, words))
    page = min(page, len(parts) - 1)
    rows = buttons(
        *page_buttons(words, page, len(parts), "clocks", look.state or FEDERAL),
        button(words.say("button-state-other" if look.state else "button-state"), "clocks-where"),
    )
    title = clocks_title(look.state, look.facts, words)
    blocks = [*server_state_lines(look), *parts[page]]
    return card(title, blocks, rows=rows, small=[words.say("not-advice")])


def clocks_where_card(look: Look) -> Card:
    """Ask whose clocks are wanted; it is not kept."""
    rows = state_rows(look.facts, look.words, "clocks-in")
    return card(look.words.say("ask-state"), [look.words.say("state-why")], rows=rows)
