"""What the law says, as reviewed records of `data/`. Knows no Discord and no SQLite."""
