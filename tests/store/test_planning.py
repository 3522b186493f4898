from datetime import UTC, date, datetime, timedelta

import pytest

WEEK, EVE, DAY = date(2026, 11, 6), date(2026, 11, 12), date(2026, 11, 13)


@pytest.fixture
def days(store):
    async def days(case):
        return [one.wanted.day for one in await store.reminders.waiting_of(case.user_id, case.id)]

    return days


async def test_nothing_is_planned_without_opt_in(store, add, want, now, days, parent):
    added = await add()
    assert not await store.reminders.plan(parent, added.case.id, [want(WEEK)], now)
    assert await days(added.case) == []


async def test_what_is_wanted_waits_at_the_instant_of_the_wall_time(store, opted_in, want, now):
    case = await opted_in()
    assert await store.reminders.plan(case.user_id, case.id, [want(EVE), want(WEEK)], now)
    first, second = await store.reminders.waiting_of(case.user_id, case.id)
    assert (first.wanted, second.wanted) == (want(WEEK), want(EVE))
    # 9:00 in Los Angeles in November is 17:00 UTC.
    assert first.due_at == datetime(2026, 11, 6, 17, tzinfo=UTC)
    assert await store.reminders.next_due_at() == first.due_at


async def test_planning_twice_makes_no_second_one(store, opted_in, want, now):
    case = await opted_in()
    for _ in range(3):
        await store.reminders.plan(case.user_id, case.id, [want(WEEK), want(WEEK), want(EVE)], now)
    once = await store.reminders.waiting_of(case.user_id, case.id)
    assert len(once) == 2
    assert len({one.id for one in once}) == 2


async def test_a_recount_replaces_what_is_not_wanted_any_more(store, opted_in, want, now, days):
    case = await opted_in()
    await store.reminders.plan(case.user_id, case.id, [want(WEEK), want(EVE)], now)
    kept = (await store.reminders.waiting_of(case.user_id, case.id))[1]
    await store.reminders.plan(case.user_id, case.id, [want(EVE), want(DAY)], now)
    assert await days(case) == [EVE, DAY]
    assert (await store.reminders.waiting_of(case.user_id, case.id))[0] == kept


async def test_another_zone_or_hour_moves_the_same_reminder(store, opted_in, want, now):
    case = await opted_in()
    await store.reminders.plan(case.user_id, case.id, [want(WEEK)], now)
    (before,) = await store.reminders.waiting_of(case.user_id, case.id)
    moved = want(WEEK, zone="Pacific/Honolulu", hour=8)
    await store.reminders.plan(case.user_id, case.id, [moved], now)
    (after,) = await store.reminders.waiting_of(case.user_id, case.id)
    assert (after.id, after.wanted) == (before.id, moved)
    # 8:00 in Honolulu is 18:00 UTC all year.
    assert after.due_at == datetime(2026, 11, 6, 18, tzinfo=UTC)


async def test_what_is_past_is_not_planned(store, opted_in, want, days):
    case = await opted_in()
    at_nine = datetime(2026, 11, 6, 17, tzinfo=UTC)
    await store.reminders.plan(case.user_id, case.id, [want(WEEK), want(EVE)], at_nine)
    assert await days(case) == [EVE]


async def test_a_recount_after_the_hour_keeps_what_is_due_and_not_sent_yet(store, opted_in, want, now):
    case = await opted_in()
    await store.reminders.plan(case.user_id, case.id, [want(WEEK)], now)
    late = datetime(2026, 11, 6, 17, 5, tzinfo=UTC)
    await store.reminders.plan(case.user_id, case.id, [want(WEEK)], late)
    (delivery,) = await store.reminders.claim_due(late, 8)
    assert [one.wanted for one in await store.reminders.still_sending(delivery.id)] == [want(WEEK)]


async def test_a_recount_leaves_what_was_sent(store, opted_in, want, now, days):
    case = await opted_in()
    await store.reminders.plan(case.user_id, case.id, [want(WEEK), want(EVE)], now)
    on_the_day = datetime(2026, 11, 6, 18, tzinfo=UTC)
    (delivery,) = await store.reminders.claim_due(on_the_day, 8)
    await store.reminders.mark_sent(delivery.id)
    # Even on a clock that was set back.
    await store.reminders.plan(case.user_id, case.id, [want(WEEK), want(EVE)], now)
    assert await days(case) == [EVE]


async def test_a_recount_does_not_plan_again_what_is_on_its_way(store, opted_in, want, now, days):
    case = await opted_in()
    await store.reminders.plan(case.user_id, case.id, [want(WEEK)], now)
    await store.reminders.claim_due(datetime(2026, 11, 6, 18, tzinfo=UTC), 8)
    await store.reminders.plan(case.user_id, case.id, [want(WEEK)], now)
    assert await days(case) == []
    assert await store.reminders.claim_due(datetime(2026, 11, 20, tzinfo=UTC), 8) == []


async def test_stopping_a_case_stops_it_and_leaves_the_others(store, opted_in, want, now, days):
    one, two = await opted_in(child="A"), await opted_in(child="B")
    for case in (one, two):
        await store.reminders.plan(case.user_id, case.id, [want(WEEK)], now)
    assert await store.reminders.cancel_case(one.user_id, one.id)
    assert await days(one) == []
    assert await days(two) == [WEEK]
    assert (await store.cases.case_by_id(one.user_id, one.id)).opted_in_at is None
    assert not await store.reminders.plan(one.user_id, one.id, [want(EVE)], now)


async def test_stopping_also_stops_what_was_put_off(store, opted_in, want, now):
    case = await opted_in()
    await store.reminders.plan(case.user_id, case.id, [want(WEEK)], now)
    due = datetime(2026, 11, 6, 17, tzinfo=UTC)
    (delivery,) = await store.reminders.claim_due(due, 8)
    await store.reminders.mark_later(delivery.id, due + timedelta(minutes=1), "http_503")
    await store.reminders.cancel_case(case.user_id, case.id)
    (again,) = await store.reminders.claim_due(due + timedelta(minutes=1), 8)
    assert await store.reminders.still_sending(again.id) == []
    assert await store.reminders.next_due_at() is None


async def test_opting_in_twice_keeps_the_first_day(store, opted_in, now):
    case = await opted_in()
    assert await store.reminders.opt_in(case.user_id, case.id, now + timedelta(days=1))
    assert (await store.cases.case_by_id(case.user_id, case.id)).opted_in_at == now


async def test_stopped_and_started_again(store, opted_in, want, now, days):
    case = await opted_in()
    await store.reminders.plan(case.user_id, case.id, [want(WEEK)], now)
    await store.reminders.cancel_case(case.user_id, case.id)
    await store.reminders.opt_in(case.user_id, case.id, now)
    await store.reminders.plan(case.user_id, case.id, [want(WEEK)], now)
    assert await days(case) == [WEEK]


async def test_nobody_plans_stops_or_reads_for_somebody_else(store, opted_in, want, now, days, other):
    case = await opted_in()
    await store.reminders.plan(case.user_id, case.id, [want(WEEK)], now)
    assert not await store.reminders.opt_in(other, case.id, now)
    assert not await store.reminders.plan(other, case.id, [], now)
    assert not await store.reminders.cancel_case(other, case.id)
    assert await store.reminders.waiting_of(other, case.id) == []
    assert await days(case) == [WEEK]
