"""All rows of a server, to show, to take away and to delete: none may stay once the server is left.

They are found by their column `server_id`, so that a new table is reached without being named here.
"""

from bot.store.connection import Database, Row, Transaction
from bot.store.everything import KeptRows

SERVER_TABLES = (
    "districts",
    "explainers",
    "server_channels",
    "server_counts",
    "server_links",
    "servers",
    "unsaved_districts",
)
"""The tables that have a `server_id`, each with its words under `server-kept-` in the catalogue."""


class ServerRows:
    """The rows of servers in all tables that have a `server_id`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, server_id: int) -> KeptRows:
        """Return every row of a server by its table, all as they stood at one moment."""
        async with self._database.moment() as moment:
            return {
                table: [
                    _values(row)
                    for row in await moment.run(
                        f"SELECT * FROM {table} WHERE server_id = ?",  # noqa: S608  # the file's own names
                        (server_id,),
                    )
                ]
                for table in await _tables(moment)
            }

    async def known(self) -> frozenset[int]:
        """Return the servers of which there is any row."""
        async with self._database.moment() as moment:
            return frozenset(
                [
                    row["server_id"]
                    for table in await _tables(moment)
                    for row in await moment.run(f"SELECT DISTINCT server_id FROM {table}")  # noqa: S608  # as above
                ]
            )

    async def forget(self, server_id: int) -> bool:
        """Delete every row of a server, and what hangs on them, at once; False where there was none."""
        gone = 0
        async with self._database.transaction() as transaction:
            for table in await _tables(transaction):
                gone += len(
                    await transaction.run(
                        f"DELETE FROM {table} WHERE server_id = ? RETURNING server_id",  # noqa: S608  # as above
                        (server_id,),
                    )
                )
        return bool(gone)


async def _tables(transaction: Transaction) -> list[str]:
    rows = await transaction.run(
        "SELECT m.name AS name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c "
        "WHERE m.type = 'table' AND c.name = 'server_id' ORDER BY m.name"
    )
    return [row["name"] for row in rows]


def _values(row: Row) -> dict[str, int | str | None]:
    return {column: row[column] for column in row.keys()}  # noqa: SIM118  # a row gives its values
