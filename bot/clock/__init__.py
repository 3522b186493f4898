"""When something is due. Knows no Discord and no SQLite."""
