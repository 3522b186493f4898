"""The whole run: each part in turn, as large as was asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from bot.bench import commands, facts
from bot.bench.rows import Row, Run
from bot.law.library import Library

PARTS = ("facts", "commands")
FIGURES = ("load", "count", "ask")
"""What is measured beside commands, which are named as they are typed."""
YARDSTICKS = ("yaml", "walk", "search", "nothing")


@dataclass(frozen=True, slots=True)
class Size:
    """How often, and how much, is measured."""

    loads: int
    rounds: int
    answers: int


USUAL = Size(loads=5, rounds=10, answers=100)
SHORT = Size(loads=1, rounds=1, answers=2)


async def measure(library: Library, size: Size, telling: Callable[[str], None]) -> Run:
    """Measure all; `telling` hears which part begins. NotAnsweredError where a command gets no answer."""
    began = perf_counter()
    rows: list[Row] = []
    telling("facts")
    rows += [
        facts.load(size.loads),
        facts.count(library, size.rounds),
        facts.ask(library, size.rounds),
    ]
    telling("commands")
    rows += await commands.answers(library, size.answers)
    return Run(seconds=round(perf_counter() - began, 1), rows=tuple(rows))
