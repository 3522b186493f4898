"""The rows of a run as a table, and two runs side by side."""

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from bot.bench.rows import Goal, Row
from bot.text.catalogue import Words

HEADS = ("what", "median", "p99", "beside", "ratio", "goal", "verdict")
HEADS_OF_TWO = ("what", "before", "now", "ratio-before", "ratio-now", "change", "verdict")
WORSE_PERCENT = 25.0
"""A change that is smaller says little on a machine that others use too."""


def table(rows: Sequence[Row], said: Words) -> Table:
    """Return the figures, each with its yardstick and goal."""
    drawn, yardstick = _headed(HEADS, said), None
    for row in rows:
        if row.yardstick != yardstick:
            yardstick = row.yardstick
            drawn.add_section()
            if yardstick:
                drawn.add_row(said.say(f"bench-beside-{yardstick}"), style="italic")
        verdict = {True: said.say("bench-met"), False: said.say("bench-missed"), None: ""}[row.met]
        if row.lacks:
            verdict = said.say("bench-lacks", what=row.lacks)
        numbers = (_number(row.median), _number(row.p99), _number(row.beside), _times(row.ratio, said))
        _add(drawn, said, row, *numbers, "\n".join(_goal(goal, said) for goal in row.goals), verdict)
    return drawn


def compared(rows: Sequence[Row], before: Mapping[str, Row], said: Words) -> Table:
    """Return the figures of two runs side by side."""
    drawn = _headed(HEADS_OF_TWO, said)
    for row in rows:
        old = before.get(row.name)
        change = old and change_percent(old, row)
        _add(
            drawn,
            said,
            row,
            _number(old and old.median),
            _number(row.median),
            _times(old and old.ratio, said),
            _times(row.ratio, said),
            "" if change is None else f"{change:+.0f}%",
            said.say("bench-worse") if old and is_worse(old, row) else "",
        )
    return drawn


def change_percent(before: Row, now: Row) -> float | None:
    """Return by how much it changed: in times of the yardstick where both have one, else as it is.

    On another machine, or a busy one, the yardstick changes as well.
    """
    old, new = (before.ratio, now.ratio) if before.ratio and now.ratio else (before.median, now.median)
    return None if not old or new is None else 100 * (new - old) / old


def is_worse(before: Row, now: Row) -> bool:
    """Tell whether it got worse, by more than chance makes of it."""
    change = change_percent(before, now)
    if change is None:
        # What was none at all, such as a lost reminder, and is some now.
        return before.median == 0 and bool(now.median)
    more_is_better = any(goal.at_least for goal in now.goals)
    return (-change if more_is_better else change) > WORSE_PERCENT


def name_of(row: Row, said: Words) -> str:
    """Return what a row measures; a command is named as it is typed."""
    return row.name if row.name.startswith("/") else said.say(f"bench-row-{row.name}")


def _headed(heads: Sequence[str], said: Words) -> Table:
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for at, head in enumerate(heads):
        drawn.add_column(
            said.say(f"bench-head-{head}"), justify="right" if at else "left", ratio=0 if at else 1
        )
    return drawn


def _add(drawn: Table, said: Words, row: Row, *cells: str) -> None:
    unit = said.say(f"bench-unit-{row.unit}")
    # As text: square brackets are no marks of style.
    drawn.add_row(*map(Text, (f"{name_of(row, said)}, {unit}", *cells)))


def _goal(goal: Goal, said: Words) -> str:
    bound = _number(goal.bound)
    if goal.at_least:
        return said.say("bench-goal-over", bound=bound)
    return said.say(f"bench-goal-{goal.of}", bound=bound)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"


def _times(value: float | None, said: Words) -> str:
    return "" if value is None else said.say("bench-times", ratio=f"{value:g}")
