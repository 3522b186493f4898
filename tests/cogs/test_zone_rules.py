"""A zone's rules change between two starts: what waits comes at the hour that holds now."""

import asyncio
import zoneinfo
from datetime import UTC, datetime, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

import pytest


@pytest.fixture
def arizona_time(tmp_path):
    """Give Denver the rules of Phoenix; all other zones stay as the package has them."""
    packed = resources.files("tzdata").joinpath("zoneinfo", "America", "Phoenix")
    (tmp_path / "America").mkdir()
    (tmp_path / "America" / "Denver").write_bytes(packed.read_bytes())
    before = zoneinfo.TZPATH

    def start():
        zoneinfo.reset_tzpath([str(tmp_path), *before])
        ZoneInfo.clear_cache()

    yield start
    zoneinfo.reset_tzpath(before)
    ZoneInfo.clear_cache()


async def waiting(world):
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    found = await world.bot.store.reminders.waiting_of(case.user_id, case.id)
    return [one.due_at for one in found if one.wanted.kind.value != "over"]


async def test_the_instants_are_derived_anew_at_the_next_start(world, restart, arizona_time):
    world.time.move_to(datetime(2027, 6, 1, 18, tzinfo=UTC))
    draft = await world.parent.slash("timeline log", event="records_request", date="2027-05-28", state="CO")
    saved = await world.parent.press(draft.message, "By email that day")
    await world.parent.press(saved.message, "Remind me by private message")
    await world.parent.wait_for_dm(1)
    before = await waiting(world)
    # Summer time holds in Denver: 9:00 is 15:00 UTC.
    assert {one.hour for one in before} == {15}
    arizona_time()
    world = await restart()
    async with asyncio.timeout(5):
        while (await waiting(world))[0].hour != 16:
            await asyncio.sleep(0.02)
    after = await waiting(world)
    assert {one.hour for one in after} == {16}
    assert [one.date() for one in after] == [one.date() for one in before]
    world.time.move_to(before[0])
    await asyncio.sleep(0.1)
    assert len(world.parent.dms()) == 1
    world.time.move_to(after[0])
    await world.parent.wait_for_dm(2)


@pytest.mark.parametrize(
    ("requested", "hour", "due"),
    [
        # February 4, 2027 and 45 days: 24 in February and 21 make March 21; a week before is March 14.
        # Then the clocks in New York go from 2:00 to 3:00: there is no 2:00, it comes at 3:00 (UTC-4).
        ("2027-02-04", "2", datetime(2027, 3, 14, 7, tzinfo=UTC)),
        # September 30 and 45 days: 31 in October and 14 make November 14; a week before is November 7.
        # Then they go back at 2:00: the first 1:00 is at UTC-4.
        ("2027-09-30", "1", datetime(2027, 11, 7, 5, tzinfo=UTC)),
    ],
)
async def test_an_hour_that_is_not_there_or_there_twice_brings_one_message(world, requested, hour, due):
    world.time.move_to(datetime.fromisoformat(f"{requested}T23:00:00+00:00"))
    draft = await world.parent.slash("timeline log", event="records_request", date=requested, state="NY")
    saved = await world.parent.press(draft.message, "By email that day")
    await world.parent.press(saved.message, "Remind me by private message")
    (first,) = await world.parent.wait_for_dm(1)
    card = await world.parent.press(first, "When they come")
    await world.parent.choose(card.message, hour, "Which hour?")
    assert due in await waiting(world)
    world.time.move_to(due - timedelta(seconds=1))
    await asyncio.sleep(0.1)
    assert len(world.parent.dms()) == 1
    world.time.move_to(due)
    await world.parent.wait_for_dm(2)
    world.time.move_to(due + timedelta(hours=3))
    await asyncio.sleep(0.1)
    assert len(world.parent.dms()) == 2
