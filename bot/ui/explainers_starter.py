"""What moderators see of the starter set: before it is posted, while it is, and what came of it."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.law.library import Library
from bot.store.explainers import Posted, Standing, What
from bot.text.catalogue import Words, pick
from bot.ui.card import Card, button, buttons, card, main_button, select
from bot.ui.explainers_kept import linked, title_or_id


def starter_card(
    wanted: Sequence[What], there: Sequence[Posted], channel_id: int, facts: Library, said: Words
) -> Card:
    """Show what the starter set will post and where, before anything is posted; one press does it."""
    stands = {one.what: one for one in there if one.message_id}
    lines = [
        f"{at}. {linked(stands[what], facts, said) if what in stands else title_or_id(what, facts, said)}"
        for at, what in enumerate(wanted, 1)
    ]
    left = len([what for what in wanted if what not in stands])
    if not left:
        return card(said.say("starter-title"), [said.say("starter-there"), "\n".join(lines)])
    state = facts.states.get(wanted[0].state)
    where = said.say("starter-where", channel=f"<#{channel_id}>", count=left)
    place = said.say("explainer-state", state=pick(state.name, said.language)) if state else ""
    of_set = (wanted[0].state, wanted[0].language)
    # The list of the set links what stands, so there is nothing of it to look at yet.
    options = [(title_or_id(what, facts, said), what.entry) for what in wanted if what.kind == "set"]
    rows = [
        select(said.say("starter-look"), "starter-look", *of_set, options=options),
        *buttons(
            main_button(said.say("button-starter", count=left), "starter", *of_set),
            button(said.say("button-not-now"), "starter-not-now"),
        ),
    ]
    blocks = [
        where,
        place or said.say("starter-no-state"),
        "\n".join(lines),
        said.say("starter-pinned"),
        said.say("starter-long", count=left),
    ]
    return card(said.say("starter-title"), blocks, rows=rows, small=[said.say("starter-nothing-yet")])


def starter_look_card(made: Card, what: What, said: Words) -> Card:
    """Return a card of the set as it would be posted, with the way back outside its frame."""
    back = button(said.say("button-starter-back"), "starter-back", what.state, what.language)
    made.add_item(ui.ActionRow[Any](back))
    return made


def starter_not_now_card(said: Words) -> Card:
    """Say that nothing was posted, and how to come back."""
    return card(said.say("starter-title"), [said.say("starter-not-now")])


def working_card(said: Words) -> Card:
    """Say that the posting has begun: the button is gone, so nobody presses twice."""
    return card(said.say("starter-title"), [said.say("starter-working")])


def started_card(
    done: Sequence[Posted], left: Sequence[Posted], why: str, facts: Library, said: Words
) -> Card:
    """Say what stands now; what is left, why, and how to go on; or why the list could not be pinned."""
    lines = [f"- {linked(one, facts, said)}" for one in done]
    blocks = ["\n".join(lines)] if lines else []
    if left:
        rows = buttons(
            main_button(said.say("button-go-on"), "starter", left[0].what.state, left[0].what.language)
        )
        blocks = [said.say("starter-stopped", done=len(done), left=len(left)), why, *blocks]
        return card(said.say("starter-stopped-title"), blocks, rows=rows)
    if why:
        again = buttons(main_button(said.say("button-pin"), "explainer-pin", done[-1].id))
        return card(said.say("starter-done-title"), [said.say("starter-done"), why, *blocks], rows=again)
    if done[-1].standing is Standing.UNPINNED:
        again = buttons(button(said.say("button-pin-anew"), "explainer-pin", done[-1].id))
        return card(said.say("starter-done-title"), [said.say("starter-done-unpinned"), *blocks], rows=again)
    return card(said.say("starter-done-title"), [said.say("starter-done-pinned"), *blocks])
