"""Opening the encrypted file: the key, and the settings that make it safe. Knows no table."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import aiosqlite
import sqlcipher3

from bot.store.key import Key

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

BUSY_SECONDS = 2.0
"""Less than the 3 seconds in which Discord wants an answer, or nobody would be told."""

CACHE_KIB = 16_384
"""Of the file's pages: the upper parts of all its trees, of which each look reads some."""

MOST_PAGES = 8000
"""`checkpoints.py` copies what was saved; where more than this waits for it, the next save does it itself."""


def connect(path: Path) -> sqlcipher3.Connection:
    """Return a connection that has used no key yet; it makes the file where there is none."""
    connection = sqlcipher3.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlcipher3.Row
    return connection


class Connection(aiosqlite.Connection):
    """A connection with its own thread, to which a whole piece of work can be given."""

    async def in_thread(self, work: Callable[[sqlcipher3.Connection], T]) -> T:
        """Run a piece of work on the thread, after all that was asked for before."""
        return await cast("Any", self)._execute(work, self._conn)  # noqa: SLF001  # our own; the library leaves its types open


async def open_connection(path: Path, key: Key) -> Connection:
    """Open or make the file; sqlcipher3's errors where that fails."""
    # It behaves as sqlite3's connection, whose name the annotation asks for, without being one.
    connection = Connection(lambda: cast("sqlite3.Connection", connect(path)), iter_chunk_size=64)
    await connection
    await _unlock(connection, key)
    return connection


async def _unlock(connection: aiosqlite.Connection, key: Key) -> None:
    """Use the key and make the file safe; closes the connection where that fails."""
    try:
        # First, or a wrong key writes to stderr.
        await connection.execute("PRAGMA cipher_log_level = none")
        await connection.execute(f"PRAGMA key = \"x'{key.digits}'\"")
        # Whether the key fits shows here, before anything is written.
        await connection.execute_fetchall("SELECT count(*) FROM sqlite_schema")
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute("PRAGMA synchronous = FULL")
        await connection.execute(f"PRAGMA wal_autocheckpoint = {MOST_PAGES}")
        await connection.execute("PRAGMA foreign_keys = ON")
        await connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    except BaseException:
        await connection.close()
        raise
