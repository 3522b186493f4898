"""The disk is full, the file is read-only: a person is told that nothing was saved, and nothing half is."""

import asyncio
import contextlib
import resource
from datetime import date, timedelta

import pytest

from bot.store.errors import NotSavedError
from bot.store.key import load_key
from bot.store.opening import connect
from bot.ui.me import Host

FRAME_BYTES = 4096 + 24
"""What one page of a transaction adds to the write-ahead log: https://www.sqlite.org/fileformat2.html#walformat"""
MANY = 60


@pytest.fixture
async def saved(world):
    """A parent in California with one saved day, whose reminders are off; somebody else runs the bot."""
    world.bot.host = Host("Parents of the Valley", "help@example.org")
    draft = await world.parent.slash("timeline log", event="eligibility", date="2026-11-20", state="CA")
    await world.parent.press(draft.message, "Save this day")
    return world


async def case_of(world):
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    return case


async def rows(world):
    """Return every row of every table."""
    database = world.bot.store._database
    tables = await database.read("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return {
        name: sorted(repr(tuple(row)) for row in await database.read(f"SELECT * FROM {name}"))
        for (name,) in tables
    }


async def reminded(world):
    shown = await world.parent.slash("timeline show")
    await world.parent.press(shown.message, "Remind me by private message")
    await world.parent.wait_for_dm(1)


# Each leads to a press that saves, and returns how to do it.


async def log_a_day(world):
    await reminded(world)
    zone = await world.parent.slash("timeline log", event="eligibility", date="2026-11-19", state="TX")
    draft = await world.parent.press(zone.message, "Central Time (most of Texas)")
    return lambda: world.parent.press(draft.message, "Save this day")


async def change_a_day(world):
    await reminded(world)
    which = await world.parent.slash("timeline fix")
    event = (await case_of(world)).events[0]
    form = await world.parent.choose(which.message, str(event.id))
    (label,) = [part["label"] for part in form.modal["components"]]
    sure = await world.parent.fill(form.modal, {label: "2026-11-18"})
    return lambda: world.parent.press(sure.message, "Save the new day")


async def delete_a_day(world):
    await reminded(world)
    which = await world.parent.slash("timeline delete")
    event = (await case_of(world)).events[0]
    sure = await world.parent.choose(which.message, str(event.id))
    return lambda: world.parent.press(sure.message, "Yes, take it out")


async def delete_a_case(world):
    await reminded(world)
    which = await world.parent.slash("timeline delete")
    sure = await world.parent.press(which.message, "Delete all of Child A, IEP")
    return lambda: world.parent.press(sure.message, "Yes, take it out")


async def save_school_days(world):
    await reminded(world)
    read = await world.parent.slash(
        "timeline breaks", first_day="2026-08-26", last_day="2027-06-11", days_off="2026-11-23"
    )
    return lambda: world.parent.press(read.message, "Yes, save these days")


async def turn_reminders_on(world):
    shown = await world.parent.slash("timeline show")
    return lambda: world.parent.press(shown.message, "Remind me by private message")


async def save_settings(world):
    await reminded(world)
    settings = await world.parent.slash("me settings")
    return lambda: world.parent.choose(settings.message, "New York")


async def delete_me(world):
    await reminded(world)
    asked = await world.parent.slash("me delete")
    return lambda: world.parent.press(asked.message, "Yes, delete everything")


async def load_a_district(world):
    file = (
        "days.csv",
        b"start,what\n8/26/2026,First day of school\n6/11/2027,Last day of school\n11/23/2026,No school",
        "text/csv",
    )
    read = await world.moderator.slash("server calendar", name="Up Valley", file=file)
    return lambda: world.moderator.press(read.message, "Yes, save these days")


async def chosen_for_the_server(world):
    shown = await world.moderator.slash("server setup")
    asked = await world.moderator.press(shown.message, "State")
    return await world.moderator.choose(asked.message, "California")


async def set_a_server_up(world):
    chosen = await chosen_for_the_server(world)
    return lambda: world.moderator.press(chosen.message, "Save all of this")


async def delete_a_servers_data(world):
    chosen = await chosen_for_the_server(world)
    await world.moderator.press(chosen.message, "Save all of this")
    shown = await world.moderator.slash("server data")
    asked = await world.moderator.press(shown.message, "Delete all of it")
    return lambda: world.moderator.press(asked.message, "Yes, delete all of it")


async def take_changed_days(world):
    await reminded(world)
    ends = b"start,end,what\n8/26/2026,,First day of school\n6/11/2027,,Last day of school\n"
    for last in (b"12/2/2026", b"12/4/2026"):
        file = ("days.csv", ends + b"12/1/2026,%s,No school" % last, "text/csv")
        read = await world.moderator.slash("server calendar", name="Up Valley", file=file)
        await world.moderator.press(read.message, "Yes, save these days")
        if last == b"12/2/2026":
            picked = await world.parent.slash("timeline breaks", district="Up Valley")
            await world.parent.press(picked.message, "Yes, save these days")
    answer = await world.parent.slash("letter")
    await answer.until(lambda one: len(one.messages) > 1)
    await asyncio.sleep(0.1)
    return lambda: world.parent.press(answer.messages[1], "Use the new one")


EACH = (
    log_a_day,
    change_a_day,
    delete_a_day,
    delete_a_case,
    save_school_days,
    turn_reminders_on,
    save_settings,
    delete_me,
    load_a_district,
    set_a_server_up,
    delete_a_servers_data,
    take_changed_days,
)
each_way = pytest.mark.parametrize("prepare", EACH, ids=lambda one: one.__name__)


def nothing_was_saved(answer):
    return answer.private and all(
        said in answer.text
        for said in ("Nothing was saved.", "What you saved before was not changed.", "/me show")
    )


@each_way
async def test_a_read_only_file_is_told_and_keeps_every_row(saved, prepare, caplog):
    save = await prepare(saved)
    before = await rows(saved)
    await saved.bot.store._database.read("PRAGMA query_only = ON")
    caplog.clear()
    answer = await save()
    assert nothing_was_saved(answer), answer.text
    assert await rows(saved) == before
    (record,) = [one for one in caplog.records if one.name == "bot.tree"]
    assert record.getMessage().startswith("the store failed: NotSavedError SQLITE_READONLY\n")
    assert str(saved.bot.store._database._path) not in caplog.text
    # What is kept, and who runs the bot, can still be read.
    assert "Contact: help@example.org" in (await saved.parent.slash("me show")).text
    await saved.bot.store._database.read("PRAGMA query_only = OFF")
    again = await save()
    assert "Nothing was saved" not in again.text
    assert await rows(saved) != before


@contextlib.contextmanager
def room_for(size_bytes):
    """Let no file grow beyond a size, as a full disk would not; the system says so at the write itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@each_way
async def test_wherever_the_disk_runs_out_all_is_saved_or_nothing(saved, prepare):
    save = await prepare(saved)
    before = await rows(saved)
    path = saved.bot.store._database._path
    full_bytes = path.with_name(path.name + "-wal").stat().st_size
    for pages in range(MANY):
        with room_for(full_bytes + pages * FRAME_BYTES):
            answer = await save()
        if "Nothing was saved" not in answer.text:
            break
        assert nothing_was_saved(answer)
        assert await rows(saved) == before
    assert pages > 0
    assert await rows(saved) != before


async def test_a_full_disk_is_told_and_each_day_is_kept_whole_or_not_at_all(saved, caplog):
    await reminded(saved)
    database = saved.bot.store._database
    await database.read("PRAGMA max_page_count = 1")
    # What is left on the pages that are there is used up day by day.
    kept, refused = 0, []
    for back in range(MANY):
        day = date(2026, 11, 19) - timedelta(days=back)
        draft = await saved.parent.slash("timeline log", event="eligibility", date=day.isoformat())
        before = await rows(saved)
        answer = await saved.parent.press(draft.message, "Save this day")
        if "Nothing was saved" in answer.text:
            refused.append(draft.message)
            assert nothing_was_saved(answer)
            assert await rows(saved) == before
        else:
            kept += 1
    assert kept
    assert refused
    assert len((await case_of(saved)).events) == kept + 1
    assert "the store failed: NotSavedError SQLITE_FULL\n" in caplog.text
    await database.read("PRAGMA max_page_count = 1000000")
    again = await saved.parent.press(refused[-1], "Save this day")
    assert "Nothing was saved" not in again.text


async def test_a_file_that_somebody_else_holds_is_told_as_busy(saved, caplog):
    save = await delete_a_day(saved)
    before = await rows(saved)
    path = saved.bot.store._database._path
    key = load_key(None, path.parent / "keys" / "database.key", database=path)
    with contextlib.closing(connect(path)) as other:
        other.execute(f"PRAGMA key = \"x'{key.digits}'\"")
        other.execute("BEGIN IMMEDIATE")
        answer = await save()
    assert answer.private
    assert "Nothing was saved. What you saved before was not changed." in answer.text
    assert "try again in a few minutes" in answer.text
    assert await rows(saved) == before
    assert "the store failed: BusyError SQLITE_BUSY\n" in caplog.text
    assert "It is gone" in (await save()).text


async def test_a_form_and_a_command_tell_it_too_and_promise_nothing_that_cannot_be_seen(saved):
    which = await saved.parent.slash("timeline fix")
    event = (await case_of(saved)).events[0]
    form = await saved.parent.choose(which.message, str(event.id))
    (label,) = [part["label"] for part in form.modal["components"]]
    async with saved.bot.store._database.transaction() as transaction:
        await transaction.run("ALTER TABLE people RENAME TO elsewhere")
    for answer in (
        await saved.parent.fill(form.modal, {label: "2026-11-18"}),
        await saved.parent.slash("me settings"),
    ):
        assert answer.private
        assert "Nothing was saved or changed. I cannot open the place where I keep dates." in answer.text
        assert "What you saved before" not in answer.text


async def test_steps_of_one_task_are_saved_together_and_others_wait(store):
    async def step(name):
        await store.kept.set(name, "1")

    with pytest.raises(NotSavedError):  # noqa: PT012
        async with store.together():
            await step("first")
            other = asyncio.create_task(step("other"))
            await asyncio.sleep(0.01)
            assert await store.kept.get("first") == "1"
            assert not other.done()
            raise NotSavedError
    await other
    assert [await store.kept.get(name) for name in ("first", "other")] == [None, "1"]
    async with store.together():
        await step("first")
        async with store.together():
            await step("second")
    assert [await store.kept.get(name) for name in ("first", "second")] == ["1", "1"]
