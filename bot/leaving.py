"""Deletes what is kept of a server that the bot is no longer in. What is in doubt stays."""

import logging

import aiohttp
import discord

from bot.store.errors import StoreError
from bot.store.store import Store

log = logging.getLogger(__name__)

APPLICATION = "application"
"""Under this name the file keeps whose servers its rows are of."""


class Leaving:
    """Rows of servers, and the servers that the bot is in."""

    def __init__(self, client: discord.Client, store: Store) -> None:
        self._client = client
        self._store = store

    async def left(self, server_id: int) -> None:
        """Delete everything of a server that the bot was sent away from, at once."""
        try:
            gone = await self._store.server_rows.forget(server_id)
        except StoreError as error:
            # The next start compares, and tries again.
            log.warning("a server that was left could not be forgotten: %s", type(error).__name__)
            return
        if gone:
            log.info("a server was left, and all of it deleted")

    async def compare(self) -> None:
        """Delete everything of servers that were left while the bot was away.

        Only by a whole answer of Discord's, and only where the file's rows are of this application's servers:
        a host who tries another token would lose all of them.
        """
        try:
            known = await self._store.server_rows.known()
            if not await self._is_ours() or not known:
                return
            # Asked after the rows were: a server that is new meanwhile is not among them.
            there = {server.id async for server in self._client.fetch_guilds(limit=None, with_counts=False)}
            for server_id in known - there:
                await self.left(server_id)
        except (discord.DiscordException, aiohttp.ClientError, OSError, StoreError) as error:
            log.warning("the servers could not be compared; nothing was deleted: %s", type(error).__name__)

    async def _is_ours(self) -> bool:
        """Tell whether the rows are of servers of this application; the first one to ask is it."""
        own = str(self._client.application_id)
        kept = await self._store.kept.get(APPLICATION)
        if kept is None:
            await self._store.kept.set(APPLICATION, own)
        elif kept != own:
            log.warning("the token is of another application than before; rows of servers stay as they are")
        return kept in (None, own)
