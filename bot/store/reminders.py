"""Reminders and their deliveries: planned, claimed, marked, each step one transaction. Knows no Discord.

A reminder is `waiting` until a delivery claims it (`sending`), then `sent`, `failed` or `cancelled` for good.
A delivery is one message to one person. It keeps its nonce and its reminders through every attempt: `sending`
or, put off, `later`; then as above.
"""

import json
import logging
from collections.abc import Collection, Iterable
from datetime import datetime

from bot.reminders.attempts import Delivery, Reminder
from bot.reminders.policy import ADDED, Wanted, still_added
from bot.store.claims import claim_again, claim_new
from bot.store.connection import Database, Row, Run, Transaction
from bot.store.rows import to_delivery, to_instant, to_reminder, to_seconds

log = logging.getLogger(__name__)

About = tuple[str, ...]
"""What makes a reminder of a case the same one, at whatever hour and in whatever zone it is told."""

_ABOUT = ("jurisdiction", "clock", "event", "event_on", "kind", "day", "deadline_on")


class Reminders:
    """Rows of `reminders` and `deliveries`, and the opt-in of each case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def opt_in(self, user_id: int, case_id: int, now: datetime) -> bool:
        """Keep that the person wants reminders of a case of theirs; False where they have no such case."""
        async with self._database.transaction() as transaction:
            opted_in = await transaction.run(
                "UPDATE cases SET opted_in_at = coalesce(opted_in_at, ?) "
                "WHERE case_id = ? AND user_id = ? RETURNING case_id",
                (to_seconds(now), case_id, user_id),
            )
        return bool(opted_in)

    async def cancel_case(self, user_id: int, case_id: int) -> bool:
        """Stop the reminders of a case and take back the opt-in; False where they have no such case."""
        async with self._database.transaction() as transaction:
            stopped = await transaction.run(
                "UPDATE cases SET opted_in_at = NULL WHERE case_id = ? AND user_id = ? RETURNING case_id",
                (case_id, user_id),
            )
            if stopped:
                await _drop(transaction, await _rows_of(transaction, case_id))
        return bool(stopped)

    async def plan(self, user_id: int, case_id: int, wanted: Iterable[Wanted], now: datetime) -> bool:
        """Make the case's waiting reminders the wanted ones; False where the person did not opt in for it.

        What the person asked to hear again, and what tells of a moved day, stays while that day stands. One
        that stands already stays, at a new time where hour or zone changed, and never due sooner than now by
        that. One that is new and whose own day and hour are past is not planned, whatever a pause holds. What
        was sent, or is on its way, is never planned again.
        """
        by_about = {about_of(one): one for one in wanted}
        async with self._database.transaction() as transaction:
            opted_in = await _opted_in(transaction, user_id, case_id)
            if opted_in:
                rows = await _rows_of(transaction, case_id)
                standing: dict[About, Row] = {tuple(row[name] for name in _ABOUT): row for row in rows}
                by_about |= {about_of(one): one for one in still_added(_added(rows), by_about.values())}
                await _drop(transaction, [standing[about] for about in standing.keys() - by_about.keys()])
                both = standing.keys() & by_about.keys()
                await _move(transaction, [(standing[about], by_about[about]) for about in both], now)
                new = [one for about, one in by_about.items() if about not in standing and one.own_time > now]
                await _add(transaction, user_id, case_id, new)
        return opted_in

    async def add(self, user_id: int, case_id: int, more: Iterable[Wanted], now: datetime) -> bool:
        """Plan reminders beside those that the case has; False where the person did not opt in for it."""
        async with self._database.transaction() as transaction:
            opted_in = await _opted_in(transaction, user_id, case_id)
            if opted_in:
                rows = await _rows_of(transaction, case_id)
                known = {tuple(row[name] for name in _ABOUT) for row in rows}
                new = {about_of(one): one for one in more if about_of(one) not in known and one.due_at > now}
                await _add(transaction, user_id, case_id, list(new.values()))
        return opted_in

    async def waiting_of(self, user_id: int, case_id: int) -> list[Reminder]:
        """Return the reminders of a person's case that are still to come, earliest first."""
        rows = await self._database.read(
            "SELECT * FROM reminders WHERE case_id = ? AND user_id = ? AND open = 1 AND state = 'waiting' "
            "ORDER BY due_at, reminder_id",
            (case_id, user_id),
        )
        return [to_reminder(row) for row in rows]

    async def claim_due(self, now: datetime, limit: int) -> list[Delivery]:
        """Take at most `limit` deliveries that are due, oldest first; each is the caller's until marked.

        Those that were put off come first. Then all that is due to one person becomes one new delivery. What
        each is about tells `still_sending`.
        """

        def claim(run: Run) -> list[Delivery]:
            again = claim_again(run, now, limit)
            return again + claim_new(run, now, limit - len(again)) if len(again) < limit else again

        return await self._database.at_once(claim)

    async def mark_sent(self, delivery_id: int) -> None:
        """Keep that the person has it."""
        await self._finish(delivery_id, "sent", None)

    async def mark_cancelled(self, delivery_id: int) -> None:
        """Keep that there was nothing left to tell, so nothing was sent."""
        await self._finish(delivery_id, "cancelled", None)

    async def mark_failed(self, delivery_id: int, error: str) -> None:
        """Keep that it will not be tried again, and why: a short code."""
        await self._finish(delivery_id, "failed", error)

    async def mark_later(self, delivery_id: int, next_try_at: datetime, error: str) -> None:
        """Put it off, with its nonce and its reminders; `error` is a short code."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "UPDATE deliveries SET state = 'later', next_try_at = ?, last_error = ? "
                "WHERE delivery_id = ?",
                (to_seconds(next_try_at), error, delivery_id),
            )

    async def put_back(self, next_try_at: datetime, *, being_sent: Collection[int] = ()) -> None:
        """Put off every claimed delivery except those being sent now: a crash or a lost mark left it."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "UPDATE deliveries SET state = 'later', next_try_at = ? "
                "WHERE state = 'sending' AND delivery_id NOT IN (SELECT value FROM json_each(?))",
                (to_seconds(next_try_at), json.dumps(list(being_sent))),
            )

    async def next_due_at(self) -> datetime | None:
        """Return when the next reminder or the next try of a delivery is due, None where nothing waits."""
        (row,) = await self._database.read(
            "SELECT min(due_at) AS due_at FROM (SELECT due_at FROM ("
            "SELECT due_at FROM reminders WHERE open = 1 AND state = 'waiting' ORDER BY due_at LIMIT 1) "
            "UNION ALL SELECT min(next_try_at) FROM deliveries WHERE state = 'later')"
        )
        return None if row["due_at"] is None else to_instant(row["due_at"])

    async def counts(self) -> dict[str, int]:
        """Return how many deliveries there are in each state that any is in."""
        rows = await self._database.read("SELECT state, count(*) AS count FROM deliveries GROUP BY state")
        return {row["state"]: row["count"] for row in rows}

    async def delivery_of(self, user_id: int, nonce: str) -> Delivery | None:
        """Return a delivery to this person, whatever became of it, for the buttons under its message."""
        async with self._database.moment() as transaction:
            found = await transaction.run(
                "SELECT * FROM deliveries WHERE nonce = ? AND delivery_id IN (SELECT delivery_id "
                "FROM cases JOIN reminders USING (case_id, user_id) WHERE cases.user_id = ?)",
                (nonce, user_id),
            )
            rows = await transaction.run(
                "SELECT * FROM reminders WHERE delivery_id = ? AND user_id = ? ORDER BY due_at, reminder_id",
                (found[0]["delivery_id"] if found else None, user_id),
            )
        reminders = [to_reminder(row) for row in rows]
        return next((to_delivery(row, reminders) for row in found), None)

    async def still_sending(self, delivery_id: int) -> list[Reminder]:
        """Return the reminders of a claimed delivery that nobody has taken back since, oldest first.

        One that cannot be read is put aside: it never stops the others.
        """
        rows = await self._database.read(
            "SELECT * FROM reminders WHERE delivery_id = ? AND state = 'sending' "
            "ORDER BY due_at, reminder_id",
            (delivery_id,),
        )
        good: list[Reminder] = []
        for row in rows:
            try:
                good.append(to_reminder(row))
            except ValueError as error:
                log.error("reminder %d cannot be read (%s)", row["reminder_id"], type(error).__name__)  # noqa: TRY400  # its message can hold data
                await self._put_aside(row)
        return good

    async def _put_aside(self, row: Row) -> None:
        async with self._database.transaction() as transaction:
            await transaction.run(
                "UPDATE reminders SET state = 'failed', open = 0, delivery_id = NULL "
                "WHERE open = 1 AND due_at = ? AND user_id = ? AND reminder_id = ?",
                (row["due_at"], row["user_id"], row["reminder_id"]),
            )
            # A delivery is found through its reminders: one without any would be kept for good.
            await transaction.run(
                "DELETE FROM deliveries WHERE delivery_id = ?1 "
                "AND NOT EXISTS (SELECT 1 FROM reminders WHERE delivery_id = ?1)",
                (row["delivery_id"],),
            )

    async def _finish(self, delivery_id: int, state: str, error: str | None) -> None:
        async with self._database.transaction() as transaction:
            await transaction.run(
                "UPDATE deliveries SET state = ?, next_try_at = NULL, last_error = ? WHERE delivery_id = ?",
                (state, error, delivery_id),
            )
            await transaction.run(
                "UPDATE reminders SET state = ?, open = 0 WHERE delivery_id = ? AND state = 'sending'",
                (state, delivery_id),
            )


async def _opted_in(transaction: Transaction, user_id: int, case_id: int) -> bool:
    return bool(
        await transaction.run(
            "SELECT case_id FROM cases WHERE case_id = ? AND user_id = ? AND opted_in_at IS NOT NULL",
            (case_id, user_id),
        )
    )


def _added(rows: list[Row]) -> list[Wanted]:
    # Also those on their way: each send counts and plans its cases once more.
    return [to_reminder(row).wanted for row in rows if row["open"] and row["kind"] in ADDED]


async def _rows_of(transaction: Transaction, case_id: int) -> list[Row]:
    return await transaction.run("SELECT * FROM reminders WHERE case_id = ?", (case_id,))


async def _drop(transaction: Transaction, rows: list[Row]) -> None:
    """Take back what is not wanted any more: waiting ones go, one on its way is kept from a next try."""
    await transaction.run_many(
        "DELETE FROM reminders WHERE open = 1 AND due_at = ? AND user_id = ? AND reminder_id = ?",
        [(row["due_at"], row["user_id"], row["reminder_id"]) for row in rows if row["state"] == "waiting"],
    )
    await transaction.run_many(
        "UPDATE reminders SET state = 'cancelled', open = 0 "
        "WHERE open = 1 AND due_at = ? AND user_id = ? AND reminder_id = ?",
        [(row["due_at"], row["user_id"], row["reminder_id"]) for row in rows if row["state"] == "sending"],
    )


async def _move(transaction: Transaction, pairs: list[tuple[Row, Wanted]], now: datetime) -> None:
    """Give waiting reminders the hour, zone and instant that they have now.

    One that is due by the change alone is due now: it is not late.
    """
    moved = [
        (row, one, to_seconds(one.due_at) if one.due_at > now else min(row["due_at"], to_seconds(now)))
        for row, one in pairs
    ]
    await transaction.run_many(
        "UPDATE reminders SET due_at = ?, hour = ?, zone = ? "
        "WHERE open = 1 AND due_at = ? AND user_id = ? AND reminder_id = ?",
        [
            (due_at, one.hour, one.zone, row["due_at"], row["user_id"], row["reminder_id"])
            for row, one, due_at in moved
            if row["state"] == "waiting"
            and (due_at, one.hour, one.zone) != (row["due_at"], row["hour"], row["zone"])
        ],
    )


async def _add(transaction: Transaction, user_id: int, case_id: int, new: list[Wanted]) -> None:
    if not new:
        return
    (row,) = await transaction.run("UPDATE reminder_ids SET last = last + ? RETURNING last", (len(new),))
    first: int = row["last"] - len(new) + 1
    await transaction.run_many(
        "INSERT INTO reminders (open, due_at, reminder_id, case_id, user_id, state, "
        "jurisdiction, clock, event, event_on, kind, day, deadline_on, hour, zone) "
        "VALUES (1, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (to_seconds(one.due_at), number, case_id, user_id, *about_of(one), one.hour, one.zone)
            for number, one in enumerate(new, start=first)
        ],
    )


def about_of(one: Wanted) -> About:
    """Return what makes a reminder of a case the same one, as the row holds it."""
    return (
        one.jurisdiction,
        one.clock,
        one.event,
        one.event_on.isoformat(),
        one.kind.value,
        one.day.isoformat(),
        one.deadline_on.isoformat(),
    )
