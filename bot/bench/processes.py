"""The bot as a process of its own: start to ready, and what it keeps in memory, beside a bare one.

Needs /proc, which only Linux has.
"""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter

from bot.bench.asking import Asked, Asker
from bot.bench.commands import FACTS, FOUND, NOTHING, STORE, settle
from bot.bench.rows import Goal, Row, Unit, median, row
from bot.clock.now import HandSetTime, RealTime
from bot.playground import joined
from bot.playground.crowd import NOW
from bot.playground.filed import Took
from bot.playground.process import measurable, use_of
from bot.playground.server import Playground

READY, TOUR, GROWTH = median(1.5), median(160), median(1.05)
MEMORY = ("memory-rest", "memory-after", "memory-growth")
AT_ONCE = 4
FIRST_OF = 10
"""Memory is held against what it was after a tenth of all commands: until then parts are loaded."""
MIXED = (*FACTS, FOUND, *STORE)
LOOK_AGAIN_SECONDS = 0.005


async def ready(starts: int) -> Row:
    """Start the bot in the playground so many times, until it says where its page is."""
    took = Took()
    for _ in range(starts):
        async with _started("bot", "playground", "--port", "0") as (_, seconds):
            took.ours.append(seconds)
        async with _server() as server, _started("bot.bench.nothing", server.url) as (_, seconds):
            took.bare.append(seconds)
    return row("ready", took, "client", READY, unit="s")


async def tour() -> Row:
    """Return the most memory that the tour took, with the small Discord in the same process."""
    if not measurable():
        return Row(name="memory-tour", unit="mb", lacks="/proc")
    most = 0.0
    with tempfile.TemporaryDirectory(prefix="clockstart-tour-") as folder:
        async with joined.joined(("bot", "tour"), Path(folder) / "bot.log") as process:
            # What it took is known for as long as it runs.
            with contextlib.suppress(OSError, StopIteration):
                while process.returncode is None:
                    most = use_of(process.pid).megabytes
                    await RealTime().sleep(LOOK_AGAIN_SECONDS)
    return _alone("memory-tour", most, TOUR)


async def memory(commands: int) -> list[Row]:
    """Let the bot answer so many commands of all kinds; what is resident before, after, and in proportion."""
    if not measurable():
        return [Row(name=name, unit="mb", lacks="/proc") for name in MEMORY]
    async with _server() as server, _started("bot.bench.nothing", server.url) as (number, _):
        await _ask(Asker(server), (NOTHING,), commands // FIRST_OF)
        bare = use_of(number).megabytes
    with tempfile.TemporaryDirectory(prefix="clockstart-memory-") as folder:
        async with _server() as server, _started(*joined.bot_at(server.url, Path(folder))) as (number, _):
            asker = Asker(server)
            await settle(asker)
            rest = use_of(number).megabytes
            await _ask(asker, MIXED, commands // FIRST_OF)
            early = use_of(number).megabytes
            await _ask(asker, MIXED, commands - commands // FIRST_OF)
            late = use_of(number).megabytes
    return [
        Row(name="memory-rest", unit="mb", median=rest, yardstick="client", beside=bare),
        Row(name="memory-after", unit="mb", median=late, yardstick="client", beside=bare),
        _alone("memory-growth", round(late / early, 3), GROWTH, unit="times"),
    ]


def _alone(name: str, value: float, *goals: Goal, unit: Unit = "mb") -> Row:
    return Row(name=name, unit=unit, median=value, goals=goals)


async def _ask(asker: Asker, asked: tuple[Asked, ...], count: int) -> None:
    in_line = iter([asked[at % len(asked)] for at in range(count)])

    async def person() -> None:
        for one in in_line:
            await asker.ask(one)

    await asyncio.gather(*(person() for _ in range(AT_ONCE)))


@asynccontextmanager
async def _server() -> AsyncGenerator[Playground]:
    server = Playground(time=HandSetTime(NOW))
    await server.start()
    try:
        yield server
    finally:
        await server.close()


@asynccontextmanager
async def _started(*words: str) -> AsyncGenerator[tuple[int, float]]:
    """Run a program until the end; gives its number and after how many seconds it said its first line."""
    with tempfile.TemporaryDirectory(prefix="clockstart-started-") as folder:
        log, began = Path(folder) / "bot.log", perf_counter()
        async with joined.joined(words, log) as process:
            await joined.ready(process, log)
            yield process.pid, perf_counter() - began
