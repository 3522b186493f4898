"""The school's days: read from words or a file, shown back, saved after a button; and preschool or school."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from typing import get_args

import discord

from bot.app import Clockstart
from bot.clock.calendars import federal_holidays, weekend
from bot.clock.reading import Kind, read
from bot.clock.school import Days, SchoolCalendar
from bot.law.model import Level
from bot.store.cases import SavedCase
from bot.text.kind import ExplainedError
from bot.tree import Interaction, Press, answer, language_for, words_for
from bot.ui.card import card
from bot.ui.school import understood_card
from cogs.talk import Talk

WAITING_LIMIT = 500
"""Calendars that were shown and not saved yet; the oldest goes first, and is asked for again."""
FILE_LIMIT_MEGABYTES = 1


class Breaks:
    """Leads from words or a file to the school's days of a case."""

    def __init__(self, bot: Clockstart, talk: Talk) -> None:
        self._bot = bot
        self._talk = talk
        self._waiting: OrderedDict[tuple[int, int], SchoolCalendar] = OrderedDict()

    @property
    def presses(self) -> dict[str, Press]:
        """What the buttons do."""
        return {"days-save": self._save, "days-how": self._how, "level": self._level}

    async def begin(
        self,
        interaction: Interaction,
        case: SavedCase,
        *,
        typed: tuple[str | None, str | None, str | None],
        file: discord.Attachment | None,
        district: str | None,
    ) -> None:
        """Read the first day, the last day and the days off, or a file, and show what was understood."""
        if district:
            calendar = await self._of_district(interaction, district)
        elif file:
            calendar = await from_file(file, await self._talk.today(interaction))
            if not calendar.years:
                # The file tells of days off, but not when the school year begins and ends.
                if not typed[0] or not typed[1]:
                    raise ExplainedError("days-file-no-year")
                year = await self._typed(interaction, typed[0], typed[1], None)
                calendar = SchoolCalendar(year.years, calendar.off)
        else:
            calendar = await self._typed(interaction, *typed)
        key = (interaction.user.id, case.id)
        self._waiting[key] = calendar
        self._waiting.move_to_end(key)
        while len(self._waiting) > WAITING_LIMIT:
            self._waiting.popitem(last=False)
        await answer(interaction, understood_card(case.id, calendar, words_for(interaction)))

    async def _of_district(self, interaction: Interaction, name: str) -> SchoolCalendar:
        """Return the days of a district that the server's moderators loaded."""
        server_id = interaction.guild_id
        found = await self._bot.store.districts.calendar(server_id, name) if server_id else None
        if found is None:
            raise ExplainedError("district-unknown")
        return found

    async def _typed(
        self, interaction: Interaction, first: str | None, last: str | None, off: str | None
    ) -> SchoolCalendar:
        if not first or not last:
            raise ExplainedError("days-need-year")
        begins = await self._day(interaction, first)
        ends = await self._day(interaction, last)
        if begins is None:
            raise ExplainedError("days-unclear-first")
        if ends is None:
            raise ExplainedError("days-unclear-last")
        if ends <= begins:
            raise ExplainedError("days-order")
        year = Days(begins, ends)
        # Loaded when first used, as in from_file.
        from bot.clock.feeds import read_ranges  # noqa: PLC0415  # slow to load

        today_on = await self._talk.today(interaction)
        ranges = read_ranges(off, language=language_for(interaction), today=today_on) if off else ()
        holidays = federal_holidays(year.first.year) | federal_holidays(year.last.year)
        closed = {Days(day, day) for day in holidays if _closes(day, year, ranges)}
        return SchoolCalendar((year,), tuple(sorted({*ranges, *closed})))

    async def _day(self, interaction: Interaction, text: str) -> date | None:
        """Read one day of the school year, which may lie ahead; None where it names none."""
        today_on = await self._talk.today(interaction)
        reading = read(text, language=language_for(interaction), today=today_on)
        return reading.day if reading.kind in (Kind.EXACT, Kind.FUTURE) else None

    async def _save(self, interaction: Interaction, case: str) -> None:
        found = await self._bot.own_case(interaction, case)
        key = (interaction.user.id, found.id)
        calendar = self._waiting.get(key)
        if calendar is None:
            raise ExplainedError("days-gone")
        async with self._bot.store.together():
            await self._bot.store.calendars.save(interaction.user.id, found.id, calendar)
            await self._bot.planning.replan(found, "calendar")
        # Not before: where it could not be saved, the same button tries again.
        self._waiting.pop(key, None)
        await turn_to_case(self._bot, interaction, case)

    async def _how(self, interaction: Interaction, _case: str) -> None:
        words = words_for(interaction)
        blocks = [words.say("days-how"), words.say("days-why")]
        await answer(interaction, card(words.say("days-title"), blocks))

    async def _level(self, interaction: Interaction, case: str, level: str) -> None:
        found = await self._bot.own_case(interaction, case)
        chosen = next((one for one in get_args(Level) if one == level), None)
        if chosen is None:
            raise ExplainedError("button-old")
        async with self._bot.store.together():
            await self._bot.store.cases.set_level(interaction.user.id, found.id, chosen)
            await self._bot.planning.replan(await self._bot.own_case(interaction, case))
        await turn_to_case(self._bot, interaction, case)


async def from_file(file: discord.Attachment, today_on: date) -> SchoolCalendar:
    """Read a calendar file, off the event loop; ExplainedError where it cannot be had or used."""
    if file.size > FILE_LIMIT_MEGABYTES * 1024 * 1024:
        raise ExplainedError("feed-too-large", megabytes=FILE_LIMIT_MEGABYTES)
    try:
        data = await file.read()
    except discord.HTTPException:
        raise ExplainedError("days-file-gone") from None
    # Loaded with the first file: the start needs no reader of calendars.
    from bot.clock.feeds import read_feed  # noqa: PLC0415  # slow to load

    feed = await asyncio.to_thread(read_feed, data, today=today_on)
    return feed.calendar


def _closes(day: date, year: Days, ranges: Iterable[Days]) -> bool:
    """Tell whether a holiday closes the school on a day that was not named already."""
    return day in year and not weekend(day) and not any(day in days for days in ranges)


async def turn_to_case(bot: Clockstart, interaction: Interaction, case: str) -> None:
    """Show the whole case in place of the card that was pressed."""
    await bot.presses["show"](interaction, case, "0")
