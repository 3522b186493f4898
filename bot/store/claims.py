"""Taking what is due: what was put off comes again, what waits becomes one new delivery a person.

Runs on the file's thread from the first statement to the last: nothing here waits.
"""

import json
import logging
from collections.abc import Iterable
from datetime import datetime

from bot.reminders.attempts import LONGEST_WAIT, Delivery, Reminder
from bot.store.connection import Row, Statements
from bot.store.rows import REMINDER, reminder_of, to_delivery, to_instant, to_seconds

log = logging.getLogger(__name__)

PUT_OFF = """
SELECT delivery_id FROM deliveries WHERE state = 'later' AND (next_try_at <= ? OR next_try_at > ?)
ORDER BY next_try_at LIMIT ?
"""

_COLUMNS = ", ".join(("user_id", *REMINDER))

FIRST_DUE = f"""
SELECT {_COLUMNS} FROM reminders WHERE open = 1 AND due_at <= ? AND state = 'waiting'
ORDER BY due_at, user_id, reminder_id LIMIT ?
"""  # noqa: S608  # our own names

# All that is due to a person goes with one message. Many are due at the same few times, and a person's stand
# together in each: so it goes on from time to time and looks for these people, not through all that is due.
REST_DUE = f"""
WITH RECURSIVE times (at) AS (
    VALUES (?1)
    UNION ALL
    SELECT (SELECT min(due_at) FROM reminders WHERE open = 1 AND due_at > at) FROM times WHERE at <= ?4
)
SELECT {_COLUMNS} FROM times CROSS JOIN json_each(?5) CROSS JOIN reminders
WHERE at <= ?4 AND open = 1 AND due_at = at AND user_id = value AND reminders.state = 'waiting'
    AND (due_at, user_id, reminder_id) > (?1, ?2, ?3)
"""  # noqa: S608  # our own names

# A nonce is no secret, only its own: what is pressed is held against the person.
NEW_DELIVERIES = """
INSERT INTO deliveries (user_id, nonce, state, claimed_at, attempts)
SELECT value, lower(hex(randomblob(8))), 'sending', ?, 1 FROM json_each(?)
RETURNING user_id, delivery_id, nonce
"""

TAKEN = """
UPDATE reminders SET state = 'sending', delivery_id = ?
WHERE open = 1 AND due_at = ? AND user_id = ? AND reminder_id = ?
"""


def claim_again(file: Statements, now: datetime, limit: int) -> list[Delivery]:
    """Claim what was put off until now, or further than anything is put off: then the clock was set back."""
    tried_by, never = to_seconds(now), to_seconds(now + LONGEST_WAIT)
    # Looked for first: there is hardly ever one, and to change nothing takes three times as long.
    due = [row["delivery_id"] for row in file.run(PUT_OFF, (tried_by, never, limit))]
    if not due:
        return []
    found = file.run(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, next_try_at = NULL "
        "WHERE delivery_id IN (SELECT value FROM json_each(?)) RETURNING *",
        (json.dumps(due),),
    )
    deliveries: list[Delivery] = []
    for row in found:
        claimed = file.run(
            f"SELECT {_COLUMNS} FROM reminders WHERE delivery_id = ? AND state = 'sending' "  # noqa: S608  # our own names
            "ORDER BY due_at, reminder_id",
            (row["delivery_id"],),
        )
        reminders = [reminder for _, reminder in _readable(file, claimed)]
        if reminders:
            deliveries.append(to_delivery(row, reminders, now))
        else:
            # All that it was to tell has been taken back meanwhile.
            file.run("UPDATE deliveries SET state = 'cancelled' WHERE delivery_id = ?", (row["delivery_id"],))
    return sorted(deliveries, key=_oldest_first)


def claim_new(file: Statements, now: datetime, limit: int) -> list[Delivery]:
    """Make one delivery for each of the first people, at most `limit`, to whom something is due."""
    at = to_seconds(now)
    first = file.run(FIRST_DUE, (at, limit))
    if not first:
        return []
    people, last = dict.fromkeys(row["user_id"] for row in first), first[-1]
    beyond = (last["due_at"], last["user_id"], last["reminder_id"])
    rest = file.run(REST_DUE, (*beyond, at, json.dumps(list(people))))
    # The rows come in the order of time, so what is a person's does, too, and the people by their first.
    due: dict[int, list[Reminder]] = {}
    for user_id, reminder in _readable(file, (*first, *rest)):
        due.setdefault(user_id, []).append(reminder)
    made = file.run(NEW_DELIVERIES, (at, json.dumps(list(due))))
    new = {user_id: (delivery_id, nonce) for user_id, delivery_id, nonce in made}
    deliveries = [
        Delivery(*new[user_id], user_id, to_instant(at), 1, maybe_sent=False, reminders=tuple(reminders))
        for user_id, reminders in due.items()
    ]
    file.run_many(
        TAKEN,
        (
            (delivery.id, to_seconds(reminder.due_at), delivery.user_id, reminder.id)
            for delivery in deliveries
            for reminder in delivery.reminders
        ),
    )
    return deliveries


def _readable(file: Statements, rows: Iterable[Row]) -> list[tuple[int, Reminder]]:
    """Return each row's person and record; put aside what cannot be read: it never stops the others."""
    good: list[tuple[int, Reminder]] = []
    for user_id, *columns in rows:
        try:
            good.append((user_id, reminder_of(*columns)))
        except ValueError as error:
            reminder_id, _, due_at, *_ = columns
            log.error("reminder %d cannot be read (%s)", reminder_id, type(error).__name__)  # noqa: TRY400  # its message can hold data
            file.run(
                "UPDATE reminders SET state = 'failed', open = 0, delivery_id = NULL "
                "WHERE open = 1 AND due_at = ? AND user_id = ? AND reminder_id = ?",
                (due_at, user_id, reminder_id),
            )
    return good


def _oldest_first(delivery: Delivery) -> tuple[datetime, int]:
    first = delivery.reminders[0]
    return first.due_at, first.id
