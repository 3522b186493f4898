"""What went between the bot and the small Discord: each event and request, with the judge's verdict.

Keeps the last of it for who looks at the page's side panel; knows nothing of the page.
"""

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock.now import Time
from bot.playground import shapes
from bot.playground.judge import Exchange, Json

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = 500
REFUSED = 400


@dataclass(frozen=True, slots=True)
class Passing:
    """One event of the gateway (no `method`), or one request of the bot; `says` is what is wrong with it."""

    number: int
    at: str
    method: str
    name: str
    status: int | None
    says: tuple[str, ...]
    whole: Json

    def line(self) -> Json:
        """Return it in short, as the page lists it."""
        return {key: getattr(self, key) for key in ("number", "at", "method", "name", "status", "says")}


class Traffic:
    """The last that passed, oldest first. `listener` is told each as it passes, where somebody looks."""

    def __init__(self, time: Time) -> None:
        self.listener: Callable[[Passing], None] | None = None
        self._time = time
        self._count = 0
        self._kept = deque[Passing](maxlen=KEPT)

    def event(self, frame: Json) -> None:
        """Keep an event that the bot was told."""
        self._keep("", frame["t"], None, (), {"told": frame["d"]})

    def request(self, exchange: Exchange) -> None:
        """Keep a request of the bot; what was refused without a breach says why in Discord's words."""
        says = exchange.says
        if exchange.status >= REFUSED and not says:
            no: Json = exchange.answer or {}
            says = (f"{exchange.status}: {no.get('message', '')}",)
        whole: Json = {"path": exchange.path, "sent": exchange.body, "answered": exchange.answer}
        self._keep(exchange.method, exchange.place, exchange.status, says, whole)

    def lines(self) -> list[Json]:
        """Return all that is kept, in short."""
        return [one.line() for one in self._kept]

    def whole(self, number: int) -> Json | None:
        """Return what passed, in full; None where it is not kept any more."""
        return next((one.whole for one in self._kept if one.number == number), None)

    def _keep(self, method: str, name: str, status: int | None, says: tuple[str, ...], whole: Json) -> None:
        self._count += 1
        at = shapes.stamp(self._time.now())
        passing = Passing(self._count, at, method, name, status, says, whole)
        self._kept.append(passing)
        if self.listener:
            self.listener(passing)
