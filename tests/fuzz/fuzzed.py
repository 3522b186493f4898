"""One bot for many examples: each begins from the same rows and messages, and is judged at its end."""

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self, TypeVar

from moments import Moment, back_to, make_ready, moment, rows, show_again

from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Answer, Hands
from bot.playground.interactions import Type
from bot.playground.records import CommandType, Json
from bot.playground.sight import parts_of
from bot.playground.typed import command_data
from bot.start import playground
from bot.store.everything import KeptRows
from bot.ui.limits import COMPONENTS_V2

STARTS_AT = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)
ROW, BUTTON, LIST, CHANNELS = 1, 2, 3, 8
PEOPLE = ("parent", "neighbor", "moderator", "organizer")
UNLIMITED = 1_000_000
LONGEST_FIELD = 4000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button, or a list with values that it offers or that were picked."""

    custom_id: str
    kind: int = BUTTON
    values: tuple[str, ...] = ()

    @property
    def action(self) -> str:
        """What it does."""
        return self.custom_id.partition(":")[0]

    @property
    def parts(self) -> list[str]:
        """To what."""
        return self.custom_id.split(":")[1:]


def pressables(message: Json) -> Iterator[Pressable]:
    """Give what can be pressed or picked on a message."""
    for part in parts_of(message["components"]):
        if part.get("custom_id"):
            offered = tuple(one["value"] for one in part.get("options") or [])
            yield Pressable(part["custom_id"], part["type"], offered)


class Loud(logging.Handler):
    """Keeps each line that tells of a fault: what nobody was shown is one, too."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(self.format(record))


class Fuzzed:
    """The whole bot in a playground, on a loop of its own that runs from example to example."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner()
        self._held = AsyncExitStack()
        self._loud = Loud()
        self._then: Moment | None = None
        self._written = 0
        self.kept: dict[str, KeptRows] = {}
        """The rows of each person, as every example finds them."""

    def __enter__(self) -> Self:
        logging.getLogger().addHandler(self._loud)
        self.run(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._held.aclose())
        logging.getLogger().removeHandler(self._loud)
        self._runner.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something on the loop."""
        return self._runner.run(work)

    async def _start(self) -> None:
        time = HandSetTime(STARTS_AT, runs=True)
        running = playground(library(), time, requests_a_second=UNLIMITED)
        self.server, self.bot = await self._held.enter_async_context(running)
        self.world = self.server.world
        self.hands = {key: Hands(self.server, key) for key in PEOPLE}
        await make_ready(self.bot.store)
        # Else the first who asks would be told to wait.
        assert self.bot._finding
        await self.bot._finding

    async def hold(self) -> None:
        """Let every example begin from what there is now, without what one person alone sees."""
        for number in [one.id for one in self.world.messages.values() if one.private_to]:
            del self.world.messages[number]
        self._then = await moment(self.bot.store, self.world)
        self._written = self._changes
        self.kept = await self._kept()

    @property
    def _changes(self) -> int:
        return self.bot.store._database._connection.total_changes

    async def _kept(self) -> dict[str, KeptRows]:
        return {key: await self.bot.store.everything.of(one.person.id) for key, one in self.hands.items()}

    async def press(
        self, person: str, pressed: Pressable, *, channel: str | None = None, private: bool = False
    ) -> Answer:
        """Press what stands on a message that is put there for it, as on one of an older version."""
        hands = self.hands[person]
        place = hands.channel(channel)
        shown: Json = {"type": pressed.kind, "custom_id": pressed.custom_id}
        data: Json = {"component_type": pressed.kind, "custom_id": pressed.custom_id}
        match pressed.kind:
            case n if n == BUTTON:
                shown |= {"style": 2, "label": "?"}
            case n if n == CHANNELS:
                # Discord's own list: others than theirs nobody can pick.
                seen = [
                    str(one.id) for one in self.world.channels_of(hands.server) if one.seen_by(hands.person)
                ]
                data["values"] = seen[: len(pressed.values)]
            case _:
                data["values"] = list(pressed.values)
                shown["options"] = [{"label": "?", "value": value} for value in pressed.values]
        body = {"flags": COMPONENTS_V2, "components": [{"type": ROW, "components": [shown]}]}
        source = self.world.post(place, body, {}, private_to=hands.person if private else None)
        return await hands._do(Type.COMPONENT, place, data, source=source)

    async def type_into(
        self, person: str, spoken: str, option: str, typed: str, channel: str | None
    ) -> Answer:
        """Type into an option of a command that is not sent yet."""
        hands = self.hands[person]
        place = hands.channel(channel)
        offered = self.world.offered(hands.person, place, CommandType.CHAT_INPUT)
        data = command_data(offered, spoken, {option: typed}, focused=option)
        return await hands._do(Type.AUTOCOMPLETE, place, data)

    async def fill(self, person: str, opener: Pressable, after: str | None, text: str) -> Answer:
        """Open a form as they came to it, and write the same into each field, as far as it takes it."""
        hands = self.hands[person]
        if after:
            # Some forms go on with what the command began.
            await hands.slash(after)
        opened = await self.press(person, opener, private=True)
        assert opened.modal, opened.text
        fields = {part["label"]: part["component"] for part in opened.modal["components"]}
        written = {
            label: text[: one.get("max_length") or LONGEST_FIELD].ljust(int(one.get("required", True)), "?")
            for label, one in fields.items()
        }
        return await hands.fill(opened.modal, written)

    async def without_loss(self, doing: Coroutine[Any, Any, Answer]) -> Answer:
        """Do something; where rows went by it, they come back. What it showed to one person alone goes."""
        if self._then is None or self._changes != self._written:
            await self.hold()
        answer = await doing
        if self._changes != self._written:
            now = await rows(self.bot.store)
            if any(len(now[table]) < len(kept) for table, kept in self._then.rows.items()):
                await self._go_back()
        return answer

    async def judged(self, person: str, doing: Coroutine[Any, Any, Answer]) -> Answer:
        """Do something as a person, see that all went as it must, and go back to where it began."""
        faults = self.bot.tally.faults.total()
        answer = await doing
        await self._settled()
        try:
            assert not answer.failed, answer.failed
            assert not self._loud.lines, "\n".join(self._loud.lines)
            assert self.bot.tally.faults.total() == faults, answer.text
            assert not self.server.judge.breaches, self.server.judge.breaches
            for one in self.server.judge.requests:
                assert one.status < 500, one
                self._pings_nobody(one.body)
            await self._nobody_elses(person)
        finally:
            await self._go_back()
        return answer

    async def _settled(self) -> None:
        """Wait until the bot asks for nothing more: some is said after the answer."""
        while self.server.rest.serving:
            await asyncio.sleep(0)

    def _pings_nobody(self, body: object) -> None:
        said: Any = body if isinstance(body, dict) else {}
        data = said.get("data") or said
        if isinstance(data, dict) and ("components" in data or data.get("content")) and "title" not in data:
            assert data.get("allowed_mentions") == {"parse": []}, body

    async def _nobody_elses(self, person: str) -> None:
        """See that the rows of all others are what they were."""
        if self._then is None or self._changes == self._written:
            return
        now = await self._kept()
        for other in PEOPLE:
            assert other == person or now[other] == self.kept[other], other

    async def _go_back(self) -> None:
        self._loud.lines.clear()
        self.server.judge.requests.clear()
        self.server.judge.breaches.clear()
        if self._then is None:
            return
        show_again(self._then, self.world)
        if self._changes != self._written:
            await back_to(self._then, self.bot.store)
            self._written = self._changes
