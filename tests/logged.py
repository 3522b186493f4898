"""Searches all that a whole test run logged for what people typed and for who they are.

Every line is kept as a host reads it whose LOG_LEVEL is the most talkative one (`bot/log.py`), without its
time and without the lines of source code that a traceback shows: neither can hold what a person did. A bot
that `tests/kill` kills is a process of its own: its log is read at the end.

What people typed is collected where the playground takes it in, whether from a test or from its page:
options, forms, posted messages, names of files, and the parts of a button that they brought together; and the
token of each interaction, which lets anyone answer in the bot's name. It is sought as words, whatever stands
between them, by its first eight where there are more. Two kinds would be met by chance and are left out: what
has fewer than 6 letters and digits (CA, yes, iep), and the ids of our own facts or a word of them
(eligibility), which our lines may name.

A number of 10 or more digits is taken for an id of Discord, whosever it is: a person, a channel, a message.
"""

import functools
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple, get_args

import pytest

from bot.law.library import Library, library
from bot.log import said
from bot.playground.interactions import Interaction, Interactions, Type
from bot.playground.killing import Proof, Trial
from bot.playground.records import Channel, Json, Person, Stored, Upload
from bot.playground.uploads import Uploads
from bot.playground.world import World
from bot.settings import HostSettings
from bot.ui.card import SEPARATOR

SHORTEST = 6
FIRST_WORDS = 8
TEXT_OPTION = 3
ID = re.compile(r"(?<![\w.])\d{10,}(?!\w)")
TIMES = re.compile(r"^[\d-]{10} [\d:,]{12} ", re.MULTILINE)
SOURCE_LINES = re.compile(r"^  File .*(?:\n    .*)*", re.MULTILINE)
MOST_TALKATIVE = min(
    get_args(HostSettings.model_fields["log_level"].annotation),
    key=logging.getLevelNamesMapping().__getitem__,
)


class Searched(NamedTuple):
    """What was searched, and what was found."""

    lines: int
    typed: int
    betrayals: list[str]


class Heard(logging.Handler):
    """Keeps what was logged, each different line once, and what people typed meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, None] = {}
        self.typed: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines[said(record)] = None

    def searched(self) -> Searched:
        """Return how much there was to search, and what was found."""
        return Searched(len(self.lines), len(self.typed), self.betrayals())

    def betrayals(self) -> list[str]:
        """Return each line that names somebody or repeats what they typed, with what it was."""
        sought = {found: text for text in self.typed if _is_theirs(found := _as_words(text))}
        return [f"{what!r} in: {line}" for line in self.lines for what in _told(line, sought)]

    def follow(self, patch: pytest.MonkeyPatch) -> None:
        """Take note of all that people type into any playground, and of what a killed bot logs."""
        start, post, keep, proof = Interactions.start, World.post, Uploads.keep, Trial.proof

        @functools.wraps(start)
        async def noted_start(
            at: Interactions, kind: Type, person: Person, channel: Channel, data: Json, **more: Any
        ) -> Interaction:
            self.typed.update(typed_in(data))
            one = await start(at, kind, person, channel, data, **more)
            self.typed.add(one.token)
            return one

        @functools.wraps(post)
        def noted_post(
            at: World, channel: Channel, body: Json, uploads: Mapping[int, Upload], **more: Any
        ) -> Stored:
            # The notice of a pin has an author and no words.
            if more.get("author") and "content" in body:
                self.typed.add(body["content"])
            return post(at, channel, body, uploads, **more)

        @functools.wraps(keep)
        def noted_keep(at: Uploads, person: Person, upload: Upload) -> Json:
            self.typed.add(upload.filename)
            return keep(at, person, upload)

        @functools.wraps(proof)
        async def noted_proof(trial: Trial) -> Proof:
            self.lines[TIMES.sub("", (trial._folder / "bot.log").read_text("utf-8"))] = None
            return await proof(trial)

        patch.setattr(Interactions, "start", noted_start)
        patch.setattr(World, "post", noted_post)
        patch.setattr(Uploads, "keep", noted_keep)
        patch.setattr(Trial, "proof", noted_proof)


def typed_in(data: Json) -> Iterator[str]:
    """Give what a person brought in with an interaction: its data, as Discord sends it."""
    for option in data.get("options") or []:
        if option["type"] == TEXT_OPTION:
            yield str(option["value"])
        yield from typed_in(option)
    for part in data.get("components") or []:
        for field in (part, part.get("component") or {}):
            if isinstance(field.get("value"), str):
                yield field["value"]
        yield from typed_in(part)
    if SEPARATOR in data.get("custom_id", ""):
        yield data["custom_id"].partition(SEPARATOR)[2]


def _told(line: str, sought: Mapping[str, str]) -> Iterable[str]:
    rest = SOURCE_LINES.sub("", line)
    words = _as_words(rest, whole=True)
    return [*(text for found, text in sought.items() if found in words), *ID.findall(rest)]


def _as_words(text: str, *, whole: bool = False) -> str:
    words = re.findall(r"\w+", text.casefold())
    return f" {' '.join(words if whole else words[:FIRST_WORDS])} "


def _is_theirs(words: str) -> bool:
    return len(words.strip()) >= SHORTEST and words not in _our_own()


@cache
def _our_own() -> frozenset[str]:
    """Return the ids of all facts, and each word of them, as they are sought."""
    facts = library()
    named = [getattr(facts, one.name) for one in fields(Library)]
    ids = [_as_words(str(key)) for one in named if isinstance(one, Mapping) for key in one]
    return frozenset(ids) | {f" {word} " for one in ids for word in one.split()}
