"""Cards around a letter: the list, and the letter with how to send it so that the day can be proved."""

from bot.law.entries import LetterType
from bot.law.library import Library
from bot.text.catalogue import Words, pick
from bot.ui.card import Card, buttons, card, main_button, select_lists
from bot.ui.drafts import Draft
from bot.ui.labels import source_lines


def letter_card(letter: LetterType, filename: str, state: str | None, facts: Library, words: Words) -> Card:
    """Return the card that carries the letter's file."""
    place = (
        words.say("letter-state", state=pick(facts.states[state].name, words.language))
        if state
        else words.say("letter-no-state")
    )
    to = words.say("letter-to", to=pick(letter.to, words.language))
    blocks = [
        words.say("letter-file"),
        f"{to}\n{place}",
        "\n".join(words.say(f"letter-send-{step}") for step in ("title", "email", "reply", "log")),
    ]
    rows = (
        buttons(
            main_button(
                words.say("button-log-letter"), "log-ask", Draft(letter.event, state=state or "").encode()
            )
        )
        if letter.event
        else []
    )
    small = [*source_lines(letter.cites.values(), words), words.say("not-advice")]
    title = words.say("letter-title", title=pick(letter.title, words.language))
    return card(title, blocks, small=small, rows=rows, files=[filename])


def letter_list_card(facts: Library, words: Words) -> Card:
    """Return the list of letters, with when to use each."""
    there = list(facts.letters.values())
    lines = [f"**{pick(one.title, words.language)}**: {pick(one.when, words.language)}" for one in there]
    options = [(pick(one.title, words.language), one.id) for one in there]
    rows = select_lists(options, words, "letter")
    return card(words.say("letter-list-title"), [words.say("letter-list-hint"), "\n".join(lines)], rows=rows)
