"""A calendar's months as pictures beside a card, drawn off the event loop."""

import asyncio
import io
from collections.abc import Callable

import discord

from bot.clock.school import SchoolCalendar
from bot.tree import Interaction, answer, turn_later, words_for
from bot.ui.card import Card
from bot.ui.school import Pictures

NAME = "months-{}.png"
"""It says nothing of what is in it: a file's name shows in lists and previews."""


async def take_time(interaction: Interaction) -> None:
    """Tell the person that it takes a moment: reading and drawing can be slow on a small machine."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)


async def show(interaction: Interaction, calendar: SchoolCalendar, made: Callable[[Pictures], Card]) -> None:
    """Answer with a card and the months of a calendar; nothing is written to a disk."""
    await take_time(interaction)
    card, files = await _drawn(interaction, calendar, made)
    await answer(interaction, card, files=files)


async def redraw(
    interaction: Interaction, calendar: SchoolCalendar, made: Callable[[Pictures], Card]
) -> None:
    """Turn the card that was pressed into another one with the months of a calendar, in place."""
    await interaction.response.defer()
    card, files = await _drawn(interaction, calendar, made)
    await turn_later(interaction, card, files)


async def _drawn(
    interaction: Interaction, calendar: SchoolCalendar, made: Callable[[Pictures], Card]
) -> tuple[Card, list[discord.File]]:
    # Drawing is loaded with the first picture: the start needs none of it.
    from bot.ui.months import pictures  # noqa: PLC0415  # slow to load

    drawn = await asyncio.to_thread(pictures, calendar, words_for(interaction))
    named = [(NAME.format(number), one) for number, one in enumerate(drawn, 1)]
    files = [discord.File(io.BytesIO(one.png), name, description=one.alt) for name, one in named]
    return made([(name, one.alt) for name, one in named]), files
