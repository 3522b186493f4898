"""A new key for the data, with the bot stopped.

The data and its key are two files, so they cannot be replaced in one step. The order makes a crash harmless:

1. the old key is copied to KEY.old;
2. the data is copied under the new key, and every page of the copy looked at. The live file is not touched:
   `PRAGMA rekey` on it would need as much room, for its log, and leave nothing to go back to;
3. the new key is written to KEY.new;
4. the copy replaces the data;
5. KEY.new replaces the key;
6. the data is opened with it, and only then KEY.old is removed.

Up to 3 the old key is in use, from 4 on the new one; until 5 both are on the disk. Where KEY.new is found, a
change was cut off: `finish_rekey` tries which key opens the data, and ends what was begun or takes it back.
"""

from collections.abc import Callable
from pathlib import Path

from bot.store.copying import (
    SAID,
    beside,
    copy_open,
    has_data,
    held,
    is_whole,
    make_single,
    opened,
    remove,
    writing,
)
from bot.store.errors import BadKeyError, RefusedError, UnreadableFileError
from bot.store.key import Key, load_key, new_key, settle, write_key


def change_key(database: Path, key_file: Path, reached: Callable[[int], object] = lambda _step: None) -> None:
    """Lock the data with a new key; `reached` is told each step that is done, by its number above.

    RefusedError, SecondInstanceError or UnreadableFileError with nothing changed.
    """
    database, key_file = database.resolve(), key_file.resolve()
    if not has_data(database):
        raise RefusedError(SAID.say("rekey-nothing", path=str(database)))
    new, old, copy = beside(key_file, ".new"), beside(key_file, ".old"), beside(database, ".rekeyed")
    with held(database):
        key = load_key(None, key_file, database=database)
        with writing(key_file):
            _make_way(old, key, database)
        made = new_key(new)
        try:
            with writing(key_file):
                write_key(old, key)
            reached(1)
            with writing(database):
                remove(copy)
                # Also tells whether a backup is being made: nobody else may have the data open now.
                make_single(database, key)
                _copy(database, copy, key, made)
            reached(2)
            with writing(key_file):
                write_key(new, made)
            reached(3)
            with writing(database):
                copy.replace(database)
        except BaseException:
            # The data is as it was, so the new key goes first: while it is there, a change is under way.
            for path in (new, old):
                path.unlink(missing_ok=True)
            remove(copy)
            raise
        settle(database.parent)
        reached(4)
        _take(database, key_file, reached)


def finish_rekey(database: Path, key_file: Path) -> None:
    """End a change of the key that was cut off, or take it back; does nothing where there is none.

    RefusedError where neither key opens the data, SecondInstanceError where the change is still under way.
    """
    database, key_file = database.resolve(), key_file.resolve()
    new, old = beside(key_file, ".new"), beside(key_file, ".old")
    if not new.exists() or not has_data(database):
        return
    with held(database), writing(key_file):
        if _opens(database, new):
            settle(database.parent)
            _take(database, key_file)
        elif _opens(database, key_file):
            new.unlink(missing_ok=True)
            old.unlink(missing_ok=True)
            remove(beside(database, ".rekeyed"))
        else:
            raise RefusedError(SAID.say("rekey-neither", path=str(key_file), new=str(new)))


def _copy(database: Path, copy: Path, key: Key, made: Key) -> None:
    copy_open(database, copy, key, made)
    if not is_whole(copy, made):
        raise RefusedError(SAID.say("rekey-damaged", path=str(database)))


def _take(database: Path, key_file: Path, reached: Callable[[int], object] = lambda _step: None) -> None:
    """Put the new key in the old one's place; the old one goes once the new one has opened the data."""
    with writing(key_file):
        beside(key_file, ".new").replace(key_file)
        settle(key_file.parent)
        reached(5)
        with opened(database, load_key(None, key_file, database=database)):
            pass
        beside(key_file, ".old").unlink(missing_ok=True)
        settle(key_file.parent)
    reached(6)


def _make_way(old: Path, key: Key, database: Path) -> None:
    """Remove a KEY.old that only repeats the key; RefusedError where it is another one."""
    if not old.exists():
        return
    try:
        same = load_key(None, old, database=database).digits == key.digits
    except BadKeyError:
        # Empty, or half of a key: a crash while it was written.
        same = old.stat().st_size < len(key.digits)
    if not same:
        raise RefusedError(SAID.say("rekey-old-there", path=str(old)))
    old.unlink()


def _opens(database: Path, key_file: Path) -> bool:
    try:
        with opened(database, load_key(None, key_file, database=database)):
            return True
    except (BadKeyError, UnreadableFileError):
        return False
