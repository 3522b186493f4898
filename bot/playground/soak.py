"""Lets many people use the bot at once for a while, on bad days of Discord that go by quickly.

The small Discord stays in this process, the bot is a real process of its own. Each interaction has to be
answered and no person may see an error; memory has to stay flat; each reminder comes once.
"""

import asyncio
import tempfile
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from bot.clock.case import Event
from bot.clock.now import HandSetTime, RealTime
from bot.law.library import Library
from bot.playground.faults import Fault, trouble
from bot.playground.hands import Answer
from bot.playground.joined import BotEndedError, bot_at, joined, last_words, ready, stop, until
from bot.playground.process import resident, use_of
from bot.playground.records import Person
from bot.playground.server import Playground
from bot.playground.spread import ranked
from bot.playground.visitors import Visitor
from bot.store.key import load_key
from bot.store.people import Person as Kept
from bot.store.store import Store
from bot.text.catalogue import ENGLISH, Words, words

PEOPLE, A_SECOND = 200, 50
COME_BACK_SECONDS = 10.0
"""After a start so long, until as many things are done a second as there shall be."""
FIRST_PERSON = 1_300_000_000_000_000_000
CLOSED = 20
"""Every so manieth has closed their private messages."""
KEEPS = 5
"""Every so manieth deletes nothing: at the end the bot's file tells of each message that they were sent."""
DAY_SECONDS = 10.0
STEP_SECONDS = 0.25
"""A day of the playground goes by in so many seconds, in steps of so many."""
FASTER = timedelta(days=1).total_seconds() / DAY_SECONDS
NONCE_KEPT_SECONDS = 180.0
"""Of the time that Discord's requests take; the playground's own goes by faster."""
MET_ELSEWHERE = 0.25
"""A request that only opens or looks into a channel meets so many of the faults that a post meets."""
MOST_KEPT = 800
"""Private answers that are kept at the most: nobody scrolls further back."""
JUDGED_SECONDS = 60.0
"""In a shorter run memory is told and not judged: much is loaded when it is first used."""
GROWTH_PERCENT = 5
DEADLINE_DAYS = 30
"""In California so long after the day that everybody has saved."""
ZONE = "America/Los_Angeles"
NAMED = 10
"""So many that were not answered are told one by one."""
QUIET_SECONDS = 2.5
LONGEST_QUIET_SECONDS = 120.0
ROUNDS = 8
PUT_OFF = timedelta(minutes=65)
"""Longer than anything is put off."""


@dataclass(frozen=True, slots=True)
class Soak:
    """What came of it.

    `unanswered`: interactions without an answer, each with what it was and why. `errors`: answers that say
    that something broke on our side. `breaches`: requests that Discord would refuse. `lost` and `doubled` are
    messages, `unsettled` is what the bot's file says at the end and did not happen. Memory is that of the
    bot, in its third and last quarter.
    """

    seed: int
    people: int
    interactions: int
    a_second: float
    median_ms: float
    p99_ms: float
    core_percent: float
    unanswered: tuple[str, ...]
    errors: int
    breaches: int
    deliveries: int
    lost: int
    doubled: int
    unsettled: int
    faults: int
    days: float
    before_mb: float
    after_mb: float
    judged: bool
    seconds: float

    @property
    def flat(self) -> bool:
        """Whether memory did not grow; a short run does not tell."""
        return not self.judged or self.after_mb <= self.before_mb * (1 + GROWTH_PERCENT / 100)

    @property
    def holds(self) -> bool:
        """Whether all is as it has to be."""
        wrong = (self.unanswered, self.errors, self.breaches, self.lost, self.doubled, self.unsettled)
        return self.flat and not any(wrong)

    def as_json(self) -> Mapping[str, object]:
        """Return the figures by name."""
        return asdict(self) | {"flat": self.flat, "holds": self.holds}


def soak_lines(soak: Soak, said: Words) -> list[str]:
    """Return the figures, one a line."""
    answers = {"median": soak.median_ms, "p99": soak.p99_ms, "percent": soak.core_percent}
    return [
        said.say("soak-people", people=soak.people, seconds=str(soak.seconds), seed=str(soak.seed)),
        said.say("soak-interactions", count=soak.interactions, rate=str(soak.a_second)),
        said.say("soak-answers", **{name: str(value) for name, value in answers.items()}),
        said.say("soak-unanswered", count=len(soak.unanswered)),
        *(said.say("soak-unanswered-one", what=what) for what in soak.unanswered[:NAMED]),
        said.say("soak-errors", count=soak.errors),
        said.say("soak-breaches", count=soak.breaches),
        said.say("soak-deliveries", count=soak.deliveries, days=str(soak.days), faults=soak.faults),
        said.say("bench-kill-lost", count=soak.lost),
        said.say("bench-kill-doubled", count=soak.doubled),
        said.say("bench-kill-unsettled", count=soak.unsettled),
        said.say("soak-memory", before=str(soak.before_mb), after=str(soak.after_mb)),
    ]


async def soak(facts: Library, seconds: float, seed: int, a_second: int = A_SECOND) -> Soak:
    """Let people use the bot for so long, so many times a second; then count.

    BotEndedError where it ends by itself or gets stuck.
    """
    with tempfile.TemporaryDirectory(prefix="clockstart-soak-") as folder:
        trial = Trial(Path(folder), facts, seed, a_second)
        await trial.server.start()
        try:
            return await trial.run(seconds)
        finally:
            await trial.server.close()


class Trial:
    """One run: the server, the people, and the chance that all is drawn from."""

    def __init__(self, folder: Path, facts: Library, seed: int, a_second: int) -> None:
        self._a_second = a_second
        self._folder, self._log, self._seed = folder, folder / "bot.log", seed
        # Streams of their own: how many requests come hangs on the machine.
        self._chance, self._faults = Random(seed), Random(-seed - 1)  # noqa: S311  # a trial, no secret
        self._time = HandSetTime(runs=True)
        self.server = Playground(time=self._time)
        self.server.rest.posts.nonce_kept_seconds = NONCE_KEPT_SECONDS * FASTER
        self.server.faults.drawn = self._meet
        self._visitors = [self._visitor(at, facts) for at in range(PEOPLE)]
        self._apologies = tuple(words(ENGLISH).say(key) for key in ("fault-title", "store-title"))
        self._took_ms: list[float] = []
        self._unanswered: list[str] = []
        self._errors = self._faults_met = 0
        self._requested_at = 0.0
        self._calm = False
        self._memory: list[float] = []
        self._core_percent = 0.0

    def _visitor(self, at: int, facts: Library) -> Visitor:
        person = Person(f"person-{at}", FIRST_PERSON + at, f"Person {at}", dms_open=at % CLOSED != 1)
        self.server.world.add_person(person)
        chance = Random(self._chance.random())  # noqa: S311  # a trial, no secret
        return Visitor(self.server, person.key, facts, chance, deletes=at % KEEPS != 0)

    def _meet(self, *, posts: bool) -> Fault | None:
        self._requested_at = perf_counter()
        spared = self._calm or (not posts and self._faults.random() > MET_ELSEWHERE)
        met = None if spared else trouble(self._faults)
        self._faults_met += met is not None
        return met

    async def run(self, seconds: float) -> Soak:
        """Begin, let them, let it settle, and count."""
        began, days = perf_counter(), self._time.now()
        await self._prepare()
        async with self._bot() as bot:
            await ready(bot, self._log)
            # The first question is answered when all facts are indexed; from then on people come.
            self._judge(await self._visitors[0].ask())
            began_visiting, before = perf_counter(), use_of(bot.pid)
            await self._visit(bot, seconds)
            visited = perf_counter() - began_visiting
            self._core_percent = use_of(bot.pid).since(before, visited).percent
            await self._settle(bot)
        for _ in range(ROUNDS):
            if not await self._waiting():
                break
            # What it still has to do is done on a good day, or there would always be something left.
            self._calm = True
            self.server.clock.move_by(PUT_OFF)
            async with self._bot() as bot:
                await ready(bot, self._log)
                await self._settle(bot)
        return await self._counted(visited, perf_counter() - began, (self._time.now() - days).days)

    async def _prepare(self) -> None:
        """Let everybody have saved a day before, with reminders on: the bot's start plans them."""
        store = await self._opened()
        try:
            now = self._time.now()
            for visitor in self._visitors:
                person = visitor.hands.person.id
                day = (now - timedelta(days=self._chance.randrange(DEADLINE_DAYS))).date()
                event = Event("eligibility", day)
                added = await store.cases.add_event(person, child="F", plan="iep", state="CA", event=event)
                await store.people.save(Kept(person, "CA", ZONE, ENGLISH))
                await store.reminders.opt_in(person, added.case.id, now)
        finally:
            await store.close()

    def _bot(self) -> AbstractAsyncContextManager[Process]:
        return joined(bot_at(self.server.url, self._folder), self._log)

    async def _visit(self, bot: Process, seconds: float) -> None:
        """Let somebody do something so many times a second, and the days go by."""
        acting: set[asyncio.Task[None]] = set()
        began = last = perf_counter()
        done = 0
        while (now := perf_counter()) - began < seconds:
            if bot.returncode is not None:
                raise BotEndedError(last_words(self._log))
            if now - last >= STEP_SECONDS:
                self._go_on(bot, timedelta(seconds=(now - last) * FASTER))
                last = now
            idle = [one for one in self._visitors if not one.busy]
            while done < _wanted(now - began) * self._a_second and idle:
                visitor = idle.pop(self._chance.randrange(len(idle)))
                visitor.busy = True
                task = asyncio.create_task(self._act(visitor))
                acting.add(task)
                task.add_done_callback(acting.discard)
                done += 1
            await RealTime().sleep(1 / A_SECOND)
        await asyncio.gather(*acting)

    def _go_on(self, bot: Process, step: timedelta) -> None:
        """Move the clock, look at the bot's memory, and forget what nobody looks at any more."""
        self.server.clock.move_by(step)
        self._memory.append(resident(bot.pid))
        self.server.judge.requests.clear()
        messages = self.server.world.messages
        private = [number for number, one in messages.items() if one.private_to]
        for number in private[:-MOST_KEPT]:
            del messages[number]

    async def _act(self, visitor: Visitor) -> None:
        began = perf_counter()
        try:
            came = await visitor.act()
        except LookupError as nothing:
            # Nothing was offered while they typed, or what was to be pressed is not there.
            self._unanswered.append(str(nothing))
            return
        finally:
            visitor.busy = False
        self._took_ms.append((perf_counter() - began) * 1000 / len(came))
        for answer in came:
            self._judge(answer)

    def _judge(self, answer: Answer) -> None:
        if answer.failed:
            self._unanswered.append(f"{answer.spoken}: {answer.failed}")
        self._errors += any(title in answer.text for title in self._apologies)

    async def _settle(self, bot: Process) -> None:
        """Wait until nothing more is sent, and stop the bot as a host does."""
        self._requested_at = perf_counter()
        await until(
            bot,
            lambda: perf_counter() - self._requested_at > QUIET_SECONDS,
            self._log,
            seconds=LONGEST_QUIET_SECONDS,
        )
        await stop(bot, self._log)

    async def _opened(self) -> Store:
        file = self._folder / "clockstart.db"
        return await Store.open(file, load_key(None, self._folder / "keys" / "database.key", database=file))

    async def _waiting(self) -> bool:
        """Tell whether the bot has still something to send that is due."""
        store = await self._opened()
        try:
            due_at = await store.reminders.next_due_at()
        finally:
            await store.close()
        return due_at is not None and due_at <= self._time.now()

    async def _counted(self, visited: float, seconds: float, days: int) -> Soak:
        got, sent = self._got(), await self._sent()
        memory = self._memory or [0.0]
        half = len(memory) // 2
        third, last = memory[half : half + half // 2 or None], memory[half + half // 2 :]
        return Soak(
            seed=self._seed,
            people=PEOPLE,
            interactions=len(self._took_ms),
            a_second=round(len(self._took_ms) / visited, 1),
            median_ms=round(ranked(self._took_ms, 50), 1),
            p99_ms=round(ranked(self._took_ms, 99), 1),
            core_percent=self._core_percent,
            unanswered=tuple(self._unanswered),
            errors=self._errors,
            breaches=len(self.server.judge.breaches),
            deliveries=got.total(),
            lost=len(sent - got.keys()),
            doubled=got.total() - len(got),
            unsettled=int(await self._waiting()),
            faults=self._faults_met,
            days=days,
            before_mb=round(ranked(third, 50), 1),
            after_mb=round(ranked(last, 50), 1),
            judged=visited >= JUDGED_SECONDS,
            seconds=round(seconds, 1),
        )

    def _got(self) -> Counter[tuple[int, str]]:
        """Return how often each person has each message of a reminder; their first message is none."""
        dms = [one for one in self.server.world.messages.values() if one.channel.person and one.by_bot]
        return Counter(
            (one.channel.person.id, nonce)
            for one in dms
            if one.channel.person and (nonce := str(one.message.get("nonce", ""))) and "-" not in nonce
        )

    async def _sent(self) -> set[tuple[int, str]]:
        """Return the messages that the bot's file says were sent."""
        store = await self._opened()
        try:
            found: set[tuple[int, str]] = set()
            for visitor in self._visitors:
                person = visitor.hands.person.id
                kept = (await store.everything.of(person))["deliveries"]
                found |= {(person, str(row["nonce"])) for row in kept if row["state"] == "sent"}
            return found
        finally:
            await store.close()


def _wanted(seconds: float) -> float:
    """Return after so long how many seconds' worth was to be done: people come back little by little."""
    return (
        seconds**2 / (2 * COME_BACK_SECONDS)
        if seconds < COME_BACK_SECONDS
        else seconds - COME_BACK_SECONDS / 2
    )
