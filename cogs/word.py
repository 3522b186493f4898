"""`/word`: a word of the field in one plain sentence."""

from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase
from bot.ui.entries import ACTIONS
from bot.ui.facts import term_card
from cogs.choices import lists, matching
from cogs.counted import count_card
from cogs.facts_shown import look_of


class Word(commands.Cog):
    """The glossary."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press({"word": self.show, **lists("word", 1, self.show)})

    @app_commands.command(name="word", description=phrase("command-word"))
    @app_commands.describe(term=phrase("option-term"))
    async def word(self, interaction: Interaction, term: str) -> None:
        """Explain a word that was picked, or typed in any of the ways that it is written."""
        if term in self.bot.facts.terms:
            await self.show(interaction, term)
            return
        finder = await self.bot.finder(interaction)
        named = finder.terms.named(term)
        if named is None:
            raise ExplainedError("word-unknown")
        await self.show(interaction, named.id)

    @word.autocomplete("term")
    async def terms(self, _interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the words that hold what was typed, however they are written."""
        rows = self.bot.facts.terms.values()
        also = {one.id: (*one.also, *(one.stands_for or {}).values()) for one in rows}
        return matching(typed, [(one.term, one.id) for one in rows], also)

    async def show(self, interaction: Interaction, term: str) -> None:
        """Show a word."""
        found = self.bot.facts.terms.get(term)
        if found is None:
            raise ExplainedError("word-unknown")
        await answer(interaction, term_card(found, await look_of(self.bot, interaction)))
        await count_card(self.bot, interaction, ACTIONS["term"], term)


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Word(bot))
