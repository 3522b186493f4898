"""The one shape of a card: answer first, at most three things to do, sources last and small.

A card is a pure function's result. It listens to nothing: what is pressed comes back as a
`custom_id`, so a card holds after a restart and leaves nothing in memory.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.text.catalogue import Words

ACCENT = 0x2B6E70
TEXT_LIMIT = 4000
PAGE_CHARACTERS = 2800
"""Room for blocks on one page: Discord's 4,000 less the title, the small print and the notes."""
ROW_BUTTONS = 5
SELECT_LIMIT = 25
SPAN_LETTERS = 45
"""Of the first and the last option, above a list of many: together they fit a placeholder."""
ID_LIMIT = 100
LABEL_LIMIT = 80
SEPARATOR = ":"

START = "start"
"""The action that leads back to the card of `/help`."""

SEE = "see"
"""The action of a list whose options are the ids of other presses."""

Row = ui.ActionRow[Any]
Line = ui.Section[Any]
"""A line of text with its own button beside it."""


class Card(ui.LayoutView):
    """A message of text blocks and rows, ready to send.

    `alone`: help lines for who is in danger; nothing else may come beside them.
    """

    def __init__(self, items: Iterable[ui.Item[Any]], above: str = "", *, alone: bool = False) -> None:
        super().__init__(timeout=None)
        self.alone = alone
        if above:
            self.add_item(ui.TextDisplay(above))
        self.body: ui.Container[Any] = ui.Container(*items, accent_colour=ACCENT)
        self.add_item(self.body)
        # A stopped view is never kept by the library; `bot.tree.Pressed` answers for all of them.
        self.stop()


def card(
    title: str,
    blocks: Iterable[str],
    *,
    small: Iterable[str] = (),
    lines: Iterable[Line] = (),
    rows: Iterable[Row] = (),
    files: Iterable[str] = (),
    picture: tuple[str, str] | None = None,
    above: str = "",
    pictures: Iterable[tuple[str, str]] = (),
    alone: bool = False,
) -> Card:
    """Build a card: title, text blocks, attached files, lines and rows to press, small print.

    `picture` is an attached picture's name with the words that say the same; `pictures` are several, each
    whole and one below the other: side by side Discord would cut them. `above` stands outside.
    """
    items: list[ui.Item[Any]] = [ui.TextDisplay(f"## {title}")]
    items += [ui.TextDisplay(block) for block in blocks if block]
    for name, alt in (*([picture] if picture else []), *pictures):
        shown = discord.MediaGalleryItem(f"attachment://{name}", description=alt)
        items.append(ui.MediaGallery(shown))
    items += [ui.File(f"attachment://{name}") for name in files]
    items += lines
    items += rows
    if last := [f"-# {line}" for line in small if line]:
        items += [ui.Separator(), ui.TextDisplay("\n".join(last))]
    return Card(items, above, alone=alone)


def texts_of(made: Card) -> list[str]:
    """Return the texts of a card, from its title to its small print."""
    return [item.content for item in made.walk_children() if isinstance(item, ui.TextDisplay)]


def custom_id(action: str, *parts: object) -> str:
    """Return the id that says what a press does and to what; at most 100 characters."""
    made = SEPARATOR.join((action, *map(str, parts)))
    if len(made) > ID_LIMIT:
        raise ValueError(f"the id of {action!r} has {len(made)} characters")
    return made


def short_label(text: str) -> str:
    """Return a text that fits a button: cut, with a mark, where it is longer."""
    return text if len(text) <= LABEL_LIMIT else f"{text[: LABEL_LIMIT - 1].rstrip()}…"


def button(
    label: str,
    action: str,
    *parts: object,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
) -> ui.Button[Any]:
    """Return a button that does `action`."""
    return ui.Button(label=label, custom_id=custom_id(action, *parts), style=style)


def main_button(label: str, action: str, *parts: object) -> ui.Button[Any]:
    """Return the button that most people will want."""
    return button(label, action, *parts, style=discord.ButtonStyle.primary)


def danger_button(label: str, action: str, *parts: object) -> ui.Button[Any]:
    """Return the button after which something is gone for good."""
    return button(label, action, *parts, style=discord.ButtonStyle.danger)


def buttons(*given: ui.Button[Any] | None) -> list[Row]:
    """Return rows of at most five buttons, without those that are None."""
    there = [one for one in given if one]
    return [ui.ActionRow(*there[at : at + ROW_BUTTONS]) for at in range(0, len(there), ROW_BUTTONS)]


def line(text: str, pressed: ui.Button[Any]) -> Line:
    """Return a line of text with its button beside it."""
    return ui.Section(ui.TextDisplay(text), accessory=pressed)


def with_way_back(made: Card, words: Words) -> Card:
    """Put the button back to the start after all else that can be pressed on a card, and return the card.

    Not beside help lines, nor on the start itself. Nor where the card asks before something is deleted:
    there it would read as a part of that.
    """
    pressed = [one for one in made.walk_children() if isinstance(one, ui.Button)]
    danger = any(one.style is discord.ButtonStyle.danger for one in pressed)
    if made.alone or danger or any(isinstance(one, ui.Section) for one in made.body.children):
        return made
    back = button(words.say("button-start"), START)
    at = end_of(made)
    before = made.body.children[at - 1]
    if isinstance(before, ui.ActionRow) and _takes_a_button(before):
        before.add_item(back)
    else:
        put_in(made, at, ui.ActionRow(back))
    return made


def _takes_a_button(row: Row) -> bool:
    return len(row.children) < ROW_BUTTONS and all(isinstance(one, ui.Button) for one in row.children)


def end_of(made: Card) -> int:
    """Return the place after all parts of a card but its small print."""
    items = made.body.children
    return next((at for at, one in enumerate(items) if isinstance(one, ui.Separator)), len(items))


def put_in(made: Card, at: int, *parts: ui.Item[Any]) -> None:
    """Put parts among those of a card."""
    items = made.body.children
    made.body.clear_items()
    for one in (*items[:at], *parts, *items[at:]):
        made.body.add_item(one)


def select(
    placeholder: str,
    action: str,
    *parts: object,
    options: Iterable[tuple[str, str]],
    hints: Mapping[str, str] | None = None,
    chosen: Collection[str] | None = None,
    least: int = 1,
) -> Row:
    """Return a row with a list to choose one from; options are (label, value), at most 25.

    `hints` says a little more of a value. With `chosen`, values that are picked already, as many as there
    are can be picked, and at least `least`.
    """
    listed = [
        discord.SelectOption(
            label=label[:100],
            value=value,
            description=(hints or {}).get(value),
            default=value in (chosen or ()),
        )
        for label, value in options
    ]
    most = 1 if chosen is None else len(listed)
    return ui.ActionRow(
        ui.Select(
            placeholder=placeholder,
            custom_id=custom_id(action, *parts),
            options=listed,
            min_values=least,
            max_values=most,
        )
    )


def see_rows(placeholder: str, others: Sequence[ui.Button[Any]]) -> list[Row]:
    """Return other cards to look at: several are one list, whose options do what the buttons would."""
    if len(others) < 2:  # noqa: PLR2004  # one alone needs no list
        return buttons(*others)
    options = [(one.label or "", one.custom_id or "") for one in others]
    return [select(placeholder, SEE, options=options)]


def channel_select(placeholder: str, action: str, *, chosen: Collection[int], most: int = 1) -> Row:
    """Return a row with Discord's own list of the server's text channels; none can be picked, too."""
    channel = discord.SelectDefaultValueType.channel
    return ui.ActionRow(
        ui.ChannelSelect(
            placeholder=placeholder,
            custom_id=custom_id(action),
            channel_types=[discord.ChannelType.text, discord.ChannelType.news],
            min_values=0,
            max_values=most,
            default_values=[discord.SelectDefaultValue(id=one, type=channel) for one in chosen],
        )
    )


def select_lists(options: Sequence[tuple[str, str]], words: Words, action: str, *parts: object) -> list[Row]:
    """Return as few lists as hold all options, of about one length; they do `action-0`, `action-1` …."""
    count = -(-len(options) // SELECT_LIMIT)
    size = -(-len(options) // count) if count else 1
    made: list[Row] = []
    for number, first in enumerate(range(0, len(options), size)):
        part = options[first : first + size]
        ends = {"first": part[0][0][:SPAN_LETTERS], "last": part[-1][0][:SPAN_LETTERS]}
        span = words.say("list-span", **ends) if len(part) > 1 else part[0][0][:LABEL_LIMIT]
        made.append(select(span, f"{action}-{number}", *parts, options=part))
    return made


def pages(blocks: Sequence[str]) -> list[list[str]]:
    """Split blocks into pages that fit a card; a block is never cut."""
    made: list[list[str]] = [[]]
    for block in blocks:
        if made[-1] and sum(map(len, made[-1])) + len(block) > PAGE_CHARACTERS:
            made.append([])
        made[-1].append(block)
    return made


def page_buttons(words: Words, page: int, count: int, action: str, *parts: object) -> list[ui.Button[Any]]:
    """Return the buttons to the page before and after; none where there is one page."""
    found: list[ui.Button[Any]] = []
    if page > 0:
        found.append(button(words.say("button-page-before"), action, *parts, page - 1))
    if page < count - 1:
        found.append(button(words.say("button-page-after"), action, *parts, page + 1))
    return found
