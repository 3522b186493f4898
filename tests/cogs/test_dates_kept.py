"""`/timeline show` and `delete`, and that nobody reaches another person's dates."""

import pytest
from played import BACK

from bot.playground.sight import buttons_of


@pytest.fixture
async def logged(world):
    """A parent with two days in one case."""
    for event, day in (("eligibility", "2026-11-02"), ("iep", "2026-11-16")):
        draft = await world.parent.slash("timeline log", event=event, date=day, state="CA")
        await world.parent.press(draft.message, "Save this day")
    return world


async def test_nothing_saved_says_how_to_begin(world):
    assert "/timeline log" in (await world.parent.slash("timeline show")).text
    assert "/timeline log" in (await world.parent.slash("timeline delete")).text


async def test_the_next_day_stands_first(logged):
    answer = await logged.parent.slash("timeline show")
    assert answer.private
    # The meeting of November 16 met the 30 days of November 2. November 16 a year on is 360 days away.
    assert "**Next: By Tuesday, November 16, 2027** (in 360 days)" in answer.text
    assert "Done: " in answer.text
    assert answer.text.index("Next: ") < answer.text.index("What happened")
    # An IEP of November 16, 2026 is to be reviewed by November 16, 2027.
    assert "By Tuesday, November 16, 2027" in answer.text


async def test_a_day_is_taken_out_after_one_more_question(logged):
    asked = await logged.parent.slash("timeline delete")
    case = (await logged.bot.store.cases.cases_of(logged.parent.person.id))[0]
    sure = await logged.parent.choose(asked.message, str(case.events[0].id))
    assert "All days that it started" in sure.text
    await logged.parent.press(sure.message, "Yes, take it out")
    shown = await logged.parent.slash("timeline show")
    assert "December 2, 2026" not in shown.text
    assert "November 16, 2027" in shown.text


async def test_a_whole_case_can_be_deleted(logged):
    asked = await logged.parent.slash("timeline delete")
    sure = await logged.parent.press(asked.message, "Delete all of Child A, IEP")
    await logged.parent.press(sure.message, "Yes, take it out")
    assert "No dates yet" in (await logged.parent.slash("timeline show")).text


async def test_a_case_that_is_not_there_is_said_so(logged):
    answer = await logged.parent.slash("timeline show", child="C")
    assert "Child C" in answer.text
    assert "/timeline log" in answer.text


async def test_another_persons_buttons_open_nothing(logged):
    shown = await logged.parent.slash("timeline show")
    ids = [one.custom_id for one in buttons_of(shown.message) if one.label != BACK]
    assert ids
    public = await logged.moderator.slash("compare")
    shared = await logged.moderator.press(public.message, "Show this to the group")
    # A card that the moderator can press, with the parent's button ids put on it.
    stored = logged.server.world.messages[int(shared.created[0]["id"])]
    stored.message["components"] = shown.message["components"]
    for custom_id in ids:
        answer = await logged.moderator.press(stored.message, custom_id)
        assert "belong to someone else" in answer.text
        assert "2026" not in answer.text
    assert await logged.bot.store.cases.cases_of(logged.moderator.person.id) == []


async def test_how_each_day_was_counted_is_behind_a_button(logged):
    shown = await logged.parent.slash("timeline show")
    assert "How it was counted" not in shown.text
    counted = await logged.parent.press(shown.message, "How was this counted?")
    assert counted.edited
    assert "1 year later is Tuesday, November 16, 2027." in counted.text
