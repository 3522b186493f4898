"""Hears that the bot was sent away from a server. An outage is no such thing."""

import discord
from discord.ext import commands

from bot.app import Clockstart


class Leaving(commands.Cog):
    """What the bot listens to of servers."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_guild_remove(self, server: discord.Guild) -> None:
        """Delete all that is kept of it."""
        await self.bot.leaving.left(server.id)
        self.bot.server_languages.pop(server.id, None)

    @commands.Cog.listener()
    async def on_shard_ready(self, _shard: int) -> None:
        """Compare: a connection that could not be resumed tells nothing of what was left meanwhile."""
        await self.bot.leaving.compare()


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Leaving(bot))
