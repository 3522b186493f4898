"""Starting and stopping: a wrong token, a taken port, a file that is in use, a restart."""

import asyncio
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from bot import start
from bot.app import Clockstart
from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.playground.pointing import point_discord_here
from bot.playground.server import Playground
from bot.settings import HostSettings
from bot.store.key import load_key

START = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)


@pytest.fixture
async def discord():
    """A playground's server without a bot."""
    server = Playground(time=HandSetTime(START))
    await server.start()
    with point_discord_here(server.url):
        yield server
    await server.close()


def settings(folder, monkeypatch, token="any"):
    monkeypatch.setenv("DISCORD_TOKEN", token)
    monkeypatch.setenv("HOST_NAME", "A host")
    monkeypatch.setenv("HOST_CONTACT", "https://example.org")
    monkeypatch.setenv("DATABASE_FILE", str(folder / "data" / "clockstart.db"))
    monkeypatch.setenv("DATABASE_KEY_FILE", str(folder / "keys" / "database.key"))
    monkeypatch.delenv("DATABASE_KEY", raising=False)
    return HostSettings()


def test_a_wrong_token_is_one_line_and_code_2(tmp_path, monkeypatch, capsys):
    async def main():
        server = Playground(time=HandSetTime(START))
        await server.start()
        try:
            with point_discord_here(server.url):
                await start._on_discord(settings(tmp_path, monkeypatch, "wrong"), "wrong")
        finally:
            await server.close()

    with pytest.raises(SystemExit) as stopped:
        start._run(main())
    assert stopped.value.code == 2
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert line.startswith("Discord does not accept DISCORD_TOKEN. Get a new one: Discord Developer Portal")
    assert "keep" in said.out.lower()
    assert (tmp_path / "keys" / "database.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_is_lost_is_a_line_and_the_file_is_left_alone(tmp_path, monkeypatch, capsys):
    chosen = settings(tmp_path, monkeypatch)
    chosen.database_file.parent.mkdir()
    chosen.database_file.write_bytes(b"locked" * 1000)
    with pytest.raises(SystemExit) as stopped:
        start._run(start._on_discord(chosen, "any"))
    assert stopped.value.code == 2
    assert "Put the key file back" in capsys.readouterr().err
    assert chosen.database_file.read_bytes() == b"locked" * 1000


def test_a_taken_port_is_one_line(capsys):
    async def main():
        server = Playground(time=HandSetTime(START))
        await server.start()
        port = int(server.url.rpartition(":")[2])
        try:
            await start._in_playground(port)
        finally:
            await server.close()

    with pytest.raises(SystemExit) as stopped:
        start._run(main())
    assert stopped.value.code == 2
    assert "PLAYGROUND_PORT" in capsys.readouterr().err


async def test_after_a_restart_dates_are_there_buttons_work_and_commands_are_not_synced_again(
    discord, tmp_path
):
    time = HandSetTime(START)
    parent = Hands(discord, "parent")
    key = load_key(None, tmp_path / "key", database=tmp_path / "db")
    shown = None
    for number in (1, 2):
        async with start.opened(tmp_path / "db", key) as store:
            client = Clockstart(facts=library(), store=store, time=time)
            async with start.running(client, "any"):
                if number == 1:
                    draft = await parent.slash(
                        "timeline log", event="eligibility", date="yesterday", state="CA"
                    )
                    saved = await parent.press(draft.message, "Save this day")
                    shown = saved.message
                else:
                    again = await parent.press(shown, "All my dates")
                    assert "Sunday, December 20, 2026" in again.text
    syncs = [one for one in discord.judge.requests if one.method == "PUT" and one.path.endswith("/commands")]
    assert len(syncs) == 1


async def test_the_bot_stops_in_time_while_it_sends(discord, tmp_path):
    time = HandSetTime(START)
    key = load_key(None, tmp_path / "key", database=tmp_path / "db")
    async with asyncio.timeout(10), start.opened(tmp_path / "db", key) as store:
        client = Clockstart(facts=library(), store=store, time=time)
        async with start.running(client, "any"):
            assert client.scheduler.alive
        assert not client.scheduler.alive


def test_server_and_bot_run_in_processes_of_their_own(tmp_path):
    """What a later test of killing the bot stands on: the server stays, the bot comes and goes."""
    command = [sys.executable, "-m", "bot", "playground"]
    with subprocess.Popen([*command, "--server", "--port", "0"], stdout=subprocess.PIPE, text=True) as server:
        try:
            url = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())[0]
            for _ in range(2):
                with subprocess.Popen(
                    [*command, "--join", url, "--data", str(tmp_path)], stdout=subprocess.PIPE, text=True
                ) as joined:
                    assert joined.stdout.readline().strip() == "Clockstart is ready."
                    joined.kill()
                assert server.poll() is None
        finally:
            server.terminate()
        assert server.wait(10) == 0


def test_only_a_playground_of_this_machine_is_joined(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        start.join_playground("http://example.org:8137", tmp_path)
    assert stopped.value.code == 2
    assert "no playground on this machine" in capsys.readouterr().err
