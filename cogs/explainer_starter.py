"""The talk of `/explainer starter`: what will be posted, one confirmation, and going on where it stopped."""

from collections.abc import Sequence

from bot.app import Clockstart
from bot.rights import lacking_for, refuse_lacking, server_of
from bot.store.explainers import What
from bot.text.catalogue import languages
from bot.text.kind import ExplainedError
from bot.tree import Interaction, Press, answer, turn, turn_later, words_for
from bot.ui.card import Card
from bot.ui.explainers import ALL, explainer_card
from bot.ui.explainers_starter import (
    started_card,
    starter_card,
    starter_look_card,
    starter_not_now_card,
    working_card,
)
from cogs.explainer_choices import home_of
from cogs.explainer_troubles import TO_PIN, why_stopped, why_unpinned


class Starter:
    """Posts the set that every server needs."""

    def __init__(self, bot: Clockstart) -> None:
        self._bot = bot

    @property
    def presses(self) -> dict[str, Press]:
        """What the buttons and the list do."""
        return {
            "starter": self.go,
            "starter-look": self._look,
            "starter-back": self._back,
            "starter-not-now": self._not_now,
        }

    async def offer(self, interaction: Interaction, state: str | None) -> None:
        """Show what will be posted, and where."""
        server_id = server_of(interaction, "pin_messages")
        home = await home_of(self._bot, interaction, state, None)
        # It asks Discord only where this is no plain channel; that can take longer than the 3 seconds.
        await interaction.response.defer(ephemeral=True, thinking=True)
        channel_id = await self._channel(interaction)
        wanted = self._wanted(home.state, home.language)
        begun = await self._bot.explaining.begun_in(server_id, wanted)
        if begun not in (None, channel_id):
            raise ExplainedError("explainer-begun-elsewhere", channel=f"<#{begun}>")
        await answer(interaction, await self._preview(interaction, server_id, channel_id, wanted))

    async def go(self, interaction: Interaction, state: str, language: str) -> None:
        """Post what does not stand yet; the second press of two goes on where the first one ended."""
        server_id = server_of(interaction, "pin_messages")
        words, facts = words_for(interaction), self._bot.facts
        wanted = self._wanted(state, language)
        channel_id = await self._channel(interaction)
        # The button goes at once; the rest takes as long as a dozen messages take.
        await interaction.response.edit_message(view=working_card(words))
        try:
            done = await self._bot.explaining.start_set(server_id, channel_id, wanted)
        except Exception:
            # It comes back beside the reason, so that nothing has to be typed again.
            shown = await self._preview(interaction, server_id, channel_id, wanted)
            await turn_later(interaction, shown)
            raise
        why = ""
        if done.trouble:
            why = await why_stopped(interaction, done.trouble, channel_id)
        elif done.unpinned:
            why = await why_unpinned(interaction, done.unpinned, channel_id)
        made = started_card(done.done, done.left, why, facts, words)
        await turn_later(interaction, made)

    async def _channel(self, interaction: Interaction) -> int:
        """Return the channel, where the bot has all rights for it; ExplainedError says which it lacks."""
        channel_id = interaction.channel_id or 0
        refuse_lacking(await lacking_for(interaction, channel_id, TO_PIN), words_for(interaction))
        return channel_id

    async def _preview(
        self, interaction: Interaction, server_id: int, channel_id: int, wanted: Sequence[What]
    ) -> Card:
        there = [one for one in await self._bot.store.explainers.of_server(server_id) if not one.gone]
        return starter_card(wanted, there, channel_id, self._bot.facts, words_for(interaction))

    async def _look(self, interaction: Interaction, state: str, language: str, entry: str) -> None:
        """Show one of them as it would be posted, to the moderator alone."""
        server_id = server_of(interaction, "pin_messages")
        what = next((one for one in self._wanted(state, language) if one.entry == entry), None)
        links = (await self._bot.store.servers.setup(server_id)).links
        made = explainer_card(what, self._bot.facts, [], links) if what else None
        if what is None or made is None:
            raise ExplainedError("button-old")
        await turn(interaction, starter_look_card(made, what, words_for(interaction)))

    async def _back(self, interaction: Interaction, state: str, language: str) -> None:
        server_id = server_of(interaction, "pin_messages")
        wanted = self._wanted(state, language)
        channel_id = interaction.channel_id or 0
        await turn(interaction, await self._preview(interaction, server_id, channel_id, wanted))

    async def _not_now(self, interaction: Interaction) -> None:
        server_of(interaction, "pin_messages")
        await turn(interaction, starter_not_now_card(words_for(interaction)))

    def _wanted(self, state: str, language: str) -> list[What]:
        """Return the set in its order, and the list of it last; ExplainedError for one that there is not."""
        if (state and state not in self._bot.facts.states) or language not in languages():
            raise ExplainedError("button-old")
        of_set = [What("set", one, language, state) for one in self._bot.facts.explainers]
        return [*of_set, What("index", ALL, language, state)]
