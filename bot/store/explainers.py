"""What was posted as an explainer, where, and how it stands. A server's own; nothing of a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args

from bot.store.connection import Database, Row

ExplainerKind = Literal["topic", "compare", "clocks", "way", "help", "set", "index"]
"""What an explainer shows: an entry of the fact set, one of the starter set, or the list of that set."""
KINDS: tuple[ExplainerKind, ...] = get_args(ExplainerKind)


@dataclass(frozen=True, slots=True)
class What:
    """What an explainer shows: an entry, for a state or none, in a language, below the moderators' line."""

    kind: ExplainerKind
    entry: str
    language: str
    state: str = ""
    note: str = ""


class Standing(StrEnum):
    """How a posted explainer stands, as last seen."""

    FINE = "fine"
    UNPINNED = "unpinned"
    """Somebody took its pin away; it is kept up to date all the same."""
    DELETED = "deleted"
    HIDDEN = "hidden"
    """Its channel is gone, or the bot may no longer look into it."""
    LOST = "lost"
    """What it shows is no longer in the fact set; the message is left as it is."""


class News(StrEnum):
    """What of an explainer's card has changed."""

    TEXT = "text"
    SOURCES = "sources"
    """Only sources, labels or the days on which they were checked."""


@dataclass(frozen=True, slots=True)
class Posted:
    """An explainer of a server; `message_id` is None while it is still to be posted."""

    id: int
    server_id: int
    channel_id: int
    message_id: int | None
    what: What
    version: str
    """A hash of the card as it was last posted or edited."""
    pinned: bool
    """Whether it was pinned and is meant to stay so."""
    standing: Standing = Standing.FINE
    standing_told: bool = True
    """Whether the moderators were told how it stands."""
    news: News | None = None
    """A change that the moderators have not been told yet."""
    said: str = ""
    """The first line that changed, where there is one to tell."""

    @property
    def untold(self) -> bool:
        """Whether there is anything that the moderators have not been told yet."""
        return self.news is not None or not self.standing_told

    @property
    def gone(self) -> bool:
        """Whether there is no message any more that could be looked at or edited."""
        return self.standing in (Standing.DELETED, Standing.HIDDEN)


class Explainers:
    """Rows of `explainers`. Every read and write of a moderator's asks for the server's id.

    They go with all that is kept of a server (`server_rows.py`).
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(self, server_id: int, channel_id: int, wanted: Iterable[What]) -> list[Posted]:
        """Keep explainers that are to be posted; all or none."""
        made: list[Posted] = []
        async with self._database.transaction() as transaction:
            for what in wanted:
                (row,) = await transaction.run(
                    "INSERT INTO explainers (server_id, channel_id, kind, entry, state, language, note) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *",
                    (server_id, channel_id, what.kind, what.entry, what.state, what.language, what.note),
                )
                made.append(_posted(row))
        return made

    async def posted(self, explainer_id: int, message_id: int, version: str) -> None:
        """Keep that it was posted, as which message, and how it then read."""
        await self._set(
            "message_id = ?, version = ?, standing = 'fine', standing_told = 1, news = NULL, said = NULL",
            (message_id, version),
            explainer_id,
        )

    async def will_tell(self, explainer_id: int, news: News, said: str) -> None:
        """Keep what the moderators are to be told of a change, before it is made: a crash loses no word."""
        await self._set("news = ?, said = ?", (news, said or None), explainer_id)

    async def edited(self, explainer_id: int, version: str) -> None:
        """Keep how it now reads."""
        await self._set("version = ?", (version,), explainer_id)

    async def stands(self, explainer_id: int, standing: Standing) -> None:
        """Keep how it stands; where that is new and not fine, the moderators are to be told.

        What they were told before its channel went out of sight is not new when it comes back.
        """
        told = int(standing is Standing.FINE)
        await self._set(
            "before_hidden = CASE WHEN standing = 'hidden' THEN before_hidden"
            " WHEN standing_told = 1 THEN standing END, "
            "standing_told = CASE WHEN standing = ? THEN standing_told"
            " WHEN standing = 'hidden' AND before_hidden = ? THEN 1 ELSE ? END, "
            "standing = ?",
            (standing, standing, told, standing),
            explainer_id,
        )

    async def set_pinned(self, explainer_id: int, *, pinned: bool) -> None:
        """Keep whether it is meant to be pinned; one whose pin was taken away then stands as it should."""
        await self._set(
            "pinned = ?, standing_told = CASE WHEN standing = 'unpinned' THEN 1 ELSE standing_told END, "
            "standing = CASE WHEN standing = 'unpinned' THEN 'fine' ELSE standing END",
            (int(pinned),),
            explainer_id,
        )

    async def told(self, explainer_ids: Sequence[int]) -> None:
        """Keep that the moderators were told of these."""
        async with self._database.transaction() as transaction:
            await transaction.run_many(
                "UPDATE explainers SET standing_told = 1, news = NULL, said = NULL WHERE explainer_id = ?",
                [(one,) for one in explainer_ids],
            )

    async def of_server(self, server_id: int) -> list[Posted]:
        """Return a server's explainers, the oldest first."""
        rows = await self._database.read(
            "SELECT * FROM explainers WHERE server_id = ? ORDER BY explainer_id", (server_id,)
        )
        return [_posted(row) for row in rows]

    async def one(self, server_id: int, explainer_id: int) -> Posted | None:
        """Return an explainer of the server; None where it has none of that id."""
        rows = await self._database.read(
            "SELECT * FROM explainers WHERE server_id = ? AND explainer_id = ?", (server_id, explainer_id)
        )
        return next(map(_posted, rows), None)

    async def next_server(self, after: int) -> int | None:
        """Return the next server by its id that has explainers; None after the last."""
        rows = await self._database.read(
            "SELECT min(server_id) AS server_id FROM explainers WHERE server_id > ?", (after,)
        )
        return rows[0]["server_id"]

    async def remove(self, server_id: int, explainer_id: int) -> bool:
        """Forget an explainer of the server; False where it has none of that id."""
        async with self._database.transaction() as transaction:
            removed = await transaction.run(
                "DELETE FROM explainers WHERE server_id = ? AND explainer_id = ? RETURNING explainer_id",
                (server_id, explainer_id),
            )
        return bool(removed)

    async def _set(self, what: str, values: Sequence[int | str | None], explainer_id: int) -> None:
        async with self._database.transaction() as transaction:
            await transaction.run(
                f"UPDATE explainers SET {what} WHERE explainer_id = ?",  # noqa: S608  # written above
                (*values, explainer_id),
            )


def _posted(row: Row) -> Posted:
    return Posted(
        id=row["explainer_id"],
        server_id=row["server_id"],
        channel_id=row["channel_id"],
        message_id=row["message_id"],
        what=What(row["kind"], row["entry"], row["language"], row["state"], row["note"]),
        version=row["version"],
        pinned=bool(row["pinned"]),
        standing=Standing(row["standing"]),
        standing_told=bool(row["standing_told"]),
        news=News(row["news"]) if row["news"] else None,
        said=row["said"] or "",
    )
