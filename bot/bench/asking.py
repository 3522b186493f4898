"""Asks a bot, and times the answer.

A time is from when the bot is told until its answer has come: its own time and the way over loopback, without
what the small Discord makes of the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.playground.hands import Hands
from bot.playground.interactions import Type
from bot.playground.records import CommandType, Json
from bot.playground.server import Playground
from bot.playground.typed import command_data

LONGEST_SECONDS = 10.0
MS = 1_000.0


class NotAnsweredError(Exception):
    """A command got no answer; says which."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a person asks for: a command with its options; `typing` is the option that they are at."""

    command: str
    options: Mapping[str, object] = field(default_factory=dict[str, object])
    typing: str = ""
    by: str = "parent"

    @property
    def name(self) -> str:
        """What the person types, in short."""
        return f"/{self.command} {self.typing}…" if self.typing else f"/{self.command}"


class Asker:
    """Asks one bot, and forgets each answer: a Discord that remembers would slow itself down."""

    def __init__(self, server: Playground) -> None:
        self.server = server
        server.interactions.token_lives_seconds = LONGEST_SECONDS
        self._data: dict[Asked, tuple[Hands, Type, Json]] = {}

    async def ask(self, asked: Asked) -> float:
        """Return after how many ms the answer came; NotAnsweredError where none did."""
        hands, kind, data = self._data.get(asked) or self._typed(asked)
        world = self.server.world
        one = await self.server.interactions.start(kind, hands.person, hands.channel(), data)
        await world.until(lambda: one.finished, seconds=LONGEST_SECONDS)
        if one.failed or not one.finished:
            raise NotAnsweredError(asked.name)
        took = (one.heard_at_seconds - one.started_at_seconds) * MS
        for stored in one.created:
            world.messages.pop(stored.id, None)
        self.server.judge.requests.clear()
        return took

    def _typed(self, asked: Asked) -> tuple[Hands, Type, Json]:
        hands = Hands(self.server, asked.by)
        offered = self.server.world.offered(hands.person, hands.channel(), CommandType.CHAT_INPUT)
        data = command_data(offered, asked.command, asked.options, focused=asked.typing or None)
        self._data[asked] = hands, Type.AUTOCOMPLETE if asked.typing else Type.COMMAND, data
        return self._data[asked]
