"""Rules of the house that no linter knows: size, marks, words in code, and who may read the clock."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import DATA

ROOT = DATA.parent
CODE = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")])
FACES = [path for path in CODE if path.parent.name in ("cogs", "ui")]
WRITTEN = sorted(
    path
    for folder in ("bot", "cogs", "data")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".js", ".css", ".html", ".yaml", ".ftl"}
)
LINES = 400
SENTENCE = 20
"""A text longer than this, with a space and a capital at its start, reads like a sentence."""

THE_CLOCK = ROOT / "bot" / "clock" / "now.py"
READS_THE_CLOCK = {
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.sleep",
    "time.localtime",
    "time.gmtime",
    "asyncio.sleep",
    "discord.utils.utcnow",
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


each_file = pytest.mark.parametrize("path", CODE, ids=_name)


def test_the_code_is_found() -> None:
    assert {"bot/clock/now.py", "bot/ui/card.py", "cogs/rights.py"} <= {_name(path) for path in CODE}
    assert THE_CLOCK in CODE


@each_file
def test_a_file_is_no_longer_than_it_can_be_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("path", WRITTEN, ids=_name)
def test_nothing_is_left_to_be_done_later(path: Path) -> None:
    marks = re.findall(r"\b(?:TODO|FIXME|XXX|HACK)\b.*", path.read_text(encoding="utf-8"))
    assert marks == []


def _sentences(source: str) -> Iterator[str]:
    """Give each text that reads like a sentence, without docstrings and texts that explain a name."""
    tree = ast.parse(source)
    explained = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "?" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in explained:
            text = node.value
        else:
            continue
        if len(text.strip()) > SENTENCE and " " in text.strip() and text.strip()[0].isupper():
            yield f"line {node.lineno}: {text}"


@pytest.mark.parametrize("path", FACES, ids=_name)
def test_what_people_read_stands_in_the_catalogue_and_not_in_the_code(path: Path) -> None:
    assert list(_sentences(path.read_text(encoding="utf-8"))) == []


def test_a_sentence_in_code_would_be_found() -> None:
    source = '"""Docstring of a module, not shown."""\nA = 1\n"""What A is, not shown either."""\n'
    assert list(_sentences(source)) == []
    assert len(list(_sentences(source + 'say("Sorry, that did not work.")'))) == 1
    assert len(list(_sentences(source + 'say(f"The school has {days} days left.")'))) == 1
    assert list(_sentences(source + 'say("remind-on-title")')) == []


def _clock_reads(source: str) -> Iterator[str]:
    """Give each mention of something that reads the wall clock or sleeps, whatever it was imported as."""
    tree = ast.parse(source)
    imported: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                top = one.name.split(".")[0]
                imported[one.asname or top] = one.name if one.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    # To give the event loop a turn is not to sleep.
    turns = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and _gives_a_turn(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and node not in turns:
            first, _, rest = ast.unparse(node).partition(".")
            whole = ".".join(part for part in (imported.get(first), rest) if part)
            if first in imported and whole in READS_THE_CLOCK:
                yield f"line {node.lineno}: {whole}"


def _gives_a_turn(call: ast.Call) -> bool:
    return ast.unparse(call) == "asyncio.sleep(0)"


@pytest.mark.parametrize("path", [path for path in CODE if path != THE_CLOCK], ids=_name)
def test_only_one_file_reads_the_clock_or_sleeps(path: Path) -> None:
    assert list(_clock_reads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime.now()",
        "import datetime as dt\ndt.date.today()",
        "from datetime import datetime as when\nwhen.utcnow()",
        "from datetime import date\ntoday = date.today",
        "import time\ntime.time()",
        "from time import sleep\nsleep(1)",
        "import asyncio\nawait_ = asyncio.sleep(1)",
        "from asyncio import sleep as rest\nrest(1)",
        "import discord\ndiscord.utils.utcnow()",
    ],
)
def test_a_look_at_the_clock_would_be_found(source: str) -> None:
    assert list(_clock_reads(source)) != []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\ndate.fromisoformat('2026-09-14')",
        "def wait(time):\n    time.sleep(1)\n    time.now()",
        "class Bot:\n    def go(self):\n        self.time.time()\n        self.datetime.now()",
        "import asyncio\nasyncio.Event()\nasyncio.sleep(0)",
    ],
)
def test_a_time_that_is_passed_in_is_fine(source: str) -> None:
    assert list(_clock_reads(source)) == []


def test_the_clocks_own_file_does_read_it() -> None:
    assert len(list(_clock_reads(THE_CLOCK.read_text(encoding="utf-8")))) >= 3
