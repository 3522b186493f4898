"""How well questions are answered, held against a file of questions with the topics that they want."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from time import perf_counter
from typing import Any, cast

from yaml12 import parse_yaml

from bot.law.search.finder import Finder
from bot.law.search.found import Found, Kind

OURS = frozenset(
    ("letter", "timeline", "compare", "state-needed", "tone-support", "trap", "unknown", "scope", "crisis")
)
"""Wanted ids that are no answer but a way to answer: an offer, a need, a kind."""
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question of the file, and what a good answer reaches."""

    id: str
    text: str
    wants: tuple[str, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of law that are wanted."""
        return tuple(one for one in self.wants if one not in OURS)


class WantedError(Exception):
    """A file of questions holds a row that is none; names it."""


def read_wanted(path: Path) -> list[Wanted]:
    """Read a YAML list of rows with `id`, `text` and `wants`; WantedError or OSError."""
    try:
        raw: object = parse_yaml(path.read_text(encoding="utf-8"))
    except ValueError:
        raise WantedError("1") from None
    if not isinstance(raw, list):
        raise WantedError("1")
    rows: list[Wanted] = []
    for number, row in enumerate(cast("list[dict[str, Any]]", raw), 1):
        try:
            rows.append(Wanted(str(row["id"]), str(row["text"]), tuple(map(str, row["wants"]))))
        except (KeyError, TypeError):
            raise WantedError(str(number)) from None
    return rows


@dataclass(slots=True)
class Measured:
    """Shares from 0 to 1, None where the file holds no such question; and what was missed."""

    questions: int
    recall_1: float | None
    """Questions whose first topic is a wanted one."""
    recall_3: float | None
    """Wanted topics among the first three, of the three at most that could be there."""
    any_3: float | None
    """Questions with a wanted topic among the first three."""
    unknown_precision: float | None
    """Of what was called not known, what is marked so."""
    unknown_recall: float | None
    traps_told: float | None
    crisis_first: float | None
    crisis_precision: float | None
    offers: float | None
    """Wanted offers and needs that were made."""
    median_ms: float
    p99_ms: float
    missed: list[str] = field(default_factory=list[str])
    """A line a question that went wrong: its id and what was found in place of what is wanted."""


def measure(rows: Sequence[Wanted], finder: Finder) -> Measured:
    """Ask every question, and hold the answers against what is wanted."""
    found: list[tuple[Wanted, Found]] = []
    times: list[float] = []
    for row in rows:
        start = perf_counter()
        found.append((row, finder.find(row.text)))
        times.append((perf_counter() - start) * 1000)
    times.sort()
    with_topics = [(row, one) for row, one in found if row.topics]
    return Measured(
        len(rows),
        recall_1=_mean(_first(one) in row.topics for row, one in with_topics),
        recall_3=_share(
            sum(len(set(_shown(one)) & set(row.topics)) for row, one in with_topics),
            sum(min(SHOWN, len(row.topics)) for row, _ in with_topics),
        ),
        any_3=_mean(bool(set(_shown(one)) & set(row.topics)) for row, one in with_topics),
        unknown_precision=_mean("unknown" in row.wants for row, one in found if one.kind is Kind.UNKNOWN),
        unknown_recall=_mean(one.kind is Kind.UNKNOWN for row, one in found if "unknown" in row.wants),
        traps_told=_mean(one.kind is Kind.TRAP for row, one in found if "trap" in row.wants),
        crisis_first=_mean(one.kind is Kind.CRISIS for row, one in found if _danger(row)),
        crisis_precision=_mean(_danger(row) for row, one in found if one.kind is Kind.CRISIS),
        offers=_mean(
            want in one.offers or (want == "state-needed" and "state" in one.needs)
            for row, one in found
            for want in row.wants
            if want in ("letter", "timeline", "compare", "state-needed")
        ),
        median_ms=times[len(times) // 2] if times else 0.0,
        p99_ms=times[min(len(times) - 1, int(len(times) * 0.99))] if times else 0.0,
        missed=[_line(row, one) for row, one in found if _wrong(row, one)],
    )


def _danger(row: Wanted) -> bool:
    return "crisis" in row.wants or row.wants[:1] == ("abuse-report",)


def _shown(found: Found) -> list[str]:
    return [one.topic for one in found.topics if one.topic not in OURS][:SHOWN]


def _first(found: Found) -> str:
    return next(iter(_shown(found)), "")


def _wrong(row: Wanted, found: Found) -> bool:
    marks = {"unknown": Kind.UNKNOWN, "trap": Kind.TRAP, "crisis": Kind.CRISIS, "scope": Kind.SCOPE}
    for mark, kind in marks.items():
        if (mark in row.wants) != (found.kind is kind):
            return True
    return bool(row.topics) and not set(_shown(found)) & set(row.topics)


def _line(row: Wanted, found: Found) -> str:
    shown = ", ".join(_shown(found)) or "-"
    return f"{row.id}: {found.kind.value} ({found.certainty}) {shown} | wanted {', '.join(row.wants)}"


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _mean(held: Iterable[bool]) -> float | None:
    listed = list(held)
    return fmean(listed) if listed else None
