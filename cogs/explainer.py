"""`/explainer`: moderators post cards that the bot keeps true, see how they stand, take them away."""

import discord
from babel import Locale
from discord import app_commands
from discord.ext import commands

from bot.app import Clockstart
from bot.channels import Trouble
from bot.law.search.privacy import looks_private
from bot.rights import POST, lacking_for, may_there, refuse_lacking, server_of
from bot.store.explainers import Posted, Standing
from bot.text.catalogue import languages
from bot.text.kind import ExplainedError
from bot.tree import Interaction, answer, phrase, row_id, turn, words_for
from bot.ui.card import Card
from bot.ui.explainers_kept import (
    away_card,
    left_card,
    linked,
    list_card,
    numbered,
    posted_card,
    refreshed_card,
    taken_card,
    unpinned_card,
)
from cogs.choices import matching, state_choices
from cogs.explainer_choices import explainer_choices, home_of, what_of
from cogs.explainer_starter import Starter
from cogs.explainer_troubles import not_posted, way_in, why_unpinned
from cogs.facts_shown import page_number

NOTE_LIMIT = 200
CHANNELS_NAMED = 3
"""Of those that cannot be looked into, each with what is lacking: three requests each."""
LANGUAGES = [
    app_commands.Choice(name=Locale(one).get_display_name(one) or one, value=one)
    for one in sorted(languages())
]


class PlainChannel(app_commands.Transformer):
    """Takes a channel in which messages are posted and pinned: no thread, forum or voice channel."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """An option that Discord offers channels for."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds that are offered."""
        return [discord.ChannelType.text, discord.ChannelType.news]

    async def transform(
        self, _interaction: Interaction, value: app_commands.AppCommandChannel, /
    ) -> app_commands.AppCommandChannel:
        """Return it as Discord resolved it, with what the person may do there."""
        return value


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(pin_messages=True)
class Explainer(commands.GroupCog, group_name="explainer", group_description=phrase("command-explainer")):
    """Cards that stand in channels."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        self._starter = Starter(bot)
        bot.on_press(
            {
                "explainers": self.page,
                "explainers-refresh": self.refresh_now,
                "explainer-pin": self.pin,
                "explainer-leave": self.leave,
                "explainer-away": self.away,
                **self._starter.presses,
            }
        )

    @app_commands.command(name="post", description=phrase("command-explainer-post"))
    @app_commands.describe(
        topic=phrase("option-explainer-topic"),
        channel=phrase("option-explainer-channel"),
        language=phrase("option-explainer-language"),
        note=phrase("option-explainer-note"),
        state=phrase("option-state"),
    )
    @app_commands.choices(language=LANGUAGES)
    async def post(  # noqa: PLR0917  # Discord gives a command's options by position
        self,
        interaction: Interaction,
        topic: str,
        channel: app_commands.Transform[app_commands.AppCommandChannel, PlainChannel] | None = None,
        language: str | None = None,
        note: app_commands.Range[str, 1, NOTE_LIMIT] | None = None,
        state: str | None = None,
    ) -> None:
        """Post a card in a channel and pin it; say what is in the way."""
        server_id = server_of(interaction, "pin_messages")
        note = " ".join((note or "").split())
        if looks_private(note):
            raise ExplainedError("explainer-note-private")
        home = await home_of(self.bot, interaction, state, language)
        what = what_of(topic, home, note, self.bot.facts)
        channel_id = channel.id if channel else interaction.channel_id
        if channel_id is None or (channel and not _may_pin(channel)):
            raise ExplainedError("explainer-channel-not-yours", channel=f"<#{channel_id}>")
        # Questions to Discord can take longer than the 3 seconds that an answer has.
        await interaction.response.defer(ephemeral=True, thinking=True)
        words = words_for(interaction)
        if there := await self.bot.explaining.there(server_id, channel_id, what):
            link = linked(there, self.bot.facts, words)
            channel_named = f"<#{channel_id}>"
            raise ExplainedError(
                "explainer-there-already", channel=channel_named, link=link, number=str(there.id)
            )
        refuse_lacking(await lacking_for(interaction, channel_id, POST), words)
        posted = await self.bot.explaining.post(server_id, channel_id, what)
        if isinstance(posted, Trouble):
            raise not_posted(posted, channel_id)
        await answer(interaction, await self._pinned(interaction, posted))

    @post.autocomplete("topic")
    async def topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer topics, comparisons, the process and deadlines by their titles."""
        return explainer_choices(typed, self.bot.facts, words_for(interaction))

    @post.autocomplete("state")
    async def states(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the states that hold what was typed."""
        return state_choices(typed, self.bot.facts, words_for(interaction).language)

    @app_commands.command(name="list", description=phrase("command-explainer-list"))
    async def list_all(self, interaction: Interaction) -> None:
        """Show what stands where, and how."""
        await answer(interaction, await self._list(interaction))

    @app_commands.command(name="refresh", description=phrase("command-explainer-refresh"))
    async def refresh(self, interaction: Interaction) -> None:
        """Look at all of them now."""
        await self.refresh_now(interaction)

    @app_commands.command(name="remove", description=phrase("command-explainer-remove"))
    @app_commands.describe(which=phrase("option-explainer-which"))
    async def remove(self, interaction: Interaction, which: str) -> None:
        """Ask before a card is taken away."""
        one = await self._own(interaction, which)
        await answer(interaction, away_card(one, self.bot.facts, words_for(interaction)))

    @remove.autocomplete("which")
    async def there(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the server's cards, each by its number on the list and its title; none to who may not."""
        try:
            server_id = server_of(interaction, "pin_messages")
        except ExplainedError:
            # A list that is offered has no words for it; the command itself says why.
            return []
        kept = await self.bot.store.explainers.of_server(server_id)
        words, facts, here = words_for(interaction), self.bot.facts, interaction.channel_id
        named = [(numbered(one, facts, words, here=one.channel_id == here), str(one.id)) for one in kept]
        return matching(typed, named)

    @app_commands.command(name="starter", description=phrase("command-explainer-starter"))
    @app_commands.describe(state=phrase("option-state"))
    async def starter(self, interaction: Interaction, state: str | None = None) -> None:
        """Show what the starter set will post, before anything is posted."""
        await self._starter.offer(interaction, state)

    @starter.autocomplete("state")
    async def starter_states(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the states that hold what was typed."""
        return state_choices(typed, self.bot.facts, words_for(interaction).language)

    async def page(self, interaction: Interaction, page: str) -> None:
        """Go to another page of the list."""
        await turn(interaction, await self._list(interaction, page_number(page)))

    async def refresh_now(self, interaction: Interaction) -> None:
        """Look at all of them, and say what came of it."""
        server_id = server_of(interaction, "pin_messages")
        await interaction.response.defer(ephemeral=True, thinking=True)
        done = await self.bot.explaining.refresh(server_id)
        hidden = dict.fromkeys(one.channel_id for one in done.found if one.standing is Standing.HIDDEN)
        ways_in = [await way_in(interaction, channel) for channel in list(hidden)[:CHANNELS_NAMED]]
        words, facts = words_for(interaction), self.bot.facts
        made = refreshed_card(done.looked_at, done.changed, done.found, done.failed, ways_in, facts, words)
        await answer(interaction, made)

    async def pin(self, interaction: Interaction, which: str) -> None:
        """Try the pin again."""
        one = await self._own(interaction, which)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if not await may_there(interaction, one.channel_id, "pin_messages"):
            raise ExplainedError("explainer-not-yours", channel=f"<#{one.channel_id}>")
        await answer(interaction, await self._pinned(interaction, one))

    async def leave(self, interaction: Interaction, which: str) -> None:
        """Leave it without a pin."""
        one = await self._own(interaction, which)
        await self.bot.store.explainers.set_pinned(one.id, pinned=False)
        await turn(interaction, left_card(one, self.bot.facts, words_for(interaction)))

    async def away(self, interaction: Interaction, which: str) -> None:
        """Take the message away, and forget it."""
        one = await self._own(interaction, which)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if not await may_there(interaction, one.channel_id, "pin_messages"):
            raise ExplainedError("explainer-not-yours", channel=f"<#{one.channel_id}>")
        trouble = await self.bot.explaining.take_away(one)
        words = words_for(interaction)
        if trouble and trouble.open:
            raise ExplainedError("explainer-away-later")
        await answer(interaction, taken_card(words, reached=trouble is None))

    async def _own(self, interaction: Interaction, which: str) -> Posted:
        """Return a card of the person's server; ExplainedError where it has none of that id."""
        server_id = server_of(interaction, "pin_messages")
        found = await self.bot.store.explainers.one(server_id, row_id(which)) if which.isdecimal() else None
        if found is None:
            raise ExplainedError("explainer-which-unknown")
        return found

    async def _list(self, interaction: Interaction, page: int = 0) -> Card:
        server_id = server_of(interaction, "pin_messages")
        rows = await self.bot.explaining.currency(server_id)
        state = (await self.bot.store.servers.setup(server_id)).state or ""
        return list_card(rows, self.bot.facts, words_for(interaction), page, state=state)

    async def _pinned(self, interaction: Interaction, one: Posted) -> Card:
        """Pin it and say so; or say why it could not be pinned, and offer to leave it so."""
        words, facts = words_for(interaction), self.bot.facts
        trouble = await self.bot.explaining.pin(one)
        kept = await self._own(interaction, str(one.id))
        if trouble is None:
            return posted_card(kept, facts, words)
        return unpinned_card(kept, await why_unpinned(interaction, trouble, one.channel_id), facts, words)


def _may_pin(channel: app_commands.AppCommandChannel) -> bool:
    """Tell whether the person may look into the channel and pin there, as Discord resolved it for them."""
    return channel.permissions.view_channel and channel.permissions.pin_messages


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Explainer(bot))
