"""What a card shows, from the JSON that Discord would get."""

import re
from collections.abc import Callable, Iterable
from itertools import count as numbers
from typing import Any

from laid_out import breaches

from bot.law.model import Source
from bot.playground.sight import parts_of
from bot.text.catalogue import words
from bot.ui.card import Card
from bot.ui.labels import source_line
from bot.ui.limits import COMPONENTS_V2, message_breaches, unseen_files

WORDS = words("en")
Json = dict[str, Any]


def parts(made: Card) -> list[Json]:
    return list(parts_of(made.to_components()))


def texts(made: Card) -> list[str]:
    return [part["content"] for part in parts(made) if "content" in part]


def text(made: Card) -> str:
    return "\n".join(texts(made))


def ids(made: Card) -> list[str]:
    """Return the ids of all that can be pressed; each option of a list of other cards is one."""
    there = parts(made)
    own = [part["custom_id"] for part in there if part.get("custom_id") not in {None, "see"}]
    return own + [option["value"] for option in _others(there)]


def labels(made: Card) -> list[str]:
    there = parts(made)
    return [part["label"] for part in [*there, *_others(there)] if part.get("type", 2) == 2]


def _others(there: list[Json]) -> list[Json]:
    return [option for part in there if part.get("custom_id") == "see" for option in part["options"]]


def options(made: Card) -> list[Json]:
    return [option for part in parts(made) for option in part.get("options", [])]


def fits(made: Card, file: str | None = None) -> None:
    body = {
        "flags": COMPONENTS_V2,
        "components": made.to_components(),
        "attachments": [{"id": 0, "filename": file}] if file else [],
    }
    assert message_breaches(body) == []
    assert unseen_files(body) == []
    assert sum(map(len, texts(made))) <= 4000
    assert all(1 <= len(one) <= 100 for one in ids(made))
    assert all(re.fullmatch(r"[a-z]+[a-z0-9-]*(?::.*)?", one) for one in ids(made)), (
        "bot.tree.Pressed takes it"
    )
    assert "None" not in text(made)
    assert breaches(made.to_components()) == []


def links(sources: Iterable[Source]) -> list[str]:
    return [source_line(source, WORDS) for source in sources]


def all_pages(make: Callable[[int], Card]) -> list[Card]:
    made: list[Card] = []
    for number in numbers():
        made.append(make(number))
        if WORDS.say("button-page-after") not in labels(made[-1]):
            return made
        assert number < 200
    return made
