"""`/who-helps`: a state's Parent Center and offices, and help for the whole country."""

from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.tree import Interaction, answer, phrase, turn, words_for
from bot.ui.who_helps import HELP, help_card
from cogs.choices import state_choices, state_code
from cogs.counted import count_card
from cogs.facts_shown import look_of, page_number


class WhoHelps(commands.Cog):
    """Who helps."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press({"help": self.other})

    @app_commands.command(name="who-helps", description=phrase("command-who-helps"))
    @app_commands.describe(state=phrase("option-state"))
    async def who_helps(self, interaction: Interaction, state: str | None = None) -> None:
        """Show who helps in the state named, else in the one that the person saved."""
        code = state_code(state, self.bot.facts) if state else None
        await answer(interaction, help_card(await look_of(self.bot, interaction, code)))
        await count_card(self.bot, interaction, HELP, "all")

    @who_helps.autocomplete("state")
    async def states(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the states that hold what was typed."""
        return state_choices(typed, self.bot.facts, words_for(interaction).language)

    async def other(self, interaction: Interaction, state: str = "", page: str = "0") -> None:
        """Go to another page, in place."""
        look = await look_of(self.bot, interaction, state or None)
        await turn(interaction, help_card(look, page_number(page)))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(WhoHelps(bot))
