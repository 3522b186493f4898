"""The people: where they are, which language they read, which case they used last. No name is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock.case import Child
from bot.law.model import Plan
from bot.reminders.policy import DEFAULT, Wishes
from bot.store.connection import Database, Row
from bot.store.forgotten import forget_rows, note_forgotten
from bot.store.rows import to_day

PERSON = "SELECT * FROM people WHERE user_id = ?"


@dataclass(frozen=True, slots=True)
class Person:
    """What a person chose once and can change; None where it was not asked yet. `zone` is an IANA name."""

    user_id: int
    state: str | None = None
    zone: str | None = None
    language: str | None = None
    wishes: Wishes = DEFAULT


class People:
    """Rows of `people`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, user_id: int) -> Person | None:
        """Return what is kept of a person's choices, None for one who is not known."""
        return person_of(await self._database.read(PERSON, (user_id,)))

    async def save(self, person: Person) -> None:
        """Save a person's place and language over those before; the wishes have `save_wishes`."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO people (user_id, state, zone, language) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (user_id) DO UPDATE "
                "SET state = excluded.state, zone = excluded.zone, language = excluded.language",
                (person.user_id, person.state, person.zone, person.language),
            )

    async def save_wishes(self, user_id: int, wishes: Wishes, *, hour_chosen: bool = False) -> None:
        """Save when and how a person wants to be written to; a default is kept as such.

        Unless its hour was chosen, now or before: then no default of a server takes its place.
        """
        lead_days = ",".join(map(str, wishes.lead_days))
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO people (user_id, hour, lead_days, paused_until, full_text) "
                "VALUES (?, ?, ?, ?, ?) ON CONFLICT (user_id) DO UPDATE SET "
                "hour = coalesce(excluded.hour, CASE WHEN hour IS NOT NULL THEN ? END), "
                "lead_days = excluded.lead_days, paused_until = excluded.paused_until, "
                "full_text = excluded.full_text",
                (
                    user_id,
                    None if wishes.hour == DEFAULT.hour and not hour_chosen else wishes.hour,
                    None if wishes.lead_days == DEFAULT.lead_days else lead_days,
                    wishes.paused_until and wishes.paused_until.isoformat(),
                    int(wishes.full_text),
                    DEFAULT.hour,
                ),
            )

    async def chose_hour(self, user_id: int) -> bool:
        """Tell whether a person chose the hour at which messages come."""
        rows = await self._database.read(
            "SELECT 1 FROM people WHERE user_id = ? AND hour IS NOT NULL", (user_id,)
        )
        return bool(rows)

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
            return await forget_rows(transaction, user_id)


def person_of(rows: Sequence[Row]) -> Person | None:
    """Return the person in the rows of `PERSON`."""
    found = (
        Person(one["user_id"], one["state"], one["zone"], one["language"], wishes_of(one)) for one in rows
    )
    return next(found, None)


def wishes_of(row: Row) -> Wishes:
    """Return the wishes in a row of `people`."""
    lead_days: str | None = row["lead_days"]
    paused_until: str | None = row["paused_until"]
    return Wishes(
        hour=DEFAULT.hour if row["hour"] is None else row["hour"],
        lead_days=DEFAULT.lead_days if lead_days is None else tuple(map(int, lead_days.split(","))),
        paused_until=to_day(paused_until) if paused_until else None,
        full_text=bool(row["full_text"]),
    )
