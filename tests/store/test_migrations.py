import hashlib

import pytest

from bot.store.connection import Database
from bot.store.errors import NewerFileError, StoreError
from bot.store.migrations import STEPS, Step, migrate

FIRST = Step("first", ("CREATE TABLE one (value INTEGER) STRICT", "INSERT INTO one VALUES (1)"))
SECOND = Step("second", ("CREATE TABLE two (value INTEGER) STRICT",))
BROKEN = Step("broken", ("CREATE TABLE two (value INTEGER) STRICT", "INSERT INTO nowhere VALUES (1)"))


@pytest.fixture
async def database(path, key):
    database = await Database.open(path, key)
    yield database
    await database.close()


async def done(database):
    return [(row["number"], row["name"]) for row in await database.read("SELECT * FROM migrations")]


async def test_each_step_is_done_once_and_recorded(database, path):
    await migrate(database, path, [FIRST])
    await migrate(database, path, [FIRST])
    assert await done(database) == [(1, "first")]
    await migrate(database, path, [FIRST, SECOND])
    assert await done(database) == [(1, "first"), (2, "second")]
    assert len(await database.read("SELECT value FROM one")) == 1


async def test_a_step_that_fails_leaves_those_before_it_and_nothing_of_itself(database, path):
    with pytest.raises(StoreError):
        await migrate(database, path, [FIRST, BROKEN])
    assert await done(database) == [(1, "first")]
    await migrate(database, path, [FIRST, SECOND])
    assert await done(database) == [(1, "first"), (2, "second")]


async def test_a_newer_file_is_refused_and_left_as_it_is(path, key, open_store):
    database = await Database.open(path, key)
    await migrate(database, path, [*STEPS, SECOND])
    await database.close()
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(NewerFileError, match=rf"is of version {len(STEPS) + 1}, .* up to {len(STEPS)}\."):
        await open_store()
    assert hashlib.sha256(path.read_bytes()).digest() == before
