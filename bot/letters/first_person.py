"""Our sentences to a parent -> the same in the parent's own pen: "your child" becomes "my child"."""

import re

TAKES_AN_OBJECT = frozenset(
    {"answered", "asked", "by", "for", "given", "gave", "let", "notified", "of", "offered"}
    | {"reached", "sends", "sent", "shown", "suit", "told", "to", "with"}
)
"""Words of our sentences after which "you" is "me"."""

WORD_BEFORE = re.compile(r"(\w+) $")


def in_first_person(text: str) -> str:
    """Return an English sentence to a parent as the parent writes it."""
    text = re.sub(r"\b[Yy]ou are\b", "I am", text)
    text = re.sub(r"\b[Yy]ou were\b", "I was", text)
    text = re.sub(r"\byour\b", "my", text)
    text = re.sub(r"\bYour\b", "My", text)
    return re.sub(r"\b[Yy]ou\b", lambda found: _pronoun(text[: found.start()]), text)


def _pronoun(before: str) -> str:
    word = WORD_BEFORE.search(before)
    return "me" if word and word[1].lower() in TAKES_AN_OBJECT else "I"
