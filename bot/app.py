"""The client: what it holds, and the order in which it starts and stops."""

import asyncio
import gc
import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, cast

import discord
from discord.ext import commands

from bot.clock.deadline import Deadline
from bot.clock.moves import Why, now_shown, with_moves
from bot.clock.now import Time, today
from bot.clock.reading import warm_up
from bot.clock.timeline import Status, deadlines, status
from bot.law.library import Library
from bot.law.search.finder import Finder
from bot.reminders.delivery import Sender
from bot.reminders.policy import Delivery, Outcome, Sent, wanted
from bot.reminders.scheduler import Scheduler
from bot.store.cases import SavedCase
from bot.store.store import Store
from bot.text.kind import ExplainedError
from bot.tree import Interaction, Press, Pressed, Translator, Tree
from bot.ui.me import Host
from bot.whole import finder

log = logging.getLogger(__name__)

COGS = (
    "cogs.ask",
    "cogs.compare",
    "cogs.rights",
    "cogs.word",
    "cogs.steps",
    "cogs.who_helps",
    "cogs.timeline",
    "cogs.letter",
    "cogs.reminders",
    "cogs.server",
    "cogs.me",
    "cogs.feedback",
)
COMMANDS_HASH = "commands_hash"
OVER = (Status.MET, Status.BEATEN)
"""Nobody is reminded of what is done, nor of a day behind the one that wins."""


class Clockstart(commands.AutoShardedBot):
    """The bot: facts, store and time, with the features as cogs."""

    def __init__(
        self,
        *,
        facts: Library,
        store: Store,
        time: Time,
        reports_channel: int | None = None,
        host: Host | None = None,
    ) -> None:
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
        self.reports_channel = reports_channel
        """Where the host wants to hear that a card seems wrong."""
        self.host = host
        """Who runs it; None in a playground, which runs on the person's own machine."""
        self._finding: asyncio.Task[Finder] | None = None
        self.presses: dict[str, Press] = {}
        self.sender = Sender(self, store.people, time)
        self.scheduler = Scheduler(store.reminders, time, self._deliver)
        self._behind: list[asyncio.Task[None]] = []

    async def setup_hook(self) -> None:
        """Load the features, tell Discord of the commands where they changed, and begin to remind."""
        self.add_dynamic_items(Pressed)
        await self.tree.set_translator(Translator())
        for name in COGS:
            await self.load_extension(name)
        # Indexing takes a second: beside the start, so that nobody waits for it but who asks at once.
        self._finding = asyncio.create_task(self._index(), name="index the facts")
        await self._sync()
        await self.scheduler.start()
        self._behind = [
            asyncio.create_task(self._recount(), name="recount"),
            # So that the first date that a person types is read as quickly as the next.
            asyncio.create_task(asyncio.to_thread(warm_up), name="warm up the date reader"),
        ]

    async def close(self) -> None:
        """Finish the sends that are under way, then leave Discord."""
        behind: list[asyncio.Task[Any]] = [*self._behind, *([self._finding] if self._finding else [])]
        for task in behind:
            task.cancel()
        await asyncio.gather(*behind, return_exceptions=True)
        await self.scheduler.stop()
        await super().close()

    async def _index(self) -> Finder:
        try:
            made = await asyncio.to_thread(finder, self.facts)
        except Exception:
            # Said at once: else only who asks would hear of it, and no more than that something is wrong.
            log.exception("the facts could not be indexed; no question can be answered")
            raise
        # All of it lives as long as the process: looking through it for waste would hold everybody up.
        gc.freeze()
        return made

    async def finder(self, interaction: Interaction) -> Finder:
        """Return what finds answers; right after a start the person is told that it takes a moment."""
        if self._finding is None:
            raise RuntimeError("asked before the start")
        if not self._finding.done():
            await interaction.response.defer(ephemeral=True, thinking=True)
        # Whoever waits may be cancelled; the others still want it.
        return await asyncio.shield(self._finding)

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

    def on_press(self, presses: Mapping[str, Press]) -> None:
        """Take a feature's actions; each has one name in the whole bot."""
        for action, press in presses.items():
            if action in self.presses:
                raise ValueError(f"two features answer {action!r}")
            self.presses[action] = press

    async def deadlines_of(self, case: SavedCase) -> list[Deadline]:
        """Count a case by the school's days that it keeps; each deadline tells if its day has moved."""
        calendar = await self.store.calendars.of_case(case.user_id, case.id)
        shown = await self.store.calendars.shown(case.user_id, case.id)
        return with_moves(deadlines(case.case, self.facts, calendar), shown)

    async def replan(self, case: SavedCase, why: Why = "calendar") -> list[Deadline]:
        """Count a case again, keep which days moved, and make its reminders those that are asked for now."""
        found = await self.deadlines_of(case)
        before = await self.store.calendars.shown(case.user_id, case.id)
        shown = now_shown(before, found, why)
        if set(shown) != set(before) or case.law_version != self.facts.law_version:
            # Nearly always nothing moved; then each send and each start is spared a write to the disk.
            await self.store.calendars.show(case.user_id, case.id, shown, self.facts.law_version)
        found = with_moves(found, shown)
        person = await self.store.people.get(case.user_id)
        if person and person.zone:
            today_on = today(self.time.now(), person.zone)
            still = [one for one in found if status(one, case.case.events, today_on) not in OVER]
            asked = wanted(still, zone=person.zone)
            await self.store.reminders.plan(case.user_id, case.id, asked, self.time.now())
            self.scheduler.nudge()
        return found

    async def _recount(self) -> None:
        """Count again what another version of the law counted, and plan what a crash left unplanned.

        Each case is done by itself, so a stop in between goes on at the next start.
        """
        version = self.facts.law_version
        for pages in (partial(self.store.cases.counted_before, version), self.store.cases.opted_in):
            after = 0
            while cases := await pages(after=after):
                for case in cases:
                    await self.replan(case, "law")
                after = cases[-1].id

    async def _deliver(self, delivery: Delivery) -> Outcome:
        """Count the cases once more, so that what has moved or is met is not told, then send what is left."""
        for case_id in dict.fromkeys(one.case_id for one in delivery.reminders):
            if case := await self.store.cases.case_by_id(delivery.user_id, case_id):
                await self.replan(case, "law")
        left = await self.store.reminders.still_sending(delivery.id)
        if not left:
            return Sent()
        return await self.sender.deliver(replace(delivery, reminders=tuple(left)))
