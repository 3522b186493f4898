"""How the tour looks: framed in a terminal, else plain; narrow, wide, without colors, on old code pages."""

import io
import re

import pytest
from rich.console import Console

from bot.playground.transcript import Transcript
from bot.text.catalogue import words
from bot.ui.card import START, button, buttons, card, danger_button, main_button, select

SAID = words("en")
CARD = card(
    "Saved",
    ["The school got your written request on **Friday**.", "- a point that is long enough to be broken " * 3],
    rows=[
        *buttons(
            main_button("Remind me by private message", "remind", 1),
            button("All my dates", "show", 1, 0),
            danger_button("Take it out", "delete-yes", 1, 2),
            button("Start over", START),
        ),
        select("Not what you meant?", "see", options=[("One", "rights:iee"), ("Two", "rights:fape")]),
    ],
    small=["The rule: [34 CFR 300.301](https://example.org): read in the law"],
)
MESSAGE = {"components": CARD.to_components()}


def shown(*, width: int = 80, encoding: str = "utf-8", **how: object) -> str:
    printed = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    console = Console(file=printed, width=width, markup=False, highlight=False, legacy_windows=False, **how)
    transcript = Transcript(console, SAID)
    transcript.heading("They say how it went.")
    transcript.typed("[By email that day]")
    transcript.card(MESSAGE)
    printed.flush()
    return printed.buffer.getvalue().decode(encoding)


@pytest.fixture(autouse=True)
def _no_wishes(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_a_file_gets_plain_lines_in_the_order_of_the_card():
    lines = shown().splitlines()
    assert lines[:3] == ["", "They say how it went.", "> [By email that day]"]
    assert lines[3:5] == ["  Saved", "  The school got your written request on Friday."]
    assert lines[-3:] == [
        "  [Remind me by private message]  [All my dates]  [Take it out]  [Start over]",
        "  [List: Not what you meant?]",
        "  The rule: 34 CFR 300.301: read in the law",
    ]


@pytest.mark.parametrize("how", [{}, {"force_terminal": False}])
def test_plain_has_no_frame_and_no_color(how):
    assert all(" " <= one <= "~" or one == "\n" for one in shown(**how))


def test_a_dumb_terminal_gets_plain_lines(monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    assert shown(force_terminal=True) == shown()


def test_a_terminal_gets_frames_and_colors():
    said = shown(force_terminal=True)
    assert "╭" in said
    assert "\x1b[1;36m[Remind me by private message]" in said
    assert "\x1b[1;31m[Take it out]" in said


def test_without_colors_nothing_is_lost(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    said = shown(force_terminal=True)
    assert "╭" in said
    assert "36m" not in said
    assert "[Take it out]" in said


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
def test_an_old_code_page_gets_a_frame_of_letters_that_it_has(encoding):
    said = shown(force_terminal=True, encoding=encoding)
    assert "+---" in said
    assert "[Start over]" in said


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("terminal", [True, False])
def test_no_line_is_wider_than_the_window_and_no_button_is_broken(width, terminal):
    said = re.sub(r"\x1b\[[0-9;]*m", "", shown(width=width, force_terminal=terminal))
    assert max(map(len, said.splitlines())) <= min(width, 100)
    for label in ("[Remind me by private message]", "[All my dates]", "[Take it out]", "[Start over]"):
        assert label in said
