"""Copies what was saved from the write-ahead file into the data file, beside everything else.

SQLite does so by itself, as part of a save, and that one save then takes tens of milliseconds. Here another
connection does it in its own thread: readers and writers go on meanwhile. What was saved is safe before and
after it, so it may fail or be cut off at any moment.
"""

import asyncio
import logging
from pathlib import Path
from typing import Self

import aiosqlite
import sqlcipher3

from bot.store.key import Key
from bot.store.opening import open_connection

log = logging.getLogger(__name__)

ROWS = 3000
"""So many are saved between two copies: a start reads what was not copied yet, so it should not be much."""
TWICE = 2
"""The first copies most, the second what was saved meanwhile: then the write-ahead file begins anew."""


class Checkpoints:
    """The copying of one file."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._rows = 0
        """Changed when it was copied last, of all since the opening."""
        self._copying: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, path: Path, key: Key) -> Self:
        """Open a connection of its own to a file that another one has opened already."""
        return cls(await open_connection(path, key))

    def saved(self, rows: int) -> None:
        """Take note of a save; `rows`: how many were changed since the opening."""
        if rows - self._rows >= ROWS and (self._copying is None or self._copying.done()):
            self._rows = rows
            self._copying = asyncio.create_task(self._copy())

    async def _copy(self) -> None:
        try:
            for _ in range(TWICE):
                await self._connection.execute_fetchall("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlcipher3.Error as error:
            # Nothing is lost: it stands in the write-ahead file, and the next one tries again.
            log.warning("what was saved is not in the data file itself yet: %s", type(error).__name__)

    async def done(self) -> None:
        """Wait for what is being copied."""
        if self._copying:
            await self._copying

    async def close(self) -> None:
        """Wait for what is being copied, and close."""
        try:
            await self.done()
        finally:
            await self._connection.close()
