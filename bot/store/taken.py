"""Which district's calendar a case took, and whether its person was told that it changed since.

Found by a random mark, never by a server; a district that was taken out offers nothing any more.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.clock.school import SchoolCalendar
from bot.store.calendars import of_case
from bot.store.connection import Database, Row
from bot.store.rows import to_calendar, to_instant, to_seconds


@dataclass(frozen=True, slots=True)
class Offer:
    """Another version of the calendar that a case took: its district's name, its days, when they changed.

    `told`: the person was asked about this version already.
    """

    case_id: int
    name: str
    mark: str
    calendar: SchoolCalendar
    changed_at: datetime
    told: bool


class Taken:
    """Rows of `case_districts`. Every read and write asks for the person's id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def name(self, user_id: int, case_id: int) -> str | None:
        """Return the name of the district whose days a case took; None for none, and where it is gone."""
        rows = await self._database.read(
            "SELECT name FROM case_districts JOIN cases USING (case_id) JOIN districts USING (mark) "
            "WHERE user_id = ? AND case_id = ?",
            (user_id, case_id),
        )
        return next((row["name"] for row in rows), None)

    async def offer(self, user_id: int, case_id: int) -> Offer | None:
        """Return what a case can be offered; None where its district is as it was, or gone."""
        rows = await self._database.read(
            "SELECT case_id, name, districts.mark AS mark, district_id, districts.changed_at AS changed_at, "
            "told_at FROM case_districts JOIN cases USING (case_id) JOIN districts USING (mark) "
            "WHERE user_id = ? AND case_id = ? AND districts.changed_at > case_districts.changed_at",
            (user_id, case_id),
        )
        for row in rows:
            found = await self._offer(row)
            # It may have been changed there and back.
            if found.calendar != await of_case(self._database, user_id, case_id):
                return found
        return None

    async def offers(self, user_id: int) -> list[Offer]:
        """Return what a person was not told yet, case by case."""
        rows = await self._database.read(
            "SELECT case_id FROM case_districts JOIN cases USING (case_id) JOIN districts USING (mark) "
            "WHERE user_id = ? AND districts.changed_at > case_districts.changed_at "
            "AND districts.changed_at > coalesce(told_at, 0) ORDER BY child, plan DESC",
            (user_id,),
        )
        found = [await self.offer(user_id, row["case_id"]) for row in rows]
        return [one for one in found if one]

    async def note_told(self, user_id: int, case_id: int, changed_at: datetime) -> bool:
        """Keep that the person was asked about a version; False where they have no such case."""
        async with self._database.transaction() as transaction:
            return bool(
                await transaction.run(
                    "UPDATE case_districts SET told_at = max(?, coalesce(told_at, 0)) WHERE case_id = ? "
                    "AND case_id IN (SELECT case_id FROM cases WHERE user_id = ?) RETURNING case_id",
                    (to_seconds(changed_at), case_id, user_id),
                )
            )

    async def _offer(self, row: Row) -> Offer:
        days = await self._database.read(
            "SELECT kind, first, last FROM district_days WHERE district_id = ? ORDER BY first",
            (row["district_id"],),
        )
        return Offer(
            case_id=row["case_id"],
            name=row["name"],
            mark=row["mark"],
            calendar=to_calendar(days) or SchoolCalendar(),
            changed_at=to_instant(row["changed_at"]),
            told=(row["told_at"] or 0) >= row["changed_at"],
        )
