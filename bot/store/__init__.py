"""The encrypted file: rows in, records out."""
