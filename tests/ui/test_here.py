"""A clock without a date: what it leaves out and what can move it stands beside its length."""

import pytest

from bot.law.library import library
from bot.text.catalogue import words
from bot.ui.clocks import rulings_of
from bot.ui.here import clock_block

FACTS = library()
WORDS = words("en")


def block(state: str, clock_id: str) -> str:
    (ruling,) = [one for one in rulings_of(state, FACTS) if one.clock.id == clock_id]
    return clock_block(ruling, FACTS, WORDS)


def test_school_breaks_that_a_rule_leaves_out_are_named() -> None:
    # Cal. Ed. Code 56043(a): school vacations in excess of five schooldays are left out.
    said = block("CA", "response-to-request")
    assert "Not counted: the summer break; breaks of 6 or more school days in a row." in said
    assert "This can move if: you agree in writing to more time; " in said


@pytest.mark.parametrize("state", FACTS.states)
def test_no_length_stands_without_what_moves_it(state: str) -> None:
    for ruling in rulings_of(state, FACTS):
        said, clock = clock_block(ruling, FACTS, WORDS), ruling.clock
        assert ("Not counted: " in said) == bool(clock.skips), clock.id
        assert all(reason["en"] in said for reason in clock.moves_if), clock.id
        assert clock.absences is None or clock.absences.says["en"] in said, clock.id
