"""The table of what was posted as an explainer. A server's own, never joined with a person's rows."""

# A row without a message is still to be posted, so that a press goes on where a crash stopped. `pinned` says
# whether it is meant to be pinned; `standing_told`, `news`, `said` what moderators are to be told.
_EXPLAINERS = """
CREATE TABLE explainers (
    explainer_id INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    message_id INTEGER UNIQUE,
    kind TEXT NOT NULL,
    entry TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 200),
    version TEXT NOT NULL DEFAULT '',
    pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
    standing TEXT NOT NULL DEFAULT 'fine'
        CHECK (standing IN ('fine', 'unpinned', 'deleted', 'hidden', 'lost')),
    standing_told INTEGER NOT NULL DEFAULT 1 CHECK (standing_told IN (0, 1)),
    news TEXT CHECK (news IN ('text', 'sources')),
    said TEXT
) STRICT
"""

BEFORE_HIDDEN = (
    # How it stood, and was told, when its channel went out of sight: found so again, it is not told again.
    "ALTER TABLE explainers ADD COLUMN before_hidden TEXT",
)

EXPLAINERS = (_EXPLAINERS, "CREATE INDEX explainers_of_server ON explainers (server_id, explainer_id)")
