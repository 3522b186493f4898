"""The people: where they are, which language they read, which case they used last. No name is kept."""

from dataclasses import dataclass
from datetime import datetime

from bot.clock.case import Child
from bot.law.model import Plan
from bot.store.connection import Database
from bot.store.forgotten import note_forgotten


@dataclass(frozen=True, slots=True)
class Person:
    """What a person chose once and can change; None where it was not asked yet. `zone` is an IANA name."""

    user_id: int
    state: str | None = None
    zone: str | None = None
    language: str | None = None


class People:
    """Rows of `people`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, user_id: int) -> Person | None:
        """Return what is kept of a person's choices, None for one who is not known."""
        rows = await self._database.read("SELECT * FROM people WHERE user_id = ?", (user_id,))
        return next((Person(user_id, row["state"], row["zone"], row["language"]) for row in rows), None)

    async def save(self, person: Person) -> None:
        """Save a person's choices over those before."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO people (user_id, state, zone, language) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (user_id) DO UPDATE "
                "SET state = excluded.state, zone = excluded.zone, language = excluded.language",
                (person.user_id, person.state, person.zone, person.language),
            )

    async def last_case(self, user_id: int) -> tuple[Child, Plan] | None:
        """Return the child and plan that the person used last; the case need not exist any more."""
        rows = await self._database.read(
            "SELECT last_child, last_plan FROM people WHERE user_id = ? AND last_child IS NOT NULL",
            (user_id,),
        )
        return next(((row["last_child"], row["last_plan"]) for row in rows), None)

    async def use_case(self, user_id: int, child: Child, plan: Plan) -> None:
        """Keep which case the person used last; `add_event` does so by itself."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO people (user_id, last_child, last_plan) VALUES (?, ?, ?) "
                "ON CONFLICT (user_id) DO UPDATE "
                "SET last_child = excluded.last_child, last_plan = excluded.last_plan",
                (user_id, child, plan),
            )

    async def forget(self, user_id: int, now: datetime) -> bool:
        """Delete everything of a person, in every table, at once; False where nothing was kept.

        A keyed hash of their id is kept, also where nothing was: a backup may know them.
        """
        async with self._database.transaction() as transaction:
            await note_forgotten(transaction, user_id, now)
            # Cases, events, reminders and deliveries go with it: ON DELETE CASCADE.
            gone = await transaction.run("DELETE FROM people WHERE user_id = ? RETURNING user_id", (user_id,))
        return bool(gone)
