"""What can go wrong with the encrypted file, each with a reason for the host. Never holds a person's data."""


class StoreError(Exception):
    """The file cannot be used as asked; its text says why and what to do. Nothing was half saved."""

    code: str = ""
    """SQLite's own name for it, such as SQLITE_FULL, where it has one: the reason without the path."""


class BadKeyError(StoreError):
    """The key is no key, or cannot be read or made."""


class MissingKeyError(StoreError):
    """There is a file but no key to it."""


class UnreadableFileError(StoreError):
    """The key does not fit the file, or the file is damaged: from outside both look alike."""


class NewerFileError(StoreError):
    """A newer version of the program wrote the file."""


class SecondInstanceError(StoreError):
    """Another running program has the file."""


class RefusedError(StoreError):
    """A backup, a restore or a new key was asked for and cannot be; nothing was changed."""


class NotSavedError(StoreError):
    """The file could not be written: disk full, read-only or failing."""


class BusyError(StoreError):
    """Somebody else has the file, perhaps a backup that is being made; it will be free again."""
