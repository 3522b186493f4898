"""Cards of `/me`: what is kept, all of it as files, deleting it, and the person's own settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from discord.utils import escape_markdown

from bot.law.library import Library
from bot.store.everything import KeptRows
from bot.store.people import Person
from bot.text.catalogue import Words, pick
from bot.ui.card import Card, button, buttons, card, danger_button, main_button, page_buttons, pages, select
from bot.ui.kept import kept_blocks, language_name, state_name
from bot.ui.states import state_rows


@dataclass(frozen=True, slots=True)
class Host:
    """Who runs the bot, and how people reach them."""

    name: str
    contact: str


def kept_card(rows: KeptRows, facts: Library, words: Words, host: Host | None, page: int = 0) -> Card:
    """Return a page of all that is kept of a person; on the first also what never is."""
    if not any(rows.values()):
        return nothing_card(words, host)
    first, *others = kept_blocks(rows, facts, words)
    # As one text a page: many short blocks would pass Discord's number of components.
    parts = ["\n\n".join(part) for part in pages([first, _never(words), *others])]
    page = min(page, len(parts) - 1)
    rows_ = buttons(
        button(words.say("button-me-export"), "me-export"),
        button(words.say("button-me-settings"), "me-settings"),
        button(words.say("button-me-delete"), "me-delete"),
    )
    rows_ += buttons(*page_buttons(words, page, len(parts), "me-show"))
    small = [words.say("kept-encrypted"), run_by(words, host)]
    return card(words.say("me-title"), [parts[page]], rows=rows_, small=small)


def nothing_card(words: Words, host: Host | None) -> Card:
    """Say that nothing is kept, and what never is."""
    return card(
        words.say("me-nothing-title"),
        [words.say("me-nothing"), _never(words)],
        small=[run_by(words, host)],
    )


def _never(words: Words) -> str:
    lines = [words.say(key) for key in ("never-child", "never-asked", "never-server")]
    return "\n".join([f"**{words.say('never-title')}**", *(f"- {line}" for line in lines)])


def run_by(words: Words, host: Host | None) -> str:
    """Return who runs the bot and how people reach them."""
    if host is None:
        return words.say("me-host-own")
    name, contact = escape_markdown(host.name), escape_markdown(host.contact)
    return words.say("me-host", name=name, contact=contact)


def files_card(names: Sequence[str], words: Words) -> Card:
    """Return the card that carries the files; a calendar is among them only where a day lies ahead."""
    blocks = [words.say("me-export"), words.say("me-export-dates") if len(names) > 1 else ""]
    return card(words.say("me-export-title"), blocks, files=names, small=[words.say("me-export-private")])


def delete_card(words: Words) -> Card:
    """Ask before everything goes."""
    rows = buttons(
        danger_button(words.say("button-delete-all"), "me-delete-yes"),
        button(words.say("button-me-export"), "me-export"),
        button(words.say("button-keep-all"), "me-show", 0),
    )
    return card(words.say("me-delete-title"), [words.say("me-delete")], rows=rows)


def deleted_card(words: Words, host: Host | None, *, gone: bool) -> Card:
    """Say that everything is deleted; where there was nothing, that nothing is kept."""
    if not gone:
        return nothing_card(words, host)
    blocks = [words.say("me-deleted"), words.say("me-deleted-rest")]
    return card(words.say("me-deleted-title"), blocks, small=[run_by(words, host)])


def settings_card(person: Person, facts: Library, words: Words, *, saved: bool = False) -> Card:
    """Show state, zone and language, with lists to change them; `saved`: one was changed just now."""
    state = facts.states.get(person.state or "")
    blocks = [
        words.say("me-saved") if saved else "",
        "\n".join(
            [
                words.say("kept-state", state=state_name(person.state, facts, words)),
                words.say("kept-zone", zone=person.zone or words.say("kept-not-set")),
                words.say("kept-language", language=language_name(words.language, words)),
            ]
        ),
        words.say("me-settings-state"),
        words.say("me-settings-language"),
    ]
    rows = state_rows(facts, words, "me-state")
    if state and len(state.zones) > 1:
        zones = [(pick(one.name, words.language), one.zone) for one in state.zones]
        rows.append(select(words.say("me-pick-zone"), "me-zone", state.code, options=zones))
    rows += buttons(
        button(words.say("button-clear-state"), "me-clear") if person.state else None,
        button(words.say("button-when"), "when"),
        main_button(words.say("button-me-show"), "me-show", 0),
    )
    return card(words.say("me-settings-title"), blocks, rows=rows)
