"""Which commands this version of the bot has, found without Discord and without the host's data."""

import tempfile
from pathlib import Path

from bot.app import Clockstart
from bot.clock.now import RealTime
from bot.law.library import Library
from bot.store.key import new_key
from bot.store.store import Store


async def own_commands(facts: Library, application_id: int) -> tuple[str, frozenset[str]]:
    """Return what is kept once an application was told of the commands, and the commands' names."""
    with tempfile.TemporaryDirectory(prefix="clockstart-") as folder:
        store = await Store.open(Path(folder, "clockstart.db"), new_key(Path(folder, "unwritten.key")))
        try:
            client = Clockstart(facts=facts, store=store, time=RealTime())
            await client.load_features()
            names = frozenset(command.name for command in client.tree.get_commands())
            return await client.told_commands(application_id), names
        finally:
            await store.close()
