"""A small Discord on loopback, so that the whole bot can be tried without an account."""
