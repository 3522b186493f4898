"""How often a card was asked for in a server, by day. Never by whom, never in which words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.store.connection import Database

KEPT_DAYS = 35
"""Counts that are older are deleted."""
UNKNOWN, WRONG = "unknown", "wrong"
"""Kinds that are no card: a question that was not known, a card that seemed wrong to a reader."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What was asked for in a server over some days: how often each entry, by (kind, entry)."""

    asked: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    unknown: int = 0
    wrong: Mapping[str, int] = field(default_factory=dict[str, int])
    """How often each card was called wrong, by its kind and id with a space between."""


class Asked:
    """Rows of `server_counts`. A day is one in UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, server_id: int, day: date, kind: str, entry: str) -> None:
        """Count one more; the first of a day also lets go of what is too old, in every server."""
        ((count,),) = await self._database.save(
            "INSERT INTO server_counts (server_id, day, kind, entry, count) VALUES (?, ?, ?, ?, 1) "
            "ON CONFLICT (server_id, day, kind, entry) DO UPDATE SET count = count + 1 RETURNING count",
            (server_id, day.isoformat(), kind, entry),
        )
        if count == 1:
            oldest = day - timedelta(days=KEPT_DAYS)
            await self._database.save("DELETE FROM server_counts WHERE day < ?", (oldest.isoformat(),))

    async def total(self, server_id: int, kind: str, entry: str) -> int:
        """Return how often an entry was counted in a server on all days that are kept."""
        (row,) = await self._database.read(
            "SELECT coalesce(sum(count), 0) AS count FROM server_counts "
            "WHERE server_id = ? AND kind = ? AND entry = ?",
            (server_id, kind, entry),
        )
        return int(row["count"])

    async def tally(self, server_id: int, first: date, last: date) -> Sums:
        """Return what was asked for in a server from one day to another, both with it."""
        rows = await self._database.read(
            "SELECT kind, entry, sum(count) AS count FROM server_counts "
            "WHERE server_id = ? AND day BETWEEN ? AND ? GROUP BY kind, entry "
            "ORDER BY sum(count) DESC, kind, entry",
            (server_id, first.isoformat(), last.isoformat()),
        )
        return Sums(
            asked={
                (row["kind"], row["entry"]): row["count"]
                for row in rows
                if row["kind"] not in (UNKNOWN, WRONG)
            },
            unknown=sum(row["count"] for row in rows if row["kind"] == UNKNOWN),
            wrong={row["entry"]: row["count"] for row in rows if row["kind"] == WRONG},
        )
