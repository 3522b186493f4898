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
from bot.text.catalogue import ENGLISH, words

SAID = words(ENGLISH)
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
    STORE_FAILED = "store_failed"
    LOOP_ENDED = "loop_ended"
    LOOP_STUCK = "loop_stuck"
    OVERDUE = "overdue"
    OFFLINE = "offline"
    """Not connected to Discord just now; it tries again by itself."""
    WELL = "well"


SERVES = (Verdict.WELL, Verdict.OFFLINE)
"""Nobody has to do anything."""


class Health(BaseModel):
    """What the bot saw of itself: instants are aware, in UTC; `halted_by` a code, None while all is well."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    written_at: AwareDatetime
    connected: bool
    loop_alive: bool
    halted_by: str | None = None
    store_answers: bool = True
    looked_at: AwareDatetime | None = None
    claimed_at: AwareDatetime | None = None
    """When the loop last took up something that was due; None where nothing was since the start."""
    next_due_at: AwareDatetime | None = None
    """When the earliest reminder that is not sent yet is or was due."""


def verdict(health: Health | None, now: datetime) -> Verdict:
    """Return how the bot is, from the last that it wrote; None where it wrote nothing."""
    if health is None or now - health.written_at > TOO_OLD:
        return Verdict.NOT_RUNNING
    late = health.next_due_at is not None and now - health.next_due_at > TOO_LATE
    stuck = health.looked_at is None or now - health.looked_at > TOO_OLD
    wrong = {
        Verdict.HALTED: bool(health.halted_by),
        Verdict.STORE_FAILED: not health.store_answers,
        Verdict.LOOP_ENDED: not health.loop_alive,
        Verdict.LOOP_STUCK: stuck,
        Verdict.OVERDUE: late,
        Verdict.OFFLINE: not health.connected,
    }
    return next((how for how, holds in wrong.items() if holds), Verdict.WELL)


def health_line(health: Health | None, now: datetime) -> str:
    """Say it in a line: what is to be done, then gateway, loop, store, last claim and oldest overdue."""
    line = SAID.say(f"health-{verdict(health, now).value.replace('_', '-')}")
    if health is None:
        return line
    due_at, overdue = health.next_due_at, bool(health.next_due_at and health.next_due_at < now)
    return " ".join(
        (
            line,
            SAID.say("health-gateway", connected="yes" if health.connected else "no"),
            SAID.say("health-loop", alive="yes" if health.loop_alive else "no", at=_told(health.looked_at)),
            SAID.say("health-store", answers="yes" if health.store_answers else "no"),
            SAID.say("health-claim", at=_told(health.claimed_at)),
            SAID.say("health-oldest", at=_told(due_at if overdue else None)),
            SAID.say("health-next", at=_told(None if overdue else due_at)),
        )
    )


def _told(instant: datetime | None) -> str:
    return instant.isoformat(timespec="seconds") if instant else SAID.say("health-none")


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
