"""School calendars that a server's moderators loaded, by the name of the district. Nothing of a person."""

from dataclasses import dataclass
from datetime import datetime

from bot.clock.school import SchoolCalendar
from bot.store.connection import Database
from bot.store.rows import calendar_rows, to_calendar, to_instant, to_seconds


@dataclass(frozen=True, slots=True)
class District:
    """A calendar by its name in one server, and when it was loaded."""

    id: int
    name: str
    loaded_at: datetime


class Districts:
    """Rows of `districts` and `district_days`. Every read and write asks for the server's id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_server(self, server_id: int) -> list[District]:
        """Return a server's districts by name."""
        rows = await self._database.read(
            "SELECT district_id, name, loaded_at FROM districts WHERE server_id = ? ORDER BY name",
            (server_id,),
        )
        return [District(row["district_id"], row["name"], to_instant(row["loaded_at"])) for row in rows]

    async def save(self, server_id: int, name: str, calendar: SchoolCalendar, now: datetime) -> None:
        """Keep a district's calendar over the one before of that name, all or nothing."""
        async with self._database.transaction() as transaction:
            (row,) = await transaction.run(
                "INSERT INTO districts (server_id, name, loaded_at) VALUES (?, ?, ?) "
                "ON CONFLICT (server_id, name) DO UPDATE SET loaded_at = excluded.loaded_at "
                "RETURNING district_id",
                (server_id, name, to_seconds(now)),
            )
            district_id: int = row["district_id"]
            await transaction.run("DELETE FROM district_days WHERE district_id = ?", (district_id,))
            await transaction.run_many(
                "INSERT OR IGNORE INTO district_days (district_id, kind, first, last) VALUES (?, ?, ?, ?)",
                calendar_rows(district_id, calendar),
            )

    async def calendar(self, server_id: int, name: str) -> SchoolCalendar | None:
        """Return the days of a server's district, None where it has none of that name."""
        rows = await self._database.read(
            "SELECT kind, first, last FROM district_days JOIN districts USING (district_id) "
            "WHERE server_id = ? AND name = ? ORDER BY first",
            (server_id, name),
        )
        return to_calendar(rows)

    async def remove(self, server_id: int, district_id: int) -> bool:
        """Delete a district of the server; False where it has none of that id."""
        async with self._database.transaction() as transaction:
            removed = await transaction.run(
                "DELETE FROM districts WHERE district_id = ? AND server_id = ? RETURNING district_id",
                (district_id, server_id),
            )
        return bool(removed)
