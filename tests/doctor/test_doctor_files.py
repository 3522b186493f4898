"""What the doctor says of a host's disk. Each fault is really put there."""

import os
import shutil
from datetime import UTC, datetime

import pytest

from bot.doctor import files
from bot.doctor.files import look_at_disk
from bot.doctor.finding import State
from bot.doctor.rules import look_at_facts, look_at_zones
from bot.settings import Settings
from bot.store.connection import Database
from bot.store.migrations import STEPS

NOW = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)
DIGITS = "ab" * 32
"""The key of the tests' store."""


@pytest.fixture
async def host(path, tmp_path, open_store, monkeypatch):
    """Settings of a host whose data has been made and closed, and whose key lies in a folder of its own."""
    for name in list(os.environ):
        if name.startswith(("DISCORD", "DATABASE", "BACKUP", "HOST_", "REPORTS")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    await (await open_store()).close()
    path.parent.chmod(0o700)
    key_file = tmp_path / "keys" / "database.key"
    key_file.parent.mkdir()
    key_file.write_text(DIGITS)
    key_file.chmod(0o600)
    return Settings(database_file=path, database_key_file=key_file)


def looked(settings):
    return look_at_disk(settings, NOW, settings.database_file.parents[1] / ".env")


def lines(settings, state):
    return [one.line for one in looked(settings).findings if one.state is state]


def test_where_all_is_well_nothing_is_to_be_mended(host):
    disk = looked(host)
    assert lines(host, State.MEND) == []
    (one,) = lines(host, State.NOTE)
    assert one.startswith("No daily copies are made")
    assert (disk.running, disk.looked.version, disk.looked.commands) == (False, len(STEPS), None)
    assert any("every page of it is whole" in line for line in lines(host, State.WELL))


async def test_a_running_bot_is_no_fault(host, open_store):
    await open_store()
    assert looked(host).running
    assert lines(host, State.MEND) == []


def test_a_key_is_never_made_nor_said(host, tmp_path):
    new = Settings(
        database_file=tmp_path / "new" / "clockstart.db", database_key_file=tmp_path / "new-keys" / "key"
    )
    assert lines(new, State.MEND) == []
    assert {line.split(".")[0] for line in lines(new, State.NOTE)} >= {
        "There is no key yet",
        "There is no data yet",
    }
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "new-keys").exists()
    assert all(DIGITS not in one.line for one in looked(host).findings)


@pytest.mark.skipif(os.name != "posix", reason="rights of files as Unix has them")
def test_what_is_open_to_others_is_named_with_the_line_that_closes_it(host, path, tmp_path):
    env = tmp_path / ".env"
    env.write_text("DISCORD_TOKEN=x\n")
    for one, mode in ((env, 0o644), (host.database_key_file, 0o640), (path.parent, 0o777), (path, 0o644)):
        one.chmod(mode)
    assert [line.partition("chmod ")[2] for line in lines(host, State.MEND)] == [
        f"600 {env}",
        f"600 {host.database_key_file}",
        f"700 {path.parent}",
        f"600 {path}",
    ]


def test_a_key_beside_the_data_is_noted(host, path):
    beside = path.with_name("database.key")
    shutil.move(host.database_key_file, beside)
    moved = host.model_copy(update={"database_key_file": beside})
    assert any("lies beside the data" in line for line in lines(moved, State.NOTE))


def test_a_lost_key_and_a_wrong_one(host):
    host.database_key_file.write_text("cd" * 32)
    assert any("the key does not fit it" in line for line in lines(host, State.MEND))
    host.database_key_file.write_text("no key")
    said = lines(host, State.MEND)
    assert any("holds no key" in line for line in said)
    host.database_key_file.unlink()
    said = lines(host, State.MEND)
    assert any("Put the key file back" in line for line in said)
    assert not host.database_key_file.exists()


def test_a_damaged_page_is_found(host, path):
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 2000)
        file.write(b"scratch" * 20)
    assert any("damaged" in line for line in lines(host, State.MEND))


async def test_data_of_another_version(host, path, key):
    database = await Database.open(path, key)
    async with database.transaction() as transaction:
        await transaction.run("DELETE FROM migrations WHERE number = ?", (len(STEPS),))
    assert any("of an older version" in line for line in lines(host, State.NOTE))
    async with database.transaction() as transaction:
        await transaction.run("INSERT INTO migrations (number, name) VALUES (?, 'newer')", (len(STEPS) + 1,))
    await database.close()
    (line,) = lines(host, State.MEND)
    assert f"version {len(STEPS) + 1}, which is newer" in line


def test_a_full_disk(host, monkeypatch):
    monkeypatch.setattr(files, "LEAST_ROOM", 10**18)
    assert any(line.startswith("Too little free space") for line in lines(host, State.MEND))


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ((), "There is no daily copy"),
        (("clockstart-2026-11-19.db", "clockstart-2026-11-20.db"), "is of 2026-11-20. See the log"),
        (("clockstart-2026-11-21.db",), "is of 2026-11-21."),
        (("clockstart-2027-11-21.db", "clockstart-2026-11-32.db", "other.db"), "There is no daily copy"),
    ],
)
async def test_the_age_of_the_backups(host, tmp_path, open_store, names, says):
    # It is half past midnight: the copy of today may still be under way, so yesterday's is well.
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in names:
        (folder / name).touch()
    backed = host.model_copy(update={"backup_folder": folder})
    good = says.endswith("21.")
    still = State.WELL if good else State.NOTE
    assert any(says in line for line in lines(backed, still))
    await open_store()
    assert any(says in line for line in lines(backed, State.WELL if good else State.MEND))


def test_the_facts_are_in_order():
    (one,) = look_at_facts()
    assert one.state is State.WELL


@pytest.mark.parametrize(
    ("first_line", "state", "says"),
    [
        ("# version 2019c", State.NOTE, "release 2019c; the Python package has the newer 20"),
        ("# version 2999a", State.WELL, "release 2999a."),
        ("# something else", State.WELL, "of the Python package"),
        (None, State.WELL, "of the Python package"),
    ],
)
def test_which_rules_of_time_zones_hold(tmp_path, first_line, state, says):
    if first_line:
        (tmp_path / "tzdata.zi").write_text(first_line + "\n# more\n")
    found = look_at_zones((str(tmp_path / "nothing"), str(tmp_path)))
    assert found.state is state
    assert says in found.line
