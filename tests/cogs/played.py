"""What the tests of messages play: a day is saved, reminders are on, the clock moves, a message comes."""

import asyncio
from datetime import UTC, datetime

from bot.playground.sight import buttons_of, text_of


def at(year, month, day, hour, minute=0, second=1):
    """Return an instant in UTC, a second after the full hour, when what is due then is due."""
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


BACK = "Start over"


def labels(message):
    """Return what is on a message's buttons, without the way back that every private card has."""
    return [one.label for one in buttons_of(message) if one.label != BACK]


async def log(world, event="eligibility", day="2026-11-20", state="CA", press="Save this day", **more):
    """Save a day; by itself one whose deadline is Sunday, December 20, 2026."""
    draft = await world.parent.slash("timeline log", event=event, date=day, state=state, **more)
    return await world.parent.press(draft.message, press)


async def reminded(world, **more):
    """Save a day, turn reminders on, and return the first message."""
    saved = await log(world, **more)
    await world.parent.press(saved.message, "Remind me by private message")
    return (await world.parent.wait_for_dm(1))[0]


async def next_message(world, when=None):
    """Move on, and return the message that comes."""
    count = len(world.parent.dms())
    if when:
        world.time.move_to(when)
    return (await world.parent.wait_for_dm(count + 1))[count]


async def quiet(world, when=None):
    """Move on, and see that nothing comes."""
    count = len(world.parent.dms())
    if when:
        world.time.move_to(when)
    for _ in range(3):
        world.bot.scheduler.nudge()
        await asyncio.sleep(0.05)
    assert len(world.parent.dms()) == count, text_of(world.parent.dms()[-1])


async def the_case(world, number=0):
    return (await world.bot.store.cases.cases_of(world.parent.person.id))[number]
