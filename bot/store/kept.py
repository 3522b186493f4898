"""What the program itself keeps between starts, by name. Nothing of a person."""

from bot.store.connection import Database


class Kept:
    """Rows of `kept`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        """Return what is kept under a name, None where nothing is."""
        rows = await self._database.read("SELECT value FROM kept WHERE name = ?", (name,))
        return next((row["value"] for row in rows), None)

    async def set(self, name: str, value: str) -> None:
        """Keep a value under a name, over the one before."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO kept (name, value) VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )
