"""`/help`: where to start; and privacy in three lines, at a person's first use."""

import logging
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.rights import may_here
from bot.store.errors import StoreError
from bot.tree import ALONE, Interaction, answer, phrase, turn, words_for
from bot.ui.card import START, Card
from bot.ui.help import May, help_card, met_card

log = logging.getLogger(__name__)


class Help(commands.Cog):
    """The start of everything."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press({START: self.start_over})

    @app_commands.command(name="help", description=phrase("command-help"))
    async def help(self, interaction: Interaction) -> None:
        """Show what can be started."""
        await answer(interaction, await self._card(interaction))

    async def start_over(self, interaction: Interaction) -> None:
        """Show the same in place of another card."""
        await turn(interaction, await self._card(interaction))

    async def _card(self, interaction: Interaction) -> Card:
        store = self.bot.store
        cases = await store.cases.cases_of(interaction.user.id)
        last = await store.people.last_case(interaction.user.id)
        case = next((one for one in cases if (one.child, one.plan) == last), cases[0] if cases else None)
        may = May(may_here(interaction, "manage_guild"), may_here(interaction, "pin_messages"))
        words = words_for(interaction)
        return help_card(self.bot.facts, words, self.bot.host, case_id=case and case.id, may=may)

    @commands.Cog.listener()
    async def on_app_command_completion(
        self, interaction: Interaction, _command: app_commands.Command[Any, ..., Any]
    ) -> None:
        """Tell who used a command for the first time."""
        await self._tell(interaction)

    @commands.Cog.listener()
    async def on_press_completion(self, interaction: Interaction) -> None:
        """Tell who began with a button under a card that all can see; not while a form is open."""
        public = interaction.message is not None and not interaction.message.flags.ephemeral
        if public and interaction.response.type is not discord.InteractionResponseType.modal:
            await self._tell(interaction)

    async def _tell(self, interaction: Interaction) -> None:
        """Tell a new person of privacy, after their answer: it neither delays it nor can spoil it."""
        met, user_id = self.bot.met, interaction.user.id
        if user_id in met or ALONE in interaction.extras:
            return
        # Before anything is waited for: two commands at once tell it once.
        met.add(user_id)
        try:
            # Who saved something was told before; no more than that is kept of it.
            if await self.bot.store.people.get(user_id) is None:
                await answer(interaction, met_card(words_for(interaction)))
        except (discord.HTTPException, StoreError) as error:
            met.forget(user_id)
            log.warning("privacy could not be told: %s", type(error).__name__)


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Help(bot))
