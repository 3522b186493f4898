"""What no message could tell: told at the person's next command, beside its answer and for them alone."""

from typing import Any

from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.clock.now import today
from bot.clock.timeline import Status, status
from bot.planning import kept_until
from bot.reminders.delivery import REFUSED
from bot.tree import ALONE, Interaction, answer, words_for
from bot.ui.opened import over_card
from bot.ui.untold import untold_card
from cogs.offers import note_told, offered
from cogs.talk import EAST


class Untold(commands.Cog):
    """Messages that did not arrive, days that moved, calendars that changed, cases that may be over."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        self._telling: set[int] = set()
        """Who is told something just now: two commands at once tell it once."""

    @commands.Cog.listener()
    async def on_app_command_completion(
        self, interaction: Interaction, _command: app_commands.Command[Any, ..., Any]
    ) -> None:
        """Tell, beside the answer and for the person alone, what could not be told before."""
        user_id = interaction.user.id
        if user_id in self._telling or ALONE in interaction.extras:
            return
        self._telling.add(user_id)
        try:
            await self._tell(interaction)
        finally:
            self._telling.discard(user_id)

    async def _tell(self, interaction: Interaction) -> None:
        user_id = interaction.user.id
        person = await self.bot.store.people.get(user_id)
        if person is None:
            return
        today_on = today(self.bot.time.now(), person.zone or EAST)
        untold = await self.bot.store.counts.untold(user_id, today_on)
        offers = await self.bot.store.taken.offers(user_id)
        if not untold and not offers:
            return
        words = words_for(interaction)
        cases = await self.bot.store.cases.cases_of(user_id)
        made = [
            over_card(case, kept_until(case, today_on), words) for case in cases if case.id in untold.over
        ]
        if untold.failed or untold.moved:
            counted = [
                (one, status(one, case.case.events, today_on))
                for case in cases
                for one in await self.bot.planning.deadlines_of(case)
            ]
            ahead = {one.next_day for one, how in counted if one.next_day and how is Status.OPEN}
            late = any(how in (Status.LATE, Status.PERHAPS) for _, how in counted)
            made.insert(0, untold_card(untold, cases, ahead, words, REFUSED.values(), late=late))
        changed = [(case, offer) for offer in offers for case in cases if case.id == offer.case_id]
        made += [await offered(self.bot, interaction, case, offer) for case, offer in changed]
        for one in made:
            await answer(interaction, one)
        # After it was told: where that failed, it is told at the next command.
        await self.bot.store.counts.mark_told(user_id, untold, today_on)
        for case, offer in changed:
            await note_told(self.bot, case, offer)


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Untold(bot))
