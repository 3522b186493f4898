"""One running program a file. The lock is the system's own, so a crash leaves none behind."""

import os
import sys
from pathlib import Path

from bot.store.errors import NotSavedError, SecondInstanceError

# Far behind the text in the file: Windows lets nobody read what is locked.
_LOCKED_BYTE = 1 << 20


class Lock:
    """Holds `<file>.lock` beside the data; the lock file itself stays, and names its last holder."""

    def __init__(self, database: Path) -> None:
        # Two names of one file must meet in one lock.
        real = database.resolve()
        self._path = real.with_name(real.name + ".lock")
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock; SecondInstanceError where another has it, NotSavedError where it has no place."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise NotSavedError(f"The lock file {self._path} cannot be made: {error.strerror}.") from error
        try:
            _lock(handle)
        except OSError as error:
            first = os.read(handle, 20).decode("ascii", errors="replace").strip()
            os.close(handle)
            raise SecondInstanceError(
                f"Another Clockstart (process {first or 'unknown'}) is using this data; "
                f"its lock is {self._path}. Stop that one first: two on one file would remind people twice."
            ) from error
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode("ascii"))
        self._handle = handle

    def release(self) -> None:
        """Let the lock go; does nothing where it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(handle: int) -> None:
        # flock and not lockf: it also keeps out a second store of the same process.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
