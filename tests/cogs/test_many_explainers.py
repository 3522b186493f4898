"""Hundreds of explainers in two servers, kept true within the pace, over a crash in the middle."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Clockstart
from bot.law.library import library
from bot.playground.records import CHANNEL, OTHER_SERVER, SERVER
from bot.playground.sight import text_of
from bot.reminders.pace import A_SECOND
from bot.start import PLAYGROUND_TOKEN, running
from bot.store.explainers import What
from bot.store.servers import NOTHING
from bot.text.kind import ExplainedError
from bot.ui.explainers import explainer_card, version_of_card
from bot.ui.limits import COMPONENTS_V2

EACH = 120
MODERATORS_CHANNEL = SERVER + 3
NEW = "The new rule is this."


async def fill(world, server, channel):
    """Keep so many explainers of a server, as they stand after they were posted; no pin, so no notice."""
    facts, store = world.bot.facts, world.bot.store.explainers
    whats = [What("topic", "iep-vs-504", "en", note=f"Number {at}") for at in range(EACH)]
    place = world.server.world.channels[channel]
    for one in await store.plan(server, channel, whats):
        made = explainer_card(one.what, facts)
        body = {"flags": COMPONENTS_V2, "components": made.to_components()}
        stored = world.server.world.post(place, body, {})
        await store.posted(one.id, stored.id, version_of_card(made))


def changed():
    facts = library()
    topic = facts.topics["iep-vs-504"].model_copy(update={"answer": {"en": NEW}})
    return replace(facts, topics={**facts.topics, topic.id: topic})


def requests(world, method=""):
    return [
        one
        for one in world.server.judge.requests
        if one.path.startswith("/channels/") and one.method == (method or one.method)
    ]


async def a_second(world):
    """Let the bot do what it may within a second that stands still, then let the second pass."""
    count = -1
    while count != len(requests(world)):
        count = len(requests(world))
        await asyncio.sleep(0.1)
    world.time.move_by(timedelta(seconds=1))
    return count


def within_the_pace(seen):
    """Hold what was asked for in all, after each second, against the pace; on its way it can only be late."""
    assert all(count <= A_SECOND * seconds for seconds, count in enumerate(seen, 1)), seen


async def test_hundreds_are_changed_once_each_within_the_pace_though_the_bot_stops_in_the_middle(world):
    setup = replace(NOTHING, moderators_channel=MODERATORS_CHANNEL)
    assert await world.bot.store.servers.save(SERVER, setup, before=NOTHING)
    await fill(world, SERVER, CHANNEL)
    await fill(world, OTHER_SERVER, world.other_owner.channel("questions").id)
    await world.bot.close()
    facts = changed()
    before = len(requests(world))
    # Stopped after some seconds, in the middle of the first server.
    async with running(Clockstart(facts=facts, store=world.bot.store, time=world.time), PLAYGROUND_TOKEN):
        seen = []
        while len(requests(world, "PATCH")) < EACH // 3:
            seen.append(await a_second(world) - before)
    within_the_pace(seen)
    half = len(requests(world, "PATCH"))
    assert 0 < half < EACH
    again = Clockstart(facts=facts, store=world.bot.store, time=world.time)
    before, seen = len(requests(world)), []
    async with running(again, PLAYGROUND_TOKEN):
        while again.explaining.looked_at is None:
            seen.append(await a_second(world) - before)
    within_the_pace(seen)
    # At most the one under way when it stopped is asked for twice.
    assert 2 * EACH <= len(requests(world, "PATCH")) <= 2 * EACH + 1
    for server in (SERVER, OTHER_SERVER):
        for one in await world.bot.store.explainers.of_server(server):
            said = text_of(world.server.world.messages[one.message_id].message)
            assert NEW in said
            assert said.startswith(f"**From the moderators:** {one.what.note}")
    place = world.server.world.channels[MODERATORS_CHANNEL]
    (note,) = [text_of(one.message) for one in world.server.world.in_channel(place)]
    assert f"> {NEW}" in note
    assert "more are on the list" in note


async def test_a_set_that_was_begun_is_never_posted_into_another_channel(world):
    wanted = [What("set", one, "en") for one in world.bot.facts.explainers]
    await world.bot.store.explainers.plan(SERVER, CHANNEL, wanted[:1])
    with pytest.raises(ExplainedError, match="begun-elsewhere"):
        await world.bot.explaining.start_set(SERVER, MODERATORS_CHANNEL, wanted)
    assert len(await world.bot.store.explainers.of_server(SERVER)) == 1
