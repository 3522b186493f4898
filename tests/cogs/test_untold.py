"""What no message could tell: told at the next command, once, to the person alone."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from played import at, log, next_message, the_case

from bot.clock.moves import Shown
from bot.clock.now import today
from bot.law.library import Library
from bot.playground.sight import buttons_of, text_of
from bot.store.reminders import Reminders


@pytest.fixture
async def saved(world):
    """A date on Sunday, December 20, 2026, in California, with reminders."""
    card = await log(world)
    await world.parent.press(card.message, "Remind me by private message")
    await world.parent.wait_for_dm(1)
    return world


async def until_states(world, **wanted):
    async with asyncio.timeout(10):
        while await world.bot.store.reminders.counts() != wanted:
            await asyncio.sleep(0.02)


async def told(world, command="letter"):
    """Return what a command is answered with beside its answer."""
    answer = await world.parent.slash(command)
    await all_told(world)
    assert answer.private
    return [text_of(one) for one in answer.messages[1:]], answer


async def all_told(world):
    """Wait until nothing is left that the person was not told."""
    today_on = today(world.time.now(), "America/Los_Angeles")
    async with asyncio.timeout(10):
        while await world.bot.store.counts.untold(world.parent.person.id, today_on):
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.05)


async def all_gone(world):
    """Wait until no case is kept."""
    async with asyncio.timeout(10):
        while await world.bot.store.cases.cases_of(world.parent.person.id):
            await asyncio.sleep(0.02)


async def counted_by(world, version):
    """Wait until the case was counted again by this version of the law."""
    async with asyncio.timeout(10):
        while version not in ((await the_case(world)).planned_by or ""):
            await asyncio.sleep(0.02)


async def test_nothing_is_told_while_all_is_well(saved):
    await next_message(saved, at(2026, 12, 13, 17))
    assert (await told(saved))[0] == []


async def test_closed_messages_are_told_once_with_the_fix_and_the_next_dates(saved):
    saved.parent.shut_dms()
    saved.time.move_to(at(2026, 12, 13, 17))
    await until_states(saved, failed=1)
    cards, answer = await told(saved)
    (card,) = cards
    assert "While you were away" in card
    assert "Discord did not let it through" in card
    assert "Privacy Settings" in card
    assert "Sun, Dec 20, 2026" in card
    assert all(int(one["flags"]) & 64 for one in answer.messages)
    assert (await told(saved))[0] == []
    # The next one is told anew.
    saved.time.move_to(at(2026, 12, 19, 17))
    await until_states(saved, failed=2)
    assert len((await told(saved, "timeline show"))[0]) == 1
    saved.parent.open_dms()
    await next_message(saved, at(2026, 12, 20, 17))
    assert (await told(saved))[0] == []


async def test_two_commands_at_once_tell_it_once(saved):
    saved.parent.shut_dms()
    saved.time.move_to(at(2026, 12, 13, 17))
    await until_states(saved, failed=1)
    answers = await asyncio.gather(*(saved.parent.slash("letter") for _ in range(3)))
    await all_told(saved)
    assert sum(len(one.messages) for one in answers) == 4


async def test_it_is_told_to_nobody_else(saved):
    saved.parent.shut_dms()
    saved.time.move_to(at(2026, 12, 13, 17))
    await until_states(saved, failed=1)
    answer = await saved.moderator.slash("letter")
    await asyncio.sleep(0.2)
    assert len(answer.messages) == 1


async def test_what_was_given_up_is_told_in_other_words(saved):
    saved.server.faults.answer(503, times=1000)
    saved.time.move_to(at(2026, 12, 13, 17))
    await until_states(saved, later=1)
    # The day after the date has gone in Los Angeles on December 22 at 8:00 UTC.
    await saved.bot.store.reminders.mark_later(1, at(2026, 12, 22, 9), "http_503")
    async with saved.bot.store._database.transaction() as transaction:
        await transaction.run("DELETE FROM reminders WHERE state = 'waiting'")
    saved.time.move_to(at(2026, 12, 22, 9))
    await until_states(saved, failed=1)
    saved.server.faults.waiting.clear()
    (card,), _ = await told(saved)
    assert "A message did not get through" in card
    assert "Privacy Settings" not in card


# A day that moved


def other_law(facts: Library, days=25) -> Library:
    """Return the facts with another length for California's meeting after eligibility."""
    state = facts.states["CA"]
    clocks = [
        clock.model_copy(update={"length": days}) if clock.starts == "eligibility" else clock
        for clock in state.clocks
    ]
    federal = facts.federal
    made = [
        clock.model_copy(update={"length": days}) if clock.starts == "eligibility" else clock
        for clock in federal.clocks
    ]
    return replace(
        facts,
        states={**facts.states, "CA": state.model_copy(update={"clocks": clocks})},
        federal=federal.model_copy(update={"clocks": made}),
        law_version="another",
    )


async def test_a_changed_law_is_told_by_one_message_with_both_days_and_why(saved, restart):
    world = await restart(other_law(saved.bot.facts), at=at(2026, 12, 1, 20))
    await counted_by(world, "another")
    assert len(world.parent.dms()) == 1
    # At the person's next hour: December 2, 9:00. 25 days after November 20 are December 15.
    message = await next_message(world, at(2026, 12, 2, 17))
    said = "It has moved from Sunday, December 20, 2026 to Tuesday, December 15, 2026: "
    assert text_of(message).splitlines()[1:] == [said + "the rule that I count by was updated."]
    opened = await world.parent.press(message, "Open it")
    assert "Tuesday, December 15, 2026" in opened.text
    assert (await told(world))[0] == []
    world = await restart(other_law(saved.bot.facts))
    await counted_by(world, "another")
    assert "in 7 days, on Tuesday, December 15, 2026" in text_of(
        await next_message(world, at(2026, 12, 8, 17))
    )
    assert len(world.parent.dms()) == 3


async def test_a_changed_law_is_told_at_the_next_command_to_those_without_reminders_once(world, restart):
    await log(world)
    world = await restart(other_law(world.bot.facts), at=at(2026, 12, 1, 20))
    await counted_by(world, "another")
    (card,), answer = await told(world)
    assert "A day has moved" in card
    assert "Child A, IEP" in card
    shown = await world.parent.press(answer.messages[1], "All my dates")
    assert "Tuesday, December 15, 2026" in shown.text
    assert "December 20, 2026" in shown.text
    assert (await told(world))[0] == []
    assert world.parent.dms() == []


async def test_a_crash_before_the_message_was_planned_loses_no_moved_day(saved, restart, monkeypatch):
    """The new day is kept and its message planned together, or neither."""
    planned = Reminders.plan

    async def broken(*_):
        raise RuntimeError("as if the power went")

    monkeypatch.setattr(Reminders, "plan", broken)
    world = await restart(other_law(saved.bot.facts), at=at(2026, 12, 1, 20))
    await asyncio.sleep(0.3)
    monkeypatch.setattr(Reminders, "plan", planned)
    world = await restart(other_law(saved.bot.facts))
    await counted_by(world, "another")
    message = await next_message(world, at(2026, 12, 2, 17))
    assert "It has moved from Sunday, December 20, 2026 to Tuesday, December 15, 2026" in text_of(message)


async def test_days_that_moved_by_the_persons_own_calendar_are_not_told_again(world):
    await log(world, event="referral", press="By email that day")
    read = await world.parent.slash(
        "timeline breaks", first_day="2026-08-26", last_day="2027-06-11", days_off="2026-11-23 to 2026-11-27"
    )
    shown = await world.parent.press(read.message, "Yes, save these days")
    assert shown.text
    assert (await told(world))[0] == []


async def test_a_moved_day_is_marked_as_told_in_what_is_kept(world):
    await log(world)
    case = await the_case(world)
    shown = await world.bot.store.calendars.shown(case.user_id, case.id)
    moved = [replace(one, moved_from=one.day - timedelta(days=1), why="law") for one in shown]
    assert all(isinstance(one, Shown) for one in moved)
    await world.bot.store.calendars.show(case.user_id, case.id, moved, "v")
    assert len((await told(world))[0]) == 1
    kept = await world.bot.store.calendars.shown(case.user_id, case.id)
    assert all(one.told for one in kept)


# Half a year after the last day


async def last_day(world):
    return (await the_case(world)).open_until


async def test_half_a_year_later_it_is_asked_by_a_message_whether_the_dates_are_needed(saved):
    last = await last_day(saved)
    # The last day is December 20, 2026; 180 days later: 11 in December, 31, 28, 31, 30, 31 make 162, June 18.
    assert last == date(2026, 12, 20)
    # All that came before comes in one message.
    await next_message(saved, at(2027, 1, 15, 17))
    # 9:00 in Los Angeles in June is 16:00 UTC.
    message = await next_message(saved, at(2027, 6, 18, 16))
    assert "Do you still need them?" in text_of(message)
    assert [one.label for one in buttons_of(message)] == ["Open it", "Stop these messages"]
    opened = await saved.parent.press(message, "Open it")
    # Two years after the last day: December 20, 2028 (731 days, for 2028 has a leap day).
    assert "it stays until Wednesday, December 20, 2028" in opened.text
    # It was asked: no command asks once more.
    assert (await told(saved))[0] == []
    kept = await saved.parent.press(opened.message, "Keep it")
    # Two years from June 18, 2027: June 18, 2029.
    assert "until Monday, June 18, 2029" in kept.text
    assert (await told(saved))[0] == []
    await asyncio.sleep(0.1)
    saved.time.move_to(at(2028, 12, 22, 12))
    await asyncio.sleep(0.3)
    assert await the_case(saved)
    saved.time.move_to(at(2029, 6, 18, 12))
    await asyncio.sleep(0.3)
    assert await the_case(saved)
    saved.time.move_to(at(2029, 6, 20, 12))
    await all_gone(saved)
    assert await saved.bot.store.people.get(saved.parent.person.id) is None


async def test_where_no_message_gets_through_it_is_asked_at_the_next_command(saved):
    await next_message(saved, at(2027, 1, 15, 17))
    saved.parent.shut_dms()
    saved.time.move_to(at(2027, 6, 18, 16))
    await until_states(saved, sent=1, failed=1)
    cards, _ = await told(saved)
    assert [card for card in cards if "Do you still need these dates?" in card]
    assert (await told(saved))[0] == []


async def test_without_reminders_it_is_asked_at_the_next_command_once_and_never_deleted_for_silence(world):
    await log(world)
    world.time.move_to(at(2027, 6, 17, 16))
    assert (await told(world))[0] == []
    world.time.move_to(at(2027, 6, 18, 16))
    (card,), answer = await told(world)
    assert "Do you still need these dates?" in card
    assert (await told(world))[0] == []
    world.time.move_to(at(2028, 12, 20, 16))
    await asyncio.sleep(0.3)
    assert await the_case(world)
    assert (await told(world))[0] == []
    assert answer
    # Two years after December 20, 2026 it goes by itself.
    world.time.move_to(at(2028, 12, 22, 16))
    await all_gone(world)


async def test_delete_it_asks_first_and_then_deletes(world):
    await log(world)
    world.time.move_to(at(2027, 6, 18, 16))
    _, answer = await told(world)
    sure = await world.parent.press(answer.messages[1], "Delete it")
    assert await the_case(world)
    await world.parent.press(sure.message, "Yes, take it out")
    assert await world.bot.store.cases.cases_of(world.parent.person.id) == []


async def test_two_cases_that_are_over_are_both_asked_about(saved):
    card = await log(saved, child="B")
    await saved.parent.press(card.message, "Remind me by private message")
    await saved.parent.wait_for_dm(2)
    await next_message(saved, at(2027, 1, 15, 17))
    message = await next_message(saved, at(2027, 6, 18, 16))
    opened = await saved.parent.press(message, "Open it")
    await opened.until(lambda one: len(one.messages) == 2)
    assert "Child A, IEP" in opened.text
    assert "Child B, IEP" in opened.text


async def test_a_new_day_makes_it_open_again(saved):
    await next_message(saved, at(2027, 1, 15, 17))
    await log(saved, event="eligibility", day="2027-01-10")
    # January 10 and 30 days is February 9, 2027; 180 days later is August 8.
    assert await last_day(saved) == date(2027, 2, 9)
    await next_message(saved, at(2027, 3, 1, 17))
    count = len(saved.parent.dms())
    saved.time.move_to(at(2027, 6, 18, 16))
    await asyncio.sleep(0.2)
    assert len(saved.parent.dms()) == count
    message = await next_message(saved, at(2027, 8, 8, 16))
    assert "Do you still need them?" in text_of(message)


async def test_a_leap_day_is_a_day_like_any_other(world):
    # 30 days after January 30, 2028 are February 29, 2028; 180 days after that: 31, 30, 31, 30, 31 make 153,
    # and August 27.
    world.time.move_to(at(2028, 2, 1, 18))
    card = await log(world, day="2028-01-30")
    await world.parent.press(card.message, "Remind me by private message")
    await world.parent.wait_for_dm(1)
    assert await last_day(world) == date(2028, 2, 29)
    for day, said in ((22, "in 7 days, on Tuesday, February 29, 2028"), (28, "tomorrow"), (29, "today")):
        assert said in text_of(await next_message(world, at(2028, 2, day, 17)))
    assert "yesterday" in text_of(await next_message(world, at(2028, 3, 1, 17)))
    await next_message(world, at(2028, 3, 8, 17))
    message = await next_message(world, at(2028, 8, 27, 16))
    assert "Do you still need them?" in text_of(message)
