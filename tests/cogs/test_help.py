"""`/help`, the way back to it, and privacy in three lines at a person's first command."""

import asyncio

import pytest
from played import BACK

from bot import __version__
from bot.playground.records import OTHER_SERVER
from bot.playground.sight import buttons_of, selects_of, text_of
from bot.ui.me import Host

TITLE = "## What do you need right now?"
MET = "## Your privacy, in three lines"
FIVE = ["Ask a question", "See my rights", "Write a letter", "Save a day", "Find free help"]


def shown_on(message):
    return [one.label for one in buttons_of(message)]


def titles(answer):
    return [text_of(one).splitlines()[0] for one in answer.messages]


@pytest.mark.parametrize("channel", [None, "dm"])
async def test_help_is_five_lines_each_with_its_button_for_the_person_alone(world, channel):
    answer = await world.parent.slash("help", channel=channel)
    assert answer.private
    lines = answer.text.splitlines()
    assert lines[0] == TITLE
    assert len([one for one in lines[1:] if not one.startswith("-#")]) == len(FIVE)
    assert shown_on(answer.message) == [*FIVE, "Compare IEP and 504", "See what is kept"]


async def test_help_says_small_who_runs_it_and_by_which_version_of_program_and_facts(world):
    answer = await world.parent.slash("help")
    small = [one for one in answer.text.splitlines() if one.startswith("-#")]
    assert small[-1] == f"-# Clockstart {__version__}, facts {world.bot.facts.data_version}"
    assert small[-2] == "-# This bot runs on your own machine."
    assert "988" in small[0]
    assert "911" in small[0]


async def test_help_says_who_the_host_is(world):
    world.bot.host = Host("Parents of the Valley", "help@example.org")
    answer = await world.parent.slash("help")
    assert "-# This bot is run by Parents of the Valley. Contact: help@example.org" in answer.text


@pytest.mark.parametrize(
    ("button", "title"),
    [
        ("See my rights", "## What would you like to know?"),
        ("Write a letter", "## Which letter do you need?"),
        ("Save a day", "## What happened?"),
        ("Find free help", "## Who can help"),
        ("Compare IEP and 504", "## IEP and 504 plan: What is it for?"),
        ("See what is kept", "## Nothing is kept of you"),
    ],
)
async def test_each_button_starts_its_thing_in_place_and_the_way_back_is_near(world, button, title):
    shown = await world.parent.slash("help")
    started = await world.parent.press(shown.message, button)
    assert started.private
    assert titles(started) == [title]
    assert shown_on(started.message)[-1] == BACK
    back = await world.parent.press(started.message, BACK)
    assert not back.created
    assert titles(back) == [TITLE]


async def test_a_question_can_be_asked_from_a_button(world):
    shown = await world.parent.slash("help")
    form = await world.parent.press(shown.message, "Ask a question")
    answer = await world.parent.fill(form.modal, {"Your question": "they said her grades are too good"})
    assert answer.private
    assert "Good grades alone do not rule a child out" in answer.text


async def test_a_day_can_be_saved_from_a_button(world):
    shown = await world.parent.slash("help")
    steps = await world.parent.press(shown.message, "Save a day")
    offered = [value for one in selects_of(steps.message) for _, value in one.options]
    assert len(offered) == len(world.bot.facts.events)
    form = await world.parent.choose(steps.message, "The team decided that my child qualifies")
    asked = await world.parent.fill(form.modal, {"Which day was it?": "2026-11-20"})
    sure = await world.parent.choose(asked.message, "CA")
    saved = await world.parent.press(sure.message, "Save this day")
    assert "Friday, November 20, 2026" in saved.text
    # Who has dates is led to them.
    again = await world.parent.press(saved.message, BACK)
    dates = await world.parent.press(again.message, "All my dates")
    assert titles(dates) == ["## Your dates: Child A, IEP"]


@pytest.mark.parametrize(
    ("who", "channel", "offered"),
    [
        ("moderator", None, ["Set it up", "See the cards"]),
        ("moderator", "dm", []),
        ("parent", None, []),
        ("neighbor", None, []),
    ],
)
async def test_only_who_has_the_right_sees_a_line_for_moderators(world, who, channel, offered):
    answer = await getattr(world, who).slash("help", channel=channel)
    assert [one for one in shown_on(answer.message) if one in {"Set it up", "See the cards"}] == offered
    for one in offered:
        assert (await getattr(world, who).press(answer.message, one)).failed is None


async def test_a_moderator_elsewhere_is_none_here(world):
    answer = await world.parent.elsewhere(OTHER_SERVER).slash("help")
    assert "For moderators" not in answer.text


async def test_a_new_person_is_told_of_privacy_once_after_their_answer(world):
    world.bot.met.forget(world.parent.person.id)
    first = await world.parent.slash("compare")
    await first.until(lambda one: len(one.messages) == 2)
    assert first.private
    assert titles(first)[1] == MET
    told = text_of(first.messages[1])
    assert all(one in told for one in ("Kept:", "Never asked:", "`/me show`", "`/me delete`"))
    assert len([one for one in told.splitlines() if one.startswith("- ")]) == 3
    second = await world.parent.slash("compare")
    await asyncio.sleep(0.1)
    assert len(second.messages) == 1


async def test_who_begins_with_a_button_that_all_can_see_is_told_too(world):
    await world.moderator.slash("explainer post", topic="topic:iep-vs-504")
    (card,) = [one for one in world.parent.pins() if "IEP" in text_of(one)]
    world.bot.met.forget(world.parent.person.id)
    form = await world.parent.press(card, "Save the day I asked")
    assert form.modal
    assert world.parent.person.id not in world.bot.met
    first = await world.parent.press(card, "Compare IEP and 504")
    await first.until(lambda one: len(one.messages) == 2)
    assert first.private
    assert titles(first)[1] == MET


async def test_who_saved_something_was_told_before(world, restart):
    draft = await world.parent.slash("timeline log", event="eligibility", date="2026-11-20", state="CA")
    await world.parent.press(draft.message, "Save this day")
    after = await restart()
    after.bot.met.forget(world.parent.person.id)
    answer = await world.parent.slash("compare")
    await asyncio.sleep(0.1)
    assert len(answer.messages) == 1


async def test_a_first_use_leaves_nothing_in_the_file(world):
    world.bot.met.forget(world.parent.person.id)
    answer = await world.parent.slash("help")
    await answer.until(lambda one: len(one.messages) == 2)
    assert not any((await world.bot.store.everything.of(world.parent.person.id)).values())
    assert await world.bot.store.people.get(world.parent.person.id) is None


async def test_nothing_comes_beside_help_lines_and_privacy_waits_for_the_next_command(world):
    world.bot.met.forget(world.parent.person.id)
    danger = await world.parent.slash("ask", question="i want to kill myself")
    await asyncio.sleep(0.1)
    assert len(danger.messages) == 1
    assert "988" in danger.text
    assert BACK not in shown_on(danger.message)
    calm = await world.parent.slash("compare")
    await calm.until(lambda one: len(one.messages) == 2)
    assert titles(calm)[1] == MET


async def test_who_deleted_everything_is_a_new_person(world):
    deleting = await world.parent.slash("timeline log", event="eligibility", date="2026-11-20", state="CA")
    await world.parent.press(deleting.message, "Save this day")
    sure = await world.parent.slash("me delete")
    # "Start over" beside "delete everything" would read as the same thing.
    assert BACK not in shown_on(sure.message)
    await world.parent.press(sure.message, "Yes, delete everything")
    again = await world.parent.slash("compare")
    await again.until(lambda one: len(one.messages) == 2)
    assert titles(again)[1] == MET


async def test_a_fault_has_a_way_back_too(world):
    answer = await world.parent.slash("compare", aspect="no such thing")
    assert shown_on(answer.message) == [BACK]
    assert titles(await world.parent.press(answer.message, BACK)) == [TITLE]


async def test_what_the_group_sees_leads_nobody_back(world):
    own = await world.parent.slash("rights", topic="iee")
    shared = await world.parent.press(own.message, "Show this to the group")
    assert not buttons_of(shared.created[0])
