"""Claim, delivery, start and memory with reminders, on a small file; `--scale` measures a large one."""

from bot.bench.rows import Row, Unit, of_figure
from bot.law.library import Library
from bot.playground.scale import Scale, measure

UNITS: dict[str, Unit] = {
    "start": "s",
    "memory": "mb",
    "sends": "a-second",
    "cpu": "percent",
    "claim": "ms",
    "commit": "ms",
    "command": "ms",
}
YARDSTICKS = {"claim": "query", "commit": "commit", "command": "query"}


async def reminders(facts: Library, cases: int, *, rounds: int, starts: int, sent: int) -> list[Row]:
    """Measure as `--scale` does, with so many cases; BotEndedError, NoRoomError."""
    return rows_of(await measure(facts, cases, rounds=rounds, starts=starts, sent=sent))


def rows_of(scale: Scale) -> list[Row]:
    """Return what was measured as rows of the table."""
    return [of_figure(one, YARDSTICKS.get(one.name, "client"), unit=UNITS[one.name]) for one in scale.figures]
