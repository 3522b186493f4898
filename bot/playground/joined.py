"""A bot in a process of its own that joins the playground of this one."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock.now import RealTime

LONGEST_START_SECONDS = 60.0
LOG_LINES = 5


class BotEndedError(Exception):
    """The bot ended by itself, or got stuck; what it said last."""


@asynccontextmanager
async def joined(words: Sequence[str], log: Path) -> AsyncGenerator[Process]:
    """Run `python -m WORDS`, with what it says in `log`; it is killed at the end where it still runs."""
    with log.open("ab") as said:
        bot = await asyncio.create_subprocess_exec(sys.executable, "-m", *words, stdout=PIPE, stderr=said)
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.kill()
        await bot.communicate()


async def ready(bot: Process, log: Path) -> None:
    """Wait for the line that says that it is ready; BotEndedError."""
    assert bot.stdout  # noqa: S101  # a pipe was asked for
    try:
        line = await asyncio.wait_for(bot.stdout.readline(), LONGEST_START_SECONDS)
    except TimeoutError:
        line = b""
    if not line:
        raise BotEndedError(last_words(log))


async def until(bot: Process, reached: Callable[[], bool], log: Path, *, seconds: float) -> None:
    """Look again and again until it is so; BotEndedError where the bot ends, or it takes longer."""
    try:
        async with asyncio.timeout(seconds):
            while not reached():
                await RealTime().sleep(0.005)
                if bot.returncode is not None:
                    raise BotEndedError(last_words(log))
    except TimeoutError:
        raise BotEndedError(last_words(log)) from None


def last_words(log: Path) -> str:
    """Return the last lines that it logged."""
    return "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-LOG_LINES:])
