"""Taking what is due: what was put off comes again, what waits becomes one new delivery a person.

Runs on the file's thread from the first statement to the last: nothing here waits.
"""

import json
import logging
from collections.abc import Iterable
from datetime import datetime

from bot.reminders.attempts import LONGEST_WAIT, Delivery, Reminder
from bot.store.connection import Row, Run
from bot.store.rows import REMINDER, reminder_of, to_delivery, to_instant, to_seconds

log = logging.getLogger(__name__)

PUT_OFF = """
SELECT delivery_id FROM deliveries WHERE state = 'later' AND (next_try_at <= ? OR next_try_at > ?)
ORDER BY next_try_at LIMIT ?
"""

_COLUMNS = ", ".join(("delivery_id", "user_id", *REMINDER))

# One delivery for each of the first people to whom something is due. Its nonce is no secret, only its own:
# what is pressed is held against the person.
DUE_PEOPLE = """
INSERT INTO deliveries (user_id, nonce, state, claimed_at, attempts)
SELECT user_id, lower(hex(randomblob(8))), 'sending', ?1, 1 FROM (
    SELECT DISTINCT user_id FROM (
        SELECT user_id FROM reminders WHERE open = 1 AND due_at <= ?1 AND state = 'waiting'
        ORDER BY due_at, user_id, reminder_id LIMIT ?2
    )
)
RETURNING user_id, delivery_id, nonce
"""

# All that is due to a person goes with one message. Many are due at the same few times, and a person's stand
# together in each: so it goes from time to time and looks for these people, not through all that is due. What
# is `unlikely` tells that they are few: else all reminders of the file were held against them.
WHAT_IS_DUE = f"""
WITH RECURSIVE
times (at) AS (
    SELECT min(due_at) FROM reminders WHERE open = 1
    UNION ALL
    SELECT (SELECT min(due_at) FROM reminders WHERE open = 1 AND due_at > at) FROM times WHERE at <= ?1
),
due AS MATERIALIZED (
    SELECT open, due_at, user_id, reminder_id, made.delivery_id
    FROM times CROSS JOIN deliveries AS made CROSS JOIN reminders USING (user_id)
    WHERE at <= ?1 AND made.delivery_id >= ?2 AND open = 1 AND due_at = at AND reminders.state = 'waiting'
)
UPDATE reminders SET state = 'sending', delivery_id = due.delivery_id FROM due
WHERE reminders.open = due.open AND reminders.due_at = due.due_at AND reminders.user_id = due.user_id
    AND reminders.reminder_id = due.reminder_id AND unlikely(due.delivery_id > 0)
RETURNING {_COLUMNS}
"""  # noqa: S608  # our own names


def claim_again(run: Run, now: datetime, limit: int) -> list[Delivery]:
    """Claim what was put off until now, or further than anything is put off: then the clock was set back."""
    tried_by, never = to_seconds(now), to_seconds(now + LONGEST_WAIT)
    # Looked for first: there is hardly ever one, and to change nothing takes three times as long.
    due = [row["delivery_id"] for row in run(PUT_OFF, (tried_by, never, limit))]
    if not due:
        return []
    found = run(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, next_try_at = NULL "
        "WHERE delivery_id IN (SELECT value FROM json_each(?)) RETURNING *",
        (json.dumps(due),),
    )
    deliveries: list[Delivery] = []
    for row in found:
        claimed = run(
            f"SELECT {_COLUMNS} FROM reminders WHERE delivery_id = ? AND state = 'sending' "  # noqa: S608  # our own names
            "ORDER BY due_at, reminder_id",
            (row["delivery_id"],),
        )
        reminders = [reminder for _, reminder in _readable(run, claimed)]
        if reminders:
            deliveries.append(to_delivery(row, reminders, now))
        else:
            # All that it was to tell has been taken back meanwhile.
            run("UPDATE deliveries SET state = 'cancelled' WHERE delivery_id = ?", (row["delivery_id"],))
    return sorted(deliveries, key=_oldest_first)


def claim_new(run: Run, now: datetime, limit: int) -> list[Delivery]:
    """Make one delivery for each of the first people, at most `limit`, to whom something is due."""
    at = to_seconds(now)
    made = run(DUE_PEOPLE, (at, limit))
    if not made:
        return []
    taken = run(WHAT_IS_DUE, (at, min(row["delivery_id"] for row in made)))
    told_by: dict[int, list[Reminder]] = {}
    for delivery_id, reminder in _readable(run, taken):
        told_by.setdefault(delivery_id, []).append(reminder)
    claimed_at = to_instant(at)
    deliveries: list[Delivery] = []
    for user_id, delivery_id, nonce in made:
        if reminders := told_by.get(delivery_id):
            told = tuple(sorted(reminders, key=_by_age))
            deliveries.append(
                Delivery(delivery_id, nonce, user_id, claimed_at, 1, maybe_sent=False, reminders=told)
            )
        else:
            run("DELETE FROM deliveries WHERE delivery_id = ?", (delivery_id,))
    return sorted(deliveries, key=_oldest_first)


def _readable(run: Run, rows: Iterable[Row]) -> list[tuple[int, Reminder]]:
    """Return each row's delivery and record; put aside what cannot be read: it never stops the others."""
    good: list[tuple[int, Reminder]] = []
    for delivery_id, user_id, *columns in rows:
        try:
            good.append((delivery_id, reminder_of(*columns)))
        except ValueError as error:
            reminder_id, _, due_at, *_ = columns
            log.error("reminder %d cannot be read (%s)", reminder_id, type(error).__name__)  # noqa: TRY400  # its message can hold data
            run(
                "UPDATE reminders SET state = 'failed', open = 0, delivery_id = NULL "
                "WHERE open = 1 AND due_at = ? AND user_id = ? AND reminder_id = ?",
                (due_at, user_id, reminder_id),
            )
    return good


def _by_age(reminder: Reminder) -> tuple[datetime, int]:
    return reminder.due_at, reminder.id


def _oldest_first(delivery: Delivery) -> tuple[datetime, int]:
    return _by_age(delivery.reminders[0])
