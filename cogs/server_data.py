"""What `/server data` and `/server digest` do: show, hand over, delete; and the week in figures."""

import io
from datetime import UTC, timedelta

import discord

from bot.app import Clockstart
from bot.rights import server_of
from bot.store.asked import KEPT_DAYS
from bot.store.explainers import Posted, Standing
from bot.text.catalogue import words as catalogue
from bot.tree import Interaction, Press, answer, turn, turn_later, words_for
from bot.ui.card import short_label
from bot.ui.explainers import explainer_title
from bot.ui.server_data import (
    data_card,
    digest_card,
    export_card,
    server_delete_card,
    server_deleted_card,
    server_deleting_card,
    server_file,
    server_left_card,
)

FILE = "server-data-1.json"
WEEK_DAYS = 7


class ServerData:
    """All that is kept of a server."""

    def __init__(self, bot: Clockstart) -> None:
        self._bot = bot

    @property
    def presses(self) -> dict[str, Press]:
        """What the buttons do."""
        return {
            "server-data": self.show,
            "server-export": self._export,
            "server-delete": self._ask,
            "server-delete-yes": self._forget,
            "server-delete-cards": self._take_away,
        }

    async def show(self, interaction: Interaction) -> None:
        """Show what is kept."""
        server_id = server_of(interaction, "manage_guild")
        rows = await self._bot.store.server_rows.of(server_id)
        setup = await self._bot.store.servers.setup(server_id)
        await turn(interaction, data_card(rows, setup, self._bot.facts, words_for(interaction)))

    async def digest(self, interaction: Interaction) -> None:
        """Show the last seven days, today with them."""
        server_id = server_of(interaction, "manage_guild")
        last = self._bot.time.now().astimezone(UTC).date()
        first = last - timedelta(days=WEEK_DAYS - 1)
        tally = await self._bot.store.asked.tally(server_id, first, last)
        pins = [
            self._pin_line(one)
            for one, current in await self._bot.explaining.currency(server_id)
            if one.message_id and not one.gone and not current
        ]
        said = words_for(interaction)
        await answer(interaction, digest_card(tally, (first, last), pins, self._bot.facts, said))

    def _pin_line(self, one: Posted) -> str:
        title = explainer_title(one.what, self._bot.facts, catalogue(one.what.language))
        return f"{short_label(title or one.what.entry)}: <#{one.channel_id}>"

    async def _export(self, interaction: Interaction) -> None:
        server_id = server_of(interaction, "manage_guild")
        now = self._bot.time.now()
        today_on = now.astimezone(UTC).date()
        rows = await self._bot.store.server_rows.of(server_id)
        tally = await self._bot.store.asked.tally(server_id, today_on - timedelta(days=KEPT_DAYS), today_on)
        said = words_for(interaction)
        file = discord.File(io.BytesIO(server_file(rows, tally, said, now)), FILE)
        await answer(interaction, export_card(FILE, said), files=[file])

    async def _ask(self, interaction: Interaction) -> None:
        server_id = server_of(interaction, "manage_guild")
        kept = await self._bot.store.explainers.of_server(server_id)
        posted = len([one for one in kept if one.message_id and one.standing is not Standing.DELETED])
        await turn(interaction, server_delete_card(words_for(interaction), posted))

    async def _take_away(self, interaction: Interaction) -> None:
        """Take the cards away, then delete the rows: what stops in the middle can be gone on with."""
        server_id, words = server_of(interaction, "manage_guild"), words_for(interaction)
        # It takes as long as the messages take.
        await interaction.response.edit_message(view=server_deleting_card(words))
        unreached, left = await self._bot.explaining.take_all_away(server_id)
        if left:
            made = server_left_card(words, left)
        else:
            gone = await self._bot.store.server_rows.forget(server_id)
            self._bot.server_languages.pop(server_id, None)
            made = server_deleted_card(words, gone=gone, unreached=unreached)
        await turn_later(interaction, made)

    async def _forget(self, interaction: Interaction) -> None:
        """Delete all of it at once; a second press finds nothing."""
        server_id = server_of(interaction, "manage_guild")
        gone = await self._bot.store.server_rows.forget(server_id)
        self._bot.server_languages.pop(server_id, None)
        await turn(interaction, server_deleted_card(words_for(interaction), gone=gone))
