"""`/compare`: an IEP and a 504 plan side by side, one aspect at a time; and questions to ask oneself."""

from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.text.catalogue import pick
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, turn, words_for
from bot.ui.card import Card
from bot.ui.entries import ACTIONS
from bot.ui.facts import FIRST, choices_card, compare_card
from cogs.choices import lists, matching
from cogs.counted import count_card
from cogs.facts_shown import look_of, page_number

LISTS = 2


class Compare(commands.Cog):
    """The comparison and its lists."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press({"compare": self.other, "choices": self.choices, **lists("compare", LISTS, self.other)})

    @app_commands.command(name="compare", description=phrase("command-compare"))
    @app_commands.describe(aspect=phrase("option-aspect"))
    async def compare(self, interaction: Interaction, aspect: str = FIRST) -> None:
        """Show one aspect."""
        await answer(interaction, await self._card(interaction, aspect))
        await count_card(self.bot, interaction, ACTIONS["compare"], aspect)

    @compare.autocomplete("aspect")
    async def aspects(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the aspects that hold what was typed."""
        language = words_for(interaction).language
        return matching(
            typed, [(pick(one.title, language), one.id) for one in self.bot.facts.aspects.values()]
        )

    async def other(self, interaction: Interaction, aspect: str) -> None:
        """Go to another aspect, in place."""
        await turn(interaction, await self._card(interaction, aspect))
        await count_card(self.bot, interaction, ACTIONS["compare"], aspect)

    async def choices(self, interaction: Interaction, page: str = "0") -> None:
        """Show the questions to ask oneself."""
        await turn(interaction, choices_card(await look_of(self.bot, interaction), page_number(page)))

    async def _card(self, interaction: Interaction, aspect: str) -> Card:
        found = self.bot.facts.aspects.get(aspect)
        if found is None:
            raise ExplainedError("compare-unknown")
        return compare_card(found, await look_of(self.bot, interaction))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Compare(bot))
