"""Reminders as a person meets them: turned on, proved, sent, opened, stopped."""

from datetime import UTC, datetime

import pytest

from bot.playground.sight import buttons_of, text_of


@pytest.fixture
async def card(world):
    """The card of a saved day with a sure deadline: December 20, 2026."""
    draft = await world.parent.slash("timeline log", event="eligibility", date="2026-11-20", state="CA")
    saved = await world.parent.press(draft.message, "Save this day")
    return saved.message


async def test_no_message_comes_without_opt_in(world, card):
    world.time.move_to(datetime(2026, 12, 25, 12, 0, tzinfo=UTC))
    await world.parent.slash("timeline show")
    assert world.parent.dms() == []
    assert "Remind me by private message" in [one.label for one in buttons_of(card)]


async def test_a_first_message_proves_that_they_arrive(world, card):
    on = await world.parent.press(card, "Remind me by private message")
    assert on.private
    assert "Reminders are on" in on.text
    (first,) = await world.parent.wait_for_dm(1)
    # The date is December 20; the next message comes a week before it.
    assert "The next one: Sunday, December 13, 2026." in text_of(first)
    assert "Stop these messages" in [one.label for one in buttons_of(first)]


async def test_they_come_before_and_on_the_day_at_nine_in_the_morning(world, card):
    await world.parent.press(card, "Remind me by private message")
    await world.parent.wait_for_dm(1)
    # 9:00 in Los Angeles is 17:00 UTC in December.
    for count, (day, holds) in enumerate(
        [(13, "in 7 days, on Sunday, December 20, 2026"), (19, "It is tomorrow."), (20, "It is today.")],
        start=2,
    ):
        world.time.move_to(datetime(2026, 12, day, 16, 59, tzinfo=UTC))
        assert len(world.parent.dms()) == count - 1
        world.time.move_to(datetime(2026, 12, day, 17, 0, 1, tzinfo=UTC))
        message = (await world.parent.wait_for_dm(count))[-1]
        assert holds in text_of(message)
        assert "Stop these messages" in [one.label for one in buttons_of(message)]


async def test_a_message_tells_a_stranger_nothing(world, card):
    await world.parent.press(card, "Remind me by private message")
    await world.parent.wait_for_dm(1)
    world.time.move_to(datetime(2026, 12, 13, 17, 0, 1, tzinfo=UTC))
    for message in await world.parent.wait_for_dm(2):
        said = text_of(message).lower()
        assert not [word for word in ("iep", "504", "child", "school", "evaluat", "special") if word in said]


async def test_closed_messages_are_told_with_how_to_open_them(world, card):
    world.parent.shut_dms()
    refused = await world.parent.press(card, "Remind me by private message")
    assert "Privacy Settings" in refused.text
    world.parent.open_dms()
    on = await world.parent.press(refused.message, "Try again")
    assert "Reminders are on" in on.text
    assert len(await world.parent.wait_for_dm(1)) == 1


async def test_stop_in_the_message_stops_them(world, card):
    await world.parent.press(card, "Remind me by private message")
    (first,) = await world.parent.wait_for_dm(1)
    stopped = await world.parent.press(first, "Stop these messages")
    assert "Reminders are off" in stopped.text
    world.time.move_to(datetime(2026, 12, 25, 12, 0, tzinfo=UTC))
    await world.parent.slash("timeline show")
    assert len(world.parent.dms()) == 1


async def test_an_unsure_day_is_asked_about_on_its_earliest_day(world):
    draft = await world.parent.slash("timeline log", event="referral", date="2026-11-20", state="CA")
    saved = await world.parent.press(draft.message, "By email that day")
    await world.parent.press(saved.message, "Remind me by private message")
    await world.parent.wait_for_dm(1)
    # November 20 and 15 days: December 5.
    world.time.move_to(datetime(2026, 12, 5, 17, 0, 1, tzinfo=UTC))
    message = (await world.parent.wait_for_dm(2))[-1]
    assert "Has it come?" in text_of(message)


async def test_a_day_that_was_taken_out_is_not_reminded_of(world, card):
    await world.parent.press(card, "Remind me by private message")
    await world.parent.wait_for_dm(1)
    asked = await world.parent.slash("timeline delete")
    case = (await world.bot.store.cases.cases_of(world.parent.person.id))[0]
    sure = await world.parent.choose(asked.message, str(case.events[0].id))
    await world.parent.press(sure.message, "Yes, take it out")
    world.time.move_to(datetime(2026, 12, 25, 12, 0, tzinfo=UTC))
    await world.parent.slash("timeline show")
    assert len(world.parent.dms()) == 1


async def test_after_a_long_sleep_one_message_comes_that_says_it_is_late(world, card):
    await world.parent.press(card, "Remind me by private message")
    await world.parent.wait_for_dm(1)
    world.time.move_to(datetime(2026, 12, 22, 12, 0, tzinfo=UTC))
    message = (await world.parent.wait_for_dm(2))[-1]
    assert "This message is late" in text_of(message)
    assert "The day was Sunday, December 20, 2026." in text_of(message)
    await world.parent.slash("timeline show")
    assert len(world.parent.dms()) == 2


async def test_opening_a_message_shows_the_case_privately(world, card):
    await world.parent.press(card, "Remind me by private message")
    (first,) = await world.parent.wait_for_dm(1)
    opened = await world.parent.press(first, "Open it")
    assert opened.private
    assert "Your dates: Child A, IEP" in opened.text
