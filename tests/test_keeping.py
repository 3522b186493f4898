"""Backup, restore and a new key, run as a host runs them: one line each, and code 2 where it is refused."""

import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from bot import start
from bot.clock.now import HandSetTime
from bot.playground.pointing import point_discord_here
from bot.playground.server import Playground
from bot.settings import HostSettings
from bot.store.copying import is_whole
from bot.store.key import load_key
from bot.store.people import Person
from bot.store.store import Store

PARENT, OTHER = 111_111_111_111_111_111, 222_222_222_222_222_222
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class House:
    """A host's folders and the commands in them."""

    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "data" / "clockstart.db"
        self.key_file = folder / "keys" / "database.key"

    def run(self, *words, **settings):
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DISCORD", "DATABASE", "BACKUP", "HOST_"))
        }
        paths = {"DATABASE_FILE": str(self.data), "DATABASE_KEY_FILE": str(self.key_file)}
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            env=kept | paths | settings, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    def refused(self, *words, **settings):
        """Return the one line that says why a command was refused."""
        done = self.run(*words, **settings)
        assert done.returncode == 2, done.stdout + done.stderr
        assert done.stdout == ""
        (line,) = done.stderr.splitlines()
        return line

    def done(self, *words, **settings):
        """Return what a command said that did its work."""
        done = self.run(*words, **settings)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        return done.stdout

    async def open(self):
        self.data.parent.mkdir(exist_ok=True)
        return await Store.open(self.data, load_key(None, self.key_file, database=self.data))

    async def save(self, user_id, state):
        store = await self.open()
        await store.people.save(Person(user_id, state))
        await store.close()

    async def state(self, user_id):
        store = await self.open()
        person = await store.people.get(user_id)
        await store.close()
        return person and person.state

    async def forget(self, user_id):
        store = await self.open()
        await store.forget(user_id, NOW)
        await store.close()


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path)
    asyncio.run(made.save(PARENT, "CA"))
    return made


def test_backup_change_restore_new_key_and_back_again(house, tmp_path):
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    assert "written and was read back" in house.done("backup", str(first))
    asyncio.run(house.save(PARENT, "TX"))
    asyncio.run(house.save(OTHER, "NY"))
    said = house.done("restore", str(first)).splitlines()
    assert [line.split(" ", 1)[0] for line in said] == ["The", "What"]
    assert "clockstart.db.before-restore-1" in said[1]
    assert asyncio.run(house.state(PARENT)) == "CA"
    assert asyncio.run(house.state(OTHER)) is None
    old = house.key_file.read_text()
    assert "make a new backup now" in house.done("rekey")
    assert house.key_file.read_text() != old
    assert asyncio.run(house.state(PARENT)) == "CA"
    assert "another key" in house.refused("restore", str(first))
    house.done("backup", str(second))
    asyncio.run(house.forget(PARENT))
    assert "1 person who had deleted their data" in house.done("restore", str(second))
    assert asyncio.run(house.state(PARENT)) is None


def test_the_forgotten_stay_forgotten_after_a_new_key(house, tmp_path):
    copy = tmp_path / "copy.db"
    asyncio.run(house.save(OTHER, "NY"))
    asyncio.run(house.forget(OTHER))
    house.done("rekey")
    house.done("backup", str(copy))
    asyncio.run(house.forget(PARENT))
    # The list of before the new key and that of after it are one: both stand under the file's own secret.
    said = house.done("restore", str(copy))
    assert "1 person" in said
    assert asyncio.run(house.state(PARENT)) is None


def test_a_backup_while_the_bot_runs_and_the_others_refused(house, tmp_path):
    copy = tmp_path / "copy.db"

    async def running():
        store = await house.open()
        try:
            await asyncio.to_thread(house.done, "backup", str(copy))
            for words in (("restore", str(copy)), ("rekey",)):
                line = await asyncio.to_thread(house.refused, *words)
                assert f"process {os.getpid()}" in line
            return (await store.people.get(PARENT)).state
        finally:
            await store.close()

    assert asyncio.run(running()) == "CA"
    assert house.done("restore", str(copy))


def test_a_backup_never_goes_over_a_file(house, tmp_path):
    copy = tmp_path / "copy.db"
    house.done("backup", str(copy))
    before = copy.read_bytes()
    assert "is there already and was left as it is" in house.refused("backup", str(copy))
    assert copy.read_bytes() == before


def test_a_host_without_data_makes_no_key_by_asking_for_a_backup(tmp_path):
    house = House(tmp_path)
    assert "nothing to back up" in house.refused("backup", str(tmp_path / "copy.db"))
    assert "no data yet" in house.refused("rekey")
    assert list(tmp_path.iterdir()) == []


def test_on_a_new_machine_the_key_comes_first_then_the_backup(house, tmp_path):
    copy, new = tmp_path / "copy.db", House(tmp_path / "new")
    house.done("backup", str(copy))
    assert "The key of the backup is needed first" in new.refused("restore", str(copy))
    assert not new.folder.exists()
    digits = house.key_file.read_text().strip()
    said = new.done("restore", str(copy), DATABASE_KEY=digits)
    assert len(said.splitlines()) == 1
    new.key_file.parent.mkdir()
    new.key_file.write_text(digits)
    assert asyncio.run(new.state(PARENT)) == "CA"


def test_a_key_from_the_environment_is_not_changed_from_here(house):
    digits = house.key_file.read_text().strip()
    line = house.refused("rekey", DATABASE_KEY=digits)
    assert "take DATABASE_KEY out of the environment" in line
    assert str(house.key_file) in line
    assert digits not in line
    assert asyncio.run(house.state(PARENT)) == "CA"


def test_a_file_that_is_no_backup_is_one_line(house, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    assert "cannot be opened" in house.refused("restore", str(tmp_path / "notes.txt"))
    assert "no such file" in house.refused("restore", str(tmp_path / "nothing.db"))
    assert "written" in house.refused("restore", str(tmp_path))


def test_a_bad_setting_is_one_line(house, tmp_path):
    assert house.refused("backup", str(tmp_path / "copy.db"), BACKUP_KEEP="0").startswith("BACKUP_KEEP")


def test_a_change_of_key_that_was_cut_off_is_ended_by_the_next_command(house, tmp_path):
    script = (
        "import os, sys; from pathlib import Path\n"
        "from bot.store.rekey import change_key\n"
        "change_key(Path(sys.argv[1]), Path(sys.argv[2]), lambda step: step == 4 and os._exit(9))\n"
    )
    command = [sys.executable, "-c", script, str(house.data), str(house.key_file)]
    assert subprocess.run(command, timeout=60, check=False).returncode == 9
    house.done("backup", str(tmp_path / "copy.db"))
    assert {one.name for one in house.key_file.parent.iterdir()} == {"database.key"}
    assert asyncio.run(house.state(PARENT)) == "CA"


async def test_a_running_bot_makes_its_copy_of_the_day(tmp_path, monkeypatch):
    house, folder = House(tmp_path), tmp_path / "copies"
    for name, value in {
        "DISCORD_TOKEN": "any",
        "HOST_NAME": "A host",
        "HOST_CONTACT": "host@example.org",
        "DATABASE_FILE": str(house.data),
        "DATABASE_KEY_FILE": str(house.key_file),
        "BACKUP_FOLDER": str(folder),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DATABASE_KEY", raising=False)
    server = Playground(time=HandSetTime(NOW))
    await server.start()
    try:
        with point_discord_here(server.url):
            bot = asyncio.create_task(start._on_discord(HostSettings(), "any"))
            async with asyncio.timeout(20):
                while not bot.done() and not list(folder.glob("clockstart-????-??-??.db")):
                    await asyncio.sleep(0.05)
            bot.cancel()
            await asyncio.gather(bot, return_exceptions=True)
    finally:
        await server.close()
    (copy,) = folder.iterdir()
    assert is_whole(copy, load_key(None, house.key_file, database=house.data))


def test_invite_prints_the_link_and_says_what_is_missing(house):
    link = house.done("invite", DISCORD_TOKEN="MTEwMDAwMDAwMDAwMDAwMDAwMA.Gabcde.rest")  # made up
    assert link.strip() == (
        "https://discord.com/oauth2/authorize?client_id=1100000000000000000"
        "&scope=bot+applications.commands&permissions=2251799813786624"
    )
    assert "DISCORD_TOKEN is not set" in house.refused("invite")
    assert "DISCORD_TOKEN is set to something" in house.refused("invite", DISCORD_TOKEN="rest")  # made up
