"""Reminders beside jobs in APScheduler: saving, coming back, sending, and what a kill loses or doubles."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from bot.bench.jobs_program import SENT, add, scheduler, send
from bot.bench.rows import Goal, Row, Unit, median
from bot.clock.case import Event
from bot.clock.now import RealTime
from bot.clock.timeline import deadlines
from bot.law.library import Library
from bot.playground.joined import joined
from bot.playground.killing import kill
from bot.reminders.policy import wanted
from bot.store.key import Key, load_key
from bot.store.people import Person
from bot.store.store import Store

RIVAL = "apscheduler"
NONE_AT_ALL = median(0)
NAMES: dict[str, Unit] = {
    "jobs-add": "ms",
    "jobs-back": "s",
    "jobs-send": "a-second",
    "jobs-lost": "count",
    "jobs-doubled": "count",
}
STATE, ZONE = "CA", "America/Los_Angeles"
EVENT = Event("eligibility", date(2026, 11, 16))
SAVED_AT = datetime(2026, 11, 16, 17, tzinfo=UTC)
LATER = timedelta(days=400)
"""When all reminders of that event are due."""
FIRST_PERSON = 1_200_000_000_000_000_000
CLAIMED = 100
MS = 1_000.0
SEED = 8
LONGEST_SECONDS = 60.0
LOOK_AGAIN_SECONDS = 0.005


async def jobs(facts: Library, count: int, kills: int, killed: int) -> list[Row]:
    """Do the same with so many of each; then kill both so many times while they send `killed` of them.

    Sent are messages: all that is due to a person is one of ours, each job is one of theirs. BotEndedError.
    """
    with tempfile.TemporaryDirectory(prefix="clockstart-jobs-") as folder:
        ours = await _ours(facts, Path(folder), count)
        proof = await kill(facts, kills, SEED, reminders=killed)
        ours |= {"jobs-lost": float(proof.lost), "jobs-doubled": float(proof.doubled)}
        try:
            theirs = await _theirs(Path(folder), count) | await _killed(Path(folder), kills, killed)
        except ImportError:
            theirs = {}
    return [_row(name, unit, ours[name], theirs.get(name)) for name, unit in NAMES.items()]


def _row(name: str, unit: Unit, ours: float, theirs: float | None) -> Row:
    goals: tuple[Goal, ...] = (NONE_AT_ALL,) if unit == "count" else ()
    return Row(name=name, unit=unit, median=round(ours, 3), yardstick=RIVAL, beside=theirs, goals=goals)


async def _ours(facts: Library, folder: Path, count: int) -> dict[str, float]:
    file = folder / "clockstart.db"
    key = load_key(None, folder / "database.key", database=file)
    asked = 0
    async with _opened(file, key) as store:
        began = perf_counter()
        for number in range(FIRST_PERSON, FIRST_PERSON + count):
            if asked >= count:
                break
            asked += await _save(facts, store, number)
        added = (perf_counter() - began) * MS / asked
    now = SAVED_AT + LATER
    began = perf_counter()
    async with _opened(file, key) as store:
        claimed = await store.reminders.claim_due(now, CLAIMED)
        await store.reminders.still_sending(claimed[0].id)
        back = perf_counter() - began
        sent, began = 0, perf_counter()
        while claimed:
            for delivery in claimed:
                await store.reminders.still_sending(delivery.id)
                await store.reminders.mark_sent(delivery.id)
            sent += len(claimed)
            claimed = await store.reminders.claim_due(now, CLAIMED)
        rate = sent / (perf_counter() - began)
    return {"jobs-add": added, "jobs-back": back, "jobs-send": rate}


async def _save(facts: Library, store: Store, number: int) -> int:
    """Do what a person does who saves a day and turns reminders on; return how many come of it."""
    added = await store.cases.add_event(number, child="A", plan="iep", state=STATE, event=EVENT)
    await store.people.save(Person(number, STATE, ZONE, "en"))
    await store.reminders.opt_in(number, added.case.id, SAVED_AT)
    asked = wanted(deadlines(added.case.case, facts, None), zone=ZONE)
    await store.reminders.plan(number, added.case.id, asked, SAVED_AT)
    return len(asked)


@asynccontextmanager
async def _opened(file: Path, key: Key) -> AsyncGenerator[Store]:
    store = await Store.open(file, key)
    try:
        yield store
    finally:
        await store.close()


_DONE: list[float] = []
"""When jobs of this process were done; the scheduler finds a job by the name of its function."""


async def note(_number: int, _folder: str) -> None:
    """Do a job: nothing but to note that it is done."""
    _DONE.append(perf_counter())


async def _theirs(folder: Path, count: int) -> dict[str, float]:
    _DONE.clear()
    first = scheduler(folder)
    first.start(paused=True)
    began = perf_counter()
    add(first, range(count), f"{__name__}:{note.__name__}", folder)
    added = (perf_counter() - began) * MS / count
    first.shutdown()
    began = perf_counter()
    again = scheduler(folder)
    again.start()
    while len(_DONE) < count:
        await RealTime().sleep(LOOK_AGAIN_SECONDS)
    again.shutdown()
    return {"jobs-add": added, "jobs-back": _DONE[0] - began, "jobs-send": count / (_DONE[-1] - began)}


async def _killed(folder: Path, kills: int, count: int) -> dict[str, float]:
    """Kill it so many times while it sends, let it finish, and count."""
    chance = Random(SEED)  # noqa: S311  # a trial, no secret
    filling = scheduler(folder)
    filling.start(paused=True)
    add(filling, range(count), f"{send.__module__}:{send.__name__}", folder)
    filling.shutdown()
    for _ in range(kills):
        await _live(folder, sent=len(_sent(folder)) + chance.randint(1, max(1, count // kills)))
    await _live(folder, sent=None)
    times = Counter(_sent(folder))
    return {
        "jobs-lost": count - len(times),
        "jobs-doubled": sum(one - 1 for one in times.values()),
    }


async def _live(folder: Path, sent: int | None) -> None:
    """Let it run until it has sent so many, then kill it; None: until it ends by itself."""
    words = ("bot.bench.jobs_program", str(folder))
    async with joined(words, folder / "jobs.log") as process, asyncio.timeout(LONGEST_SECONDS):
        while process.returncode is None and (sent is None or len(_sent(folder)) < sent):
            await RealTime().sleep(LOOK_AGAIN_SECONDS)


def _sent(folder: Path) -> list[str]:
    path = folder / SENT
    return path.read_text("ascii").split() if path.exists() else []
