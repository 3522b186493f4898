"""The client: what it holds, and the order in which it starts and stops."""

import logging
from collections.abc import Mapping
from typing import cast

import discord
from discord.ext import commands

from bot.clock.deadline import Deadline
from bot.clock.now import Time
from bot.clock.timeline import deadlines
from bot.law.library import Library
from bot.reminders.delivery import Sender
from bot.reminders.policy import wanted
from bot.reminders.scheduler import Scheduler
from bot.store.cases import SavedCase
from bot.store.store import Store
from bot.text.kind import ExplainedError
from bot.tree import Interaction, Press, Pressed, Translator, Tree

log = logging.getLogger(__name__)

COGS = ("cogs.compare", "cogs.rights", "cogs.timeline", "cogs.letter", "cogs.reminders")
COMMANDS_HASH = "commands_hash"


class Clockstart(commands.AutoShardedBot):
    """The bot: facts, store and time, with the features as cogs."""

    def __init__(self, *, facts: Library, store: Store, time: Time) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            # No privileged intent, no cache: an interaction brings all that an answer needs.
            intents=discord.Intents.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            # No server is kept, so there is none to wait for.
            guild_ready_timeout=0,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=discord.app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=discord.app_commands.AppInstallationType(guild=True, user=True),
        )
        self.facts = facts
        self.store = store
        self.time = time
        self.presses: dict[str, Press] = {}
        self.sender = Sender(self, store.people, time)
        self.scheduler = Scheduler(store.reminders, time, self.sender.deliver)

    async def setup_hook(self) -> None:
        """Load the features, tell Discord of the commands where they changed, and begin to remind."""
        self.add_dynamic_items(Pressed)
        await self.tree.set_translator(Translator())
        for name in COGS:
            await self.load_extension(name)
        await self._sync()
        await self.scheduler.start()

    async def close(self) -> None:
        """Finish the sends that are under way, then leave Discord."""
        await self.scheduler.stop()
        await super().close()

    async def _sync(self) -> None:
        """Sync only when the commands' hash changed: Discord allows few syncs a day."""
        fingerprint = await cast("Tree", self.tree).fingerprint()
        if await self.store.kept.get(COMMANDS_HASH) != fingerprint:
            await self.tree.sync()
            await self.store.kept.set(COMMANDS_HASH, fingerprint)
            log.info("the commands were synced")

    async def own_case(self, interaction: Interaction, case_id: str) -> SavedCase:
        """Return a case of the person who pressed; ExplainedError where it is gone or somebody else's."""
        found = await self.store.cases.case_by_id(interaction.user.id, int(case_id))
        if found is None:
            raise ExplainedError("gone")
        return found

    async def replan(self, case: SavedCase) -> list[Deadline]:
        """Count a case again and make its reminders the ones that its deadlines ask for."""
        person = await self.store.people.get(case.user_id)
        found = deadlines(case.case, self.facts)
        if person and person.zone:
            asked = wanted(found, zone=person.zone)
            await self.store.reminders.plan(case.user_id, case.id, asked, self.time.now())
            self.scheduler.nudge()
        return found

    def on_press(self, presses: Mapping[str, Press]) -> None:
        """Take a feature's actions; each has one name in the whole bot."""
        for action, press in presses.items():
            if action in self.presses:
                raise ValueError(f"two features answer {action!r}")
            self.presses[action] = press
