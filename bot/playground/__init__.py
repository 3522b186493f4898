"""A small Discord on loopback, with a page and a clock that can be moved."""
