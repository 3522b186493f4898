"""The key of the encrypted file: read, or made on the first start. Never prints it, never replaces one."""

import os
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from bot.store.errors import BadKeyError, MissingKeyError

KEY_BYTES = 32
_HEX = re.compile(rf"[0-9a-fA-F]{{{KEY_BYTES * 2}}}")
_FORM = f"{KEY_BYTES * 2} hexadecimal digits (0-9, a-f)"


@dataclass(frozen=True, slots=True)
class Key:
    """A raw key of 32 bytes, as 64 hex digits that no repr shows.

    `path` is the file that it stands in, None where the settings gave it; `made`: it was made just now.
    """

    digits: str = field(repr=False)
    path: Path | None = None
    made: bool = False


def load_key(database_key: str | None, key_file: Path, *, database: Path) -> Key:
    """Return the key from the settings, else from its file; make the file where neither it nor `database` is.

    The key file gets mode 0600, its directory 0700 where it has to be made. BadKeyError where the key is not
    64 hex digits or the file cannot be read or made; MissingKeyError where `database` stands without its key.
    """
    if database_key is not None:
        return Key(_checked(database_key, "DATABASE_KEY"))
    try:
        if key_file.exists():
            return Key(
                _checked(key_file.read_text("ascii", errors="replace"), f"The key file {key_file}"), key_file
            )
        if database.exists() and database.stat().st_size:
            raise MissingKeyError(
                f"The data in {database} is locked with a key, and the key file {key_file} is not there. "
                "Put the key file back from your copy, or set DATABASE_KEY. No new key was made: "
                "it could not open the data."
            )
        return _make(key_file)
    except OSError as error:
        raise BadKeyError(f"The key file {key_file} cannot be used: {error.strerror}.") from error


def _checked(text: str, where: str) -> str:
    digits = text.strip()
    if not _HEX.fullmatch(digits):
        raise BadKeyError(f"{where} holds no key: it must be {_FORM}, and is not.")
    return digits.lower()


def _make(path: Path) -> Key:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = new_key(path)
    write_key(path, key)
    return key


def new_key(path: Path) -> Key:
    """Return a key that nobody has had yet, for a file that is still to be written."""
    return Key(secrets.token_hex(KEY_BYTES), path, made=True)


def write_key(path: Path, key: Key) -> None:
    """Write a key into a new file, for its owner's eyes alone; FileExistsError where one stands there."""
    # Never over a file that another start has just made: O_EXCL.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key.digits + "\n")
        file.flush()
        # The data is worth nothing without it, so it must be on the disk before the first row is.
        os.fsync(file.fileno())
    settle(path.parent)


def settle(directory: Path) -> None:
    """Bring a new file's name to the disk; Windows does so by itself and opens no directory."""
    if os.name == "posix":
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
