import asyncio
from datetime import timedelta

import pytest
from conftest import START

from bot.clock.now import HandSetTime
from bot.playground.follow import follow
from bot.playground.server import Playground, serve


@pytest.mark.parametrize(("to", "days"), [("tomorrow", 1), ("week", 7), ("next", 0), ("yesterday", 0)])
async def test_the_clock_moves_by_days(playground, time, to, days):
    await playground.clock.move(to)
    assert time.now() == START + timedelta(days=days)


async def test_next_goes_to_the_next_reminder_and_a_second(time):
    due = START + timedelta(days=60)

    async def next_due():
        return due

    playground = Playground(time=time, next_due=next_due)
    assert (await playground.clock.face())["next"] == due.isoformat()
    await playground.clock.move("next")
    assert time.now() == due + timedelta(seconds=1)
    await playground.clock.move("next")
    assert time.now() == due + timedelta(seconds=1)


async def test_a_move_wakes_who_sleeps(playground, time):
    sleeping = asyncio.create_task(time.sleep(3600))
    await asyncio.sleep(0)
    await playground.clock.move("tomorrow")
    await asyncio.wait_for(sleeping, 1)


async def test_messages_bear_the_moved_time_and_real_ids(playground, bot, parent):
    first = (await parent.slash("card")).message
    await playground.clock.move("week")
    second = (await parent.slash("card")).message
    assert first["timestamp"].startswith("2026-09-14T16:00")
    assert second["timestamp"].startswith("2026-09-21T16:00")
    assert int(second["id"]) > int(first["id"])
    assert not bot.seen[-1].is_expired()


async def test_a_bot_elsewhere_follows(playground):
    theirs = HandSetTime(START - timedelta(days=100))
    following = asyncio.create_task(follow(playground.url, theirs))
    asleep = asyncio.create_task(theirs.sleep(3600))
    await asyncio.wait_for(asleep, 2)
    assert theirs.now() == START
    asleep = asyncio.create_task(theirs.sleep(3600))
    await playground.clock.move("tomorrow")
    await asyncio.wait_for(asleep, 2)
    assert theirs.now() == START + timedelta(days=1)
    following.cancel()


async def test_a_server_of_its_own():
    started = asyncio.Queue()
    serving = asyncio.create_task(serve(0, time=HandSetTime(START), started=started.put_nowait))
    playground = await asyncio.wait_for(started.get(), 2)
    theirs = HandSetTime(START - timedelta(days=1))
    following = asyncio.create_task(follow(playground.url, theirs))
    await asyncio.wait_for(theirs.sleep(3600), 2)
    assert theirs.now() == START
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    following.cancel()


async def test_pages_hear_of_another_next_reminder(playground):
    told = []
    playground.world.listeners.append(lambda note: told.append(note.body))
    due = START + timedelta(days=3)

    async def next_due():
        return due

    playground.clock._next_due = next_due
    await playground.clock.tell_if_changed()
    await playground.clock.tell_if_changed()
    assert [note["next"] for note in told] == [due.isoformat()]
