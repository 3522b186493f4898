"""How the process asks the machine for memory."""

import ctypes
import sys

BIG = 131_072
"""Bytes. A picture, a page and a file that is read take more, nearly all else takes less."""
ARENAS = 2
"""One of the event loop, one of all other threads."""
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
"""The numbers of the settings: mallopt(3)."""


def waste_little() -> None:
    """Let what is big go back to the machine once it is done with, and threads share what is small.

    Where the C library can be told so. glibc else keeps the room of the first picture for the next, and small
    things then stand in its middle; and what one thread lets go no other takes. So the process grows by some
    MB again and again while people use it.
    """
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_M_MMAP_THRESHOLD, BIG)
        mallopt(_M_ARENA_MAX, ARENAS)
