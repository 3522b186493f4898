"""A new key: the data opens with it and not with the old one; no crash leaves data without its key."""

import asyncio
import os
import stat
import subprocess
import sys

import pytest

from bot.store.copying import is_whole, opened
from bot.store.errors import (
    MissingKeyError,
    RefusedError,
    SecondInstanceError,
    StoreError,
    UnreadableFileError,
)
from bot.store.key import load_key
from bot.store.people import Person
from bot.store.rekey import change_key, finish_rekey
from bot.store.store import Store

LAST_STEP = 6


class CutOffError(Exception):
    pass


@pytest.fixture
def key_file(tmp_path):
    return tmp_path / "keys" / "database.key"


@pytest.fixture
def old_key(path, key_file, parent):
    """The key of data with one person in it, closed."""
    key = load_key(None, key_file, database=path)

    async def fill():
        path.parent.mkdir()
        store = await Store.open(path, key)
        await store.people.save(Person(parent, "CA"))
        await store.close()

    asyncio.run(fill())
    return key


def state_in(path, key, parent):
    async def state():
        store = await Store.open(path, key)
        try:
            return (await store.people.get(parent)).state
        finally:
            await store.close()

    return asyncio.run(state())


def names(folder):
    return {one.name for one in folder.iterdir()} - {"clockstart.db.lock"}


def cut_off_after(step):
    def reached(number):
        if number == step:
            raise CutOffError

    return reached


def test_the_new_key_opens_the_data_and_the_old_one_does_not(path, key_file, old_key, parent):
    change_key(path, key_file)
    key = load_key(None, key_file, database=path)
    assert key.digits != old_key.digits
    assert state_in(path, key, parent) == "CA"
    with pytest.raises(UnreadableFileError):
        state_in(path, old_key, parent)
    assert names(path.parent) == {"clockstart.db"}
    assert names(key_file.parent) == {"database.key"}
    if os.name == "posix":
        assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_twice_is_two_keys(path, key_file, old_key, parent):
    change_key(path, key_file)
    first = key_file.read_text()
    change_key(path, key_file)
    assert key_file.read_text() != first
    assert state_in(path, load_key(None, key_file, database=path), parent) == "CA"


def test_the_old_key_stays_until_the_new_one_has_opened_the_data(path, key_file, old_key):
    there = {}
    change_key(path, key_file, lambda step: there.update({step: names(key_file.parent)}))
    old, new = "database.key.old", "database.key.new"
    assert there == {
        1: {"database.key", old},
        2: {"database.key", old},
        3: {"database.key", old, new},
        4: {"database.key", old, new},
        5: {"database.key", old},
        6: {"database.key"},
    }


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_fault_before_the_data_is_replaced_leaves_all_as_it_was(path, key_file, old_key, parent, step):
    with pytest.raises(CutOffError):
        change_key(path, key_file, cut_off_after(step))
    assert names(path.parent) == {"clockstart.db"}
    assert names(key_file.parent) == {"database.key"}
    assert load_key(None, key_file, database=path).digits == old_key.digits
    assert state_in(path, old_key, parent) == "CA"


KILLED = """
import os, sys
from pathlib import Path
from bot.store.rekey import change_key

def reached(step):
    if step == int(sys.argv[3]):
        os._exit(9)

change_key(Path(sys.argv[1]), Path(sys.argv[2]), reached)
"""


@pytest.mark.parametrize("step", range(1, LAST_STEP + 1))
def test_a_kill_after_any_step_leaves_data_that_opens(path, key_file, old_key, parent, step):
    command = [sys.executable, "-c", KILLED, str(path), str(key_file), str(step)]
    assert subprocess.run(command, timeout=60, check=False).returncode == 9
    # As a start does.
    finish_rekey(path, key_file)
    key = load_key(None, key_file, database=path)
    assert state_in(path, key, parent) == "CA"
    assert (key.digits != old_key.digits) == (step > 3)
    assert "database.key.new" not in names(key_file.parent)
    if step in (1, 2):
        # Nothing tells of it but the repeated key, which the next change clears away.
        assert load_key(None, key_file.with_name("database.key.old"), database=path).digits == key.digits
    elif step == 5:
        # The old key, kept since the new one had not been seen to open the data: the host decides.
        with pytest.raises(RefusedError, match=r"database\.key\.old is in the way"):
            change_key(path, key_file)
        key_file.with_name("database.key.old").unlink()
    else:
        assert names(key_file.parent) == {"database.key"}
    change_key(path, key_file)
    assert names(path.parent) == {"clockstart.db"}
    assert names(key_file.parent) == {"database.key"}
    assert state_in(path, load_key(None, key_file, database=path), parent) == "CA"


@pytest.mark.parametrize("half", ["", "abc"])
def test_a_kill_while_a_key_is_written_does_no_harm(path, key_file, old_key, parent, half):
    key_file.with_name("database.key.old").write_text(half)
    key_file.with_name("database.key.new").write_text(half)
    finish_rekey(path, key_file)
    assert names(key_file.parent) == {"database.key"}
    key_file.with_name("database.key.old").write_text(half)
    change_key(path, key_file)
    assert state_in(path, load_key(None, key_file, database=path), parent) == "CA"


def test_where_neither_key_opens_the_data_nothing_is_changed(path, key_file, old_key):
    key_file.write_text("ab" * 32)
    key_file.with_name("database.key.new").write_text("cd" * 32)
    with pytest.raises(RefusedError, match=r"neither .* nor .* opens the data"):
        finish_rekey(path, key_file)
    assert names(key_file.parent) == {"database.key", "database.key.new"}
    assert is_whole(path, old_key)


def test_a_key_that_the_host_keeps_is_not_overwritten(path, key_file, old_key):
    kept = key_file.with_name("database.key.old")
    kept.write_text("ef" * 32)
    with pytest.raises(RefusedError, match=r"is in the way"):
        change_key(path, key_file)
    assert kept.read_text() == "ef" * 32
    assert load_key(None, key_file, database=path).digits == old_key.digits


def test_a_running_bot_keeps_its_key(path, key_file, old_key, parent):
    async def running():
        store = await Store.open(path, old_key)
        try:
            with pytest.raises(SecondInstanceError, match=rf"process {os.getpid()}\b"):
                change_key(path, key_file)
            return (await store.people.get(parent)).state
        finally:
            await store.close()

    assert asyncio.run(running()) == "CA"
    assert names(key_file.parent) == {"database.key"}


def test_no_change_while_a_backup_is_being_made(path, key_file, old_key):
    asyncio.run(_reopened(path, old_key))
    with opened(path, old_key) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT * FROM people").fetchall()
        with pytest.raises(StoreError, match=r"is in use, perhaps by a backup"):
            change_key(path, key_file)
    assert names(key_file.parent) == {"database.key"}
    assert is_whole(path, old_key)


async def _reopened(path, key):
    await (await Store.open(path, key)).close()


def test_damaged_data_keeps_its_key(path, key_file, old_key):
    content = bytearray(path.read_bytes())
    content[4096 * 5 + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged"):
        change_key(path, key_file)
    assert names(path.parent) == {"clockstart.db"}
    assert names(key_file.parent) == {"database.key"}
    assert load_key(None, key_file, database=path).digits == old_key.digits


def test_without_data_there_is_nothing_to_lock(path, key_file):
    with pytest.raises(RefusedError, match=r"There is no data yet"):
        change_key(path, key_file)
    assert not key_file.exists()


def test_a_lost_key_is_said_and_none_is_made(path, key_file, old_key):
    key_file.unlink()
    with pytest.raises(MissingKeyError):
        change_key(path, key_file)
    assert names(key_file.parent) == set()


@pytest.mark.skipif(os.name != "posix", reason="links are a matter of POSIX systems")
def test_links_to_the_data_and_the_key_stay_links(path, key_file, old_key, tmp_path, parent):
    linked, linked_key = tmp_path / "link.db", tmp_path / "link.key"
    linked.symlink_to(path)
    linked_key.symlink_to(key_file)
    change_key(linked, linked_key)
    assert linked.is_symlink()
    assert linked_key.is_symlink()
    assert state_in(path, load_key(None, key_file, database=path), parent) == "CA"
