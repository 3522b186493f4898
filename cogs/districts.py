"""What is behind `/server calendar`: a district's file read, shown as months, saved by a button, listed."""

from datetime import UTC, datetime

import discord

from bot.app import Clockstart
from bot.clock.now import today
from bot.clock.school import SchoolCalendar
from bot.rights import server_of
from bot.store.districts import District, TooManyDistrictsError
from bot.text.kind import ExplainedError
from bot.text.names import clean
from bot.tree import Interaction, Press, answer, row_id, turn, words_for
from bot.ui.card import Card
from bot.ui.districts import (
    district_card,
    districts_card,
    full_card,
    one_district_card,
    saved_district_card,
)
from bot.ui.doubts import Doubts, doubts_of
from bot.ui.school import Pictures
from cogs.breaks import from_file
from cogs.doubts import picked_again
from cogs.drawn import redraw, show, take_time
from cogs.facts_shown import page_number
from cogs.talk import zone_of

NAME_LIMIT = 60


class DistrictTalk:
    """Leads from a moderator's file to a calendar for members. Each press asks for the right again."""

    def __init__(self, bot: Clockstart) -> None:
        self._bot = bot

    @property
    def presses(self) -> dict[str, Press]:
        """What the buttons and lists do."""
        return {
            "district-save": self._save,
            "district-leave": self._leave,
            "district-also": self._also,
            "district-list": self._list,
            "district-see": self._see,
            "district-drop": self._drop,
        }

    async def begin(
        self, interaction: Interaction, name: str | None, file: discord.Attachment | None
    ) -> None:
        """Read a district's calendar and show what was understood; with nothing given, list what is there."""
        server_id = server_of(interaction, "manage_guild")
        if file is None and name is None:
            await answer(interaction, await self._listed(interaction, server_id))
            return
        if file is None or name is None:
            raise ExplainedError("district-name-and-file")
        name = clean(name)
        if not 0 < len(name) <= NAME_LIMIT:
            raise ExplainedError("district-name-bad", limit=NAME_LIMIT)
        await take_time(interaction)
        zone = await zone_of(self._bot, interaction)
        feed = await from_file(file, today(self._bot.time.now(), zone))
        if not feed.calendar.years:
            raise ExplainedError("district-no-year")
        before = await self._before(server_id, name)
        # It stays as members know it, in whatever letters it was typed now.
        name = before[0].name if before else name
        doubts = doubts_of(feed, words_for(interaction))
        await self._show(interaction, name, feed.calendar, doubts)

    async def _show(
        self,
        interaction: Interaction,
        name: str,
        calendar: SchoolCalendar,
        doubts: Doubts,
        *,
        in_place: bool = False,
    ) -> None:
        """Keep a calendar for a day and show it, in a new card or in place."""
        server_id = server_of(interaction, "manage_guild")
        unsaved_id = await self._bot.store.unsaved.keep_district(
            server_id, interaction.user.id, name, calendar, self._bot.time.now()
        )
        before = await self._before(server_id, name)
        zone, words = await zone_of(self._bot, interaction), words_for(interaction)

        def made(pictures: Pictures) -> Card:
            return district_card(
                unsaved_id,
                name,
                calendar,
                words,
                before=before,
                zone=zone,
                doubts=doubts,
                pictures=pictures,
            )

        await (redraw if in_place else show)(interaction, calendar, made)

    async def _also(
        self, interaction: Interaction, unsaved: str, left_out: str, breaks: str, *picked: str
    ) -> None:
        """Take entries that were in doubt in as days off, or out again, and show it all once more."""
        server_id = server_of(interaction, "manage_guild")
        user_id, unsaved_id = interaction.user.id, row_id(unsaved)
        found = await self._bot.store.unsaved.district(server_id, user_id, unsaved_id)
        if found is None:
            raise ExplainedError("days-gone")
        calendar, doubts = picked_again(interaction, found.calendar, left_out, breaks, picked)
        await self._bot.store.unsaved.drop_district(server_id, user_id, unsaved_id)
        await self._show(interaction, found.name, calendar, doubts, in_place=True)

    async def _before(self, server_id: int, name: str) -> tuple[District, SchoolCalendar] | None:
        """Return what the server has under a name."""
        found = await self._bot.store.districts.named(server_id, name)
        return (found, await self._bot.store.districts.calendar(found.id)) if found else None

    async def _save(self, interaction: Interaction, unsaved: str, version: str) -> None:
        """Save what was shown, unless somebody else loaded that district meanwhile."""
        server_id = server_of(interaction, "manage_guild")
        user_id, unsaved_id = interaction.user.id, row_id(unsaved)
        found = await self._bot.store.unsaved.district(server_id, user_id, unsaved_id)
        if found is None:
            raise ExplainedError("days-gone")
        over = _loaded_at(version)
        words = words_for(interaction)
        try:
            async with self._bot.store.together():
                saved = await self._bot.store.districts.save(
                    server_id, found.name, found.calendar, self._bot.time.now(), by=user_id, over=over
                )
                if saved:
                    # With it: where it could not be saved, the same button tries again.
                    await self._bot.store.unsaved.drop_district(server_id, user_id, unsaved_id)
        except TooManyDistrictsError:
            await turn(interaction, full_card(unsaved_id, words))
            return
        if saved:
            await turn(interaction, saved_district_card(found.name, words))
            # Who took the days that were there is to be told.
            self._bot.beside(self._bot.planning.catch_up())
            return
        before = await self._before(server_id, found.name)
        zone = await zone_of(self._bot, interaction)

        def made(pictures: Pictures) -> Card:
            return district_card(
                unsaved_id,
                found.name,
                found.calendar,
                words,
                before=before,
                zone=zone,
                meanwhile=True,
                pictures=pictures,
            )

        await show(interaction, found.calendar, made)

    async def _leave(self, interaction: Interaction, unsaved: str) -> None:
        """Let go of what was shown, and show what is there."""
        server_id = server_of(interaction, "manage_guild")
        await self._bot.store.unsaved.drop_district(server_id, interaction.user.id, row_id(unsaved))
        await turn(interaction, await self._listed(interaction, server_id))

    async def _list(self, interaction: Interaction, page: str) -> None:
        """Go to a page of the server's districts."""
        server_id = server_of(interaction, "manage_guild")
        await turn(interaction, await self._listed(interaction, server_id, page_number(page)))

    async def _listed(self, interaction: Interaction, server_id: int, page: int = 0) -> Card:
        listed = await self._bot.store.districts.of_server(server_id)
        now, zone = self._bot.time.now(), await zone_of(self._bot, interaction)
        return districts_card(listed, words_for(interaction), now, zone=zone, page=page)

    async def _see(self, interaction: Interaction, district: str) -> None:
        """Show a district's calendar."""
        server_id = server_of(interaction, "manage_guild")
        found = await self._bot.store.districts.by_id(server_id, row_id(district))
        if found is None:
            raise ExplainedError("district-gone")
        calendar = await self._bot.store.districts.calendar(found.id)
        words, zone = words_for(interaction), await zone_of(self._bot, interaction)
        await show(
            interaction,
            calendar,
            lambda pictures: one_district_card(found, calendar, words, zone, pictures=pictures),
        )

    async def _drop(self, interaction: Interaction, district: str) -> None:
        """Take a district's calendar out; cases keep their own copy of its days."""
        server_id = server_of(interaction, "manage_guild")
        if not await self._bot.store.districts.remove(server_id, row_id(district)):
            raise ExplainedError("district-gone")
        await turn(interaction, await self._listed(interaction, server_id))


def _loaded_at(version: str) -> datetime | None:
    """Return when the days were loaded that are to be replaced, None for 0; ExplainedError for no time."""
    seconds = row_id(version)
    try:
        return datetime.fromtimestamp(seconds, UTC) if seconds else None
    except (OverflowError, ValueError, OSError):
        raise ExplainedError("button-old") from None
