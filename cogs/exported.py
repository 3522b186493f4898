"""A case's dates as files: for a calendar, to print, and as a picture."""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import discord

from bot.clock.case import Case
from bot.clock.deadline import Deadline
from bot.law.library import Library
from bot.text.catalogue import Words
from bot.ui.card import Card
from bot.ui.school import export_card

CALENDAR, PAGE, PICTURE = "dates.ics", "dates.pdf", "dates.png"
"""They say nothing of what is in them: a file's name shows in lists and previews."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A card and the files that it shows."""

    card: Card
    files: Sequence[discord.File]


async def exported(
    case: Case,
    found: Sequence[Deadline],
    *,
    facts: Library,
    words: Words,
    now: datetime,
    today_on: date,
) -> Exported:
    """Make the files off the event loop; nothing is written to a disk."""
    # Drawing is loaded with the first export: the start needs none of it.
    from bot.ui.export import calendar_file  # noqa: PLC0415  # slow to load
    from bot.ui.export_paper import picture  # noqa: PLC0415  # slow to load

    ics = await asyncio.to_thread(calendar_file, case, found, words=words, now=now)
    drawn = await asyncio.to_thread(picture, case, found, facts=facts, words=words, today=today_on)
    # A calendar file without an entry is refused by some calendar programs.
    has_days = b"BEGIN:VEVENT" in ics
    files = [discord.File(io.BytesIO(ics), CALENDAR)] if has_days else []
    files.append(discord.File(io.BytesIO(drawn.pdf), PAGE))
    files.append(discord.File(io.BytesIO(drawn.png), PICTURE, description=drawn.alt))
    names = [CALENDAR, PAGE] if has_days else [PAGE]
    return Exported(export_card(names, (PICTURE, drawn.alt), words), files)
