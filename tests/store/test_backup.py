"""A copy of the running bot's data: whole, encrypted, never over another file; and one a day."""

import asyncio
import logging
import os
import stat
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock.now import HandSetTime
from bot.store.backup import back_up, daily_backup
from bot.store.copying import StoppedError, copy_open, is_whole
from bot.store.errors import RefusedError, UnreadableFileError
from bot.store.key import Key
from bot.store.people import Person
from bot.store.store import Store

START = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder / "copy.db"


async def state_in(file, key, user_id):
    store = await Store.open(file, key)
    try:
        person = await store.people.get(user_id)
    finally:
        await store.close()
    return person and person.state


async def test_a_copy_is_made_while_the_bot_has_the_data_open(path, key, store, parent, file):
    await store.people.save(Person(parent, "CA"))
    await asyncio.to_thread(back_up, path, key, file)
    await store.people.save(Person(parent, "TX"))
    assert (await store.people.get(parent)).state == "TX"
    assert [one.name for one in file.parent.iterdir()] == ["copy.db"]
    assert await state_in(file, key, parent) == "CA"


async def test_a_copy_is_encrypted_with_the_same_key_and_for_the_owner_alone(path, key, store, parent, file):
    await store.people.save(Person(parent, "CA", "America/Los_Angeles"))
    back_up(path, key, file)
    for words in (b"America", b"SQLite format", b"CREATE TABLE"):
        assert words not in file.read_bytes()
    assert is_whole(file, key)
    with pytest.raises(UnreadableFileError):
        is_whole(file, Key("cd" * 32))
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_what_is_written_meanwhile_is_not_held_up_and_not_in_the_copy(path, key, store, parent, file):
    # Some MB, so that the copy takes more than one step.
    await store._database.read("CREATE TABLE big (content TEXT) STRICT")
    async with store._database.transaction() as transaction:
        await transaction.run_many("INSERT INTO big VALUES (?)", [("x" * 4_000,)] * 5_000)
    loop = asyncio.get_running_loop()
    steps = []

    def meanwhile():
        steps.append(1)
        save = store.people.save(Person(parent, f"{len(steps)}"))
        asyncio.run_coroutine_threadsafe(save, loop).result(10)
        return False

    await asyncio.to_thread(back_up, path, key, file, meanwhile)
    assert len(steps) > 1
    assert (await store.people.get(parent)).state == f"{len(steps)}"
    assert await state_in(file, key, parent) is None


async def test_a_file_that_is_there_is_left_as_it_is(path, key, store, file):
    file.write_text("mine")
    with pytest.raises(RefusedError, match=r"is there already and was left as it is"):
        back_up(path, key, file)
    assert file.read_text() == "mine"
    with pytest.raises(RefusedError, match=r"is there already"):
        back_up(path, key, path)
    assert [one.name for one in file.parent.iterdir()] == ["copy.db"]


async def test_a_name_that_is_taken_meanwhile_is_left_as_it_is(path, key, store, file):
    def meanwhile():
        file.write_text("mine")
        return False

    with pytest.raises(RefusedError, match=r"is there already"):
        back_up(path, key, file, meanwhile)
    assert file.read_text() == "mine"
    assert [one.name for one in file.parent.iterdir()] == ["copy.db"]


def test_nothing_to_copy_is_said_and_nothing_made(path, key, file):
    with pytest.raises(RefusedError, match=r"nothing to back up"):
        back_up(path, key, file)
    assert not path.exists()
    assert list(file.parent.iterdir()) == []


async def test_a_place_that_is_not_there_is_named(path, key, store, tmp_path):
    with pytest.raises(RefusedError, match=r"cannot be written: No such file"):
        back_up(path, key, tmp_path / "nowhere" / "copy.db")


async def test_damaged_data_makes_no_backup(path, key, open_store, file):
    store = await open_store()
    await store._database.read("CREATE TABLE big (content TEXT) STRICT")
    async with store._database.transaction() as transaction:
        await transaction.run_many("INSERT INTO big VALUES (?)", [("x" * 4_000,)] * 50)
    await store.close()
    content = bytearray(path.read_bytes())
    content[-6_000] ^= 1
    path.write_bytes(content)
    with pytest.raises((RefusedError, UnreadableFileError), match=r"damaged"):
        back_up(path, key, file)
    assert list(file.parent.iterdir()) == []
    assert path.read_bytes() == content


async def test_a_copy_that_is_stopped_leaves_nothing(path, key, store, file):
    with pytest.raises(StoppedError):
        back_up(path, key, file, lambda: True)
    assert list(file.parent.iterdir()) == []


async def test_a_copy_with_another_key_opens_with_that_alone(path, key, store, parent, file):
    await store.people.save(Person(parent, "CA"))
    copy_open(path, file, key, Key("cd" * 32))
    assert await state_in(file, Key("cd" * 32), parent) == "CA"
    with pytest.raises(UnreadableFileError):
        is_whole(file, key)


# The daily one.


async def until(condition, time):
    async with asyncio.timeout(10):
        while not condition():
            # Wakes who has gone to sleep after the clock was moved.
            time.move_by(timedelta())
            await asyncio.sleep(0.01)


def days(folder):
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


async def test_one_a_day_is_made_and_the_newest_are_kept(path, key, store, parent, tmp_path):
    time, folder = HandSetTime(START), tmp_path / "made" / "copies"
    async with daily_backup(path, key, folder, 2, time):
        await until(lambda: days(folder) == ["clockstart-2026-11-22.db"], time)
        await store.people.save(Person(parent, "CA"))
        time.move_by(timedelta(minutes=10))
        time.move_by(timedelta(minutes=30))
        await until(lambda: days(folder) == ["clockstart-2026-11-22.db", "clockstart-2026-11-23.db"], time)
        time.move_by(timedelta(days=1))
        await until(lambda: days(folder) == ["clockstart-2026-11-23.db", "clockstart-2026-11-24.db"], time)
    assert await state_in(folder / "clockstart-2026-11-24.db", key, parent) == "CA"


async def test_other_files_and_those_of_days_to_come_are_left_alone(path, key, store, tmp_path):
    names = ["clockstart-2099-01-01.db", "clockstart-mine.db", "notes.txt", "clockstart-2026-11-20.db.old"]
    for name in [*names, "clockstart-2026-11-20.db", "clockstart-2026-11-21.db.77.part"]:
        (tmp_path / name).write_text("there")
    left = [*names, "clockstart-2026-11-22.db"]
    time = HandSetTime(START)
    async with daily_backup(path, key, tmp_path, 1, time):
        await until(lambda: set(left) == {one.name for one in tmp_path.iterdir() if one.is_file()}, time)


async def test_a_day_that_has_its_copy_gets_no_other(path, key, store, tmp_path, caplog):
    caplog.set_level(logging.INFO)
    folder = tmp_path / "copies"
    time = HandSetTime(START)
    async with daily_backup(path, key, folder, 3, time):
        await until(lambda: days(folder) == ["clockstart-2026-11-22.db"], time)
    first = (folder / "clockstart-2026-11-22.db").read_bytes()
    async with daily_backup(path, key, folder, 3, time):
        await asyncio.sleep(0.2)
    assert (folder / "clockstart-2026-11-22.db").read_bytes() == first
    assert caplog.messages == ["the daily backup was made"]


async def test_a_failure_is_one_line_and_the_next_try_goes_on(path, key, store, tmp_path, caplog):
    folder = tmp_path / "copies"
    folder.write_text("in the way")
    time = HandSetTime(START)
    async with daily_backup(path, key, folder, 3, time):
        await until(lambda: caplog.records, time)
        (record,) = caplog.records
        assert record.levelno == logging.ERROR
        assert record.exc_info is None
        assert record.getMessage().count("\n") == 0
        assert record.getMessage().startswith("the daily backup failed:")
        folder.unlink()
        await until(lambda: days(folder) == ["clockstart-2026-11-22.db"], time)
    assert [one.levelno for one in caplog.records] == [logging.ERROR, logging.INFO]


async def test_without_a_folder_there_is_no_task(path, key, tmp_path):
    before = asyncio.all_tasks()
    async with daily_backup(path, key, None, 7, HandSetTime(START)):
        assert asyncio.all_tasks() == before
    assert list(tmp_path.iterdir()) == []


async def test_stopping_at_any_moment_leaves_no_half_copy(path, key, store, tmp_path):
    for turns in range(12):
        folder = tmp_path / f"copies-{turns}"
        async with asyncio.timeout(10), daily_backup(path, key, folder, 3, HandSetTime(START)):
            await asyncio.sleep(turns * 0.003)
        assert days(folder) in ([], ["clockstart-2026-11-22.db"])
        await store.kept.set("still", "here")
