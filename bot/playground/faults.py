"""What can be made to go wrong on purpose, so that tests see how the bot takes it."""

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What happens to a request."""

    STATUS = "status"
    SLOW = "slow"
    DROP = "drop"
    LOSE_REPLY = "lose_reply"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `seconds` is how long a slow answer takes, and what a 429 asks the bot to wait."""

    kind: Kind
    status: int = 0
    code: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Faults:
    """The faults that the next requests that post a message meet, one each, in this order."""

    waiting: deque[Fault] = field(default_factory=deque[Fault])

    def answer(
        self, status: int, *, code: int = 0, times: int = 1, retry_after_seconds: float = 0.01
    ) -> None:
        """Answer the next requests with this status, and do nothing else."""
        self.waiting.extend([Fault(Kind.STATUS, status, code, retry_after_seconds)] * times)

    def slow(self, seconds: float, *, times: int = 1) -> None:
        """Keep the next requests waiting, then serve them."""
        self.waiting.extend([Fault(Kind.SLOW, seconds=seconds)] * times)

    def drop(self, *, times: int = 1) -> None:
        """Cut the connection of the next requests before anything is done."""
        self.waiting.extend([Fault(Kind.DROP)] * times)

    def lose_reply(self, *, times: int = 1) -> None:
        """Do what the next requests ask, then cut the connection instead of answering."""
        self.waiting.extend([Fault(Kind.LOSE_REPLY)] * times)

    def next(self) -> Fault | None:
        """Take the fault of this request, if there is one."""
        return self.waiting.popleft() if self.waiting else None
