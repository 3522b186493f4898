"""What the features that show facts have in common: whose state it is, and a card for a press."""

from bot.app import Clockstart
from bot.store.servers import NOTHING, Setup
from bot.text.kind import ExplainedError
from bot.tree import Interaction, words_for
from bot.ui.facts import Look


async def look_of(bot: Clockstart, interaction: Interaction, state: str | None = None) -> Look:
    """Return how a person looks at the facts: their words, and a state.

    The one that is named, else the one that they saved, else the default of the server, which is then named
    as such.
    """
    # No server has the id 0: in a private message nothing is found.
    person, server = await bot.store.look(interaction.user.id, interaction.guild_id or 0)
    own = person and person.state
    if state is None:
        state = own or server.state or ""
    known = state if state in bot.facts.states else ""
    return Look(
        bot.facts,
        words_for(interaction),
        known,
        by_server=bool(known) and not own and known == server.state,
        links=server.links,
    )


async def setup_of(bot: Clockstart, interaction: Interaction) -> Setup:
    """Return what the moderators chose of the server in which a person is; nothing in a private message."""
    if interaction.guild_id is None:
        return NOTHING
    return await bot.store.servers.setup(interaction.guild_id)


def page_number(part: str) -> int:
    """Return the page that a press names, from 0; ExplainedError where it names none."""
    if not part.isdecimal():
        raise ExplainedError("button-old")
    return int(part)
