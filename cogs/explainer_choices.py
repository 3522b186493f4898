"""What an explainer can be of: the choices while typing, the choice that was made, a server's defaults."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from discord import app_commands

from bot.app import Clockstart
from bot.law.library import FEDERAL, Library
from bot.store.explainers import KINDS, ExplainerKind, What
from bot.text.catalogue import Words, language_of, languages, words
from bot.text.kind import ExplainedError
from bot.tree import Interaction
from bot.ui.explainers import ALL, explainer_title
from bot.ui.states import states_by_name
from cogs.choices import matching, state_code


@dataclass(frozen=True, slots=True)
class Home:
    """For whom a card is made: the server's state, empty for none, and language."""

    state: str
    language: str


async def home_of(bot: Clockstart, interaction: Interaction, state: str | None, language: str | None) -> Home:
    """Return the state and the language of a card: as named, else as the server's moderators set them."""
    setup = await bot.store.servers.setup(interaction.guild_id or 0)
    code = state_code(state, bot.facts) if state else setup.state or ""
    spoken = language or setup.language or language_of(str(interaction.guild_locale or interaction.locale))
    return Home(code if code in bot.facts.states else "", spoken if spoken in languages() else "en")


def explainer_choices(typed: str, facts: Library, said: Words) -> list[app_commands.Choice[str]]:
    """Return what an explainer can be of, by titles with what was typed; topics also by how people ask."""
    options = list(_options(facts, said))
    also = {f"topic:{one.id}": one.asked for one in facts.topics.values()}
    return matching(typed, options, also)


def _options(facts: Library, said: Words) -> Iterator[tuple[str, str]]:
    """Give (title, value) of all of it, the widest first."""
    for kind, entries in (
        ("compare", [ALL, *facts.aspects]),
        ("way", list(facts.ways)),
        ("help", [ALL]),
        ("set", [one.id for one in facts.explainers.values() if one.terms or one.says]),
        ("topic", list(facts.topics)),
    ):
        for entry in entries:
            what = What(cast("ExplainerKind", kind), entry, said.language)
            yield explainer_title(what, facts, said) or entry, f"{kind}:{entry}"
    yield said.say("clocks-federal-title"), f"clocks:{FEDERAL}"
    for name, code in states_by_name(facts, said.language):
        yield said.say("clocks-title", state=name), f"clocks:{code}"


def what_of(chosen: str, home: Home, note: str, facts: Library) -> What:
    """Return what was picked, or typed just as its title; ExplainedError for anything else."""
    said = words(home.language)
    by_title = {title.casefold(): value for title, value in _options(facts, said)}
    kind, _, entry = by_title.get(chosen.strip().casefold(), chosen).partition(":")
    state = home.state
    if kind == "clocks":
        if entry != FEDERAL and entry not in facts.states:
            raise ExplainedError("explainer-topic-unknown")
        state, entry = ("" if entry == FEDERAL else entry), ALL
    if kind not in KINDS or kind == "index":
        raise ExplainedError("explainer-topic-unknown")
    topic = facts.topics.get(entry)
    if kind in ("compare", "way") or (kind == "topic" and topic and not topic.differs):
        # It reads the same in every state.
        state = ""
    what = What(cast("ExplainerKind", kind), entry, home.language, state, note)
    if explainer_title(what, facts, said) is None:
        raise ExplainedError("explainer-topic-unknown")
    return what
