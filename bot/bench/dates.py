"""Dates as people write them: how fast and how rightly they are read, beside what people use instead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from yaml12 import parse_yaml

from bot import DATA
from bot.bench.rows import Row, at_least, p99, row
from bot.bench.timing import timed_each
from bot.clock.reading import Kind, Reading, read, warm_up

FILE = DATA.parent / "tests" / "clock" / "dates.yaml"
LONGEST = 4000
LONG = ("the 5th of october or the week after ", "10/3 ", "lunes 3 de octubre ", "31 february 2027, ")
READ = p99(20)
RIVALS = ("dateparser", "parsedatetime")
NAMED = {"ambiguous": Kind.AMBIGUOUS, "future": Kind.FUTURE, "reject": Kind.REJECTED}

Rival = Callable[["Written"], date | None]


class DatesError(Exception):
    """A file of dates holds a row that is none; names it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A row of the file: a text, its language, the writer's own day, and what a careful reader makes of it.

    `expect` is an ISO day, `ambiguous`, `future` or `reject`.
    """

    text: str
    language: str
    today: date
    expect: str

    def right(self, day: date | None) -> bool:
        """Tell whether a day, or None for none, is what was to be read; a guess is not."""
        if self.expect == "future":
            return day is None or day > self.today
        return (day and day.isoformat()) == (None if self.expect in NAMED else self.expect)


def read_rows(path: Path) -> list[Written]:
    """Read a YAML list of rows with `text`, `lang`, `today` and `expect`; DatesError or OSError."""
    try:
        raw: object = parse_yaml(path.read_text(encoding="utf-8"))
    except ValueError:
        raise DatesError("1") from None
    if not isinstance(raw, list) or not raw:
        raise DatesError("1")
    rows: list[Written] = []
    for number, one in enumerate(cast("list[dict[str, Any]]", raw), 1):
        try:
            today = date.fromisoformat(str(one["today"]))
            rows.append(Written(str(one["text"]), str(one["lang"]), today, str(one["expect"])))
        except (KeyError, TypeError, ValueError):
            raise DatesError(str(number)) from None
    return rows


def reading(rows: Sequence[Written], rounds: int) -> list[Row]:
    """Read each date so many times; then how many are read rightly, and what takes longest."""
    warm_up()
    found = [_long(rounds)]
    if not rows:
        return [*found, *(Row(name=f"read-{name}", lacks="--dates FILE") for name in RIVALS)]
    right = _share(rows, lambda one: _ours(one).day if _ours(one).kind is Kind.EXACT else None)
    for name in RIVALS:
        try:
            rival = _RIVALS[name]()
        except ImportError:
            found.append(Row(name=f"read-{name}", lacks=name))
            continue
        ours, theirs = ([partial(read, one) for one in rows] for read in (_ours, rival))
        took = timed_each(ours, theirs, rounds)
        found += [
            row(f"read-{name}", took, name, READ),
            Row(
                name=f"right-{name}",
                unit="percent",
                median=right,
                yardstick=name,
                beside=_share(rows, rival),
                goals=(at_least(95),),
            ),
        ]
    return found


def _long(rounds: int) -> Row:
    texts = [(text * LONGEST)[:LONGEST] for text in LONG]
    took = timed_each(
        [partial(read, text, language="en", today=date(2026, 11, 21)) for text in texts], [], rounds
    )
    return row("read-long", took, None, READ)


def _ours(one: Written) -> Reading:
    return read(one.text, language=one.language, today=one.today)


def _share(rows: Sequence[Written], reads: Rival) -> float:
    return round(100 * sum(one.right(reads(one)) for one in rows) / len(rows), 1)


def _dateparser() -> Rival:
    parse: Any = import_module("dateparser").parse

    def reads(one: Written) -> date | None:
        settings = {"RELATIVE_BASE": datetime.combine(one.today, time()), "PREFER_DATES_FROM": "past"}
        found: datetime | None = parse(one.text, languages=[one.language], settings=settings)
        return found and found.date()

    return reads


def _parsedatetime() -> Rival:
    calendar: Any = import_module("parsedatetime").Calendar()

    def reads(one: Written) -> date | None:
        found, kind = calendar.parseDT(one.text, sourceTime=datetime.combine(one.today, time()))
        return found.date() if kind else None

    return reads


_RIVALS: dict[str, Callable[[], Rival]] = {"dateparser": _dateparser, "parsedatetime": _parsedatetime}
