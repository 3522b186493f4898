"""Private messages and the cards around them. What shows on a lock screen tells nothing."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.reminders.policy import LATE_DAYS, NEXT_STEP_DAYS
from bot.text.catalogue import Words
from bot.text.days import in_words
from bot.ui.card import Card, Row, button, buttons, card, main_button

OPEN_LIMIT = 4
"""Cases that one message opens: as many as fit in a row beside the stop button."""


def first_card(case_id: int, next_on: date | None, words: Words) -> Card:
    """Return the first private message, which proves that messages arrive."""
    said = words.say("dm-first-none")
    if next_on:
        said = words.say("dm-first", day=in_words(next_on, words.language))
    return card(words.say("dm-first-title"), [said], rows=_rows([case_id], "first", words))


def reminder_card(
    case_ids: Sequence[int],
    delivery: str,
    days: Iterable[tuple[date, bool]],
    *,
    words: Words,
    today: date,
    late: bool,
) -> Card:
    """Return a reminder of one or more days, each with whether it is sure; a button opens each case."""
    lines = [words.say("dm-late")] if late else []
    lines += dict.fromkeys(_line(day, today, words, sure=sure) for day, sure in days)
    return card(words.say("dm-title"), lines, rows=_rows(case_ids, delivery, words))


def _rows(case_ids: Sequence[int], delivery: str, words: Words) -> list[Row]:
    # The delivery's id stands on each button, so that a message can be found again after a crash.
    label = words.say("button-open")
    labels = [label] if len(case_ids) == 1 else [f"{label} ({at})" for at in range(1, len(case_ids) + 1)]
    opens = [main_button(text, "open", case, delivery) for text, case in zip(labels, case_ids, strict=True)]
    return buttons(*opens[:OPEN_LIMIT], button(words.say("button-stop"), "stop-all", delivery))


def _line(day: date, today: date, words: Words, *, sure: bool) -> str:
    if not sure:
        return words.say("dm-maybe")
    gap = (day - today).days
    if abs(gap) <= LATE_DAYS:
        return words.say({0: "dm-today", 1: "dm-tomorrow", -1: "dm-yesterday"}[gap])
    told = in_words(day, words.language)
    if gap > 0:
        return words.say("dm-days", count=gap, day=told)
    return words.say("dm-next-step" if gap <= -NEXT_STEP_DAYS else "dm-passed", day=told)


def on_card(words: Words) -> Card:
    """Say that reminders are on, when they come, and that they are discreet."""
    return card(
        words.say("remind-on-title"),
        [words.say("remind-on", times=words.say("remind-times")), words.say("remind-private")],
    )


def refused_card(case_id: int, words: Words, *, closed: bool) -> Card:
    """Say that no message got through, how to mend it, and offer to try again."""
    key = "remind-refused" if closed else "remind-try"
    rows = buttons(main_button(words.say("button-try-again"), "remind", case_id))
    return card(words.say(f"{key}-title"), [words.say(key)], rows=rows)


def off_card(words: Words) -> Card:
    """Say that reminders are off."""
    return card(words.say("stop-title"), [words.say("stop")])
