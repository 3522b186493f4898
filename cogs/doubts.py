"""Days off that a person picks among what a calendar file left open."""

from datetime import date
from typing import cast

import discord

from bot.clock.school import SchoolCalendar
from bot.text.kind import ExplainedError
from bot.tree import Interaction, row_id
from bot.ui.doubts import Doubts, days_of


def picked_again(
    interaction: Interaction, calendar: SchoolCalendar, left_out: str, breaks: str, picked: tuple[str, ...]
) -> tuple[SchoolCalendar, Doubts]:
    """Return a calendar with the days picked in place of those before, and what is open on its card.

    What may be picked stands on the card that was pressed alone: titles of a file are kept nowhere.
    """
    try:
        doubts = Doubts(
            _offered(interaction),
            frozenset(picked),
            row_id(left_out),
            tuple(map(date.fromisoformat, filter(None, breaks.split(".")))),
        )
        days = days_of(picked)
        offered = doubts.days()
    except ValueError:
        raise ExplainedError("button-old") from None
    if not days <= offered:
        raise ExplainedError("button-old")
    return calendar.with_off(days, instead=offered), doubts


def _offered(interaction: Interaction) -> tuple[tuple[str, str], ...]:
    """Return the options of the list that was pressed."""
    pressed = cast("dict[str, object]", interaction.data or {}).get("custom_id")
    tops = interaction.message.components if interaction.message else []
    for top in tops:
        for row in getattr(top, "children", ()):
            for item in getattr(row, "children", ()):
                if isinstance(item, discord.SelectMenu) and item.custom_id == pressed:
                    return tuple((one.label, one.value) for one in item.options)
    raise ExplainedError("button-old")
