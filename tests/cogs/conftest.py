"""The whole bot in the playground, with a clock that stands still until a test moves it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.app import Clockstart
from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.playground.server import Playground
from bot.start import playground

NOON_IN_NEW_YORK = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class World:
    """A running bot, its small Discord, its time, and the hands of the two people in it."""

    server: Playground
    bot: Clockstart
    time: HandSetTime
    parent: Hands
    moderator: Hands


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Start it all, and at the end see that no limit of Discord was passed."""
    time = HandSetTime(NOON_IN_NEW_YORK)
    async with playground(library(), time) as (server, bot):
        yield World(server, bot, time, Hands(server, "parent"), Hands(server, "moderator"))
        assert not server.judge.breaches
