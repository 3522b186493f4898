"""`python -m bot bench`: measures all, and prints the table, or both runs side by side, or either as JSON."""

import asyncio
import json
from pathlib import Path

import click
from rich.console import Console

from bot.bench.asking import NotAnsweredError
from bot.bench.dates import FILE, DatesError, Written, read_rows
from bot.bench.reminders import rows_of
from bot.bench.rows import NoRunError, Row, Run, read_run
from bot.bench.run import Given, measure
from bot.bench.table import WORSE_PERCENT, change_percent, compared, is_worse, name_of, table
from bot.playground import scale
from bot.playground.joined import BotEndedError
from bot.playground.process import MEGABYTE
from bot.shell import BROKEN, brief, stop
from bot.text.catalogue import ENGLISH, words

SAID = words(ENGLISH)


def show(given: Given, earlier: dict[str, Row] | None, *, as_json: bool) -> Run:
    """Measure, print, and return the run; where a part cannot be measured it ends with a line."""
    # Where the lines go to a file, the part that is being measured is still told to the person who waits.
    with Console(stderr=True).status("") as status:

        def tell(part: str) -> None:
            status.update(SAID.say("bench-measuring", part=SAID.say(f"bench-part-{part}")))

        try:
            run = asyncio.run(measure(given, tell))
        except NotAnsweredError as error:
            stop(SAID.say("bench-not-answered", command=str(error)), BROKEN)
        except (BotEndedError, scale.NoRoomError) as error:
            stop(SAID.say("bench-ended", said=brief(str(error))), BROKEN)
    if as_json:
        click.echo(json.dumps(_as_json(run, earlier), ensure_ascii=False))
    else:
        _print(run, earlier)
    return run


def print_scale(found: scale.Scale) -> None:
    """Print what `--scale` measured: how large the file was, and the figures."""
    crowd = found.crowd
    click.echo(
        SAID.say(
            "bench-scale-crowd",
            cases=crowd.cases,
            reminders=crowd.reminders,
            megabytes=crowd.file_bytes // MEGABYTE,
            seconds=str(found.filled_seconds),
            measured=str(found.measured_seconds),
        )
    )
    Console(highlight=False).print(table(rows_of(found), SAID))


def earlier_rows(path: Path) -> dict[str, Row]:
    """Return the rows of an earlier run by name, or end with a line that says what is wrong."""
    shown = brief(str(path))
    try:
        return {row.name: row for row in read_run(path).rows}
    except OSError:
        stop(SAID.say("file-bad", path=shown))
    except NoRunError as error:
        stop(SAID.say("bench-compare-bad", path=shown, place=brief(str(error))))


def dates_of(path: Path | None) -> list[Written]:
    """Return the rows of a file of dates, by itself those of the tests; where there are none, none."""
    if path is None and not FILE.exists():
        return []
    shown = brief(str(path))
    try:
        return read_rows(path or FILE)
    except OSError:
        stop(SAID.say("file-bad", path=shown))
    except DatesError as error:
        stop(SAID.say("bench-dates-bad", path=shown, row=brief(str(error))))


def _as_json(run: Run, earlier: dict[str, Row] | None) -> dict[str, object]:
    made = run.model_dump(mode="json")
    if earlier is not None:
        for row, one in zip(run.rows, made["rows"], strict=True):
            old = earlier.get(row.name)
            one["before"] = old and old.model_dump(mode="json")
            one["change_percent"] = old and change_percent(old, row)
            one["worse"] = old and is_worse(old, row)
    return made


def _print(run: Run, earlier: dict[str, Row] | None) -> None:
    console = Console(highlight=False)
    if earlier is None:
        console.print(table(run.rows, SAID))
    else:
        console.print(compared(run.rows, earlier, SAID))
        worse = [row for row in run.rows if row.name in earlier and is_worse(earlier[row.name], row)]
        names = "; ".join(name_of(row, SAID) for row in worse)
        console.print(
            SAID.say("bench-sum-worse", count=len(worse), percent=str(int(WORSE_PERCENT)), names=names)
        )
    console.print(SAID.say("bench-sum", rows=len(run.rows), seconds=str(run.seconds), missed=len(run.missed)))
