"""`/letter`: a letter as a file, with blanks that the parent fills in on their own device."""

import io

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.clock.deadline import Deadline
from bot.law.entries import LetterType
from bot.law.model import Plan
from bot.letters.draft import draft
from bot.letters.files import to_text
from bot.text.catalogue import pick
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, words_for
from bot.ui.letters import letter_card, letter_list_card
from cogs.choices import lists, matching, state_choices, state_code

LISTS = 2
FILENAME = "letter-1.txt"
"""Says nothing of what is in it: a file's name shows in lists and previews."""


class Letter(commands.Cog):
    """The letters."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press({"letter": self.show, **lists("letter", LISTS, self.show), "letter-for": self.show_for})

    @app_commands.command(name="letter", description=phrase("command-letter"))
    @app_commands.describe(letter=phrase("option-letter"), state=phrase("option-state"))
    async def letter(
        self, interaction: Interaction, letter: str | None = None, state: str | None = None
    ) -> None:
        """Give a letter, or the list of them."""
        if letter is None:
            await answer(interaction, letter_list_card(self.bot.facts, words_for(interaction)))
            return
        await self.show(interaction, letter, state=state_code(state, self.bot.facts) if state else None)

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

    async def show(self, interaction: Interaction, letter: str, *, state: str | None = None) -> None:
        """Give a letter for the state named, else for the one that the person has saved."""
        facts = self.bot.facts
        found = facts.letters.get(letter)
        if found is None:
            raise ExplainedError("letter-unknown")
        if state is None:
            person = await self.bot.store.people.get(interaction.user.id)
            state = person.state if person else None
        await give(self.bot, interaction, found, state=state)

    async def show_for(self, interaction: Interaction, letter: str, case: str) -> None:
        """Give a letter for the state and the plan of a case."""
        found = self.bot.facts.letters.get(letter)
        if found is None:
            raise ExplainedError("letter-unknown")
        saved = await self.bot.own_case(interaction, case)
        await give(self.bot, interaction, found, state=saved.state, plan=saved.plan)


async def give(
    bot: Clockstart,
    interaction: Interaction,
    letter: LetterType,
    *,
    state: str | None,
    plan: Plan = "iep",
    deadline: Deadline | None = None,
) -> None:
    """Answer with a letter as a file; with a deadline, its days stand in it."""
    made = draft(letter, bot.facts, state=state, plan=plan, deadline=deadline)
    card = letter_card(letter, FILENAME, state, bot.facts, words_for(interaction))
    await answer(interaction, card, file=discord.File(io.BytesIO(to_text(made)), FILENAME))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Letter(bot))
