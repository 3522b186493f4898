"""The deadlines that the law sets in a state, for one person alone: where a pinned card's buttons lead."""

from discord.ext import commands

from bot.app import Clockstart
from bot.law.library import FEDERAL
from bot.tree import Interaction, turn
from bot.ui.clocks import clocks_card, clocks_where_card
from cogs.choices import STATE_LISTS, lists
from cogs.facts_shown import look_of, page_number


class Clocks(commands.Cog):
    """All clocks of a state."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press(
            {"clocks": self.show, "clocks-where": self.ask, **lists("clocks-in", STATE_LISTS, self.show)}
        )

    async def show(self, interaction: Interaction, state: str = "", page: str = "0") -> None:
        """Show a page; where no state is named and the person has saved none, ask for it."""
        look = await look_of(self.bot, interaction, state or None)
        known = look.state or state == FEDERAL
        await turn(interaction, clocks_card(look, page_number(page)) if known else clocks_where_card(look))

    async def ask(self, interaction: Interaction) -> None:
        """Ask whose clocks are wanted."""
        await turn(interaction, clocks_where_card(await look_of(self.bot, interaction)))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Clocks(bot))
