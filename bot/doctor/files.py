"""What lies on the host's disk: settings' file, key, data, room, backups.

It only reads, and opens the data as a backup does.

Rights of files are looked at where the system has them as Unix has.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.app import COMMANDS_HASH
from bot.clock.now import today
from bot.doctor.finding import SAID, Finding, mend, note, well
from bot.settings import Settings
from bot.store.backup import day_of
from bot.store.copying import has_data
from bot.store.errors import StoreError
from bot.store.key import Key, load_key
from bot.store.looking import Looked, in_use, look

UNIX = os.name == "posix"
OTHERS = stat.S_IRWXG | stat.S_IRWXO
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
MEGABYTE = 1_000_000
LEAST_ROOM = 200 * MEGABYTE
"""Less than this fills up while nobody looks."""
OLD_DAYS = 2
"""A daily copy is made within the hour in which a day begins, so one of the day before yesterday is old."""


@dataclass(frozen=True, slots=True)
class Disk:
    """What was found on the disk: the lines, whether a bot runs on it, and what the data says of itself."""

    findings: tuple[Finding, ...]
    running: bool = False
    looked: Looked | None = None


def look_at_disk(settings: Settings, now: datetime, env_file: Path) -> Disk:
    """Look at all files of a host; `now` is an aware instant."""
    database, findings = settings.database_file, list(_secret_file(env_file))
    try:
        running = in_use(database)
    except StoreError as error:
        return Disk((*findings, mend(str(error))))
    key, said = _key(settings)
    findings += [said, *_key_file(settings), *_folder(database)]
    looked, said = _data(database, key)
    findings += [said, _room(database), *_backups(settings, now, running=running)]
    return Disk(tuple(findings), running, looked)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode) if UNIX else 0


def _secret_file(path: Path) -> Iterator[Finding]:
    if path.is_file() and _mode(path) & OTHERS:
        yield mend(SAID.say("doctor-open-to-others", path=str(path), mode="600"))


def _key(settings: Settings) -> tuple[Key | None, Finding]:
    """Return the key; never makes one."""
    file, given = settings.database_key_file, settings.database_key
    if given is None and not file.exists() and not has_data(settings.database_file):
        return None, note(SAID.say("doctor-key-none", path=str(file)))
    try:
        key = load_key(given.get_secret_value() if given else None, file, database=settings.database_file)
    except StoreError as error:
        return None, mend(str(error))
    if key.path is None:
        return key, well(SAID.say("key-from-environment"))
    return key, well(SAID.say("key-used", path=str(file)))


def _key_file(settings: Settings) -> Iterator[Finding]:
    file = settings.database_key_file
    if settings.database_key is not None or not file.exists():
        return
    if _mode(file) & OTHERS:
        yield mend(SAID.say("doctor-open-to-others", path=str(file), mode="600"))
    if file.resolve().parent == settings.database_file.resolve().parent:
        yield note(SAID.say("doctor-key-beside", path=str(file)))


def _folder(database: Path) -> Iterator[Finding]:
    folder = database.parent
    standing = next(one for one in (folder, *folder.parents) if one.exists())
    if not os.access(standing, os.W_OK | os.X_OK):
        yield mend(SAID.say("doctor-not-writable", path=str(standing)))
    elif standing == folder and _mode(folder) & OTHERS_WRITE:
        yield mend(SAID.say("doctor-open-to-others", path=str(folder), mode="700"))
    if database.exists() and _mode(database) & OTHERS:
        yield mend(SAID.say("doctor-open-to-others", path=str(database), mode="600"))


def _data(database: Path, key: Key | None) -> tuple[Looked | None, Finding]:
    path = str(database)
    if not has_data(database):
        return None, note(SAID.say("doctor-data-none", path=path))
    if key is None:
        return None, mend(SAID.say("doctor-data-locked", path=path))
    try:
        looked = look(database, key, COMMANDS_HASH)
    except StoreError as error:
        return None, mend(str(error))
    return looked, _judged(looked, path)


def _judged(looked: Looked, path: str) -> Finding:
    if looked.ahead:
        return mend(SAID.say("doctor-data-newer", path=path, version=str(looked.version)))
    if looked.whole is False:
        return mend(SAID.say("backup-damaged", path=path))
    if looked.behind:
        return note(SAID.say("doctor-data-older", path=path))
    return well(SAID.say("doctor-data" if looked.whole else "doctor-data-large", path=path))


def _room(database: Path) -> Finding:
    """Say whether there is room for the data to grow, and for a copy of it."""
    standing = next(one for one in (database.parent, *database.parents) if one.exists())
    free = shutil.disk_usage(standing).free
    needed = LEAST_ROOM + (database.stat().st_size if database.exists() else 0)
    values = {"path": str(standing), "free": str(free // MEGABYTE), "needed": str(needed // MEGABYTE)}
    return (
        well(SAID.say("doctor-room", **values))
        if free >= needed
        else mend(SAID.say("doctor-no-room", **values))
    )


def _backups(settings: Settings, now: datetime, *, running: bool) -> Iterator[Finding]:
    folder = settings.backup_folder
    if folder is None:
        yield note(SAID.say("doctor-backups-none"))
        return
    try:
        days = [day for path in folder.iterdir() if (day := day_of(path))] if folder.exists() else []
    except OSError:
        yield mend(SAID.say("doctor-not-writable", path=str(folder)))
        return
    if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
        yield mend(SAID.say("doctor-not-writable", path=str(folder)))
    yield _newest(folder, days, today(now, "UTC"), running=running)


def _newest(folder: Path, days: list[date], now_on: date, *, running: bool) -> Finding:
    # What a clock that was ahead has named is no copy of today.
    newest = max((day for day in days if day <= now_on), default=None)
    if newest is None:
        line = SAID.say("doctor-backups-missing", path=str(folder))
    elif (now_on - newest).days >= OLD_DAYS:
        line = SAID.say("doctor-backups-old", path=str(folder), day=newest.isoformat())
    else:
        return well(SAID.say("doctor-backups", path=str(folder), day=newest.isoformat()))
    # A bot that does not run makes none.
    return mend(line) if running else note(line)
