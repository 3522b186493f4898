import platform
import subprocess
import sys

import pytest

FEW, MANY = 4_000_000, 12_000_000

# A block as big as a picture, twice: the C library counts on a third after the first. Then something small
# behind it, which would hold its room.
USED = """
import ctypes
import sys
from pathlib import Path

from bot.memory import waste_little

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

if "told" in sys.argv:
    waste_little()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes, libc.free.argtypes = [ctypes.c_size_t], [ctypes.c_void_p]
before = resident()
for _ in range(2):
    picture = libc.malloc(16_000_000)
    ctypes.memset(picture, 1, 16_000_000)
    small = [libc.malloc(100_000) for _ in range(10)]
    libc.free(picture)
print(resident() - before)
"""


def kept(*words):
    ended = subprocess.run([sys.executable, "-c", USED, *words], capture_output=True, text=True, check=True)
    return int(ended.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library keeps no such room")
def test_the_room_of_a_picture_goes_back_to_the_machine():
    assert kept("told") < FEW
    # And it would not by itself, or nothing is seen here.
    assert kept() > MANY
