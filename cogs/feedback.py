"""The buttons under every card of facts: show it to the group, and "this seems wrong"."""

import logging
from dataclasses import replace

import discord
from discord.ext import commands

from bot.app import Clockstart
from bot.law.library import version_of
from bot.store.asked import WRONG
from bot.text.catalogue import ENGLISH, words
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer
from bot.ui.card import card
from bot.ui.entries import fact_of, shared_card, title_of
from bot.ui.facts import wrong_card
from bot.ui.server_setup import channels_named
from cogs.counted import count_card
from cogs.facts_shown import look_of, setup_of

log = logging.getLogger(__name__)

TOLD_AT = (1, 5, 25, 125)
"""Reports of a card at which a channel hears of it: the operator's by those of all servers on one version of
it, moderators by those of their own server. So a button pressed again and again fills no channel."""


class Feedback(commands.Cog):
    """Sharing a card, and doubting it."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press({"share": self.share, "wrong": self.wrong})

    async def share(self, interaction: Interaction, kind: str, key: str, state: str = "") -> None:
        """Show a card of facts to the whole channel: the facts alone, without who asked or what."""
        await self._may_share(interaction)
        look = await look_of(self.bot, interaction, state)
        made = shared_card(kind, key, replace(look, shared=True))
        if made is None:
            raise ExplainedError("button-old")
        await answer(interaction, made, private=False)

    async def _may_share(self, interaction: Interaction) -> None:
        """Raise ExplainedError where the moderators want cards to be shown in other channels alone."""
        allowed = (await setup_of(self.bot, interaction)).channels
        # A thread goes with its channel.
        here = {interaction.channel_id, getattr(interaction.channel, "parent_id", None)}
        if allowed and not here & set(allowed):
            raise ExplainedError("share-not-here", channels=channels_named(allowed))

    async def wrong(self, interaction: Interaction, kind: str, key: str) -> None:
        """Count that a card seems wrong, and tell those who look after it: which card, nothing else."""
        fact = fact_of(kind, key, self.bot.facts)
        if fact is None:
            raise ExplainedError("button-old")
        version = version_of(fact)
        count = await self.bot.store.reports.add(kind, key, version)
        named = f"{title_of(kind, key, self.bot.facts)} ({kind} {key})"
        say = words(ENGLISH).say
        reports: dict[int, str] = {}
        if moderators := await self._moderators(interaction, f"{kind} {key}"):
            reports[moderators] = say("wrong-report-here", card=named, version=version)
        if self.bot.reports_channel and count in TOLD_AT:
            # The count is of all servers, so it is the operator's alone.
            reports[self.bot.reports_channel] = say("wrong-report", card=named, version=version, count=count)
        if reports:
            # Discord may hold these sends back for longer than it waits for an answer.
            await interaction.response.defer(ephemeral=True, thinking=True)
        told = [await self._tell(channel, report) for channel, report in reports.items()]
        look = await look_of(self.bot, interaction)
        await answer(interaction, wrong_card(look.words, told=any(told)))

    async def _moderators(self, interaction: Interaction, entry: str) -> int | None:
        """Count a report in its server, and return the moderators' channel where they are to hear of it.

        What is not counted there, since it could point at somebody, is not told there either.
        """
        server_id = interaction.guild_id
        if not await count_card(self.bot, interaction, WRONG, entry) or server_id is None:
            return None
        if await self.bot.store.asked.total(server_id, WRONG, entry) not in TOLD_AT:
            return None
        return await self.bot.store.servers.moderators_channel(server_id)

    async def _tell(self, channel_id: int, report: str) -> bool:
        made = card(words(ENGLISH).say("wrong-report-title"), [report])
        try:
            await self.bot.get_partial_messageable(channel_id).send(view=made)
        except discord.HTTPException as problem:
            log.warning("a report could not be passed on: %s", problem.code)
            return False
        return True


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Feedback(bot))
