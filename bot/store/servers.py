"""What a server's moderators set, and how often a card was called wrong. Nothing of a person."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.store.connection import Database, Row, Transaction


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the web that a server's moderators name to their members; `url` begins with https."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Setup:
    """What a server's moderators chose; None or empty where they chose nothing.

    The first four are defaults for members who chose nothing themselves. `zone` is an IANA name, `hour` that
    at which reminders come. `channels` are where cards may be shown to the group, everywhere where empty.
    """

    state: str | None = None
    language: str | None = None
    zone: str | None = None
    hour: int | None = None
    moderators_channel: int | None = None
    channels: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()


NOTHING = Setup()

# Asked at each command: one statement is one way to the store's thread and back.
SETUP = """
SELECT *,
    (SELECT json_group_array(channel_id) FROM
        (SELECT channel_id FROM server_channels WHERE server_id = servers.server_id ORDER BY channel_id)
    ) AS channels,
    (SELECT json_group_array(json_array(name, url)) FROM
        (SELECT name, url FROM server_links WHERE server_id = servers.server_id ORDER BY place)
    ) AS links
FROM servers WHERE server_id = ?
"""


class Servers:
    """Rows of `servers`, `server_channels` and `server_links`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def setup(self, server_id: int) -> Setup:
        """Return what a server's moderators chose."""
        return setup_of(await self._database.read(SETUP, (server_id,)))

    async def save(self, server_id: int, setup: Setup, *, before: Setup) -> bool:
        """Keep a setup, all or nothing; False where what is kept is no longer the one of before."""
        async with self._database.transaction() as transaction:
            if await self.setup(server_id) != before:
                return False
            await _save(transaction, server_id, setup)
        return True

    async def moderators_channel(self, server_id: int) -> int | None:
        """Return the channel in which the moderators want to hear from the bot."""
        rows = await self._database.read(
            "SELECT moderators_channel FROM servers WHERE server_id = ?", (server_id,)
        )
        return next((row["moderators_channel"] for row in rows), None)

    async def languages(self) -> dict[int, str]:
        """Return the language of each server that chose one."""
        rows = await self._database.read("SELECT server_id, language FROM servers WHERE language IS NOT NULL")
        return {row["server_id"]: row["language"] for row in rows}


def setup_of(rows: Sequence[Row]) -> Setup:
    """Return the setup in the rows of `SETUP`."""
    if not rows:
        return NOTHING
    (row,) = rows
    return Setup(
        state=row["state"],
        language=row["language"],
        zone=row["zone"],
        hour=row["hour"],
        moderators_channel=row["moderators_channel"],
        channels=tuple(json.loads(row["channels"])),
        links=tuple(Link(name, url) for name, url in json.loads(row["links"])),
    )


async def _save(transaction: Transaction, server_id: int, setup: Setup) -> None:
    await transaction.run(
        "INSERT INTO servers (server_id, state, language, zone, hour, moderators_channel) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (server_id) DO UPDATE SET state = excluded.state, "
        "language = excluded.language, zone = excluded.zone, hour = excluded.hour, "
        "moderators_channel = excluded.moderators_channel",
        (server_id, setup.state, setup.language, setup.zone, setup.hour, setup.moderators_channel),
    )
    await transaction.run("DELETE FROM server_channels WHERE server_id = ?", (server_id,))
    await transaction.run_many(
        "INSERT INTO server_channels (server_id, channel_id) VALUES (?, ?)",
        [(server_id, one) for one in setup.channels],
    )
    await transaction.run("DELETE FROM server_links WHERE server_id = ?", (server_id,))
    await transaction.run_many(
        "INSERT INTO server_links (server_id, place, name, url) VALUES (?, ?, ?, ?)",
        [(server_id, place, link.name, link.url) for place, link in enumerate(setup.links)],
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
