"""Fills a file with as many parents as a whole country has, all made up and all true to the law.

Each case is counted by the real rules once for its place and day, then written for all who share them, in
statements of millions of rows. What comes out is what the bot itself would have saved, only sooner.
"""

import asyncio
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock.case import Case, Event
from bot.clock.moves import now_shown
from bot.clock.now import today
from bot.clock.timeline import deadlines
from bot.law.library import Library
from bot.planning import asked_for, counted_by, still_open
from bot.reminders.policy import DEFAULT, open_until
from bot.store.key import Key
from bot.store.opening import connect
from bot.store.reminders import about_of
from bot.store.rows import to_seconds
from bot.store.store import Store

if TYPE_CHECKING:
    from sqlcipher3 import Connection

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
"""A Monday, before it is nine anywhere in the country."""
DAYS = 365
"""The cases began on each day of the year before."""
PLACES = (
    ("NY", "America/New_York", ("referral", "consent", "eligibility")),
    ("IL", "America/Chicago", ("referral", "consent", "eligibility", "iep_meeting_request")),
    ("CO", "America/Denver", ("referral", "consent", "eligibility", "iep")),
    ("CA", "America/Los_Angeles", ("referral", "consent", "eligibility", "iep_meeting_request")),
)
"""About twelve reminders a case."""
FIRST_PERSON = 1_200_000_000_000_000_000
SCATTER, RANGE = 2_654_435_761, 2**32
"""Who has which case: each a number of their own, in no order, as Discord's are."""
IDS_A_CASE = 64
"""More than a case has reminders."""
BYTES_A_CASE = 7_000
"""What a case needs on the disk with all that hangs on it, and room for sorting."""
LOADING_CACHE_KIB = 256_000

_PATTERNS = """
CREATE TEMP TABLE places (slot INTEGER PRIMARY KEY, state, zone, opted_in_at, open_until);
CREATE TEMP TABLE days (slot, code, day);
CREATE TEMP TABLE shown (slot, jurisdiction, clock, event, event_on, day);
CREATE TEMP TABLE plans (slot, number, together, open, due_at, state,
    jurisdiction, clock, event, event_on, kind, day, deadline_on, hour, zone);
CREATE INDEX temp.days_of_slot ON days (slot);
CREATE INDEX temp.shown_of_slot ON shown (slot);
CREATE INDEX temp.plans_of_slot ON plans (slot)
"""

# The order of the cases is the order of their days, so each tree grows at a few places only.
_FILLED = """
WITH RECURSIVE ids (case_id) AS (SELECT 1 UNION ALL SELECT case_id + 1 FROM ids WHERE case_id < :cases)
INSERT INTO cases (case_id, user_id, child, plan, state, opted_in_at, law_version, planned_by, open_until)
SELECT case_id, :first + case_id * :scatter % :range, 'A', 'iep', state, opted_in_at, :law, :version,
    open_until
FROM ids CROSS JOIN places ON slot = :slot;

INSERT INTO people (user_id, state, zone, language, last_child, last_plan)
SELECT user_id, places.state, zone, 'en', child, plan
FROM cases CROSS JOIN places ON slot = :slot ORDER BY user_id;

INSERT INTO events (case_id, code, day, day_known)
SELECT case_id, code, day, 1 FROM cases CROSS JOIN days ON slot = :slot;

INSERT INTO shown_days (case_id, jurisdiction, clock, event, event_on, day)
SELECT case_id, jurisdiction, clock, event, event_on, day FROM cases CROSS JOIN shown ON slot = :slot;

INSERT INTO deliveries (delivery_id, user_id, nonce, state, claimed_at, attempts)
SELECT case_id * :ids + number, user_id, lower(hex(randomblob(8))), 'sent', due_at, 1
FROM cases CROSS JOIN plans ON slot = :slot WHERE open = 0 AND number = together;

INSERT INTO reminders (open, due_at, reminder_id, case_id, user_id, state, delivery_id,
    jurisdiction, clock, event, event_on, kind, day, deadline_on, hour, zone)
SELECT open, due_at, case_id * :ids + number, case_id, user_id, plans.state,
    iif(open, NULL, case_id * :ids + together),
    jurisdiction, clock, event, event_on, kind, day, deadline_on, hour, zone
FROM cases CROSS JOIN plans ON slot = :slot;

UPDATE reminder_ids SET last = (:cases + 1) * :ids
""".replace(":slot", "(case_id - 1) * :days / :cases * :places + (case_id - 1) % :places")


@dataclass(frozen=True, slots=True)
class Crowd:
    """What stands in the file now."""

    cases: int
    reminders: int
    file_bytes: int


async def fill(database: Path, key: Key, facts: Library, cases: int) -> Crowd:
    """Make the file and write so many cases, one a person, into it: some minutes for a million."""
    # The real tables first, by the real steps.
    await (await Store.open(database, key)).close()
    return await asyncio.to_thread(_fill, database, key, facts, cases)


def _fill(database: Path, key: Key, facts: Library, cases: int) -> Crowd:
    with closing(connect(database)) as connection:
        for setting in (
            f"key = \"x'{key.digits}'\"",
            # Nothing here is worth keeping if the machine goes down meanwhile.
            "journal_mode = OFF",
            "synchronous = OFF",
            "temp_store = FILE",
            f"cache_size = -{LOADING_CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {setting}")
        for statement in _PATTERNS.split(";"):
            connection.execute(statement)
        _write_patterns(connection, facts)
        # Made again at the end: an index is sorted at once faster than row by row, and what the triggers
        # would note is written as noted.
        later = connection.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
        ).fetchall()
        for row in later:
            connection.execute(f"DROP {row['type']} {row['name']}")
        values = {
            "cases": cases,
            "days": DAYS,
            "places": len(PLACES),
            "first": FIRST_PERSON,
            "scatter": SCATTER,
            "range": RANGE,
            "ids": IDS_A_CASE,
            "law": facts.law_version,
            "version": counted_by(facts),
        }
        for statement in (*_FILLED.split(";"), *(row["sql"] for row in later)):
            connection.execute(statement, values)
        ((reminders,),) = connection.execute("SELECT count(*) FROM reminders").fetchall()
    return Crowd(cases, reminders, database.stat().st_size)


def _write_patterns(connection: "Connection", facts: Library) -> None:
    """Count one case for each day and place: all others of the same day and place are like it."""
    for day in range(DAYS):
        for place in range(len(PLACES)):
            _write_pattern(connection, facts, day, place)


def _write_pattern(connection: "Connection", facts: Library, day: int, place: int) -> None:
    slot = day * len(PLACES) + place
    began_at = NOW - timedelta(days=DAYS - day)
    state, zone, codes = PLACES[place]
    events = tuple(Event(code, began_at.date()) for code in codes)
    found = deadlines(Case("A", "iep", state, events), facts, None)
    still = still_open(found, events, today(NOW, zone))
    last_on = open_until(events, still)
    if last_on is None:
        raise ValueError(f"nothing is counted in {state}")
    _insert(connection, "places", [(slot, state, zone, to_seconds(began_at), last_on.isoformat())])
    _insert(connection, "days", [(slot, one.code, one.day.isoformat()) for one in events])
    _insert(
        connection,
        "shown",
        [
            (slot, one.jurisdiction, one.clock, one.event, one.event_on.isoformat(), one.day.isoformat())
            for one in now_shown([], found, "law")
        ],
    )
    told = sorted(asked_for(events, still, last_on, zone=zone, wishes=DEFAULT), key=lambda one: one.due_at)
    first_of: dict[datetime, int] = {}
    _insert(
        connection,
        "plans",
        [
            (
                slot,
                number,
                first_of.setdefault(one.due_at, number),
                int(one.due_at > NOW),
                to_seconds(one.due_at),
                "waiting" if one.due_at > NOW else "sent",
                *about_of(one),
                one.hour,
                one.zone,
            )
            for number, one in enumerate(told)
        ],
    )


def _insert(connection: "Connection", table: str, rows: list[tuple[object, ...]]) -> None:
    for row in rows:
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608  # our own tables
