"""A new table must be reached by `forget`, or named here with its reason."""

from datetime import UTC, date, datetime

import pytest

from bot.clock.moves import Shown
from bot.clock.school import Days, SchoolCalendar
from bot.store import everything
from bot.store.people import Person
from bot.store.unsaved import Version

OF_NOBODY = {
    "migrations": "which steps the file has had",
    "reminder_ids": "the last number given",
    "kept": "the program's own values",
    "district_days": "a server's own",
    "servers": "a server's own",
    "server_channels": "a server's own",
    "server_links": "a server's own",
    "server_counts": "sums of a server, of nobody",
    "explainers": "a server's own",
    "reports": "which card was called wrong how often, by nobody",
    "forgotten": "keyed hashes of people who were forgotten, so that a restore forgets them too",
    "sqlite_sequence": "the last row numbers given",
}
NOW = datetime(2026, 11, 22, tzinfo=UTC)
WEEK, EVE = date(2026, 11, 6), date(2026, 11, 12)


@pytest.fixture
def rows(store):
    async def rows():
        tables = await store._database.read("SELECT name FROM sqlite_schema WHERE type = 'table'")
        names = {row["name"] for row in tables}
        assert names > OF_NOBODY.keys()
        # A calendar stays with its server when who loaded it is forgotten.
        whose = {"districts": " WHERE loaded_by IS NOT NULL"}
        return {
            name: len(await store._database.read(f"SELECT 1 FROM {name}{whose.get(name, '')}"))
            for name in names - OF_NOBODY.keys()
        }

    return rows


@pytest.fixture
def fill(store, opted_in, want, now):
    async def fill(user_id):
        await store.people.save(Person(user_id, "CA", "America/Los_Angeles", "en"))
        case = await opted_in(user_id)
        await store.reminders.plan(user_id, case.id, [want(WEEK), want(EVE)], now)
        week = Days(date(2026, 11, 23), date(2026, 11, 27))
        calendar = SchoolCalendar((Days(date(2026, 8, 26), date(2027, 6, 11)),), (week,))
        assert await store.calendars.save(user_id, case.id, calendar, Version("0123456789abcdef", now))
        await store.unsaved.keep(case.id, calendar, now)
        await store.unsaved.keep_district(user_id, user_id, "North", calendar, now)
        assert await store.districts.save(user_id, "North", calendar, now, by=user_id, over=None)
        shown = Shown("CA", "initial-evaluation", "consent", date(2026, 9, 14), date(2026, 11, 13))
        assert await store.calendars.show(user_id, case.id, [shown], "1")
        found = await store.reminders.claim_due(datetime(2026, 11, 7, tzinfo=UTC), 8)
        assert [delivery.user_id for delivery in found] == [user_id]
        return case

    return fill


async def test_forgetting_reaches_every_table(store, fill, rows, parent):
    case = await fill(parent)
    assert all((await rows()).values())
    assert await store.forget(parent, NOW)
    assert not any((await rows()).values())
    assert not await store.forget(parent, NOW)
    assert await store.cases.case_by_id(parent, case.id) is None
    assert await store.reminders.next_due_at() is None


async def test_what_a_person_takes_away_is_every_row_of_every_table(store, fill, rows, parent, other):
    await fill(parent)
    alone = await rows()
    await fill(other)
    for user_id in (parent, other):
        taken = await store.everything.of(user_id)
        assert {table: len(found) for table, found in taken.items()} == alone
        owners = {row["user_id"] for found in taken.values() for row in found if "user_id" in row}
        assert owners == {user_id}
    await store.forget(parent, NOW)
    assert not any((await store.everything.of(parent)).values())
    assert not any((await store.everything.of(999)).values())


async def test_a_row_is_taken_away_with_every_column(store, fill, parent):
    await fill(parent)
    for table, found in (await store.everything.of(parent)).items():
        columns = await store._database.read(f"SELECT name FROM pragma_table_info('{table}')")
        assert {row["name"] for row in columns} == set(found[0]), table


async def test_no_table_is_walked_through_for_one_person(store):
    # With millions of reminders of others that would hold everybody up.
    for query in everything._QUERIES.values():
        plan = await store._database.read(f"EXPLAIN QUERY PLAN {query}", (1,))
        assert not [row["detail"] for row in plan if row["detail"].startswith("SCAN")], query


async def test_forgetting_one_leaves_the_others(store, fill, rows, parent, other):
    await fill(other)
    alone = await rows()
    await fill(parent)
    await store.forget(parent, NOW)
    assert await rows() == alone
    assert (await store.people.get(other)).state == "CA"


async def test_a_calendar_stays_with_its_server_as_nobodys(store, fill, parent):
    await fill(parent)
    year = Days(date(2026, 8, 26), date(2027, 6, 11))
    (before,) = await store._database.read("SELECT * FROM districts")
    assert before["loaded_by"] == parent
    await store.districts.save(parent, "South", SchoolCalendar((year,), (year,)), NOW, by=parent, over=None)
    await store.forget(parent, NOW)
    (south,) = [one for one in await store.districts.of_server(parent) if one.name == "South"]
    assert south.loaded_by is None
    # A moderator of whom nothing else was kept.
    await store.districts.save(
        parent, "South", SchoolCalendar((year,), (year,)), NOW, by=parent, over=south.loaded_at
    )
    assert await store.forget(parent, NOW)
    assert not await store.forget(parent, NOW)


async def test_a_delivery_of_someone_forgotten_can_still_be_marked(store, fill, parent):
    await fill(parent)
    await store.forget(parent, NOW)
    await store.reminders.mark_sent(1)
    await store.reminders.mark_later(1, datetime(2026, 11, 8, tzinfo=UTC), "http_503")
    assert await store.reminders.next_due_at() is None
