"""The one connection that reads and saves: opening, closing, transactions, and errors with a reason.

Knows no table. Every use goes through `Database`, one at a time, so nobody sees another's half-done work.
"""

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

import aiosqlite
import sqlcipher3

from bot.store.checkpoints import Checkpoints
from bot.store.errors import BusyError, NotSavedError, StoreError, UnreadableFileError
from bot.store.key import Key
from bot.store.lock import Lock
from bot.store.opening import Connection, open_connection

if TYPE_CHECKING:
    from collections.abc import Generator

Values = Sequence[int | str | None]
Row = sqlcipher3.Row
Run = Callable[[str, Values], list[Row]]
"""Runs a statement and returns its rows, also those of RETURNING."""
T = TypeVar("T")

# Primary result codes, https://www.sqlite.org/rescode.html
_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NOT_A_DATABASE = 5, 6, 8, 10, 11, 13, 14, 26

# Its DEBUG lines hold the values of each statement.
logging.getLogger("aiosqlite").setLevel(logging.WARNING)


class Transaction:
    """Statements that are saved together or not at all."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def run(self, sql: str, values: Values = ()) -> list[Row]:
        """Run a statement and return its rows, also those of RETURNING."""
        # At run time these are the rows that the row factory makes, not sqlite3's.
        return cast("list[Row]", await self._connection.execute_fetchall(sql, values))

    async def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run a statement once for each row of values."""
        await self._connection.executemany(sql, rows)


class Database:
    """An open file. `read` and `transaction` raise StoreError, and wait for each other."""

    def __init__(self, connection: Connection, checkpoints: Checkpoints, path: Path, lock: Lock) -> None:
        self._connection = connection
        self._checkpoints = checkpoints
        self._path = path
        self._lock = lock
        self._turn = asyncio.Lock()
        self._open: tuple[asyncio.Task[Any] | None, Transaction] | None = None
        """The transaction that is open, and whose it is."""

    @classmethod
    async def open(cls, path: Path, key: Key) -> Self:
        """Open or make the file; SecondInstanceError, UnreadableFileError, NotSavedError where that fails."""
        lock = Lock(path)
        _make_room(path)
        lock.take()
        try:
            with reasons(path):
                connection = await open_connection(path, key)
                try:
                    checkpoints = await Checkpoints.open(path, key)
                except BaseException:
                    await connection.close()
                    raise
        except BaseException:
            lock.release()
            raise
        return cls(connection, checkpoints, path, lock)

    async def close(self) -> None:
        """Close the file and let others have it. Also after a failed start: an open one hangs the exit."""
        async with self._turn:
            try:
                await self._checkpoints.close()
            finally:
                try:
                    await self._connection.close()
                finally:
                    self._lock.release()

    async def copied(self) -> None:
        """Wait until what is being copied into the data file stands there; `checkpoints.py` says why."""
        await self._checkpoints.done()

    async def read(self, sql: str, values: Values = ()) -> list[Row]:
        """Return the rows of one statement that changes nothing."""
        if opened := self._own():
            with reasons(self._path):
                return await opened.run(sql, values)
        async with self._turn:
            with reasons(self._path):
                return await Transaction(self._connection).run(sql, values)

    async def read_together(self, *asked: tuple[str, Values]) -> list[list[Row]]:
        """Return the rows of several statements that change nothing, for one wait on the file's thread."""
        if self._own():
            return [await self.read(sql, values) for sql, values in asked]
        async with self._turn:
            with reasons(self._path):
                reader = Transaction(self._connection)
                return await asyncio.gather(*(reader.run(sql, values) for sql, values in asked))

    async def save(self, sql: str, values: Values = ()) -> list[Row]:
        """Save by one statement, at once where no transaction of this task is open; return its rows.

        One way to the file's thread and back, where a transaction takes three.
        """
        rows = await self.read(sql, values)
        self._checkpoints.saved(self._connection.total_changes)
        return rows

    async def at_once(self, work: Callable[[Run], T]) -> T:
        """Save all that `work` runs together, or nothing of it where anything fails; return what it returns.

        It runs on the file's thread and waits for nothing in between: one way there and back, where a
        transaction takes one for each statement. What a cancelled task began so is saved all the same.
        """
        if self._own():
            return await self._connection.in_thread(lambda one: work(_runner(one)))
        async with self._turn:
            with reasons(self._path):
                done = await self._connection.in_thread(lambda one: _together(one, work))
                self._checkpoints.saved(self._connection.total_changes)
                return done

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[Transaction]:
        """Save what is run inside together at the end, or nothing of it where anything fails.

        One inside another of the same task is a part of it: it is saved with the outer one, or not at all.
        What fails in it must fail the outer one, too, so nobody may catch it in between.
        """
        async with self._begun("BEGIN IMMEDIATE") as begun:
            yield begun

    @asynccontextmanager
    async def moment(self) -> AsyncGenerator[Transaction]:
        """Read what is asked inside as it stood at one moment; also where nothing can be saved any more."""
        async with self._begun("BEGIN DEFERRED") as begun:
            yield begun

    @asynccontextmanager
    async def _begun(self, begin: str) -> AsyncGenerator[Transaction]:
        if opened := self._own():
            with reasons(self._path):
                yield opened
            return
        async with self._turn:
            with reasons(self._path):
                try:
                    await self._connection.execute(begin)
                    begun = Transaction(self._connection)
                    self._open = asyncio.current_task(), begun
                    yield begun
                    await self._connection.commit()
                    self._checkpoints.saved(self._connection.total_changes)
                except BaseException:
                    # Queued behind whatever a cancelled task left running: the next turn finds nothing open.
                    await self._connection.rollback()
                    raise
                finally:
                    self._open = None

    def _own(self) -> Transaction | None:
        """Return the open transaction where it is this task's; others wait for their turn."""
        if self._open is None or self._open[0] is not asyncio.current_task():
            return None
        return self._open[1]


def _together(connection: sqlcipher3.Connection, work: Callable[[Run], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = work(_runner(connection))
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    return done


def _runner(connection: sqlcipher3.Connection) -> Run:
    return lambda sql, values: connection.execute(sql, values).fetchall()


def _make_room(path: Path) -> None:
    """Make the directory, and the file for its owner's eyes alone; what stands there is left as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise NotSavedError(
            f"The data file {path} cannot be opened for writing: {error.strerror}."
        ) from error


@contextmanager
def reasons(path: Path) -> "Generator[None]":
    """Turn the library's errors into ours. Its messages name tables and columns, never values."""
    try:
        yield
    except sqlcipher3.Error as error:
        raise _explained(error, path) from error


def is_damage(error: sqlcipher3.Error) -> bool:
    """Tell whether an error says that the key does not fit or the file is damaged."""
    return _code(error) in (_NOT_A_DATABASE, _CORRUPT)


def _code(error: sqlcipher3.Error) -> int:
    # Errors of the library itself, not of SQLite, have none.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _explained(error: sqlcipher3.Error, path: Path) -> StoreError:
    explained = _worded(error, path)
    explained.code = getattr(error, "sqlite_errorname", "")
    return explained


def _worded(error: sqlcipher3.Error, path: Path) -> StoreError:
    code = _code(error)
    if is_damage(error):
        return UnreadableFileError(
            f"The data file {path} cannot be read: the key does not fit it, or it is damaged. "
            "It was left as it is. Use the key that it was made with, or put back a backup."
        )
    if code == _FULL:
        return NotSavedError(f"Nothing was saved: the disk of {path} is full.")
    if code in (_BUSY, _LOCKED):
        return BusyError(
            f"The data file {path} is in use, perhaps by a backup that is being made. "
            "Try again when it is done."
        )
    if code in (_READ_ONLY, _IO, _CANNOT_OPEN):
        return NotSavedError(f"Nothing was saved: the data file {path} cannot be written ({error}).")
    return StoreError(f"The data file {path} could not be used: {error}.")
