"""The states as lists to choose from."""

from bot.law.library import Library
from bot.text.catalogue import Words, pick
from bot.ui.card import Row, select_lists


def states_by_name(facts: Library, language: str) -> list[tuple[str, str]]:
    """Return (name, code) of each state by name: AK comes before AL, but Alabama before Alaska."""
    return sorted((pick(state.name, language), code) for code, state in facts.states.items())


def state_rows(facts: Library, words: Words, action: str, *parts: object) -> list[Row]:
    """Return the lists of all states by name; what is chosen is a state's code."""
    return select_lists(states_by_name(facts, words.language), words, action, *parts)
