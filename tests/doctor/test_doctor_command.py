"""`python -m bot doctor` as a host runs it, beside a bot that really runs in the playground."""

import asyncio
import base64
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from bot import DATA, start
from bot.clock.now import HandSetTime
from bot.doctor.command import doctor
from bot.playground.pointing import point_discord_here
from bot.playground.records import APPLICATION
from bot.playground.server import Playground
from bot.settings import HostSettings

SECRET = "Gabcde.nobody-may-see-this"
TOKEN = base64.urlsafe_b64encode(str(APPLICATION).encode()).decode().rstrip("=") + "." + SECRET


@pytest.fixture
def host(tmp_path, monkeypatch):
    """A host's settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("DISCORD", "DATABASE", "BACKUP", "HOST_", "REPORTS")):
            monkeypatch.delenv(name)
    given = {
        "DISCORD_TOKEN": TOKEN,
        "HOST_NAME": "A host",
        "HOST_CONTACT": "host@example.org",
        "DATABASE_FILE": str(tmp_path / "data" / "clockstart.db"),
        "DATABASE_KEY_FILE": str(tmp_path / "keys" / "database.key"),
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.fixture
async def discord():
    server = Playground(time=HandSetTime(datetime(2026, 11, 22, 12, tzinfo=UTC)))
    await server.start()
    with point_discord_here(server.url):
        yield server
    await server.close()


async def run(*words):
    """Run the command in a thread, as its own loop wants it; the bot goes on here."""
    done = await asyncio.to_thread(CliRunner().invoke, doctor, words)
    assert SECRET not in done.output
    assert "Traceback" not in done.output
    assert done.stderr == ""
    lines = done.output.splitlines()
    assert all(line.split(" ", 1)[0] in ("ok", "note", "mend") for line in lines[:-1]), lines
    return done.exit_code, lines


async def test_before_the_first_start_beside_a_running_bot_and_after_it(host, discord):
    code, lines = await run()
    assert (code, lines[-1]) == (0, "Nothing has to be mended.")
    assert any(line.startswith("note The next start tells Discord of all ") for line in lines)
    bot = asyncio.create_task(start._on_discord(HostSettings(), TOKEN))
    health = HostSettings().database_file.with_name("clockstart.db.health")
    async with asyncio.timeout(20):
        while not bot.done() and not health.exists():
            await asyncio.sleep(0.05)
    code, lines = await run()
    assert (code, lines[-1]) == (0, "Nothing has to be mended."), lines
    assert any(line.startswith("ok   Discord knows all ") for line in lines)
    assert any(line.startswith("ok   All is well. Gateway: connected.") for line in lines)
    # Somebody else told Discord of other commands: the next start would not see it.
    discord.world.commands = discord.world.commands[1:]
    code, lines = await run()
    assert code == 1
    assert lines[-1] == "1 thing has to be mended."
    assert any(line.startswith("mend Discord lists other commands") for line in lines)
    bot.cancel()
    await asyncio.gather(bot, return_exceptions=True)
    code, lines = await run("--offline")
    assert code == 0
    assert "note No bot runs on this data just now." in lines
    assert "note Discord was not asked." in lines


async def test_a_start_with_sync_tells_discord_anew_and_another_application_too(host, discord):
    async def synced(token, *, sync):
        bot = asyncio.create_task(start._on_discord(HostSettings(), token, sync=sync))
        before = len(discord.judge.requests)
        health = HostSettings().database_file.with_name("clockstart.db.health")
        async with asyncio.timeout(20):
            while not bot.done() and not health.exists():
                await asyncio.sleep(0.05)
        bot.cancel()
        await asyncio.gather(bot, return_exceptions=True)
        asked = discord.judge.requests[before:]
        return sum(one.method == "PUT" and one.path.endswith("/commands") for one in asked)

    assert await synced(TOKEN, sync=False) == 1
    assert await synced(TOKEN, sync=False) == 0
    assert await synced(TOKEN, sync=True) == 1
    host.setattr("bot.playground.rest.APPLICATION", APPLICATION + 1)
    assert await synced(TOKEN, sync=False) == 1


async def test_a_token_of_another_form_is_said_without_it(host, discord):
    host.setenv("DISCORD_TOKEN", SECRET)
    code, lines = await run()
    assert code == 1
    assert any("does not look like a bot's token" in line for line in lines)


def test_settings_that_cannot_be_read_come_first(tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISCORD", "DATABASE"))}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"],
        cwd=DATA.parent, env=kept | {"DATABASE_KEY": "0" * 63, "HOME": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "mend DATABASE_KEY is set to something that does not fit." in done.stdout
    assert "note Files and Discord were not looked at: mend the settings first." in done.stdout
    assert "0" * 63 not in done.stdout
    # Nobody reads colors in a pipe.
    assert "\x1b" not in done.stdout
