"""Lets a bot in another process keep the playground's time."""

import asyncio
from datetime import datetime

import aiohttp

from bot.clock.now import HandSetTime, RealTime

ASK_AGAIN_AFTER_SECONDS = 0.2


async def follow(url: str, time: HandSetTime, asked: asyncio.Event | None = None) -> None:
    """Set `time` to the clock of the playground at `url`, now and after each move; runs until cancelled.

    `asked` is set as soon as the time is known, or the server was found to be away.
    """
    asked = asked or asyncio.Event()
    moves = -1
    async with aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(f"{url}/page/clock", params={"after": moves}) as answer:
                    told = await answer.json()
            except (aiohttp.ClientError, OSError):
                # The server is away; it may come back at the same place.
                asked.set()
                await RealTime().sleep(ASK_AGAIN_AFTER_SECONDS)
                continue
            if told["moves"] != moves:
                moves = told["moves"]
                time.move_to(datetime.fromisoformat(told["now"]))
            asked.set()
