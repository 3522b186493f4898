"""Putting a backup in the place of the data, with the bot stopped.

All is done on a copy beside the data and looked at there; the data is replaced in one step at the end. So a
crash before it changes nothing, and one after it leaves the restored file. The old file is kept beside it.
"""

import contextlib
import os
import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bot.store.connection import Database, Transaction
from bot.store.copying import (
    BESIDE,
    SAID,
    beside,
    copy_closed,
    has_data,
    held,
    is_whole,
    make_single,
    opened,
    remove,
    writing,
)
from bot.store.errors import RefusedError, StoreError, UnreadableFileError
from bot.store.forgotten import forget_rows, read_forgotten, write_forgotten
from bot.store.key import Key, settle
from bot.store.migrations import STEPS, migrate

# What was told since the backup is not told again. The person counts too: a case's number may be another's.
_SENT = """
UPDATE reminders SET open = 0, state = 'sent'
WHERE open = 1 AND state = 'waiting' AND EXISTS (
    SELECT 1 FROM live.reminders AS told
    WHERE told.case_id = reminders.case_id AND told.user_id = reminders.user_id
        AND told.jurisdiction = reminders.jurisdiction AND told.clock = reminders.clock
        AND told.event = reminders.event AND told.event_on = reminders.event_on
        AND told.kind = reminders.kind AND told.day = reminders.day
        AND told.deadline_on = reminders.deadline_on AND told.state = 'sent'
)
"""


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the old file lies now, None where there was none; how many people were forgotten again."""

    before: Path | None
    forgotten: int


async def restore(backup: Path, database: Path, key: Key) -> Restored:
    """Replace the data by a backup; RefusedError or SecondInstanceError with nothing changed."""
    database = _place(backup, database)
    with held(database):
        copy = beside(database, ".restoring")
        with writing(copy):
            remove(copy)
            try:
                copy_closed(backup, copy)
                _check(backup, copy, key)
                live = database if has_data(database) else None
                forgotten = await _take_over(copy, key, live)
                make_single(copy, key)
                if not is_whole(copy, key):
                    raise RefusedError(SAID.say("restore-damaged", path=str(backup)))
                if live:
                    make_single(live, key)
                return Restored(_replace(copy, database), forgotten)
            finally:
                remove(copy)


def _place(backup: Path, database: Path) -> Path:
    """Return where the data really lies: a link to it stays one."""
    if not has_data(backup):
        raise RefusedError(SAID.say("restore-nothing", path=str(backup)))
    if database.exists() and backup.samefile(database):
        raise RefusedError(SAID.say("restore-same", path=str(backup)))
    return database.resolve()


def _check(backup: Path, copy: Path, key: Key) -> None:
    """Raise RefusedError where the copy is no data of ours that this program can read."""
    try:
        if not is_whole(copy, key):
            raise RefusedError(SAID.say("restore-damaged", path=str(backup)))
        with opened(copy, key) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema").fetchall()}
            if not {"migrations", "people"} <= tables:
                raise RefusedError(SAID.say("restore-foreign", path=str(backup)))
            ((version,),) = connection.execute("SELECT max(number) FROM migrations").fetchall()
    except UnreadableFileError:
        raise RefusedError(SAID.say("restore-unreadable", path=str(backup))) from None
    if version > len(STEPS):
        raise RefusedError(SAID.say("restore-newer", path=str(backup), version=version, known=len(STEPS)))


async def _take_over(copy: Path, key: Key, live: Path | None) -> int:
    """Bring the copy to this version; forget there whom the live file forgot. Return how many that were.

    RefusedError where the live file cannot be read: it would be as if nobody had been forgotten.
    """
    database = await Database.open(copy, key)
    try:
        await migrate(database, copy)
        if live is None:
            return 0
        try:
            await database.read(f"ATTACH DATABASE ? AS live KEY \"x'{key.digits}'\"", (str(live),))
            tables = {row["name"] for row in await database.read("SELECT name FROM live.sqlite_schema")}
            async with database.transaction() as transaction:
                count = await _forget(transaction) if "forgotten" in tables else 0
                if "reminder_ids" in tables:
                    await _number_on(transaction)
        except UnreadableFileError:
            raise RefusedError(SAID.say("restore-live-unreadable", path=str(live))) from None
        # A damaged file can have lost these: then what was told since the backup is told again, as late.
        with contextlib.suppress(StoreError):
            async with database.transaction() as transaction:
                await transaction.run(_SENT)
        return count
    finally:
        await database.close()


async def _forget(transaction: Transaction) -> int:
    own, live = await read_forgotten(transaction), await read_forgotten(transaction, "live")
    people = await transaction.run(
        "SELECT user_id FROM people UNION SELECT loaded_by FROM districts WHERE loaded_by IS NOT NULL "
        "UNION SELECT user_id FROM unsaved_districts"
    )
    again = [row["user_id"] for row in people if live.says_forget(row["user_id"], own)]
    for user_id in again:
        await forget_rows(transaction, user_id)
    await write_forgotten(transaction, live.joined(own))
    return len(again)


async def _number_on(transaction: Transaction) -> None:
    """Let no number be given twice: buttons that people have hold those that were given since the backup."""
    await transaction.run(
        "INSERT INTO main.sqlite_sequence (name, seq) SELECT name, 0 FROM live.sqlite_sequence "
        "WHERE name NOT IN (SELECT name FROM main.sqlite_sequence) "
        "AND name IN (SELECT name FROM main.sqlite_schema)"
    )
    await transaction.run(
        "UPDATE main.sqlite_sequence SET seq = max(seq, coalesce("
        "(SELECT seq FROM live.sqlite_sequence AS last WHERE last.name = main.sqlite_sequence.name), 0))"
    )
    await transaction.run(
        "UPDATE main.reminder_ids SET last = max(last, (SELECT last FROM live.reminder_ids))"
    )


def _replace(copy: Path, database: Path) -> Path | None:
    """Put the copy in the data's place, and keep what was there under a name that is free."""
    before: Path | None = None
    there = [path for one in ("", *BESIDE) if (path := beside(database, one)).exists()]
    if there:
        names = (beside(database, f".before-restore-{number}") for number in count(1))
        before = next(name for name in names if not any(beside(name, one).exists() for one in ("", *BESIDE)))
        for one in ("", *BESIDE):
            if beside(database, one) in there:
                _keep(beside(database, one), beside(before, one))
        settle(database.parent)
        # A log of another file must not be taken for the restored one's; the data's own is empty by now.
        for one in BESIDE:
            beside(database, one).unlink(missing_ok=True)
    copy.replace(database)
    settle(database.parent)
    return before if before and before.exists() else None


def _keep(path: Path, name: Path) -> None:
    """Give a file a second name, so that the first is there at every moment."""
    try:
        os.link(path, name)
    except OSError:
        # A file system without links.
        shutil.copy2(path, name)
