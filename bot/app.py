"""The client: what it holds, and the order in which it starts and stops."""

import asyncio
import gc
import logging
from collections.abc import Coroutine, Mapping
from typing import Any, cast

import discord
from discord.ext import commands

from bot.clock.now import Time
from bot.clock.reading import warm_up
from bot.explaining import Explaining
from bot.health import Health
from bot.law.library import Library
from bot.law.search.finder import Finder
from bot.leaving import Leaving
from bot.met import Met
from bot.planning import Planning
from bot.reminders.attempts import Bug, Delivery, Outcome
from bot.reminders.delivery import Sender
from bot.reminders.pace import A_SECOND
from bot.reminders.scheduler import Scheduler, log_fault
from bot.sparse import SparseState
from bot.store.cases import SavedCase
from bot.store.errors import StoreError
from bot.store.store import Store
from bot.tally import Tally
from bot.text.kind import ExplainedError
from bot.tree import Interaction, Press, Pressed, Translator, Tree, row_id, take_written
from bot.troubles import Troubles
from bot.ui.card import Card
from bot.ui.me import Host
from bot.whole import finder

log = logging.getLogger(__name__)

COGS = (
    "cogs.help",
    "cogs.ask",
    "cogs.compare",
    "cogs.rights",
    "cogs.word",
    "cogs.steps",
    "cogs.who_helps",
    "cogs.timeline",
    "cogs.letter",
    "cogs.reminders",
    "cogs.messages",
    "cogs.untold",
    "cogs.server",
    "cogs.leaving",
    "cogs.explainer",
    "cogs.explainer_reply",
    "cogs.clocks",
    "cogs.me",
    "cogs.feedback",
)
LEAVE_SECONDS = 1.0
"""How long Discord has to take leave; with the sends under way a stop takes no 5 seconds."""
COMMANDS_HASH = "commands_hash"


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
        requests_a_second: int = A_SECOND,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            # No privileged intent, no cache: an interaction brings all that an answer needs. That of servers
            # tells when one was left (bot/sparse.py).
            intents=discord.Intents(guilds=True),
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
        """Where the host wants to hear that a card seems wrong, and of faults."""
        self.host = host
        """Who runs it; None in a playground, which runs on the person's own machine."""
        self._finding: asyncio.Task[Finder] | None = None
        self.presses: dict[str, Press] = {}
        self.server_languages: dict[int, str] = {}
        """The language of each server whose moderators chose one."""
        self.tally = Tally()
        self.met = Met()
        """Who was told of privacy."""
        self._troubles = Troubles(time, self._report) if reports_channel is not None else None
        if self._troubles:
            self.tally.on_fault = self._troubles.note
        self.sender = Sender(self, time, requests_a_second)
        self.scheduler = Scheduler(store.reminders, time, self._deliver)
        self.planning = Planning(facts, store, time, self.scheduler.nudge)
        self.explaining = Explaining(self, facts, store, time, self.sender.pace)
        self.leaving = Leaving(self, store)
        self._behind: list[asyncio.Task[None]] = []
        self._left = False

    async def setup_hook(self) -> None:
        """Load the features, tell Discord of the commands where they changed, and begin to remind."""
        self.server_languages = await self.store.servers.languages()
        self.add_dynamic_items(Pressed)
        await self.load_features()
        await self._sync()
        await self.scheduler.start()
        self._finding = asyncio.create_task(self._index(), name="index the facts")
        self.beside(self.planning.catch_up())
        self.beside(self.planning.let_go())
        self.beside(self._servers())
        # So that the first date that a person types is read as quickly as the next.
        self.beside(self._warm_up())
        if self._troubles:
            self.beside(self._troubles.tell())

    async def on_interaction(self, interaction: Interaction) -> None:
        """Take what was written into a form; commands and presses have their own ways."""
        if interaction.type is discord.InteractionType.modal_submit:
            await take_written(interaction)

    async def _servers(self) -> None:
        # In this order: nothing is looked at in servers that were left.
        try:
            await self.leaving.compare()
        except Exception as error:  # noqa: BLE001  # whatever it was, explainers want to be kept true
            log_fault("the servers could not be compared", error)
        await self.explaining.keep_true()

    async def load_features(self) -> None:
        """Load the features with their commands, in every language."""
        await self.tree.set_translator(Translator())
        for name in COGS:
            await self.load_extension(name)

    async def told_commands(self, application_id: int) -> str:
        """Return what is kept once Discord was told: which application, and the commands' hash."""
        return f"{application_id} {await cast('Tree', self.tree).fingerprint()}"

    async def close(self) -> None:
        """Finish the sends that are under way, then leave Discord."""
        behind: list[asyncio.Task[Any]] = [*self._behind, *([self._finding] if self._finding else [])]
        for task in behind:
            task.cancel()
        await asyncio.gather(*behind, return_exceptions=True)
        await self.scheduler.stop()
        if self._left:
            return
        self._left = True
        try:
            async with asyncio.timeout(LEAVE_SECONDS):
                await super().close()
        except TimeoutError:
            # A Discord that answers no more would hold it up for half a minute; nothing is left to be sent.
            await self.http.close()

    def _get_state(self, **options: Any) -> SparseState:  # noqa: ANN401  # as the library has it
        return SparseState(
            dispatch=self.dispatch, handlers=self._handlers, hooks=self._hooks, http=self.http, **options
        )

    async def _warm_up(self) -> None:
        await self.scheduler.begun.wait()
        await asyncio.to_thread(warm_up)

    async def _index(self) -> Finder:
        # It takes a second of the processor, and what is due would wait for it: only who asks at once waits.
        await self.scheduler.begun.wait()
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
        """Sync only when the commands' hash changed: Discord allows few syncs a day.

        Or the application: a token of another one, and its people would see no commands.
        """
        told = await self.told_commands(self.application_id or 0)
        if await self.store.kept.get(COMMANDS_HASH) != told:
            await self.tree.sync()
            await self.store.kept.set(COMMANDS_HASH, told)
            log.info("the commands were synced")

    async def own_case(self, interaction: Interaction, case_id: str) -> SavedCase:
        """Return a case of the person who pressed; ExplainedError where it is gone or somebody else's."""
        found = await self.store.cases.case_by_id(interaction.user.id, row_id(case_id))
        if found is None:
            raise ExplainedError("gone")
        return found

    def on_press(self, presses: Mapping[str, Press]) -> None:
        """Take a feature's actions; each has one name in the whole bot."""
        for action, press in presses.items():
            if action in self.presses:
                raise ValueError(f"two features answer {action!r}")
            self.presses[action] = press

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside all else, until it is done or the bot stops."""
        self._behind = [one for one in self._behind if not one.done()]
        task = asyncio.create_task(work, name=work.__qualname__)
        task.add_done_callback(_log_end)
        self._behind.append(task)

    async def health(self) -> Health:
        """Return how the bot is, once the reminders have looked for what is due."""
        # Before that it would seem stuck; and where it never comes, silence says that the bot hangs.
        await self.scheduler.begun.wait()
        try:
            next_due_at, store_answers = await self.store.reminders.next_due_at(), True
        except StoreError:
            next_due_at, store_answers = None, False
        return Health(
            written_at=self.time.now(),
            connected=self.is_ready() and not self.is_closed(),
            loop_alive=self.scheduler.alive,
            halted_by=self.scheduler.halted_by,
            store_answers=store_answers,
            looked_at=self.scheduler.looked_at,
            claimed_at=self.scheduler.claimed_at,
            next_due_at=next_due_at,
        )

    async def _deliver(self, delivery: Delivery) -> Outcome:
        outcome: Outcome = Bug()
        try:
            outcome = await self.planning.deliver(delivery, self.sender.deliver)
        finally:
            self.tally.deliveries[type(outcome).__name__.lower()] += 1
            if isinstance(outcome, Bug):
                self.tally.fault(f"delivery {outcome.code}", str(delivery.id))
        return outcome

    async def _report(self, made: Card) -> None:
        """Bring a card to the operator's channel. Raises what Discord and the network raise."""
        if self.reports_channel is not None:
            await self.get_partial_messageable(self.reports_channel).send(view=made)


def _log_end(task: asyncio.Task[None]) -> None:
    """Log the fault that ended a task: nobody waits for it who could hear of it."""
    if not task.cancelled() and isinstance(error := task.exception(), Exception):
        log_fault(f"ended: {task.get_name()}", error)
