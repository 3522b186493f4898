"""The state of the fact set, state by state, for those who look after it."""

from collections.abc import Iterator

from bot.law.library import FEDERAL, Library
from bot.law.model import Clock, State
from bot.text.catalogue import Words, pick
from bot.ui.labels import label
from bot.ui.states import states_by_name

EVALUATION = "evaluation-60-days"


def initial_evaluation(state: State, facts: Library) -> Clock:
    """Return the clock of the first evaluation; the federal one where a state has none."""
    own = [clock for clock in state.clocks if clock.replaces == EVALUATION and clock.level != "preschool"]
    named = [clock for clock in state.clocks if clock.id == "initial-evaluation"]
    federal = facts.clock(FEDERAL, EVALUATION)
    if federal is None:
        raise LookupError(EVALUATION)
    return next(iter([*own, *named]), federal)


def coverage_lines(facts: Library, words: Words) -> Iterator[str]:
    """Give a line a state: its name, the first evaluation in a few words, the label; then each doubt."""
    for name, code in states_by_name(facts, words.language):
        state = facts.states[code]
        clock = initial_evaluation(state, facts)
        length = words.say(f"unit-{clock.unit.value.replace('_', '-')}", count=clock.length)
        event = pick(facts.events[clock.starts].reached, words.language)
        what = words.say("coverage-evaluation", length=length, event=event)
        yield words.say("coverage-line", state=name, what=what, label=label(clock.source, words))
        for one in state.clocks:
            if one.doubt:
                yield words.say("coverage-doubt", clock=one.id, doubt=pick(one.doubt, words.language))
