"""Measures of the store alone, on a file of any size, each with the bare library's own beside it.

Times are in milliseconds. The bare ones use the library as it is: no thread, no record, nothing of ours.
"""

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from bot.playground.crowd import NOW
from bot.store.key import Key
from bot.store.opening import connect
from bot.store.rows import to_instant, to_seconds
from bot.store.store import Store

if TYPE_CHECKING:
    from sqlcipher3 import Connection

_DUE_AT = """
SELECT due_at FROM reminders WHERE open = 1 AND state = 'waiting'
ORDER BY due_at, reminder_id LIMIT 1 OFFSET ?
"""
_PEOPLE = "SELECT DISTINCT user_id FROM reminders WHERE open = 1 AND state = 'waiting' AND due_at <= ?"
_BARE = "SELECT * FROM reminders WHERE open = 1 AND due_at <= ? ORDER BY due_at, reminder_id LIMIT ?"
_CLAIMED = "SELECT coalesce(max(attempts), 0) FROM deliveries WHERE state = 'sending'"
_EVERY = 97
"""People are taken from all over the file."""


@dataclass(slots=True)
class Took:
    """Milliseconds of each round: ours, and the library's own."""

    ours: list[float] = field(default_factory=list[float])
    bare: list[float] = field(default_factory=list[float])


def people_due(file: Path, key: Key, count: int) -> tuple[datetime, list[int]]:
    """Return when so many reminders will be due, and the people to whom anything is due then."""
    with bare(file, key) as connection:
        due_at = _due_at(connection, count)
        return due_at, [row[0] for row in connection.execute(_PEOPLE, (to_seconds(due_at),)).fetchall()]


async def claims(store: Store, file: Path, key: Key, rounds: int, limit: int) -> Took:
    """Claim for so many people, each time when more than that are due; beside it their rows, read alone.

    What was claimed is marked as sent, as in life; that is not measured.
    """
    took = Took()
    with bare(file, key) as connection:
        for _ in range(rounds):
            # Discord takes some seconds for what one claim brings: by the next one what was saved is copied.
            await store.copied()
            now = _due_at(connection, limit)
            with _timed(took.bare):
                connection.execute(_BARE, (to_seconds(now), limit)).fetchall()
            with _timed(took.ours):
                claimed = await store.reminders.claim_due(now, limit)
            async with store.together():
                for delivery in claimed:
                    await store.reminders.mark_sent(delivery.id)
    return took


async def lookups(store: Store, file: Path, key: Key, rounds: int) -> Took:
    """Look up what a person was not told yet, as after each command; beside it their own row, read bare."""
    took = Took()
    await store.copied()
    with bare(file, key) as connection:
        rows = connection.execute(
            "SELECT user_id FROM cases WHERE case_id % ? = 0 LIMIT ?", (_EVERY, rounds)
        ).fetchall()
        # Once before: the first one also makes the statements.
        await store.counts.untold(0, NOW.date())
        for (user_id,) in rows:
            with _timed(took.ours):
                await store.counts.untold(user_id, NOW.date())
            with _timed(took.bare):
                connection.execute("SELECT * FROM people WHERE user_id = ?", (user_id,)).fetchall()
    return took


def bare_commits(file: Path, key: Key, rounds: int) -> list[float]:
    """Commit one row, each time to the disk, in a file that holds nothing else."""
    took: list[float] = []
    with bare(file, key) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE one (number INTEGER)")
        connection.execute("INSERT INTO one VALUES (0)")
        for _ in range(rounds):
            with _timed(took):
                connection.execute("UPDATE one SET number = number + 1")
    return took


def claimed(connection: "Connection") -> int:
    """Return how often what is being sent was tried: more after a start that claimed it again."""
    ((tried,),) = connection.execute(_CLAIMED).fetchall()
    return tried


@contextmanager
def bare(file: Path, key: Key) -> "Generator[Connection]":
    """Open a file without anything of ours around it."""
    with closing(connect(file)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.digits}'\"")
        yield connection


@contextmanager
def _timed(took: list[float]) -> Generator[None]:
    began = perf_counter()
    yield
    took.append((perf_counter() - began) * 1000)


def _due_at(connection: "Connection", count: int) -> datetime:
    """Return when more than so many are due."""
    ((due_at,),) = connection.execute(_DUE_AT, (count,)).fetchall()
    return to_instant(due_at)
