"""`/rights`: what the law says on a topic or to something that a school said."""

from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.law.entries import Topic
from bot.law.search.phrases_of import Entry
from bot.text.catalogue import pick
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, turn, words_for
from bot.ui.asked import asked_card
from bot.ui.card import Card
from bot.ui.entries import ACTIONS, entry_card
from bot.ui.facts import changes_card, topic_card, topic_list_card
from bot.ui.who_helps import HELP, help_card, state_lists
from cogs.choices import STATE_LISTS, lists, matching
from cogs.counted import count_card, count_found
from cogs.facts_shown import look_of, page_number

LISTS = 5
SAID = "said:"
"""Stands before the id of something that a school said, among the topics that are offered."""


class Rights(commands.Cog):
    """Topics, what schools say, and beliefs that are not so."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press(
            {
                "rights": self.other,
                "topics": self.list_topics,
                "said": self.said,
                "myth": self.myth,
                "changed": self.changed,
                "state": self.ask_state,
                **lists("rights", LISTS, self.other),
                **lists("state", STATE_LISTS, self.in_state),
            }
        )

    @app_commands.command(name="rights", description=phrase("command-rights"))
    @app_commands.describe(topic=phrase("option-topic"))
    async def rights(self, interaction: Interaction, topic: str | None = None) -> None:
        """Show a topic or something that a school said, or the list of topics."""
        look = await look_of(self.bot, interaction)
        if topic is None:
            await answer(interaction, topic_list_card(look))
            return
        said = topic.startswith(SAID)
        entry = Entry("said" if said else "topic", topic.removeprefix(SAID))
        made = entry_card(entry, look)
        if made is None:
            # Words that were typed and not picked are a question.
            finder = await self.bot.finder(interaction)
            found = finder.find(topic, state=look.state or None)
            await answer(interaction, asked_card(found, look))
            await count_found(self.bot, interaction, found)
            return
        await answer(interaction, made)
        await count_card(self.bot, interaction, ACTIONS[entry.kind], entry.id)

    @rights.autocomplete("topic")
    async def topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the topics, and what schools say, that hold what was typed, also in how people ask."""
        words = words_for(interaction)
        facts = self.bot.facts
        rows = [(pick(one.title, words.language), one.id, one.asked) for one in facts.topics.values()]
        for said in facts.said.values():
            name = words.say("said-title", heard=pick(said.heard, words.language))
            rows.append((name, f"{SAID}{said.id}", said.asked))
        return matching(
            typed, [(title, key) for title, key, _ in rows], {key: asked for _, key, asked in rows}
        )

    async def list_topics(self, interaction: Interaction) -> None:
        """Show the list of topics, in place."""
        await turn(interaction, topic_list_card(await look_of(self.bot, interaction)))

    async def other(self, interaction: Interaction, topic: str, state: str = "", page: str = "0") -> None:
        """Go to another topic or page, in place."""
        await turn(interaction, await self._card(interaction, topic, state, page))
        if page == "0":
            await count_card(self.bot, interaction, ACTIONS["topic"], topic)

    async def said(self, interaction: Interaction, said: str) -> None:
        """Show what the rule says to something that a school said."""
        await self._show(interaction, Entry("said", said))

    async def myth(self, interaction: Interaction, myth: str) -> None:
        """Show the true rule in the place of a belief."""
        await self._show(interaction, Entry("myth", myth))

    async def changed(self, interaction: Interaction, topic: str, state: str = "", page: str = "0") -> None:
        """Show what changed about a topic; the state is the one to go back to."""
        look = await look_of(self.bot, interaction, state or None)
        await turn(interaction, changes_card(self._topic(topic), look, page_number(page)))

    async def ask_state(self, interaction: Interaction, topic: str) -> None:
        """Ask for the state."""
        known = topic if topic == HELP else self._topic(topic).id
        await turn(interaction, state_lists(known, await look_of(self.bot, interaction)))

    async def in_state(self, interaction: Interaction, topic: str, state: str) -> None:
        """Show an answer for the state that was picked; it is not kept."""
        if topic == HELP:
            await turn(interaction, help_card(await look_of(self.bot, interaction, state)))
            return
        await turn(interaction, await self._card(interaction, topic, state, "0"))

    async def _show(self, interaction: Interaction, entry: Entry) -> None:
        made = entry_card(entry, await look_of(self.bot, interaction))
        if made is None:
            raise ExplainedError("topic-unknown")
        await turn(interaction, made)
        await count_card(self.bot, interaction, ACTIONS[entry.kind], entry.id)

    async def _card(self, interaction: Interaction, topic: str, state: str, page: str) -> Card:
        look = await look_of(self.bot, interaction, state or None)
        return topic_card(self._topic(topic), look, page_number(page))

    def _topic(self, topic: str) -> Topic:
        found = self.bot.facts.topics.get(topic)
        if found is None:
            raise ExplainedError("topic-unknown")
        return found


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Rights(bot))
