"""The talk of `/server setup`: choices on one private card, and one press that saves them all."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.app import Clockstart
from bot.rights import POST, lacking_for, refuse_lacking, server_of
from bot.store.servers import Setup
from bot.text.catalogue import languages
from bot.text.kind import ExplainedError
from bot.tree import Form, Interaction, Press, answer, explained_card, turn, words_for
from bot.ui.server_setup import HOURS, NONE, links_again, setup_card, setup_saved_card, setup_state_card
from cogs.choices import STATE_LISTS, lists, state_code
from cogs.facts_shown import page_number
from cogs.links import TYPED_LIMIT, completed, read_links, written

LINKS_WRITTEN = "setup-written"
WAITING_LIMIT = 100
"""Setups that are being chosen; the oldest goes first, and is begun anew."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one moderator has chosen so far, and what was saved when they last saw it."""

    chosen: Setup
    before: Setup
    typed: str | None = None
    """Links that were typed and did not fit, to be written again."""


class SetupTalk:
    """Leads from what is saved to what will be. What is not saved yet is kept here, by server and person."""

    def __init__(self, bot: Clockstart) -> None:
        self._bot = bot
        self._waiting: OrderedDict[tuple[int, int], Draft] = OrderedDict()

    @property
    def presses(self) -> dict[str, Press]:
        """What the lists and buttons of the card do."""
        return {
            "server-setup": self.begin,
            "setup-channels": self._choose_channels,
            "setup-moderators": self._choose_moderators,
            "setup-hour": self._choose_hour,
            "setup-zone": self._choose_zone,
            "setup-language": self._choose_language,
            "setup-state": self._ask_state,
            "setup-in": self._choose_state,
            **lists("setup-state", STATE_LISTS, self._choose_state),
            "setup-links": self._ask_links,
            LINKS_WRITTEN: self._take_links,
            "setup-save": self._save,
        }

    async def begin(self, interaction: Interaction) -> None:
        """Show what is saved, with lists to change it."""
        setup = await self._bot.store.servers.setup(server_of(interaction, "manage_guild"))
        self._keep(interaction, Draft(setup, setup))
        await answer(interaction, setup_card(setup, self._bot.facts, words_for(interaction)))

    async def _choose_channels(self, interaction: Interaction, *channels: str) -> None:
        await self._change(interaction, channels=tuple(sorted(page_number(one) for one in channels)))

    async def _choose_moderators(self, interaction: Interaction, channel: str = "") -> None:
        await self._change(interaction, moderators_channel=page_number(channel) if channel else None)

    async def _choose_hour(self, interaction: Interaction, hour: str) -> None:
        if hour != NONE and page_number(hour) not in range(HOURS):
            raise ExplainedError("button-old")
        await self._change(interaction, hour=None if hour == NONE else int(hour))

    async def _choose_zone(self, interaction: Interaction, zone: str) -> None:
        if zone != NONE and zone not in self._zones(self._draft(interaction).chosen.state):
            raise ExplainedError("button-old")
        await self._change(interaction, zone=None if zone == NONE else zone)

    async def _choose_language(self, interaction: Interaction, language: str) -> None:
        if language != NONE and language not in languages():
            raise ExplainedError("button-old")
        await self._change(interaction, language=None if language == NONE else language)

    async def _ask_state(self, interaction: Interaction) -> None:
        self._draft(interaction)
        await turn(interaction, setup_state_card(self._bot.facts, words_for(interaction)))

    async def _choose_state(self, interaction: Interaction, state: str) -> None:
        """Take a state, with its zone where it has one only; a zone of another state goes."""
        code = None if state == NONE else state_code(state, self._bot.facts)
        zones = self._zones(code)
        zone = self._draft(interaction).chosen.zone
        zone = zones[0] if len(zones) == 1 else zone if zone in zones else None
        await self._change(interaction, state=code, zone=zone)

    async def _ask_links(self, interaction: Interaction) -> None:
        say = words_for(interaction).say
        draft = self._draft(interaction)
        given = written(draft.chosen.links) if draft.typed is None else draft.typed
        form = Form(
            say("links-title"), say("links-label"), say("links-hint"), LINKS_WRITTEN,
            lines_limit=TYPED_LIMIT, given=given,
        )  # fmt: skip
        await interaction.response.send_modal(form)

    async def _take_links(self, interaction: Interaction, text: str) -> None:
        try:
            links = read_links(text)
        except ExplainedError as problem:
            # Nothing that was typed is lost: the same form opens with it.
            self._keep(interaction, replace(self._draft(interaction), typed=text))
            words = words_for(interaction)
            await answer(interaction, explained_card(problem, words, rows=links_again(words)))
            return
        await self._change(interaction, completed(links, text), links=links)

    async def _save(self, interaction: Interaction) -> None:
        """Save all of it at once, unless somebody else did so meanwhile: then show theirs first."""
        server_id = server_of(interaction, "manage_guild")
        draft = self._draft(interaction)
        words, facts, chosen = words_for(interaction), self._bot.facts, draft.chosen
        if chosen == draft.before:
            raise ExplainedError("setup-nothing")
        if chosen.moderators_channel not in (None, draft.before.moderators_channel):
            # Three questions to Discord can take longer than the 3 seconds that an answer has.
            await interaction.response.defer()
            refuse_lacking(await lacking_for(interaction, chosen.moderators_channel, POST), words)
        if not await self._bot.store.servers.save(server_id, chosen, before=draft.before):
            theirs = await self._bot.store.servers.setup(server_id)
            self._keep(interaction, replace(draft, before=theirs))
            await turn(interaction, setup_card(chosen, facts, words, meanwhile=theirs))
            return
        # Not before: where it could not be saved, the same button tries again.
        self._waiting.pop((server_id, interaction.user.id), None)
        self._bot.server_languages = await self._bot.store.servers.languages()
        await turn(interaction, setup_saved_card(chosen, facts, words))

    async def _change(
        self, interaction: Interaction, completed: Sequence[str] = (), **changed: object
    ) -> None:
        draft = self._draft(interaction)
        typed = None if "links" in changed else draft.typed
        draft = replace(draft, chosen=replace(draft.chosen, **changed), typed=typed)
        self._keep(interaction, draft)
        words = words_for(interaction)
        await turn(interaction, setup_card(draft.chosen, self._bot.facts, words, completed=completed))

    def _draft(self, interaction: Interaction) -> Draft:
        key = (server_of(interaction, "manage_guild"), interaction.user.id)
        draft = self._waiting.get(key)
        if draft is None:
            raise ExplainedError("setup-gone")
        return draft

    def _keep(self, interaction: Interaction, draft: Draft) -> None:
        self._waiting[server_of(interaction, "manage_guild"), interaction.user.id] = draft
        while len(self._waiting) > WAITING_LIMIT:
            self._waiting.popitem(last=False)

    def _zones(self, state: str | None) -> list[str]:
        found = self._bot.facts.states.get(state or "")
        return [one.zone for one in found.zones] if found else []
