"""The whole run: each part in turn, as large as was asked for."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from bot.bench.commands import answers
from bot.bench.dates import Written, reading
from bot.bench.facts import ask, count, load
from bot.bench.jobs import jobs
from bot.bench.papers import letters
from bot.bench.pins import refresh
from bot.bench.processes import memory, ready, tour
from bot.bench.reminders import reminders
from bot.bench.rivals import counting
from bot.bench.rows import Row, Run
from bot.law.library import Library

FIGURES = (
    *("load", "count", "ask", "count-numpy", "count-same-numpy", "count-dateutil", "count-same-dateutil"),
    *("read-dateparser", "right-dateparser", "read-parsedatetime", "right-parsedatetime", "read-long"),
    *("letter-all", "letter-docx", "letter-html", "letter-pdf", "letter-txt", "refresh"),
    *("ready", "memory-tour", "memory-rest", "memory-after", "memory-growth"),
    *("start", "memory", "sends", "cpu", "claim", "commit", "command"),
    *("jobs-add", "jobs-back", "jobs-send", "jobs-lost", "jobs-doubled"),
)
"""All that is measured beside commands, which are named as they are typed."""
YARDSTICKS = (
    *("nothing", "client", "yaml", "walk", "search", "file", "edit", "query", "commit"),
    *("numpy", "dateutil", "dateparser", "parsedatetime", "apscheduler"),
)


@dataclass(frozen=True, slots=True)
class Size:
    """How often, and how much, is measured."""

    loads: int
    """Of all facts."""
    rounds: int
    """Of what takes parts of a millisecond."""
    letters: int
    answers: int
    """Of each command."""
    pins: int
    starts: int
    commands: int
    """After which memory is held against what it was after a tenth of them."""
    cases: int
    sent: int
    """Messages, at 50 a second."""
    jobs: int
    kills: int
    killed: int
    """Reminders that are sent through these kills."""
    at_once: bool = False
    """All parts at the same time: quicker, and the figures mean nothing."""


USUAL = Size(
    loads=5,
    rounds=10,
    letters=20,
    answers=100,
    pins=30,
    starts=3,
    commands=10_000,
    cases=5_000,
    # Whole seconds of what the pace lets through, or the first and last one tell more than the bot does.
    sent=400,
    jobs=1_000,
    kills=3,
    killed=60,
)
SIZES = {
    "short": Size(
        loads=1,
        rounds=1,
        letters=1,
        answers=1,
        pins=2,
        starts=1,
        commands=80,
        cases=600,
        sent=10,
        jobs=30,
        kills=1,
        killed=6,
        at_once=True,
    ),
    "usual": USUAL,
    "full": replace(USUAL, answers=1_000, jobs=100_000, kills=25, killed=500),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What a part measures with."""

    facts: Library
    dates: Sequence[Written]
    size: Size


async def _facts(given: Given) -> list[Row]:
    rounds = given.size.rounds
    return [
        load(given.size.loads),
        ask(given.facts, rounds),
        *reading(given.dates, rounds),
        count(given.facts, rounds),
        *counting(given.facts, rounds),
    ]


async def _letters(given: Given) -> list[Row]:
    return letters(given.facts, given.size.letters)


async def _commands(given: Given) -> list[Row]:
    # One after the other: a process has one Discord at a time.
    commands = await answers(given.facts, given.size.answers)
    return [*commands, await refresh(given.facts, given.size.pins, given.size.loads)]


async def _processes(given: Given) -> list[Row]:
    return [await ready(given.size.starts), await tour(), *await memory(given.size.commands)]


async def _reminders(given: Given) -> list[Row]:
    size = given.size
    return await reminders(
        given.facts, size.cases, rounds=10 * size.rounds, starts=size.starts, sent=size.sent
    )


async def _jobs(given: Given) -> list[Row]:
    return await jobs(given.facts, given.size.jobs, given.size.kills, given.size.killed)


Part = Callable[[Given], Awaitable[list[Row]]]

PARTS: dict[str, Part] = {
    "facts": _facts,
    "letters": _letters,
    "commands": _commands,
    "processes": _processes,
    "reminders": _reminders,
    "jobs": _jobs,
}


async def measure(given: Given, telling: Callable[[str], None]) -> Run:
    """Measure all, part by part; `telling` hears which one begins.

    NotAnsweredError, BotEndedError or NoRoomError where one cannot be measured.
    """
    began = perf_counter()
    turn = asyncio.Semaphore(len(PARTS) if given.size.at_once else 1)

    async def measured(name: str, part: Part) -> list[Row]:
        async with turn:
            telling(name)
            return await part(given)

    parts = await asyncio.gather(*(measured(name, part) for name, part in PARTS.items()))
    rows = tuple(row for part in parts for row in part)
    return Run(seconds=round(perf_counter() - began, 1), rows=rows)
