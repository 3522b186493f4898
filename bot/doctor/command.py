"""`python -m bot doctor`: runs the checks one after the other, prints a line each. Finds nothing itself.

What is heavy loads inside the command: the command line takes it in at every start.
"""
# ruff: noqa: PLC0415

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.shell import BROKEN
from bot.text.catalogue import ENGLISH, words

if TYPE_CHECKING:
    from bot.doctor.files import Disk
    from bot.doctor.finding import Finding
    from bot.settings import Settings

SAID = words(ENGLISH)
ENV_FILE = Path(".env")
TOKEN_DOTS = 2
COLORS = {"well": "green", "note": "yellow", "mend": "red"}


@click.command(help=SAID.say("cli-doctor"))
@click.option("--offline", is_flag=True, help=SAID.say("cli-doctor-offline"))
def doctor(*, offline: bool) -> None:
    """Say what is well and what mends what is not; code 1 where something has to be mended."""
    from bot.doctor.finding import State
    from bot.log import log_to_stderr

    # The library warns of parts that no bot of ours uses.
    log_to_stderr("ERROR")
    found = asyncio.run(_look(offline=offline))
    for one in found:
        # Colors go where nobody looks at a terminal: click leaves them out of a pipe.
        click.echo(click.style(str(one), fg=COLORS[one.state.value]))
    to_mend = sum(one.state is State.MEND for one in found)
    click.echo(SAID.say("doctor-sum", count=to_mend))
    if to_mend:
        raise SystemExit(BROKEN)


async def _look(*, offline: bool) -> "list[Finding]":
    from bot.clock.now import RealTime
    from bot.doctor.files import look_at_disk
    from bot.doctor.finding import note
    from bot.doctor.rules import look_at_facts, look_at_zones

    settings, found = _settings()
    found += [*look_at_facts(), look_at_zones()]
    if settings is None:
        return [*found, note(SAID.say("doctor-settings-first"))]
    disk = look_at_disk(settings, RealTime().now(), ENV_FILE)
    found += [*disk.findings, *_running(settings, disk)]
    if offline:
        return [*found, note(SAID.say("doctor-offline"))]
    return [*found, *await _discord(settings, disk)]


def _settings() -> "tuple[Settings | None, list[Finding]]":
    """Return the settings, None where they cannot be read at all, and what `run` would say to them."""
    from bot.doctor.finding import mend, well
    from bot.settings import HostSettings, Settings, SettingsError, load

    try:
        load(HostSettings)
        found = [well(SAID.say("doctor-settings"))]
    except SettingsError as error:
        found = [mend(line) for line in str(error).splitlines()]
    try:
        return load(Settings), found
    except SettingsError:
        return None, found


def _running(settings: "Settings", disk: "Disk") -> "list[Finding]":
    from bot.clock.now import RealTime
    from bot.doctor.finding import mend, note, well
    from bot.health import SERVES, health_line, read_health, verdict

    if not disk.running:
        return [note(SAID.say("doctor-not-running"))]
    now = RealTime().now()
    told = read_health(settings.database_file)
    how = verdict(told, now)
    line = health_line(told, now)
    return [well(line) if how in SERVES else mend(line)]


async def _discord(settings: "Settings", disk: "Disk") -> "list[Finding]":
    """Ask Discord, with a token that looks like one."""
    from bot.clock.now import RealTime
    from bot.doctor.commands import own_commands
    from bot.doctor.finding import mend
    from bot.doctor.online import Expected, look_at_discord
    from bot.rights import application_of
    from bot.whole import checked

    if settings.discord_token is None:
        return []
    token = settings.discord_token.get_secret_value()
    number, facts = application_of(token), checked()[0]
    if number is None or token.count(".") != TOKEN_DOTS:
        return [mend(SAID.say("doctor-token-form"))]
    if facts is None:
        return []
    told, names = await own_commands(facts, number)
    kept = disk.looked.commands if disk.looked else None
    expected = Expected(number, names, kept == told, disk.running)
    return await look_at_discord(token, expected, settings.reports_channel, RealTime())
