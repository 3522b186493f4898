"""What `/server privacy` does: shows the rule for AutoMod, or sets it up. The bot reads no channel."""

import logging

import discord

from bot.app import Clockstart
from bot.rights import server_of
from bot.text.kind import ExplainedError
from bot.tree import Interaction, Press, answer, turn_later, words_for
from bot.ui.private_numbers import FIRST_CHOSEN, KINDS, Kind, made_for, number_patterns
from bot.ui.server_privacy import Rule, privacy_card, privacy_set_card

log = logging.getLogger(__name__)


class PrivacyRule:
    """The rule, what it looks for, and its button."""

    def __init__(self, bot: Clockstart) -> None:
        self._bot = bot

    @property
    def presses(self) -> dict[str, Press]:
        """What the list and the button do."""
        return {"privacy-kinds": self._choose, "privacy-set": self._set}

    async def show(self, interaction: Interaction) -> None:
        """Show the rule that is there, else a ready one; with a button where the bot may set it up."""
        server_id = server_of(interaction, "manage_guild")
        year, words = self._year(), words_for(interaction)
        if not interaction.app_permissions.manage_guild:
            await answer(interaction, privacy_card(year, FIRST_CHOSEN, words, may_set=False))
            return
        # Two questions to Discord can take longer than the 3 seconds that an answer has.
        await interaction.response.defer(ephemeral=True, thinking=True)
        rule = await self._rule(server_id)
        known = made_for(rule.patterns, year) if rule else None
        kinds = known[1] if known else FIRST_CHOSEN
        await answer(interaction, privacy_card(year, kinds, words, may_set=True, rule=rule))

    async def _choose(self, interaction: Interaction, *picked: str) -> None:
        """Show the same card for other kinds of numbers."""
        server_id = server_of(interaction, "manage_guild")
        kinds = _kinds(picked)
        may_set = interaction.app_permissions.manage_guild
        await interaction.response.defer()
        rule = await self._rule(server_id) if may_set else None
        made = privacy_card(self._year(), kinds, words_for(interaction), may_set=may_set, rule=rule)
        await turn_later(interaction, made)

    async def _set(self, interaction: Interaction, *chosen: str) -> None:
        """Make the rule, or bring the one that was made before to what was chosen and to this year."""
        server_id = server_of(interaction, "manage_guild")
        if not interaction.app_permissions.manage_guild:
            raise ExplainedError("privacy-no-right")
        kinds, year = _kinds(chosen), self._year()
        await interaction.response.defer(ephemeral=True, thinking=True)
        words = words_for(interaction)
        trigger = discord.AutoModTrigger(
            regex_patterns=[pattern for _, pattern in number_patterns(year, kinds)],
            type=discord.AutoModRuleTriggerType.keyword,
        )
        # No alert: it would put what is stopped into another channel.
        actions = [discord.AutoModRuleAction(custom_message=words.say("privacy-message"))]
        try:
            server = await self._bot.fetch_guild(server_id, with_counts=False)
            mine = await self._mine(server)
            same = bool(mine) and all(_shape(one).holds(year, kinds) for one in mine)
            for one in mine if not same else ():
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
        await answer(interaction, privacy_set_card(year, kinds, words, before=bool(mine), same=same))

    async def _rule(self, server_id: int) -> Rule | None:
        """Return the rule that is there; None where there is none, or Discord does not tell."""
        try:
            mine = await self._mine(await self._bot.fetch_guild(server_id, with_counts=False))
        except discord.HTTPException as problem:
            log.warning("the rules of AutoMod could not be read: %s", problem.code)
            return None
        return _shape(mine[0]) if mine else None

    async def _mine(self, server: discord.Guild) -> list[discord.AutoModRule]:
        """Return the bot's own rules: found again by their maker, so that one is never there twice."""
        rules = await server.fetch_automod_rules()
        return [one for one in rules if self._bot.user and one.creator_id == self._bot.user.id]

    def _year(self) -> int:
        return self._bot.time.now().year


def _kinds(given: tuple[str, ...]) -> tuple[Kind, ...]:
    """Return the kinds that were picked; those chosen first where an older card names none."""
    if any(one not in KINDS for one in given):
        raise ExplainedError("button-old")
    return tuple(kind for kind in KINDS if kind in given) or FIRST_CHOSEN


def _shape(rule: discord.AutoModRule) -> Rule:
    patterns = tuple(rule.trigger.regex_patterns)
    return Rule(rule.enabled, patterns, discord.utils.snowflake_time(rule.id))
