"""The command that measures: answers, what reminders outlive, how many. Options in, lines out.

What is heavy loads inside the command: the command line takes it in at every start.
"""
# ruff: noqa: PLC0415

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from tempfile import gettempdir

import click

from bot.shell import brief, loaded_facts, stop
from bot.text.catalogue import ENGLISH, words

SAID = words(ENGLISH)
GIGABYTE = 1_000_000_000
SECONDS_A_MINUTE = 60
SHOWN_LETTERS = 400
"""Letters of a log or a path that are shown; catalogues refuse values of over 1,000."""


@click.command(help=SAID.say("cli-bench"))
@click.option("--ask", "file", type=click.Path(path_type=Path), help=SAID.say("cli-bench-ask"))
@click.option("--kill", "kills", type=click.IntRange(1, 10_000), metavar="N", help=SAID.say("cli-bench-kill"))
@click.option("--scale", is_flag=True, help=SAID.say("cli-bench-scale"))
@click.option("--full", is_flag=True, help=SAID.say("cli-bench-full"))
@click.option("--soak", "minutes", type=click.FloatRange(0.1), help=SAID.say("cli-bench-soak"))
@click.option("--servers", type=click.IntRange(0, 200_000), metavar="N", help=SAID.say("cli-bench-servers"))
@click.option("--seed", type=click.IntRange(0, 2**32), default=0, help=SAID.say("cli-bench-seed"))
@click.option("--check", is_flag=True, help=SAID.say("cli-bench-check"))
@click.option("--compare", "before", type=click.Path(path_type=Path), help=SAID.say("cli-bench-compare"))
@click.option("--dates", type=click.Path(path_type=Path), help=SAID.say("cli-bench-dates"))
@click.option("--short", is_flag=True, help=SAID.say("cli-bench-short"))
@click.option("--json", "as_json", is_flag=True, help=SAID.say("cli-json"))
def bench(
    *,
    file: Path | None,
    kills: int | None,
    scale: bool,
    full: bool,
    minutes: float | None,
    servers: int | None,
    seed: int,
    check: bool,
    before: Path | None,
    dates: Path | None,
    short: bool,
    as_json: bool,
) -> None:
    """Measure all beside its yardsticks; or answers alone, or how much is borne, or what outlives kills."""
    others = sum(map(bool, (file, kills, scale, minutes, servers)))
    if others > 1 or (full and (short or (others and not scale))):
        stop(SAID.say("bench-one"))
    if others and (check or before or dates or short):
        stop(SAID.say("bench-options"))
    if not others:
        size = "full" if full else "short" if short else "usual"
        _table(size, before, dates, check=check, as_json=as_json)
    elif minutes:
        _soak(minutes, seed, as_json=as_json)
    elif servers:
        _servers(servers, as_json=as_json)
    elif file:
        _ask(file, as_json=as_json)
    elif kills:
        _kill(kills, seed, as_json=as_json)
    else:
        _scale(full=full, as_json=as_json)


def _table(size: str, before: Path | None, dates: Path | None, *, check: bool, as_json: bool) -> None:
    from bot.bench.command import dates_of, earlier_rows, show
    from bot.bench.run import SIZES, Given

    # Read first: nobody waits for minutes to hear that a file is none.
    earlier = earlier_rows(before) if before else None
    given = Given(loaded_facts(), dates_of(dates), SIZES[size])
    run = show(given, earlier, as_json=as_json)
    if check and run.missed:
        raise SystemExit(1)


def _ask(file: Path, *, as_json: bool) -> None:
    from bot.law.search.measure import WantedError, measure, read_wanted
    from bot.ui.found import measured_lines
    from bot.whole import finder

    path = brief(str(file))
    try:
        rows = read_wanted(file)
    except OSError:
        stop(SAID.say("file-bad", path=path))
    except WantedError as error:
        stop(SAID.say("bench-bad", path=path, row=brief(str(error))))
    measured = measure(rows, finder(loaded_facts()))
    if as_json:
        click.echo(json.dumps(asdict(measured), ensure_ascii=False))
    else:
        click.echo("\n".join(measured_lines(measured, SAID)))


def _kill(kills: int, seed: int, *, as_json: bool) -> None:
    from bot.playground.joined import BotEndedError
    from bot.playground.killing import kill, proof_lines

    try:
        proof = asyncio.run(kill(loaded_facts(), kills, seed))
    except BotEndedError as error:
        stop(SAID.say("bench-kill-ended", seed=str(seed), said=str(error)[-SHOWN_LETTERS:]), code=1)
    click.echo(json.dumps(proof.as_json()) if as_json else "\n".join(proof_lines(proof, SAID)))
    if not proof.holds:
        raise SystemExit(1)


def _scale(*, full: bool, as_json: bool) -> None:
    from bot.bench.command import print_scale
    from bot.playground.joined import BotEndedError
    from bot.playground.process import measurable
    from bot.playground.scale import CASES, FULL_CASES, NoRoomError, measure

    if not measurable():
        stop(SAID.say("bench-scale-linux"))
    try:
        scale = asyncio.run(measure(loaded_facts(), FULL_CASES if full else CASES))
    except NoRoomError as error:
        needed, free = (str(round(count / GIGABYTE, 1)) for count in (error.needed, error.free))
        stop(SAID.say("bench-scale-room", path=brief(gettempdir()), needed=needed, free=free))
    except BotEndedError as error:
        stop(SAID.say("bench-scale-ended", said=str(error)[-SHOWN_LETTERS:]), code=1)
    if as_json:
        click.echo(json.dumps(scale.as_json()))
    else:
        print_scale(scale)


def _soak(minutes: float, seed: int, *, as_json: bool) -> None:
    from bot.playground.joined import BotEndedError
    from bot.playground.process import measurable
    from bot.playground.soak import soak, soak_lines

    if not measurable():
        stop(SAID.say("bench-scale-linux"))
    try:
        found = asyncio.run(soak(loaded_facts(), minutes * SECONDS_A_MINUTE, seed))
    except BotEndedError as error:
        stop(SAID.say("bench-kill-ended", seed=str(seed), said=str(error)[-SHOWN_LETTERS:]), code=1)
    click.echo(json.dumps(found.as_json()) if as_json else "\n".join(soak_lines(found, SAID)))
    if not found.holds:
        raise SystemExit(1)


def _servers(count: int, *, as_json: bool) -> None:
    from bot.playground.joined import BotEndedError
    from bot.playground.many_servers import measure, servers_lines
    from bot.playground.process import measurable

    if not measurable():
        stop(SAID.say("bench-scale-linux"))
    try:
        found = asyncio.run(measure(count))
    except BotEndedError as error:
        stop(SAID.say("bench-scale-ended", said=str(error)[-SHOWN_LETTERS:]), code=1)
    click.echo(json.dumps(found.as_json()) if as_json else "\n".join(servers_lines(found, SAID)))
