"""`/help`: what can be started here, a line and a button each; and privacy in three lines, told once."""

from dataclasses import dataclass

from bot import __version__
from bot.law.library import Library
from bot.text.catalogue import Words, pick
from bot.ui.card import Card, button, buttons, card, line, main_button
from bot.ui.facts import FIRST
from bot.ui.me import Host, run_by

DANGER = {"now": "emergency-911", "talk": "988-lifeline"}
"""Helpers that are named small under the start: who comes at once, and who listens at any hour."""


@dataclass(frozen=True, slots=True)
class May:
    """What a moderator may set up where they are; nothing for anybody else, and in a private message."""

    server: bool = False
    explainers: bool = False


def help_card(facts: Library, words: Words, host: Host | None, *, case_id: int | None, may: May) -> Card:
    """Return what can be started, in the order in which a worried parent needs it.

    `case_id`: the case that the person used last, None where nothing is saved.
    """
    lines = [
        line(words.say("start-ask"), main_button(words.say("button-ask"), "ask")),
        line(words.say("start-rights"), button(words.say("button-topics"), "topics")),
        line(words.say("start-letter"), button(words.say("button-write"), "letters")),
        line(words.say("start-log"), button(words.say("button-log"), "log")),
        line(words.say("start-who"), button(words.say("button-who"), "help")),
    ]
    if may.server:
        lines.append(line(words.say("start-server"), button(words.say("button-server"), "server-setup")))
    if may.explainers:
        lines.append(
            line(words.say("start-explainers"), button(words.say("button-explainers"), "explainers", 0))
        )
    rows = buttons(
        button(words.say("button-all"), "show", case_id, 0) if case_id else None,
        button(words.say("button-compare"), "compare", FIRST),
        button(words.say("button-me-show"), "me-show", 0),
    )
    small = [
        words.say("start-danger", **{name: _reach(key, facts, words) for name, key in DANGER.items()}),
        run_by(words, host),
        words.say("version", program=__version__, facts=facts.data_version),
    ]
    return card(words.say("start-title"), [], lines=lines, rows=rows, small=small)


def _reach(helper: str, facts: Library, words: Words) -> str:
    return pick(facts.helpers[helper].reach or {}, words.language)


def met_card(words: Words) -> Card:
    """Return privacy in three lines: what is kept, what is never asked, how to see and delete it."""
    told = "\n".join(f"- {words.say(key)}" for key in ("met-kept", "met-never", "met-yours"))
    rows = buttons(button(words.say("button-me-show"), "me-show", 0))
    return card(words.say("met-title"), [told], rows=rows, small=[words.say("met-new")])
