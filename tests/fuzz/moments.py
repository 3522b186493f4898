"""All rows of a store and all messages of a playground at one moment, and the way back to it."""

import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.playground.records import Json, Stored
from bot.playground.world import World
from bot.store.store import Store

FIRST_ID = 7_000_000
"""Row ids begin here, so that one is known for what it is wherever it stands."""
WITH_IDS = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Moment:
    """What there was; a message with what stood in it, a channel with its pins."""

    rows: Rows
    messages: dict[int, tuple[Stored, Json]]
    pins: dict[int, dict[int, datetime]]


async def moment(store: Store, world: World) -> Moment:
    """Return what there is now."""
    return Moment(
        await rows(store),
        {number: (one, copy.deepcopy(one.message)) for number, one in world.messages.items()},
        {number: dict(channel.pins) for number, channel in world.channels.items()},
    )


async def rows(store: Store) -> Rows:
    """Return every row of every table."""
    async with store._database.moment() as transaction:
        tables = await transaction.run(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_stat1'"
        )
        return {
            name: [tuple(row) for row in await transaction.run(f"SELECT * FROM {name}")] for (name,) in tables
        }


async def back_to(then: Moment, store: Store) -> None:
    """Make the rows what they were."""
    changed = {name: then.rows[name] for name, now in (await rows(store)).items() if now != then.rows[name]}
    connection = store._database._connection

    def back() -> None:
        begun = connection._conn
        # What is taken out and put in again takes nothing else with it, and is no change of a case.
        begun.execute("PRAGMA foreign_keys = OFF")
        begun.execute("BEGIN")
        triggers = begun.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            begun.execute(f"DROP TRIGGER {name}")
        for table, kept in changed.items():
            begun.execute(f"DELETE FROM {table}")
            for row in kept:
                begun.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        for _, sql in triggers:
            begun.execute(sql)
        begun.execute("COMMIT")
        begun.execute("PRAGMA foreign_keys = ON")

    async with store._database._turn:
        await connection._execute(back)


def show_again(then: Moment, world: World) -> None:
    """Make the messages what they were."""
    for number, (stored, message) in then.messages.items():
        if stored.message != message:
            stored.message = copy.deepcopy(message)
        stored.gone = False
        world.messages.setdefault(number, stored)
    for number in world.messages.keys() - then.messages.keys():
        del world.messages[number]
    for number, pins in then.pins.items():
        world.channels[number].pins = dict(pins)


async def make_ready(store: Store) -> None:
    """Let each table number its rows from far away on; and wait for no disk, or each example would."""
    await store._database.read("PRAGMA synchronous = OFF")
    async with store._database.transaction() as transaction:
        for at, (name,) in enumerate(await transaction.run(WITH_IDS)):
            await transaction.run("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            first = FIRST_ID + 10_000 * at
            await transaction.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, first))
