"""The catalogue and the code that speaks: each sentence is there, is used, and gets its values."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
import yaml
from fluent.syntax import FluentParser, ast, visitor
from said_in_source import Place, expand, places_in, places_under

from bot import DATA
from bot.bench.rows import Of
from bot.bench.rows import Unit as Measure
from bot.bench.run import FIGURES as MEASURED
from bot.bench.run import PARTS, YARDSTICKS
from bot.bench.table import HEADS as TABLE_HEADS
from bot.bench.table import HEADS_OF_TWO
from bot.clock.deadline import Guess
from bot.clock.reading import Kind, Note
from bot.doctor.finding import State
from bot.health import Verdict
from bot.law.entries import LetterType
from bot.law.model import Checked, Meaning, Skip, Unit
from bot.letters.paper import Format
from bot.reminders.policy import Kind as Reminded
from bot.rights import EXPLAIN
from bot.settings import HostSettings
from bot.store.everything import TABLES
from bot.store.server_rows import SERVER_TABLES
from bot.text.catalogue import LOCALES
from bot.ui.deadlines import HIDDEN_DAYS_OFF
from bot.ui.found import SHARES
from bot.ui.here import OFFICES
from bot.ui.letters import SHELVES
from bot.ui.opened import SNOOZES
from bot.ui.private_numbers import Kind as PrivateNumber
from bot.ui.reminders import Lateness
from bot.ui.timeline import THE_WAY
from bot.ui.wishes import PAUSES_DAYS

ROOT = DATA.parent
ENGLISH_FILES = sorted((LOCALES / "en").glob("*.ftl"))
DESCRIPTION_LIMIT = 100
"""Discord's limit for the description of a command or an option."""

WHO = ("school", "state", "parent")
COUNTED = (Meaning.DEADLINE, Meaning.WAIT)
"""A rule that is only told is never counted, so no deadline says it."""

KINDS = get_args(LetterType.model_fields["kind"].annotation)

FAMILIES: dict[str, list[str]] = {
    "kept-day-{}": ["kept-day-open-until", "kept-day-kept-on", "kept-day-offered-on"],
    "kept-{}": [f"kept-{one.replace('_', '-')}" for one in TABLES],
    "kept-kind-{}": [f"kept-kind-{one.replace('_', '-')}" for one in Reminded],
    "label-{}": [f"label-{one}" for one in Checked],
    "office-{}": [f"office-{one.replace('_', '-')}" for one in (*OFFICES, *Checked)],
    "letter-as-{}": [f"letter-as-{one}" for one in Format],
    "letter-shelf-{}": [f"letter-shelf-{one}" for one in SHELVES],
    "letter-send-{}": [
        f"letter-send-{one}" for one in ("school", *get_args(LetterType.model_fields["kind"].annotation))
    ],
    "doctor-{}": [f"doctor-{one}" for one in State],
    "health-{}": [f"health-{one.replace('_', '-')}" for one in Verdict],
    "bench-{}": [f"bench-{one.replace('_', '-')}" for one in SHARES],
    "bench-row-{}": [f"bench-row-{one}" for one in MEASURED],
    "bench-beside-{}": [f"bench-beside-{one}" for one in YARDSTICKS],
    "bench-part-{}": [f"bench-part-{one}" for one in PARTS],
    "bench-head-{}": [f"bench-head-{one}" for one in {*TABLE_HEADS, *HEADS_OF_TWO}],
    "bench-goal-{}": [f"bench-goal-{one}" for one in get_args(Of)],
    "bench-unit-{}": [f"bench-unit-{one}" for one in get_args(Measure)],
    "servers-{}": ["servers-few", "servers-many", "servers-bare"],
    "unit-{}": [f"unit-{one.replace('_', '-')}" for one in Unit],
    "skip-{}": [f"skip-{one}" for one in get_args(Skip.model_fields["what"].annotation)],
    "guess-{}": [f"guess-{one.replace('_', '-')}" for one in Guess],
    "next-{}": [f"next-{one.replace('_', '-')}" for one in (*THE_WAY, "other")],
    "guess-{}-back": [f"guess-{one.replace('_', '-')}-back" for one in HIDDEN_DAYS_OFF],
    **{f"{{}}-{part}": [f"fix-{part}", f"delete-{part}"] for part in ("title", "why", "pick")},
    "who-{}-{}": [f"who-{who}-{meaning}" for who, meaning in product(WHO, COUNTED)],
    "plan-{}": ["plan-iep", "plan-504"],
    "dm-late-{}": [f"dm-late-{one.replace('_', '-')}" for one in Lateness],
    "button-in-{}": [f"button-in-{one}" for one in SNOOZES],
    "button-pause-{}": [f"button-pause-{one}" for one in PAUSES_DAYS],
    "date-note-{}": [f"date-note-{one.replace('_', '-')}" for one in Note],
    # What is exact is said as its day.
    "reading-{}": [f"reading-{one}" for one in Kind if one is not Kind.EXACT],
    "privacy-{}": [f"privacy-{one}" for one in get_args(PrivateNumber)],
    "server-kept-{}": [f"server-kept-{one.replace('_', '-')}" for one in SERVER_TABLES],
    "right-{}": [f"right-{one.replace('_', '-')}" for one in EXPLAIN],
    "setting-{}": [f"setting-{name.replace('_', '-')}" for name in HostSettings.model_fields],
}
"""Keys that are put together from a code."""

HANDS_ON = {"bot/tree.py", "bot/cli.py"}
"""Says keys that it was given by `phrase` and `ExplainedError`, which are found where they are written."""


class Message(visitor.Visitor):
    """A sentence of the catalogue: the values and other sentences that it names."""

    def __init__(self, entry: ast.Message) -> None:
        self.values: set[str] = set()
        self.names: set[str] = set()
        self.visit(entry)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the library's name
        self.values.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def _entries() -> Iterator[tuple[Path, ast.Message]]:
    for path in ENGLISH_FILES:
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                yield path, entry


@cache
def _messages() -> dict[str, Message]:
    return {entry.id.name: Message(entry) for _, entry in _entries()}


@cache
def _places() -> list[Place]:
    return places_under([ROOT / "bot", ROOT / "cogs"])


def _keys(place: Place) -> frozenset[str]:
    return expand(place.keys or frozenset(), FAMILIES)


def test_the_search_follows_names_choices_loops_families_and_functions() -> None:
    source = """
def label(words, kind):
    key = "a" if kind else {1: "b", 2: "c"}[kind]
    words.say(f"{key}-title", day=kind)
    [words.say(f"step-{one}") for one in ("x", "y")]
    raise ExplainedError("gone", name=kind)

def heading(self, key):
    self.words.say(key, child=1)

def step(self, key):
    self.heading(key)

def play(self, kind):
    self.step("walk")
    self.words.say(f"unit-{kind.value}")
    self.words.say(kind.key)
"""
    found = [(place.keys, place.values) for place in places_in(source, "sample")]
    assert (frozenset({"a-title", "b-title", "c-title"}), frozenset({"day"})) in found
    assert (frozenset({"step-x", "step-y"}), frozenset()) in found
    assert (frozenset({"gone"}), frozenset({"name"})) in found
    assert (frozenset({"walk"}), frozenset({"child"})) in found
    assert (frozenset({"unit-{}"}), frozenset()) in found
    assert (None, frozenset()) in found
    assert len(found) == 6


def test_the_search_finds_most_of_the_catalogue() -> None:
    # A search that finds nothing would pass every other test here.
    assert len(_places()) > 150
    assert len(_messages()) > 200


def test_every_key_can_be_seen_in_the_code() -> None:
    hidden = [f"{place.where}: {place.code}" for place in _places() if place.keys is None]
    assert [one for one in hidden if one.split(":")[0] not in HANDS_ON] == []


def test_every_family_of_keys_is_known_here() -> None:
    patterns = {(key, place.where) for place in _places() for key in place.keys or () if "{}" in key}
    assert sorted(f"{where}: {key}" for key, where in patterns if key not in FAMILIES) == []
    assert FAMILIES.keys() == {key for key, _ in patterns}


def test_every_sentence_that_is_said_is_in_the_catalogue() -> None:
    missing = {f"{key} ({place.where})" for place in _places() for key in _keys(place) - _messages().keys()}
    assert "\n".join(sorted(missing)) == ""


def test_every_sentence_of_the_catalogue_is_said() -> None:
    used = {key for place in _places() for key in _keys(place)}
    used |= {name for message in _messages().values() for name in message.names}
    assert "\n".join(sorted(_messages().keys() - used)) == ""


def test_every_sentence_gets_the_values_that_it_names() -> None:
    lacking = {
        f"{key} ({place.where}): {', '.join(sorted(wanted))}"
        for place in _places()
        if place.values is not None
        for key in _keys(place) & _messages().keys()
        if (wanted := _messages()[key].values - place.values)
    }
    assert "\n".join(sorted(lacking)) == ""


def test_no_sentence_stands_twice() -> None:
    counted = Counter(entry.id.name for _, entry in _entries())
    assert [key for key, count in counted.items() if count > 1] == []


def test_no_other_language_has_a_sentence_that_english_lacks() -> None:
    for path in LOCALES.rglob("*.ftl"):
        body = FluentParser().parse(path.read_text(encoding="utf-8")).body
        keys = {entry.id.name for entry in body if isinstance(entry, ast.Message)}
        assert keys - _messages().keys() == set(), path


@pytest.mark.parametrize("path", sorted(LOCALES.rglob("*.ftl")), ids=lambda path: path.name)
def test_descriptions_of_commands_fit_discord(path: Path) -> None:
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Message) and entry.id.name.startswith(("command-", "option-")):
            said = "".join(getattr(part, "value", "") for part in entry.value.elements)
            assert 1 <= len(said) <= DESCRIPTION_LIMIT, entry.id.name


def _said_in_data() -> Iterator[tuple[str, str]]:
    for path in sorted(LOCALES.rglob("*.ftl")):
        yield path.name, re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
    for path in sorted(DATA.rglob("*.yaml")):
        for text in _strings(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)):
            yield path.name, re.sub(r"\s+", " ", text)


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def test_nothing_tells_a_parent_what_they_must_or_should_do() -> None:
    # Information, not advice: "the rule says".
    orders = re.compile(r".{0,30}\byou (?:must|should|ought to)\b.{0,30}", re.IGNORECASE)
    found = [f"{name}: {match[0]}" for name, text in _said_in_data() for match in orders.finditer(text)]
    assert "\n".join(found) == ""
