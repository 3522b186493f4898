"""The buttons under a private message, as a parent meets them."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from played import at, labels, log, next_message, quiet, reminded, the_case
from word_text import word_text

from bot.clock.case import CHILDREN, Event
from bot.playground.sight import buttons_of, parts_of, selects_of, text_of

NO_THREATS = ("you must", "you have to", "lawyer", "sue", "demand", "immediately")


async def waiting(world, at=0):
    case = await the_case(world, at)
    found = await world.bot.store.reminders.waiting_of(case.user_id, case.id)
    return [(one.wanted.kind.value, one.wanted.day) for one in found]


# In California, November 20, 2026 (eligibility) and 30 days is Sunday, December 20: 10 left in November and
# 20 in December. At nine in Los Angeles it is 17:00 UTC all winter.
WEEK_BEFORE, EVE, DAY = at(2026, 12, 13, 17), at(2026, 12, 19, 17), at(2026, 12, 20, 17)
DAY_AFTER, WEEK_AFTER = at(2026, 12, 21, 17), at(2026, 12, 28, 17)


@pytest.fixture
async def message(world):
    """The message of a week before."""
    await reminded(world)
    return await next_message(world, WEEK_BEFORE)


@pytest.fixture
async def late(world, message):
    """The message of the day after."""
    await next_message(world, EVE)
    await next_message(world, DAY)
    return await next_message(world, DAY_AFTER)


# Open it, and how it was counted


async def test_opening_tells_the_date_and_its_rule_to_the_person_alone(world, message):
    opened = await world.parent.press(message, "Open it")
    assert opened.private
    assert "Sunday, December 20, 2026" in opened.text
    assert "Child A, IEP" in opened.text
    assert "The rule" in opened.text
    how = await world.parent.press(opened.message, "How was this counted?")
    assert how.private
    assert "November 20" in how.text


async def test_how_it_was_counted_from_the_message_itself(world, message):
    how = await world.parent.press(message, "How was this counted?")
    assert how.private
    assert "30 calendar days" in how.text


# It is done


async def test_done_logs_what_has_happened_and_starts_and_reminds_of_what_comes_next(world, message):
    asked = await world.parent.press(message, "It is done")
    assert asked.private
    (event,) = [
        value
        for select in selects_of(asked.message)
        if select.custom_id.startswith("dm-event")
        for _, value in select.options
        if value.endswith((".iep", ".iep_meeting"))
    ][:1]
    when = await world.parent.choose(asked.message, event)
    assert "Nothing is saved until you press a button." in when.text
    sure = await world.parent.press(when.message, "Yesterday")
    # In Los Angeles it is Sunday, December 13: yesterday was Saturday.
    assert "Saturday, December 12, 2026" in sure.text
    saved = await world.parent.press(sure.message, "Save this day")
    assert saved.private
    codes = [(one.event.code, one.event.day) for one in (await the_case(world)).events]
    assert codes == [("eligibility", date(2026, 11, 20)), (event.split(".")[1], date(2026, 12, 12))]
    left = await waiting(world)
    # What it met is not told any more; what it started is.
    assert not [
        one
        for one in left
        if date(2026, 12, 14) <= one[1] <= date(2026, 12, 28)
        and one[0] in ("before", "today", "late", "next_step")
    ]
    assert left
    await quiet(world, EVE)


async def test_a_date_that_no_event_shows_is_marked_done_and_back(world):
    # In California a meeting on a correction of records comes within 30 days: December 20, 2026.
    await reminded(world, event="records_correction_request", press="By email that day")
    message = await next_message(world, WEEK_BEFORE)
    before = await waiting(world)
    assert ("today", date(2026, 12, 20)) in before
    asked = await world.parent.press(message, "It is done")
    (mark,) = [label for label in labels(asked.message) if label.startswith("Done: ")]
    done = await world.parent.press(asked.message, mark)
    assert "I will not write about this any more" in done.text
    assert [one for one in await waiting(world) if one[0] != "over"] == []
    await quiet(world, EVE)
    back = await world.parent.press(done.message, "No, it is not done")
    assert "I will go on with this date" in back.text
    # The eve has gone by; what is ahead is planned again.
    assert [one for one in await waiting(world) if one[0] != "over"] == [
        ("today", date(2026, 12, 20)),
        ("late", date(2026, 12, 21)),
        ("next_step", date(2026, 12, 28)),
    ]
    await next_message(world, DAY)


# Tell me again


async def again(world, message, when):
    asked = await world.parent.press(message, "Tell me again")
    assert asked.private
    assert labels(asked.message) == ["In 1 day", "In 3 days", "Next Monday"]
    return await world.parent.press(asked.message, when)


@pytest.mark.parametrize(
    ("when", "day", "said", "line"),
    [
        # The message came on Sunday, December 13, 2026.
        ("In 1 day", 14, "Monday, December 14, 2026", "It is in 6 days, on Sunday, December 20, 2026."),
        ("In 3 days", 16, "Wednesday, December 16, 2026", "It is in 4 days, on Sunday, December 20, 2026."),
        ("Next Monday", 14, "Monday, December 14, 2026", "It is in 6 days, on Sunday, December 20, 2026."),
    ],
)
async def test_it_is_told_again_once_at_the_persons_hour(world, message, when, day, said, line):
    told = await again(world, message, when)
    assert f"I will write on {said} at 9:00 AM" in told.text.replace(" a.m.", " AM").replace("\u202f", " ")
    await quiet(world, at(2026, 12, day, 16, 59))
    second = await next_message(world, at(2026, 12, day, 17))
    assert text_of(second).endswith(f"You asked me to tell you again. {line}")
    await quiet(world, at(2026, 12, 19, 16, 59))
    await next_message(world, EVE)


async def test_on_a_monday_next_monday_is_a_week_ahead(world, message):
    world.time.move_to(at(2026, 12, 14, 18))
    told = await again(world, message, "Next Monday")
    assert "Monday, December 21, 2026" in told.text
    # The date itself comes before: that is said, with its day.
    assert "one of these dates comes before that, on Sunday, December 20, 2026" in told.text


async def test_two_clicks_make_one(world, message):
    asked = await world.parent.press(message, "Tell me again")
    for _ in range(2):
        await world.press_id(world.parent, buttons_of(asked.message)[0].custom_id)
    assert [one for one in await waiting(world) if one[0] == "snoozed"] == [("snoozed", date(2026, 12, 14))]
    await next_message(world, at(2026, 12, 14, 17))
    await quiet(world, at(2026, 12, 18, 17))


async def test_it_is_not_told_again_where_the_date_was_met_meanwhile(world, message):
    await again(world, message, "In 3 days")
    deadline = (await world.bot.planning.deadlines_of(await the_case(world)))[0]
    await log(world, event=deadline.clock.met_by[0], day="2026-12-12")
    assert [one for one in await waiting(world) if one[0] == "snoozed"] == []
    await quiet(world, at(2026, 12, 18, 17))


async def test_it_is_not_told_again_where_the_day_moved_meanwhile(world, message):
    await again(world, message, "In 3 days")
    case = await the_case(world)
    moved = Event("eligibility", date(2026, 11, 24))
    await world.bot.store.cases.move_event(case.user_id, case.events[0].id, moved)
    await world.bot.planning.replan(await the_case(world))
    assert [one for one in await waiting(world) if one[0] == "snoozed"] == []


async def test_it_holds_through_a_recount_another_hour_another_zone_and_a_restart(world, restart, message):
    await again(world, message, "In 3 days")
    await world.bot.planning.replan(await the_case(world))
    card = await world.parent.press(world.parent.dms()[0], "When they come")
    await world.parent.choose(card.message, "18", "Which hour?")
    settings = await world.parent.slash("me settings")
    await world.parent.choose(settings.message, "New York")
    world = await restart()
    # 18:00 in New York on December 16 is 23:00 UTC.
    await quiet(world, at(2026, 12, 16, 22, 59))
    second = await next_message(world, at(2026, 12, 16, 23))
    assert "You asked me to tell you again." in text_of(second)
    await quiet(world, at(2026, 12, 18, 22))


async def test_a_pause_holds_it_too_and_says_so(world, message):
    card = await world.parent.press(world.parent.dms()[0], "When they come")
    await world.parent.press(card.message, "Pause for a week")
    # A week from December 13 is December 20.
    told = await again(world, message, "In 1 day")
    assert "I will write on Sunday, December 20, 2026" in told.text
    await quiet(world, at(2026, 12, 15, 17))


async def test_an_old_message_of_a_day_that_moved_since_is_told_again_with_the_new_day(world, message):
    # As if an older law had given December 18 when the message was sent.
    async with world.bot.store._database.transaction() as transaction:
        await transaction.run("UPDATE reminders SET deadline_on = '2026-12-18' WHERE state = 'sent'")
    await again(world, message, "In 3 days")
    await world.bot.planning.replan(await the_case(world))
    second = await next_message(world, at(2026, 12, 16, 17))
    assert "It is in 4 days, on Sunday, December 20, 2026." in text_of(second)


async def test_a_late_message_told_again_still_leads_to_its_letter(world, late):
    await again(world, late, "In 3 days")
    # December 24 is four days after the date.
    second = await next_message(world, at(2026, 12, 24, 17))
    assert text_of(second).endswith("You asked me to tell you again. The day was Sunday, December 20, 2026.")
    letter = await world.parent.press(second, "Write about it")
    assert "By my count the date was Sunday, December 20, 2026." in written(world, letter)


def written(world, letter):
    (content,) = world.parent.files(letter.message).values()
    return " ".join(word_text(content).split())


# After the date


async def test_a_day_late_the_letter_is_one_tap_away_with_the_parents_own_dates(world, late):
    assert text_of(late).endswith("It was yesterday. Has it been done? Open it to see what you can do.")
    letter = await world.parent.press(late, "Write about it")
    assert letter.private
    text = written(world, letter)
    assert "By my count the date was Sunday, December 20, 2026." in text
    assert "If you count differently, please tell me how in writing." in text
    assert "Friday, November 20, 2026" in text
    assert "The next step" not in labels(late)


async def test_a_week_later_there_is_a_next_step(world, late):
    message = await next_message(world, WEEK_AFTER)
    assert "If it has still not been done, there is a next step." in text_of(message)
    step = await world.parent.press(message, "The next step")
    assert step.private
    assert "Ask for written notice" in step.text
    # A state complaint can be sent within one year of December 20, 2026.
    assert "December 20, 2027" in step.text
    assert not [one for one in NO_THREATS if one in step.text.lower()]
    sheet = await world.parent.press(step.message, "Letter: ask for written notice")
    assert sheet.private
    assert written(world, await world.parent.press(sheet.message, "Word file"))
    about = await world.parent.press(step.message, "About the complaint")
    assert about.text
    await quiet(world, at(2027, 3, 1, 17))


async def test_the_next_step_of_a_504_case(world):
    await reminded(world, event="records_request", state="NY", plan="504", press="By email that day")
    # 45 days after November 20: 10 in November, 31 in December, January 4, 2027.
    # In New York 9:00 is 14:00 UTC.
    for day in (date(2026, 12, 28), date(2027, 1, 3), date(2027, 1, 4)):
        await next_message(world, at(day.year, day.month, day.day, 14))
    late = await next_message(world, at(2027, 1, 5, 14))
    assert "By my count the date was Monday, January 4, 2027." in written(
        world, await world.parent.press(late, "Write about it")
    )
    step = await world.parent.press(await next_message(world, at(2027, 1, 12, 14)), "The next step")
    # 180 days after January 4: 27 in January, 28, 31, 30, 31, 30 make 177, July 3.
    assert "July 3, 2027" in step.text
    assert not [one for one in NO_THREATS if one in step.text.lower()]
    sheet = await world.parent.press(step.message, "Letter: ask for written notice")
    assert written(world, await world.parent.press(sheet.message, "Word file"))
    assert (await world.parent.press(step.message, "About the complaint")).text


async def test_one_message_after_a_long_stop_leads_to_letter_and_next_step(world, restart):
    await reminded(world)
    await world.bot.close()
    world = await restart(at=at(2026, 12, 29, 18))
    (_, message) = await world.parent.wait_for_dm(2)
    assert "This message is late. I was not running when it was due" in text_of(message)
    assert "By my count the date was Sunday, December 20, 2026." in written(
        world, await world.parent.press(message, "Write about it")
    )
    step = await world.parent.press(message, "The next step")
    assert "Ask for written notice" in step.text
    await quiet(world)


async def test_a_date_done_since_brings_no_letter_that_says_it_is_late(world, late):
    deadline = (await world.bot.planning.deadlines_of(await the_case(world)))[0]
    await log(world, event=deadline.clock.met_by[0], day="2026-12-18")
    letter = await world.parent.press(late, "Write about it")
    assert letter.message["attachments"] == []


# A day that is not sure


@pytest.fixture
async def unsure(world):
    """The question on the first day that it can be: November 20 and 15 days, December 5."""
    await reminded(world, event="referral", press="By email that day")
    return await next_message(world, at(2026, 12, 5, 17))


async def test_not_yet_is_taken_as_it_is(world, unsure):
    assert labels(unsure)[:4] == [
        "Yes, it has come",
        "Not yet",
        "Make it exact",
        "Ask for the day in writing",
    ]
    said = await world.parent.press(unsure, "Not yet")
    assert said.private
    assert "nothing here says that it is late" in said.text
    assert "late" not in text_of(unsure).split()
    assert "ask again on" in said.text or "my last question" in said.text
    for press in ("Tell me again", "Make it exact", "Ask for the day in writing"):
        assert press in labels(said.message)


async def test_make_it_exact_shows_how(world, unsure):
    exact = await world.parent.press(unsure, "Make it exact")
    assert "/timeline breaks" in exact.text


async def test_the_letter_asks_the_school_for_its_day(world, unsure):
    letter = await world.parent.press(unsure, "Ask for the day in writing")
    assert letter.private
    text = written(world, letter)
    assert "late" not in text.lower().split()
    assert "November 20, 2026" in text


async def test_an_unsure_day_told_again_asks_again_with_its_answers(world, unsure):
    asked = await world.parent.press(unsure, "Tell me again")
    await world.parent.press(asked.message, "In 3 days")
    second = await next_message(world, at(2026, 12, 8, 17))
    assert "Has it come?" in text_of(second)
    assert "Not yet" in labels(second)
    assert "late" not in text_of(second).split()


async def test_nothing_ever_calls_an_unsure_day_late(world, unsure):
    day = datetime(2026, 12, 6, 18, tzinfo=UTC)
    for _ in range(90):
        world.time.move_to(day)
        await asyncio.sleep(0)
        day += timedelta(days=1)
    await asyncio.sleep(0.2)
    for message in world.parent.dms():
        assert "late" not in text_of(message).replace("This message is late", "").split()
        assert "Write about it" not in labels(message)
        assert "The next step" not in labels(message)


# Stop


async def test_stop_ends_all_of_them(world, message):
    off = await world.parent.press(message, "Stop these messages")
    assert "Reminders are off" in off.text
    assert await waiting(world) == []
    await quiet(world, WEEK_AFTER)


async def test_told_again_after_a_stop_sends_nothing(world, message):
    await world.parent.press(message, "Stop these messages")
    off = await again(world, message, "In 1 day")
    assert "Reminders are off for these dates" in off.text
    assert await waiting(world) == []
    await quiet(world, at(2026, 12, 14, 17))
    opened = await world.parent.press(message, "Open it")
    assert "Sunday, December 20, 2026" in opened.text


# Several cases in one message


async def test_two_cases_stand_in_one_message(world):
    await reminded(world)
    saved = await log(world, child="B")
    await world.parent.press(saved.message, "Remind me by private message")
    await world.parent.wait_for_dm(2)
    message = await next_message(world, WEEK_BEFORE)
    opened = await world.parent.press(message, "Open it")
    assert "Child A, IEP" in opened.text
    assert "Child B, IEP" in opened.text
    asked = await world.parent.press(message, "It is done")
    offered = [label for select in selects_of(asked.message) for label, _ in select.options]
    assert [one for one in offered if "(Child A, IEP)" in one]
    assert [one for one in offered if "(Child B, IEP)" in one]
    await world.parent.press((await again_card(world, message)).message, "In 1 day")
    assert ("snoozed", date(2026, 12, 14)) in await waiting(world, 0)
    assert ("snoozed", date(2026, 12, 14)) in await waiting(world, 1)
    await next_message(world, at(2026, 12, 14, 17))
    await next_message(world, EVE)
    await next_message(world, DAY)
    late = await next_message(world, DAY_AFTER)
    letters = await world.parent.press(late, "Write about it")
    await letters.until(lambda one: len(one.messages) == 2)
    step = await world.parent.press(await next_message(world, WEEK_AFTER), "The next step")
    await step.until(lambda one: len(one.messages) == 2)


async def again_card(world, message):
    return await world.parent.press(message, "Tell me again")


@pytest.mark.parametrize("full", [False, True])
async def test_six_children_with_two_plans_fit_one_message(world, full):
    """Some days stand in every case, so that a long stop brings very many lines at once."""
    user_id = world.parent.person.id
    await reminded(world)
    for child in CHILDREN:
        for plan in ("iep", "504"):
            for code, kind in world.bot.facts.events.items():
                if plan not in kind.plans or kind.ahead:
                    continue
                event = Event(code, date(2026, 11, 3) + timedelta(days=ord(code[0]) % 15))
                await world.bot.store.cases.add_event(
                    user_id, child=child, plan=plan, state="CA", event=event
                )
    if full:
        card = await world.parent.press(world.parent.dms()[0], "When they come")
        await world.parent.press(card.message, "Say what it is about")
    for case in await world.bot.store.cases.cases_of(user_id):
        await world.bot.store.reminders.opt_in(user_id, case.id, world.time.now())
        await world.bot.planning.replan((await the_cases(world))[case.id])
    message = await next_message(world, at(2027, 6, 1, 17))
    assert sum(1 for _ in parts_of(message["components"])) <= 40
    assert len(text_of(message)) <= 4000
    ids = [one.custom_id for one in buttons_of(message)]
    assert len(set(ids)) == len(ids)
    for press in labels(message):
        if press != "Stop these messages":
            answer = await world.parent.press(message, press)
            assert "fault" not in answer.text.lower(), press
            for made in answer.messages:
                assert sum(1 for _ in parts_of(made["components"])) <= 40
                assert len(text_of(made)) <= 4000
    assert not world.server.judge.breaches


async def the_cases(world):
    return {one.id: one for one in await world.bot.store.cases.cases_of(world.parent.person.id)}


# Buttons that outlive what they are about


PRESSES = ("Open it", "It is done", "Tell me again", "How was this counted?")


async def test_every_button_holds_after_a_restart(world, restart, message):
    world = await restart()
    for press in PRESSES:
        answer = await world.parent.press(message, press)
        assert answer.private
        assert not answer.failed
    assert "December 20" in (await world.parent.press(message, "Open it")).text
    told = await again(world, message, "In 1 day")
    assert "I will tell you again" in told.text
    off = await world.parent.press(message, "Stop these messages")
    assert "Reminders are off" in off.text


async def test_buttons_of_a_person_who_deleted_everything(world, message):
    asked = await world.parent.slash("me delete")
    await world.parent.press(asked.message, "Yes, delete everything")
    for press in PRESSES:
        answer = await world.parent.press(message, press)
        assert answer.private
        assert "These dates were taken out" in answer.text, press
    off = await world.parent.press(message, "Stop these messages")
    assert "Reminders are off" in off.text
    assert await world.bot.store.people.get(world.parent.person.id) is None
    await quiet(world, WEEK_AFTER)


async def test_buttons_of_a_case_that_was_deleted(world, message):
    case = await the_case(world)
    await world.bot.store.cases.remove_case(case.user_id, case.id)
    for press in ("Open it", "It is done", "Tell me again", "How was this counted?"):
        answer = await world.parent.press(message, press)
        assert answer.private
        assert "These dates were taken out" in answer.text, press
    off = await world.parent.press(message, "Stop these messages")
    assert "Reminders are off" in off.text
    await quiet(world, WEEK_AFTER)


async def test_nobody_else_can_use_them(world, late):
    asked = await world.parent.press(late, "It is done")
    custom_ids = [one.custom_id for one in buttons_of(late) + buttons_of(asked.message)]
    case = await the_case(world)
    custom_ids += [f"case-keep:{case.id}", f"delete-all:{case.id}", f"show:{case.id}:0", f"remind:{case.id}"]
    custom_ids += [f"open:{case.id}:first", f"stop:{case.id}", f"delete-case:{case.id}"]
    before = await world.bot.store.everything.of(case.user_id)
    for custom_id in custom_ids:
        answer = await world.press_id(world.moderator, custom_id)
        assert "December 20" not in answer.text, custom_id
        assert "Child A" not in answer.text, custom_id
    for select in selects_of(asked.message):
        answer = await world.press_id(world.moderator, select.custom_id, [select.options[0][1]])
        assert "Child A" not in answer.text
    assert await world.bot.store.everything.of(case.user_id) == before


@pytest.mark.parametrize(
    "custom_id",
    [
        "dm-open:0000000000000000",
        "dm-open",
        "dm-open:",
        "dm-mark:x:y",
        "dm-mark",
        "dm-mark:{mark}:99",
        "dm-mark:{mark}:x",
        "dm-unmark:{mark}:-1",
        "dm-again:{mark}:9",
        "dm-again:{mark}",
        "dm-again:{mark}:1:1",
        "dm-open:{mark}:x",
        "dm-how:{mark}:999",
        "dm-how:{mark}:9999999999999999999999",
        "dm-event-0:{mark}",
        "dm-other-9:{mark}",
        "when-hour",
        "when-hour:24",
        "when-hour:x",
        "when-hour:9:9",
        "when-hour:\u00b2",
        "when-days",
        "when-days:x",
        "when-days:99",
        "when-pause:8",
        "when-pause:x",
        "when-pause",
        "when-text",
        "when-text:loud",
        "case-keep:x",
        "case-keep:99999999999999999999999999",
        "case-keep",
        "open:x:first",
        "open",
        "stop:x",
        "stop",
        "show:1:x",
        "letter-for:x:1",
        "letter-for:missed-deadline:x",
        "remind:x",
        "no-such-thing:1",
    ],
)
async def test_a_strange_id_gets_a_clear_sentence_and_loses_nothing(world, message, custom_id):
    mark = buttons_of(message)[0].custom_id.split(":")[1]
    before = await world.bot.store.everything.of(world.parent.person.id)
    answer = await world.press_id(world.parent, custom_id.replace("{mark}", mark))
    assert answer.private, answer.failed
    assert "went wrong" not in answer.text, answer.text
    assert "fault" not in answer.text.lower(), answer.text
    assert await world.bot.store.everything.of(world.parent.person.id) == before


@pytest.mark.parametrize(
    ("custom_id", "values"),
    [
        ("dm-event-0:{mark}", ["x.consent"]),
        ("dm-event-0:{mark}", ["1.no_such_event"]),
        ("dm-event-0:{mark}", [""]),
        ("dm-event-0:{mark}", ["99.consent"]),
        ("dm-other-0:{mark}", ["."]),
        ("when-hour", ["25"]),
        ("when-hour", []),
        ("when-days", []),
        ("when-days", ["5"]),
        ("dm-mark-0:{mark}", ["x"]),
    ],
)
async def test_a_strange_choice_too(world, message, custom_id, values):
    mark = buttons_of(message)[0].custom_id.split(":")[1]
    before = await world.bot.store.everything.of(world.parent.person.id)
    answer = await world.press_id(world.parent, custom_id.replace("{mark}", mark), values)
    assert answer.private, answer.failed
    assert "fault" not in answer.text.lower(), answer.text
    assert await world.bot.store.everything.of(world.parent.person.id) == before
