"""What a card shows and does, taken from the card or from the message that it became; and what is new."""

from typing import Any

from discord import ui

from bot.store.explainers import News

SMALL = "-# "
SAID_LIMIT = 200
Shown = tuple[str, ...]
"""The texts, then what can be pressed or picked, in their order."""


def shown_by(view: ui.LayoutView) -> Shown:
    """Return the texts of a card, and what can be pressed or picked with its names."""
    items = list(view.walk_children())
    texts = [item.content for item in items if isinstance(item, ui.TextDisplay)]
    return (*texts, *(made for item in items if (made := _pressed(item))))


def _pressed(item: ui.Item[Any]) -> str:
    if isinstance(item, ui.Button):
        return f"\0{item.custom_id} {item.label}"
    if isinstance(item, ui.Select):
        options = " ".join(f"{one.value} {one.label}" for one in item.options)
        return f"\0{item.custom_id} {options}"
    return ""


def news_of(before: Shown, after: Shown) -> tuple[News | None, str]:
    """Return what of a changed card is worth telling, and the first new line; None for new buttons alone."""
    old, new = _lines(before), _lines(after)
    told = [line for line in new if line not in old]
    lost = [line for line in old if line not in new]
    changed = [line for line in told if not line.startswith(SMALL)]
    if changed or any(not line.startswith(SMALL) for line in lost):
        return News.TEXT, _cut(changed[0]) if changed else ""
    if told or lost:
        return News.SOURCES, _cut(told[0].removeprefix(SMALL)) if told else ""
    return None, ""


def _lines(shown: Shown) -> list[str]:
    return [line for text in shown if not text.startswith("\0") for line in text.splitlines() if line]


def _cut(line: str) -> str:
    return line if len(line) <= SAID_LIMIT else f"{line[: SAID_LIMIT - 1].rstrip()}…"
