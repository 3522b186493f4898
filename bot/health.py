"""How the running bot is, told in a small file beside the data, for `python -m bot health` to judge.

Another process cannot ask the bot, so it writes what it sees of itself. The file holds times and codes only.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bot.clock.now import Time
from bot.store.errors import StoreError

EVERY_SECONDS = 30.0
TOO_OLD = timedelta(minutes=3)
"""A bot writes and looks every half minute; so long without either, and it hangs or is gone."""
TOO_LATE = timedelta(minutes=10)
"""A reminder waits so long only where something is wrong."""


class Verdict(StrEnum):
    """How it is, the worst first."""

    NOT_RUNNING = "not_running"
    HALTED = "halted"
    """Discord takes its token no longer."""
    LOOP_ENDED = "loop_ended"
    LOOP_STUCK = "loop_stuck"
    OVERDUE = "overdue"
    OFFLINE = "offline"
    """Not connected to Discord just now; it tries again by itself."""
    WELL = "well"


class Health(BaseModel):
    """What the bot saw of itself: instants are aware, in UTC; `halted_by` a code, None while all is well."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    written_at: AwareDatetime
    connected: bool
    loop_alive: bool
    halted_by: str | None = None
    looked_at: AwareDatetime | None = None
    next_due_at: AwareDatetime | None = None
    """When the earliest reminder that is not sent yet is or was due."""


def verdict(health: Health | None, now: datetime) -> Verdict:
    """Return how the bot is, from the last that it wrote; None where it wrote nothing."""
    if health is None or now - health.written_at > TOO_OLD:
        return Verdict.NOT_RUNNING
    if health.halted_by:
        return Verdict.HALTED
    if not health.loop_alive:
        return Verdict.LOOP_ENDED
    if health.looked_at is None or now - health.looked_at > TOO_OLD:
        return Verdict.LOOP_STUCK
    if health.next_due_at and now - health.next_due_at > TOO_LATE:
        return Verdict.OVERDUE
    return Verdict.WELL if health.connected else Verdict.OFFLINE


def health_file(database: Path) -> Path:
    """Return where the bot on a data file tells how it is."""
    return database.with_name(f"{database.name}.health")


def read_health(database: Path) -> Health | None:
    """Return what the bot wrote last; None where there is nothing that can be read."""
    try:
        return Health.model_validate_json(health_file(database).read_bytes())
    except (OSError, ValueError):
        return None


@contextlib.asynccontextmanager
async def telling_health(
    database: Path, look: Callable[[], Awaitable[Health]], time: Time
) -> AsyncGenerator[None]:
    """Write every half minute how the bot is, and take the file away at the end."""
    task = asyncio.create_task(_tell(health_file(database), look, time), name="health")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        health_file(database).unlink(missing_ok=True)


async def _tell(file: Path, look: Callable[[], Awaitable[Health]], time: Time) -> None:
    beside = file.with_name(f"{file.name}.new")
    while True:
        # A full disk must not end the telling: an old file says that something is wrong.
        with contextlib.suppress(OSError, StoreError):
            beside.write_text((await look()).model_dump_json(), encoding="utf-8")
            beside.replace(file)
        await time.sleep(EVERY_SECONDS)
