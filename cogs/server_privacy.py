"""What `/server privacy` does: shows the rule for AutoMod, or sets it up. The bot reads no channel."""

import logging

import discord

from bot.app import Clockstart
from bot.rights import server_of
from bot.text.kind import ExplainedError
from bot.tree import Interaction, Press, answer, words_for
from bot.ui.private_numbers import number_patterns
from bot.ui.server_privacy import privacy_card, privacy_set_card

log = logging.getLogger(__name__)


class Privacy:
    """The rule, and its button."""

    def __init__(self, bot: Clockstart) -> None:
        self._bot = bot

    @property
    def presses(self) -> dict[str, Press]:
        """What the button does."""
        return {"privacy-set": self._set}

    async def show(self, interaction: Interaction) -> None:
        """Show the rule; with a button where the bot was given the right to set it up."""
        server_of(interaction, "manage_guild")
        may_set = interaction.app_permissions.manage_guild
        await answer(interaction, privacy_card(self._year(), words_for(interaction), may_set=may_set))

    async def _set(self, interaction: Interaction) -> None:
        """Make the rule, or bring the one that was made before to this year."""
        server_id = server_of(interaction, "manage_guild")
        if not interaction.app_permissions.manage_guild:
            raise ExplainedError("privacy-no-right")
        await interaction.response.defer(ephemeral=True, thinking=True)
        words = words_for(interaction)
        trigger = discord.AutoModTrigger(
            regex_patterns=[pattern for _, pattern in number_patterns(self._year())],
            type=discord.AutoModRuleTriggerType.keyword,
        )
        # No alert: it would put what is stopped into another channel.
        actions = [discord.AutoModRuleAction(custom_message=words.say("privacy-message"))]
        try:
            server = await self._bot.fetch_guild(server_id, with_counts=False)
            # Found again by its maker, so that it is never there twice.
            rules = await server.fetch_automod_rules()
            mine = [one for one in rules if one.creator_id == self._bot.application_id]
            for one in mine:
                await one.edit(trigger=trigger, actions=actions, enabled=True)
            if not mine:
                await server.create_automod_rule(
                    name=words.say("privacy-rule"),
                    event_type=discord.AutoModRuleEventType.message_send,
                    trigger=trigger,
                    actions=actions,
                    enabled=True,
                )
        except discord.Forbidden as problem:
            raise ExplainedError("privacy-no-right") from problem
        except discord.HTTPException as problem:
            # Such as too many rules of this kind in the server: Discord allows six.
            log.warning("a rule for AutoMod could not be set up: %s", problem.code)
            raise ExplainedError("privacy-refused") from problem
        await answer(interaction, privacy_set_card(words, renewed=bool(mine)))

    def _year(self) -> int:
        return self._bot.time.now().year
