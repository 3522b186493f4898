"""The school's days: read from words or a file, shown back, saved after a button; and preschool or school."""

import asyncio
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

import discord

from bot.app import Clockstart
from bot.clock.calendars import federal_holidays, weekend
from bot.clock.now import today
from bot.clock.reading import Kind, read
from bot.clock.school import Days, SchoolCalendar
from bot.law.model import Level
from bot.store.cases import SavedCase
from bot.store.districts import District
from bot.store.unsaved import Version
from bot.text.kind import ExplainedError
from bot.tree import Interaction, Press, answer, language_for, row_id, turn, words_for
from bot.ui.card import Card
from bot.ui.districts import pick_card
from bot.ui.doubts import Doubts, doubts_of
from bot.ui.school import Pictures, how_card, understood_card
from cogs.doubts import picked_again
from cogs.drawn import redraw, show, take_time
from cogs.facts_shown import page_number
from cogs.talk import Talk, zone_of

if TYPE_CHECKING:
    from bot.clock.feeds import Feed

FILE_LIMIT_MEGABYTES = 1
LONGEST_YEAR = timedelta(days=366)
Typed = tuple[str | None, str | None, str | None]
"""The first day, the last day and the days off, as a person wrote them."""


class Breaks:
    """Leads from words or a file to the school's days of a case."""

    def __init__(self, bot: Clockstart, talk: Talk) -> None:
        self._bot = bot
        self._talk = talk

    @property
    def presses(self) -> dict[str, Press]:
        """What the buttons do."""
        return {
            "days-save": self._save,
            "days-how": self._how,
            "days-pick": self._pick,
            "days-district": self._take,
            "days-also": self._also,
            "level": self._level,
        }

    async def begin(
        self,
        interaction: Interaction,
        case: SavedCase,
        *,
        typed: Typed,
        file: discord.Attachment | None,
        district: str | None,
    ) -> None:
        """Read the days as typed, from a file or from a district, and show what was understood.

        With nothing given, the server's districts are offered.
        """
        if district:
            await self._show_district(interaction, case, await self._named(interaction, district))
        elif file:
            await take_time(interaction)
            calendar, doubts = await self._from_file(interaction, file, typed)
            await self._show(interaction, case, calendar, "file", doubts)
        elif not any(typed) and await self._districts(interaction):
            await self._pick(interaction, str(case.id), "0")
        else:
            await self._show(interaction, case, await self._typed(interaction, *typed), "typed")

    async def _show(
        self,
        interaction: Interaction,
        case: SavedCase,
        calendar: SchoolCalendar,
        source: Literal["typed", "file"] | District,
        doubts: Doubts | None = None,
        *,
        in_place: bool = False,
    ) -> None:
        """Show a calendar as months and in words; it is kept for a day, so that its button holds."""
        version = Version(source.mark, source.changed_at) if isinstance(source, District) else None
        now = self._bot.time.now()
        unsaved_id = await self._bot.store.unsaved.keep(case.id, calendar, now, version)
        words = words_for(interaction)
        zone = await zone_of(self._bot, interaction)
        of = (source, today(source.loaded_at, zone)) if isinstance(source, District) else source
        taken = await self._bot.store.taken.name(case.user_id, case.id)

        def made(pictures: Pictures) -> Card:
            return understood_card(
                case.id,
                unsaved_id,
                calendar,
                words,
                source=of,
                pictures=pictures,
                doubts=doubts,
                instead_of=taken if not isinstance(source, District) or source.name != taken else None,
            )

        await (redraw if in_place else show)(interaction, calendar, made)

    async def _also(
        self, interaction: Interaction, unsaved: str, left_out: str, breaks: str, *picked: str
    ) -> None:
        """Take entries that were in doubt in as days off, or out again, and show it all once more."""
        user_id, unsaved_id = interaction.user.id, row_id(unsaved)
        shown = await self._bot.store.unsaved.of_case(user_id, unsaved_id)
        if shown is None:
            raise ExplainedError("days-gone")
        case = await self._bot.own_case(interaction, str(shown.case_id))
        calendar, doubts = picked_again(interaction, shown.calendar, left_out, breaks, picked)
        await self._bot.store.unsaved.drop(user_id, unsaved_id)
        await self._show(interaction, case, calendar, "file", doubts, in_place=True)

    # A district of this server

    async def _districts(self, interaction: Interaction) -> list[District]:
        """Return the districts of the server in which the person is now; none elsewhere."""
        server_id = interaction.guild_id
        return await self._bot.store.districts.of_server(server_id) if server_id else []

    async def _named(self, interaction: Interaction, name: str) -> District:
        server_id = interaction.guild_id
        found = await self._bot.store.districts.named(server_id, name.strip()) if server_id else None
        if found is None:
            raise ExplainedError("district-unknown")
        return found

    async def _pick(self, interaction: Interaction, case: str, page: str) -> None:
        """List the server's districts to pick from."""
        found = await self._bot.own_case(interaction, case)
        listed = await self._districts(interaction)
        if not listed:
            raise ExplainedError("district-unknown")
        now, zone = self._bot.time.now(), await zone_of(self._bot, interaction)
        made = pick_card(found.id, listed, words_for(interaction), now, zone=zone, page=page_number(page))
        if interaction.type is discord.InteractionType.application_command:
            await answer(interaction, made)
        else:
            await turn(interaction, made)

    async def _take(self, interaction: Interaction, case: str, district: str) -> None:
        """Show the calendar of the district that was picked."""
        found = await self._bot.own_case(interaction, case)
        server_id = interaction.guild_id
        picked = await self._bot.store.districts.by_id(server_id, row_id(district)) if server_id else None
        if picked is None:
            raise ExplainedError("district-unknown")
        await self._show_district(interaction, found, picked)

    async def _show_district(self, interaction: Interaction, case: SavedCase, district: District) -> None:
        calendar = await self._bot.store.districts.calendar(district.id)
        await self._show(interaction, case, calendar, district)

    # From a file, or as typed

    async def _from_file(
        self, interaction: Interaction, file: discord.Attachment, typed: Typed
    ) -> tuple[SchoolCalendar, Doubts]:
        words = words_for(interaction)
        feed = await from_file(file, await self._talk.today(interaction))
        if feed.calendar.years:
            return feed.calendar, doubts_of(feed, words)
        # The file tells of days off, but not when the school year begins and ends.
        if not typed[0] or not typed[1]:
            raise ExplainedError("days-file-no-year")
        year = await self._typed(interaction, typed[0], typed[1], None)
        calendar = SchoolCalendar(year.years, feed.calendar.off)
        return calendar, doubts_of(feed, words, year.years[0])

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
        if ends - begins > LONGEST_YEAR:
            raise ExplainedError("days-too-long")
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

    async def _save(self, interaction: Interaction, unsaved: str) -> None:
        """Save what was shown: the case keeps its own copy, and of a district's calendar its mark."""
        user_id, unsaved_id = interaction.user.id, row_id(unsaved)
        shown = await self._bot.store.unsaved.of_case(user_id, unsaved_id)
        if shown is None:
            raise ExplainedError("days-gone")
        case = str(shown.case_id)
        found = await self._bot.own_case(interaction, case)
        async with self._bot.store.together():
            await self._bot.store.calendars.save(user_id, found.id, shown.calendar, shown.version)
            await self._bot.planning.replan(found, "calendar")
            # With it: where it could not be saved, the same button tries again.
            await self._bot.store.unsaved.drop(user_id, unsaved_id)
        await turn_to_case(self._bot, interaction, case)

    async def _how(self, interaction: Interaction, case: str) -> None:
        found = await self._bot.own_case(interaction, case)
        districts = await self._districts(interaction)
        await answer(interaction, how_card(found.id, words_for(interaction), districts=bool(districts)))

    async def _level(self, interaction: Interaction, case: str, level: str) -> None:
        found = await self._bot.own_case(interaction, case)
        chosen = next((one for one in get_args(Level) if one == level), None)
        if chosen is None:
            raise ExplainedError("button-old")
        async with self._bot.store.together():
            await self._bot.store.cases.set_level(interaction.user.id, found.id, chosen)
            await self._bot.planning.replan(await self._bot.own_case(interaction, case))
        await turn_to_case(self._bot, interaction, case)


async def from_file(file: discord.Attachment, today_on: date) -> "Feed":
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
    if feed.calendar.years and not feed.calendar.off:
        # Every count by it would be called sure, and be wrong.
        raise ExplainedError("days-no-off")
    return feed


def _closes(day: date, year: Days, ranges: Iterable[Days]) -> bool:
    """Tell whether a holiday closes the school on a day that was not named already."""
    return day in year and not weekend(day) and not any(day in days for days in ranges)


async def turn_to_case(bot: Clockstart, interaction: Interaction, case: str) -> None:
    """Show the whole case in place of the card that was pressed."""
    await bot.presses["show"](interaction, case, "0")
