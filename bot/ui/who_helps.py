"""Who helps: help lines, a state's offices, national help. Each says how and when it was checked."""

from collections.abc import Sequence

from bot.law.entries import Helper
from bot.law.library import Library
from bot.law.model import Checked
from bot.text.catalogue import Words, pick
from bot.text.days import without_weekday
from bot.ui.card import Card, button, buttons, card, page_buttons, pages
from bot.ui.facts import Look, foot, server_state_lines
from bot.ui.here import OFFICES, noted_line, office_lines
from bot.ui.labels import link_lines, pressable
from bot.ui.states import state_rows

CRISIS, ABUSE, PARTNER = "crisis", "abuse-report", "domestic-violence-hotline"
"""Topics of danger, and the helper for who is hurt by a partner."""
DANGERS = (CRISIS, ABUSE, PARTNER)
HELP = "help"
"""Stands in a list of states where the answer is who helps there."""


def help_blocks(look: Look) -> list[str]:
    """Return who helps in the state, then who helps everywhere, a block each."""
    words, facts = look.words, look.facts
    state = facts.states.get(look.state)
    if state:
        name = pick(state.name, words.language)
        lines = [f"**{words.say('help-state', state=name)}**", *office_lines(state, OFFICES, words)]
        first = "\n".join([*server_state_lines(look), *lines, noted_line(state, OFFICES, words)])
    else:
        first = words.say("help-pick")
    # Who helps comes before where to complain.
    everywhere = [one for kind in ("help", "rights") for one in facts.helpers.values() if one.kind == kind]
    blocks = [helper_block(one, words) for one in everywhere]
    blocks[0] = f"**{words.say('help-everywhere')}**\n{blocks[0]}"
    if look.links:
        # Named as theirs: nobody here has looked at them.
        own = [f"**{words.say('help-server')}**", *(f"- {line}" for line in link_lines(look.links))]
        blocks.insert(0, "\n".join(own))
    return [first, *blocks]


def help_card(look: Look, page: int = 0) -> Card:
    """Return who helps in a state, then who helps everywhere; without a state, where to pick it."""
    words, state = look.words, look.facts.states.get(look.state)
    parts = pages(help_blocks(look))
    page = min(page, len(parts) - 1)
    rows = foot(
        look,
        "help",
        "all",
        *buttons(
            *page_buttons(words, page, len(parts), "help", look.state),
            button(words.say("button-state-other" if state else "button-state"), "state", HELP),
        ),
    )
    return card(words.say("help-title"), parts[page], rows=rows, small=[words.say("not-advice")])


def helper_block(helper: Helper, words: Words) -> str:
    """Return who it is, what it does, how to reach it, and how that was checked."""
    language = words.language
    lines = [f"**[{pick(helper.name, language)}]({pressable(helper.url)})**: {pick(helper.does, language)}"]
    if helper.reach:
        lines.append(pick(helper.reach, language))
    if helper.doubt:
        lines.append(words.say("fact-note", note=pick(helper.doubt, language)))
    official = helper.checked in (Checked.TEXT, Checked.OFFICIAL)
    key = "help-checked" if official else "help-not-checked"
    lines.append(f"-# {words.say(key, day=without_weekday(helper.checked_on, language))}")
    return "\n".join(lines)


def help_lines(facts: Library, kinds: Sequence[str], language: str) -> list[str]:
    """Return the help lines of some kinds, number first: what is read in danger."""
    return [
        f"**{pick(one.reach, language)}** ({pick(one.name, language)})"
        for kind in kinds
        for one in facts.helpers.values()
        if one.kind == kind and one.reach
    ]


def danger_lines(danger: str, facts: Library, language: str) -> list[str]:
    """Return the help lines of a danger, the one that fits it best first."""
    lines = help_lines(facts, ("crisis",) if danger == CRISIS else ("abuse", "crisis"), language)
    if danger != PARTNER:
        return lines
    first = pick(facts.helpers[PARTNER].name, language)
    return sorted(lines, key=lambda line: first not in line)


def state_lists(topic: str, look: Look, *, days: bool = False) -> Card:
    """Ask for the state, for one answer; it is not kept. `days`: before a number of days is given."""
    rows = state_rows(look.facts, look.words, "state", topic)
    if days:
        rows += buttons(button(look.words.say("button-federal"), "rights", topic))
    why = look.words.say("state-why-days" if days else "state-why")
    return card(look.words.say("ask-state"), [why], rows=rows)
