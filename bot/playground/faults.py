"""What can be made to go wrong on purpose, so that tests see how the bot takes it."""

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Protocol


class Kind(StrEnum):
    """What happens to a request."""

    STATUS = "status"
    SLOW = "slow"
    DROP = "drop"
    LOSE_REPLY = "lose_reply"
    SLOW_REPLY = "slow_reply"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `seconds` is how long a slow answer takes, and what a 429 asks the bot to wait.

    A 429 without `via` is what a proxy before Discord says. A reply that is lost is cut off, or where there
    is a `status` it is that one, though all was done.
    """

    kind: Kind
    status: int = 0
    code: int = 0
    seconds: float = 0.0
    via: bool = True


class Draw(Protocol):
    """Says what a request meets."""

    def __call__(self, *, posts: bool) -> Fault | None:
        """Return the fault of a request; `posts`: it posts a message."""
        ...


TROUBLE: tuple[tuple[Fault | None, int], ...] = (
    (None, 59),
    (Fault(Kind.STATUS, 429, seconds=0.05), 5),
    (Fault(Kind.STATUS, 429, seconds=0.05, via=False), 4),
    (Fault(Kind.STATUS, 500), 2),
    (Fault(Kind.STATUS, 502), 1),
    (Fault(Kind.STATUS, 503), 5),
    (Fault(Kind.DROP), 5),
    (Fault(Kind.SLOW, seconds=0.4), 5),
    (Fault(Kind.SLOW_REPLY, seconds=0.4), 4),
    (Fault(Kind.LOSE_REPLY), 6),
    (Fault(Kind.LOSE_REPLY, 500), 2),
    (Fault(Kind.LOSE_REPLY, 503), 2),
)
"""What a bad day of Discord is like: each fault with how many of a hundred requests meet it."""


def trouble(chance: Random) -> Fault | None:
    """Draw what one request meets on a bad day."""
    faults, weights = zip(*TROUBLE, strict=True)
    return chance.choices(faults, weights)[0]


@dataclass(slots=True)
class Faults:
    """The faults that the next requests that post a message meet, one each, in this order.

    `drawn` is asked where none waits, at each request of a private message: open the channel, look into it,
    post.
    """

    waiting: deque[Fault] = field(default_factory=deque[Fault])
    drawn: Draw | None = None

    def answer(
        self,
        status: int,
        *,
        code: int = 0,
        times: int = 1,
        retry_after_seconds: float = 0.01,
        via: bool = True,
    ) -> None:
        """Answer the next requests with this status, and do nothing else."""
        self.waiting.extend([Fault(Kind.STATUS, status, code, retry_after_seconds, via)] * times)

    def slow(self, seconds: float, *, times: int = 1) -> None:
        """Keep the next requests waiting, then serve them."""
        self.waiting.extend([Fault(Kind.SLOW, seconds=seconds)] * times)

    def drop(self, *, times: int = 1) -> None:
        """Cut the connection of the next requests before anything is done."""
        self.waiting.extend([Fault(Kind.DROP)] * times)

    def slow_reply(self, seconds: float, *, times: int = 1) -> None:
        """Do what the next requests ask, and keep them waiting for the answer."""
        self.waiting.extend([Fault(Kind.SLOW_REPLY, seconds=seconds)] * times)

    def lose_reply(self, *, status: int = 0, times: int = 1) -> None:
        """Do what the next requests ask, then cut the connection, or answer that it failed."""
        self.waiting.extend([Fault(Kind.LOSE_REPLY, status)] * times)

    def next(self, *, posts: bool) -> Fault | None:
        """Take the fault of this request, if there is one; `posts`: it posts a message."""
        if posts and self.waiting:
            return self.waiting.popleft()
        return self.drawn(posts=posts) if self.drawn else None
