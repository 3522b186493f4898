"""The command that takes README's pictures. Options in, lines out.

What is heavy loads inside the command: the command line takes it in at every start.
"""
# ruff: noqa: PLC0415

import asyncio
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import DATA
from bot.shell import loaded_facts, stop
from bot.text.catalogue import ENGLISH, words

if TYPE_CHECKING:
    from bot.playground.pictures import Picture

SAID = words(ENGLISH)
FOLDER = DATA / "pictures"


@click.command(help=SAID.say("cli-pictures"))
@click.option("--check", is_flag=True, help=SAID.say("cli-pictures-check"))
@click.option("--out", type=click.Path(path_type=Path), default=FOLDER, help=SAID.say("cli-pictures-out"))
def pictures(*, check: bool, out: Path) -> None:
    """Take the pictures, or tell which are not current."""
    try:
        from bot.playground.pictures import Album
    except ImportError:
        stop(SAID.say("pictures-missing"))
    taken, browser = asyncio.run(_taken())
    album = Album(out)
    if not check:
        try:
            album.keep(taken, browser)
        except OSError:
            stop(SAID.say("out-bad", path=str(out)))
        click.echo(SAID.say("pictures-done", count=len(taken), path=str(out)))
        return
    changed = album.changed(taken, browser)
    for name in changed:
        click.echo(SAID.say("pictures-changed", name=name))
    if changed:
        raise SystemExit(1)
    click.echo(SAID.say("pictures-current", count=len(taken)))


async def _taken() -> tuple[list["Picture"], str]:
    from bot.clock.now import HandSetTime
    from bot.playground.pictures import TAKEN_AT, camera, take
    from bot.start import playground

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    async with (
        playground(loaded_facts(), HandSetTime(TAKEN_AT)) as (server, _client),
        camera(chromium) as one,
    ):
        return await take(one, server.url, SAID), one.version
