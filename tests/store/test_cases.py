from datetime import date

import pytest

from bot.clock.case import Case, Event, How
from bot.store.errors import StoreError


async def test_an_event_comes_back_as_it_was_saved(store, add, parent):
    event = Event("consent", date(2028, 2, 29), How.MAIL, day_known=False)
    added = await add(child="B", plan="504", state="NY", event=event)
    assert added.new
    assert added.event.event == event
    (case,) = await store.cases.cases_of(parent)
    assert case == added.case
    assert case.case == Case("B", "504", "NY", (event,))
    assert case.opted_in_at is None


async def test_the_same_event_twice_is_one(store, add, asked, parent):
    first = await add()
    again = await add(event=Event(asked.code, asked.day, How.HAND))
    assert (again.new, again.event) == (False, first.event)
    assert len((await store.cases.case_of(parent, "A", "iep")).events) == 1


async def test_events_stand_in_the_order_of_their_days(add, asked):
    await add()
    await add(event=Event("consent", date(2026, 9, 30)))
    added = await add(event=Event("request_refused", date(2026, 9, 1)))
    assert [one.event.code for one in added.case.events] == ["request_refused", asked.code, "consent"]
    assert added.event.event.code == "request_refused"


async def test_one_case_a_child_and_plan_and_it_takes_the_state_given(store, add, parent):
    one = await add(state="CA")
    two = await add(state="TX", event=Event("consent", date(2026, 9, 30)))
    assert one.case.id == two.case.id
    assert two.case.state == "TX"
    await add(child="A", plan="504")
    await add(child="B")
    found = [(case.child, case.plan) for case in await store.cases.cases_of(parent)]
    assert found == [("A", "iep"), ("A", "504"), ("B", "iep")]


async def test_a_case_is_found_by_child_and_plan_and_by_row(store, add, parent):
    added = await add()
    assert await store.cases.case_of(parent, "A", "iep") == added.case
    assert await store.cases.case_by_id(parent, added.case.id) == added.case
    assert await store.cases.case_of(parent, "A", "504") is None


async def test_an_event_can_be_taken_back(store, add, parent):
    added = await add()
    assert await store.cases.remove_event(parent, added.event.id)
    assert not await store.cases.remove_event(parent, added.event.id)
    (case,) = await store.cases.cases_of(parent)
    assert case.events == ()


async def test_a_row_id_is_never_used_twice(store, add, parent):
    first = await add()
    await store.cases.remove_case(parent, first.case.id)
    second = await add()
    assert second.case.id > first.case.id
    assert second.event.id > first.event.id


async def test_nobody_reads_or_deletes_what_is_somebody_elses(store, add, parent, other):
    added = await add(parent)
    assert await store.cases.cases_of(other) == []
    assert await store.cases.case_of(other, "A", "iep") is None
    assert await store.cases.case_by_id(other, added.case.id) is None
    assert not await store.cases.remove_event(other, added.event.id)
    assert not await store.cases.remove_case(other, added.case.id)
    assert await store.cases.cases_of(parent) == [added.case]


async def test_taking_an_event_back_stops_its_reminders_and_no_others(store, opted_in, add, want, now):
    case = await opted_in()
    later = await add(event=Event("consent", date(2026, 9, 30)))
    mine = want(date(2026, 11, 6))
    others = want(date(2026, 11, 7), event="consent", event_on=date(2026, 9, 30))
    await store.reminders.plan(case.user_id, case.id, [mine, others], now)
    assert await store.cases.remove_event(case.user_id, case.events[0].id)
    assert [one.wanted for one in await store.reminders.waiting_of(case.user_id, case.id)] == [others]
    assert later.case.id == case.id


@pytest.mark.parametrize(("child", "plan"), [("G", "iep"), ("Anna", "iep"), ("A", "other")])
async def test_a_child_is_a_letter_and_nothing_else_is_kept(store, add, parent, child, plan):
    with pytest.raises(StoreError):
        await add(child=child, plan=plan)
    assert await store.people.get(parent) is None
