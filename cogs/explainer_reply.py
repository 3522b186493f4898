"""A command on messages: finds explainers that fit, for the moderator alone, and posts one as a reply.

The message is only read for that. It is not kept, not logged and not repeated.
"""

import re
from collections import OrderedDict

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.channels import Trouble
from bot.law.search.found import Found, Kind
from bot.rights import POST, lacking_for, refuse_lacking, server_of
from bot.store.explainers import What
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, turn, words_for
from bot.ui.asked import PRIVACY, crisis_card, danger_of
from bot.ui.explainers import explainer_card
from bot.ui.explainers_kept import SUGGESTED, danger_card, replied_card, reply_preview, suggestions_card
from bot.ui.who_helps import PARTNER
from cogs.explainer_choices import home_of, what_of
from cogs.explainer_troubles import not_posted
from cogs.facts_shown import look_of

NOT_COVERED = ("unknown", "scope")
"""Where one of these is nearest, what else is near does not fit; `/ask` says that it is not known, too."""
PRESSED_LIMIT = 1000
"""Cards whose button was pressed; the oldest is forgotten first."""


class ExplainerReply(commands.Cog):
    """Explainers as replies."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        self._pressed: OrderedDict[int, None] = OrderedDict()
        self._menu = app_commands.ContextMenu(name=phrase("menu-reply"), callback=self.suggest)
        bot.tree.add_command(self._menu)
        bot.on_press({"reply-look": self.look, "reply-post": self.post})

    async def cog_unload(self) -> None:
        """Take the command on messages away."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(pin_messages=True)
    async def suggest(self, interaction: Interaction, message: discord.Message) -> None:
        """Offer up to three topics that fit a message; where it speaks of danger, the help lines."""
        server_of(interaction, "pin_messages")
        look = await look_of(self.bot, interaction)
        finder = await self.bot.finder(interaction)
        found = finder.find(message.content)
        if found.kind is Kind.CRISIS:
            made = danger_card(crisis_card(found, look), danger_of(found), message.id, look.words)
            await answer(interaction, made)
            return
        topics = self._fitting(found)
        await answer(interaction, suggestions_card(topics, message.id, self.bot.facts, look.words))

    def _fitting(self, found: Found) -> list[str]:
        """Return topics of law that fit, and the kind word on names where the message seems to hold one."""
        if found.kind not in (Kind.ANSWER, Kind.TRAP, Kind.PRIVACY):
            return []
        topics = [one.topic for one in found.topics]
        if topics[0] in NOT_COVERED:
            return []
        of_law = [one for one in topics if self.bot.facts.topics[one].about == "law"]
        return [*([PRIVACY] if found.private else []), *of_law][:SUGGESTED]

    async def look(self, interaction: Interaction, message: str, topic: str) -> None:
        """Show the card as it would be posted."""
        server_of(interaction, "pin_messages")
        words, facts = words_for(interaction), self.bot.facts
        made = explainer_card(await self._what(interaction, topic), facts)
        if made is None:
            raise ExplainedError("button-old")
        await turn(interaction, reply_preview(made, _message_id(message), topic, words))

    async def post(self, interaction: Interaction, message: str, topic: str) -> None:
        """Post it as a reply; a second press on the same card does nothing."""
        server_id = server_of(interaction, "pin_messages")
        channel_id = interaction.channel_id or 0
        what, to = await self._what(interaction, topic), _message_id(message)
        words = words_for(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        # Before it counts as pressed: who gives the right presses the same button again.
        refuse_lacking(await lacking_for(interaction, channel_id, (*POST, "read_message_history")), words)
        self._once(interaction)
        posted = await self.bot.explaining.post(server_id, channel_id, what, to)
        if isinstance(posted, Trouble):
            raise not_posted(posted, channel_id)
        await answer(interaction, replied_card(posted, self.bot.facts, words))

    async def _what(self, interaction: Interaction, topic: str) -> What:
        home = await home_of(self.bot, interaction, None, None)
        kind = "help" if topic == PARTNER else "topic"
        return what_of(f"{kind}:{topic}", home, "", self.bot.facts)

    def _once(self, interaction: Interaction) -> None:
        pressed = interaction.message.id if interaction.message else 0
        if pressed in self._pressed:
            raise ExplainedError("explainer-busy")
        self._pressed[pressed] = None
        while len(self._pressed) > PRESSED_LIMIT:
            self._pressed.popitem(last=False)


def _message_id(part: str) -> int:
    """Return the message that a press names; ExplainedError where it names none."""
    if not re.fullmatch(r"[0-9]{1,20}", part):
        raise ExplainedError("button-old")
    return int(part)


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(ExplainerReply(bot))
