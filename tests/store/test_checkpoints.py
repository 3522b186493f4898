import asyncio
import shutil
from contextlib import closing

import pytest

from bot.store.checkpoints import ROWS
from bot.store.connection import Database
from bot.store.opening import connect


@pytest.fixture
async def database(path, key):
    database = await Database.open(path, key)
    async with database.transaction() as transaction:
        await transaction.run("CREATE TABLE one (value INTEGER) STRICT")
    yield database
    await database.close()


async def save(database, count):
    async with database.transaction() as transaction:
        await transaction.run_many("INSERT INTO one VALUES (?)", [(value,) for value in range(count)])


def in_the_file_alone(path, key):
    """Count what stands in the data file without the write-ahead file beside it."""
    alone = path.with_name("alone.db")
    shutil.copyfile(path, alone)
    with closing(connect(alone)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.digits}'\"")
        if not connection.execute("SELECT * FROM sqlite_schema").fetchall():
            return 0
        return connection.execute("SELECT count(*) FROM one").fetchone()[0]


async def test_what_was_saved_is_copied_into_the_file_beside_the_next_saves(database, path, key):
    await save(database, ROWS // 2)
    await asyncio.sleep(0.05)
    assert in_the_file_alone(path, key) == 0
    await save(database, ROWS)
    async with asyncio.timeout(10):
        while in_the_file_alone(path, key) < ROWS // 2 + ROWS:
            await asyncio.sleep(0.01)


async def test_a_copy_that_fails_loses_nothing_and_stops_nobody(database, path, key, caplog):
    await database._checkpoints._connection.set_authorizer(lambda *_: 1)
    await save(database, ROWS)
    await asyncio.sleep(0.05)
    await save(database, 1)
    assert "not in the data file itself yet" in caplog.text
    (row,) = await database.read("SELECT count(*) AS count FROM one")
    assert row["count"] == ROWS + 1
    await database._checkpoints._connection.set_authorizer(None)
