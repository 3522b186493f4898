"""Cases and their events. Each read and write of a person's rows asks for that person's id."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from bot.clock.case import Case, Child, Event, How
from bot.law.model import Level, Plan
from bot.store.connection import Database, Row, Transaction
from bot.store.rows import to_day, to_instant


@dataclass(frozen=True, slots=True)
class SavedEvent:
    """An event with its row id."""

    id: int
    event: Event


@dataclass(frozen=True, slots=True)
class SavedCase:
    """A case with its row id; events earliest first. `opted_in_at` None: no reminders are wanted."""

    id: int
    user_id: int
    child: Child
    plan: Plan
    state: str
    opted_in_at: datetime | None
    events: tuple[SavedEvent, ...]
    level: Level | None = None
    law_version: str | None = None
    revision: int = 0
    """Grows with each change of what the case is counted from."""
    planned_by: str | None = None
    """By which law and zone data it was counted and planned last; None: not since it changed."""
    open_until: date | None = None
    kept_on: date | None = None
    """When the person said that they still need it."""

    @property
    def case(self) -> Case:
        """The case as it is counted."""
        return Case(
            self.child, self.plan, self.state, tuple(saved.event for saved in self.events), self.level
        )


@dataclass(frozen=True, slots=True)
class Added:
    """What `add_event` left: the case as it is now, and the event. `new` False: it was there already."""

    case: SavedCase
    event: SavedEvent
    new: bool


class Cases:
    """Rows of `cases` and `events`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_event(self, user_id: int, *, child: Child, plan: Plan, state: str, event: Event) -> Added:
        """Save an event, and its case and its person where they are new, all together.

        The case takes `state`, also where it had another. An event of the same code and day is left as it is.
        """
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO people (user_id, last_child, last_plan) VALUES (?, ?, ?) "
                "ON CONFLICT (user_id) DO UPDATE "
                "SET last_child = excluded.last_child, last_plan = excluded.last_plan",
                (user_id, child, plan),
            )
            (row,) = await transaction.run(
                "INSERT INTO cases (user_id, child, plan, state) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (user_id, child, plan) DO UPDATE SET state = excluded.state RETURNING case_id",
                (user_id, child, plan, state),
            )
            case_id: int = row["case_id"]
            added = await transaction.run(
                "INSERT INTO events (case_id, code, day, how, day_known) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (case_id, code, day) DO NOTHING RETURNING event_id",
                (case_id, event.code, event.day.isoformat(), event.how, int(event.day_known)),
            )
            rows = await transaction.run(
                "SELECT * FROM cases LEFT JOIN events USING (case_id) "
                "WHERE case_id = ? ORDER BY day, event_id",
                (case_id,),
            )
        (case,) = to_cases(rows)
        saved = next(one for one in case.events if (one.event.code, one.event.day) == (event.code, event.day))
        return Added(case, saved, new=bool(added))

    async def remove_event(self, user_id: int, event_id: int) -> bool:
        """Delete a person's event and its reminders not yet sent; False where they have no such event."""
        async with self._database.transaction() as transaction:
            removed = await transaction.run(
                "DELETE FROM events WHERE event_id = ? "
                "AND case_id IN (SELECT case_id FROM cases WHERE user_id = ?) RETURNING case_id, code, day",
                (event_id, user_id),
            )
            for row in removed:
                await _drop_reminders(transaction, row["case_id"], row["code"], row["day"])
        return bool(removed)

    async def move_event(self, user_id: int, event_id: int, event: Event) -> bool:
        """Put an event of the person on another day; False where they have no such event.

        Reminders of the old day that are not sent go with it. If the case has the event on the new day
        already, the old one just goes.
        """
        async with self._database.transaction() as transaction:
            removed = await transaction.run(
                "DELETE FROM events WHERE event_id = ? "
                "AND case_id IN (SELECT case_id FROM cases WHERE user_id = ?) RETURNING case_id, code, day",
                (event_id, user_id),
            )
            for row in removed:
                await _drop_reminders(transaction, row["case_id"], row["code"], row["day"])
                await transaction.run(
                    "INSERT INTO events (case_id, code, day, how, day_known) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (case_id, code, day) DO NOTHING",
                    (row["case_id"], event.code, event.day.isoformat(), event.how, int(event.day_known)),
                )
        return bool(removed)

    async def remove_case(self, user_id: int, case_id: int) -> bool:
        """Delete a case of the person with its events and reminders; False where they have no such case."""
        async with self._database.transaction() as transaction:
            removed = await transaction.run(
                "DELETE FROM cases WHERE case_id = ? AND user_id = ? RETURNING case_id", (case_id, user_id)
            )
        return bool(removed)

    async def cases_of(self, user_id: int) -> list[SavedCase]:
        """Return a person's cases, child A first, for each child the IEP first."""
        rows = await self._database.read(
            "SELECT * FROM cases LEFT JOIN events USING (case_id) WHERE user_id = ? "
            "ORDER BY child, plan DESC, day, event_id",
            (user_id,),
        )
        return to_cases(rows)

    async def case_of(self, user_id: int, child: Child, plan: Plan) -> SavedCase | None:
        """Return a person's case, None where there is none."""
        rows = await self._database.read(
            "SELECT * FROM cases LEFT JOIN events USING (case_id) "
            "WHERE user_id = ? AND child = ? AND plan = ? ORDER BY day, event_id",
            (user_id, child, plan),
        )
        return next(iter(to_cases(rows)), None)

    async def case_by_id(self, user_id: int, case_id: int) -> SavedCase | None:
        """Return a person's case by its row id, None where it is not theirs or gone."""
        rows = await self._database.read(
            "SELECT * FROM cases LEFT JOIN events USING (case_id) "
            "WHERE user_id = ? AND case_id = ? ORDER BY day, event_id",
            (user_id, case_id),
        )
        return next(iter(to_cases(rows)), None)

    async def set_level(self, user_id: int, case_id: int, level: Level) -> bool:
        """Keep whether a case is of preschool or of school; False where they have no such case."""
        async with self._database.transaction() as transaction:
            return bool(
                await transaction.run(
                    "UPDATE cases SET level = ? WHERE case_id = ? AND user_id = ? RETURNING case_id",
                    (level, case_id, user_id),
                )
            )


async def _drop_reminders(transaction: Transaction, case_id: int, code: str, day: str) -> None:
    """Nobody may be reminded of what was taken back, even if the recount that follows never comes."""
    await transaction.run(
        "DELETE FROM reminders WHERE case_id = ? AND event = ? AND event_on = ? AND state = 'waiting'",
        (case_id, code, day),
    )
    await transaction.run(
        "UPDATE reminders SET state = 'cancelled', open = 0 "
        "WHERE case_id = ? AND event = ? AND event_on = ? AND state = 'sending'",
        (case_id, code, day),
    )


def to_cases(rows: Iterable[Row]) -> list[SavedCase]:
    """Put rows, one an event, together to cases; those of a case stand next to each other."""
    found: list[SavedCase] = []
    for _, group in groupby(rows, key=lambda row: row["case_id"]):
        lines = list(group)
        first = lines[0]
        opted_in_at: int | None = first["opted_in_at"]
        found.append(
            SavedCase(
                id=first["case_id"],
                user_id=first["user_id"],
                child=first["child"],
                plan=first["plan"],
                state=first["state"],
                opted_in_at=None if opted_in_at is None else to_instant(opted_in_at),
                events=tuple(_event(line) for line in lines if line["event_id"] is not None),
                level=first["level"],
                law_version=first["law_version"],
                revision=first["revision"],
                planned_by=first["planned_by"],
                open_until=to_day(first["open_until"]) if first["open_until"] else None,
                kept_on=to_day(first["kept_on"]) if first["kept_on"] else None,
            )
        )
    return found


def _event(row: Row) -> SavedEvent:
    how: str | None = row["how"]
    return SavedEvent(
        row["event_id"],
        Event(
            code=row["code"],
            day=to_day(row["day"]),
            how=None if how is None else How(how),
            day_known=bool(row["day_known"]),
        ),
    )
