"""The buttons of reminders: turn on, stop, open what a private message is about."""

from discord.ext import commands

from bot.app import Clockstart
from bot.clock.now import today
from bot.reminders.policy import Refused, Sent
from bot.text.kind import ExplainedError
from bot.tree import Interaction, turn, words_for
from bot.ui.reminders import off_card, on_card, refused_card


class Reminders(commands.Cog):
    """Opt-in and opt-out."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press(
            {"remind": self.turn_on, "stop": self.stop, "stop-all": self.stop_all, "open": self.open}
        )

    async def turn_on(self, interaction: Interaction, case: str) -> None:
        """Keep the wish, plan the reminders, and prove with a first message that they arrive."""
        words = words_for(interaction)
        found = await self.bot.own_case(interaction, case)
        person = await self.bot.store.people.get(interaction.user.id)
        if person is None or person.zone is None:
            raise ExplainedError("gone")
        now = self.bot.time.now()
        await self.bot.store.reminders.opt_in(interaction.user.id, found.id, now)
        deadlines = await self.bot.replan(found)
        ahead = [
            one.next_day for one in deadlines if one.next_day and one.next_day >= today(now, person.zone)
        ]
        # Opening a DM and sending can take longer than the 3 seconds that an answer has.
        await interaction.response.defer()
        wished = await self.bot.own_case(interaction, case)
        outcome = await self.bot.sender.prove(wished, min(ahead, default=None), words)
        made = (
            on_card(words)
            if isinstance(outcome, Sent)
            else refused_card(found.id, words, closed=isinstance(outcome, Refused))
        )
        await interaction.followup.send(view=made, ephemeral=True)

    async def stop(self, interaction: Interaction, case: str) -> None:
        """Stop the reminders of one case."""
        if not await self.bot.store.reminders.cancel_case(interaction.user.id, int(case)):
            raise ExplainedError("gone")
        await turn(interaction, off_card(words_for(interaction)))

    async def stop_all(self, interaction: Interaction, _delivery: str) -> None:
        """Stop every reminder of the person: what a private message's button promises."""
        for case in await self.bot.store.cases.cases_of(interaction.user.id):
            await self.bot.store.reminders.cancel_case(interaction.user.id, case.id)
        await turn(interaction, off_card(words_for(interaction)))

    async def open(self, interaction: Interaction, case: str, _delivery: str) -> None:
        """Show the case that a private message is about."""
        await self.bot.presses["show"](interaction, case, "0")


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Reminders(bot))
