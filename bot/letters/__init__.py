"""What to send. Knows no Discord and no SQLite."""
