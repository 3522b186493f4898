"""Calendars that were shown and not saved yet, so that the button under them holds after a restart.

A row is let go of a day after it was shown.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock.school import SchoolCalendar
from bot.store.connection import Database, Row
from bot.store.rows import days_of_text, days_text, to_instant, to_seconds

KEPT = timedelta(days=1)
MOST_OF_ONE = 5
"""Rows of one case, or of one moderator; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Version:
    """A district's calendar as it stood when its days changed last."""

    mark: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Days:
    """A calendar shown for a case; `version` where it is a district's."""

    case_id: int
    calendar: SchoolCalendar
    version: Version | None


@dataclass(frozen=True, slots=True)
class DistrictDays:
    """A calendar shown to a moderator, under its name."""

    id: int
    name: str
    calendar: SchoolCalendar


class Unsaved:
    """Rows of `unsaved_days` and `unsaved_districts`. Each read asks for the person's id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(
        self, case_id: int, calendar: SchoolCalendar, now: datetime, version: Version | None = None
    ) -> int:
        """Keep what is shown for a case, and return its number."""
        async with self._database.transaction() as transaction:
            (row,) = await transaction.run(
                "INSERT INTO unsaved_days (case_id, days, mark, changed_at, shown_at) "
                "VALUES (?, ?, ?, ?, ?) RETURNING unsaved_id",
                (
                    case_id,
                    days_text(calendar),
                    version and version.mark,
                    version and to_seconds(version.changed_at),
                    to_seconds(now),
                ),
            )
            await transaction.run(
                "DELETE FROM unsaved_days WHERE case_id = ? AND unsaved_id NOT IN (SELECT unsaved_id "
                "FROM unsaved_days WHERE case_id = ? ORDER BY unsaved_id DESC LIMIT ?)",
                (case_id, case_id, MOST_OF_ONE),
            )
        return int(row["unsaved_id"])

    async def of_case(self, user_id: int, unsaved_id: int) -> Days | None:
        """Return what was shown for a person's case, None where it is gone or not theirs."""
        rows = await self._database.read(
            "SELECT unsaved_days.* FROM unsaved_days JOIN cases USING (case_id) "
            "WHERE unsaved_id = ? AND user_id = ?",
            (unsaved_id, user_id),
        )
        return next((_days(row) for row in rows), None)

    async def drop(self, user_id: int, unsaved_id: int) -> None:
        """Let go of what was shown for a person's case."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "DELETE FROM unsaved_days WHERE unsaved_id = ? "
                "AND case_id IN (SELECT case_id FROM cases WHERE user_id = ?)",
                (unsaved_id, user_id),
            )

    async def keep_district(
        self, server_id: int, user_id: int, name: str, calendar: SchoolCalendar, now: datetime
    ) -> int:
        """Keep what is shown to a moderator of a server, and return its number."""
        async with self._database.transaction() as transaction:
            (row,) = await transaction.run(
                "INSERT INTO unsaved_districts (server_id, user_id, name, days, shown_at) "
                "VALUES (?, ?, ?, ?, ?) RETURNING unsaved_id",
                (server_id, user_id, name, days_text(calendar), to_seconds(now)),
            )
            await transaction.run(
                "DELETE FROM unsaved_districts WHERE user_id = ? AND unsaved_id NOT IN (SELECT unsaved_id "
                "FROM unsaved_districts WHERE user_id = ? ORDER BY unsaved_id DESC LIMIT ?)",
                (user_id, user_id, MOST_OF_ONE),
            )
        return int(row["unsaved_id"])

    async def district(self, server_id: int, user_id: int, unsaved_id: int) -> DistrictDays | None:
        """Return what was shown to this moderator in this server, None where it is gone."""
        rows = await self._database.read(
            "SELECT * FROM unsaved_districts WHERE unsaved_id = ? AND server_id = ? AND user_id = ?",
            (unsaved_id, server_id, user_id),
        )
        return next(
            (DistrictDays(row["unsaved_id"], row["name"], days_of_text(row["days"])) for row in rows), None
        )

    async def drop_district(self, server_id: int, user_id: int, unsaved_id: int) -> None:
        """Let go of what was shown to this moderator in this server."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "DELETE FROM unsaved_districts WHERE unsaved_id = ? AND server_id = ? AND user_id = ?",
                (unsaved_id, server_id, user_id),
            )

    async def let_go(self, now: datetime) -> None:
        """Delete what was shown more than a day ago, of anyone."""
        before = to_seconds(now - KEPT)
        async with self._database.transaction() as transaction:
            await transaction.run("DELETE FROM unsaved_days WHERE shown_at <= ?", (before,))
            await transaction.run("DELETE FROM unsaved_districts WHERE shown_at <= ?", (before,))


def _days(row: Row) -> Days:
    version = Version(row["mark"], to_instant(row["changed_at"])) if row["mark"] else None
    return Days(row["case_id"], days_of_text(row["days"]), version)
