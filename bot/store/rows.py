"""Values as rows hold them: days as ISO text, instants as whole seconds since 1970 UTC."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime

from bot.clock.school import Days, SchoolCalendar
from bot.reminders.attempts import Delivery, Reminder, maybe_sent
from bot.reminders.policy import Kind, Wanted
from bot.store.connection import Row


def to_seconds(instant: datetime) -> int:
    """Return an aware instant as whole seconds, the part of a second cut off."""
    return int(instant.timestamp())


def to_instant(seconds: int) -> datetime:
    """Return the aware UTC instant of whole seconds."""
    return datetime.fromtimestamp(seconds, UTC)


def to_day(text: str) -> date:
    """Return the day of an ISO text; ValueError where it is none."""
    return date.fromisoformat(text)


def to_reminder(row: Row) -> Reminder:
    """Return the record of a row of `reminders`; ValueError where this program cannot read it."""
    wanted = Wanted(
        jurisdiction=row["jurisdiction"],
        clock=row["clock"],
        event=row["event"],
        event_on=to_day(row["event_on"]),
        kind=Kind(row["kind"]),
        day=to_day(row["day"]),
        deadline_on=to_day(row["deadline_on"]),
        hour=row["hour"],
        zone=row["zone"],
    )
    return Reminder(row["reminder_id"], row["case_id"], wanted, to_instant(row["due_at"]))


def to_delivery(row: Row, reminders: Iterable[Reminder], now: datetime | None = None) -> Delivery:
    """Return the record of a row of `deliveries` with its reminders; `now` where it is claimed to be sent."""
    claimed_at = to_instant(row["claimed_at"])
    return Delivery(
        id=row["delivery_id"],
        nonce=row["nonce"],
        user_id=row["user_id"],
        claimed_at=claimed_at,
        attempt=row["attempts"],
        maybe_sent=now is not None and maybe_sent(row["attempts"], claimed_at, now),
        reminders=tuple(reminders),
        last_error=row["last_error"],
    )


def to_calendar(rows: Iterable[Row]) -> SchoolCalendar | None:
    """Return the school's days of rows of `school_days` or `district_days`, None where there are none."""
    days: dict[str, list[Days]] = {"year": [], "off": []}
    for row in rows:
        days[row["kind"]].append(Days(to_day(row["first"]), to_day(row["last"])))
    return SchoolCalendar(tuple(days["year"]), tuple(days["off"])) if any(days.values()) else None


def calendar_rows(owner_id: int, calendar: SchoolCalendar) -> list[tuple[int, str, str, str]]:
    """Return the rows of a school's days: whose they are, kind, first and last day."""
    return [
        (owner_id, kind, days.first.isoformat(), days.last.isoformat())
        for kind, ranges in (("year", calendar.years), ("off", calendar.off))
        for days in ranges
    ]


def days_text(calendar: SchoolCalendar) -> str:
    """Return a school's days as JSON, for one column."""
    return json.dumps([row[1:] for row in calendar_rows(0, calendar)])


def days_of_text(text: str) -> SchoolCalendar:
    """Return the school's days of such JSON."""
    rows = [(kind, Days(to_day(first), to_day(last))) for kind, first, last in json.loads(text)]
    years, off = (tuple(days for kind, days in rows if kind == which) for which in ("year", "off"))
    return SchoolCalendar(years, off)
