"""The states as lists to choose from."""

from bot.law.library import Library
from bot.text.catalogue import Words, pick
from bot.ui.card import Row, select_lists


def state_rows(facts: Library, words: Words, action: str, *parts: object) -> list[Row]:
    """Return the lists of all states by name; what is chosen is a state's code."""
    options = sorted((pick(state.name, words.language), code) for code, state in facts.states.items())
    return select_lists(options, words, action, *parts)
