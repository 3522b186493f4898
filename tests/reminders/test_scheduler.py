import asyncio
import logging
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock.now import HandSetTime
from bot.reminders.attempts import Bug, Later, Refused
from bot.reminders.scheduler import Scheduler
from bot.store.errors import NotSavedError

ONE, TWO, THREE = date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 3)
NINE = datetime(2026, 10, 1, 13, tzinfo=UTC)
LATER_THAN_ALL = datetime(2026, 10, 5, tzinfo=UTC)


def answers(*outcomes):
    async def one(outcome):
        return outcome

    return [lambda _, outcome=outcome: one(outcome) for outcome in outcomes]


async def raises(_):
    typed = "what a person typed"
    raise ValueError(typed.upper())


async def states(store):
    rows = await store._database.read("SELECT state, last_error FROM deliveries ORDER BY delivery_id")
    return [(row["state"], row["last_error"]) for row in rows]


async def settled(store, *wanted):
    async with asyncio.timeout(10):
        while [state for state, _ in await states(store)] != list(wanted):
            await asyncio.sleep(0.001)


async def test_a_reminder_comes_once_in_time(store, time, scheduler, box, plan, until):
    await plan(store, ONE)
    scheduler.nudge()
    time.move_to(NINE - timedelta(seconds=1))
    await asyncio.sleep(0.05)
    assert box.attempts == []
    time.move_to(NINE)
    await until(lambda: box.messages)
    time.move_to(LATER_THAN_ALL)
    await asyncio.sleep(0.05)
    await scheduler.stop()
    assert box.covered == [(1, [ONE])]
    assert await states(store) == [("sent", None)]


async def test_a_clock_that_jumps_brings_one_message_a_person_oldest_first(
    store, time, scheduler, box, plan, until
):
    await plan(store, THREE, ONE)
    await plan(store, TWO, child="B")
    await plan(store, TWO, user_id=2)
    time.move_to(LATER_THAN_ALL)
    await until(lambda: len(box.messages) == 2)
    await scheduler.stop()
    assert sorted(box.covered) == [(1, [ONE, TWO, THREE]), (2, [TWO])]


async def test_what_is_planned_while_the_loop_sleeps_is_seen_at_a_nudge(store, box, plan, until):
    time = HandSetTime(datetime(2026, 9, 14, 20, tzinfo=UTC))
    scheduler = Scheduler(store.reminders, time, box.deliver)
    await scheduler.start()
    await asyncio.sleep(0.02)
    await plan(store, ONE)
    time.move_to(NINE)
    scheduler.nudge()
    await until(lambda: box.messages)
    await scheduler.stop()


async def test_a_clock_moved_while_the_loop_is_busy_wakes_it_all_the_same(store, time, box, plan, until):
    """Between reading the clock and sleeping lies a look into the store: a move then wakes no sleeper."""
    await plan(store, ONE)

    class Slow:
        def __getattr__(self, name):
            return getattr(store.reminders, name)

        async def next_due_at(self):
            due_at = await store.reminders.next_due_at()
            asyncio.get_running_loop().call_soon(time.move_to, NINE)
            return due_at

    scheduler = Scheduler(Slow(), time, box.deliver)
    await scheduler.start()
    await until(lambda: box.messages)
    await scheduler.stop()


async def test_a_clock_set_back_brings_nothing_twice(store, time, scheduler, box, plan, until):
    case = await plan(store, ONE, TWO)
    time.move_to(NINE)
    await until(lambda: len(box.messages) == 1)
    await settled(store, "sent")
    time.move_by(timedelta(hours=-5))
    await plan(store, ONE, TWO)
    scheduler.nudge()
    await asyncio.sleep(0.05)
    time.move_to(LATER_THAN_ALL)
    await until(lambda: len(box.messages) == 2)
    await scheduler.stop()
    assert box.covered == [(1, [ONE]), (1, [TWO])]
    assert await store.reminders.waiting_of(1, case.id) == []


async def test_put_off_then_sent_with_the_same_nonce(store, time, scheduler, box, plan, until):
    box.script = answers(
        Later(code="http_503"), Bug("broken"), Later(code="http_500"), Later(code="http_500")
    )
    await plan(store, ONE)
    time.move_to(NINE)
    waits = []
    for attempt in range(1, 5):
        await until(lambda attempt=attempt: len(box.attempts) == attempt)
        await settled(store, "later")
        next_try_at = await store.reminders.next_due_at()
        waits.append((next_try_at - time.now()).total_seconds() / 60)
        time.move_to(next_try_at)
    await until(lambda: box.messages)
    await scheduler.stop()
    assert waits == [1, 5, 15, 60]
    assert box.covered == [(1, [ONE])]
    assert len({delivery.nonce for delivery in box.attempts}) == 1
    assert [delivery.attempt for delivery in box.attempts] == [1, 2, 3, 4, 5]
    assert [delivery.maybe_sent for delivery in box.attempts] == [False, False, True, True, True]
    assert await states(store) == [("sent", None)]


async def test_refused_is_kept_and_not_tried_again(store, time, scheduler, box, plan, until):
    box.script = answers(Refused("dms_closed"))
    await plan(store, ONE)
    time.move_to(NINE)
    await until(lambda: box.attempts)
    await settled(store, "failed")
    time.move_to(LATER_THAN_ALL)
    await asyncio.sleep(0.05)
    await scheduler.stop()
    assert len(box.attempts) == 1
    assert await states(store) == [("failed", "dms_closed")]


async def test_what_cannot_be_sent_until_the_day_after_the_date_is_given_up(
    store, time, scheduler, box, plan, until
):
    box.script = answers(*[Later(code="http_503")] * 3)
    await plan(store, ONE)
    # The date is November 13: its day after ends in New York at 5:00 UTC on the 15th.
    for tried, moment in enumerate((NINE, datetime(2026, 11, 15, 4, 59, tzinfo=UTC)), start=1):
        time.move_to(moment)
        await until(lambda tried=tried: len(box.attempts) == tried)
        await settled(store, "later")
    time.move_by(timedelta(minutes=5))
    await until(lambda: len(box.attempts) == 3)
    await settled(store, "failed")
    await scheduler.stop()
    assert await states(store) == [("failed", "http_503")]


async def test_one_that_raises_stops_neither_the_others_nor_itself(
    store, time, scheduler, box, plan, until, caplog
):
    box.script = [raises]
    for user_id in (1, 2, 3):
        await plan(store, ONE, user_id=user_id)
    time.move_to(NINE)
    await until(lambda: len(box.messages) == 2)
    await settled(store, "later", "sent", "sent")
    time.move_by(timedelta(minutes=1))
    await until(lambda: len(box.messages) == 3)
    await scheduler.stop()
    assert sorted(user_id for user_id, _ in box.covered) == [1, 2, 3]
    assert "ValueError" in caplog.text
    assert "WHAT A PERSON TYPED" not in caplog.text


async def test_a_loop_that_ends_by_our_fault_is_begun_again(store, time, box, plan, until, caplog):
    typed = "what a person typed".upper()

    class Trips(Scheduler):
        tripped = 0

        async def _rest(self, due_at):
            self.tripped += 1
            if self.tripped == 1:
                raise ValueError(typed)
            await super()._rest(due_at)

    scheduler = Trips(store.reminders, time, box.deliver)
    await plan(store, ONE)
    await scheduler.start()
    await until(lambda: "begun again" in caplog.text)
    assert scheduler.alive
    # The watch waits half a minute; on this clock, until it is moved.
    time.move_to(NINE)
    await until(lambda: len(box.messages) == 1)
    await scheduler.stop()
    assert not scheduler.alive
    assert typed not in caplog.text


async def test_no_more_than_a_few_are_sent_at_once_and_a_slow_one_holds_nobody_up(
    store, time, box, plan, until
):
    for user_id in range(1, 21):
        await plan(store, ONE, user_id=user_id)
    under_way, most, may_end = set(), 0, asyncio.Event()

    async def deliver(delivery):
        nonlocal most
        under_way.add(delivery.user_id)
        most = max(most, len(under_way))
        if delivery.user_id == 1:
            await may_end.wait()
        outcome = await box.deliver(delivery)
        under_way.remove(delivery.user_id)
        return outcome

    scheduler = Scheduler(store.reminders, time, deliver, at_once=3)
    await scheduler.start()
    time.move_to(NINE)
    await until(lambda: len(box.messages) == 19)
    assert under_way == {1}
    may_end.set()
    await until(lambda: len(box.messages) == 20)
    await scheduler.stop()
    assert 1 < most <= 3
    assert len({user_id for user_id, _ in box.covered}) == 20


async def test_stopping_lets_sends_finish_and_claims_no_more(store, time, box, plan, until):
    await plan(store, ONE, user_id=1)
    await plan(store, ONE, user_id=2)
    may_end = asyncio.Event()

    async def deliver(delivery):
        await may_end.wait()
        return await box.deliver(delivery)

    scheduler = Scheduler(store.reminders, time, deliver, at_once=1)
    await scheduler.start()
    assert scheduler.alive
    time.move_to(NINE)
    await until(lambda: scheduler._sending)
    stopping = asyncio.create_task(scheduler.stop())
    await asyncio.sleep(0.02)
    assert not stopping.done()
    may_end.set()
    await stopping
    assert not scheduler.alive
    assert len(box.messages) == 1
    assert await states(store) == [("sent", None)]
    assert await store.reminders.next_due_at() == NINE


async def test_a_send_that_does_not_end_is_taken_up_at_the_next_start(
    open_store, store, time, box, plan, until
):
    async def stored_but_no_answer(delivery):
        await box.store(delivery)
        await asyncio.Event().wait()

    box.script = [stored_but_no_answer]
    await plan(store, ONE)
    scheduler = Scheduler(store.reminders, time, box.deliver)
    await scheduler.start()
    time.move_to(NINE)
    await until(lambda: box.messages)
    await scheduler.stop(within_seconds=0.01)
    await store.close()
    again = await open_store()
    scheduler = Scheduler(again.reminders, time, box.deliver)
    await scheduler.start()
    await until(lambda: len(box.attempts) == 2)
    await settled(again, "sent")
    await scheduler.stop()
    assert len(box.messages) == 1
    assert box.attempts[0].nonce == box.attempts[1].nonce


async def test_stopping_what_never_started_does_nothing(store, time, box):
    scheduler = Scheduler(store.reminders, time, box.deliver)
    assert not scheduler.alive
    await scheduler.stop()


class Failing:
    """The store's reminders, with a method that fails a few times."""

    def __init__(self, reminders, name, times):
        self._reminders, self._name, self._times = reminders, name, times

    def __getattr__(self, name):
        if name == self._name and self._times:
            self._times -= 1
            return self._fail
        return getattr(self._reminders, name)

    async def _fail(self, *_args, **_named):
        raise NotSavedError("the disk is full")


class Deleting:
    """The person of the first claim deletes all that is kept of them before it is read."""

    def __init__(self, store):
        self._store = store
        self.gone = []

    def __getattr__(self, name):
        return getattr(self._store.reminders, name)

    async def claim_due(self, now, limit):
        claimed = await self._store.reminders.claim_due(now, limit)
        for delivery in claimed:
            await self._store.forget(delivery.user_id, now)
            self.gone.append(delivery.user_id)
        return claimed


@pytest.mark.parametrize("name", ["claim_due", "next_due_at"])
async def test_a_store_that_fails_for_a_while_loses_nothing(store, time, box, plan, until, name):
    await plan(store, ONE)
    scheduler = Scheduler(Failing(store.reminders, name, 2), time, box.deliver)
    await scheduler.start()
    for _ in range(3):
        scheduler.nudge()
        await asyncio.sleep(0.02)
    time.move_to(NINE)
    await until(lambda: box.messages)
    assert scheduler.alive
    await scheduler.stop()
    assert box.covered == [(1, [ONE])]


async def test_what_is_taken_back_before_it_is_sent_again_is_not_sent(
    store, time, scheduler, box, plan, until
):
    box.script = answers(Later())
    case = await plan(store, ONE)
    time.move_to(NINE)
    await settled(store, "later")
    await store.reminders.cancel_case(1, case.id)
    time.move_by(timedelta(minutes=1))
    await settled(store, "cancelled")
    await scheduler.stop()
    assert len(box.attempts) == 1


async def test_who_deletes_all_between_the_claim_and_the_send_gets_nothing(store, time, box, plan, until):
    await plan(store, ONE)
    reminders = Deleting(store)
    scheduler = Scheduler(reminders, time, box.deliver)
    await scheduler.start()
    time.move_to(NINE)
    await until(lambda: reminders.gone)
    await scheduler.stop()
    assert box.attempts == []
    assert await states(store) == []


async def test_one_that_cannot_be_read_for_a_while_is_not_lost(store, time, box, plan, until):
    await plan(store, ONE)
    scheduler = Scheduler(Failing(store.reminders, "still_sending", 1), time, box.deliver)
    await scheduler.start()
    time.move_to(NINE)
    await settled(store, "later")
    time.move_by(timedelta(minutes=1))
    await settled(store, "sent")
    await scheduler.stop()
    assert box.covered == [(1, [ONE])]


@pytest.mark.parametrize("name", ["mark_sent", "mark_later"])
async def test_a_mark_that_is_lost_is_made_up_for(store, time, box, plan, until, name):
    box.script = answers(Later()) if name == "mark_later" else []
    await plan(store, ONE)
    scheduler = Scheduler(Failing(store.reminders, name, 1), time, box.deliver)
    await scheduler.start()
    time.move_to(NINE)
    await settled(store, "later")
    time.move_by(timedelta(minutes=1))
    await settled(store, "sent")
    await scheduler.stop()
    assert len(box.attempts) == 2
    assert box.covered == [(1, [ONE])]


class LosesTwo:
    """The first two marks are lost, the second one while what the first left is put back."""

    def __init__(self, reminders):
        self._reminders = reminders
        self.to_lose = 2
        self._putting_back = 0
        self.first_is_put_back, self.go_on = asyncio.Event(), asyncio.Event()

    def __getattr__(self, name):
        return getattr(self._reminders, name)

    async def mark_sent(self, delivery_id):
        if self.to_lose:
            self.to_lose -= 1
            raise NotSavedError("the disk is full")
        await self._reminders.mark_sent(delivery_id)

    async def put_back(self, next_try_at, *, being_sent=()):
        await self._reminders.put_back(next_try_at, being_sent=being_sent)
        self._putting_back += 1
        # The first time is the start's.
        if self._putting_back == 2:
            self.first_is_put_back.set()
            await self.go_on.wait()


async def test_a_mark_that_is_lost_while_another_is_made_up_for_is_not_forgotten(
    store, time, box, plan, until
):
    for user_id in (1, 2):
        await plan(store, ONE, user_id=user_id)
    reminders = LosesTwo(store.reminders)

    async def later(delivery):
        await reminders.first_is_put_back.wait()
        return await box.store(delivery)

    box.script = [box.store, later]
    scheduler = Scheduler(reminders, time, box.deliver)
    await scheduler.start()
    time.move_to(NINE)
    await until(lambda: not reminders.to_lose)
    await asyncio.sleep(0.01)
    reminders.go_on.set()
    await settled(store, "later", "later")
    time.move_by(timedelta(minutes=1))
    await settled(store, "sent", "sent")
    await scheduler.stop()
    assert box.covered == [(1, [ONE]), (2, [ONE])]


async def test_the_log_names_rows_and_no_person(store, time, scheduler, box, plan, until, caplog):
    caplog.set_level(logging.DEBUG)
    person = 333_333_333_333_333_333
    box.script = [raises, *answers(Later(), Refused("dms_closed"))]
    await plan(store, ONE, user_id=person)
    time.move_to(NINE)
    for attempt in (1, 2, 3):
        await until(lambda attempt=attempt: len(box.attempts) == attempt)
        await settled(store, "failed" if attempt == 3 else "later")
        time.move_by(timedelta(hours=1))
    await scheduler.stop()
    assert "delivery 1 was refused: dms_closed" in caplog.text
    assert str(person) not in caplog.text


KILLED = """
import asyncio, os, sys
from datetime import UTC, date, datetime
from pathlib import Path
from bot.store.key import Key
from bot.store.store import Store

async def main():
    store = await Store.open(Path(sys.argv[1]), Key("ab" * 32))
    claimed = await store.reminders.claim_due(datetime(2026, 10, 1, 13, tzinfo=UTC), 8)
    print(claimed[0].nonce, flush=True)
    os._exit(9)

asyncio.run(main())
"""


async def test_a_process_that_was_killed_with_a_claim_leaves_it_to_the_next(
    path, open_store, store, time, box, plan, until
):
    await plan(store, ONE)
    await store.close()
    killed = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", KILLED, str(path)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert killed.returncode == 9, killed.stderr
    again = await open_store()
    time.move_to(NINE + timedelta(minutes=10))
    scheduler = Scheduler(again.reminders, time, box.deliver)
    await scheduler.start()
    await settled(again, "sent")
    await scheduler.stop()
    (delivery,) = box.attempts
    assert (delivery.nonce, delivery.maybe_sent) == (killed.stdout.strip(), True)
    assert box.covered == [(1, [ONE])]


async def test_it_also_runs_on_a_clock_that_runs(store, box, plan, until):
    time = HandSetTime(NINE - timedelta(seconds=0.3), runs=True)
    await plan(store, ONE)
    scheduler = Scheduler(store.reminders, time, box.deliver)
    await scheduler.start()
    await until(lambda: box.messages)
    assert time.now() >= NINE
    await scheduler.stop()
    assert box.covered == [(1, [ONE])]
