"""Reminders and deliveries as they stand since claims had to be quick in a file as full as a country's.

On an encrypted file each page that is read or written costs, so a claim may touch few of them. What is due at
one time to one person stands together, and nothing of a delivery is kept by person: it is found through its
reminders. So a claim writes next to what it wrote last, and its person is nowhere looked up.
"""

_DELIVERIES = """
CREATE TABLE deliveries_anew (
    delivery_id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    nonce TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sending', 'later', 'sent', 'failed', 'cancelled')),
    claimed_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_at INTEGER,
    last_error TEXT,
    told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    CHECK ((next_try_at IS NULL) = (state <> 'later'))
) STRICT
"""

_REMINDERS = """
CREATE TABLE reminders_anew (
    open INTEGER NOT NULL CHECK (open = (state IN ('waiting', 'sending'))),
    due_at INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    reminder_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
    delivery_id INTEGER REFERENCES deliveries_anew (delivery_id),
    jurisdiction TEXT NOT NULL,
    clock TEXT NOT NULL,
    event TEXT NOT NULL,
    event_on TEXT NOT NULL CHECK (event_on IS date(event_on)),
    kind TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day)),
    deadline_on TEXT NOT NULL CHECK (deadline_on IS date(deadline_on)),
    hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    zone TEXT NOT NULL,
    PRIMARY KEY (open, due_at, user_id, reminder_id),
    UNIQUE (case_id, jurisdiction, clock, event, event_on, kind, day, deadline_on),
    FOREIGN KEY (case_id, user_id) REFERENCES cases (case_id, user_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID
"""

_NAMES = (
    "reminder_id, case_id, user_id, state, delivery_id, jurisdiction, clock, event, event_on, kind, day, "
    "deadline_on, hour, zone"
)
_SENT_NAMES = "delivery_id, user_id, nonce, state, claimed_at, attempts, next_try_at, last_error, told"

BY_PERSON = (
    _DELIVERIES,
    _REMINDERS,
    # One whose reminders went with their case is of no use to anybody.
    (
        f"INSERT INTO deliveries_anew ({_SENT_NAMES}) SELECT {_SENT_NAMES} FROM deliveries "  # noqa: S608  # our own names
        "WHERE delivery_id IN (SELECT delivery_id FROM reminders)"
    ),
    # A number is never given twice, also not that of one that is gone.
    "DELETE FROM sqlite_sequence WHERE name = 'deliveries_anew'",
    (
        "INSERT INTO sqlite_sequence (name, seq) "
        "SELECT 'deliveries_anew', seq FROM sqlite_sequence WHERE name = 'deliveries'"
    ),
    (
        f"INSERT INTO reminders_anew (open, due_at, {_NAMES}) SELECT open, due_at, {_NAMES} FROM reminders "  # noqa: S608  # our own names
        "ORDER BY open, due_at, user_id, reminder_id"
    ),
    "DROP TABLE reminders",
    "DROP TABLE deliveries",
    # What names a table follows when it is renamed.
    "ALTER TABLE deliveries_anew RENAME TO deliveries",
    "ALTER TABLE reminders_anew RENAME TO reminders",
    "CREATE INDEX reminders_of_delivery ON reminders (delivery_id) WHERE delivery_id IS NOT NULL",
    "CREATE INDEX deliveries_to_retry ON deliveries (next_try_at) WHERE state = 'later'",
    "CREATE INDEX deliveries_claimed ON deliveries (delivery_id) WHERE state = 'sending'",
    "CREATE INDEX deliveries_untold ON deliveries (user_id) WHERE state = 'failed' AND told = 0",
    # With a person or a case their reminders go, and with the last reminder its delivery.
    (
        "CREATE TRIGGER delivery_gone AFTER DELETE ON reminders WHEN OLD.delivery_id IS NOT NULL BEGIN "
        "DELETE FROM deliveries WHERE delivery_id = OLD.delivery_id AND NOT EXISTS "
        "(SELECT 1 FROM reminders WHERE delivery_id = OLD.delivery_id); END"
    ),
)
