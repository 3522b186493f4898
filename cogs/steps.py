"""`/steps`: the way from a concern to a plan, step by step."""

from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, turn
from bot.ui.card import Card
from bot.ui.ways import way_card
from cogs.counted import count_card
from cogs.facts_shown import look_of


class Steps(commands.Cog):
    """The two ways."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press({"way": self.go, "way-0": self.go})

    @app_commands.command(name="steps", description=phrase("command-steps"))
    @app_commands.describe(plan=phrase("option-plan"))
    @app_commands.choices(
        plan=[
            app_commands.Choice(name=phrase("plan-iep"), value="iep"),
            app_commands.Choice(name=phrase("plan-504"), value="504"),
        ]
    )
    async def steps(self, interaction: Interaction, plan: str = "iep") -> None:
        """Show the first step."""
        await answer(interaction, await self._card(interaction, f"{plan}.0"))
        await count_card(self.bot, interaction, "way", f"{plan}.0")

    async def go(self, interaction: Interaction, place: str) -> None:
        """Go to another step, in place."""
        await turn(interaction, await self._card(interaction, place))

    async def _card(self, interaction: Interaction, place: str) -> Card:
        name, _, step = place.partition(".")
        way = self.bot.facts.ways.get(name)
        if way is None or not step.isdecimal():
            raise ExplainedError("way-unknown")
        return way_card(way, await look_of(self.bot, interaction), int(step))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Steps(bot))
