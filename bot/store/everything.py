"""Everything that is kept of a person, row by row, for them to see and to take away. Reads only."""

from collections.abc import Mapping, Sequence

from bot.store.connection import Database, Row

Value = int | str | None
KeptRow = Mapping[str, Value]
KeptRows = Mapping[str, Sequence[KeptRow]]
"""Rows by their table, as they stand in the file; a table without rows of the person is an empty list."""

# One query a table, each through the person's id: a new table of theirs gets its own.
_QUERIES = {
    "people": "SELECT * FROM people WHERE user_id = ?",
    "cases": "SELECT * FROM cases WHERE user_id = ? ORDER BY child, plan DESC",
    "events": (
        "SELECT events.* FROM cases JOIN events USING (case_id) WHERE user_id = ? "
        "ORDER BY case_id, day, event_id"
    ),
    "school_days": (
        "SELECT school_days.* FROM cases JOIN school_days USING (case_id) WHERE user_id = ? "
        "ORDER BY case_id, first"
    ),
    "case_districts": (
        "SELECT case_districts.* FROM cases JOIN case_districts USING (case_id) WHERE user_id = ? "
        "ORDER BY case_id"
    ),
    "unsaved_days": (
        "SELECT unsaved_days.* FROM cases JOIN unsaved_days USING (case_id) WHERE user_id = ? "
        "ORDER BY case_id, unsaved_id"
    ),
    "shown_days": (
        "SELECT shown_days.* FROM cases JOIN shown_days USING (case_id) WHERE user_id = ? "
        "ORDER BY case_id, day"
    ),
    # Through the cases: reminders have no index that begins with the person.
    "reminders": (
        "SELECT reminders.* FROM cases JOIN reminders USING (case_id, user_id) WHERE cases.user_id = ? "
        "ORDER BY case_id, due_at, reminder_id"
    ),
    "deliveries": (
        "SELECT * FROM deliveries WHERE delivery_id IN (SELECT delivery_id FROM cases "
        "JOIN reminders USING (case_id, user_id) WHERE cases.user_id = ?) ORDER BY delivery_id"
    ),
    # What a moderator loaded for a server.
    "districts": "SELECT * FROM districts WHERE loaded_by = ? ORDER BY district_id",
    "unsaved_districts": "SELECT * FROM unsaved_districts WHERE user_id = ? ORDER BY unsaved_id",
}
TABLES = frozenset(_QUERIES)
"""The tables that hold rows of a person."""


class Everything:
    """A person's rows in all tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, user_id: int) -> KeptRows:
        """Return every row of a person by its table, all as they stood at one moment."""
        async with self._database.moment() as transaction:
            return {
                table: [_values(row) for row in await transaction.run(query, (user_id,))]
                for table, query in _QUERIES.items()
            }


def _values(row: Row) -> dict[str, Value]:
    columns = row.keys()
    return {column: row[column] for column in columns}
