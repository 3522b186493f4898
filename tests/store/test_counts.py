"""By what a case was counted, how long it is kept, and what its person was not told."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.clock.case import Event
from bot.clock.moves import Shown
from bot.clock.school import Days, SchoolCalendar
from bot.reminders.policy import Kind, Wishes
from bot.store.counts import STRETCH, Untold
from bot.store.people import Person

TODAY = date(2026, 11, 21)


@pytest.fixture
def fresh(store):
    async def fresh(case):
        found = await store.cases.case_by_id(case.user_id, case.id)
        assert found
        return found

    return fresh


@pytest.fixture
def case(add):
    async def case(**which):
        return (await add(**which)).case

    return case


async def test_a_count_is_kept_as_long_as_nothing_changes(store, case, fresh):
    one = await case()
    assert (one.planned_by, one.open_until) == (None, None)
    assert await store.counts.note(one, "v1", date(2026, 12, 20))
    noted = await fresh(one)
    assert (noted.planned_by, noted.open_until) == ("v1", date(2026, 12, 20))
    assert noted.revision == one.revision
    assert await store.counts.note(noted, "v1", date(2026, 12, 20))


async def changes(store, one):
    """Each way in which what a case is counted from changes."""
    event = one.events[0]
    yield await store.cases.add_event(
        one.user_id, child="A", plan="iep", state="CA", event=Event("consent", date(2026, 9, 20))
    )
    yield await store.cases.move_event(one.user_id, event.id, replace(event.event, day=date(2026, 9, 1)))
    yield await store.cases.set_level(one.user_id, one.id, "preschool")
    yield await store.cases.add_event(
        one.user_id, child="A", plan="iep", state="NY", event=Event("consent", date(2026, 9, 20))
    )
    school = SchoolCalendar((Days(date(2026, 8, 26), date(2027, 6, 11)),), ())
    yield await store.calendars.save(one.user_id, one.id, school)
    yield await store.calendars.clear(one.user_id, one.id)
    yield await store.people.save(Person(one.user_id, "NY", "America/New_York", "en"))
    yield await store.people.save_wishes(one.user_id, Wishes(hour=7))
    yield await store.reminders.opt_in(one.user_id, one.id, datetime(2026, 9, 15, tzinfo=UTC))
    yield await store.reminders.cancel_case(one.user_id, one.id)
    yield await store.counts.keep(one.user_id, one.id, TODAY)
    shown = Shown("US", "c", "consent", date(2026, 9, 20), date(2026, 11, 19))
    await store.calendars.show(one.user_id, one.id, [shown], "v")
    yield await store.calendars.set_done(one.user_id, one.id, shown.about, done=True)
    saved = (await store.cases.case_by_id(one.user_id, one.id)).events[0]
    yield await store.cases.remove_event(one.user_id, saved.id)


async def test_whatever_changes_a_case_it_has_to_be_counted_again(store, case, fresh):
    one = await case()
    await store.counts.note(await fresh(one), "v1", None)
    async for _ in changes(store, one):
        before = await fresh(one)
        assert before.planned_by is None
        assert [found.id for found in (await store.counts.to_plan("v1", after=0))[0]] == [one.id]
        assert await store.counts.note(before, "v1", None)
        assert (await store.counts.to_plan("v1", after=0))[0] == []


async def test_a_count_of_what_has_changed_since_is_not_kept(store, case, fresh):
    one = await fresh(await case())
    await store.people.save(Person(one.user_id, "CA", "America/Los_Angeles", "en"))
    assert not await store.counts.note(one, "v1", date(2026, 12, 20))
    assert (await fresh(one)).planned_by is None
    # Nor where there would be nothing to write.
    noted = await fresh(one)
    assert await store.counts.note(noted, "v1", None)
    noted = await fresh(one)
    await store.cases.remove_case(one.user_id, one.id)
    assert not await store.counts.note(noted, "v1", None)


async def test_what_another_version_counted_is_found_in_stretches(store, case, other):
    first = await case()
    last = await case(user_id=other)
    async with store._database.transaction() as transaction:
        await transaction.run("PRAGMA defer_foreign_keys = ON")
        far = first.id + 2 * STRETCH
        await transaction.run("UPDATE cases SET case_id = ? WHERE case_id = ?", (far, last.id))
        await transaction.run("UPDATE events SET case_id = ? WHERE case_id = ?", (far, last.id))
    found, after = [], 0
    while after is not None:
        some, after = await store.counts.to_plan("v1", after=after)
        found += [one.id for one in some]
    assert found == [first.id, far]


# What goes by itself


@pytest.mark.parametrize(
    ("open_until", "kept_on", "before", "goes"),
    [
        (date(2024, 2, 29), None, date(2024, 2, 29), False),
        (date(2024, 2, 29), None, date(2024, 3, 1), True),
        (None, None, date(2030, 1, 1), False),
        (date(2024, 2, 29), date(2025, 1, 1), date(2025, 1, 1), False),
        (date(2024, 2, 29), date(2025, 1, 1), date(2025, 1, 2), True),
    ],
)
async def test_only_what_is_over_and_not_kept_goes(store, case, fresh, open_until, kept_on, before, goes):
    one = await case()
    if kept_on:
        await store.counts.keep(one.user_id, one.id, kept_on)
    await store.counts.note(await fresh(one), "v1", open_until)
    assert await store.counts.remove_over(before) == int(goes)
    assert bool(await store.cases.cases_of(one.user_id)) is not goes
    assert (await store.people.get(one.user_id) is None) is goes


async def test_a_person_stays_with_the_case_that_stays(store, case, fresh):
    old, new = await case(), await case(child="B")
    await store.counts.note(await fresh(old), "v1", date(2024, 1, 1))
    await store.counts.note(await fresh(new), "v1", date(2026, 1, 1))
    assert await store.counts.remove_over(date(2025, 1, 1)) == 1
    assert [one.id for one in await store.cases.cases_of(old.user_id)] == [new.id]
    assert await store.people.get(old.user_id)


# What was not told


@pytest.fixture
def over(store, case, fresh):
    """A case whose last day was 180 days before TODAY: 25 left in May, 30, 31, 31, 30, 31 make 178."""

    async def over(**which):
        one = await case(**which)
        await store.counts.note(await fresh(one), "v1", date(2026, 5, 25))
        return one

    return over


async def test_nothing_is_untold_of_a_stranger_or_at_first(store, case, other):
    one = await case()
    assert not await store.counts.untold(one.user_id, TODAY)
    assert await store.counts.untold(other, TODAY) == Untold()


async def test_a_case_that_is_over_is_asked_about_once(store, over):
    one = await over()
    assert not await store.counts.untold(one.user_id, date(2026, 11, 20))
    untold = await store.counts.untold(one.user_id, TODAY)
    assert untold == Untold(over=(one.id,))
    await store.counts.mark_told(one.user_id, untold, TODAY)
    assert not await store.counts.untold(one.user_id, TODAY)


async def test_a_case_that_its_person_keeps_is_not_asked_about(store, over):
    one = await over()
    assert await store.counts.keep(one.user_id, one.id, TODAY)
    assert not await store.counts.untold(one.user_id, TODAY)
    assert not await store.counts.keep(one.user_id + 1, one.id, TODAY)


@pytest.mark.parametrize(
    ("state", "asks"), [("waiting", False), ("sending", False), ("sent", False), ("failed", True)]
)
async def test_a_command_asks_only_where_no_message_does(store, over, want, now, state, asks):
    one = await over()
    await store.reminders.opt_in(one.user_id, one.id, now)
    question = want(date(2026, 11, 21), date(2026, 5, 25), kind=Kind.OVER)
    await store.reminders.plan(one.user_id, one.id, [question], now)
    if state != "waiting":
        (delivery,) = await store.reminders.claim_due(datetime(2026, 11, 21, 18, tzinfo=UTC), 5)
        if state == "sent":
            await store.reminders.mark_sent(delivery.id)
        if state == "failed":
            await store.reminders.mark_failed(delivery.id, "dms_closed")
    untold = await store.counts.untold(one.user_id, TODAY)
    assert untold.over == ((one.id,) if asks else ())
    assert untold.failed == (("dms_closed",) if asks else ())


async def test_a_moved_day_is_told_once_where_no_message_can(store, case, now):
    one = await case()
    moved = Shown("US", "c", "consent", date(2026, 9, 20), date(2026, 11, 19), date(2026, 11, 1), "law")
    await store.calendars.show(one.user_id, one.id, [moved], "v")
    untold = await store.counts.untold(one.user_id, TODAY)
    assert untold == Untold(moved=(one.id,))
    await store.counts.mark_told(one.user_id, untold, TODAY)
    assert not await store.counts.untold(one.user_id, TODAY)
    await store.calendars.show(one.user_id, one.id, [moved], "v")
    await store.reminders.opt_in(one.user_id, one.id, now)
    assert not await store.counts.untold(one.user_id, TODAY)


async def test_a_message_that_fails_while_others_are_told_is_told_next(store, opted_in, want, now):
    one = await opted_in()
    failed = []
    for day in (6, 7):
        await store.reminders.plan(one.user_id, one.id, [want(date(2026, 11, day))], now)
        (delivery,) = await store.reminders.claim_due(datetime(2026, 11, day, 18, tzinfo=UTC), 5)
        await store.reminders.mark_failed(delivery.id, f"code_{day}")
        failed.append(await store.counts.untold(one.user_id, TODAY))
    assert failed[0].failed == ("code_6",)
    await store.counts.mark_told(one.user_id, failed[0], TODAY)
    assert (await store.counts.untold(one.user_id, TODAY)).failed == ("code_7",)
