"""What came of work on explainers: of a look at a server's, of posting the starter set."""

from dataclasses import dataclass, field

from bot.channels import Trouble
from bot.store.explainers import Posted


@dataclass(slots=True)
class Refreshed:
    """What came of a look at a server's explainers."""

    looked_at: int = 0
    changed: list[Posted] = field(default_factory=list["Posted"])
    found: list[Posted] = field(default_factory=list["Posted"])
    """Those that do not stand as they should, each as it was found."""
    failed: int = 0
    """Left for later: Discord or the network failed, or Discord did not take it."""
    again: bool = False
    """Whether any failed for no reason of its own, so that another look soon may do better."""
    in_a_row: int = 0
    """So many at the end failed like that one after the other."""
    stopped: bool = False
    """They were so many that the rest was not tried."""


@dataclass(frozen=True, slots=True)
class Started:
    """What came of posting the starter set; `trouble` where it stopped in the middle."""

    done: tuple[Posted, ...]
    left: tuple[Posted, ...] = ()
    trouble: Trouble | None = None
    unpinned: Trouble | None = None
    """Why the list of the set could not be pinned."""
