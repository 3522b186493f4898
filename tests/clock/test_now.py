"""Time: whose today, the machine's clock, and a clock that is set by hand."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock.now import HandSetTime, RealTime, today

NOON = datetime(2026, 9, 14, 12, tzinfo=UTC)
SOON_SECONDS = 2
"""Longer than anything here takes: a test that waits so long has failed."""


def _half_past_eleven(zone: str) -> datetime:
    return datetime(2026, 9, 14, 23, 30, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_at_half_past_eleven_at_night_in_new_york_it_is_still_today() -> None:
    now = _half_past_eleven("America/New_York")
    assert now == datetime(2026, 9, 15, 3, 30, tzinfo=UTC)
    assert today(now, "America/New_York").isoformat() == "2026-09-14"


def test_at_half_past_eleven_at_night_in_california_it_is_still_today() -> None:
    now = _half_past_eleven("America/Los_Angeles")
    assert now == datetime(2026, 9, 15, 6, 30, tzinfo=UTC)
    assert today(now, "America/Los_Angeles").isoformat() == "2026-09-14"
    assert today(now, "America/New_York").isoformat() == "2026-09-15"


def test_at_half_past_eleven_at_night_in_hawaii_it_is_still_today() -> None:
    now = _half_past_eleven("Pacific/Honolulu")
    assert now == datetime(2026, 9, 15, 9, 30, tzinfo=UTC)
    assert today(now, "Pacific/Honolulu").isoformat() == "2026-09-14"
    assert today(now, "America/Los_Angeles").isoformat() == "2026-09-15"


def test_today_follows_the_clock_change() -> None:
    # Standard time from November 1, 2026: midnight in New York is 05:00 UTC, no longer 04:00.
    before = datetime(2026, 11, 3, 4, 30, tzinfo=UTC)
    assert today(before, "America/New_York").isoformat() == "2026-11-02"
    assert today(before + timedelta(minutes=30), "America/New_York").isoformat() == "2026-11-03"
    # In October midnight was at 04:00.
    assert today(datetime(2026, 10, 3, 4, 0, tzinfo=UTC), "America/New_York").isoformat() == "2026-10-03"


def test_the_machines_clock_gives_aware_utc() -> None:
    before = datetime.now(UTC)
    now = RealTime().now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is UTC


async def test_the_machines_clock_waits() -> None:
    started = datetime.now(UTC)
    await RealTime().sleep(0.02)
    assert datetime.now(UTC) - started >= timedelta(seconds=0.015)


def test_a_clock_set_by_hand_stands_still_until_it_is_moved() -> None:
    time = HandSetTime(NOON)
    assert time.now() == NOON == time.now()
    time.move_by(timedelta(days=1))
    assert time.now() == NOON + timedelta(days=1)
    time.move_to(NOON - timedelta(days=365))
    assert time.now() == NOON - timedelta(days=365)


def test_a_clock_set_by_hand_that_runs_goes_on_from_where_it_was_set() -> None:
    time = HandSetTime(NOON, runs=True)
    first, second = time.now(), time.now()
    assert NOON <= first <= second < NOON + timedelta(minutes=1)
    time.move_to(NOON + timedelta(days=60))
    assert NOON + timedelta(days=60) <= time.now() < NOON + timedelta(days=60, minutes=1)


def test_without_a_start_it_shows_the_machines_time() -> None:
    before = datetime.now(UTC)
    assert before <= HandSetTime().now() <= datetime.now(UTC)


def test_a_clock_set_by_hand_always_gives_utc() -> None:
    in_new_york = datetime(2026, 9, 14, 8, tzinfo=ZoneInfo("America/New_York"))
    time = HandSetTime(in_new_york)
    assert time.now() == NOON
    assert time.now().tzinfo is UTC
    time.move_to(in_new_york + timedelta(hours=1))
    assert time.now() == NOON + timedelta(hours=1)
    assert time.now().tzinfo is UTC


@pytest.mark.parametrize("runs", [False, True])
@pytest.mark.parametrize("step", [timedelta(days=60), timedelta(days=-1)])
async def test_moving_the_hands_wakes_every_sleeper(step: timedelta, *, runs: bool) -> None:
    time = HandSetTime(NOON, runs=runs)
    sleepers = [asyncio.create_task(time.sleep(3_600)) for _ in range(3)]
    await asyncio.sleep(0)
    assert not any(sleeper.done() for sleeper in sleepers)
    time.move_by(step)
    async with asyncio.timeout(SOON_SECONDS):
        await asyncio.gather(*sleepers)


async def test_who_falls_asleep_after_a_move_waits_for_the_next_one() -> None:
    time = HandSetTime(NOON)
    time.move_by(timedelta(days=1))
    sleeper = asyncio.create_task(time.sleep(3_600))
    done, _ = await asyncio.wait([sleeper], timeout=0.02)
    assert not done
    time.move_by(timedelta(days=1))
    async with asyncio.timeout(SOON_SECONDS):
        await sleeper


async def test_a_running_clock_wakes_its_sleeper_by_itself() -> None:
    async with asyncio.timeout(SOON_SECONDS):
        await HandSetTime(NOON, runs=True).sleep(0.02)


@pytest.mark.parametrize("seconds", [0, -5])
async def test_no_wait_is_no_wait_also_where_the_hands_stand_still(seconds: float) -> None:
    # What is due already is due now: nobody has to move the hands first.
    async with asyncio.timeout(SOON_SECONDS):
        await HandSetTime(NOON).sleep(seconds)
        await HandSetTime(NOON, runs=True).sleep(seconds)
        await RealTime().sleep(seconds)


async def test_a_sleeper_can_be_stopped() -> None:
    sleeper = asyncio.create_task(HandSetTime(NOON).sleep(3_600))
    await asyncio.sleep(0)
    sleeper.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sleeper
