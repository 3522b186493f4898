"""`/rights`: what the law says on a topic; and sharing a card of facts with the group."""

from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.text.catalogue import pick
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, turn, words_for
from bot.ui.card import Card
from bot.ui.facts import compare_card, topic_card, topic_list_card
from cogs.choices import matching

LISTS = 4


class Rights(commands.Cog):
    """Topics, and the button that shows a card to the group."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        lists = {f"rights-{number}": self.other for number in range(LISTS)}
        bot.on_press({"rights": self.other, "share": self.share, **lists})

    @app_commands.command(name="rights", description=phrase("command-rights"))
    @app_commands.describe(topic=phrase("option-topic"))
    async def rights(self, interaction: Interaction, topic: str | None = None) -> None:
        """Show a topic, or the list of them."""
        if topic is None:
            await answer(interaction, topic_list_card(self.bot.facts, words_for(interaction)))
            return
        await answer(interaction, self._card(interaction, topic))

    @rights.autocomplete("topic")
    async def topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the topics that hold what was typed, in the title or in how people ask."""
        language = words_for(interaction).language
        rows = [(pick(one.title, language), one.id, one.asked) for one in self.bot.facts.topics.values()]
        return matching(
            typed, [(title, key) for title, key, _ in rows], {key: asked for _, key, asked in rows}
        )

    async def other(self, interaction: Interaction, topic: str) -> None:
        """Go to another topic, in place."""
        await turn(interaction, self._card(interaction, topic))

    async def share(self, interaction: Interaction, kind: str, key: str) -> None:
        """Show a card of facts to the whole channel: the facts alone, without who asked or what."""
        words = words_for(interaction)
        facts = self.bot.facts
        if kind == "compare" and key in facts.aspects:
            made = compare_card(facts.aspects[key], facts, words, shared=True)
        elif kind == "rights" and key in facts.topics:
            made = topic_card(facts.topics[key], facts, words, shared=True)
        else:
            raise ExplainedError("button-old")
        await answer(interaction, made, private=False)

    def _card(self, interaction: Interaction, topic: str) -> Card:
        found = self.bot.facts.topics.get(topic)
        if found is None:
            raise ExplainedError("topic-unknown")
        return topic_card(found, self.bot.facts, words_for(interaction))


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Rights(bot))
