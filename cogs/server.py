"""`/server`: what a server's moderators set up for its members."""

from collections import OrderedDict
from datetime import UTC

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.clock.school import SchoolCalendar
from bot.rights import server_of
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, turn, words_for
from bot.ui.server import district_card, districts_card, saved_district_card
from cogs.breaks import from_file
from cogs.server_data import Data
from cogs.server_privacy import Privacy
from cogs.server_setup import SetupTalk

NAME_LIMIT = 60
Named = tuple[str, SchoolCalendar]
"""A district's name and its days."""
WAITING_LIMIT = 100
"""Calendars that were shown and not saved yet; the oldest goes first, and is asked for again."""


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Server(commands.GroupCog, group_name="server", group_description=phrase("command-server")):
    """A server's own."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        self._waiting: OrderedDict[tuple[int, int], Named] = OrderedDict()
        self.setup_talk = SetupTalk(bot)
        self.privacy_rule = Privacy(bot)
        self.kept = Data(bot)
        bot.on_press({**self.setup_talk.presses, **self.privacy_rule.presses, **self.kept.presses})
        bot.on_press({"district-save": self.save, "district-drop": self.drop})

    @app_commands.command(name="calendar", description=phrase("command-server-calendar"))
    @app_commands.describe(name=phrase("option-district-name"), file=phrase("option-file"))
    async def calendar(
        self,
        interaction: Interaction,
        name: app_commands.Range[str, 1, NAME_LIMIT] | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        """Read a district's calendar and show what was understood; without a file, list what is there."""
        server_id = server_of(interaction, "manage_guild")
        words = words_for(interaction)
        if file is None or name is None:
            listed = await self.bot.store.districts.of_server(server_id)
            await answer(interaction, districts_card(listed, words))
            return
        name = name.strip()
        if not 0 < len(name) <= NAME_LIMIT:
            raise ExplainedError("district-name-bad", limit=NAME_LIMIT)
        calendar = await from_file(file, self.bot.time.now().astimezone(UTC).date())
        if not calendar.years:
            raise ExplainedError("district-no-year")
        key = (server_id, interaction.user.id)
        self._waiting[key] = (name, calendar)
        while len(self._waiting) > WAITING_LIMIT:
            self._waiting.popitem(last=False)
        await answer(interaction, district_card(name, calendar, words))

    @app_commands.command(name="setup", description=phrase("command-server-setup"))
    async def setup(self, interaction: Interaction) -> None:
        """Show what is set for this server, with lists to change it."""
        await self.setup_talk.begin(interaction)

    @app_commands.command(name="privacy", description=phrase("command-server-privacy"))
    async def privacy(self, interaction: Interaction) -> None:
        """Show a rule for AutoMod that keeps private numbers out of the chat."""
        await self.privacy_rule.show(interaction)

    @app_commands.command(name="digest", description=phrase("command-server-digest"))
    async def digest(self, interaction: Interaction) -> None:
        """Show the last week in figures."""
        await self.kept.digest(interaction)

    @app_commands.command(name="data", description=phrase("command-server-data"))
    async def data(self, interaction: Interaction) -> None:
        """Show all that is kept of this server."""
        await self.kept.show(interaction)

    async def save(self, interaction: Interaction) -> None:
        """Save what was shown."""
        server_id = server_of(interaction, "manage_guild")
        key = (server_id, interaction.user.id)
        waiting = self._waiting.get(key)
        if waiting is None:
            raise ExplainedError("days-gone")
        name, calendar = waiting
        await self.bot.store.districts.save(server_id, name, calendar, self.bot.time.now())
        # Not before: where it could not be saved, the same button tries again.
        self._waiting.pop(key, None)
        await turn(interaction, saved_district_card(words_for(interaction)))

    async def drop(self, interaction: Interaction, district: str) -> None:
        """Take a district's calendar out; cases keep their own copy of its days."""
        server_id = server_of(interaction, "manage_guild")
        await self.bot.store.districts.remove(server_id, int(district))
        listed = await self.bot.store.districts.of_server(server_id)
        await turn(interaction, districts_card(listed, words_for(interaction)))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Server(bot))
