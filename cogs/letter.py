"""`/letter`: a letter as a file, with blanks that the parent fills in on their own device."""

import asyncio
import io
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.clock.case import Event
from bot.clock.deadline import Deadline
from bot.law.entries import LetterType
from bot.law.model import Source
from bot.letters.draft import draft
from bot.letters.paper import Format, files_of
from bot.letters.sources import sources_of
from bot.text.catalogue import pick
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, turn, words_for
from bot.ui.card import Card
from bot.ui.drafts import Draft
from bot.ui.letters import BLANK, SHELVES, given_card, letter_list_card, sent_card, sheet_card, where_card
from bot.ui.reminders import Counted
from bot.ui.sheets import About, Sheet, can_be_about, fresh
from cogs.choices import STATE_LISTS, lists, matching, state_choices, state_code
from cogs.facts_shown import setup_of


class Letter(commands.Cog):
    """The letters."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press(
            {
                "letter": self.show,
                **lists("letter", len(SHELVES), self.show),
                "letter-for": self.show_for,
                "letters": self.show_list,
                "letter-sheet": self.show_sheet,
                "letter-about": self.choose_about,
                "letter-tick": self.tick,
                "letter-plan": self.other_plan,
                "letter-where": self.ask_state,
                **lists("letter-state", STATE_LISTS, self.choose_state),
                "letter-file": self.give_file,
                "letter-sent": self.went_out,
            }
        )

    @app_commands.command(name="letter", description=phrase("command-letter"))
    @app_commands.describe(letter=phrase("option-letter"), state=phrase("option-state"))
    async def letter(
        self, interaction: Interaction, letter: str | None = None, state: str | None = None
    ) -> None:
        """Give a letter's sheet, or the list of letters."""
        if letter is None:
            await answer(interaction, letter_list_card(self.bot.facts, words_for(interaction)))
            return
        sheet = await self._fresh(interaction, letter, state_code(state, self.bot.facts) if state else None)
        await answer(interaction, await self._card(interaction, sheet))

    @letter.autocomplete("letter")
    async def letters(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the letters that hold what was typed."""
        language = words_for(interaction).language
        return matching(
            typed, [(pick(one.title, language), one.id) for one in self.bot.facts.letters.values()]
        )

    @letter.autocomplete("state")
    async def states(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the states that hold what was typed."""
        return state_choices(typed, self.bot.facts, words_for(interaction).language)

    # The list and the sheet

    async def show_list(self, interaction: Interaction) -> None:
        """Show the list of letters."""
        await turn(interaction, letter_list_card(self.bot.facts, words_for(interaction)))

    async def show(self, interaction: Interaction, letter: str) -> None:
        """Show a letter's sheet, for the state that the person has saved."""
        await answer(interaction, await self._card(interaction, await self._fresh(interaction, letter)))

    async def show_for(self, interaction: Interaction, letter: str, case: str, *options: str) -> None:
        """Show a letter's sheet for the state and the plan of a case, with these options ticked."""
        saved = await self.bot.own_case(interaction, case)
        found = letter_of(self.bot, letter)
        sheet = fresh(found, saved.state, saved.plan)
        if options:
            sheet = sheet.tick(found, options)
        await answer(interaction, await self._card(interaction, sheet))

    async def show_sheet(self, interaction: Interaction, sheet: str) -> None:
        """Show a sheet as it was left."""
        await turn(interaction, await self._card(interaction, Sheet.decode(sheet)))

    async def choose_about(self, interaction: Interaction, sheet: str, picked: str) -> None:
        """Take a date of the person's timeline into the letter, or leave a blank."""
        found = Sheet.decode(sheet)
        there = await self._there(interaction, letter_of(self.bot, found.letter))
        about = next((one for one in there if one.name == picked), None)
        if about is None and picked != BLANK:
            raise ExplainedError("letter-date-gone")
        await turn(interaction, await self._card(interaction, found.put(about)))

    async def tick(self, interaction: Interaction, sheet: str, *options: str) -> None:
        """Take the ticked options, and no others."""
        found = Sheet.decode(sheet)
        letter = letter_of(self.bot, found.letter)
        await turn(interaction, await self._card(interaction, found.tick(letter, options)))

    async def other_plan(self, interaction: Interaction, sheet: str) -> None:
        """Make it for the other plan."""
        found = Sheet.decode(sheet)
        other = replace(found.put(None), plan="504" if found.plan == "iep" else "iep")
        await turn(interaction, await self._card(interaction, other))

    async def ask_state(self, interaction: Interaction, sheet: str) -> None:
        """Ask for which state the letter is."""
        made = where_card(Sheet.decode(sheet), self.bot.facts, words_for(interaction))
        await turn(interaction, made)

    async def choose_state(self, interaction: Interaction, sheet: str, state: str) -> None:
        """Take another state; a date of a case in the first one goes."""
        found = replace(Sheet.decode(sheet).put(None), state=state_code(state, self.bot.facts))
        await turn(interaction, await self._card(interaction, found))

    async def _fresh(self, interaction: Interaction, letter: str, state: str | None = None) -> Sheet:
        user_id = interaction.user.id
        if state is None:
            # A sheet names its state, and has a button for another one.
            person = await self.bot.store.people.get(user_id)
            state = (person and person.state) or (await setup_of(self.bot, interaction)).state or ""
        last = await self.bot.store.people.last_case(user_id)
        return fresh(letter_of(self.bot, letter), state, last[1] if last else "iep")

    async def _card(self, interaction: Interaction, sheet: Sheet) -> Card:
        letter = letter_of(self.bot, sheet.letter)
        there = await self._there(interaction, letter)
        return sheet_card(sheet, letter, there, facts=self.bot.facts, words=words_for(interaction))

    async def _there(self, interaction: Interaction, letter: LetterType) -> list[About]:
        if letter.about is None:
            return []
        cases = await self.bot.store.cases.cases_of(interaction.user.id)
        counted = [Counted(case, await self.bot.planning.deadlines_of(case)) for case in cases]
        return can_be_about(letter, counted)

    # The files, and what comes after

    async def give_file(self, interaction: Interaction, kind: str, sheet: str) -> None:
        """Give the letter as a file."""
        if kind not in (*Format,):
            raise ExplainedError("button-old")
        found = Sheet.decode(sheet)
        there = await self._there(interaction, letter_of(self.bot, found.letter))
        about = found.about_in(there)
        if about is None and found.mark:
            raise ExplainedError("letter-date-gone")
        await give(self.bot, interaction, found, about, Format(kind))

    async def went_out(self, interaction: Interaction, sheet: str) -> None:
        """Ask on which day it arrived; from there it goes on as with `/timeline log`."""
        found = Sheet.decode(sheet)
        letter = letter_of(self.bot, found.letter)
        if letter.event is None:
            raise ExplainedError("button-old")
        last = await self.bot.store.people.last_case(interaction.user.id)
        case = await self.bot.store.cases.case_by_id(interaction.user.id, found.case_id)
        child = case.child if case else last[0] if last else "A"
        plans = self.bot.facts.events[letter.event].plans
        plan = found.plan if found.plan in plans else plans[0]
        log = Draft(letter.event, state=found.state, child=child, plan=plan)
        await turn(interaction, sent_card(found, letter, log, words_for(interaction)))


def letter_of(bot: Clockstart, letter: str) -> LetterType:
    """Return a letter by its id; ExplainedError where there is none."""
    found = bot.facts.letters.get(letter)
    if found is None:
        raise ExplainedError("letter-unknown")
    return found


async def give(
    bot: Clockstart,
    interaction: Interaction,
    sheet: Sheet,
    about: About | None = None,
    kind: Format = Format.WORD,
) -> None:
    """Answer with a letter as a file, and how to send it; what it is about stands in it with its days."""
    if not interaction.response.is_done():
        # The libraries for files load with the first one, and a small machine is slow.
        await interaction.response.defer(ephemeral=True, thinking=True)
    letter, words = letter_of(bot, sheet.letter), words_for(interaction)

    of = about.of if about else None
    deadline = of if isinstance(of, Deadline) else None
    state = sheet.state if sheet.state in bot.facts.states else None

    def made() -> tuple[dict[str, bytes], list[Source]]:
        drafted = draft(
            letter,
            bot.facts,
            state=state,
            plan=sheet.plan,
            options=sheet.options_of(letter),
            deadline=deadline,
            event=of if isinstance(of, Event) else None,
        )
        sources = sources_of(drafted, letter, bot.facts, state=state, plan=sheet.plan, deadline=deadline)
        return files_of(drafted, [kind], words=words), sources

    files, sources = await asyncio.to_thread(made)
    await answer(
        interaction,
        given_card(sheet, letter, files, sources, facts=bot.facts, words=words),
        files=[discord.File(io.BytesIO(content), name) for name, content in files.items()],
    )


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Letter(bot))
