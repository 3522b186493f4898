"""Starting and stopping: settings, key, store, client, in that order, and back."""

import asyncio
import contextlib
import signal
import tempfile
from collections.abc import AsyncGenerator, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
import click
import discord

from bot.app import COMMANDS_HASH, Clockstart
from bot.clock.now import HandSetTime, RealTime
from bot.health import telling_health
from bot.law.library import Library
from bot.log import LogFormat, log_to_stderr
from bot.playground.follow import follow
from bot.playground.pointing import point_discord_here
from bot.playground.records import HOST
from bot.reminders.pace import A_SECOND
from bot.settings import HostSettings, Settings, SettingsError, load
from bot.shell import loaded_facts, stop
from bot.store.backup import daily_backup
from bot.store.errors import StoreError
from bot.store.key import Key, load_key
from bot.store.rekey import finish_rekey
from bot.store.store import Store
from bot.text.catalogue import ENGLISH, words
from bot.ui.me import Host

if TYPE_CHECKING:
    from bot.playground.server import Playground

SAID = words(ENGLISH)
PLAYGROUND_TOKEN = "playground"  # noqa: S105  # the playground takes any


def start_somewhere() -> None:
    """Start on Discord where a token is set, else in the playground."""
    settings = _settings(Settings)
    if settings.discord_token is None:
        start_in_playground(None)
    else:
        # Nobody's days are kept by a host whom they cannot reach: on Discord all of the host's settings hold.
        start_on_discord()


def start_on_discord(*, sync: bool = False) -> None:
    """Start on Discord; without a token it says what is missing and ends with code 2.

    `sync`: tell Discord of the commands also where they are as they were.
    """
    settings = _settings(HostSettings)
    _run(_on_discord(settings, settings.discord_token.get_secret_value(), sync=sync))


def start_in_playground(port: int | None) -> None:
    """Start in the playground, with a store of its own that goes when it stops."""
    settings = _settings(Settings)
    _run(_in_playground(settings.playground_port if port is None else port))


def start_server(port: int | None) -> None:
    """Start the playground's server alone, in a process of its own."""
    settings = _settings(Settings)
    _log("WARNING")
    _run(_server(settings.playground_port if port is None else port))


def join_playground(url: str, folder: Path, requests_a_second: int = A_SECOND) -> None:
    """Start the bot alone, against a playground's server in another process of this machine.

    Its store lies in `folder`, never in the host's own file. A playground takes more requests than Discord.
    """
    _log("WARNING")
    if urlsplit(url).hostname not in (HOST, "localhost"):
        # Nothing but this machine: a bot that follows a clock of somebody else would remind at any time.
        stop(SAID.say("join-bad", url=url))
    _run(_until_stopped(_joined(url.rstrip("/"), folder, requests_a_second)))


async def _server(port: int) -> None:
    from bot.playground.server import serve  # noqa: PLC0415  # the bot itself needs none

    def started(server: "Playground") -> None:
        click.echo(SAID.say("playground-ready", url=server.url))

    try:
        await _until_stopped(serve(port, started=started))
    except OSError:
        stop(SAID.say("playground-port-taken", port=str(port)))


async def _joined(url: str, folder: Path, requests_a_second: int) -> None:
    facts = loaded_facts()
    time = HandSetTime(runs=True)
    key = load_key(None, folder / "keys" / "database.key", database=folder / "clockstart.db")
    async with opened(folder / "clockstart.db", key) as store:
        client = Clockstart(facts=facts, store=store, time=time, requests_a_second=requests_a_second)
        asked = asyncio.Event()
        following = asyncio.create_task(follow(url, time, asked))
        try:
            # Before that it would send what is not due there, or call late what is not.
            await asked.wait()
            with point_discord_here(url):
                async with running(client, PLAYGROUND_TOKEN):
                    click.echo(SAID.say("ready"))
                    await asyncio.Event().wait()
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)


def start_tour(*, plainly: bool) -> int:
    """Play the scripted talk; 0 if each step answered. `plainly`: without frames and colors."""
    _log("ERROR")
    return asyncio.run(_tour(loaded_facts(), plainly=plainly))


async def _tour(facts: Library, *, plainly: bool) -> int:
    from rich.console import Console  # noqa: PLC0415  # only the tour prints

    from bot.playground.tour import STARTS_AT, StepFailedError, Tour  # noqa: PLC0415  # slow to load
    from bot.playground.transcript import Transcript  # noqa: PLC0415  # as above

    time = HandSetTime(STARTS_AT, runs=True)
    # Labels stand in brackets, which the console would take for marks of its own.
    console = Console(force_terminal=False if plainly else None, highlight=False, markup=False, emoji=False)
    transcript = Transcript(console, SAID)
    async with playground(facts, time) as (server, client):
        try:
            await Tour(server, time, client.store.reminders.next_due_at, transcript).play()
        except StepFailedError as error:
            transcript.heading(SAID.say("tour-failed", step=str(error)))
            return 1
    transcript.heading(SAID.say("tour-done"))
    return 0


async def _on_discord(settings: HostSettings, token: str, *, sync: bool = False) -> None:
    _log(settings.log_level, settings.log_format)
    await _until_stopped(_serve(settings, token, sync=sync))


async def _serve(settings: HostSettings, token: str, *, sync: bool) -> None:
    facts = loaded_facts()
    given = settings.database_key.get_secret_value() if settings.database_key else None
    if given is None:
        finish_rekey(settings.database_file, settings.database_key_file)
    key = load_key(given, settings.database_key_file, database=settings.database_file)
    _say_key(key)
    time = RealTime()
    daily = daily_backup(settings.database_file, key, settings.backup_folder, settings.backup_keep, time)
    async with opened(settings.database_file, key) as store, daily:
        if sync:
            await store.kept.set(COMMANDS_HASH, "")
        client = Clockstart(
            facts=facts,
            store=store,
            time=time,
            reports_channel=settings.reports_channel,
            host=Host(settings.host_name, settings.host_contact),
        )
        telling = telling_health(settings.database_file, client.health, time)
        async with running(client, token), telling, _metrics(settings.metrics_port, client):
            click.echo(SAID.say("ready"))
            await asyncio.Event().wait()


@contextlib.asynccontextmanager
async def _metrics(port: int | None, client: Clockstart) -> AsyncGenerator[None]:
    """Tell counts to this machine where a port is set; ends with a line where that cannot be."""
    if port is None:
        yield
        return
    try:
        from bot.metrics import telling_metrics  # noqa: PLC0415  # an extra
    except ImportError:
        stop(SAID.say("metrics-missing"))
    async with contextlib.AsyncExitStack() as telling:
        try:
            at = await telling.enter_async_context(
                telling_metrics(port, client.tally, client.health, client.time)
            )
        except OSError:
            stop(SAID.say("metrics-port-taken", port=str(port)))
        click.echo(SAID.say("metrics-ready", port=str(at)))
        yield


async def _in_playground(port: int) -> None:
    _log("WARNING")
    try:
        await _until_stopped(_play(port))
    except OSError:
        stop(SAID.say("playground-port-taken", port=str(port)))


async def _play(port: int) -> None:
    async with playground(loaded_facts(), HandSetTime(runs=True), port) as (server, _client):
        click.echo(SAID.say("playground-ready", url=server.url))
        click.echo(SAID.say("playground-hint"))
        await asyncio.Event().wait()


@contextlib.asynccontextmanager
async def opened(path: Path, key: Key) -> AsyncGenerator[Store]:
    """Open a store, and close it on every way out: an open one would hang the exit."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    opening = asyncio.create_task(Store.open(path, key))
    try:
        # A stop in the midst of it waits for it: what is half open cannot be closed.
        store = await asyncio.shield(opening)
    except asyncio.CancelledError:
        store = await opening
        await store.close()
        raise
    try:
        yield store
    finally:
        await store.close()


@contextlib.asynccontextmanager
async def playground(
    facts: Library, time: HandSetTime, port: int = 0, *, requests_a_second: int = A_SECOND
) -> AsyncGenerator[tuple["Playground", Clockstart]]:
    """Run the whole bot in a playground: a small Discord, and a store in a folder that goes at the end."""
    from bot.playground.server import Playground  # noqa: PLC0415  # the bot itself needs none

    with contextlib.ExitStack() as folder_and_route:
        folder = Path(folder_and_route.enter_context(tempfile.TemporaryDirectory(prefix="clockstart-")))
        key = load_key(None, folder / "keys" / "database.key", database=folder / "clockstart.db")
        async with opened(folder / "clockstart.db", key) as store:
            server = Playground(time=time, next_due=store.reminders.next_due_at, port=port)
            await server.start()
            try:
                folder_and_route.enter_context(point_discord_here(server.url))
                client = Clockstart(facts=facts, store=store, time=time, requests_a_second=requests_a_second)
                async with running(client, PLAYGROUND_TOKEN):
                    yield server, client
            finally:
                await server.close()


@contextlib.asynccontextmanager
async def running(client: discord.Client, token: str) -> AsyncGenerator[None]:
    """Log in and wait until ready; log out at the end. Raises what the login raises."""
    async with client:
        await client.login(token)
        connection = asyncio.create_task(client.connect())
        ready = asyncio.create_task(client.wait_until_ready())
        try:
            await asyncio.wait({connection, ready}, return_when=asyncio.FIRST_COMPLETED)
            if connection.done():
                connection.result()
            yield
        finally:
            ready.cancel()
            await client.close()
            connection.cancel()
            await asyncio.gather(connection, return_exceptions=True)


async def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Do the work until it ends, or SIGTERM or Ctrl+C comes, also during a start. Raises what it raises.

    At a signal it is cancelled then, so that all that it holds is closed in order.
    """
    stopped = _stop_signal()
    working, stopping = asyncio.create_task(work), asyncio.create_task(stopped.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)
    if not working.cancelled():
        working.result()


def _stop_signal() -> asyncio.Event:
    """Return what is set by SIGTERM or Ctrl+C; ask for it before anything is said to be ready."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no signal handlers on the loop; there Ctrl+C ends the run by itself.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stopped.set)
    return stopped


def _run(main: Coroutine[Any, Any, None]) -> None:
    """Run to the end; what the host can mend is one line and code 2, never a traceback."""
    try:
        asyncio.run(main)
    except discord.LoginFailure:
        stop(SAID.say("token-wrong"))
    except (aiohttp.ClientConnectionError, discord.GatewayNotFound):
        stop(SAID.say("discord-unreachable"))
    except StoreError as error:
        stop(str(error))
    except KeyboardInterrupt:
        click.echo(SAID.say("stopped"))
    else:
        click.echo(SAID.say("stopped"))


def _settings(kind: type[Any]) -> Any:  # noqa: ANN401  # as the library has it
    try:
        return load(kind)
    except SettingsError as error:
        stop(str(error))


def _say_key(key: Key) -> None:
    if key.path is None:
        click.echo(SAID.say("key-from-environment"))
    else:
        click.echo(SAID.say("key-made" if key.made else "key-used", path=str(key.path)))


def _log(level: str, form: LogFormat = "plain") -> None:
    log_to_stderr(level, form)
    discord.VoiceClient.warn_nacl = False
    discord.VoiceClient.warn_dave = False
