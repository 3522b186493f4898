"""Looks at every request of the bot: what it sent, what it got, and where it broke one of Discord's limits.

Keeps the record for the contract tests. Knows the limits by `bot.ui.limits` only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of the bot and its answer. `path` starts after the API's version, without the query."""

    method: str
    path: str
    body: Any
    status: int
    answer: Any
    """None where there was nothing to say, or where the answer was dropped."""
    place: str = ""
    """The route with its names unfilled."""
    says: tuple[str, ...] = ()
    """What was wrong with it, in words."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that Discord would refuse or not show."""

    id: int
    where: str
    says: str

    def as_json(self) -> Json:
        """Return it as the page is told it."""
        return {"id": self.id, "where": self.where, "says": self.says}


@dataclass(slots=True)
class Judge:
    """The record of a run. `on_breach` and `on_exchange` are called with each one as it comes."""

    requests: list[Exchange] = field(default_factory=list[Exchange])
    breaches: list[Breach] = field(default_factory=list[Breach])
    on_breach: Callable[[Breach], None] | None = None
    on_exchange: Callable[[Exchange], None] | None = None

    def record(self, exchange: Exchange) -> None:
        """Keep a request with its answer."""
        self.requests.append(exchange)
        if self.on_exchange:
            self.on_exchange(exchange)

    def note(self, where: str, sentences: Sequence[str]) -> None:
        """Keep what is wrong with a request; `where` says which."""
        for says in sentences:
            breach = Breach(len(self.breaches) + 1, where, says)
            self.breaches.append(breach)
            if self.on_breach:
                self.on_breach(breach)
