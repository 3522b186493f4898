"""A look into the encrypted file from outside, also while the bot runs. Changes nothing in it."""

from dataclasses import dataclass
from pathlib import Path

from bot.store.connection import reasons
from bot.store.copying import is_whole, opened
from bot.store.errors import SecondInstanceError
from bot.store.key import Key
from bot.store.lock import Lock
from bot.store.migrations import STEPS

LARGE_BYTES = 256 * 1024 * 1024
"""A file up to this is read page by page in a second or two."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file says of itself; `whole` is None where it is too large to read every page of it."""

    version: int
    commands: str | None
    """By what the bot last told Discord of its commands."""
    whole: bool | None

    @property
    def ahead(self) -> bool:
        """Tell whether a newer program wrote it."""
        return self.version > len(STEPS)

    @property
    def behind(self) -> bool:
        """Tell whether the next start brings it to this program's version."""
        return self.version < len(STEPS)


def look(path: Path, key: Key, commands: str) -> Looked:
    """Look into a file that is there; StoreError where it does not open. `commands`: the name it keeps."""
    with opened(path, key) as connection, reasons(path):
        connection.execute("PRAGMA query_only = ON")
        (row,) = connection.execute("SELECT coalesce(max(number), 0) AS version FROM migrations").fetchall()
        has_kept = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'kept'").fetchall()
        kept = connection.execute("SELECT name, value FROM kept").fetchall() if has_kept else []
        value = {str(one["name"]): str(one["value"]) for one in kept}.get(commands)
    whole = is_whole(path, key) if path.stat().st_size <= LARGE_BYTES else None
    return Looked(int(row["version"]), value, whole)


def in_use(database: Path) -> bool:
    """Tell whether a running bot has the data. NotSavedError where its lock cannot be asked."""
    real = database.resolve()
    if not real.with_name(real.name + ".lock").exists():
        # Asking would make it, perhaps for another user than the bot's.
        return False
    lock = Lock(database)
    try:
        lock.take()
    except SecondInstanceError:
        return True
    lock.release()
    return False
