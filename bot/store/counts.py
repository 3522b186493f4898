"""By what each case was counted, how long it is about anything, and what its person was not told yet.

A case is counted again where it changed since (its `revision` grew) or the law's or the zones' data did.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.reminders.policy import OVER_DAYS
from bot.store.cases import SavedCase, to_cases
from bot.store.connection import Database

STRETCH = 2000
"""Row ids that one look for cases to plan goes through: a few milliseconds."""
AT_ONCE = 100
"""Cases that one look brings at most: whoever waits for the store meanwhile waits as long."""

_FAILED = """
SELECT last_error FROM deliveries WHERE user_id = ? AND state = 'failed' AND told = 0 ORDER BY delivery_id
"""
_MOVED = """
SELECT DISTINCT case_id FROM cases JOIN shown_days USING (case_id)
WHERE user_id = ? AND opted_in_at IS NULL AND moved_from IS NOT NULL AND told = 0 ORDER BY case_id
"""
# A message asks, or asked already; where it did not get through, it is asked here.
_OVER = """
SELECT case_id FROM cases WHERE user_id = ? AND open_until <= ?
    AND coalesce(offered_on, '') <= open_until AND coalesce(kept_on, '') <= open_until
    AND NOT EXISTS (
        SELECT 1 FROM reminders WHERE reminders.case_id = cases.case_id
            AND kind = 'over' AND deadline_on = open_until AND state IN ('waiting', 'sending', 'sent')
    )
ORDER BY case_id
"""


@dataclass(frozen=True, slots=True)
class Untold:
    """What a person should hear at their next command.

    `failed` holds the code of each message that never arrived, oldest first; `moved` the cases without
    reminders of which a day moved; `over` the cases that may not be needed any more.
    """

    failed: tuple[str, ...] = ()
    moved: tuple[int, ...] = ()
    over: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.failed or self.moved or self.over)


class Counts:
    """What `cases`, `shown_days` and `deliveries` say of counts and of what was told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, case: SavedCase, version: str, open_until: date | None) -> bool:
        """Keep that a case was counted and planned as it stood; False where it has changed since, or is gone.

        `version` says by which law and zone data; `open_until` is the last day that anything of it is about.
        """
        if (case.planned_by, case.open_until) == (version, open_until):
            # Nothing to write; but it may have changed all the same.
            return bool(
                await self._database.read(
                    "SELECT 1 FROM cases WHERE case_id = ? AND revision = ?", (case.id, case.revision)
                )
            )
        async with self._database.transaction() as transaction:
            return bool(
                await transaction.run(
                    "UPDATE cases SET planned_by = ?, open_until = ? "
                    "WHERE case_id = ? AND revision = ? RETURNING case_id",
                    (version, open_until and open_until.isoformat(), case.id, case.revision),
                )
            )

    async def to_plan(self, version: str, *, after: int) -> tuple[list[SavedCase], int | None]:
        """Return cases of anyone that were not planned by this version since they changed.

        One look goes through a stretch of row ids after `after`: give what comes back beside the cases to
        the next look; None is the end.
        """
        rows = await self._database.read(
            "SELECT * FROM (SELECT * FROM cases WHERE case_id > ? AND case_id <= ? AND planned_by IS NOT ? "
            "ORDER BY case_id LIMIT ?) LEFT JOIN events USING (case_id) ORDER BY case_id, day, event_id",
            (after, after + STRETCH, version, AT_ONCE),
        )
        (last,) = await self._database.read("SELECT max(case_id) AS last FROM cases")
        cases = to_cases(rows)
        reached = cases[-1].id if len(cases) == AT_ONCE else after + STRETCH
        return cases, reached if reached < (last["last"] or 0) else None

    async def keep(self, user_id: int, case_id: int, today: date) -> bool:
        """Keep that the person still needs a case; False where they have no such case."""
        async with self._database.transaction() as transaction:
            return bool(
                await transaction.run(
                    "UPDATE cases SET kept_on = ? WHERE case_id = ? AND user_id = ? RETURNING case_id",
                    (today.isoformat(), case_id, user_id),
                )
            )

    async def remove_over(self, before: date) -> int:
        """Delete the cases of anyone whose last day, and last wish to keep them, are before a day.

        A person without any case goes with the last one. Returns how many cases went.
        """
        async with self._database.transaction() as transaction:
            gone = await transaction.run(
                "DELETE FROM cases WHERE open_until < ? AND coalesce(kept_on, '') < ? RETURNING user_id",
                (before.isoformat(), before.isoformat()),
            )
            await transaction.run_many(
                "DELETE FROM people WHERE user_id = ? AND user_id NOT IN (SELECT user_id FROM cases)",
                [(user_id,) for user_id in {row["user_id"] for row in gone}],
            )
        return len(gone)

    async def untold(self, user_id: int, today: date) -> Untold:
        """Return what a person was not told yet."""
        over_since = (today - timedelta(days=OVER_DAYS)).isoformat()
        failed, moved, over = await self._database.read_together(
            (_FAILED, (user_id,)), (_MOVED, (user_id,)), (_OVER, (user_id, over_since))
        )
        return Untold(
            tuple(row["last_error"] or "" for row in failed),
            tuple(row["case_id"] for row in moved),
            tuple(row["case_id"] for row in over),
        )

    async def mark_told(self, user_id: int, untold: Untold, today: date) -> None:
        """Keep that the person was told."""
        async with self._database.transaction() as transaction:
            # Only so many: one that failed since is not told yet.
            await transaction.run(
                "UPDATE deliveries SET told = 1 WHERE delivery_id IN (SELECT delivery_id FROM deliveries "
                "WHERE user_id = ? AND state = 'failed' AND told = 0 ORDER BY delivery_id LIMIT ?)",
                (user_id, len(untold.failed)),
            )
            await transaction.run_many(
                "UPDATE shown_days SET told = 1 WHERE case_id = ? AND moved_from IS NOT NULL",
                _each(untold.moved),
            )
            await transaction.run_many(
                "UPDATE cases SET offered_on = ? WHERE case_id = ?",
                [(today.isoformat(), case_id) for case_id in untold.over],
            )


def _each(ids: Sequence[int]) -> list[tuple[int]]:
    return [(one,) for one in ids]
