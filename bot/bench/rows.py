"""A row of the table: what was measured, what stands beside it, the goal. A whole run, as JSON and back."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, computed_field

from bot.playground.filed import Took
from bot.playground.scale import Figure, figure

Unit = Literal["ms", "us", "s", "mb", "percent", "times", "a-second", "count"]
Of = Literal["median", "p99", "ratio"]


class NoRunError(Exception):
    """A file holds no run of the benchmark; says what is wrong with it."""


class Goal(BaseModel):
    """What a figure has to stay within, or with `at_least` to reach."""

    model_config = ConfigDict(frozen=True)

    of: Of
    bound: float
    at_least: bool = False

    def met(self, reached: float) -> bool:
        """Tell whether a value reaches it."""
        return reached >= self.bound if self.at_least else reached <= self.bound


class Row(BaseModel):
    """A figure. `beside` is the median of its yardstick in the same run, None where there is none.

    What could not be measured has no `median`, and says in `lacks` what would have to be there.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    unit: Unit = "ms"
    median: float | None = None
    p99: float | None = None
    yardstick: str | None = None
    beside: float | None = None
    goals: tuple[Goal, ...] = ()
    lacks: str | None = None

    @computed_field
    @property
    def ratio(self) -> float | None:
        """How many times the yardstick."""
        return round(self.median / self.beside, 2) if self.median is not None and self.beside else None

    @computed_field
    @property
    def met(self) -> bool | None:
        """Whether all goals are met; None where there is none, or nothing was measured."""
        reached = [(goal, getattr(self, goal.of)) for goal in self.goals]
        if not reached or self.lacks:
            return None
        return all(value is not None and goal.met(value) for goal, value in reached)


class Run(BaseModel):
    """All rows of a run."""

    model_config = ConfigDict(frozen=True)

    seconds: float
    rows: tuple[Row, ...]

    @property
    def missed(self) -> list[Row]:
        """The rows whose goal is missed."""
        return [row for row in self.rows if row.met is False]


def median(bound: float) -> Goal:
    """Return a goal for the middle one."""
    return Goal(of="median", bound=bound)


def p99(bound: float) -> Goal:
    """Return a goal for the one that only a hundredth is above."""
    return Goal(of="p99", bound=bound)


def ratio(bound: float) -> Goal:
    """Return a goal in times of the yardstick."""
    return Goal(of="ratio", bound=bound)


def at_least(bound: float) -> Goal:
    """Return a goal that has to be reached."""
    return Goal(of="median", bound=bound, at_least=True)


def row(name: str, took: Took, yardstick: str | None, *goals: Goal, unit: Unit = "ms") -> Row:
    """Return the row of what was timed again and again, beside its yardstick."""
    return of_figure(figure(name, took.ours, took.bare or [0.0]), yardstick, *goals, unit=unit)


def of_figure(found: Figure, yardstick: str | None, *goals: Goal, unit: Unit) -> Row:
    """Return the row of a figure that was measured elsewhere; its own goal comes before `goals`."""
    own = [] if found.goal is None else [_own(found)]
    return Row(
        name=found.name,
        unit=unit,
        median=found.median,
        p99=found.p99,
        yardstick=yardstick,
        beside=found.beside if yardstick else None,
        goals=(*own, *goals),
    )


def _own(found: Figure) -> Goal:
    return Goal(of="median" if found.p99 is None else "p99", bound=found.goal or 0.0, at_least=found.at_least)


def read_run(path: Path) -> Run:
    """Read what an earlier run gave as JSON; NoRunError or OSError."""
    try:
        return Run.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise NoRunError(".".join(map(str, first["loc"])) or "file") from None
