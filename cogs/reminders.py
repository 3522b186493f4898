"""Turning reminders on and off, and when and how they come."""

from dataclasses import replace
from datetime import timedelta

from discord.ext import commands

from bot.app import Clockstart
from bot.clock.now import today
from bot.reminders.attempts import Refused, Sent
from bot.reminders.policy import CHOICES, Kind, Wishes
from bot.store.people import Person
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, row_id, turn, words_for
from bot.ui.reminders import off_card, on_card, refused_card
from bot.ui.wishes import HOURS, PAUSES_DAYS, when_card
from cogs.facts_shown import page_number, setup_of
from cogs.talk import EAST


class Reminders(commands.Cog):
    """Opt-in, opt-out and wishes."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press(
            {
                "remind": self.turn_on,
                "stop": self.stop,
                "stop-all": self.stop_all,
                "when": self.when,
                "when-days": self.set_days,
                "when-hour": self.set_hour,
                "when-text": self.set_text,
                "when-pause": self.pause,
            }
        )

    async def turn_on(self, interaction: Interaction, case: str) -> None:
        """Keep the wish, plan the reminders, and prove with a first message that they arrive."""
        words = words_for(interaction)
        found = await self.bot.own_case(interaction, case)
        person = await self.bot.store.people.get(interaction.user.id)
        if person is None or person.zone is None:
            raise ExplainedError("gone")
        now = self.bot.time.now()
        hour = await self._servers_hour(interaction)
        async with self.bot.store.together():
            if hour is not None:
                # From now on it is their own, so that nothing has to be kept of the server.
                wishes = replace(person.wishes, hour=hour)
                await self.bot.store.people.save_wishes(person.user_id, wishes, hour_chosen=True)
            await self.bot.store.reminders.opt_in(interaction.user.id, found.id, now)
            wished = await self.bot.own_case(interaction, case)
            await self.bot.planning.replan(wished)
        ahead = [
            today(one.due_at, person.zone)
            for one in await self.bot.store.reminders.waiting_of(found.user_id, found.id)
            if one.wanted.kind is not Kind.OVER
        ]
        # Opening a DM and sending can take longer than the 3 seconds that an answer has.
        await interaction.response.defer()
        outcome = await self.bot.sender.prove(wished, min(ahead, default=None), words)
        made = (
            on_card(words, hour)
            if isinstance(outcome, Sent)
            else refused_card(found.id, words, closed=isinstance(outcome, Refused))
        )
        await answer(interaction, made)

    async def _servers_hour(self, interaction: Interaction) -> int | None:
        """Return the server's hour for who turns reminders on for the first time and chose no hour."""
        user_id = interaction.user.id
        cases = await self.bot.store.cases.cases_of(user_id)
        if any(one.opted_in_at for one in cases) or await self.bot.store.people.chose_hour(user_id):
            return None
        return (await setup_of(self.bot, interaction)).hour

    async def stop(self, interaction: Interaction, case: str) -> None:
        """Stop the reminders of one case."""
        if not await self.bot.store.reminders.cancel_case(interaction.user.id, row_id(case)):
            raise ExplainedError("gone")
        await turn(interaction, off_card(words_for(interaction)))

    async def stop_all(self, interaction: Interaction, _delivery: str) -> None:
        """Stop every reminder of the person: what a private message's button promises."""
        cases = await self.bot.store.cases.cases_of(interaction.user.id)
        async with self.bot.store.together():
            for case in cases:
                await self.bot.store.reminders.cancel_case(interaction.user.id, case.id)
        await turn(interaction, off_card(words_for(interaction), kept=bool(cases)))

    # When and how

    async def when(self, interaction: Interaction) -> None:
        """Show when and how messages come."""
        await self._show(interaction, await self._person(interaction))

    async def set_days(self, interaction: Interaction, *days: str) -> None:
        """Keep on which days before and after a date to write."""
        chosen = tuple(one for one in CHOICES if str(one) in days)
        if not chosen:
            raise ExplainedError("button-old")
        person = await self._person(interaction)
        await self._save(interaction, person, replace(person.wishes, lead_days=chosen))

    async def set_hour(self, interaction: Interaction, hour: str) -> None:
        """Keep at which hour to write."""
        if page_number(hour) not in range(HOURS):
            raise ExplainedError("button-old")
        person = await self._person(interaction)
        await self._save(
            interaction, person, replace(person.wishes, hour=page_number(hour)), hour_chosen=True
        )

    async def set_text(self, interaction: Interaction, how: str) -> None:
        """Keep whether messages say what they are about."""
        if how not in ("full", "discreet"):
            raise ExplainedError("button-old")
        person = await self._person(interaction)
        await self._save(interaction, person, replace(person.wishes, full_text=how == "full"))

    async def pause(self, interaction: Interaction, days: str) -> None:
        """Hold all messages for some days; 0 ends a pause."""
        person = await self._person(interaction)
        long = page_number(days)
        if long not in (0, *PAUSES_DAYS):
            raise ExplainedError("button-old")
        until = today(self.bot.time.now(), person.zone or EAST) + timedelta(days=long)
        await self._save(interaction, person, replace(person.wishes, paused_until=until if long else None))

    async def _person(self, interaction: Interaction) -> Person:
        user_id = interaction.user.id
        return await self.bot.store.people.get(user_id) or Person(user_id)

    async def _save(
        self, interaction: Interaction, person: Person, wishes: Wishes, *, hour_chosen: bool = False
    ) -> None:
        async with self.bot.store.together():
            await self.bot.store.people.save_wishes(person.user_id, wishes, hour_chosen=hour_chosen)
            await self.bot.planning.replan_all(person.user_id)
        await self._show(interaction, replace(person, wishes=wishes), saved=True)

    async def _show(self, interaction: Interaction, person: Person, *, saved: bool = False) -> None:
        today_on = today(self.bot.time.now(), person.zone or EAST)
        words = words_for(interaction)
        await turn(interaction, when_card(person.wishes, person.zone, words, today_on, saved=saved))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Reminders(bot))
