import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.reminders.pace import REFUSALS, Pace

START = datetime(2026, 12, 13, 17, tzinfo=UTC)


class Slept:
    """A clock that runs only while somebody sleeps."""

    def __init__(self):
        self.shows = START
        self.slept = 0.0

    def now(self):
        return self.shows

    async def sleep(self, seconds):
        await asyncio.sleep(0)
        self.slept += seconds
        self.shows += timedelta(seconds=seconds)


@pytest.fixture
def time():
    return Slept()


async def test_so_many_go_out_at_once_and_the_next_waits_for_the_second_to_pass(time):
    pace = Pace(time, a_second=3)
    for _ in range(3):
        await pace.wait()
    assert time.slept == 0
    await pace.wait()
    assert time.slept == 1


async def test_never_more_within_any_second(time):
    pace = Pace(time, a_second=4)
    went: list[datetime] = []

    async def one():
        await pace.wait()
        went.append(time.now())

    await asyncio.gather(*(one() for _ in range(21)))
    # 21 at 4 a second: the last one goes in the sixth second.
    assert went[-1] - START == timedelta(seconds=5)
    for first in went:
        assert sum(first <= other < first + timedelta(seconds=1) for other in went) <= 4


async def test_a_clock_that_was_set_back_holds_nobody_up(time):
    pace = Pace(time, a_second=2)
    for _ in range(2):
        await pace.wait()
    time.shows -= timedelta(days=3)
    await pace.wait()
    assert time.slept == 0


async def test_many_refusals_make_all_wait_for_ten_minutes_from_the_first(time):
    pace = Pace(time)
    for _ in range(REFUSALS):
        pace.refused()
    time.shows += timedelta(minutes=4)
    await pace.wait()
    assert time.slept == pytest.approx(6 * 60)


async def test_one_refusal_less_holds_nobody_up(time):
    pace = Pace(time)
    for _ in range(REFUSALS - 1):
        pace.refused()
    await pace.wait()
    assert time.slept == 0
