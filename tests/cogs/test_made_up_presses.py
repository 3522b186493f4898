"""What no button of ours says is answered in kind words: each was once met by tests/fuzz."""

import pytest

from bot.playground.sight import buttons_of

OLD = "This button is from an older version"


@pytest.fixture
async def saved(world):
    draft = await world.parent.slash("timeline log", event="eligibility", date="2026-11-20", state="CA")
    await world.parent.press(draft.message, "Save this day")
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    return case


async def test_a_line_break_in_an_id_is_answered(world):
    answer = await world.press_id(world.parent, "rights:iee\nno")
    assert answer.failed is None
    assert "I do not have that topic" in answer.text


@pytest.mark.parametrize("action", ["fix-day", "fix-save"])
async def test_a_day_that_is_none_is_answered_and_nothing_is_moved(world, saved, action):
    event = saved.events[0]
    answer = await world.press_id(world.parent, f"{action}:{saved.id}:{event.id}:2026-02-30")
    assert OLD in answer.text
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    assert case.events == saved.events


async def test_a_topic_that_is_none_is_not_asked_a_state_for(world):
    answer = await world.press_id(world.parent, f"state:{'x' * 94}")
    assert not world.bot.tally.faults
    assert "Pick" not in answer.text


async def test_who_may_not_take_cards_away_is_offered_none(world):
    await world.moderator.slash("explainer post", topic="compare:all")
    assert len(await world.moderator.complete("explainer remove", "which", "")) == 1
    assert await world.moderator.complete("explainer remove", "which", "", channel="dm") == []


# A year of five figures, and more seconds than any clock takes.
@pytest.mark.parametrize("version", ["9" * 12, "9" * 18])
async def test_a_version_that_is_no_time_is_answered_and_nothing_is_saved(world, version):
    file = (
        "days.csv",
        b"start,what\n8/26/2026,First day of school\n6/11/2027,Last day of school\n11/23/2026,No school",
        "text/csv",
    )
    shown = await world.moderator.slash("server calendar", name="Up Valley", file=file)
    ids = [str(one.custom_id) for one in buttons_of(shown.message)]
    (save,) = [one for one in ids if one.startswith("district-save:")]
    answer = await world.press_id(world.moderator, f"{save.rpartition(':')[0]}:{version}")
    assert OLD in answer.text
    assert not world.bot.tally.faults
    assert "Up Valley" not in (await world.moderator.slash("server calendar")).text
