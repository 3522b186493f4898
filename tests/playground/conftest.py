"""A playground, and the sample bot on it."""

import asyncio
from datetime import UTC, datetime

import pytest
from sample import SampleBot

from bot.clock.now import HandSetTime
from bot.playground.hands import Hands
from bot.playground.pointing import point_discord_here
from bot.playground.server import Playground

START = datetime(2026, 9, 14, 16, 0, tzinfo=UTC)


@pytest.fixture
def time():
    return HandSetTime(START)


@pytest.fixture
async def playground(time):
    playground = Playground(time=time)
    await playground.start()
    with point_discord_here(playground.url):
        yield playground
    await playground.close()


@pytest.fixture
async def bot(playground):
    bot = SampleBot()
    running = asyncio.create_task(bot.start("any"))
    up = asyncio.create_task(bot.up.wait())
    await asyncio.wait({running, up}, timeout=5, return_when=asyncio.FIRST_COMPLETED)
    assert bot.is_ready()
    assert playground.gateway.connected
    yield bot
    await bot.close()
    await running


@pytest.fixture
def parent(playground, bot):
    assert bot.is_ready()
    return Hands(playground, "parent")


@pytest.fixture
def moderator(playground, bot):
    assert bot.is_ready()
    return Hands(playground, "moderator")
