"""`/timeline log`: from words to a saved day. Expected days are counted by hand with a calendar."""

from datetime import UTC, date, datetime

import pytest
from played import labels

from bot.clock.case import How


async def saved(world):
    return [
        event.event
        for case in await world.bot.store.cases.cases_of(world.parent.person.id)
        for event in case.events
    ]


async def test_the_day_is_echoed_and_saved_only_after_a_button(world):
    draft = await world.parent.slash("timeline log", event="referral", date="9/14/2026", state="CA")
    assert draft.private
    assert "Monday, September 14, 2026" in draft.text
    assert "Child A, IEP, California" in draft.text
    assert await saved(world) == []
    card = await world.parent.press(draft.message, "By email that day")
    assert card.edited
    (event,) = await saved(world)
    assert (event.code, event.day, event.how, event.day_known) == (
        "referral",
        date(2026, 9, 14),
        How.EMAIL,
        True,
    )
    # September 14 and 15 days: September 29.
    assert "Not before Tuesday, September 29, 2026 (not sure)" in card.text
    assert "school breaks" in card.text
    assert "56321(a)" in card.text
    assert (
        "Monday, September 14, 2026 is day 0. 15 calendar days later is Tuesday, September 29, 2026."
        in card.text
    )


async def test_the_law_counts_from_the_day_the_school_got_it(world):
    draft = await world.parent.slash("timeline log", event="consent", date="2026-09-14", state="CA")
    assert "I count from the day it got there" in draft.text
    mail = await world.parent.press(draft.message, "By mail")
    assert await saved(world) == []
    form = await world.parent.press(mail.message, "I know the day")
    confirm = await world.parent.fill(form.modal, {"Which day did the school get it?": "9/17/2026"})
    assert "Thursday, September 17, 2026" in confirm.text
    assert labels(confirm.message) == ["Save this day", "Another day"]
    card = await world.parent.press(confirm.message, "Save this day")
    (event,) = await saved(world)
    assert (event.day, event.how, event.day_known) == (date(2026, 9, 17), How.MAIL, True)
    # September 17 and 60 days: November 16.
    assert "Monday, November 16, 2026" in card.text


async def test_mail_without_a_delivery_day_is_not_sure(world):
    draft = await world.parent.slash("timeline log", event="records_request", date="2026-09-14", state="CA")
    mail = await world.parent.press(draft.message, "By mail")
    card = await world.parent.press(mail.message, "I do not know: save it as not sure")
    (event,) = await saved(world)
    assert not event.day_known
    assert "mailed on" in card.text
    assert "the day that the mail arrived is not known" in card.text
    assert "**By " not in card.text


async def test_what_is_no_paper_is_saved_with_one_button(world):
    draft = await world.parent.slash("timeline log", event="eligibility", date="yesterday", state="CA")
    assert labels(draft.message) == ["Save this day", "Another day"]
    card = await world.parent.press(draft.message, "Save this day")
    # November 20 and 30 days: December 20, a Sunday; the Friday before is December 18.
    assert "By Sunday, December 20, 2026" in card.text
    assert "ask for it by Friday, December 18, 2026" in card.text


@pytest.mark.parametrize(
    ("typed", "holds"),
    [
        ("2/30", "Nothing has been saved"),
        ("purple", "Nothing has been saved"),
        ("tomorrow", "That day has not come yet"),
        ("last friday", "Which day do you mean?"),
        ("3/4/1999", "last ten years"),
        ("x" * 100, "Nothing has been saved"),
    ],
)
async def test_what_is_no_past_day_is_asked_back_and_nothing_is_saved(world, typed, holds):
    answer = await world.parent.slash("timeline log", event="consent", date=typed, state="CA")
    assert answer.private
    assert holds in answer.text
    assert typed not in answer.text
    assert await saved(world) == []


async def test_candidates_are_offered_as_buttons(world):
    answer = await world.parent.slash("timeline log", event="eligibility", date="last friday", state="CA")
    # Today is Saturday, November 21, 2026.
    assert labels(answer.message)[:2] == ["Friday, November 20, 2026", "Friday, November 13, 2026"]
    draft = await world.parent.press(answer.message, "Friday, November 13, 2026")
    assert "Is this right?" in draft.text
    await world.parent.press(draft.message, "Save this day")
    assert [event.day for event in await saved(world)] == [date(2026, 11, 13)]


async def test_the_date_can_be_written_again(world):
    answer = await world.parent.slash("timeline log", event="eligibility", date="purple", state="CA")
    form = await world.parent.press(answer.message, "Write the date again")
    draft = await world.parent.fill(form.modal, {"Which day was it?": "november 2"})
    assert "Monday, November 2, 2026" in draft.text


async def test_autocomplete_shows_how_the_day_is_read(world):
    choices = await world.parent.complete("timeline log", "date", "nov 2", event="consent")
    assert choices == [{"name": "Monday, November 2, 2026", "value": "2026-11-02"}]


async def test_events_are_offered_in_a_parents_words(world):
    found = await world.parent.complete("timeline log", "event", "consent", date="today")
    assert "consent" in [one["value"] for one in found]


async def test_a_meeting_that_is_set_lies_ahead_and_is_counted_back_from(world):
    draft = await world.parent.slash("timeline log", event="iep_meeting_set", date="12/16/2026", state="MD")
    assert "The meeting takes place on **Wednesday, December 16, 2026**." in draft.text
    card = await world.parent.press(draft.message, "Save this day")
    # 10 days before December 16: December 6. 5 business days before: December 9.
    assert "Sunday, December 6, 2026" in card.text
    assert "Wednesday, December 9, 2026" in card.text


async def test_unknown_events_and_states_get_kind_lines(world):
    event = await world.parent.slash("timeline log", event="a party", date="today")
    assert "pick one from the list" in event.text
    state = await world.parent.slash("timeline log", event="consent", date="today", state="Ontario")
    assert "two letters, like CA" in state.text
    assert await saved(world) == []


async def test_the_state_is_asked_once(world):
    answer = await world.parent.slash("timeline log", event="eligibility", date="2026-11-02")
    assert "Which state is the school in?" in answer.text
    draft = await world.parent.choose(answer.message, "California")
    await world.parent.press(draft.message, "Save this day")
    again = await world.parent.slash("timeline log", event="iep", date="2026-11-10")
    assert "Child A, IEP, California" in again.text


async def test_the_zone_is_asked_once_where_a_state_has_several(world):
    answer = await world.parent.slash("timeline log", event="eligibility", date="2026-11-02", state="FL")
    assert "What time zone are you in?" in answer.text
    assert len(labels(answer.message)) == 2
    draft = await world.parent.press(answer.message, labels(answer.message)[1])
    await world.parent.press(draft.message, "Save this day")
    person = await world.bot.store.people.get(world.parent.person.id)
    assert person.zone == "America/Chicago"
    again = await world.parent.slash("timeline log", event="iep", date="2026-11-10")
    assert "Is this right?" in again.text


@pytest.mark.parametrize(
    ("state", "half_past_eleven_at_night"),
    [
        # On Saturday, November 21, 2026 the states are on standard time: UTC-5, UTC-8, UTC-10.
        ("NY", datetime(2026, 11, 22, 4, 30, tzinfo=UTC)),
        ("CA", datetime(2026, 11, 22, 7, 30, tzinfo=UTC)),
        ("HI", datetime(2026, 11, 22, 9, 30, tzinfo=UTC)),
    ],
)
async def test_at_half_past_eleven_at_night_today_is_the_local_day(world, state, half_past_eleven_at_night):
    world.time.move_to(half_past_eleven_at_night)
    draft = await world.parent.slash("timeline log", event="eligibility", date="today", state=state)
    assert "Saturday, November 21, 2026" in draft.text


async def test_yesterday_near_midnight_waits_for_the_state(world):
    # 1 am on Sunday in New York, 8 pm on Saturday in Honolulu.
    world.time.move_to(datetime(2026, 11, 22, 6, 0, tzinfo=UTC))
    asked = await world.parent.slash("timeline log", event="eligibility", date="yesterday")
    hawaii = await world.parent.choose(asked.message, "Hawaii")
    assert "Friday, November 20, 2026" in hawaii.text


async def test_a_second_press_saves_nothing_twice(world):
    draft = await world.parent.slash("timeline log", event="eligibility", date="yesterday", state="CA")
    await world.parent.press(draft.message, "Save this day")
    again = await world.parent.slash("timeline log", event="eligibility", date="yesterday")
    card = await world.parent.press(again.message, "Save this day")
    assert "Saved" in card.text
    assert len(await saved(world)) == 1


async def test_where_a_state_has_no_rule_of_its_own_the_federal_one_says_so(world):
    draft = await world.parent.slash("timeline log", event="eligibility", date="2026-09-14", state="AL")
    card = await world.parent.press(draft.message, "Save this day")
    # September 14 and 30 days: October 14.
    assert "By Wednesday, October 14, 2026" in card.text
    assert "This is the federal rule. I have no rule of Alabama for it." in card.text


async def test_child_and_plan_make_a_case_and_the_last_one_is_the_default(world):
    first = await world.parent.slash(
        "timeline log", event="records_request", date="2026-11-02", state="CA", child="B", plan="504"
    )
    assert "Child B, 504 plan, California" in first.text
    await world.parent.press(first.message, "By email that day")
    second = await world.parent.slash("timeline log", event="referral", date="2026-11-03")
    assert "Child B, 504 plan, California" in second.text


async def test_a_step_that_a_plan_does_not_have_is_said_so(world):
    answer = await world.parent.slash("timeline log", event="iep", date="2026-11-02", state="CA", plan="504")
    assert "not part of 504 plan" in answer.text
