"""Putting a backup back: looked at first, nothing changed if refused, the forgotten stay forgotten."""

import asyncio
import hashlib
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock.school import Days, SchoolCalendar
from bot.store.backup import back_up
from bot.store.connection import Database
from bot.store.errors import RefusedError, SecondInstanceError
from bot.store.key import Key
from bot.store.lock import Lock
from bot.store.migrations import STEPS, Step, migrate
from bot.store.people import Person
from bot.store.restore import restore
from bot.store.store import Store

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WEEK, EVE = date(2026, 11, 6), date(2026, 11, 12)
NEWER = Step("newer", ("CREATE TABLE newer (value INTEGER) STRICT",))


def prints(folder):
    """Return what lies in a folder, by name and content."""
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in folder.iterdir()
        if not one.name.endswith(".lock")
    }


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder / "copy.db"


@pytest.fixture
async def saved(path, key, open_store, parent, copy):
    """A backup in which the parent lives in California; in the data, closed, in Texas since."""
    store = await open_store()
    await store.people.save(Person(parent, "CA"))
    back_up(path, key, copy)
    await store.people.save(Person(parent, "TX"))
    await store.close()
    return copy


async def state_in(open_store, user_id):
    store = await open_store()
    person = await store.people.get(user_id)
    await store.close()
    return person and person.state


async def test_a_backup_comes_back_and_what_was_there_is_kept(path, key, open_store, saved, parent):
    before = saved.read_bytes()
    done = await restore(saved, path, key)
    assert done.before == path.with_name("clockstart.db.before-restore-1")
    assert await state_in(open_store, parent) == "CA"
    assert saved.read_bytes() == before
    assert list(saved.parent.iterdir()) == [saved]
    again = await restore(done.before, path, key)
    assert again.before == path.with_name("clockstart.db.before-restore-2")
    assert await state_in(open_store, parent) == "TX"
    assert done.before.exists()
    assert {one.stat().st_mode & 0o777 for one in path.parent.iterdir()} == {0o600}


async def test_it_works_where_there_is_no_data(path, key, open_store, saved, parent):
    for one in path.parent.iterdir():
        one.unlink()
    path.parent.rmdir()
    done = await restore(saved, path, key)
    assert (done.before, done.forgotten) == (None, 0)
    assert await state_in(open_store, parent) == "CA"


async def test_a_log_of_data_that_was_moved_away_is_not_taken_for_the_restored_ones(
    path, key, open_store, saved, parent
):
    store = await open_store()
    await store.people.save(Person(parent, "NY"))
    log = path.with_name(path.name + "-wal").read_bytes()
    await store.close()
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(log)
    await restore(saved, path, key)
    assert path.with_name("clockstart.db.before-restore-1-wal").read_bytes() == log
    assert await state_in(open_store, parent) == "CA"


async def test_what_a_killed_bot_left_in_its_log_is_in_the_file_that_is_kept(
    path, key, open_store, saved, parent
):
    script = (
        "import asyncio, os, sys; from pathlib import Path\n"
        "from bot.store.key import Key; from bot.store.people import Person\n"
        "from bot.store.store import Store\n"
        "async def main():\n"
        "    store = await Store.open(Path(sys.argv[1]), Key('ab' * 32))\n"
        "    await store.people.save(Person(int(sys.argv[2]), 'NY'))\n"
        "    os._exit(9)\n"
        "asyncio.run(main())\n"
    )
    command = [sys.executable, "-c", script, str(path), str(parent)]
    done = await asyncio.to_thread(subprocess.run, command, timeout=30, check=False)
    assert done.returncode == 9
    assert path.with_name(path.name + "-wal").stat().st_size
    kept = (await restore(saved, path, key)).before
    assert await state_in(open_store, parent) == "CA"
    await restore(kept, path, key)
    assert await state_in(open_store, parent) == "NY"


@pytest.mark.parametrize("damage", ["page", "half", "head", "none", "longer"])
async def test_a_damaged_backup_is_refused_and_nothing_changed(path, key, saved, damage):
    content = bytearray(saved.read_bytes())
    if damage == "page":
        content[4096 * 5 + 100] ^= 1
    elif damage == "head":
        content[100] ^= 1
    saved.write_bytes(
        {"half": content[: len(content) // 2], "none": b"", "longer": content + b"more"}.get(damage, content)
    )
    before = prints(path.parent)
    with pytest.raises(RefusedError, match=r"copy\.db .*(?:damaged|empty).* Nothing was changed"):
        await restore(saved, path, key)
    assert prints(path.parent) == before


@pytest.mark.parametrize("content", [b"hello", b"SQLite format 3\0" + bytes(5000), os.urandom(20_000)])
async def test_a_file_that_is_no_backup_is_refused_and_nothing_changed(path, key, saved, content):
    saved.write_bytes(content)
    before = prints(path.parent)
    with pytest.raises(RefusedError, match=r"copy\.db cannot be opened.*Nothing was changed"):
        await restore(saved, path, key)
    assert prints(path.parent) == before


async def test_a_backup_with_another_key_is_refused_and_nothing_changed(path, key, saved, tmp_path):
    theirs, made = tmp_path / "theirs.db", tmp_path / "copies" / "theirs.db"
    await (await Store.open(theirs, Key("cd" * 32))).close()
    back_up(theirs, Key("cd" * 32), made)
    before = prints(path.parent)
    with pytest.raises(RefusedError, match=r"another key"):
        await restore(made, path, key)
    assert prints(path.parent) == before


async def test_a_newer_backup_is_refused_and_nothing_changed(path, key, saved):
    database = await Database.open(saved, key)
    await migrate(database, saved, [*STEPS, NEWER])
    await database.close()
    before = prints(path.parent)
    with pytest.raises(
        RefusedError, match=rf"version {len(STEPS) + 1}, this program knows up to {len(STEPS)}"
    ):
        await restore(saved, path, key)
    assert prints(path.parent) == before


async def test_a_file_of_another_program_is_refused_and_nothing_changed(path, key, saved, tmp_path):
    other = tmp_path / "other.db"
    database = await Database.open(other, key)
    async with database.transaction() as transaction:
        await transaction.run("CREATE TABLE notes (text TEXT) STRICT")
    await database.close()
    before = prints(path.parent)
    with pytest.raises(RefusedError, match=r"is no backup of Clockstart"):
        await restore(other, path, key)
    assert prints(path.parent) == before


async def test_nothing_is_restored_while_the_bot_runs(path, key, saved, open_store, parent):
    store = await open_store()
    with pytest.raises(SecondInstanceError, match=rf"process {os.getpid()}\b"):
        await restore(saved, path, key)
    assert (await store.people.get(parent)).state == "TX"
    await store.close()


async def test_the_data_itself_and_a_name_of_nothing_are_no_backup(path, key, saved, tmp_path):
    with pytest.raises(RefusedError, match=r"is the saved data itself"):
        await restore(path, path, key)
    with pytest.raises(RefusedError, match=r"there is no such file"):
        await restore(tmp_path / "nothing.db", path, key)


async def test_what_a_killed_restore_left_is_cleared_away_by_the_next(path, key, saved):
    leftover = path.with_name("clockstart.db.restoring")
    leftover.write_bytes(b"half")
    path.with_name("clockstart.db.restoring-wal").write_bytes(b"half")
    lock = Lock(path)
    lock.take()
    with pytest.raises(SecondInstanceError):
        await restore(saved, path, key)
    lock.release()
    done = await restore(saved, path, key)
    assert prints(path.parent).keys() == {"clockstart.db", done.before.name}


async def test_data_that_cannot_be_read_is_not_replaced_without_a_word(path, key, open_store, saved, parent):
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\0" * (len(content) - 100))
    before = prints(path.parent)
    with pytest.raises(RefusedError, match=r"nobody can tell who has deleted.*move that file away"):
        await restore(saved, path, key)
    assert prints(path.parent) == before
    path.rename(path.with_name("damaged.db"))
    await restore(saved, path, key)
    assert await state_in(open_store, parent) == "CA"


# The forgotten.


async def test_the_forgotten_stay_forgotten_through_every_restore(
    path, key, open_store, saved, parent, other
):
    store = await open_store()
    await store.people.save(Person(other, "NY"))
    assert await store.forget(parent, NOW)
    await store.close()
    assert (await restore(saved, path, key)).forgotten == 1
    assert await state_in(open_store, parent) is None
    # The list went with it: the same backup once more, from the file that was just restored.
    assert (await restore(saved, path, key)).forgotten == 1
    assert await state_in(open_store, parent) is None


async def test_who_comes_back_is_kept_by_a_backup_made_after_that_alone(
    path, key, open_store, saved, parent, copy
):
    store = await open_store()
    await store.forget(parent, NOW)
    await store.people.save(Person(parent, "OH"))
    after = copy.with_name("after.db")
    back_up(path, key, after)
    await store.people.save(Person(parent, "WA"))
    await store.close()
    assert (await restore(after, path, key)).forgotten == 0
    assert await state_in(open_store, parent) == "OH"
    assert (await restore(saved, path, key)).forgotten == 1
    assert await state_in(open_store, parent) is None
    store = await open_store()
    # A clock that was set back brings nobody back.
    await store.forget(parent, NOW - timedelta(days=9))
    await store.close()
    assert (await restore(after, path, key)).forgotten == 1


async def test_a_backup_of_before_the_list_is_brought_up_and_the_list_applied(
    path, key, open_store, saved, parent, other, copy
):
    old = copy.with_name("old.db")
    database = await Database.open(old, key)
    before_the_list = next(n for n, step in enumerate(STEPS) if "forgotten" in step.name)
    await migrate(database, old, STEPS[:before_the_list])
    async with database.transaction() as transaction:
        await transaction.run("INSERT INTO people (user_id, state) VALUES (?, 'CA')", (parent,))
        await transaction.run("INSERT INTO people (user_id, state) VALUES (?, 'NV')", (other,))
    await database.close()
    store = await open_store()
    await store.forget(parent, NOW)
    await store.close()
    assert (await restore(old, path, key)).forgotten == 1
    assert await state_in(open_store, parent) is None
    assert await state_in(open_store, other) == "NV"


async def test_data_begun_anew_and_its_backup_of_before_both_keep_their_forgotten(
    path, key, open_store, parent, other, copy
):
    store = await open_store()
    await store.people.save(Person(parent, "CA"))
    await store.people.save(Person(other, "CA"))
    first, second = copy.with_name("first.db"), copy.with_name("second.db")
    back_up(path, key, first)
    await store.forget(parent, NOW)
    back_up(path, key, second)
    await store.close()
    path.unlink()
    store = await open_store()
    await store.forget(other, NOW)
    await store.close()
    assert (await restore(second, path, key)).forgotten == 1
    assert await state_in(open_store, other) is None
    # Of each list one, under two secrets.
    assert (await restore(first, path, key)).forgotten == 2


# What was told and numbered since.


async def test_what_was_told_since_the_backup_is_not_told_again(
    path, key, open_store, want, now, asked, parent, copy
):
    store = await open_store()
    added = await store.cases.add_event(parent, child="A", plan="iep", state="CA", event=asked)
    assert await store.reminders.opt_in(parent, added.case.id, now)
    await store.reminders.plan(parent, added.case.id, [want(WEEK), want(EVE)], now)
    back_up(path, key, copy)
    (delivery,) = await store.reminders.claim_due(datetime(2026, 11, 7, tzinfo=UTC), 8)
    await store.reminders.mark_sent(delivery.id)
    await store.close()
    await restore(copy, path, key)
    store = await open_store()
    assert [one.wanted.day for one in await store.reminders.waiting_of(parent, added.case.id)] == [EVE]
    (later,) = await store.reminders.claim_due(datetime(2026, 11, 13, tzinfo=UTC), 8)
    assert [one.wanted.day for one in await store.reminders.still_sending(later.id)] == [EVE]
    assert later.id > delivery.id
    await store.close()


async def test_numbers_given_since_the_backup_are_not_given_again(
    path, key, open_store, saved, parent, asked
):
    store = await open_store()
    last = [
        (await store.cases.add_event(parent, child=child, plan="iep", state="CA", event=asked)).case.id
        for child in "ABC"
    ][-1]
    await store.close()
    await restore(saved, path, key)
    store = await open_store()
    added = await store.cases.add_event(parent, child="A", plan="iep", state="CA", event=asked)
    assert added.case.id > last
    await store.close()


async def test_a_moderator_who_was_forgotten_loaded_nothing_after_a_restore(
    path, key, open_store, parent, copy
):
    store = await open_store()
    year = Days(date(2026, 8, 26), date(2027, 6, 11))
    calendar = SchoolCalendar((year,), (Days(date(2026, 11, 23), date(2026, 11, 27)),))
    await store.districts.save(1, "North", calendar, NOW, by=parent, over=None)
    await store.unsaved.keep_district(1, parent, "South", calendar, NOW)
    back_up(path, key, copy)
    assert await store.forget(parent, NOW)
    await store.close()
    assert (await restore(copy, path, key)).forgotten == 1
    store = await open_store()
    (north,) = await store.districts.of_server(1)
    assert (north.name, north.loaded_by) == ("North", None)
    assert not any((await store.everything.of(parent)).values())
    await store.close()
