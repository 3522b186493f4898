from datetime import UTC, date, datetime, timedelta

import pytest

from bot.store.claims import DUE_PEOPLE, WHAT_IS_DUE

WEEK, EVE, DAY = date(2026, 11, 6), date(2026, 11, 12), date(2026, 11, 13)
DUE = datetime(2026, 11, 6, 17, tzinfo=UTC)
AFTER = datetime(2026, 11, 14, tzinfo=UTC)


@pytest.fixture
def planned(store, opted_in, want, now):
    """Save a case with reminders on some days and return it."""

    async def planned(*days, user_id=None, child="A", **changed):
        case = await (opted_in(child=child) if user_id is None else opted_in(user_id, child))
        wanted = [want(day, **changed) for day in days]
        assert await store.reminders.plan(case.user_id, case.id, wanted, now)
        return case

    return planned


async def test_nothing_is_claimed_before_its_time_and_once_at_its_time(store, planned, parent, want):
    case = await planned(WEEK)
    assert await store.reminders.claim_due(DUE - timedelta(seconds=1), 8) == []
    (delivery,) = await store.reminders.claim_due(DUE, 8)
    assert (delivery.user_id, delivery.attempt, delivery.maybe_sent) == (parent, 1, False)
    assert delivery.claimed_at == DUE
    assert [(one.case_id, one.wanted) for one in await store.reminders.still_sending(delivery.id)] == [
        (case.id, want(WEEK))
    ]
    assert await store.reminders.claim_due(DUE, 8) == []


async def test_all_that_is_due_to_a_person_is_one_delivery_oldest_first(store, planned, parent, other):
    await planned(EVE, DAY, child="B")
    await planned(WEEK, child="A")
    await planned(EVE, user_id=other)
    mine, theirs = await store.reminders.claim_due(AFTER, 8)
    assert [one.wanted.day for one in await store.reminders.still_sending(mine.id)] == [WEEK, EVE, DAY]
    assert (mine.user_id, theirs.user_id) == (parent, other)
    assert [one.wanted.day for one in await store.reminders.still_sending(theirs.id)] == [EVE]


async def test_a_limit_never_splits_what_goes_to_one_person(store, planned, parent, other):
    await planned(WEEK, DAY, child="A")
    await planned(EVE, user_id=other)
    await planned(DAY, child="B")
    (mine,) = await store.reminders.claim_due(AFTER, 1)
    assert mine.user_id == parent
    assert [one.wanted.day for one in await store.reminders.still_sending(mine.id)] == [WEEK, DAY, DAY]
    (theirs,) = await store.reminders.claim_due(AFTER, 1)
    assert theirs.user_id == other
    assert await store.reminders.claim_due(AFTER, 1) == []


async def test_nonces_fit_and_differ(store, planned):
    for number in range(6):
        await planned(WEEK, user_id=1000 + number)
    nonces = {delivery.nonce for delivery in await store.reminders.claim_due(DUE, 8)}
    assert len(nonces) == 6
    assert all(0 < len(nonce) <= 25 for nonce in nonces)


async def test_a_delivery_put_off_comes_again_as_the_same_one(store, planned):
    await planned(WEEK, EVE)
    (first,) = await store.reminders.claim_due(DUE, 8)
    told = await store.reminders.still_sending(first.id)
    again_at = DUE + timedelta(minutes=1)
    await store.reminders.mark_later(first.id, again_at, "http_503")
    assert await store.reminders.next_due_at() == again_at
    assert await store.reminders.claim_due(again_at - timedelta(seconds=1), 8) == []
    (again,) = await store.reminders.claim_due(again_at, 8)
    assert (again.id, again.nonce) == (first.id, first.nonce)
    assert await store.reminders.still_sending(again.id) == told != []
    assert (again.attempt, again.claimed_at, again.maybe_sent) == (2, first.claimed_at, False)


async def test_a_delivery_put_off_takes_nothing_new_along(store, planned):
    await planned(WEEK, EVE)
    (first,) = await store.reminders.claim_due(DUE, 8)
    await store.reminders.mark_later(first.id, AFTER, "http_503")
    old, new = await store.reminders.claim_due(AFTER, 8)
    assert [one.wanted.day for one in await store.reminders.still_sending(old.id)] == [WEEK]
    assert [one.wanted.day for one in await store.reminders.still_sending(new.id)] == [EVE]
    assert old.nonce == first.nonce != new.nonce


@pytest.mark.parametrize(
    ("after", "looks_first"),
    [(timedelta(minutes=2), False), (timedelta(minutes=2, seconds=1), True), (-timedelta(hours=3), True)],
)
async def test_what_a_crash_left_comes_again(open_store, store, planned, after, looks_first):
    await planned(WEEK)
    (first,) = await store.reminders.claim_due(DUE, 8)
    await store.close()
    again = await open_store()
    await again.reminders.put_back(DUE + after)
    (second,) = await again.reminders.claim_due(DUE + after, 8)
    assert (second.id, second.nonce, second.maybe_sent) == (first.id, first.nonce, looks_first)


async def test_the_third_attempt_always_looks_first(store, planned):
    await planned(WEEK)
    for looks_first in (False, False, True):
        (delivery,) = await store.reminders.claim_due(DUE, 8)
        assert delivery.maybe_sent is looks_first
        await store.reminders.put_back(DUE)


async def test_what_is_being_sent_is_not_put_back(store, planned, other):
    await planned(WEEK)
    await planned(WEEK, user_id=other)
    one, two = await store.reminders.claim_due(DUE, 8)
    await store.reminders.put_back(DUE, being_sent=[one.id])
    assert [delivery.id for delivery in await store.reminders.claim_due(DUE, 8)] == [two.id]


@pytest.mark.parametrize("how", ["sent", "failed"])
async def test_what_is_done_never_comes_again(store, planned, how):
    await planned(WEEK)
    (delivery,) = await store.reminders.claim_due(DUE, 8)
    if how == "sent":
        await store.reminders.mark_sent(delivery.id)
    else:
        await store.reminders.mark_failed(delivery.id, "dms_closed")
    await store.reminders.put_back(DUE)
    assert await store.reminders.claim_due(AFTER, 8) == []
    assert await store.reminders.next_due_at() is None
    (row,) = await store._database.read("SELECT r.state, d.last_error FROM reminders r JOIN deliveries d")
    assert (row["state"], row["last_error"]) == (how, None if how == "sent" else "dms_closed")


async def test_a_delivery_put_off_on_a_clock_that_ran_ahead_is_not_lost(store, planned):
    await planned(WEEK)
    ahead = DUE + timedelta(days=400)
    (delivery,) = await store.reminders.claim_due(ahead, 8)
    await store.reminders.mark_later(delivery.id, ahead + timedelta(minutes=1), "http_503")
    (again,) = await store.reminders.claim_due(DUE, 8)
    assert again.id == delivery.id


async def test_a_row_that_cannot_be_read_does_not_stop_the_others(store, planned, other):
    bad = await planned(WEEK)
    await planned(WEEK, user_id=other)
    async with store._database.transaction() as transaction:
        await transaction.run("UPDATE reminders SET kind = 'from_tomorrow' WHERE case_id = ?", (bad.id,))
    mine, theirs = await store.reminders.claim_due(DUE, 8)
    assert theirs.user_id == other
    assert await store.reminders.still_sending(mine.id) == []
    assert len(await store.reminders.still_sending(theirs.id)) == 1
    assert await store.reminders.next_due_at() is None
    # Put aside with its delivery, which nobody would find any more.
    assert await store.reminders.counts() == {"sending": 1}


async def test_what_of_a_delivery_can_be_read_is_told(store, planned):
    case = await planned(WEEK, EVE)
    async with store._database.transaction() as transaction:
        await transaction.run(
            "UPDATE reminders SET kind = 'from_tomorrow' WHERE day = ?", (WEEK.isoformat(),)
        )
    (delivery,) = await store.reminders.claim_due(AFTER, 8)
    (left,) = await store.reminders.still_sending(delivery.id)
    assert (left.case_id, left.wanted.day) == (case.id, EVE)
    rows = await store._database.read("SELECT state, delivery_id FROM reminders ORDER BY due_at")
    assert [tuple(row) for row in rows] == [("failed", None), ("sending", delivery.id)]
    await store.reminders.mark_sent(delivery.id)
    assert (await store.reminders.delivery_of(case.user_id, delivery.nonce)).reminders == (left,)


async def test_a_delivery_is_found_by_its_own_person_alone(store, planned, parent, other):
    await planned(WEEK)
    (delivery,) = await store.reminders.claim_due(DUE, 8)
    await store.reminders.mark_sent(delivery.id)
    found = await store.reminders.delivery_of(parent, delivery.nonce)
    assert found._replace(reminders=()) == delivery
    assert [one.wanted.day for one in found.reminders] == [WEEK]
    assert await store.reminders.delivery_of(other, delivery.nonce) is None
    assert await store.reminders.delivery_of(parent, "0" * 16) is None


async def how(store, sql, *values):
    return [row["detail"] for row in await store._database.read(f"EXPLAIN QUERY PLAN {sql}", values)]


async def test_what_is_due_is_found_on_neighbouring_pages(store):
    plan = await how(store, DUE_PEOPLE, 5, 9) + await how(store, WHAT_IS_DUE, 5, 9)
    looks = [step for step in plan if "reminders" in step]
    assert looks == [
        "SEARCH reminders USING PRIMARY KEY (open=? AND due_at<?)",
        # Whether a delivery was awaited by a reminder; none ever is.
        "SEARCH reminders USING INDEX reminders_of_delivery (delivery_id=?)",
        "SEARCH reminders USING PRIMARY KEY (open=?)",
        "SEARCH reminders USING PRIMARY KEY (open=? AND due_at>?)",
        "SEARCH reminders USING PRIMARY KEY (open=? AND due_at=? AND user_id=?)",
        "SEARCH reminders USING PRIMARY KEY (open=? AND due_at=? AND user_id=? AND reminder_id=?)",
    ]
