"""School calendars that a server's moderators loaded, by the name of the district."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from bot.clock.school import SchoolCalendar
from bot.store.connection import Database, Row, Transaction
from bot.store.rows import calendar_rows, to_calendar, to_day, to_instant, to_seconds

MOST_DISTRICTS = 200
"""Calendars that one server may have."""
_MARK_BYTES = 8

_LIST = (
    "SELECT *, (SELECT min(first) FROM district_days AS days WHERE days.district_id = districts.district_id "
    "AND kind = 'year') AS first, (SELECT max(last) FROM district_days AS days "
    "WHERE days.district_id = districts.district_id AND kind = 'year') AS last FROM districts "
)


@dataclass(frozen=True, slots=True)
class District:
    """A calendar by its name in one server: its school years' first and last day, and when it was loaded.

    `changed_at` is when its days changed last: their version. `loaded_by` is a moderator's id, for managers
    alone; None where they had it deleted. `mark` is the random name by which a case knows it.
    """

    id: int
    name: str
    mark: str
    first: date
    last: date
    loaded_at: datetime
    changed_at: datetime
    loaded_by: int | None


class TooManyDistrictsError(Exception):
    """The server has as many calendars as one may have."""


class Districts:
    """Rows of `districts` and `district_days`. Every read and write asks for the server's id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_server(self, server_id: int) -> list[District]:
        """Return a server's districts by name."""
        rows = await self._database.read(_LIST + "WHERE server_id = ?", (server_id,))
        return sorted((_district(row) for row in rows), key=lambda one: one.name.casefold())

    async def by_id(self, server_id: int, district_id: int) -> District | None:
        """Return a district of the server, None where it has none of that id."""
        rows = await self._database.read(
            _LIST + "WHERE server_id = ? AND district_id = ?", (server_id, district_id)
        )
        return next((_district(row) for row in rows), None)

    async def named(self, server_id: int, name: str) -> District | None:
        """Return a server's district of a name, small or large letters; None where it has none."""
        return next((one for one in await self.of_server(server_id) if _same(one.name, name)), None)

    async def calendar(self, district_id: int) -> SchoolCalendar:
        """Return the days of a district."""
        rows = await self._database.read(
            "SELECT kind, first, last FROM district_days WHERE district_id = ? ORDER BY first",
            (district_id,),
        )
        return to_calendar(rows) or SchoolCalendar()

    async def save(
        self,
        server_id: int,
        name: str,
        calendar: SchoolCalendar,
        now: datetime,
        *,
        by: int,
        over: datetime | None,
    ) -> bool:
        """Keep a district's calendar over the one before of that name, all or nothing.

        `over`: when that one was loaded, None for none. False where another is there by now: nothing is
        saved. TooManyDistrictsError where one more than MOST_DISTRICTS would be there.
        """
        async with self._database.transaction() as transaction:
            before = await self.named(server_id, name)
            if before and before.loaded_at != over:
                return False
            if before is None:
                district_id = await _added(transaction, server_id, name, now)
                same = False
            else:
                district_id, same = before.id, await self.calendar(before.id) == calendar
            # Instants here are versions too, so each is after the one before, whatever the clock says.
            await transaction.run(
                "UPDATE districts SET loaded_by = ?, loaded_at = max(?, loaded_at + 1) WHERE district_id = ?",
                (by, to_seconds(now), district_id),
            )
            if not same:
                await _put_days(transaction, district_id, calendar)
                await transaction.run(
                    "UPDATE districts SET changed_at = max(?, changed_at + 1) WHERE district_id = ?",
                    (to_seconds(now), district_id),
                )
        return True

    async def remove(self, server_id: int, district_id: int) -> bool:
        """Delete a district of the server; False where it has none of that id."""
        async with self._database.transaction() as transaction:
            removed = await transaction.run(
                "DELETE FROM districts WHERE district_id = ? AND server_id = ? RETURNING district_id",
                (district_id, server_id),
            )
        return bool(removed)


async def _added(transaction: Transaction, server_id: int, name: str, now: datetime) -> int:
    (row,) = await transaction.run(
        "SELECT count(*) AS count FROM districts WHERE server_id = ?", (server_id,)
    )
    if row["count"] >= MOST_DISTRICTS:
        raise TooManyDistrictsError
    (row,) = await transaction.run(
        "INSERT INTO districts (server_id, name, loaded_at, mark) VALUES (?, ?, ?, ?) RETURNING district_id",
        (server_id, name, to_seconds(now) - 1, secrets.token_hex(_MARK_BYTES)),
    )
    district_id: int = row["district_id"]
    return district_id


async def _put_days(transaction: Transaction, district_id: int, calendar: SchoolCalendar) -> None:
    await transaction.run("DELETE FROM district_days WHERE district_id = ?", (district_id,))
    await transaction.run_many(
        "INSERT OR IGNORE INTO district_days (district_id, kind, first, last) VALUES (?, ?, ?, ?)",
        calendar_rows(district_id, calendar),
    )


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _district(row: Row) -> District:
    return District(
        id=row["district_id"],
        name=row["name"],
        mark=row["mark"],
        first=to_day(row["first"]),
        last=to_day(row["last"]),
        loaded_at=to_instant(row["loaded_at"]),
        changed_at=to_instant(row["changed_at"]),
        loaded_by=row["loaded_by"],
    )
