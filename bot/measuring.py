"""The command that measures: how questions are answered, what reminders outlive. Options in, lines out.

What is heavy loads inside the command: the command line takes it in at every start.
"""
# ruff: noqa: PLC0415

import asyncio
import json
from dataclasses import asdict
from pathlib import Path

import click

from bot.shell import brief, loaded_facts, stop
from bot.text.catalogue import ENGLISH, words

SAID = words(ENGLISH)
SHOWN_LETTERS = 400
"""Letters of a log or a path that are shown; catalogues refuse values of over 1,000."""


@click.command(help=SAID.say("cli-bench"))
@click.option("--ask", "file", type=click.Path(path_type=Path), help=SAID.say("cli-bench-ask"))
@click.option("--kill", "kills", type=click.IntRange(1, 10_000), metavar="N", help=SAID.say("cli-bench-kill"))
@click.option("--seed", type=click.IntRange(0, 2**32), default=0, help=SAID.say("cli-bench-seed"))
@click.option("--json", "as_json", is_flag=True, help=SAID.say("cli-json"))
def bench(*, file: Path | None, kills: int | None, seed: int, as_json: bool) -> None:
    """Measure how well questions are answered, or prove that reminders outlive kills."""
    if file and not kills:
        _ask(file, as_json=as_json)
    elif kills and not file:
        _kill(kills, seed, as_json=as_json)
    else:
        stop(SAID.say("bench-one"))


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
    from bot.playground.killing import BotEndedError, kill, proof_lines

    try:
        proof = asyncio.run(kill(loaded_facts(), kills, seed))
    except BotEndedError as error:
        stop(SAID.say("bench-kill-ended", seed=str(seed), said=str(error)[-SHOWN_LETTERS:]), code=1)
    click.echo(json.dumps(proof.as_json()) if as_json else "\n".join(proof_lines(proof, SAID)))
    if not proof.holds:
        raise SystemExit(1)
