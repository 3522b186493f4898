"""Encrypted files as wholes: read beside the running program, checked, copied, named. Knows no table."""

import contextlib
import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import sqlcipher3

from bot.store.connection import is_damage, reasons
from bot.store.errors import RefusedError
from bot.store.key import Key, settle
from bot.store.lock import Lock
from bot.store.opening import connect
from bot.text.catalogue import ENGLISH, words

SAID = words(ENGLISH)
PAGES_AT_A_TIME = 2_000
"""About 8 MB; so often a copy that is under way can be stopped."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file while it is open."""


class StoppedError(Exception):
    """A copy was given up because the program stops."""


@contextlib.contextmanager
def held(database: Path) -> Generator[None]:
    """Hold the lock that a running bot holds; SecondInstanceError where it runs."""
    lock = Lock(database)
    with writing(database):
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock.take()
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def writing(path: Path) -> Generator[None]:
    """Turn the system's errors into a line that names what could not be written."""
    try:
        yield
    except OSError as error:
        raise RefusedError(
            SAID.say("keeping-unwritable", path=str(path), reason=error.strerror or type(error).__name__)
        ) from error


@contextlib.contextmanager
def opened(path: Path, key: Key) -> Generator[sqlcipher3.Connection]:
    """Open a file that is there; UnreadableFileError where the key does not fit it or it is damaged."""
    with reasons(path):
        connection = _keyed(path, key)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            yield connection
        finally:
            connection.close()


def _keyed(path: Path, key: Key) -> sqlcipher3.Connection:
    connection = connect(path)
    # First, or a wrong key writes to stderr.
    connection.execute("PRAGMA cipher_log_level = none")
    connection.execute(f"PRAGMA key = \"x'{key.digits}'\"")
    return connection


def has_data(path: Path) -> bool:
    """Tell whether there is a file with anything in it; a first start that was killed leaves an empty one."""
    return path.exists() and path.stat().st_size > 0


def is_whole(path: Path, key: Key) -> bool:
    """Look at every page of a file: is it as it was written? UnreadableFileError where it does not open."""
    with opened(path, key) as connection:
        try:
            forged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            found = connection.execute("PRAGMA integrity_check(1)").fetchall()
        except sqlcipher3.Error as error:
            if is_damage(error):
                return False
            raise
        return not forged and [row[0] for row in found] == ["ok"]


def make_single(path: Path, key: Key) -> None:
    """Bring all of a closed file into the one file; StoreError where anyone else has it open.

    A log left beside it would be taken for that of another file put in its place.
    """
    with opened(path, key) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()


def copy_open(
    source: Path, target: Path, key: Key, target_key: Key, stopped: Callable[[], bool] = lambda: False
) -> None:
    """Copy a file, open or not, as it stands at this moment, into a new one; StoppedError where told to stop.

    SQLite's online backup: who writes meanwhile is not held up, and is not in the copy.
    """

    def go_on(*_progress: int) -> None:
        if stopped():
            raise StoppedError

    with writing(target):
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with opened(source, key) as reading, reasons(target):
        copy = _keyed(target, target_key)
        try:
            reading.execute("PRAGMA query_only = ON")
            # It holds the moment fast: else what is written between two steps would start the copy anew.
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            reading.backup(copy, pages=PAGES_AT_A_TIME, progress=go_on)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            copy.close()


def copy_closed(source: Path, target: Path) -> None:
    """Copy a file that nobody has open byte by byte, with its log where a crash left one. Raises OSError."""
    for ending in ("", "-wal", "-journal"):
        one = beside(source, ending)
        if not ending or one.exists():
            copy = beside(target, ending)
            os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            shutil.copyfile(one, copy)


def give_name(made: Path, name: Path) -> None:
    """Give a finished file its name, at once; FileExistsError where that is taken."""
    _link(made, name)
    made.unlink(missing_ok=True)
    settle(name.parent)


def _link(made: Path, name: Path) -> None:
    try:
        os.link(made, name)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, such as that of a memory stick.
        if name.exists():
            raise FileExistsError(17, os.strerror(17), str(name)) from None
        made.rename(name)


def remove(path: Path) -> None:
    """Remove a file of our own, and what SQLite or the lock left beside it."""
    for ending in ("", *BESIDE, ".lock"):
        beside(path, ending).unlink(missing_ok=True)


def beside(path: Path, ending: str) -> Path:
    """Return the path of a file beside another, named by it."""
    return path.with_name(path.name + ending)
