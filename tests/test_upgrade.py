"""README's upgrade and roll back, each line in turn, with programs of two versions and a bot that starts.

The newer program is a copy of this one with one step more in its tables. Discord is the playground.
"""

import asyncio
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from bot import DATA
from bot.clock.now import HandSetTime
from bot.playground.server import Playground
from bot.store.connection import Database
from bot.store.key import load_key
from bot.store.migrations import STEPS, migrate
from bot.store.people import Person
from bot.store.store import Store

ROOT = DATA.parent
PARENT, OTHER = 111_111_111_111_111_111, 222_222_222_222_222_222
PYTHON = ".venv/bin/python "
ONE_STEP_MORE = 'STEPS = (*STEPS, Step("newer", ("CREATE TABLE newer (value INTEGER) STRICT",)))\n\n\n'
START = (
    "import sys; from bot.playground.pointing import point_discord_here\n"
    "here = point_discord_here(sys.argv[1])\n"
    "from bot.start import start_on_discord\n"
    "start_on_discord()\n"
)


def block(name):
    readme = (ROOT / "README.md").read_text("utf-8")
    return re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", readme, re.DOTALL)[1].splitlines()


class Host:
    """A host's data and settings, and the program's folder that stands there just now."""

    def __init__(self, folder, discord):
        self.folder, self.discord, self.program = folder, discord, ROOT
        self.data, self.key_file = folder / "data" / "clockstart.db", folder / "keys" / "database.key"
        given = {
            "DISCORD_TOKEN": "MTEwMDAwMDAwMDAwMDAwMDAwMA.Gabcde.rest",  # made up
            "HOST_NAME": "A host",
            "HOST_CONTACT": "host@example.org",
            "DATABASE_FILE": str(self.data),
            "DATABASE_KEY_FILE": str(self.key_file),
        }
        dropped = ("DISCORD", "DATABASE", "BACKUP", "REPORTS")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        self.environment = kept | given | {"PYTHONPATH": ""}

    async def line(self, line):
        """Run a line of README in the program's folder."""
        words = shlex.split(line.removeprefix(PYTHON))
        if words == ["-m", "bot", "run"]:
            return await self.start()
        # The host's own folder is where a relative name leads; the program is found by its path.
        done = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, *words],
            cwd=self.folder, env=self.environment | {"PYTHONPATH": str(self.program)},
            capture_output=True, text=True, timeout=90, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    async def start(self):
        """Start the bot at the playground; stop it once it is ready. Returns its code and what it said."""
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-c", START, self.discord.url,
            cwd=self.folder, env=self.environment | {"PYTHONPATH": str(self.program)},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        said = ""
        async with asyncio.timeout(60):
            while line := (await bot.stdout.readline()).decode():
                said += line
                if "is ready" in line:
                    bot.send_signal(signal.SIGTERM)
            return await bot.wait(), said

    def key(self):
        return load_key(None, self.key_file, database=self.data)

    async def save(self, user_id, state):
        store = await Store.open(self.data, self.key())
        await store.people.save(Person(user_id, state))
        await store.close()

    async def state(self, user_id):
        store = await Store.open(self.data, self.key())
        person = await store.people.get(user_id)
        await store.close()
        return person and person.state


@pytest.fixture
async def host(tmp_path):
    server = Playground(time=HandSetTime(datetime(2026, 11, 22, 12, tzinfo=UTC)))
    await server.start()
    made = Host(tmp_path, server)
    made.data.parent.mkdir(mode=0o700)
    yield made
    await server.close()


@pytest.fixture
def newer(tmp_path):
    """The folder of a newer program."""
    folder = tmp_path / "newer"
    for name in ("bot", "cogs", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    steps = folder / "bot" / "store" / "migrations.py"
    text = steps.read_text("utf-8")
    assert "\n\n\nasync def migrate(" in text
    steps.write_text(text.replace("async def migrate(", f"{ONE_STEP_MORE}async def migrate(", 1), "utf-8")
    return folder


async def test_the_lines_of_readme_lead_to_the_newer_version_and_back(host, newer):
    await host.save(PARENT, "CA")
    upgrade, back = block("upgrade"), block("roll back")
    assert [line for line in upgrade if not line.startswith(PYTHON)] == [
        "git tag --force before-upgrade",
        "git pull",
        ".venv/bin/pip install -e .",
    ]
    code, said = await host.line(upgrade[0])
    assert (code, "written and was read back" in said) == (0, True)
    host.program = newer
    for line in upgrade[4:]:
        # Real Discord is asked nothing in a test.
        code, said = await host.line(f"{line} --offline" if line.endswith("doctor") else line)
        assert code == 0, said
        assert "of an older version" in said or "Clockstart is ready." in said
    # The newer program runs; meanwhile something is saved. Then back.
    host.program = ROOT
    code, said = await host.start()
    assert code == 2
    assert f"of version {len(STEPS) + 1}, this program knows up to {len(STEPS)}" in said
    assert back[:2] == ["git checkout before-upgrade", ".venv/bin/pip install -e ."]
    for line in back[2:]:
        code, said = await host.line(line)
        assert code == 0, said
    assert "Clockstart is ready." in said
    assert await host.state(PARENT) == "CA"
    assert host.data.with_name("clockstart.db.before-restore-1").exists()


@pytest.mark.parametrize("steps", [1, len(STEPS) // 2, len(STEPS) - 1])
async def test_a_file_of_each_older_version_is_brought_up_to_date_by_a_start(host, steps):
    database = await Database.open(host.data, host.key())
    await migrate(database, host.data, STEPS[:steps])
    async with database.transaction() as transaction:
        await transaction.run(
            "INSERT INTO people (user_id, state, zone) VALUES (?, 'TX', 'America/Chicago')", (OTHER,)
        )
    await database.close()
    code, said = await host.start()
    assert (code, "Clockstart is ready." in said) == (0, True), said
    assert await host.state(OTHER) == "TX"
