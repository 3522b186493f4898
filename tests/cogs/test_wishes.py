"""When and how messages come, as a person decides: days, hour, zone, text, pause."""

import asyncio
import json
from datetime import UTC, date, datetime

import pytest
from played import at, labels, log, next_message, quiet

from bot.playground.sight import buttons_of, selects_of, text_of


@pytest.fixture
async def card(world):
    """The card on which a parent decides; their date is Sunday, December 20, 2026, in California."""
    saved = await log(world)
    await world.parent.press(saved.message, "Remind me by private message")
    (first,) = await world.parent.wait_for_dm(1)
    return (await world.parent.press(first, "When they come")).message


async def waiting(world):
    (case, *_) = await world.bot.store.cases.cases_of(world.parent.person.id)
    found = await world.bot.store.reminders.waiting_of(case.user_id, case.id)
    return [(one.wanted.kind.value, one.due_at) for one in found if one.wanted.kind.value != "over"]


async def test_the_card_says_what_holds_now(world, card):
    text = text_of(card)
    for line in (
        "7 days before",
        "1 day before",
        "on the day",
        "America/Los_Angeles",
        "it does not say what",
    ):
        assert line in text, line
    days, hours = selects_of(card)
    assert days.chosen == ("7", "1", "0", "-1")
    assert (days.least, days.most) == (1, 8)
    assert len(hours.options) == 24


async def test_other_days(world, card):
    saved = await world.parent.choose(card, ["3", "0"], "Which days? Pick as many as you like")
    assert "Saved." in saved.text
    # 9:00 in Los Angeles is 17:00 UTC in December. Without "the day after" nothing comes after the date.
    assert await waiting(world) == [
        ("before", datetime(2026, 12, 17, 17, tzinfo=UTC)),
        ("today", datetime(2026, 12, 20, 17, tzinfo=UTC)),
    ]
    await next_message(world, at(2026, 12, 17, 17))
    await next_message(world, at(2026, 12, 20, 17))
    await quiet(world, at(2027, 2, 1, 17))


async def test_another_hour(world, card):
    saved = await world.parent.choose(card, "18", "Which hour?")
    assert "Saved." in saved.text
    # 18:00 on December 13 is 2:00 UTC on the 14th.
    await quiet(world, at(2026, 12, 14, 1, 59))
    message = await next_message(world, at(2026, 12, 14, 2))
    assert "in 7 days" in text_of(message)


async def test_an_hour_that_has_gone_today_brings_it_at_once_and_nothing_calls_it_late(world, card):
    # 8:30 in Los Angeles on the day that a message is due at nine.
    await quiet(world, at(2026, 12, 13, 16, 30))
    await world.parent.choose(card, "6", "Which hour?")
    message = await next_message(world)
    assert "in 7 days" in text_of(message)
    assert "late" not in text_of(message)


async def test_full_text_names_what_each_date_is_about_and_back(world, card):
    saved = await world.parent.press(card, "Say what it is about")
    assert "Others may read it on your lock screen" in saved.text
    message = await next_message(world, at(2026, 12, 13, 17))
    assert "Child A, IEP" in text_of(message)
    assert "in 7 days, on Sunday, December 20, 2026" in text_of(message)
    await world.parent.press(saved.message, "Do not say what it is about")
    message = await next_message(world, at(2026, 12, 19, 17))
    assert text_of(message) == "## A date you saved\nIt is tomorrow."


# A pause


async def test_a_week_of_pause_holds_what_comes_and_brings_it_in_one_message(world, card):
    world.time.move_to(at(2026, 12, 12, 18))
    paused = await world.parent.press(card, "Pause for a week")
    # A week from December 12.
    assert "until Saturday, December 19, 2026" in paused.text
    assert labels(paused.message)[-1] == "End the pause"
    await quiet(world, at(2026, 12, 13, 17))
    await quiet(world, at(2026, 12, 19, 16, 59))
    message = await next_message(world, at(2026, 12, 19, 17))
    assert text_of(message).splitlines()[1:] == [
        "You had paused these messages. This came up in the meantime.",
        "It is tomorrow.",
    ]
    await quiet(world)
    assert "It is today." in text_of(await next_message(world, at(2026, 12, 20, 17)))


async def test_a_pause_brings_nothing_that_was_over_before_it(world, card):
    """December 10, 12 and so on lie before the pause: nothing of that day came up in it."""
    world.time.move_to(at(2026, 12, 16, 18))
    await log(world, child="B", day="2026-10-01")
    (_, other) = await world.bot.store.cases.cases_of(world.parent.person.id)
    shown = await world.parent.slash("timeline show", child="B")
    await world.parent.press(shown.message, "Remind me by private message")
    # The week before had come on its day; the person's other case is of October 31, long gone.
    await world.parent.wait_for_dm(3)
    await world.parent.press(card, "Pause for a week")
    kinds = [
        one.wanted.kind.value
        for one in await world.bot.store.reminders.waiting_of(other.user_id, other.id)
        if one.wanted.kind.value != "over" and one.wanted.deadline_on == date(2026, 10, 31)
    ]
    assert kinds == []


async def test_the_end_of_a_pause_brings_what_it_held_at_once(world, card):
    world.time.move_to(at(2026, 12, 12, 18))
    paused = await world.parent.press(card, "Pause for 2 weeks")
    await quiet(world, at(2026, 12, 14, 20))
    on = await world.parent.press(paused.message, "End the pause")
    assert "Paused" not in on.text
    message = await next_message(world)
    assert text_of(message).splitlines()[1:] == [
        "You had paused these messages. This came up in the meantime.",
        "It is in 6 days, on Sunday, December 20, 2026.",
    ]
    await quiet(world, at(2026, 12, 19, 16, 59))
    assert text_of(await next_message(world, at(2026, 12, 19, 17))).splitlines()[1:] == ["It is tomorrow."]


async def test_a_pause_that_ends_on_the_day_of_a_message_does_not_say_that_i_was_away(world, card):
    world.time.move_to(at(2026, 12, 12, 18))
    paused = await world.parent.press(card, "Pause for 2 weeks")
    await quiet(world, at(2026, 12, 13, 22))
    await world.parent.press(paused.message, "End the pause")
    message = await next_message(world)
    assert text_of(message).splitlines()[1:] == ["It is in 7 days, on Sunday, December 20, 2026."]


async def test_a_date_saved_in_a_pause_comes_at_its_end(world, card):
    world.time.move_to(at(2026, 12, 12, 18))
    await world.parent.press(card, "Pause for 2 weeks")
    # November 17 and 30 days is December 17, in the pause, which ends on December 26.
    saved = await log(world, child="B", day="2026-11-17")
    await world.parent.press(saved.message, "Remind me by private message")
    await world.parent.wait_for_dm(2)
    await quiet(world, at(2026, 12, 26, 16, 59))
    text = text_of(await next_message(world, at(2026, 12, 26, 17)))
    assert "You had paused these messages." in text
    assert "Thursday, December 17, 2026" in text
    assert "Sunday, December 20, 2026" in text
    # A day later and a week later are held too; eight days after December 20 are not over yet.
    await quiet(world)
    await next_message(world, at(2026, 12, 28, 17))


async def test_a_stop_in_a_pause_stops(world, card):
    world.time.move_to(at(2026, 12, 12, 18))
    await world.parent.press(card, "Pause for a week")
    await world.parent.press(world.parent.dms()[0], "Stop these messages")
    assert await waiting(world) == []
    await quiet(world, at(2026, 12, 19, 17))
    await quiet(world, at(2026, 12, 28, 17))


async def test_a_pause_while_a_message_is_put_off_neither_loses_nor_doubles_it(world, card):
    world.server.faults.answer(503, times=50)
    world.time.move_to(at(2026, 12, 13, 17))
    async with asyncio.timeout(20):
        while "later" not in await world.bot.store.reminders.counts():
            await asyncio.sleep(0.05)
    world.server.faults.waiting.clear()
    await world.parent.press(card, "Pause for a week")
    await next_message(world, at(2026, 12, 13, 17, 2))
    await quiet(world, at(2026, 12, 18, 17))


# The zone


async def test_another_zone_moves_every_instant(world, card):
    settings = await world.parent.slash("me settings")
    await world.parent.choose(settings.message, "Hawaii")
    # 9:00 in Honolulu is 19:00 UTC all year.
    assert (await waiting(world))[0] == ("before", datetime(2026, 12, 13, 19, tzinfo=UTC))
    await quiet(world, at(2026, 12, 13, 18, 59))
    await next_message(world, at(2026, 12, 13, 19))
    shown = await world.parent.press(world.parent.dms()[0], "When they come")
    assert "Pacific/Honolulu" in shown.text


async def test_a_zone_in_which_the_hour_has_gone_brings_it_at_once_and_not_as_late(world, card):
    # 7:30 in Los Angeles is 10:30 in New York.
    await quiet(world, at(2026, 12, 13, 15, 30))
    settings = await world.parent.slash("me settings")
    await world.parent.choose(settings.message, "New York")
    message = await next_message(world)
    assert text_of(message).splitlines()[1:] == ["It is in 7 days, on Sunday, December 20, 2026."]


# What `/me` says of it


async def test_me_shows_exports_and_deletes_the_wishes(world, card):
    await world.parent.choose(card, ["3", "0"], "Which days? Pick as many as you like")
    await world.parent.choose(card, "18", "Which hour?")
    await world.parent.press(card, "Say what it is about")
    await world.parent.press(card, "Pause for a week")
    shown = await world.parent.slash("me show")
    text = shown.text
    while "More" in [one.label for one in buttons_of(shown.message)]:
        shown = await world.parent.press(shown.message, "More")
        text += shown.text
    assert "3 days before" in text
    # In Los Angeles it is November 21; a week later is the 28th.
    assert "Messages are paused until Sat, Nov 28, 2026" in text
    assert "18:00" in text or "6:00" in text
    sent = await world.parent.slash("me export")
    (row,) = json.loads(world.parent.files(sent.message)["my-data-1.json"])["kept"]["people"]["rows"]
    assert (row["hour"], row["lead_days"], row["paused_until"], row["full_text"]) == (
        18,
        "3,0",
        "2026-11-28",
        1,
    )
    asked = await world.parent.slash("me delete")
    await world.parent.press(asked.message, "Yes, delete everything")
    assert await world.bot.store.people.get(world.parent.person.id) is None
