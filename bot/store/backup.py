"""A copy of the data while the bot runs, by hand or once a day. The copy has the same key.

The daily one is a task beside the bot: whatever happens to it is a line in the log, and the bot goes on.
"""

import asyncio
import contextlib
import logging
import os
import re
import threading
from collections.abc import AsyncGenerator, Callable
from datetime import date
from pathlib import Path

from bot.clock.now import Time, today
from bot.store.copying import SAID, StoppedError, copy_open, give_name, has_data, is_whole, remove, writing
from bot.store.errors import RefusedError, UnreadableFileError
from bot.store.key import Key

log = logging.getLogger(__name__)

LOOK_SECONDS = 3_600.0
_NAME = re.compile(r"clockstart-(\d{4}-\d\d-\d\d)\.db")
_LEFT = re.compile(_NAME.pattern + r"\.\d+\.part(?:-wal|-shm|-journal)?")


def day_of(file: Path) -> date | None:
    """Return of which day (in UTC) a daily copy is by its name; None where it is none."""
    found = _NAME.fullmatch(file.name)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def back_up(database: Path, key: Key, file: Path, stopped: Callable[[], bool] = lambda: False) -> None:
    """Copy the data into a new file and look at every page of the copy before it gets its name.

    RefusedError where there is nothing to copy, the name is taken, or the data is damaged; StoppedError.
    """
    if not has_data(database):
        raise RefusedError(SAID.say("backup-nothing", path=str(database)))
    if os.path.lexists(file):
        raise RefusedError(SAID.say("backup-there", path=str(file)))
    made = file.with_name(f"{file.name}.{os.getpid()}.part")
    with writing(file):
        remove(made)
        try:
            copy_open(database, made, key, key, stopped)
            if not _whole(made, key):
                raise RefusedError(SAID.say("backup-damaged", path=str(database)))
            give_name(made, file)
        except FileExistsError:
            raise RefusedError(SAID.say("backup-there", path=str(file))) from None
        finally:
            remove(made)


def _whole(path: Path, key: Key) -> bool:
    try:
        return is_whole(path, key)
    except UnreadableFileError:
        return False


@contextlib.asynccontextmanager
async def daily_backup(
    database: Path, key: Key, folder: Path | None, keep: int, time: Time
) -> AsyncGenerator[None]:
    """Keep the last `keep` days' copies in a folder while the body runs; nothing where there is no folder."""
    if folder is None:
        yield
        return
    task = asyncio.create_task(_every_day(database, key, folder, keep, time), name="daily backup")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _every_day(database: Path, key: Key, folder: Path, keep: int, time: Time) -> None:
    while True:
        stopped = threading.Event()
        file = folder / f"clockstart-{today(time.now(), 'UTC').isoformat()}.db"
        making = asyncio.create_task(asyncio.to_thread(_of_day, database, key, file, keep, stopped.is_set))
        try:
            await asyncio.shield(making)
        except asyncio.CancelledError:
            # The copy is given up; until then its file must stay where it is.
            stopped.set()
            await asyncio.gather(making, return_exceptions=True)
            raise
        except Exception as error:  # noqa: BLE001  # a backup never stops the bot
            log.error("the daily backup failed: %s", error)  # noqa: TRY400  # one line
        await time.sleep(LOOK_SECONDS)


def _of_day(database: Path, key: Key, file: Path, keep: int, stopped: Callable[[], bool]) -> None:
    """Make the copy of a day where there is none, then remove the oldest until `keep` are left."""
    folder = file.parent
    with writing(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in folder.iterdir():
            if _LEFT.fullmatch(path.name):
                path.unlink()
    if not file.exists():
        with contextlib.suppress(StoppedError):
            back_up(database, key, file, stopped)
            log.info("the daily backup was made")
    with writing(folder):
        # What a clock that was ahead has named is left alone: it would push out those of real days.
        days = [path for path in folder.iterdir() if _NAME.fullmatch(path.name) and path.name <= file.name]
        for path in sorted(days)[:-keep]:
            path.unlink()
