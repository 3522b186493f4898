"""What a server's moderators set, what is counted there, and that nothing of a server stays behind."""

from datetime import date

import pytest

from bot.clock.school import Days, SchoolCalendar
from bot.store.asked import UNKNOWN, WRONG, Sums
from bot.store.explainers import What
from bot.store.server_rows import SERVER_TABLES
from bot.store.servers import NOTHING, Link, Setup

HERE, THERE = 111_111_111_111_111_111, 222_222_222_222_222_222
MONDAY = date(2026, 11, 16)
FULL = Setup(
    state="CA",
    language="en",
    zone="America/Los_Angeles",
    hour=18,
    moderators_channel=5,
    channels=(7, 9),
    links=(Link("Our group", "https://example.org/a"), Link("Bus", "https://example.org/b")),
)


async def test_a_setup_comes_back_as_it_was_saved_and_shows_in_no_other_server(store):
    assert await store.servers.setup(HERE) == NOTHING
    assert await store.servers.save(HERE, FULL, before=NOTHING)
    assert await store.servers.setup(HERE) == FULL
    assert await store.servers.setup(THERE) == NOTHING
    assert await store.servers.moderators_channel(HERE) == 5
    assert await store.servers.moderators_channel(THERE) is None
    assert await store.servers.languages() == {HERE: "en"}


async def test_a_setup_is_not_saved_over_one_that_was_not_seen(store):
    theirs, mine = Setup(state="TX"), Setup(state="CA", channels=(7,))
    assert await store.servers.save(HERE, theirs, before=NOTHING)
    assert not await store.servers.save(HERE, mine, before=NOTHING)
    assert await store.servers.setup(HERE) == theirs
    assert await store.servers.save(HERE, mine, before=theirs)
    assert await store.servers.save(HERE, NOTHING, before=mine)
    assert await store.servers.setup(HERE) == NOTHING


async def test_what_is_asked_for_is_counted_by_server_and_day_and_let_go_after_five_weeks(store):
    for _ in range(3):
        await store.asked.add(HERE, MONDAY, "topic", "iee")
    await store.asked.add(HERE, date(2026, 11, 22), "topic", "iee")
    await store.asked.add(HERE, MONDAY, "word", "fape")
    await store.asked.add(HERE, MONDAY, UNKNOWN, "")
    await store.asked.add(HERE, MONDAY, WRONG, "rights iee")
    await store.asked.add(THERE, MONDAY, "topic", "fba")
    week = await store.asked.tally(HERE, MONDAY, date(2026, 11, 22))
    assert week == Sums({("topic", "iee"): 4, ("word", "fape"): 1}, 1, {"rights iee": 1})
    assert await store.asked.tally(HERE, date(2026, 11, 17), date(2026, 11, 21)) == Sums()
    # 35 days after November 16 is December 21.
    await store.asked.add(THERE, date(2026, 12, 21), "topic", "fba")
    assert await store.asked.tally(HERE, MONDAY, MONDAY) != Sums()
    await store.asked.add(THERE, date(2026, 12, 22), "topic", "fba")
    assert await store.asked.tally(HERE, MONDAY, MONDAY) == Sums()
    assert (await store.asked.tally(HERE, MONDAY, date(2026, 12, 22))).asked == {("topic", "iee"): 1}


@pytest.fixture
async def filled(store, now):
    """A row of two servers in each table that has a `server_id`, as each feature saves them."""
    year = SchoolCalendar((Days(date(2026, 8, 26), date(2027, 6, 11)),), ())
    for server in (HERE, THERE):
        await store.servers.save(server, FULL, before=NOTHING)
        await store.districts.save(server, "North", year, now, by=5, over=None)
        await store.unsaved.keep_district(server, 5, "South", year, now)
        await store.asked.add(server, MONDAY, "topic", "iee")
        await store.explainers.plan(server, 1, [What("help", "all", "en")])
    return store


async def tables_of_servers(store):
    rows = await store._database.read("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return {
        row["name"]
        for row in rows
        if any(
            column["name"] == "server_id"
            for column in await store._database.read(f"PRAGMA table_info({row['name']})")
        )
    }


async def test_every_table_of_servers_is_shown_and_emptied_when_a_server_is_left(filled):
    tables = await tables_of_servers(filled)
    rows = await filled.server_rows.of(HERE)
    # A new table with a `server_id` gets its row in `filled`, its name in `SERVER_TABLES`, and its words.
    assert tables == set(SERVER_TABLES)
    assert {table for table, found in rows.items() if found} == tables
    assert await filled.server_rows.known() == {HERE, THERE}
    assert await filled.server_rows.forget(HERE)
    assert not any((await filled.server_rows.of(HERE)).values())
    assert await filled.server_rows.known() == {THERE}
    assert all((await filled.server_rows.of(THERE)).values())
    (days,) = await filled._database.read("SELECT count(*) AS count FROM district_days")
    assert days["count"] == 1
    assert not await filled.server_rows.forget(HERE)


async def test_no_table_of_people_names_a_server(store):
    assert not await tables_of_servers(store) & {"people", "cases", "events", "reminders", "deliveries"}
