"""`/timeline`: log a day, see what it started, take one out."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.clock.case import Child, Event
from bot.clock.reading import Kind, read
from bot.law.model import Plan
from bot.store.cases import Added, SavedCase
from bot.text.catalogue import pick
from bot.text.days import in_words
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, language_for, phrase, turn, words_for
from bot.ui.card import Card
from bot.ui.drafts import case_name
from bot.ui.school import level_card, wants_level
from bot.ui.timeline import empty_card, saved_card, timeline_card
from bot.ui.told import told_card
from cogs.breaks import Breaks
from cogs.changes import Changes
from cogs.choices import matching, state_choices
from cogs.exported import exported
from cogs.facts_shown import page_number
from cogs.offers import Offers
from cogs.talk import Talk

PlanName = Literal["IEP", "504"]


class Timeline(commands.GroupCog, group_name="timeline", group_description=phrase("command-timeline")):
    """The dates of a case."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        self.talk = Talk(bot, self._show_saved)
        self.breaks = Breaks(bot, self.talk)
        self.changes = Changes(bot, self.talk)
        self.offers = Offers(bot)
        bot.on_press(
            {
                **self.talk.presses,
                **self.breaks.presses,
                **self.changes.presses,
                **self.offers.presses,
                "saved": self.saved_page,
                "show": self.show_page,
                "told": self.told,
                "how": self.how,
            }
        )

    @app_commands.command(name="log", description=phrase("command-timeline-log"))
    @app_commands.describe(
        event=phrase("option-event"),
        date=phrase("option-date"),
        state=phrase("option-state"),
        child=phrase("option-child"),
        plan=phrase("option-plan"),
    )
    async def log(  # noqa: PLR0917  # Discord gives a command's options by position
        self,
        interaction: Interaction,
        event: str,
        date: str,
        state: str | None = None,
        child: Child | None = None,
        plan: PlanName | None = None,
    ) -> None:
        """Read the day, and ask for what is missing before anything is saved."""
        await self.talk.begin(interaction, date, event=event, state=state, child=child, plan=_plan(plan))

    @app_commands.command(name="show", description=phrase("command-timeline-show"))
    @app_commands.describe(child=phrase("option-child"), plan=phrase("option-plan"))
    async def show(
        self,
        interaction: Interaction,
        child: Child | None = None,
        plan: PlanName | None = None,
    ) -> None:
        """Show a case: the one asked for, else the one used last."""
        case = await self._case(interaction, child, plan)
        await answer(
            interaction,
            await self._timeline(interaction, case) if case else empty_card(words_for(interaction)),
        )

    @app_commands.command(name="delete", description=phrase("command-timeline-delete"))
    @app_commands.describe(child=phrase("option-child"), plan=phrase("option-plan"))
    async def delete(
        self,
        interaction: Interaction,
        child: Child | None = None,
        plan: PlanName | None = None,
    ) -> None:
        """Ask which day of a case to take out."""
        case = await self._case(interaction, child, plan)
        words = words_for(interaction)
        made = self.changes.which(interaction, case, "delete") if case else empty_card(words)
        await answer(interaction, made)

    @log.autocomplete("event")
    async def events(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the events that hold what was typed."""
        language = words_for(interaction).language
        kinds = self.bot.facts.events.values()
        return matching(typed, [(pick(kind.name, language), kind.code) for kind in kinds])

    @log.autocomplete("date")
    async def days(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Show how the day is read so far; what is picked is the day itself."""
        words = words_for(interaction)
        reading = read(typed, language=language_for(interaction), today=await self.talk.today(interaction))
        days = [reading.day] if reading.kind is Kind.EXACT and reading.day else reading.candidates
        return [
            app_commands.Choice(name=in_words(day, words.language), value=day.isoformat()) for day in days
        ]

    @log.autocomplete("state")
    async def states(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the states that hold what was typed."""
        return state_choices(typed, self.bot.facts, words_for(interaction).language)

    @app_commands.command(name="breaks", description=phrase("command-timeline-breaks"))
    @app_commands.describe(
        first_day=phrase("option-first-day"),
        last_day=phrase("option-last-day"),
        days_off=phrase("option-days-off"),
        file=phrase("option-file"),
        district=phrase("option-district"),
        child=phrase("option-child"),
        plan=phrase("option-plan"),
    )
    async def breaks_(  # noqa: PLR0917  # Discord gives a command's options by position
        self,
        interaction: Interaction,
        first_day: str | None = None,
        last_day: str | None = None,
        days_off: str | None = None,
        file: discord.Attachment | None = None,
        district: str | None = None,
        child: Child | None = None,
        plan: PlanName | None = None,
    ) -> None:
        """Read the school's days for a case."""
        case = await self._case(interaction, child, plan)
        if case is None:
            await answer(interaction, empty_card(words_for(interaction)))
            return
        typed = (first_day, last_day, days_off)
        await self.breaks.begin(interaction, case, typed=typed, file=file, district=district)

    @breaks_.autocomplete("district")
    async def districts(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the districts whose calendar this server's moderators loaded."""
        server_id = interaction.guild_id
        found = await self.bot.store.districts.of_server(server_id) if server_id else []
        return matching(typed, [(one.name, one.name) for one in found])

    @app_commands.command(name="fix", description=phrase("command-timeline-fix"))
    @app_commands.describe(child=phrase("option-child"), plan=phrase("option-plan"))
    async def fix(
        self, interaction: Interaction, child: Child | None = None, plan: PlanName | None = None
    ) -> None:
        """Ask which day of a case to change."""
        case = await self._case(interaction, child, plan)
        words = words_for(interaction)
        made = self.changes.which(interaction, case, "fix") if case else empty_card(words)
        await answer(interaction, made)

    @app_commands.command(name="export", description=phrase("command-timeline-export"))
    @app_commands.describe(child=phrase("option-child"), plan=phrase("option-plan"))
    async def export(
        self, interaction: Interaction, child: Child | None = None, plan: PlanName | None = None
    ) -> None:
        """Give a case's dates as a calendar file, a page and a picture."""
        case = await self._case(interaction, child, plan)
        if case is None:
            await answer(interaction, empty_card(words_for(interaction)))
            return
        # Drawing the page can take longer than the 3 seconds that an answer has on a small machine.
        await interaction.response.defer(ephemeral=True)
        words = words_for(interaction)
        made = await exported(
            case.case,
            await self.bot.planning.deadlines_of(case),
            facts=self.bot.facts,
            words=words,
            now=self.bot.time.now(),
            today_on=await self.talk.today(interaction),
        )
        await answer(interaction, made.card, files=made.files)

    # What was saved

    async def _show_saved(self, interaction: Interaction, added: Added) -> None:
        case = added.case
        if wants_level(case.state, case.level, self.bot.facts):
            await turn(interaction, level_card(case.id, words_for(interaction)))
            return
        await turn(interaction, await self._saved(interaction, case, added.event.event))

    async def _saved(self, interaction: Interaction, case: SavedCase, event: Event, page: int = 0) -> Card:
        found = await self.bot.planning.deadlines_of(case)
        return saved_card(
            case.id,
            case.case,
            event,
            started=[one for one in found if one.event == event],
            facts=self.bot.facts,
            words=words_for(interaction),
            reminded=case.opted_in_at is not None,
            page=page,
        )

    async def _timeline(
        self, interaction: Interaction, case: SavedCase, page: int = 0, *, counted: bool = False
    ) -> Card:
        return timeline_card(
            case.id,
            case.case,
            await self.bot.planning.deadlines_of(case),
            facts=self.bot.facts,
            words=words_for(interaction),
            today=await self.talk.today(interaction),
            reminded=case.opted_in_at is not None,
            page=page,
            counted=counted,
            district=await self.bot.store.taken.name(case.user_id, case.id),
        )

    async def saved_page(self, interaction: Interaction, case: str, code: str, day: str, page: str) -> None:
        """Go to another page of what a day started."""
        found = await self.bot.own_case(interaction, case)
        events = found.case.events
        event = next((one for one in events if (one.code, one.day.isoformat()) == (code, day)), None)
        if event is None:
            raise ExplainedError("delete-gone")
        await turn(interaction, await self._saved(interaction, found, event, page_number(page)))

    async def show_page(self, interaction: Interaction, case: str, page: str) -> None:
        """Go to a page of a case."""
        found = await self.bot.own_case(interaction, case)
        await turn(interaction, await self._timeline(interaction, found, page_number(page)))

    async def how(self, interaction: Interaction, case: str, page: str) -> None:
        """Show how each day of a case was counted."""
        found = await self.bot.own_case(interaction, case)
        await turn(interaction, await self._timeline(interaction, found, page_number(page), counted=True))

    async def told(self, interaction: Interaction, case: str, page: str) -> None:
        """Show the rules that have no date here."""
        found = await self.bot.own_case(interaction, case)
        made = told_card(found.id, found.case, self.bot.facts, words_for(interaction), page_number(page))
        await turn(interaction, made)

    async def _case(
        self, interaction: Interaction, child: Child | None, plan: PlanName | None
    ) -> SavedCase | None:
        cases = await self.bot.store.cases.cases_of(interaction.user.id)
        last = await self.bot.store.people.last_case(interaction.user.id)
        if not cases:
            return None
        wanted_child = child or (last[0] if last else cases[0].child)
        wanted_plan: Plan | None = _plan(plan) or (last[1] if last and last[0] == wanted_child else None)
        fitting = [one for one in cases if one.child == wanted_child]
        found = next((one for one in fitting if wanted_plan in (None, one.plan)), None)
        if found is None:
            name = case_name(wanted_child, wanted_plan or "iep", words_for(interaction))
            raise ExplainedError("case-unknown", case=name)
        return found


def _plan(said: PlanName | None) -> Plan | None:
    plans: dict[PlanName, Plan] = {"IEP": "iep", "504": "504"}
    return plans[said] if said else None


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Timeline(bot))
