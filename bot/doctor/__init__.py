"""Looks over all that a host has to keep right, and says what mends it. Mends nothing itself."""
