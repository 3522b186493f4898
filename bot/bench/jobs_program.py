"""Jobs in APScheduler with its SQLite store, as a bot would keep reminders in it. Knows nothing of ours.

Run as a program it sends what is due, one line a job into a file, and ends when no job is left:
`python -m bot.bench.jobs_program FOLDER`. Needs the extra `bench`.
"""

import asyncio
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.clock.now import RealTime

STORE, SENT = "jobs.db", "sent.txt"
DUE_AT = datetime(2026, 1, 1, tzinfo=UTC)
SEND_SECONDS = 0.005
"""As long as a message takes on loopback."""
LOOK_AGAIN_SECONDS = 0.05


def scheduler(folder: Path) -> Any:  # noqa: ANN401  # it has no types
    """Return a scheduler on the folder's file; ImportError where the library is missing."""
    stores: Any = import_module("apscheduler.jobstores.sqlalchemy")
    schedulers: Any = import_module("apscheduler.schedulers.asyncio")
    store = stores.SQLAlchemyJobStore(f"sqlite:///{folder / STORE}")
    # Late is not lost: by itself it drops what is a second late.
    given = {"misfire_grace_time": None}
    return schedulers.AsyncIOScheduler(jobstores={"default": store}, job_defaults=given, timezone=UTC)


def add(into: Any, numbers: Iterable[int], what: str, folder: Path) -> None:  # noqa: ANN401  # as above
    """Add jobs that are due, one after the other."""
    for number in numbers:
        into.add_job(what, "date", run_date=DUE_AT, args=(number, str(folder)), id=str(number))


async def send(number: int, folder: str) -> None:
    """Send a message: a line in a file."""
    await RealTime().sleep(SEND_SECONDS)
    with (Path(folder) / SENT).open("a", encoding="ascii") as file:
        file.write(f"{number}\n")


async def _send_all(folder: Path) -> None:
    one = scheduler(folder)
    one.start()
    while one.get_jobs():
        await RealTime().sleep(LOOK_AGAIN_SECONDS)
    # What was taken out of the store is still being sent.
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(_send_all(Path(sys.argv[1])))
