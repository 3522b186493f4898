"""A bot of discord.py and nothing else: what the library alone costs, beside which ours is measured.

Run as a program: `python -m bot.playground.bare URL PACE`, with ids of people on standard input; or
`python -m bot.playground.bare URL`, which stays in its servers and keeps them as the library does by itself.
"""

import asyncio
import sys

import click
import discord

from bot.clock.now import RealTime
from bot.playground.pointing import point_discord_here
from bot.reminders.pace import Pace

TEXT = "A date you saved is tomorrow."


async def send_to(url: str, a_second: int, people: list[int]) -> None:
    """Log in and send each of them one message, at so many requests a second; then stay until ended."""
    client = discord.Client(intents=discord.Intents.none(), max_messages=None, guild_ready_timeout=0)
    pace = Pace(RealTime(), a_second)
    with point_discord_here(url):
        async with client:
            await client.login("playground")
            connection = asyncio.create_task(client.connect())
            await client.wait_until_ready()
            for person in people:
                await pace.wait()
                channel = await client.create_dm(discord.Object(person))
                await pace.wait()
                await channel.send(TEXT)
            await connection


async def stay(url: str) -> None:
    """Log in, say so, and stay until ended."""
    client = discord.AutoShardedClient(intents=discord.Intents(guilds=True), guild_ready_timeout=0)
    with point_discord_here(url):
        async with client:
            await client.login("playground")
            connection = asyncio.create_task(client.connect())
            await client.wait_until_ready()
            click.echo("ready")
            await connection


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004  # a pace was given
        asyncio.run(send_to(sys.argv[1], int(sys.argv[2]), [int(line) for line in sys.stdin]))
    else:
        asyncio.run(stay(sys.argv[1]))
