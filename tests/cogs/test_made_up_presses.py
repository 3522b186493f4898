"""What no button of ours says is answered in kind words: each was once met by tests/fuzz."""

import pytest

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
