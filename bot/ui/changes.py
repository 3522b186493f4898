"""Cards for changing a saved day and for taking one out."""

from collections.abc import Iterable
from datetime import date

from bot.clock.case import Case, Event
from bot.clock.reading import Reading
from bot.law.library import Library
from bot.store.cases import SavedCase
from bot.text.catalogue import Words, pick
from bot.text.days import in_words
from bot.ui.card import Card, button, buttons, card, danger_button, main_button, select
from bot.ui.deadlines import event_line
from bot.ui.drafts import case_name, day_warnings

LINE_LIMIT = 100
LIST_LIMIT = 25
LISTS_LIMIT = 8
"""Lists of 25 in one card: more days than a case will ever have."""


def which_card(
    action: str,
    case_id: int,
    case: Case,
    events: Iterable[tuple[int, Event]],
    *,
    facts: Library,
    words: Words,
) -> Card:
    """Ask which day to change (`fix`) or to take out (`delete`, where the whole case is the last choice)."""
    options = [
        (event_line(event, facts, words).replace("*", "")[:LINE_LIMIT], str(row)) for row, event in events
    ]
    parts = [options[at : at + LIST_LIMIT] for at in range(0, len(options), LIST_LIMIT)][:LISTS_LIMIT]
    rows = [
        select(words.say(f"{action}-pick"), f"{action}-ask-{number}", case_id, options=part)
        for number, part in enumerate(parts)
    ]
    name = case_name(case.child, case.plan, words)
    other = (
        button(words.say("button-fix"), "delete", case_id)
        if action == "fix"
        else button(words.say("delete-case", case=name), "delete-all", case_id)
    )
    rows += buttons(other)
    return card(words.say(f"{action}-title"), [words.say(f"{action}-why")], rows=rows)


def fix_unread_card(case_id: int, row: int, reading: Reading, words: Words) -> Card:
    """Ask back where the words named no single day: candidates as buttons, or write it again."""
    rows = buttons(
        *(
            button(in_words(day, words.language), "fix-day", case_id, row, day.isoformat())
            for day in reading.candidates
        ),
        main_button(words.say("button-date-again"), "fix-ask-0", case_id, row),
    )
    return card(words.say("fix-unclear-title"), [words.say("fix-unclear")], rows=rows)


def fix_sure_card(
    saved: SavedCase, row: int, event: Event, day: date, *, today: date, facts: Library, words: Words
) -> Card:
    """Show the new day beside the old one, and save it only when a button is pressed."""
    kind = facts.events[event.code]
    rows = buttons(
        main_button(words.say("button-fix-save"), "fix-save", saved.id, row, day.isoformat()),
        button(words.say("button-other-day"), "fix-ask-0", saved.id, row),
    )
    said = words.say(
        "fix-sure",
        event=pick(kind.reached, words.language),
        day=in_words(day, words.language),
        old=in_words(event.day, words.language),
    )
    blocks = [said, *day_warnings(day, saved.case.state, today, words)]
    return card(words.say("fix-sure-title"), blocks, rows=rows, small=[words.say("nothing-saved-yet")])


def delete_sure_card(case_id: int, row: int, event: Event, facts: Library, words: Words) -> Card:
    """Ask once more before a date is taken out."""
    rows = buttons(
        danger_button(words.say("delete-yes"), "delete-yes", case_id, row),
        button(words.say("delete-no"), "show", case_id, 0),
    )
    blocks = [words.say("delete-sure-why", event=event_line(event, facts, words))]
    return card(words.say("delete-sure"), blocks, rows=rows)


def delete_case_card(case_id: int, case: Case, words: Words) -> Card:
    """Ask once more before a whole case is deleted."""
    rows = buttons(
        danger_button(words.say("delete-yes"), "delete-case", case_id),
        button(words.say("delete-no"), "show", case_id, 0),
    )
    title = words.say("delete-case-sure", case=case_name(case.child, case.plan, words))
    return card(title, [words.say("delete-case-why", count=len(case.events))], rows=rows)


def done_card(words: Words) -> Card:
    """Say that it is gone."""
    return card(words.say("delete-done-title"), [words.say("delete-done")])
