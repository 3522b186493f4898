"""The tables of districts' calendars: which one a case took, and what was shown and is not saved yet."""

# `mark` is random: by it a case knows the calendar that it took, without a server's id. `changed_at` is when
# its days changed last, and grows with each change: so it is their version. `loaded_by` is a moderator's id.
_DISTRICTS = (
    "ALTER TABLE districts ADD COLUMN mark TEXT",
    "ALTER TABLE districts ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE districts ADD COLUMN loaded_by INTEGER",
    "UPDATE districts SET mark = lower(hex(randomblob(8))), changed_at = loaded_at",
    "CREATE UNIQUE INDEX districts_mark ON districts (mark)",
    "CREATE INDEX districts_loaded_by ON districts (loaded_by) WHERE loaded_by IS NOT NULL",
)

# `changed_at` is the version that the case took, `told_at` the last one that its person was told of.
_CASE_DISTRICTS = """
CREATE TABLE case_districts (
    case_id INTEGER PRIMARY KEY REFERENCES cases (case_id) ON DELETE CASCADE,
    mark TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    told_at INTEGER
) STRICT
"""

# `days` is JSON. Both tables let go of a row a day after it was shown.
_UNSAVED_DAYS = """
CREATE TABLE unsaved_days (
    unsaved_id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (case_id) ON DELETE CASCADE,
    days TEXT NOT NULL,
    mark TEXT,
    changed_at INTEGER,
    shown_at INTEGER NOT NULL,
    CHECK ((mark IS NULL) = (changed_at IS NULL))
) STRICT
"""

_UNSAVED_DISTRICTS = """
CREATE TABLE unsaved_districts (
    unsaved_id INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    days TEXT NOT NULL,
    shown_at INTEGER NOT NULL
) STRICT
"""


def _on(name: str, when: str, mark: str) -> str:
    """Return a trigger that lets the cases of a district be planned again: its people are to be told."""
    changed = "UPDATE cases SET revision = revision + 1, planned_by = NULL"
    which = f"case_id IN (SELECT case_id FROM case_districts WHERE mark = {mark})"  # noqa: S608  # fixed names
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN {changed} WHERE {which}; END"


CALENDARS = (
    *_DISTRICTS,
    _CASE_DISTRICTS,
    "CREATE INDEX case_districts_mark ON case_districts (mark)",
    _UNSAVED_DAYS,
    "CREATE INDEX unsaved_days_of_case ON unsaved_days (case_id)",
    _UNSAVED_DISTRICTS,
    "CREATE INDEX unsaved_districts_of_person ON unsaved_districts (user_id)",
    _on("district_changed", "UPDATE OF changed_at ON districts", "NEW.mark"),
    _on("district_removed", "DELETE ON districts", "OLD.mark"),
)
