"""What the features that show facts have in common: whose state it is, and a card for a press."""

from bot.app import Clockstart
from bot.text.kind import ExplainedError
from bot.tree import Interaction, words_for
from bot.ui.facts import Look


async def look_of(bot: Clockstart, interaction: Interaction, state: str | None = None) -> Look:
    """Return how a person looks at the facts: their words, and the state that is named or that they saved."""
    if state is None:
        person = await bot.store.people.get(interaction.user.id)
        state = (person and person.state) or ""
    return Look(bot.facts, words_for(interaction), state if state in bot.facts.states else "")


def page_number(part: str) -> int:
    """Return the page that a press names, from 0; ExplainedError where it names none."""
    if not part.isdecimal():
        raise ExplainedError("button-old")
    return int(part)
