"""The tables, as ordered steps: each is committed together with its own record. A step never changes again.

Days are ISO text and end in `_on` or are `day`; instants are seconds since 1970 UTC and end in `_at`.
Row ids that buttons or the log name are never used twice (AUTOINCREMENT).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.store.connection import Database
from bot.store.errors import NewerFileError
from bot.store.tables_calendars import CALENDARS
from bot.store.tables_explainers import BEFORE_HIDDEN, EXPLAINERS
from bot.store.tables_reminders import BY_PERSON
from bot.store.tables_servers import SERVER_SETUP


@dataclass(frozen=True, slots=True)
class Step:
    """Statements that bring the file one version further."""

    name: str
    statements: tuple[str, ...]


_PEOPLE = """
CREATE TABLE people (
    user_id INTEGER PRIMARY KEY,
    state TEXT,
    zone TEXT,
    language TEXT,
    last_child TEXT,
    last_plan TEXT
) STRICT
"""

_CASES = """
CREATE TABLE cases (
    case_id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES people (user_id) ON DELETE CASCADE,
    child TEXT NOT NULL CHECK (child IN ('A', 'B', 'C', 'D', 'E', 'F')),
    plan TEXT NOT NULL CHECK (plan IN ('iep', '504')),
    state TEXT NOT NULL,
    opted_in_at INTEGER,
    UNIQUE (user_id, child, plan),
    UNIQUE (case_id, user_id)
) STRICT
"""

_EVENTS = """
CREATE TABLE events (
    event_id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (case_id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day)),
    how TEXT,
    day_known INTEGER NOT NULL CHECK (day_known IN (0, 1)),
    UNIQUE (case_id, code, day)
) STRICT
"""

# One message to one person. It keeps nonce and reminders through every attempt, so attempts stand here.
_DELIVERIES = """
CREATE TABLE deliveries (
    delivery_id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES people (user_id) ON DELETE CASCADE,
    nonce TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sending', 'later', 'sent', 'failed', 'cancelled')),
    claimed_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_at INTEGER,
    last_error TEXT,
    CHECK ((next_try_at IS NULL) = (state <> 'later'))
) STRICT
"""

# Clustered on the due time, with what is over and done out of the way: what is due stands on a few pages next
# to each other. On an encrypted file each page costs, so an index beside the rows would be many times slower.
_REMINDERS = """
CREATE TABLE reminders (
    open INTEGER NOT NULL CHECK (open = (state IN ('waiting', 'sending'))),
    due_at INTEGER NOT NULL,
    reminder_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
    delivery_id INTEGER REFERENCES deliveries (delivery_id),
    jurisdiction TEXT NOT NULL,
    clock TEXT NOT NULL,
    event TEXT NOT NULL,
    event_on TEXT NOT NULL CHECK (event_on IS date(event_on)),
    kind TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day)),
    deadline_on TEXT NOT NULL CHECK (deadline_on IS date(deadline_on)),
    hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    zone TEXT NOT NULL,
    PRIMARY KEY (open, due_at, reminder_id),
    UNIQUE (case_id, jurisdiction, clock, event, event_on, kind, day, deadline_on),
    FOREIGN KEY (case_id, user_id) REFERENCES cases (case_id, user_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID
"""

# A case keeps its own copy of the school's days: first and last day of each year, and days off.
_SCHOOL_DAYS = """
CREATE TABLE school_days (
    case_id INTEGER NOT NULL REFERENCES cases (case_id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('year', 'off')),
    first TEXT NOT NULL CHECK (first IS date(first)),
    last TEXT NOT NULL CHECK (last IS date(last) AND last >= first),
    PRIMARY KEY (case_id, kind, first, last)
) STRICT, WITHOUT ROWID
"""

# The day that was last shown for each deadline, so that one that moves can be told with its old day.
_SHOWN_DAYS = """
CREATE TABLE shown_days (
    case_id INTEGER NOT NULL REFERENCES cases (case_id) ON DELETE CASCADE,
    jurisdiction TEXT NOT NULL,
    clock TEXT NOT NULL,
    event TEXT NOT NULL,
    event_on TEXT NOT NULL CHECK (event_on IS date(event_on)),
    day TEXT NOT NULL CHECK (day IS date(day)),
    moved_from TEXT CHECK (moved_from IS date(moved_from)),
    why TEXT CHECK (why IN ('law', 'calendar')),
    PRIMARY KEY (case_id, jurisdiction, clock, event, event_on)
) STRICT, WITHOUT ROWID
"""

# A server's own, never joined with a person's rows.
_DISTRICTS = """
CREATE TABLE districts (
    district_id INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    loaded_at INTEGER NOT NULL,
    UNIQUE (server_id, name)
) STRICT
"""

_DISTRICT_DAYS = """
CREATE TABLE district_days (
    district_id INTEGER NOT NULL REFERENCES districts (district_id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('year', 'off')),
    first TEXT NOT NULL CHECK (first IS date(first)),
    last TEXT NOT NULL CHECK (last IS date(last) AND last >= first),
    PRIMARY KEY (district_id, kind, first, last)
) STRICT, WITHOUT ROWID
"""

_SERVERS = """
CREATE TABLE servers (
    server_id INTEGER PRIMARY KEY,
    reports_channel INTEGER
) STRICT
"""

# How often a card was called wrong. Which card, never who or what was asked.
_REPORTS = """
CREATE TABLE reports (
    kind TEXT NOT NULL,
    entry TEXT NOT NULL,
    version TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (kind, entry, version)
) STRICT, WITHOUT ROWID
"""

# Who pressed delete, as keyed hashes, so that a backup of before does not bring them back (forgotten.py).
_FORGOTTEN = """
CREATE TABLE forgotten (
    person TEXT PRIMARY KEY CHECK (length(person) = 64),
    forgotten_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""

# When and how a person wants to be written to. NULL where they chose nothing: so a default can be mended.
_WISHES = (
    "ALTER TABLE people ADD COLUMN hour INTEGER CHECK (hour BETWEEN 0 AND 23)",
    "ALTER TABLE people ADD COLUMN lead_days TEXT",
    "ALTER TABLE people ADD COLUMN paused_until TEXT CHECK (paused_until IS date(paused_until))",
    "ALTER TABLE people ADD COLUMN full_text INTEGER NOT NULL DEFAULT 0 CHECK (full_text IN (0, 1))",
)

# `revision` grows with each change of what a case is counted from, `planned_by` is NULL until it was counted
# since: then by which law and zone data. `open_until` is the last day that anything of it is about,
# `offered_on` the day on which the person was asked whether to delete it, `kept_on` that of their no.
_COUNTED = (
    "ALTER TABLE cases ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE cases ADD COLUMN planned_by TEXT",
    "ALTER TABLE cases ADD COLUMN open_until TEXT CHECK (open_until IS date(open_until))",
    "ALTER TABLE cases ADD COLUMN kept_on TEXT CHECK (kept_on IS date(kept_on))",
    "ALTER TABLE cases ADD COLUMN offered_on TEXT CHECK (offered_on IS date(offered_on))",
    "CREATE INDEX cases_open_until ON cases (open_until)",
)


def _on(name: str, when: str, which: str) -> str:
    """Return a trigger that marks the cases as changed."""
    changed = "UPDATE cases SET revision = revision + 1, planned_by = NULL"
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN {changed} WHERE {which}; END"


# By the file itself, so that no way of changing something can forget it.
_CHANGES = (
    _on("event_added", "INSERT ON events", "case_id = NEW.case_id"),
    _on("event_removed", "DELETE ON events", "case_id = OLD.case_id"),
    _on("school_days_added", "INSERT ON school_days", "case_id = NEW.case_id"),
    _on("school_days_removed", "DELETE ON school_days", "case_id = OLD.case_id"),
    _on("deadline_done", "UPDATE OF done ON shown_days", "case_id = NEW.case_id"),
    _on("case_changed", "UPDATE OF state, level, opted_in_at, kept_on ON cases", "case_id = NEW.case_id"),
    _on("wishes_changed", "UPDATE OF zone, hour, lead_days, paused_until ON people", "user_id = NEW.user_id"),
)

# What was told to the person: a message that did not get through, a day that moved. And what they told:
# that it is done.
_TOLD = (
    "ALTER TABLE deliveries ADD COLUMN told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))",
    "ALTER TABLE shown_days ADD COLUMN told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))",
    "ALTER TABLE shown_days ADD COLUMN done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))",
)

STEPS: tuple[Step, ...] = (
    Step(
        "people, cases, events, reminders",
        (
            _PEOPLE,
            _CASES,
            _EVENTS,
            _DELIVERIES,
            "CREATE INDEX deliveries_of_person ON deliveries (user_id)",
            "CREATE INDEX deliveries_to_retry ON deliveries (next_try_at) WHERE state = 'later'",
            "CREATE INDEX deliveries_claimed ON deliveries (delivery_id) WHERE state = 'sending'",
            _REMINDERS,
            "CREATE INDEX reminders_of_delivery ON reminders (delivery_id) WHERE delivery_id IS NOT NULL",
            # A table without rowid numbers nothing by itself.
            "CREATE TABLE reminder_ids (last INTEGER NOT NULL) STRICT",
            "INSERT INTO reminder_ids (last) VALUES (0)",
            "CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        ),
    ),
    Step(
        "school calendars, preschool or school, the law's version of each count",
        (
            "ALTER TABLE cases ADD COLUMN level TEXT CHECK (level IN ('preschool', 'school'))",
            "ALTER TABLE cases ADD COLUMN law_version TEXT",
            _SCHOOL_DAYS,
            _SHOWN_DAYS,
        ),
    ),
    Step("districts' calendars of a server", (_DISTRICTS, _DISTRICT_DAYS)),
    Step("a server's channel for reports, and reports on cards", (_SERVERS, _REPORTS)),
    Step("the people who were forgotten, as keyed hashes", (_FORGOTTEN,)),
    Step(
        "what a person decides, what each case was counted by, what was told",
        (
            *_WISHES,
            *_COUNTED,
            *_TOLD,
            *_CHANGES,
            "CREATE INDEX reminders_open_of_case ON reminders (case_id) WHERE open = 1",
        ),
    ),
    Step("a person's reminders of one time stand together", BY_PERSON),
    Step("what a server's moderators set, and how often cards are asked for there", SERVER_SETUP),
    Step("explainers that were posted in a server", EXPLAINERS),
    Step("districts' calendars that cases took, and those not saved yet", CALENDARS),
    Step("what was told of an explainer before its channel went out of sight", BEFORE_HIDDEN),
)


async def migrate(database: Database, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring the file to the program's version; NewerFileError where it is beyond that already."""
    async with database.transaction() as transaction:
        await transaction.run(
            "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
        )
    (row,) = await database.read("SELECT coalesce(max(number), 0) AS version FROM migrations")
    version: int = row["version"]
    if version > len(steps):
        raise NewerFileError(
            f"The data file {path} is of version {version}, this program knows up to {len(steps)}. "
            "It was left as it is: start the newer program, or put back the backup made before it."
        )
    for number, step in enumerate(steps[version:], start=version + 1):
        async with database.transaction() as transaction:
            for statement in step.statements:
                await transaction.run(statement)
            await transaction.run("INSERT INTO migrations (number, name) VALUES (?, ?)", (number, step.name))
