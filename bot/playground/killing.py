"""Kills the bot in the middle of its work, again and again, and counts what its people got.

The small Discord stays in this process, the bot is a real process of its own. On a bad day of Discord
(`faults.TROUBLE`) and through every kill each person has to get each message once.
"""

import asyncio
import tempfile
from asyncio.subprocess import Process
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from bot.clock.case import Child, Event
from bot.clock.now import HandSetTime, RealTime
from bot.clock.timeline import deadlines
from bot.law.library import Library
from bot.playground.faults import Fault, trouble
from bot.playground.joined import BotEndedError, bot_at, joined, last_words, stop, until
from bot.playground.records import Person
from bot.playground.server import Playground
from bot.reminders.policy import wanted
from bot.store.key import load_key
from bot.store.people import Person as Kept
from bot.store.store import Store
from bot.text.catalogue import Words

REMINDERS = 500
TWO_AT_ONCE = 5
"""Every so manieth person has two children, whose reminders are due together."""
CLOSED = 20
"""And every so manieth has closed their private messages."""

EVENT = Event("eligibility", date(2026, 11, 16))
STATE = "CA"
ZONE = "America/New_York"
SAVED_AT = datetime.combine(EVENT.day, time(17), UTC)
FIRST_PERSON = 1_200_000_000_000_000_000

NONCE_KEPT_SECONDS = 180.0
"""Discord says "a few minutes"; the fewest that is."""
AWAY = tuple(timedelta(minutes=minutes) for minutes in (0, 0, 0.5, 1.5, 3, 10, 65))
"""How long the bot is away after a kill: too short for the nonce to be forgotten, or long enough."""
AWAY_IN_ALL = timedelta(days=3)
"""No longer than that, or the next reminders of the same people come due."""

MET_ELSEWHERE = 0.25
"""A request that only opens or looks into a channel meets so many of the faults that a post meets."""
KILLED_STARTING = 0.3
"""So many of all kills come at any moment of the first seconds; the others while it sends."""
START_SECONDS = 2.5
REQUESTS_A_PERSON = 0.8
"""Of two or more, opening the channel and posting: so the work of all lasts until the last kill."""
LONGEST_DELAY_SECONDS = 0.05
"""A kill comes so soon after a request: before it is done, before its answer, or before that is marked."""
QUIET_SECONDS = 2.5
"""Longer than an answer here takes, than the library waits to try again, and than a start recounts."""
LONGEST_LIFE_SECONDS = 60.0
LOOK_AGAIN_SECONDS = 0.01
ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of it. `kills` while starting are among all kills; the rest hit the bot while it sent.

    `lost`: a message that did not come, or a reminder that is in none. `doubled`: a message too many.
    `refused` were not to come: those people's private messages are closed. `unsettled`: what the bot's file
    says at the end is not what happened. `repeated` and `looked` tell how often a nonce and a look into the
    channel were asked whether a message is there already.
    """

    seed: int
    kills: int
    while_starting: int
    people: int
    reminders: int
    deliveries: int
    refused: int
    lost: int
    doubled: int
    unsettled: int
    faults: int
    repeated: int
    looked: int
    seconds: float

    @property
    def holds(self) -> bool:
        """Whether each person got each message once, and the bot knows it."""
        return not (self.lost or self.doubled or self.unsettled)

    def as_json(self) -> dict[str, int | float]:
        """Return the figures by name."""
        return asdict(self)


def proof_lines(proof: Proof, said: Words) -> list[str]:
    """Return the figures, one a line."""
    return [
        said.say("bench-kills", kills=proof.kills, starting=proof.while_starting, seed=str(proof.seed)),
        said.say("bench-kill-people", people=proof.people, reminders=proof.reminders, refused=proof.refused),
        said.say("bench-kill-deliveries", count=proof.deliveries),
        said.say("bench-kill-lost", count=proof.lost),
        said.say("bench-kill-doubled", count=proof.doubled),
        said.say("bench-kill-unsettled", count=proof.unsettled),
        said.say("bench-kill-faults", faults=proof.faults, repeated=proof.repeated, looked=proof.looked),
        said.say("bench-kill-seconds", seconds=str(proof.seconds)),
    ]


async def kill(facts: Library, kills: int, seed: int, *, reminders: int = REMINDERS) -> Proof:
    """Start the bot and kill it, so many times; let it finish; then count.

    BotEndedError where it ends by itself or gets stuck.
    """
    with tempfile.TemporaryDirectory(prefix="clockstart-kill-") as folder:
        trial = Trial(Path(folder), facts, seed, reminders)
        await trial.prepare()
        await trial.server.start()
        try:
            for _ in range(kills):
                await trial.live_and_die(kills)
            await trial.finish()
            return await trial.proof()
        finally:
            await trial.server.close()


class Trial:
    """One run: the file with what is due, the people, the server, and the chance that all is drawn from."""

    def __init__(self, folder: Path, facts: Library, seed: int, reminders: int) -> None:
        self._began_at = RealTime().now()
        self._folder, self._log = folder, folder / "bot.log"
        self._facts = facts
        self._seed = seed
        # Streams of their own: how many requests come hangs on the machine, when it is killed does not.
        self._chance, self._faults = Random(seed), Random(-seed - 1)  # noqa: S311  # a trial, no secret
        self._time = HandSetTime(runs=True)
        self.server = Playground(time=self._time)
        self.server.rest.posts.nonce_kept_seconds = NONCE_KEPT_SECONDS
        self.server.faults.drawn = self._meet
        self._children = _children(reminders)
        self._reminders = reminders
        self._requests = 0
        self._asked_at = RealTime().now()
        self._kills = self._while_starting = self._faults_met = 0
        self._away = timedelta()
        self._calm = False

    async def prepare(self) -> None:
        """Save everybody's days, let their reminders come due, and let the people in."""
        for at in range(len(self._children)):
            self.server.world.add_person(
                Person(f"person-{at}", FIRST_PERSON + at, f"Person {at}", dms_open=not _closed(at))
            )
        store = await self._open()
        try:
            due_at = None
            for at, children in enumerate(self._children):
                for child in children:
                    due_at = await self._save(store, FIRST_PERSON + at, child)
        finally:
            await store.close()
        if due_at:
            self._time.move_to(due_at + timedelta(seconds=1))

    async def _save(self, store: Store, user_id: int, child: Child) -> datetime:
        """Do what a person does, and return when the first reminder of it is due."""
        added = await store.cases.add_event(user_id, child=child, plan="iep", state=STATE, event=EVENT)
        await store.people.save(Kept(user_id, STATE, ZONE, "en"))
        await store.reminders.opt_in(user_id, added.case.id, SAVED_AT)
        asked = wanted(deadlines(added.case.case, self._facts, None), zone=ZONE)
        await store.reminders.plan(user_id, added.case.id, asked, SAVED_AT)
        first, second = sorted(one.due_at for one in asked)[:2]
        if second - first < AWAY_IN_ALL + ROUNDS * AWAY[-1]:
            raise ValueError(f"{EVENT.code} in {STATE} asks for a second reminder too soon after the first")
        return first

    async def live_and_die(self, kills: int) -> None:
        """Start the bot, kill it at a moment drawn by chance, and let some time go by."""
        starting = self._chance.random() < KILLED_STARTING
        moment = self._chance.uniform(0, START_SECONDS)
        share = len(self._children) * REQUESTS_A_PERSON / kills
        requests = self._chance.randint(1, max(1, int(2 * share)))
        delay = self._chance.uniform(0, LONGEST_DELAY_SECONDS)
        away = self._chance.choice(AWAY)
        async with self._bot() as bot:
            if starting:
                await RealTime().sleep(moment)
            else:
                await self._until(bot, requests)
                await RealTime().sleep(delay)
            if bot.returncode is not None:
                raise BotEndedError(last_words(self._log))
        self._kills += 1
        self._while_starting += not self._requests
        while self.server.rest.serving:
            # What the bot had sent is still on its way: moved now, the clock would bring it hours later.
            await RealTime().sleep(LOOK_AGAIN_SECONDS)
        if self._away + away <= AWAY_IN_ALL:
            self._away += away
            self.server.clock.move_by(away)

    async def finish(self) -> None:
        """Let the bot work undisturbed until nothing is left; what was put off needs the clock moved."""
        for _ in range(ROUNDS):
            async with self._bot() as bot:
                await self._until(bot)
                await stop(bot, self._log)
            if not await self._unsettled():
                return
            # What it has still to do is done on a good day, or there would always be something left.
            self._calm = True
            self.server.clock.move_by(AWAY[-1])

    async def proof(self) -> Proof:
        """Count what each person has."""
        world = self.server.world
        got = [
            len(world.in_channel(world.dm_of(world.people[f"person-{at}"])))
            for at in range(len(self._children))
        ]
        wants = [0 if _closed(at) else 1 for at in range(len(self._children))]
        asked = self.server.judge.requests
        return Proof(
            seed=self._seed,
            kills=self._kills,
            while_starting=self._while_starting,
            people=len(self._children),
            reminders=self._reminders,
            deliveries=sum(got),
            refused=wants.count(0),
            lost=sum(max(want - count, 0) for count, want in zip(got, wants, strict=True)),
            doubled=sum(max(count - want, 0) for count, want in zip(got, wants, strict=True)),
            unsettled=await self._unsettled(),
            faults=self._faults_met,
            repeated=self.server.rest.posts.repeated,
            looked=sum(one.method == "GET" and one.path.endswith("/messages") for one in asked),
            seconds=round((RealTime().now() - self._began_at).total_seconds(), 1),
        )

    async def _unsettled(self) -> int:
        """Return how many deliveries the bot's file does not tell as they are."""
        store = await self._open()
        try:
            counts = await store.reminders.counts()
            next_due_at = await store.reminders.next_due_at()
        finally:
            await store.close()
        closed = sum(map(_closed, range(len(self._children))))
        right = {"sent": len(self._children) - closed, "failed": closed}
        wrong = sum(abs(counts.get(state, 0) - right.get(state, 0)) for state in counts.keys() | right)
        return wrong + (next_due_at is not None and next_due_at <= self._time.now())

    def _meet(self, *, posts: bool) -> Fault | None:
        """Count a request, and draw what happens to it."""
        self._requests += 1
        self._asked_at = RealTime().now()
        # The library opens one channel after the other, so a fault there holds everybody up.
        spared = self._calm or (not posts and self._faults.random() > MET_ELSEWHERE)
        met = None if spared else trouble(self._faults)
        self._faults_met += met is not None
        return met

    async def _open(self) -> Store:
        database = self._folder / "clockstart.db"
        key = load_key(None, self._folder / "keys" / "database.key", database=database)
        return await Store.open(database, key)

    def _bot(self) -> AbstractAsyncContextManager[Process]:
        self._requests = 0
        return joined(bot_at(self.server.url, self._folder), self._log)

    async def _until(self, bot: Process, requests: int | None = None) -> None:
        """Wait until the bot has made so many requests, or makes no more; BotEndedError where it is stuck."""
        assert bot.stdout  # noqa: S101  # a pipe was asked for
        ready = asyncio.create_task(bot.stdout.readline())

        def reached() -> bool:
            if not ready.done():
                self._asked_at = RealTime().now()
            quiet = RealTime().now() - self._asked_at > timedelta(seconds=QUIET_SECONDS)
            return quiet or (requests is not None and self._requests >= requests)

        try:
            await until(bot, reached, self._log, seconds=LONGEST_LIFE_SECONDS)
        finally:
            ready.cancel()
            await asyncio.gather(ready, return_exceptions=True)


def _children(reminders: int) -> list[tuple[Child, ...]]:
    """Share out reminders, one a child; returns the children of each person."""
    people: list[tuple[Child, ...]] = []
    left = reminders
    while left:
        children: tuple[Child, ...] = ("A", "B") if len(people) % TWO_AT_ONCE == 0 and left > 1 else ("A",)
        people.append(children)
        left -= len(children)
    return people


def _closed(at: int) -> bool:
    return at % CLOSED == 1
