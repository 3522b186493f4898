"""Programs in processes of their own, first of all the bot that joins the playground of this one."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock.now import RealTime

LONGEST_START_SECONDS = LONGEST_STOP_SECONDS = 60.0
LOOK_AGAIN_SECONDS = 0.002
LOG_LINES = 5


class BotEndedError(Exception):
    """The bot ended by itself, or got stuck; what it said last."""


def bot_at(url: str, folder: Path, *more: str) -> tuple[str, ...]:
    """Return the words that start the bot against the playground at `url`, with its data in a folder."""
    return ("bot", "playground", "--join", url, "--data", str(folder), *more)


@asynccontextmanager
async def joined(words: Sequence[str], log: Path, given: str = "") -> AsyncGenerator[Process]:
    """Run `python -m WORDS`, with `given` to read and what it logs in `log`; killed where it still runs."""
    with log.open("ab") as said:
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *words, stdin=PIPE, stdout=PIPE, stderr=said
        )
    try:
        assert bot.stdin  # noqa: S101  # a pipe was asked for
        bot.stdin.write(given.encode())
        bot.stdin.close()
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
                await RealTime().sleep(LOOK_AGAIN_SECONDS)
                if bot.returncode is not None:
                    raise BotEndedError(last_words(log))
    except TimeoutError:
        raise BotEndedError(last_words(log)) from None


async def stop(bot: Process, log: Path) -> None:
    """Stop it as a host does; BotEndedError where it does not end well."""
    bot.terminate()
    try:
        code = await asyncio.wait_for(bot.wait(), LONGEST_STOP_SECONDS)
    except TimeoutError:
        code = None
    if code != 0:
        raise BotEndedError(last_words(log))


def last_words(log: Path) -> str:
    """Return the last lines that it logged."""
    return "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-LOG_LINES:])
