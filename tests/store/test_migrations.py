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


async def test_reminders_and_deliveries_come_along_to_the_tables_by_person(database, path):
    at = next(number for number, step in enumerate(STEPS) if "stand together" in step.name)
    await migrate(database, path, STEPS[:at])
    row = "'US', 'annual-review', 'iep', '2026-01-09', 'today', '2027-01-09'"
    async with database.transaction() as transaction:
        for statement in (
            "INSERT INTO people (user_id, zone) VALUES (7, 'America/Denver')",
            "INSERT INTO cases (case_id, user_id, child, plan, state) VALUES (3, 7, 'A', 'iep', 'CO')",
            (
                "INSERT INTO deliveries (delivery_id, user_id, nonce, state, claimed_at, attempts, told) "
                "VALUES (5, 7, 'abc', 'sent', 100, 1, 0), (6, 7, 'lost', 'sent', 100, 1, 0), "
                "(9, 7, 'gone', 'sent', 100, 1, 0)"
            ),
            "DELETE FROM deliveries WHERE delivery_id = 9",
            (
                "INSERT INTO reminders (open, due_at, reminder_id, case_id, user_id, state, delivery_id, "
                "jurisdiction, clock, event, event_on, kind, day, deadline_on, hour, zone) VALUES "
                f"(0, 100, 1, 3, 7, 'sent', 5, {row}, '2027-01-09', 9, 'America/Denver'), "
                f"(1, 200, 2, 3, 7, 'waiting', NULL, {row}, '2028-01-09', 9, 'America/Denver')"
            ),
        ):
            await transaction.run(statement)
    await migrate(database, path, STEPS)
    kept = await database.read(
        "SELECT reminder_id, open, due_at, delivery_id, hour FROM reminders ORDER BY 1"
    )
    assert [tuple(row) for row in kept] == [(1, 0, 100, 5, 9), (2, 1, 200, None, 9)]
    assert await database.read("PRAGMA foreign_key_check") == []
    async with database.transaction() as transaction:
        # The one without reminders told nobody anything; and no number is given twice.
        sent = await transaction.run("SELECT delivery_id, nonce FROM deliveries")
        assert [tuple(row) for row in sent] == [(5, "abc")]
        (made,) = await transaction.run(
            "INSERT INTO deliveries (user_id, nonce, state, claimed_at, attempts) "
            "VALUES (7, 'new', 'sending', 300, 1) RETURNING delivery_id"
        )
        assert made["delivery_id"] == 10
        await transaction.run(
            "UPDATE reminders SET state = 'sending', delivery_id = 10 WHERE reminder_id = 2"
        )
        await transaction.run("DELETE FROM people WHERE user_id = 7")
        for table in ("reminders", "deliveries", "cases"):
            assert await transaction.run(f"SELECT * FROM {table}") == []
