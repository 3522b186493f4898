"""`/me`: what is kept of a person, all of it as files, deleting it, and their settings."""

import asyncio
import io
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.store.people import Person
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, turn, words_for
from bot.ui.card import Card
from bot.ui.kept import data_file
from bot.ui.me import (
    delete_card,
    deleted_card,
    files_card,
    kept_card,
    nothing_card,
    settings_card,
)
from cogs.choices import STATE_LISTS, lists, state_code
from cogs.facts_shown import page_number

DATA, CALENDAR = "my-data-1.json", "my-dates-1.ics"
"""They say nothing of what is in them: a file's name shows in lists and previews."""


class Me(commands.GroupCog, group_name="me", group_description=phrase("command-me")):
    """A person's own."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press(
            {
                "me-show": self.show_page,
                "me-export": self.send_files,
                "me-delete": self.ask,
                "me-delete-yes": self.forget,
                "me-settings": self.show_settings,
                "me-zone": self.set_zone,
                "me-clear": self.clear_state,
                **lists("me-state", STATE_LISTS, self.set_state),
            }
        )

    @app_commands.command(name="show", description=phrase("command-me-show"))
    async def show(self, interaction: Interaction) -> None:
        """Show everything that is kept."""
        await answer(interaction, await self._kept(interaction))

    @app_commands.command(name="export", description=phrase("command-me-export"))
    async def export(self, interaction: Interaction) -> None:
        """Give everything as files."""
        await self.send_files(interaction)

    @app_commands.command(name="delete", description=phrase("command-me-delete"))
    async def delete(self, interaction: Interaction) -> None:
        """Ask before everything goes."""
        await answer(interaction, await self._delete(interaction))

    @app_commands.command(name="settings", description=phrase("command-me-settings"))
    async def settings(self, interaction: Interaction) -> None:
        """Show state, zone and language."""
        person = await self._person(interaction)
        await answer(interaction, settings_card(person, self.bot.facts, words_for(interaction)))

    # What is kept

    async def show_page(self, interaction: Interaction, page: str) -> None:
        """Go to a page of all that is kept."""
        await turn(interaction, await self._kept(interaction, page_number(page)))

    async def _kept(self, interaction: Interaction, page: int = 0) -> Card:
        rows = await self.bot.store.everything.of(interaction.user.id)
        return kept_card(rows, self.bot.facts, words_for(interaction), self.bot.host, page)

    async def send_files(self, interaction: Interaction) -> None:
        """Make the files off the event loop; nothing is written to a disk."""
        # The library for calendars loads with the first file, and a small machine is slow.
        await interaction.response.defer(ephemeral=True, thinking=True)
        words = words_for(interaction)
        user_id = interaction.user.id
        rows = await self.bot.store.everything.of(user_id)
        if not any(rows.values()):
            await answer(interaction, nothing_card(words, self.bot.host))
            return
        # Loaded with the first file: the start needs none of it.
        from bot.ui.export import calendar_of_all  # noqa: PLC0415  # slow to load

        now = self.bot.time.now()
        cases = [
            (case.case, await self.bot.planning.deadlines_of(case))
            for case in await self.bot.store.cases.cases_of(user_id)
        ]
        made = {DATA: await asyncio.to_thread(data_file, rows, words, now)}
        ics = await asyncio.to_thread(calendar_of_all, cases, words=words, now=now)
        # A calendar file without an entry is refused by some calendar programs.
        if b"BEGIN:VEVENT" in ics:
            made[CALENDAR] = ics
        files = [discord.File(io.BytesIO(content), name) for name, content in made.items()]
        await answer(interaction, files_card(list(made), words), files=files)

    # Deleting it

    async def ask(self, interaction: Interaction) -> None:
        """Ask before everything goes."""
        await turn(interaction, await self._delete(interaction))

    async def _delete(self, interaction: Interaction) -> Card:
        words = words_for(interaction)
        # A moderator can have loaded a calendar and saved no date.
        kept = await self.bot.store.everything.of(interaction.user.id)
        return delete_card(words) if any(kept.values()) else nothing_card(words, self.bot.host)

    async def forget(self, interaction: Interaction) -> None:
        """Delete everything at once; a second press finds nothing."""
        gone = await self.bot.store.forget(interaction.user.id, self.bot.time.now())
        self.bot.met.forget(interaction.user.id)
        await turn(interaction, deleted_card(words_for(interaction), self.bot.host, gone=gone))

    # Settings

    async def show_settings(self, interaction: Interaction) -> None:
        """Show state, zone and language in place of another card."""
        person = await self._person(interaction)
        await turn(interaction, settings_card(person, self.bot.facts, words_for(interaction)))

    async def set_state(self, interaction: Interaction, state: str) -> None:
        """Keep the state, and its zone where it has one only; one with several shows a list of them."""
        person = await self._person(interaction)
        zones = [one.zone for one in self.bot.facts.states[state_code(state, self.bot.facts)].zones]
        zone = zones[0] if len(zones) == 1 else person.zone
        await self._save(interaction, replace(person, state=state, zone=zone))

    async def set_zone(self, interaction: Interaction, state: str, zone: str) -> None:
        """Keep a zone of the state."""
        zones = [one.zone for one in self.bot.facts.states[state_code(state, self.bot.facts)].zones]
        if zone not in zones:
            raise ExplainedError("button-old")
        await self._save(interaction, replace(await self._person(interaction), zone=zone))

    async def clear_state(self, interaction: Interaction) -> None:
        """Forget the state. The zone stays: the reminders that are on come by its hours."""
        person = await self._person(interaction)
        if person.state is None:
            await self.show_settings(interaction)
            return
        await self._save(interaction, replace(person, state=None))

    async def _person(self, interaction: Interaction) -> Person:
        user_id = interaction.user.id
        return await self.bot.store.people.get(user_id) or Person(user_id)

    async def _save(self, interaction: Interaction, person: Person) -> None:
        """Keep the choices, and plan the reminders of every case by them."""
        words = words_for(interaction)
        person = replace(person, language=words.language)
        async with self.bot.store.together():
            await self.bot.store.people.save(person)
            await self.bot.planning.replan_all(person.user_id)
        await turn(interaction, settings_card(person, self.bot.facts, words, saved=True))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Me(bot))
