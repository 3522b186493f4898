"""Each way in which a send can go, through the whole bot: what becomes of the message."""

import asyncio
import logging
from datetime import UTC, datetime

import aiohttp
import discord
import pytest
from played import at, reminded

from bot.playground.sight import text_of
from bot.reminders import delivery as sending
from bot.reminders.attempts import Bug, Later, Refused, Stop
from bot.reminders.delivery import outcome_of

# November 20, 2026 and 30 days in California: December 20. A week before at nine in Los Angeles:
WEEK_BEFORE = at(2026, 12, 13, 17)


@pytest.fixture
async def saved(world):
    await reminded(world)
    return world


async def rows(world):
    return await world.bot.store._database.read(
        "SELECT state, attempts, next_try_at, last_error, nonce FROM deliveries ORDER BY delivery_id"
    )


async def until(world, state, count=1):
    async with asyncio.timeout(10):
        while [row["state"] for row in await rows(world)].count(state) < count:
            await asyncio.sleep(0.01)
    return (await rows(world))[-1]


async def new_dms(world):
    return [text_of(one) for one in world.parent.dms()[1:]]


async def test_it_is_sent_once(saved):
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "sent")
    assert (row["attempts"], row["last_error"]) == (1, None)
    assert len(await new_dms(saved)) == 1


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [(403, 50007, "dms_closed"), (403, 50278, "no_shared_server"), (404, 10013, "person_gone")],
)
async def test_refused_is_kept_and_never_tried_again(saved, status, code, error):
    saved.server.faults.answer(status, code=code)
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "failed")
    assert (row["attempts"], row["last_error"]) == (1, error)
    saved.time.move_to(at(2026, 12, 14, 17))
    await asyncio.sleep(0.1)
    assert await new_dms(saved) == []


@pytest.mark.parametrize(("status", "code"), [(403, 50001), (404, 10003)])
async def test_a_stale_channel_is_opened_again_once_and_exactly_one_message_comes(saved, status, code):
    saved.server.faults.answer(status, code=code)
    before = len(opened(saved))
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "sent")
    assert row["attempts"] == 1
    assert len(await new_dms(saved)) == 1
    assert len(opened(saved)) - before == 1


def opened(world):
    return [one for one in world.server.judge.requests if one.path == "/users/@me/channels"]


async def test_a_channel_that_stays_stale_is_put_off(saved):
    saved.server.faults.answer(404, code=10003, times=2)
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "later")
    assert row["last_error"] == "discord_10003"
    saved.time.move_to(at(2026, 12, 13, 17, 1, 2))
    await until(saved, "sent")
    assert len(await new_dms(saved)) == 1


@pytest.mark.parametrize(
    ("status", "code", "error", "tries"),
    # The library tries a 500 five times by itself.
    [(403, 40003, "discord_40003", 1), (500, 0, "http_500", 5), (503, 0, "http_503", 1)],
)
async def test_put_off_comes_a_minute_later_once(saved, monkeypatch, status, code, error, tries):
    monkeypatch.setattr(discord.http.asyncio, "sleep", no_rest(asyncio.sleep))
    saved.server.faults.answer(status, code=code, times=tries)
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "later")
    # Whole seconds: a minute after the try.
    assert (row["attempts"], row["last_error"]) == (1, error)
    assert row["next_try_at"] == int(at(2026, 12, 13, 17, 1, 1).timestamp())
    saved.time.move_to(at(2026, 12, 13, 17, 0, 59))
    await asyncio.sleep(0.1)
    assert await new_dms(saved) == []
    saved.time.move_to(at(2026, 12, 13, 17, 1, 1))
    await until(saved, "sent")
    (text,) = await new_dms(saved)
    # A minute is not late.
    assert "late" not in text


def no_rest(rest):
    """Sleep no longer than a blink; the test's own naps are as short."""

    async def sleep(seconds, result=None):
        return await rest(min(seconds, 0.01), result)

    return sleep


async def test_a_429_of_a_proxy_is_put_off(saved):
    saved.server.faults.answer(429, via=False)
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "later")
    assert row["last_error"] == "http_429"


async def test_a_429_of_discords_is_waited_for_by_the_library(saved):
    saved.server.faults.answer(429, retry_after_seconds=0.05)
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "sent")
    assert row["attempts"] == 1
    assert len(await new_dms(saved)) == 1


async def test_a_connection_that_breaks_is_put_off(saved, monkeypatch):
    monkeypatch.setattr(discord.http.asyncio, "sleep", no_rest(asyncio.sleep))
    saved.server.faults.drop(times=5)
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "later")
    assert row["last_error"] == "network"
    saved.server.faults.waiting.clear()
    saved.time.move_to(at(2026, 12, 13, 17, 1, 1))
    await until(saved, "sent")
    assert len(await new_dms(saved)) == 1


async def test_an_answer_that_never_comes_is_put_off_and_the_message_is_there_once(saved, monkeypatch):
    monkeypatch.setattr(sending, "SEND_WITHIN_SECONDS", 0.3)
    # Discord has it; only its answer is slow. The same nonce brings no second one.
    saved.server.faults.slow_reply(1.0)
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "later")
    assert row["last_error"] == "network"
    saved.time.move_to(at(2026, 12, 13, 17, 1, 1))
    await until(saved, "sent")
    assert len(await new_dms(saved)) == 1


async def test_an_answer_lost_an_hour_ago_is_looked_for_before_it_is_sent_again(saved, monkeypatch):
    monkeypatch.setattr(sending, "SEND_WITHIN_SECONDS", 0.3)
    saved.server.faults.slow_reply(1.0)
    saved.time.move_to(WEEK_BEFORE)
    await until(saved, "later")
    saved.time.move_to(at(2026, 12, 13, 18, 30))
    await until(saved, "sent")
    assert len(await new_dms(saved)) == 1


async def test_it_is_tried_until_the_day_after_the_date_then_failed_and_told(saved):
    saved.server.faults.answer(429, via=False, times=10_000)
    saved.time.move_to(at(2026, 12, 20, 17))
    await until(saved, "later")
    # The last second of December 21 in Los Angeles is 7:59:59 UTC on the 22nd.
    saved.time.move_to(at(2026, 12, 22, 7, 30))
    await asyncio.sleep(0.2)
    assert (await rows(saved))[0]["state"] == "later"
    saved.time.move_to(at(2026, 12, 22, 8, 35))
    row = await first(saved, "failed")
    assert row["last_error"] == "http_429"
    saved.server.faults.waiting.clear()
    answer = await saved.parent.slash("letter")
    await answer.until(lambda one: "A message did not get through" in one.text)


async def first(world, state):
    async with asyncio.timeout(10):
        while (await rows(world))[0]["state"] != state:
            await asyncio.sleep(0.01)
    return (await rows(world))[0]


async def test_a_token_that_is_taken_no_longer_stops_the_loop_and_the_next_start_sends(saved, restart):
    saved.server.faults.answer(401)
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "later")
    assert row["last_error"] == "token_refused"
    async with asyncio.timeout(5):
        while saved.bot.scheduler.alive:
            await asyncio.sleep(0.01)
    assert saved.bot.scheduler.halted_by == "token_refused"
    saved.time.move_to(at(2026, 12, 13, 19))
    await asyncio.sleep(0.1)
    assert await new_dms(saved) == []
    await restart()
    await until(saved, "sent")
    (text,) = await new_dms(saved)
    assert "This message is late. Discord did not take it at first" in text


@pytest.mark.parametrize(("status", "code"), [(400, 50035), (400, 0), (403, 0), (404, 0)])
async def test_any_other_no_is_a_bug_loud_and_kept(saved, caplog, status, code):
    caplog.set_level(logging.ERROR)
    saved.server.faults.answer(status, code=code)
    saved.time.move_to(WEEK_BEFORE)
    row = await until(saved, "later")
    assert row["last_error"] in {"HTTPException", "Forbidden", "NotFound"}
    assert "met a bug of ours" in caplog.text
    saved.time.move_to(at(2026, 12, 13, 17, 1, 1))
    await until(saved, "sent")
    assert len(await new_dms(saved)) == 1


async def test_after_downtime_one_message_says_that_i_was_not_running(saved, restart):
    await saved.bot.close()
    await restart(at=at(2026, 12, 20, 19))
    await until(saved, "sent")
    (text,) = await new_dms(saved)
    assert text.splitlines()[1:] == [
        "This message is late. I was not running when it was due, and I am sorry.",
        "It is today.",
    ]


async def test_after_a_crash_it_does_not_blame_discord(saved, restart):
    await saved.bot.close()
    saved.time.move_to(WEEK_BEFORE)
    await saved.bot.store.reminders.claim_due(saved.time.now(), 1)
    await restart(at=at(2026, 12, 13, 20))
    await until(saved, "sent")
    (text,) = await new_dms(saved)
    assert "I was not running when it was due" in text


# The clock


async def test_a_clock_set_back_by_hours_and_days_while_a_message_is_put_off(saved):
    saved.server.faults.answer(429, via=False)
    saved.time.move_to(WEEK_BEFORE)
    await until(saved, "later")
    # The clock is set back by two days: it is still sent within an hour, and once.
    saved.time.move_to(at(2026, 12, 11, 17))
    # On a clock that stands, nobody looks again after half a minute.
    saved.bot.scheduler.nudge()
    await until(saved, "sent")
    assert len(await new_dms(saved)) == 1
    for moment in (WEEK_BEFORE, at(2026, 12, 12, 1), at(2026, 12, 18, 17), at(2026, 12, 13, 17)):
        saved.time.move_to(moment)
        await asyncio.sleep(0.05)
    assert len(await new_dms(saved)) == 1
    saved.time.move_to(at(2026, 12, 19, 17))
    await until(saved, "sent", 2)
    assert len(await new_dms(saved)) == 2


@pytest.mark.parametrize("back_hours", [1, 5, 24, 72])
async def test_a_clock_set_back_while_things_wait_brings_each_once(saved, back_hours):
    saved.time.move_to(WEEK_BEFORE)
    await until(saved, "sent")
    saved.time.move_to(datetime.fromtimestamp(WEEK_BEFORE.timestamp() - 3600 * back_hours, UTC))
    await saved.parent.slash("timeline show")
    saved.time.move_to(at(2026, 12, 19, 17))
    await until(saved, "sent", 2)
    assert len(await new_dms(saved)) == 2


# What each fault means


def http_error(status, code=0):
    class Response:
        reason = "made by hand"

    Response.status = status
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status, discord.HTTPException)
    return kind(Response(), {"code": code, "message": "made by hand"})


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (http_error(403, 50007), Refused("dms_closed")),
        (http_error(400, 50007), Refused("dms_closed")),
        (http_error(403, 50278), Refused("no_shared_server")),
        (http_error(404, 10013), Refused("person_gone")),
        (http_error(403, 50001), Later(code="discord_50001")),
        (http_error(404, 10003), Later(code="discord_10003")),
        (http_error(429, 40003), Later(code="discord_40003")),
        (http_error(429), Later(code="http_429")),
        (http_error(500), Later(code="http_500")),
        (http_error(503), Later(code="http_503")),
        (http_error(504), Later(code="http_504")),
        (http_error(401), Stop("token_refused")),
        (http_error(401, 50007), Stop("token_refused")),
        (http_error(400, 50035), Bug("HTTPException")),
        (discord.RateLimited(90), Later(90, "rate_limited")),
        (ConnectionResetError(), Later(code="network")),
        (aiohttp.ClientPayloadError(), Later(code="network")),
        (aiohttp.ServerDisconnectedError(), Later(code="network")),
        (TimeoutError(), Later(code="network")),
        (ValueError("a name"), Bug("ValueError")),
    ],
)
def test_what_a_fault_means(error, outcome):
    assert outcome_of(error) == outcome
