"""Districts' calendars in the file: versions that grow, what a case took, what was shown and not saved."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock.school import Days, SchoolCalendar
from bot.store.connection import Database
from bot.store.districts import MOST_DISTRICTS, TooManyDistrictsError
from bot.store.migrations import STEPS, migrate
from bot.store.unsaved import MOST_OF_ONE, Version

YEAR = Days(date(2026, 8, 26), date(2027, 6, 11))
ONE = SchoolCalendar((YEAR,), (Days(date(2026, 11, 16), date(2026, 11, 18)),))
TWO = SchoolCalendar((YEAR,), (Days(date(2026, 11, 16), date(2026, 11, 20)),))
HERE, THERE = 10, 20
NOW = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)


@pytest.fixture
def put(store):
    async def put(calendar=ONE, *, server=HERE, name="North", by=7, now=NOW):
        before = await store.districts.named(server, name)
        over = before.loaded_at if before else None
        assert await store.districts.save(server, name, calendar, now, by=by, over=over)
        return await store.districts.named(server, name)

    return put


@pytest.fixture
def took(store, add):
    """A case that took a district's calendar."""

    async def took(district):
        case = (await add()).case
        version = Version(district.mark, district.changed_at)
        await store.calendars.save(
            case.user_id, case.id, calendar=await store.districts.calendar(district.id), version=version
        )
        return case

    return took


async def test_a_version_grows_only_with_the_days_and_whatever_the_clock_says(put):
    first = await put()
    assert (first.loaded_at, first.changed_at, first.loaded_by) == (NOW, NOW, 7)
    same = await put(by=8)
    assert (same.changed_at, same.loaded_by, same.mark) == (NOW, 8, first.mark)
    assert same.loaded_at > NOW
    # The clock was set back.
    other = await put(TWO, now=NOW - timedelta(days=3))
    assert other.changed_at > first.changed_at
    assert other.loaded_at > same.loaded_at
    assert other.id == first.id


async def test_what_was_loaded_meanwhile_is_left_as_it_is(store, put):
    first = await put()
    assert not await store.districts.save(HERE, "NORTH", TWO, NOW, by=9, over=None)
    assert await store.districts.calendar(first.id) == ONE
    assert await store.districts.save(HERE, "NORTH", TWO, NOW, by=9, over=first.loaded_at)
    assert not await store.districts.save(HERE, "north", ONE, NOW, by=7, over=first.loaded_at)
    assert await store.districts.calendar(first.id) == TWO


async def test_each_servers_districts_are_its_own(store, put):
    here, there = await put(), await put(server=THERE)
    assert here.mark != there.mark
    assert [one.id for one in await store.districts.of_server(HERE)] == [here.id]
    assert await store.districts.by_id(THERE, here.id) is None
    assert not await store.districts.remove(THERE, here.id)
    assert await store.districts.remove(HERE, here.id)
    assert await store.districts.of_server(THERE) == [there]


async def test_there_is_room_for_so_many(store, put):
    async with store.together():
        for number in range(MOST_DISTRICTS):
            await put(name=f"D {number}")
    with pytest.raises(TooManyDistrictsError):
        await put(name="one more")
    assert len(await store.districts.of_server(HERE)) == MOST_DISTRICTS
    await put(TWO, name="D 7")
    await put(server=THERE)


async def test_a_case_is_offered_what_changed_since_it_took_it(store, put, took, parent, other):
    case = await took(await put())
    assert await store.taken.offer(parent, case.id) is None
    changed = await put(TWO)
    offer = await store.taken.offer(parent, case.id)
    assert (offer.name, offer.calendar, offer.changed_at, offer.told) == (
        "North",
        TWO,
        changed.changed_at,
        False,
    )
    assert await store.taken.offer(other, case.id) is None
    assert not await store.taken.note_told(other, case.id, changed.changed_at)
    assert [one.case_id for one in await store.taken.offers(parent)] == [case.id]
    assert await store.taken.note_told(parent, case.id, changed.changed_at)
    assert await store.taken.offers(parent) == []
    assert (await store.taken.offer(parent, case.id)).told
    again = await put(SchoolCalendar((YEAR,), (YEAR,)))
    assert [one.changed_at for one in await store.taken.offers(parent)] == [again.changed_at]


async def test_there_and_back_taken_out_and_own_days_offer_nothing(store, put, took, parent):
    district = await put()
    case = await took(district)
    await put(TWO)
    await put(ONE)
    assert await store.taken.offers(parent) == []
    changed = await put(TWO)
    await store.districts.remove(HERE, changed.id)
    assert await store.taken.offers(parent) == []
    # A new one of that name is another calendar.
    await put(TWO)
    assert await store.taken.offers(parent) == []
    assert await store.calendars.of_case(parent, case.id) == ONE
    await store.calendars.save(parent, case.id, TWO)
    assert await store._database.read("SELECT 1 FROM case_districts") == []


async def test_a_change_lets_the_cases_that_took_it_be_planned_again(store, put, took, add, other):
    district = await put()
    case = await took(district)
    stranger = (await add(other)).case

    async def plan_all():
        for one in (case, stranger):
            found = await store.cases.case_by_id(one.user_id, one.id)
            assert await store.counts.note(found, "1", None)

    async def unplanned():
        found = [await store.cases.case_by_id(one.user_id, one.id) for one in (case, stranger)]
        return [one.id for one in found if one.planned_by is None]

    await plan_all()
    await put()
    assert await unplanned() == []
    await put(TWO)
    assert await unplanned() == [case.id]
    await plan_all()
    await store.districts.remove(HERE, district.id)
    assert await unplanned() == [case.id]


async def test_nothing_of_a_case_names_a_server(store, put, took, parent):
    await took(await put(server=987_654_321))
    taken = await store.everything.of(parent)
    assert "987654321" not in repr(taken)


async def test_what_was_shown_is_the_persons_own_and_goes_after_a_day(store, add, parent, other):
    case = (await add()).case
    version = Version("0123456789abcdef", NOW)
    number = await store.unsaved.keep(case.id, TWO, NOW, version)
    found = await store.unsaved.of_case(parent, number)
    assert (found.case_id, found.calendar, found.version) == (case.id, TWO, version)
    assert await store.unsaved.of_case(other, number) is None
    await store.unsaved.drop(other, number)
    of_server = await store.unsaved.keep_district(HERE, parent, "North", ONE, NOW)
    assert (await store.unsaved.district(HERE, parent, of_server)).calendar == ONE
    assert await store.unsaved.district(THERE, parent, of_server) is None
    assert await store.unsaved.district(HERE, other, of_server) is None
    await store.unsaved.let_go(NOW + timedelta(hours=23))
    assert await store.unsaved.of_case(parent, number)
    await store.unsaved.let_go(NOW + timedelta(hours=25))
    assert await store.unsaved.of_case(parent, number) is None
    assert await store.unsaved.district(HERE, parent, of_server) is None


async def test_of_what_was_shown_only_the_last_few_are_kept(store, add, parent):
    case = (await add()).case
    numbers = [await store.unsaved.keep(case.id, ONE, NOW) for _ in range(MOST_OF_ONE + 2)]
    there = [bool(await store.unsaved.of_case(parent, one)) for one in numbers]
    assert there == [False, False, *[True] * MOST_OF_ONE]
    keep = store.unsaved.keep_district
    numbers = [await keep(HERE, parent, "N", ONE, NOW) for _ in range(MOST_OF_ONE + 2)]
    there = [bool(await store.unsaved.district(HERE, parent, one)) for one in numbers]
    assert there == [False, False, *[True] * MOST_OF_ONE]


async def test_calendars_of_before_get_a_mark_each_and_a_version(path, key):
    (place,) = [
        at for at, step in enumerate(STEPS) if step.name.startswith("districts' calendars that cases")
    ]
    database = await Database.open(path, key)
    await migrate(database, path, STEPS[:place])
    async with database.transaction() as transaction:
        for name in ("North", "South"):
            await transaction.run(
                "INSERT INTO districts (server_id, name, loaded_at) VALUES (1, ?, 1795280400)", (name,)
            )
    await migrate(database, path, STEPS[: place + 1])
    found = await database.read("SELECT mark, changed_at, loaded_by FROM districts")
    await database.close()
    assert len({row["mark"] for row in found}) == 2
    assert all(len(row["mark"]) == 16 for row in found)
    assert {(row["changed_at"], row["loaded_by"]) for row in found} == {(1795280400, None)}
