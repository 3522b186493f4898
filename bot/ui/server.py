"""Cards of a server's own: the districts' school calendars."""

from collections.abc import Sequence

from discord.utils import escape_markdown

from bot.clock.school import SchoolCalendar
from bot.store.districts import District
from bot.text.catalogue import Words
from bot.text.days import short
from bot.ui.card import Card, Row, buttons, card, main_button, select
from bot.ui.school import days_blocks

LIST_LIMIT = 25


def district_card(name: str, calendar: SchoolCalendar, words: Words) -> Card:
    """Show what was understood of a district's calendar, and save it only when a button is pressed."""
    rows = buttons(main_button(words.say("button-save-days"), "district-save"))
    blocks = [words.say("district-name", name=escape_markdown(name)), *days_blocks(calendar, words)]
    return card(words.say("school-title"), blocks, rows=rows, small=[words.say("nothing-saved-yet")])


def saved_district_card(words: Words) -> Card:
    """Say that it is saved, and how members take it."""
    return card(words.say("district-saved-title"), [words.say("district-saved")])


def districts_card(listed: Sequence[District], words: Words) -> Card:
    """List a server's districts with the day each was loaded, and a list to take one out."""
    if not listed:
        return card(words.say("districts-title"), [words.say("districts-none")])
    lines = [
        words.say(
            "district-line", name=escape_markdown(one.name), day=short(one.loaded_at.date(), words.language)
        )
        for one in listed
    ]
    options = [(one.name, str(one.id)) for one in listed[:LIST_LIMIT]]
    rows: list[Row] = [select(words.say("district-drop"), "district-drop", options=options)]
    return card(words.say("districts-title"), ["\n".join(lines), words.say("districts-how")], rows=rows)
