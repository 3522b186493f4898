"""Loads and validates `data/`, and looks facts up by id, state and event. Counts nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import yaml
from pydantic import ValidationError

from bot import DATA
from bot.law.model import Aspect, Clock, EventKind, Fact, Jurisdiction, LetterType, Plan, State, Topic

FEDERAL = "US"
F = TypeVar("F", bound=Fact)


class Fault(NamedTuple):
    """What is wrong in `data/`, and where."""

    file: str
    entry: str
    says: str

    def __str__(self) -> str:
        """Return one line: file, entry, what to write."""
        return f"{self.file}: {self.entry}: {self.says}"


class LibraryError(Exception):
    """The facts cannot be used; `faults` names each file and entry."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class Ruling(NamedTuple):
    """A clock that runs, and whose law it is."""

    jurisdiction: str
    clock: Clock
    beside: bool = False
    """A federal clock shown beside a state's that would take its place but is not settled."""


@dataclass(frozen=True, slots=True)
class Library:
    """The whole fact set."""

    federal: Jurisdiction
    states: Mapping[str, State]
    events: Mapping[str, EventKind]
    aspects: Mapping[str, Aspect]
    topics: Mapping[str, Topic]
    letters: Mapping[str, LetterType]

    def rulings(self, state: str, plan: Plan) -> list[Ruling]:
        """Return the clocks that run in a state for a kind of plan: the state's, then the federal ones.

        A settled state clock takes the place of the federal one that it names (34 CFR 300.301(c)(1)(ii)
        and the like); beside one that is in doubt the federal one stays.
        """
        of_state = [clock for clock in self.states[state].clocks if clock.covers(plan)]
        taken = {clock.replaces for clock in of_state if clock.settled}
        doubted = {clock.replaces for clock in of_state if not clock.settled}
        return [Ruling(state, clock) for clock in of_state] + [
            Ruling(FEDERAL, clock, beside=clock.id in doubted)
            for clock in self.federal.clocks
            if clock.covers(plan) and clock.id not in taken
        ]

    def clock(self, jurisdiction: str, clock_id: str) -> Clock | None:
        """Return a clock by its jurisdiction and id."""
        place = self.federal if jurisdiction == FEDERAL else self.states[jurisdiction]
        return next((clock for clock in place.clocks if clock.id == clock_id), None)

    def faults(self) -> list[Fault]:
        """Return what the facts say of each other that does not hold."""
        return list(_cross_faults(self))


@cache
def library(root: Path = DATA) -> Library:
    """Load the fact set, once a process; LibraryError names every fault at once."""
    faults: list[Fault] = []
    federal = _one(root, root / "law" / "federal.yaml", Jurisdiction, faults)
    states = [_one(root, path, State, faults) for path in sorted((root / "law" / "states").glob("*.yaml"))]
    events = _many(root, root / "events.yaml", "events", EventKind, faults)
    aspects = _many(root, root / "compare.yaml", "aspects", Aspect, faults)
    topics = [_one(root, path, Topic, faults) for path in sorted((root / "topics").glob("*.yaml"))]
    letters = [_one(root, path, LetterType, faults) for path in sorted((root / "letters").glob("*.yaml"))]
    if faults or federal is None:
        raise LibraryError(faults)
    made = Library(
        federal=federal,
        states={state.code: state for state in states if state},
        events={event.code: event for event in events},
        aspects={aspect.id: aspect for aspect in aspects},
        topics={topic.id: topic for topic in topics if topic},
        letters={letter.id: letter for letter in letters if letter},
    )
    if faults := made.faults():
        raise LibraryError(faults)
    return made


def _read(root: Path, path: Path, faults: list[Fault]) -> dict[str, Any]:
    name = str(path.relative_to(root.parent))
    try:
        # The C loader is ten times as fast; both refuse everything but plain data.
        raw: object = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        faults.append(Fault(name, "file", "is missing; put it back"))
        return {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else "file"
        problem = getattr(error, "problem", None) or "is not UTF-8 text"
        faults.append(Fault(name, place, f"is no YAML that can be read: {problem}"))
        return {}
    if not isinstance(raw, dict):
        faults.append(Fault(name, "file", "write keys and values, such as `id: ...`"))
        return {}
    return cast("dict[str, Any]", raw)


def _one(root: Path, path: Path, kind: type[F], faults: list[Fault]) -> F | None:
    before = len(faults)
    raw = _read(root, path, faults)
    if len(faults) > before:
        return None
    return _record(str(path.relative_to(root.parent)), raw, kind, faults)


def _many(root: Path, path: Path, key: str, kind: type[F], faults: list[Fault]) -> list[F]:
    name = str(path.relative_to(root.parent))
    before = len(faults)
    rows = _read(root, path, faults).get(key)
    if len(faults) > before:
        return []
    if not isinstance(rows, list):
        faults.append(Fault(name, key, f"write a list under `{key}:`"))
        return []
    return [record for row in cast("list[Any]", rows) if (record := _record(name, row, kind, faults))]


def _record(name: str, raw: object, kind: type[F], faults: list[Fault]) -> F | None:
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        faults += [
            Fault(name, _entry(raw, problem["loc"]), problem["msg"])
            for problem in error.errors(include_url=False, include_input=False)
        ]
        return None


def _entry(raw: object, place: tuple[int | str, ...]) -> str:
    """Say where a fault is in the words of the file: `clocks.annual-review.length`."""
    here: Any = raw
    said: list[str] = [_name(raw)] if _name(raw) else []
    for step in place:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        said.append(_name(here) or str(step))
    return ".".join(said) or "file"


def _name(raw: object) -> str:
    if isinstance(raw, dict):
        row = cast("dict[str, object]", raw)
        return str(row.get("id") or row.get("code") or "")
    return ""


def _cross_faults(made: Library) -> Iterator[Fault]:
    codes = set(made.events) | {"birth_date"}
    federal_ids = {clock.id for clock in made.federal.clocks}
    for place in (made.federal, *made.states.values()):
        file = "federal.yaml" if place.code == FEDERAL else f"states/{place.code.lower()}.yaml"
        for clock in place.clocks:
            if clock.starts not in codes:
                yield Fault(file, clock.id, f"starts: {clock.starts!r} is no event of events.yaml")
            if clock.replaces and clock.replaces not in federal_ids:
                yield Fault(file, clock.id, f"replaces: {clock.replaces!r} is no federal clock")
    for topic in made.topics.values():
        for name, wanted, there in (
            ("related", topic.related, made.topics),
            ("compare", (topic.compare,), made.aspects),
            ("clock", (topic.clock,), federal_ids),
        ):
            for unknown in {one for one in wanted if one} - set(there):
                yield Fault(f"topics/{topic.id}.yaml", name, f"{unknown!r} does not exist")
    for letter in made.letters.values():
        if letter.event and letter.event not in made.events:
            yield Fault(f"letters/{letter.id}.yaml", "event", f"{letter.event!r} is no event of events.yaml")
