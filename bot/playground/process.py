"""What another process of this machine takes: memory and the processor's time, as Linux tells it in /proc."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

PROC = Path("/proc")
MEGABYTE = 1_000_000
_USER_TICKS, _SYSTEM_TICKS = 11, 12
"""Where they stand in /proc/N/stat after the name of the program."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a process took: the most memory resident until now, and seconds of the processor's time."""

    megabytes: float
    seconds: float
    percent: float = 0.0
    """Of one core, where it was held against an earlier moment."""

    def since(self, earlier: "Use", seconds: float) -> "Use":
        """Return it with the share of one core since `seconds` ago."""
        return replace(self, percent=round(100 * (self.seconds - earlier.seconds) / seconds, 1))


def measurable() -> bool:
    """Tell whether this machine tells it."""
    return (PROC / "self" / "stat").is_file()


def use_of(number: int) -> Use:
    """Return what the process of this number took; OSError where there is none."""
    ticks = (PROC / str(number) / "stat").read_text("ascii").rpartition(")")[2].split()
    seconds = (int(ticks[_USER_TICKS]) + int(ticks[_SYSTEM_TICKS])) / os.sysconf("SC_CLK_TCK")
    status = (PROC / str(number) / "status").read_text("ascii").splitlines()
    highest = next(line for line in status if line.startswith("VmHWM:"))
    return Use(round(int(highest.split()[1]) * 1024 / MEGABYTE, 1), seconds)


def resident(number: int) -> float:
    """Return the megabytes that the process of this number holds now; OSError where there is none."""
    pages = int((PROC / str(number) / "statm").read_text("ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE, 1)
