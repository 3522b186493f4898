"""Taking what is due: what was put off comes again, what waits becomes one new delivery a person."""

import json
import logging
import secrets
from collections.abc import Iterable
from datetime import datetime

from bot.reminders.attempts import LONGEST_WAIT, Delivery, Reminder
from bot.store.connection import Row, Transaction
from bot.store.rows import to_delivery, to_reminder, to_seconds

log = logging.getLogger(__name__)

NONCE_BYTES = 8

# All that is due to a person goes with one message. Many are due at the same few times, and a person's stand
# together in each: so it goes from time to time and looks for these people, not through all that is due.
WHAT_IS_DUE = """
WITH RECURSIVE
people AS MATERIALIZED (
    SELECT DISTINCT user_id FROM (
        SELECT user_id FROM reminders WHERE open = 1 AND due_at <= ?1 AND state = 'waiting'
        ORDER BY due_at, user_id, reminder_id LIMIT ?2
    )
),
times (at) AS (
    SELECT min(due_at) FROM reminders WHERE open = 1
    UNION ALL
    SELECT (SELECT min(due_at) FROM reminders WHERE open = 1 AND due_at > at) FROM times WHERE at <= ?1
)
SELECT reminders.* FROM times CROSS JOIN people CROSS JOIN reminders
WHERE at <= ?1 AND open = 1 AND due_at = at AND reminders.user_id = people.user_id AND state = 'waiting'
ORDER BY due_at, reminder_id
"""


async def claim_again(transaction: Transaction, now: datetime, limit: int) -> list[Delivery]:
    """Claim what was put off until now, or further than anything is put off: then the clock was set back."""
    found = await transaction.run(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, next_try_at = NULL "
        "WHERE delivery_id IN (SELECT delivery_id FROM deliveries "
        "WHERE state = 'later' AND (next_try_at <= ? OR next_try_at > ?) ORDER BY next_try_at LIMIT ?) "
        "RETURNING *",
        (to_seconds(now), to_seconds(now + LONGEST_WAIT), limit),
    )
    deliveries: list[Delivery] = []
    for row in found:
        claimed = await transaction.run(
            "SELECT * FROM reminders WHERE delivery_id = ? AND state = 'sending' "
            "ORDER BY due_at, reminder_id",
            (row["delivery_id"],),
        )
        reminders = [reminder for _, reminder in await _readable(transaction, claimed)]
        if reminders:
            deliveries.append(to_delivery(row, reminders, now))
        else:
            # All that it was to tell has been taken back meanwhile.
            await transaction.run(
                "UPDATE deliveries SET state = 'cancelled' WHERE delivery_id = ?", (row["delivery_id"],)
            )
    return sorted(deliveries, key=_oldest_first)


async def claim_new(transaction: Transaction, now: datetime, limit: int) -> list[Delivery]:
    """Make one delivery for each of the first people, at most `limit`, to whom something is due."""
    rows = await transaction.run(WHAT_IS_DUE, (to_seconds(now), limit))
    of_person: dict[int, list[Reminder]] = {}
    for user_id, reminder in await _readable(transaction, rows):
        of_person.setdefault(user_id, []).append(reminder)
    if not of_person:
        return []
    made = await transaction.run(
        "INSERT INTO deliveries (user_id, nonce, state, claimed_at, attempts) "
        "SELECT value ->> 0, value ->> 1, 'sending', ?, 1 FROM json_each(?) RETURNING *",
        (to_seconds(now), json.dumps([(user_id, secrets.token_hex(NONCE_BYTES)) for user_id in of_person])),
    )
    deliveries = [to_delivery(row, of_person[row["user_id"]], now) for row in made]
    await transaction.run_many(
        "UPDATE reminders SET state = 'sending', delivery_id = ? "
        "WHERE open = 1 AND due_at = ? AND user_id = ? AND reminder_id = ?",
        [
            (one.id, to_seconds(reminder.due_at), one.user_id, reminder.id)
            for one in deliveries
            for reminder in one.reminders
        ],
    )
    return sorted(deliveries, key=_oldest_first)


async def _readable(transaction: Transaction, rows: Iterable[Row]) -> list[tuple[int, Reminder]]:
    """Return each row's person and record; put aside what cannot be read: it never stops the others."""
    good: list[tuple[int, Reminder]] = []
    for row in rows:
        try:
            good.append((row["user_id"], to_reminder(row)))
        except ValueError as error:
            log.error("reminder %d cannot be read (%s)", row["reminder_id"], type(error).__name__)  # noqa: TRY400  # its message can hold data
            await transaction.run(
                "UPDATE reminders SET state = 'failed', open = 0 "
                "WHERE open = 1 AND due_at = ? AND user_id = ? AND reminder_id = ?",
                (row["due_at"], row["user_id"], row["reminder_id"]),
            )
    return good


def _oldest_first(delivery: Delivery) -> tuple[datetime, int]:
    return delivery.reminders[0].due_at, delivery.reminders[0].id
