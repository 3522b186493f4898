"""Makes discord.py talk to a playground instead of Discord. Knows nothing of the server at the other end."""

from contextlib import ExitStack
from urllib.parse import urlsplit

import yarl
from discord import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.playground.records import API


def point_discord_here(url: str) -> ExitStack:
    """Make discord.py talk to the playground at `url`; closing what comes back, or leaving it, ends that."""
    gateway = yarl.URL(f"ws://{urlsplit(url).netloc}/gateway")
    back = ExitStack()
    for owner, name, value in (
        (Route, "BASE", f"{url}{API}"),
        (DiscordWebSocket, "DEFAULT_GATEWAY", gateway),
        (Asset, "BASE", f"{url}/cdn"),
    ):
        back.callback(setattr, owner, name, getattr(owner, name))
        setattr(owner, name, value)
    return back
