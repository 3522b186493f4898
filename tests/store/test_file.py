"""The file itself: encrypted, one program at a time, all or nothing."""

import asyncio
import hashlib
import logging
import os
import stat
import subprocess
import sys

import pytest

from bot.store.connection import Database
from bot.store.errors import NotSavedError, SecondInstanceError, StoreError, UnreadableFileError
from bot.store.key import Key
from bot.store.people import Person
from bot.store.store import Store


def on_disk(path):
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


async def test_what_was_saved_is_there_after_a_restart(open_store, parent):
    store = await open_store()
    await store.people.save(Person(parent, "CA", "America/Los_Angeles", "en"))
    await store.kept.set("commands", "abc")
    await store.close()
    store = await open_store()
    assert await store.people.get(parent) == Person(parent, "CA", "America/Los_Angeles", "en")
    assert await store.kept.get("commands") == "abc"
    await store.close()


async def test_nothing_on_the_disk_can_be_read(path, store, add, opted_in, want, now, asked):
    case = await opted_in()
    await store.reminders.plan(case.user_id, case.id, [want(asked.day.replace(month=11))], now)
    while_open = on_disk(path)
    await store.close()
    closed = on_disk(path)
    assert len(while_open) > 4096
    assert len(closed) > 4096
    for words in (
        b"request_received",
        b"SQLite format 3",
        b"CREATE TABLE",
        b"America",
        b"2026-09-14",
        b"reminders",
    ):
        assert words not in while_open
        assert words not in closed


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
async def test_only_the_owner_can_read_the_file(path, store):
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert await store.kept.get("nothing") is None


async def test_pragmas_that_keep_data_safe(store):
    async def pragma(name):
        (row,) = await store._database.read(f"PRAGMA {name}")
        return row[0]

    assert await pragma("journal_mode") == "wal"
    assert await pragma("synchronous") == 2
    assert await pragma("foreign_keys") == 1
    tables = await store._database.read("PRAGMA table_list")
    ours = [row for row in tables if row["schema"] == "main" and not row["name"].startswith("sqlite_")]
    assert ours
    assert all(row["strict"] for row in ours)


async def test_a_wrong_key_is_named_and_the_file_left_as_it_is(path, open_store):
    await (await open_store()).close()
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(UnreadableFileError, match=r"the key does not fit it, or it is damaged"):
        await open_store(Key("cd" * 32))
    assert hashlib.sha256(path.read_bytes()).digest() == before
    await (await open_store()).close()


@pytest.mark.parametrize("damaged", [b"hello", b"SQLite format 3\0" + bytes(5000), os.urandom(20_000)])
async def test_a_file_that_is_no_data_is_named_and_left_as_it_is(damaged, path, open_store):
    path.parent.mkdir()
    path.write_bytes(damaged)
    with pytest.raises(UnreadableFileError, match=r"left as it is"):
        await open_store()
    assert path.read_bytes() == damaged


async def test_a_page_that_was_damaged_is_named_when_it_is_read(path, open_store, parent):
    store = await open_store()
    await store.people.save(Person(parent, "CA"))
    await store.close()
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError):
        await open_store()
    assert path.read_bytes() == content


async def test_a_second_instance_is_refused_and_the_first_named(open_store, store):
    with pytest.raises(SecondInstanceError, match=rf"process {os.getpid()}\b"):
        await open_store()
    await store.kept.set("still", "here")
    assert await store.kept.get("still") == "here"


async def test_another_name_of_the_file_is_the_same_file(path, key, store, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with pytest.raises(SecondInstanceError):
        await Store.open(link, key)
    assert await store.kept.get("nothing") is None


async def test_a_failed_start_lets_the_next_one_in(open_store):
    await (await open_store()).close()
    with pytest.raises(UnreadableFileError):
        await open_store(Key("cd" * 32))
    await (await open_store()).close()


async def test_a_place_that_cannot_be_written_is_named(tmp_path, key):
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(NotSavedError, match=r"cannot be opened"):
        await Store.open(in_the_way / "clockstart.db", key)


async def test_closing_twice_does_nothing(open_store):
    store = await open_store()
    await store.close()
    await store.close()


def test_a_failed_start_does_not_hang_the_exit_nor_write_to_stderr(path):
    path.parent.mkdir()
    path.write_bytes(b"no data")
    script = (
        "import asyncio, sys; from pathlib import Path\n"
        "from bot.store.key import Key; from bot.store.errors import StoreError\n"
        "from bot.store.store import Store\n"
        "try: asyncio.run(Store.open(Path(sys.argv[1]), Key('ab' * 32)))\n"
        "except StoreError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, str(path)],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert "cannot be read" in done.stdout
    assert done.stderr == ""


async def test_a_full_disk_saves_nothing_and_says_so(store, add, opted_in, want, now, asked):
    case = await opted_in()
    await store._database.read("PRAGMA max_page_count = 1")
    many = [want(asked.day, clock=f"clock-{number}", zone="America/New_York") for number in range(3000)]
    with pytest.raises(NotSavedError, match=r"Nothing was saved: the disk of .* is full"):
        await store.reminders.plan(case.user_id, case.id, many, now.replace(year=2025))
    await store._database.read("PRAGMA max_page_count = 1000000")
    assert await store.reminders.waiting_of(case.user_id, case.id) == []
    assert await store.reminders.plan(case.user_id, case.id, many[:2], now.replace(year=2025))
    assert len(await store.reminders.waiting_of(case.user_id, case.id)) == 2


async def test_a_read_only_file_saves_nothing_and_says_so(store, add, parent):
    await store._database.read("PRAGMA query_only = ON")
    with pytest.raises(NotSavedError, match=r"cannot be written"):
        await add()
    await store._database.read("PRAGMA query_only = OFF")
    assert await store.cases.cases_of(parent) == []


async def test_a_transaction_that_fails_leaves_nothing(store, parent):
    with pytest.raises(StoreError):  # noqa: PT012
        async with store._database.transaction() as transaction:
            await transaction.run("INSERT INTO people (user_id) VALUES (?)", (parent,))
            await transaction.run("INSERT INTO people (user_id) VALUES (?)", (parent,))
    assert await store.people.get(parent) is None


async def test_a_cancelled_task_leaves_nothing_and_holds_nobody_up(store, parent):
    begun = asyncio.Event()

    async def half():
        async with store._database.transaction() as transaction:
            await transaction.run("INSERT INTO people (user_id) VALUES (?)", (parent,))
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(half())
    await begun.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await store.people.get(parent) is None
    await store.people.save(Person(parent, "TX"))
    assert (await store.people.get(parent)).state == "TX"


async def test_tasks_cancelled_at_any_moment_leave_a_store_that_works(store, parent):
    for turns in range(40):
        task = asyncio.create_task(store.people.save(Person(parent, f"{turns}")))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await store.kept.set("last", str(turns))
        assert await store.kept.get("last") == str(turns)


async def test_nobody_sees_what_is_half_done(store, parent):
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def slow():
        async with store._database.transaction() as transaction:
            await transaction.run("INSERT INTO people (user_id, state) VALUES (?, 'CA')", (parent,))
            begun.set()
            await may_end.wait()
            await transaction.run("UPDATE people SET state = 'TX' WHERE user_id = ?", (parent,))

    task = asyncio.create_task(slow())
    await begun.wait()
    reading = asyncio.create_task(store.people.get(parent))
    await asyncio.sleep(0.01)
    assert not reading.done()
    may_end.set()
    await task
    assert (await reading).state == "TX"


async def test_a_host_who_logs_everything_logs_no_value(open_store, key, caplog, parent):
    caplog.set_level(logging.DEBUG)
    store = await open_store()
    await store.people.save(Person(parent, "CA", "America/Los_Angeles", "en"))
    await store.close()
    assert str(parent) not in caplog.text
    assert key.digits not in caplog.text


async def test_a_file_that_was_opened_is_closed_where_the_steps_fail(path, key, open_store):
    database = await Database.open(path, key)
    async with database.transaction() as transaction:
        await transaction.run("CREATE TABLE people (wrong INTEGER) STRICT")
    await database.close()
    with pytest.raises(StoreError, match=r"already exists"):
        await open_store()
    database = await Database.open(path, key)
    await database.close()
