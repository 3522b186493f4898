"""SIGTERM to a real bot process: in the middle of sends, at a Discord that hangs, and during a start."""

import asyncio
import contextlib
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from time import monotonic

import pytest

from bot.law.library import library
from bot.playground.faults import Fault, Kind
from bot.playground.killing import Trial
from bot.store.key import load_key
from bot.store.store import Store

LONGEST_SECONDS = 5.0
REMINDERS = 60


@contextlib.asynccontextmanager
async def process(*words, **settings):
    """Run `python -m bot ...`; it is killed at the end where it still runs."""
    made = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, stdout=PIPE, stderr=PIPE, env=os.environ | settings
    )
    try:
        yield made
    finally:
        if made.returncode is None:
            made.kill()
        _, said = await made.communicate()
        assert b"Traceback" not in said
        assert b"Unclosed" not in said


async def stopped_in_time(bot):
    """Send SIGTERM; return how many seconds the bot took, and its code."""
    began = monotonic()
    bot.send_signal(signal.SIGTERM)
    code = await asyncio.wait_for(bot.wait(), 30)
    return monotonic() - began, code


async def states(folder):
    key = load_key(None, folder / "keys" / "database.key", database=folder / "clockstart.db")
    store = await Store.open(folder / "clockstart.db", key)
    try:
        return await store.reminders.counts()
    finally:
        await store.close()


@pytest.mark.parametrize("slow_seconds", [0.3, 60.0])
async def test_in_the_middle_of_sends_it_stops_in_time_and_keeps_what_became_of_each(tmp_path, slow_seconds):
    """Sends of 0.3 s finish; such of a minute are given up, and taken up by the next start."""
    trial = Trial(tmp_path, library(), 1, REMINDERS)
    await trial.prepare()
    server = trial.server
    await server.start()
    server.faults.drawn = lambda *, posts: Fault(Kind.SLOW, seconds=slow_seconds) if posts else None
    try:
        async with process("playground", "--join", server.url, "--data", str(tmp_path)) as bot:
            async with asyncio.timeout(20):
                while server.rest.serving < 4:
                    await asyncio.sleep(0.01)
            seconds, code = await stopped_in_time(bot)
        assert code == 0
        assert seconds < LONGEST_SECONDS
        came = [one for one in server.judge.requests if one.method == "POST" and one.status == 200]
        posted = sum(one.path.endswith("/messages") for one in came)
        after = await states(tmp_path)
        if slow_seconds < 1:
            # Each that was begun is marked: nothing is left to be looked for.
            assert after.get("sending", 0) == 0
            assert 0 < after["sent"] == posted < REMINDERS
        else:
            assert posted == 0
            assert after["sending"] > 0
    finally:
        await server.close()


async def test_at_a_discord_that_answers_no_more_it_stops_in_time(tmp_path):
    async with process("playground", "--server", "--port", "0") as server:
        url = re.search(rb"http://127\.0\.0\.1:\d+", await server.stdout.readline())[0].decode()
        async with process("playground", "--join", url, "--data", str(tmp_path)) as bot:
            assert await bot.stdout.readline() == b"Clockstart is ready.\n"
            server.send_signal(signal.SIGSTOP)
            try:
                seconds, code = await stopped_in_time(bot)
            finally:
                server.send_signal(signal.SIGCONT)
    assert code == 0
    assert seconds < LONGEST_SECONDS


@pytest.mark.parametrize("wait_seconds", [1.0, 1.5, 2.5])
async def test_during_a_start_it_stops_in_time(tmp_path, wait_seconds):
    async with process("playground", "--server", "--port", "0") as server:
        url = re.search(rb"http://127\.0\.0\.1:\d+", await server.stdout.readline())[0].decode()
        async with process("playground", "--join", url, "--data", str(tmp_path)) as bot:
            await asyncio.sleep(wait_seconds)
            seconds, code = await stopped_in_time(bot)
    # Before the first line of ours ran, the signal ends the process as it ends any.
    assert code in (0, -signal.SIGTERM)
    assert seconds < LONGEST_SECONDS
    leftover = tmp_path / "clockstart.db-wal"
    assert code != 0 or not leftover.exists()
