"""Explainers that are brought up to date after a fact changed, beside bare edits of the same messages."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from time import perf_counter

from bot.app import Clockstart
from bot.bench.rows import Row, row
from bot.clock.now import HandSetTime, RealTime
from bot.explaining import Explaining
from bot.law.library import Library
from bot.playground.crowd import NOW
from bot.playground.filed import Took
from bot.playground.records import CHANNEL, SERVER
from bot.playground.server import Playground
from bot.reminders.pace import Pace
from bot.start import playground
from bot.store.explainers import What
from bot.ui.card import Card
from bot.ui.explainers import explainer_card, version_of_card
from bot.ui.limits import COMPONENTS_V2

TOPIC, LANGUAGE = "iep-vs-504", "en"
UNPACED = 100_000
"""Requests a second: Discord's pace would hide what the bot itself takes."""
MS = 1_000.0


async def refresh(facts: Library, pins: int, rounds: int) -> Row:
    """Change a fact so many times and let that many explainers follow; ms for one of them."""
    took = Took()
    async with playground(facts, HandSetTime(NOW)) as (server, bot):
        channel = bot.get_partial_messageable(CHANNEL, guild_id=SERVER)
        messages = [channel.get_partial_message(number) for number in await _post(server, bot, pins)]
        for at in range(rounds):
            changed = _changed(facts, f"The rule, read again {at}.")
            explaining = Explaining(bot, changed, bot.store, bot.time, Pace(RealTime(), UNPACED))
            async with _timed(took.ours, pins):
                await explaining.refresh(SERVER)
            made = _card(What("topic", TOPIC, LANGUAGE), facts)
            async with _timed(took.bare, pins):
                for message in messages:
                    await message.fetch()
                    await message.edit(view=made)
    return row("refresh", took, "edit")


async def _post(server: Playground, bot: Clockstart, pins: int) -> list[int]:
    """Keep so many explainers as they stand after they were posted; return their messages."""
    place, kept = server.world.channels[CHANNEL], bot.store.explainers
    numbers: list[int] = []
    for one in await kept.plan(
        SERVER, CHANNEL, [What("topic", TOPIC, LANGUAGE, note=f"Number {at}") for at in range(pins)]
    ):
        made = _card(one.what, bot.facts)
        stored = server.world.post(place, {"flags": COMPONENTS_V2, "components": made.to_components()}, {})
        await kept.posted(one.id, stored.id, version_of_card(made))
        numbers.append(stored.id)
    return numbers


def _card(what: What, facts: Library) -> Card:
    made = explainer_card(what, facts)
    assert made  # noqa: S101  # the topic is there
    return made


def _changed(facts: Library, answer: str) -> Library:
    topic = facts.topics[TOPIC].model_copy(update={"answer": {LANGUAGE: answer}})
    return replace(facts, topics={**facts.topics, TOPIC: topic})


@asynccontextmanager
async def _timed(took: list[float], pins: int) -> AsyncGenerator[None]:
    began = perf_counter()
    yield
    took.append((perf_counter() - began) * MS / pins)
