"""How the tour stands in a terminal: cards in frames, or plain lines where a frame would be in the way.

Plain where the output is no terminal, or one that can do nothing (`TERM=dumb`). So is what a screen reader
wants, which would read out every line of a frame.
"""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from bot.playground.records import Json
from bot.playground.sight import parts_of, select_of
from bot.text.catalogue import Words
from bot.text.plain import plain

ROW, BUTTON, LIST, SECTION, LINE = 1, 2, 3, 9, 14
WIDEST = 100
"""Longer lines are hard to read, however wide the window is."""
FRAME, INDENT = 4, 2
"""What a frame and its margins, or an indent, take of a line."""
BUTTONS = {1: "bold cyan", 4: "bold red"}
"""The style of a button that most people want, and of one after which something is gone."""
MARKS = {r"## |\*\*.*\*\*$": "bold", "-# ": "dim", "> ": "italic"}
"""The style of a line that is marked so."""
NO_BREAK = "\u00a0"


class Transcript:
    """Prints what each side says."""

    def __init__(self, console: Console, words: Words) -> None:
        self._console = console
        self._words = words
        self._framed = console.is_terminal and not console.is_dumb_terminal
        self._width = min(console.width, WIDEST)

    def heading(self, text: str) -> None:
        """Say what happens next."""
        self._console.print()
        self._print(_wrapped(text, self._width, "bold"))

    def typed(self, text: str) -> None:
        """Show what the person types or presses."""
        self._print(_wrapped(f"> {text}", self._width, "bold cyan"))

    def card(self, message: Json) -> None:
        """Show a message as the person sees it, from top to bottom."""
        if self._framed:
            lines = self._lines(message, self._width - FRAME)
            self._console.print(Panel(Group(*lines), width=self._width, border_style="cyan"))
        else:
            self._print(self._lines(message, self._width - INDENT), indent=INDENT)

    def file(self, text: str) -> None:
        """Show what stands in a file."""
        for line in text.splitlines():
            self._print(_wrapped(line, self._width - 2 * INDENT), indent=2 * INDENT)

    def _print(self, lines: Iterator[Text], indent: int = 0) -> None:
        for line in lines:
            self._console.print(Text(" " * indent).append_text(line) if line else line)

    def _lines(self, message: Json, room: int) -> Iterator[Text]:
        pressed: list[tuple[str, str]] = []
        before = 0
        for part in parts_of(message["components"]):
            if part["type"] == BUTTON:
                pressed.append((f"[{part['label']}]", BUTTONS.get(part["style"], "cyan")))
                continue
            yield from _row(pressed, room)
            pressed = []
            if part["type"] in {SECTION, ROW, LINE}:
                if self._framed and not before == part["type"] == ROW:
                    yield Text()
                before = part["type"]
            if part["type"] == LIST:
                name = self._words.say("tour-list", name=select_of(part).placeholder)
                yield from _wrapped(name, room, "cyan")
            for line in part.get("content", "").splitlines():
                style = next((style for mark, style in MARKS.items() if re.match(mark, line)), "")
                yield from _wrapped(plain(line), room, style)
        yield from _row(pressed, room)


def _wrapped(text: str, room: int, style: str = "") -> Iterator[Text]:
    """Wrap a line by hand: the console would fill each one up with spaces. Points of a list hang."""
    hanging = "  " if text.startswith("- ") else ""
    for piece in wrap(text, room, subsequent_indent=hanging) or [""]:
        yield Text(piece, style=style)


def _row(pressed: Sequence[tuple[str, str]], room: int) -> Iterator[Text]:
    """Return buttons side by side, none broken in the middle."""
    styles = dict(pressed)
    whole = "  ".join(label.replace(" ", NO_BREAK) for label in styles)
    for piece in wrap(whole, room):
        line = Text(piece.replace(NO_BREAK, " "))
        for label, style in styles.items():
            line.highlight_words([label], style)
        yield line
