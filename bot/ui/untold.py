"""What a person is told at their next command, because no message could tell it."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.store.cases import SavedCase
from bot.store.counts import Untold
from bot.text.catalogue import Words
from bot.text.days import short
from bot.ui.card import Card, buttons, card, main_button
from bot.ui.drafts import case_name

NEXT_DAYS = 4


def untold_card(
    untold: Untold,
    cases: Sequence[SavedCase],
    ahead: Collection[date],
    words: Words,
    refusals: Collection[str],
    *,
    late: bool,
) -> Card:
    """Return one card for messages that did not arrive, with the next dates, and for days that moved.

    `late`: a day has gone by, or may have. `refusals`: the codes that mean that the person's private
    messages are closed to us.
    """
    blocks: list[str] = []
    if untold.failed:
        closed = untold.failed[-1] in refusals
        blocks.append(words.say("untold-refused" if closed else "untold-failed"))
        blocks.append(words.say("open-dms") if closed else "")
        days = "; ".join(short(day, words.language) for day in sorted(ahead)[:NEXT_DAYS])
        if late:
            blocks.append(words.say("untold-late"))
        blocks.append(words.say("untold-next", days=days) if days else words.say("untold-next-none"))
    blocks += [
        words.say("untold-moved", case=case_name(case.child, case.plan, words))
        for case in cases
        if case.id in untold.moved
    ]
    shown = cases[0].id if cases else None
    rows = buttons(main_button(words.say("button-all"), "show", shown, 0) if shown else None)
    return card(words.say("untold-title"), blocks, rows=rows)
