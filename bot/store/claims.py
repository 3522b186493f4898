"""Taking what is due: what was put off comes again, what waits becomes one new delivery a person.

Runs on the file's thread from the first statement to the last: nothing here waits. What a delivery is about
is not read here but when it is sent, since much can be taken back until then.
"""

import json
from datetime import datetime

from bot.reminders.attempts import LONGEST_WAIT, Delivery
from bot.store.connection import Run
from bot.store.rows import to_delivery, to_instant, to_seconds

PUT_OFF = """
SELECT delivery_id FROM deliveries WHERE state = 'later' AND (next_try_at <= ? OR next_try_at > ?)
ORDER BY next_try_at LIMIT ?
"""

# One delivery for each of the first people to whom something is due, oldest first. Its nonce is no secret,
# only its own: what is pressed is held against the person.
DUE_PEOPLE = """
INSERT INTO deliveries (user_id, nonce, state, claimed_at, attempts)
SELECT user_id, lower(hex(randomblob(8))), 'sending', ?1, 1 FROM (
    SELECT user_id, due_at FROM reminders WHERE open = 1 AND due_at <= ?1 AND state = 'waiting'
    ORDER BY due_at, user_id, reminder_id LIMIT ?2
)
GROUP BY user_id ORDER BY min(due_at), user_id
RETURNING user_id, delivery_id, nonce
"""

# All that is due to a person goes with one message. Many are due at the same few times, and a person's stand
# together in each: so it goes from time to time and looks for these people, not through all that is due. What
# is `unlikely` tells that they are few: else all reminders of the file were held against them.
WHAT_IS_DUE = """
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
"""


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
    return sorted((to_delivery(row, (), now) for row in found), key=_number)


def claim_new(run: Run, now: datetime, limit: int) -> list[Delivery]:
    """Make one delivery for each of the first people, at most `limit`, to whom something is due."""
    at = to_seconds(now)
    made = run(DUE_PEOPLE, (at, limit))
    if not made:
        return []
    run(WHAT_IS_DUE, (at, min(row["delivery_id"] for row in made)))
    claimed_at = to_instant(at)
    deliveries = [
        Delivery(number, nonce, user_id, claimed_at, 1, maybe_sent=False) for user_id, number, nonce in made
    ]
    return sorted(deliveries, key=_number)


def _number(delivery: Delivery) -> int:
    return delivery.id
