"""Cards of `/server setup`: all that a server's moderators can choose, on one card, before and after."""

from collections.abc import Sequence

from discord.utils import escape_markdown

from bot.law.library import Library
from bot.law.model import State
from bot.store.servers import Setup
from bot.text.catalogue import Words, languages, pick
from bot.text.days import clock_time
from bot.ui.card import Card, Row, button, buttons, card, channel_select, main_button, select
from bot.ui.here import noted_line, office_lines
from bot.ui.kept import language_name
from bot.ui.labels import link_lines
from bot.ui.states import state_rows

CHANNELS_LIMIT = 25
HOURS = 24
SEVERAL = 2
SHOWN_LETTERS = 40
"""Of an address, where the card names it once more."""
NONE = "none"
"""The value of a choice that takes a default away."""


def setup_card(
    setup: Setup,
    facts: Library,
    words: Words,
    *,
    meanwhile: Setup | None = None,
    completed: Sequence[str] = (),
) -> Card:
    """Show what would be saved, with lists to change it.

    `meanwhile`: what somebody else just saved. `completed`: addresses that were typed without their https.
    """
    say = words.say
    blocks = [
        say("setup-why"),
        "\n".join(setup_lines(setup, facts, words)),
        *_zones_hint(setup, facts, words),
        *([say("links-completed", urls=", ".join(map(_code, completed)))] if completed else []),
    ]
    if meanwhile is not None:
        # Of links the names alone: two setups in full would not fit a card.
        theirs, yours = ("\n".join(_chosen(one, facts, words)) for one in (meanwhile, setup))
        blocks = [say("setup-meanwhile"), theirs, f"**{say('setup-yours')}**\n{yours}"]
    rows = [
        channel_select(
            say("setup-pick-channels"), "setup-channels", chosen=setup.channels, most=CHANNELS_LIMIT
        ),
        channel_select(
            say("setup-pick-moderators"),
            "setup-moderators",
            chosen=[setup.moderators_channel] if setup.moderators_channel else [],
        ),
        *_default_rows(facts.states.get(setup.state or ""), words),
        *buttons(
            button(say("button-setup-state"), "setup-state"),
            button(say("button-setup-links"), "setup-links"),
            main_button(say("button-setup-save"), "setup-save"),
        ),
    ]
    return card(say("setup-title"), blocks, rows=rows, small=[say("setup-not-yet")])


def _default_rows(state: State | None, words: Words) -> list[Row]:
    """Return the lists of hours, and of zones and languages where there is more than one."""
    say, language = words.say, words.language
    hours = [(clock_time(one, language), str(one)) for one in range(HOURS)]
    rows = [_choice("setup-hour", say("setup-pick-hour"), hours, words)]
    if state and len(state.zones) >= SEVERAL:
        zones = [(pick(one.name, language), one.zone) for one in state.zones]
        rows.append(_choice("setup-zone", say("setup-pick-zone"), zones, words))
    if len(languages()) >= SEVERAL:
        spoken = [(language_name(one, words), one) for one in sorted(languages())]
        rows.append(_choice("setup-language", say("setup-pick-language"), spoken, words))
    return rows


def _choice(action: str, placeholder: str, options: Sequence[tuple[str, str]], words: Words) -> Row:
    return select(placeholder, action, options=[*options, (words.say("setup-no-default"), NONE)])


def _zones_hint(setup: Setup, facts: Library, words: Words) -> list[str]:
    """Say what holds where a state has several time zones and none of them was chosen."""
    state = facts.states.get(setup.state or "")
    if state is None or setup.zone or len(state.zones) < SEVERAL:
        return []
    name = pick(state.name, words.language)
    return [words.say("setup-zone-open", state=name, count=len(state.zones))]


def _code(url: str) -> str:
    return f"`{url[:SHOWN_LETTERS]}…`" if len(url) > SHOWN_LETTERS else f"`{url}`"


def setup_lines(setup: Setup, facts: Library, words: Words) -> list[str]:
    """Return a line for each thing that can be chosen, also where nothing was; then the links."""
    lines = [*_chosen(setup, facts, words), *(f"- {line}" for line in link_lines(setup.links))]
    if state := facts.states.get(setup.state or ""):
        # Known for each state, so that nobody has to type it.
        lines += office_lines(state, ("parent_center",), words)
        lines.append(noted_line(state, ("parent_center",), words))
    return lines


def _chosen(setup: Setup, facts: Library, words: Words) -> list[str]:
    say, language = words.say, words.language
    unset = say("setup-not-chosen")
    state = facts.states.get(setup.state or "")
    moderators = [setup.moderators_channel] if setup.moderators_channel else []
    return [
        say("setup-state", state=pick(state.name, language) if state else unset),
        say("setup-zone", zone=_zone_name(setup.zone, state, words) if setup.zone else unset),
        say("setup-hour", hour=unset if setup.hour is None else clock_time(setup.hour, language)),
        *_language_line(setup, words),
        say("setup-channels", channels=channels_named(setup.channels) or say("setup-everywhere")),
        say("setup-moderators", channel=channels_named(moderators) or say("setup-nowhere")),
        say("setup-links", links=", ".join(escape_markdown(one.name) for one in setup.links) or unset),
    ]


def _language_line(setup: Setup, words: Words) -> list[str]:
    """Return no line where there is one language only, so that there is nothing to choose."""
    if len(languages()) < SEVERAL:
        return []
    chosen = language_name(setup.language, words) if setup.language else words.say("setup-not-chosen")
    return [words.say("setup-language", language=chosen)]


def _zone_name(zone: str, state: State | None, words: Words) -> str:
    names = {one.zone: pick(one.name, words.language) for one in state.zones} if state else {}
    return names.get(zone, zone)


def channels_named(channels: Sequence[int]) -> str:
    """Return channels as Discord shows them, by the names that they have now."""
    return ", ".join(f"<#{one}>" for one in channels)


def setup_state_card(facts: Library, words: Words) -> Card:
    """Ask for the state that cards in this server name where a member chose none."""
    rows = state_rows(facts, words, "setup-state")
    rows += buttons(button(words.say("setup-no-default"), "setup-in", NONE))
    return card(words.say("setup-state-title"), [words.say("setup-state-why")], rows=rows)


def setup_saved_card(setup: Setup, facts: Library, words: Words) -> Card:
    """Say what is saved now, and what else moderators can do."""
    blocks = ["\n".join(setup_lines(setup, facts, words)), *_zones_hint(setup, facts, words)]
    blocks.append(words.say("setup-next"))
    return card(words.say("setup-saved-title"), blocks)


def links_again(words: Words) -> list[Row]:
    """Return the button back to the form, where what was typed did not fit."""
    return buttons(main_button(words.say("button-links-again"), "setup-links"))
