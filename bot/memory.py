"""How the process asks the machine for memory."""

import ctypes
import sys

BIG = 1_048_576
"""Bytes. A picture, a page and the data files take more, nearly all else takes less."""
_M_MMAP_THRESHOLD = -3
"""The number of the setting: mallopt(3)."""


def return_big_blocks() -> None:
    """Let what is big go back to the machine once it is done with, where the C library can be told so.

    Else glibc keeps the room of the first picture for the next, and small things then stand in its middle:
    the process grows by some MB again and again while people use it.
    """
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_M_MMAP_THRESHOLD, BIG)
