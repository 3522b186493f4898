"""The encrypted file as the rest of the bot sees it."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import Self

from bot.store.asked import Asked
from bot.store.calendars import Calendars
from bot.store.cases import Cases
from bot.store.connection import Database
from bot.store.counts import Counts
from bot.store.districts import Districts
from bot.store.everything import Everything
from bot.store.explainers import Explainers
from bot.store.kept import Kept
from bot.store.key import Key
from bot.store.migrations import migrate
from bot.store.people import PERSON, People, Person, person_of
from bot.store.reminders import Reminders
from bot.store.server_rows import ServerRows
from bot.store.servers import SETUP, Reports, Servers, Setup, setup_of
from bot.store.taken import Taken
from bot.store.unsaved import Unsaved


class Store:
    """An open file with its repositories. Every method of theirs raises StoreError where the file fails."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.people = People(database)
        self.cases = Cases(database)
        self.counts = Counts(database)
        self.calendars = Calendars(database)
        self.districts = Districts(database)
        self.taken = Taken(database)
        self.unsaved = Unsaved(database)
        self.reminders = Reminders(database)
        self.servers = Servers(database)
        self.explainers = Explainers(database)
        self.reports = Reports(database)
        self.asked = Asked(database)
        self.server_rows = ServerRows(database)
        self.kept = Kept(database)
        self.everything = Everything(database)

    @classmethod
    async def open(cls, path: Path, key: Key) -> Self:
        """Open the file and bring it to this version; make it where there is none.

        SecondInstanceError, UnreadableFileError, NewerFileError or NotSavedError, with nothing left open.
        """
        database = await Database.open(path, key)
        try:
            await migrate(database, path)
        except BaseException:
            await database.close()
            raise
        return cls(database)

    async def close(self) -> None:
        """Close the file; call it on every way out, or the exit hangs. A second time does nothing."""
        await self._database.close()

    async def copied(self) -> None:
        """Wait until nothing is copied behind the saves any more: so that a measure is of the store alone."""
        await self._database.copied()

    async def look(self, user_id: int, server_id: int) -> tuple[Person | None, Setup]:
        """Return what a person and their server chose: asked before each card, so both for one wait."""
        person, setup = await self._database.read_together((PERSON, (user_id,)), (SETUP, (server_id,)))
        return person_of(person), setup_of(setup)

    def together(self) -> AbstractAsyncContextManager[object]:
        """Save all that this task saves inside at the end, or nothing of it where anything fails.

        Inside, wait for the store alone: everybody else's reads and writes wait for the end.
        """
        return self._database.transaction()

    async def forget(self, user_id: int, now: datetime) -> bool:
        """Delete everything of a person, in every table, at once; False where nothing was kept."""
        return await self.people.forget(user_id, now)
