"""A bot whose one command does nothing: what discord.py alone takes for an answer, a start, a process.

Loads nothing of the bot. Run as a program it tells on standard output that it is ready:
`python -m bot.bench.nothing URL`.
"""

import asyncio
import sys

import discord
from discord import app_commands

from bot.playground.pointing import point_discord_here

COMMAND = "nothing"
ANSWER = "Done."
READY = "ready"
TOKEN = "playground"  # noqa: S105  # the playground takes any


class Nothing(discord.Client):
    """As little of a bot as answers a command."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none(), max_messages=None, guild_ready_timeout=0)
        self._tree = app_commands.CommandTree(self)
        self._tree.command(name=COMMAND, description=COMMAND)(_answer)

    async def setup_hook(self) -> None:
        """Tell Discord of the command."""
        await self._tree.sync()


async def _answer(interaction: discord.Interaction[Nothing]) -> None:
    await interaction.response.send_message(ANSWER, ephemeral=True)


async def answer_at(url: str) -> None:
    """Answer until ended."""
    with point_discord_here(url):
        async with Nothing() as client:
            await client.login(TOKEN)
            connection = asyncio.create_task(client.connect())
            await client.wait_until_ready()
            sys.stdout.write(READY + "\n")
            sys.stdout.flush()
            await connection


if __name__ == "__main__":
    asyncio.run(answer_at(sys.argv[1]))
