"""The tables of what a server's moderators set, and of how often cards are asked for in a server."""

# What is not chosen is NULL: then what holds without a server holds.
_DEFAULTS = (
    "ALTER TABLE servers RENAME COLUMN reports_channel TO moderators_channel",
    "ALTER TABLE servers ADD COLUMN state TEXT CHECK (length(state) = 2)",
    "ALTER TABLE servers ADD COLUMN language TEXT",
    "ALTER TABLE servers ADD COLUMN zone TEXT",
    "ALTER TABLE servers ADD COLUMN hour INTEGER CHECK (hour BETWEEN 0 AND 23)",
)

# Where cards may be shown to the group; a server without rows lets them be shown everywhere.
_CHANNELS = """
CREATE TABLE server_channels (
    server_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    PRIMARY KEY (server_id, channel_id)
) STRICT, WITHOUT ROWID
"""

_LINKS = """
CREATE TABLE server_links (
    server_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    url TEXT NOT NULL CHECK (url LIKE 'https://%'),
    PRIMARY KEY (server_id, place)
) STRICT, WITHOUT ROWID
"""

# How often an entry was asked for on a day (UTC). Never by whom, never in which words.
_COUNTS = """
CREATE TABLE server_counts (
    server_id INTEGER NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day)),
    kind TEXT NOT NULL,
    entry TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (server_id, day, kind, entry)
) STRICT, WITHOUT ROWID
"""

SERVER_SETUP = (
    *_DEFAULTS,
    _CHANNELS,
    _LINKS,
    _COUNTS,
    "CREATE INDEX server_counts_day ON server_counts (day)",
)
