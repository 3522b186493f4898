"""What a server's moderators set, and how often a card was called wrong. Nothing of a person."""

from bot.store.connection import Database


class Servers:
    """Rows of `servers`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def reports_channel(self, server_id: int) -> int | None:
        """Return the channel in which the moderators want to hear that a card seems wrong."""
        rows = await self._database.read(
            "SELECT reports_channel FROM servers WHERE server_id = ?", (server_id,)
        )
        return next((row["reports_channel"] for row in rows), None)

    async def set_reports_channel(self, server_id: int, channel_id: int | None) -> None:
        """Keep the channel; None for none."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO servers (server_id, reports_channel) VALUES (?, ?) "
                "ON CONFLICT (server_id) DO UPDATE SET reports_channel = excluded.reports_channel",
                (server_id, channel_id),
            )


class Reports:
    """Rows of `reports`: an entry of the fact set, its version, and how many called it wrong."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, kind: str, entry: str, version: str) -> int:
        """Count one more report of an entry as it now reads, and return how many there are."""
        async with self._database.transaction() as transaction:
            (row,) = await transaction.run(
                "INSERT INTO reports (kind, entry, version, count) VALUES (?, ?, ?, 1) "
                "ON CONFLICT (kind, entry, version) DO UPDATE SET count = count + 1 RETURNING count",
                (kind, entry, version),
            )
        return int(row["count"])
