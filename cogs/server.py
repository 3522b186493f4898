"""`/server`: what a server's moderators set up for its members."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.tree import Interaction, phrase
from cogs.districts import NAME_LIMIT, DistrictTalk
from cogs.server_data import ServerData
from cogs.server_privacy import PrivacyRule
from cogs.server_setup import SetupTalk


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Server(commands.GroupCog, group_name="server", group_description=phrase("command-server")):
    """A server's own."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        self.setup_talk = SetupTalk(bot)
        self.privacy_rule = PrivacyRule(bot)
        self.kept = ServerData(bot)
        self.districts = DistrictTalk(bot)
        for part in (self.setup_talk, self.privacy_rule, self.kept, self.districts):
            bot.on_press(part.presses)

    @app_commands.command(name="calendar", description=phrase("command-server-calendar"))
    @app_commands.describe(name=phrase("option-district-name"), file=phrase("option-file"))
    async def calendar(
        self,
        interaction: Interaction,
        name: app_commands.Range[str, 1, NAME_LIMIT] | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        """Read a district's calendar and show what was understood; without a file, list what is there."""
        await self.districts.begin(interaction, name, file)

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


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Server(bot))
