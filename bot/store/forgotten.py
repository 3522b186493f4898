"""Who was forgotten: keyed hashes of user ids, so that a backup made before does not bring them back.

The hashes' key is a random secret of the file's own, not the database's key, so a new key leaves them valid.
A file can have several: its own first, then those of hashes that came with a restore. A person who comes back
is kept like anyone. Whether a backup was made before or after that shows by its own hashes, not by a clock:
`forgotten_at` grows each time that a person is forgotten, even where the clock was set back.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.store.connection import Transaction
from bot.store.rows import to_seconds

SECRETS = "forgotten_secrets"
"""The name in `kept`; the value is one or more secrets of 64 hex digits with spaces between."""
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A file's list: its secrets, and for each hash when its person was forgotten last."""

    secrets: tuple[str, ...] = field(default=(), repr=False)
    people: Mapping[str, int] = field(default_factory=dict[str, int])

    def says_forget(self, user_id: int, known: "Forgotten") -> bool:
        """Tell whether a person of another file is to be forgotten there.

        Not where that file has already forgotten them as late: what it holds was saved after that.
        """
        hashes = [keyed_hash(secret, user_id) for secret in self.secrets]
        return any(
            self.people[one] > known.people.get(one, self.people[one] - 1)
            for one in hashes
            if one in self.people
        )

    def joined(self, other: "Forgotten") -> "Forgotten":
        """Return both lists as one, this one's secret first."""
        # A secret without hashes says nothing.
        added = other.secrets if other.people or not self.secrets else ()
        people = dict(other.people)
        for one, at in self.people.items():
            people[one] = max(at, people.get(one, at))
        return Forgotten(tuple(dict.fromkeys((*self.secrets, *added))), people)


def keyed_hash(secret: str, user_id: int) -> str:
    """Return the HMAC-SHA256 of a user id, as 64 hex digits."""
    return hmac.new(bytes.fromhex(secret), str(user_id).encode("ascii"), hashlib.sha256).hexdigest()


async def note_forgotten(transaction: Transaction, user_id: int, now: datetime) -> None:
    """Keep the hash of a person who is being forgotten."""
    kept = await transaction.run("SELECT value FROM kept WHERE name = ?", (SECRETS,))
    if not kept:
        made = secrets.token_hex(_SECRET_BYTES)
        kept = await transaction.run(
            "INSERT INTO kept (name, value) VALUES (?, ?) RETURNING value", (SECRETS, made)
        )
    secret: str = kept[0]["value"].split()[0]
    await transaction.run(
        "INSERT INTO forgotten (person, forgotten_at) VALUES (?, ?) ON CONFLICT (person) "
        "DO UPDATE SET forgotten_at = max(excluded.forgotten_at, forgotten.forgotten_at + 1)",
        (keyed_hash(secret, user_id), to_seconds(now)),
    )


async def forget_rows(transaction: Transaction, user_id: int) -> bool:
    """Delete every row of a person; what they loaded for a server stays there as nobody's.

    False where nothing was kept of them.
    """
    gone = [
        # Cases, events, reminders and deliveries go with it: ON DELETE CASCADE.
        await transaction.run("DELETE FROM people WHERE user_id = ? RETURNING user_id", (user_id,)),
        await transaction.run(
            "UPDATE districts SET loaded_by = NULL WHERE loaded_by = ? RETURNING district_id", (user_id,)
        ),
        await transaction.run(
            "DELETE FROM unsaved_districts WHERE user_id = ? RETURNING unsaved_id", (user_id,)
        ),
    ]
    return any(gone)


async def read_forgotten(transaction: Transaction, schema: Literal["main", "live"] = "main") -> Forgotten:
    """Return the list of the file, or of the one that is attached as `live`."""
    kept = await transaction.run(f"SELECT value FROM {schema}.kept WHERE name = ?", (SECRETS,))  # noqa: S608  # one of two fixed names
    rows = await transaction.run(f"SELECT person, forgotten_at FROM {schema}.forgotten")  # noqa: S608  # one of two fixed names
    return Forgotten(
        tuple(kept[0]["value"].split()) if kept else (),
        {row["person"]: row["forgotten_at"] for row in rows},
    )


async def write_forgotten(transaction: Transaction, forgotten: Forgotten) -> None:
    """Put a list in the place of the file's own."""
    await transaction.run("DELETE FROM forgotten")
    await transaction.run_many(
        "INSERT INTO forgotten (person, forgotten_at) VALUES (?, ?)", list(forgotten.people.items())
    )
    if forgotten.secrets:
        await transaction.run(
            "INSERT INTO kept (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (SECRETS, " ".join(forgotten.secrets)),
        )
