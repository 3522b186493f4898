"""A host's commands: backup, restore, rekey, health, invite. Options in, lines out.

What is heavy loads inside the command: the command line takes these in at every start.
"""
# ruff: noqa: PLC0415

import asyncio
import contextlib
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.shell import stop
from bot.text.catalogue import ENGLISH, words

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.store.key import Key

SAID = words(ENGLISH)

file_argument = click.argument("file", type=click.Path(path_type=Path))


@click.command(help=SAID.say("cli-backup"))
@file_argument
def backup(file: Path) -> None:
    """Copy the data, also while the bot runs."""
    from bot.store.backup import back_up
    from bot.store.copying import has_data
    from bot.store.errors import RefusedError

    with _kindly():
        settings = _settings()
        if not has_data(settings.database_file):
            # Before a key is asked for: it would be made.
            raise RefusedError(SAID.say("backup-nothing", path=str(settings.database_file)))
        back_up(settings.database_file, _key(settings), file)
    click.echo(SAID.say("backup-done", path=str(file)))


@click.command(help=SAID.say("cli-restore"))
@file_argument
def restore(file: Path) -> None:
    """Put a backup in the place of the data."""
    from bot.store.errors import RefusedError
    from bot.store.restore import restore as put_back

    with _kindly():
        settings = _settings()
        if settings.database_key is None and not settings.database_key_file.exists():
            raise RefusedError(SAID.say("restore-no-key", path=str(settings.database_key_file)))
        done = asyncio.run(put_back(file, settings.database_file, _key(settings)))
    click.echo(SAID.say("restore-done", path=str(file)))
    if done.before:
        click.echo(SAID.say("restore-before", path=str(done.before)))
    if done.forgotten:
        click.echo(SAID.say("restore-forgotten", count=done.forgotten))


@click.command(help=SAID.say("cli-rekey"))
def rekey() -> None:
    """Lock the data with a new key."""
    from bot.store.errors import RefusedError
    from bot.store.rekey import change_key, finish_rekey

    with _kindly():
        settings = _settings()
        if settings.database_key is not None:
            raise RefusedError(SAID.say("rekey-environment", path=str(settings.database_key_file)))
        finish_rekey(settings.database_file, settings.database_key_file)
        change_key(settings.database_file, settings.database_key_file)
    click.echo(SAID.say("rekey-done", path=str(settings.database_key_file)))


@click.command(help=SAID.say("cli-health"))
def health() -> None:
    """Say in a line how the running bot is; code 0 where nobody has to do anything."""
    from bot.clock.now import RealTime
    from bot.health import SERVES, health_line, read_health, verdict

    with _kindly():
        told = read_health(_settings().database_file)
    now = RealTime().now()
    click.echo(health_line(told, now))
    if verdict(told, now) not in SERVES:
        raise SystemExit(1)


@click.command(help=SAID.say("cli-invite"))
def invite() -> None:
    """Print the link that adds the bot to a server, with the rights that it needs and no more."""
    from bot.rights import invite_link
    from bot.settings import SettingsError

    with _kindly():
        token = _settings().discord_token
        hint = SAID.say("setting-discord-token")
        if token is None:
            raise SettingsError(SAID.say("setting-missing", name="DISCORD_TOKEN", hint=hint))
        link = invite_link(token.get_secret_value())
        if link is None:
            raise SettingsError(SAID.say("setting-bad", name="DISCORD_TOKEN", hint=hint))
    click.echo(link)


def _settings() -> "Settings":
    from bot.settings import Settings, load

    return load(Settings)


def _key(settings: "Settings") -> "Key":
    from bot.store.key import load_key
    from bot.store.rekey import finish_rekey

    given = settings.database_key.get_secret_value() if settings.database_key else None
    if given is None:
        finish_rekey(settings.database_file, settings.database_key_file)
    return load_key(given, settings.database_key_file, database=settings.database_file)


@contextlib.contextmanager
def _kindly() -> Generator[None]:
    """Say what the host can mend in a line, with code 2, never as a traceback."""
    from bot.settings import SettingsError
    from bot.store.errors import StoreError

    try:
        yield
    except (StoreError, SettingsError) as error:
        stop(str(error))
