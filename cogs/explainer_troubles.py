"""Why a card was not posted or not pinned, in a sentence that says what to do."""

import discord

from bot.channels import Trouble
from bot.rights import POST, lacking_for, lacking_line
from bot.text.kind import ExplainedError
from bot.tree import Interaction, words_for

TO_PIN = (*POST, "read_message_history", "pin_messages")
"""What it takes to post a card, to look after it and to pin it."""

TO_LOOK = ("view_channel", "read_message_history")
"""What it takes to look after a card."""


def not_posted(trouble: Trouble, channel_id: int) -> ExplainedError:
    """Return the sentence for a card that could not be posted."""
    if trouble is Trouble.LATER:
        return ExplainedError("explainer-post-later")
    if trouble is Trouble.DELETED:
        return ExplainedError("explainer-reply-gone")
    return ExplainedError("explainer-post-forbidden", channel=f"<#{channel_id}>")


async def why_stopped(interaction: Interaction, trouble: Trouble, channel_id: int) -> str:
    """Return why a set was not posted to its end, and what can be done."""
    words = words_for(interaction)
    if trouble in (Trouble.FORBIDDEN, Trouble.HIDDEN):
        lacks = await lacking_for(interaction, channel_id, TO_PIN)
        if lacks:
            return lacking_line(lacks, words)
        return words.say("explainer-post-forbidden", channel=f"<#{channel_id}>")
    return words.say("starter-later")


async def why_unpinned(interaction: Interaction, trouble: Trouble, channel_id: int) -> str:
    """Return why something could not be pinned, and what can be done."""
    words = words_for(interaction)
    match trouble:
        case Trouble.FULL:
            return words.say("explainer-full")
        case Trouble.DELETED:
            return words.say("explainer-gone")
        case Trouble.FORBIDDEN | Trouble.HIDDEN:
            lacks = await lacking_for(interaction, channel_id, TO_PIN)
            if lacks:
                return words.say("explainer-no-pin-right", line=lacking_line(lacks, words))
        case Trouble.LATER | Trouble.REFUSED:
            pass
    return words.say("explainer-pin-later")


async def way_in(interaction: Interaction, channel_id: int) -> str:
    """Return why the cards of a channel cannot be reached, and where to click."""
    words = words_for(interaction)
    try:
        lacks = await lacking_for(interaction, channel_id, TO_LOOK)
    except discord.HTTPException:
        lacks = None
    if lacks:
        return lacking_line(lacks, words)
    return words.say("explainers-unsure", channel=f"<#{channel_id}>")
