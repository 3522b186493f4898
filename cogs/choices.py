"""What is offered while a person types an option."""

from collections.abc import Iterable, Mapping, Sequence

from discord import app_commands

from bot.law.library import Library
from bot.text.catalogue import pick
from bot.text.kind import ExplainedError
from bot.tree import Press
from bot.ui.states import states_by_name

CHOICE_LIMIT = 25
NAME_LIMIT = 100
STATE_LISTS = 3
"""Lists over which the states are spread."""


def matching(
    typed: str, options: Iterable[tuple[str, str]], also: Mapping[str, Sequence[str]] | None = None
) -> list[app_commands.Choice[str]]:
    """Return up to 25 choices (name, value) in which every typed word occurs; names that begin with it first.

    `also` holds other ways to say an option, by its value.
    """
    asked = typed.casefold().split()
    found: list[tuple[bool, str, str]] = []
    for name, value in options:
        said = " ".join((name, value.replace("-", " "), *(also or {}).get(value, ()))).casefold()
        if all(word in said for word in asked):
            found.append((not name.casefold().startswith(typed.casefold()), name, value))
    found.sort(key=lambda one: one[0])
    return [
        app_commands.Choice(name=name[:NAME_LIMIT], value=value[:NAME_LIMIT])
        for _, name, value in found[:CHOICE_LIMIT]
    ]


def state_choices(typed: str, facts: Library, language: str) -> list[app_commands.Choice[str]]:
    """Return the states that hold what was typed, by name or by their two letters."""
    exact = facts.states.get(typed.strip().upper())
    found = matching(typed, states_by_name(facts, language))
    if exact is None:
        return found
    first = app_commands.Choice(name=pick(exact.name, language), value=exact.code)
    return [first, *(one for one in found if one.value != exact.code)][:CHOICE_LIMIT]


def state_code(said: str, facts: Library) -> str:
    """Return the code of a state that was picked or typed by name or letters; ExplainedError otherwise."""
    wanted = said.strip().casefold()
    for code, state in facts.states.items():
        if wanted == code.casefold() or wanted in (name.casefold() for name in state.name.values()):
            return code
    raise ExplainedError("state-unknown")


def lists(action: str, count: int, press: Press) -> dict[str, Press]:
    """Return the same press for each of the lists that one choice is spread over."""
    return {f"{action}-{number}": press for number in range(count)}
