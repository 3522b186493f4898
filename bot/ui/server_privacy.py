"""The card of `/server privacy`: a ready rule for Discord's AutoMod, to copy or to be set up by the bot."""

from bot.text.catalogue import Words
from bot.ui.card import Card, buttons, card, main_button
from bot.ui.private_numbers import number_patterns


def privacy_card(year: int, words: Words, *, may_set: bool) -> Card:
    """Show the rule with where to paste it. `may_set`: the bot was given the right to set it up itself."""
    say = words.say
    found: dict[str, list[str]] = {}
    for kind, pattern in number_patterns(year):
        found.setdefault(say(f"privacy-{kind}"), []).append(pattern)
    copied = [f"**{title}**\n" + "\n".join(map(_code, patterns)) for title, patterns in found.items()]
    blocks = [
        say("privacy-why"),
        say("privacy-paste"),
        *copied,
        f"**{say('privacy-message-title')}**\n{_code(say('privacy-message'))}",
        say("privacy-may-set" if may_set else "privacy-may-not-set"),
    ]
    rows = buttons(main_button(say("button-privacy-set"), "privacy-set")) if may_set else []
    return card(say("privacy-title"), blocks, rows=rows, small=[say("privacy-limits", year=str(year))])


def privacy_set_card(words: Words, *, renewed: bool) -> Card:
    """Say that the rule holds, and that the right can be taken back."""
    done = words.say("privacy-renewed" if renewed else "privacy-set")
    return card(words.say("privacy-set-title"), [done, words.say("privacy-set-next")])


def _code(text: str) -> str:
    return f"```\n{text}\n```"
