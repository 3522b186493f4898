"""Measures the bot on a file as full as a whole country's would be, beside the libraries that it stands on.

The small Discord stays in this process, each bot is a process of its own, as with `killing.py`. Every figure
comes with its yardstick of the same run: on another machine, or a busy one, both are others, their ratio is
not.
"""

import gc
import shutil
import tempfile
from asyncio.subprocess import Process
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from bot.clock.now import HandSetTime
from bot.law.library import Library
from bot.playground.crowd import BYTES_A_CASE, NOW, Crowd, fill
from bot.playground.faults import Fault
from bot.playground.filed import bare, bare_commits, claimed, claims, lookups, people_due
from bot.playground.joined import bot_at, joined, until
from bot.playground.process import Use, use_of
from bot.playground.records import Person
from bot.playground.server import Playground
from bot.playground.spread import ranked
from bot.store.key import Key, load_key
from bot.store.store import Store

FIGURES = ("start", "memory", "sends", "cpu", "claim", "commit", "command")
CASES, FULL_CASES = 300_000, 7_500_000
CLAIM_MS, COMMAND_MS, MEMORY_MB, START_SECONDS, SENDS_A_SECOND, CORE_PERCENT = 5, 1, 200, 2, 50, 30
"""The goals."""
ROUNDS = 200
HUNDRED = 100
STARTS = 5
"""And one before them, which tells Discord the commands and brings the program's files to memory."""
REQUESTS_A_SENT = 2
"""Opening the channel and posting; Discord's 50 a second would let half of the goal through."""
SENT_BEFORE = 300
"""So many messages go out before the processor's time is read."""
SENT = 1500
LONGEST_SECONDS = 120.0


class NoRoomError(Exception):
    """There is not enough free space for the file."""

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(f"{needed} bytes are needed, {free} are free")
        self.needed, self.free = needed, free


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: `median` of all and the one that only a hundredth is above, or the one there is.

    `beside` is the yardstick, `goal` what it has to stay under, or with `at_least` to reach; None: no goal.
    """

    name: str
    median: float
    p99: float | None
    beside: float
    goal: float | None = None
    at_least: bool = False

    @property
    def ratio(self) -> float:
        """How many times the yardstick."""
        return round(self.median / self.beside, 2) if self.beside else 0.0

    @property
    def met(self) -> bool | None:
        """Whether the goal is met, by the slowest hundredth where that is known."""
        if self.goal is None:
            return None
        reached = self.median if self.p99 is None else self.p99
        return reached >= self.goal if self.at_least else reached < self.goal


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures of a run."""

    crowd: Crowd
    filled_seconds: float
    measured_seconds: float
    figures: tuple[Figure, ...]

    def as_json(self) -> dict[str, object]:
        """Return all by name."""
        return {
            **asdict(self.crowd),
            "filled_seconds": self.filled_seconds,
            "measured_seconds": self.measured_seconds,
            "figures": [asdict(one) | {"ratio": one.ratio, "met": one.met} for one in self.figures],
        }


def figure(name: str, values: Sequence[float], beside: Sequence[float], goal: float | None = None) -> Figure:
    """Return median and 99th of a hundred of what was measured, beside the yardstick's median."""
    median, p99, beside_median = ranked(values, 50), ranked(values, 99), ranked(beside, 50)
    return Figure(name, round(median, 3), round(p99, 3), round(beside_median, 3), goal)


async def measure(
    facts: Library, cases: int, *, rounds: int = ROUNDS, starts: int = STARTS, sent: int = SENT
) -> Scale:
    """Fill a file in a temporary folder, and measure; NoRoomError, BotEndedError. Needs /proc."""
    with tempfile.TemporaryDirectory(prefix="clockstart-scale-") as name:
        needed, free = cases * BYTES_A_CASE, shutil.disk_usage(name).free
        if free < needed:
            raise NoRoomError(needed, free)
        folder, began = Path(name), perf_counter()
        database = folder / "clockstart.db"
        key = load_key(None, folder / "keys" / "database.key", database=database)
        crowd = await fill(database, key, facts, cases)
        filled = perf_counter()
        trial = Trial(folder, key)
        sending = await trial.sending(starts, sent)
        figures = (*sending, *await in_the_file(folder, key, rounds))
        return Scale(crowd, round(filled - began, 1), round(perf_counter() - filled, 1), figures)


async def in_the_file(folder: Path, key: Key, rounds: int) -> tuple[Figure, ...]:
    """Measure what the store does, in this process, without Discord."""
    file = folder / "clockstart.db"
    store = await Store.open(file, key)
    # As the bot does once its facts are indexed: what is loaded is not looked through for waste any more.
    gc.freeze()
    try:
        many = await claims(store, file, key, rounds, limit=HUNDRED)
        one = await claims(store, file, key, rounds, limit=1)
        told = await lookups(store, file, key, rounds)
    finally:
        gc.unfreeze()
        await store.close()
    commits = bare_commits(folder / "other.db", key, rounds)
    return (
        figure("claim", many.ours, many.bare, CLAIM_MS),
        figure("commit", one.ours, commits),
        figure("command", told.ours, told.bare, COMMAND_MS),
    )


class Trial:
    """The bots on that file, and the small Discord that they send to."""

    def __init__(self, folder: Path, key: Key) -> None:
        self._folder, self._log, self._key = folder, folder / "bot.log", key
        self._time = HandSetTime(NOW, runs=True)
        self._server = Playground(time=self._time)
        self._server.faults.drawn = self._count
        self._requests = self._posts = 0

    def _count(self, *, posts: bool) -> Fault | None:
        self._requests += 1
        self._posts += posts
        return None

    async def sending(self, starts: int, sent: int) -> tuple[Figure, ...]:
        """Let enough come due; start the bot so many times, then let it send; then the bare one."""
        people = self._let_come_due(sent)
        pace = SENDS_A_SECOND * REQUESTS_A_SENT
        given = "\n".join(map(str, people))
        await self._server.start()
        ours = bot_at(self._server.url, self._folder, "--pace", str(pace))
        alone = ("bot.playground.bare", self._server.url, str(pace))
        try:
            took = [await self._start(ours) for _ in range(starts + 1)][1:]
            beside = [await self._start_bare(alone, given) for _ in range(starts + 1)][1:]
            ours_rate, ours_use = await self._send(ours, sent)
            alone_rate, alone_use = await self._send(alone, min(sent, len(people)), given)
        finally:
            await self._server.close()
        return (
            figure("start", took, beside, START_SECONDS),
            Figure("memory", ours_use.megabytes, None, alone_use.megabytes, MEMORY_MB),
            Figure("sends", ours_rate, None, alone_rate, SENDS_A_SECOND * 0.98, at_least=True),
            Figure("cpu", ours_use.percent, None, alone_use.percent, CORE_PERCENT),
        )

    def _let_come_due(self, sent: int) -> list[int]:
        """Set the clock to when so many have something due, let these people in, and return them."""
        # Some have several that are due together, and some were sent to by the starts.
        due_at, people = people_due(self._folder / "clockstart.db", self._key, sent * 3 // 2)
        for number in people:
            self._server.world.add_person(Person(f"person-{number}", number, "A parent"))
        self._time.move_to(due_at + timedelta(seconds=1))
        return people

    async def _start(self, command: Sequence[str]) -> float:
        """Return the seconds from the start of the bot until its claim of what is due is on the disk."""
        with bare(self._folder / "clockstart.db", self._key) as connection:
            before, began = claimed(connection), perf_counter()
            async with self._running(command) as bot:
                await self._until(bot, lambda: claimed(connection) > before)
                return perf_counter() - began

    async def _start_bare(self, command: Sequence[str], given: str) -> float:
        """Return the seconds from the start of the bare bot until it asks for the first person's channel."""
        began = perf_counter()
        async with self._running(command, given) as bot:
            await self._until(bot, lambda: self._requests > 0)
            return perf_counter() - began

    async def _send(self, command: Sequence[str], sent: int, given: str = "") -> tuple[float, Use]:
        """Return how many messages a second come once the bot has warmed up, and what it takes for them."""
        async with self._running(command, given) as bot:
            before = min(SENT_BEFORE, sent // 4)
            await self._until(bot, lambda: self._posts >= before)
            posts, began, use = self._posts, perf_counter(), use_of(bot.pid)
            await self._until(bot, lambda: self._posts >= sent)
            seconds = perf_counter() - began
            return round((self._posts - posts) / seconds, 1), use_of(bot.pid).since(use, seconds)

    def _running(self, words: Sequence[str], given: str = "") -> AbstractAsyncContextManager[Process]:
        """Run a bot, and kill it at the end: what it leaves is taken up by the next."""
        self._requests = self._posts = 0
        return joined(words, self._log, given)

    async def _until(self, bot: Process, reached: Callable[[], bool]) -> None:
        await until(bot, reached, self._log, seconds=LONGEST_SECONDS)
