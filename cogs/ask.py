"""`/ask`: a question in a person's own words; and the terms of a message, explained. Nothing is kept."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.law.search.found import Kind
from bot.tree import Form, Interaction, answer, phrase, words_for
from bot.ui.asked import asked_card
from bot.ui.facts import terms_card
from cogs.choices import state_choices, state_code
from cogs.counted import count_found
from cogs.facts_shown import look_of

QUESTION_LIMIT = 1000
WRITTEN = "ask-written"


class Ask(commands.Cog):
    """Questions, and words in a message."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        self._explain = app_commands.ContextMenu(name=phrase("menu-explain"), callback=self.explain)
        bot.tree.add_command(self._explain)
        bot.on_press({"ask": self.write, WRITTEN: self.take_written})

    async def cog_unload(self) -> None:
        """Take the command on messages away."""
        self.bot.tree.remove_command(self._explain.name, type=self._explain.type)

    @app_commands.command(name="ask", description=phrase("command-ask"))
    @app_commands.describe(question=phrase("option-question"), state=phrase("option-state"))
    async def ask(self, interaction: Interaction, question: str, state: str | None = None) -> None:
        """Answer a question from the fact set, or say that it is not known and who knows."""
        await self._answer(interaction, question, state_code(state, self.bot.facts) if state else None)

    async def write(self, interaction: Interaction) -> None:
        """Open a form for the question, for who presses a button."""
        words = words_for(interaction)
        form = Form(
            words.say("ask-form-title"),
            words.say("ask-form-label"),
            words.say("ask-form-hint"),
            WRITTEN,
            lines_limit=QUESTION_LIMIT,
            needed=True,
        )
        await interaction.response.send_modal(form)

    async def take_written(self, interaction: Interaction, question: str) -> None:
        """Answer the question that was written into the form."""
        await self._answer(interaction, question)

    async def _answer(self, interaction: Interaction, question: str, state: str | None = None) -> None:
        look = await look_of(self.bot, interaction, state)
        finder = await self.bot.finder(interaction)
        found = finder.find(question, state=look.state or None)
        await answer(interaction, asked_card(found, look))
        await count_found(self.bot, interaction, found)

    @ask.autocomplete("state")
    async def states(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the states that hold what was typed."""
        return state_choices(typed, self.bot.facts, words_for(interaction).language)

    async def explain(self, interaction: Interaction, message: discord.Message) -> None:
        """Explain the terms of one message, to the one who asks and to nobody else."""
        look = await look_of(self.bot, interaction)
        finder = await self.bot.finder(interaction)
        found = finder.find(message.content)
        if found.kind is Kind.CRISIS:
            await answer(interaction, asked_card(found, look))
            return
        await answer(interaction, terms_card(finder.terms.of(message.content), look))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Ask(bot))
