"""Counts, after an answer was given, which card it was: for a server's moderators, and of nobody."""

import logging
from datetime import UTC

from bot.app import Clockstart
from bot.law.search.found import Found, Kind
from bot.law.search.phrases_of import Entry
from bot.store.asked import UNKNOWN, WRONG
from bot.store.errors import StoreError
from bot.tree import Interaction
from bot.ui.entries import ACTIONS

NOT_COUNTED = frozenset({"abuse-report", "cps-fear", "foster-surrogate", "immigration"})
"""In a small group even "a few" could tell of somebody's trouble at home. Nor are the topics on the bot
itself counted: help lines are among them."""

log = logging.getLogger(__name__)


async def count_card(bot: Clockstart, interaction: Interaction, kind: str, entry: str) -> bool:
    """Count that a card was asked for in a server; False where it is not counted. Never fails a person."""
    if interaction.guild_id is None or not interaction.is_guild_integration():
        return False
    # A report names the card by both.
    action, _, key = entry.partition(" ") if kind == WRONG else (kind, "", entry)
    topic = bot.facts.topics.get(key) if action == ACTIONS["topic"] else None
    if topic and (topic.about == "bot" or topic.id in NOT_COUNTED):
        return False
    day = bot.time.now().astimezone(UTC).date()
    try:
        await bot.store.asked.add(interaction.guild_id, day, kind, entry)
    except StoreError as error:
        # They have their answer; a count that is missing harms nobody.
        log.warning("a card could not be counted: %s", type(error).__name__)
        return False
    return True


async def count_found(bot: Clockstart, interaction: Interaction, found: Found) -> None:
    """Count what a question led to, or that it was not known. What was said in danger is not counted."""
    if found.kind in (Kind.ANSWER, Kind.TRAP):
        best = found.best or Entry("topic", found.topics[0].topic)
        if best.kind in ACTIONS:
            await count_card(bot, interaction, ACTIONS[best.kind], best.id)
    elif found.kind is Kind.UNKNOWN:
        await count_card(bot, interaction, UNKNOWN, "")
