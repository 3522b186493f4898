"""The school's days that a case keeps, and the days last shown. Each write asks for the person's id."""

from collections.abc import Iterable
from datetime import date

from bot.clock.moves import About, Shown
from bot.clock.school import SchoolCalendar
from bot.store.connection import Database, Transaction
from bot.store.rows import calendar_rows, to_calendar, to_seconds
from bot.store.unsaved import Version


class Calendars:
    """Rows of `school_days` and `shown_days`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_case(self, user_id: int, case_id: int) -> SchoolCalendar | None:
        """Return the school's days of a person's case, None where none are known."""
        return await of_case(self._database, user_id, case_id)

    async def save(
        self, user_id: int, case_id: int, calendar: SchoolCalendar, version: Version | None = None
    ) -> bool:
        """Keep a calendar over the one before, all or nothing; False where they have no such case.

        `version`: which district's calendar it is, so that its changes are offered; None where it is none.
        """
        async with self._database.transaction() as transaction:
            if not await _theirs(transaction, user_id, case_id):
                return False
            await transaction.run("DELETE FROM school_days WHERE case_id = ?", (case_id,))
            await transaction.run_many(
                "INSERT OR IGNORE INTO school_days (case_id, kind, first, last) VALUES (?, ?, ?, ?)",
                calendar_rows(case_id, calendar),
            )
            await transaction.run("DELETE FROM case_districts WHERE case_id = ?", (case_id,))
            if version:
                await transaction.run(
                    "INSERT INTO case_districts (case_id, mark, changed_at) VALUES (?, ?, ?)",
                    (case_id, version.mark, to_seconds(version.changed_at)),
                )
        return True

    async def clear(self, user_id: int, case_id: int) -> bool:
        """Forget the calendar of a case; False where they have no such case."""
        return await self.save(user_id, case_id, SchoolCalendar())

    async def shown(self, user_id: int, case_id: int) -> list[Shown]:
        """Return the days last shown for a person's case."""
        rows = await self._database.read(
            "SELECT jurisdiction, clock, event, event_on, day, moved_from, why, told, done "
            "FROM shown_days JOIN cases USING (case_id) WHERE case_id = ? AND user_id = ?",
            (case_id, user_id),
        )
        return [
            Shown(
                row["jurisdiction"],
                row["clock"],
                row["event"],
                date.fromisoformat(row["event_on"]),
                date.fromisoformat(row["day"]),
                date.fromisoformat(row["moved_from"]) if row["moved_from"] else None,
                row["why"],
                bool(row["told"]),
                bool(row["done"]),
            )
            for row in rows
        ]

    async def show(self, user_id: int, case_id: int, shown: Iterable[Shown], law_version: str) -> bool:
        """Keep the days shown now, and by which version of the law; False where they have no such case."""
        async with self._database.transaction() as transaction:
            if not await _theirs(transaction, user_id, case_id):
                return False
            await transaction.run("DELETE FROM shown_days WHERE case_id = ?", (case_id,))
            await transaction.run_many(
                "INSERT OR REPLACE INTO shown_days "
                "(case_id, jurisdiction, clock, event, event_on, day, moved_from, why, told, done) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        case_id,
                        one.jurisdiction,
                        one.clock,
                        one.event,
                        one.event_on.isoformat(),
                        one.day.isoformat(),
                        one.moved_from and one.moved_from.isoformat(),
                        one.why,
                        int(one.told),
                        int(one.done),
                    )
                    for one in shown
                ],
            )
            await transaction.run(
                "UPDATE cases SET law_version = ? WHERE case_id = ?", (law_version, case_id)
            )
        return True

    async def set_done(self, user_id: int, case_id: int, about: About, *, done: bool) -> bool:
        """Keep whether the person says that a deadline is done; False where they have none such."""
        async with self._database.transaction() as transaction:
            return await _theirs(transaction, user_id, case_id) and bool(
                await transaction.run(
                    "UPDATE shown_days SET done = ? WHERE case_id = ? AND jurisdiction = ? AND clock = ? "
                    "AND event = ? AND event_on = ? RETURNING case_id",
                    (int(done), case_id, *about[:3], about[3].isoformat()),
                )
            )


async def of_case(database: Database, user_id: int, case_id: int) -> SchoolCalendar | None:
    """Return the school's days of a person's case, None where none are known."""
    rows = await database.read(
        "SELECT kind, first, last FROM school_days JOIN cases USING (case_id) "
        "WHERE case_id = ? AND user_id = ? ORDER BY first",
        (case_id, user_id),
    )
    return to_calendar(rows)


async def _theirs(transaction: Transaction, user_id: int, case_id: int) -> bool:
    return bool(
        await transaction.run("SELECT 1 FROM cases WHERE case_id = ? AND user_id = ?", (case_id, user_id))
    )
