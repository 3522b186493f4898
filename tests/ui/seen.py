"""What a card shows, from the JSON that Discord would get."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count as numbers
from typing import Any

from bot.law.model import Source
from bot.text.catalogue import words
from bot.ui.card import Card
from bot.ui.labels import source_line
from bot.ui.limits import COMPONENTS_V2, message_breaches, unseen_files

WORDS = words("en")
Json = dict[str, Any]


def parts(made: Card) -> list[Json]:
    def walk(components: list[Json]) -> Iterator[Json]:
        for part in components:
            yield part
            yield from walk(part.get("components", []))

    return list(walk(made.to_components()))


def texts(made: Card) -> list[str]:
    return [part["content"] for part in parts(made) if "content" in part]


def text(made: Card) -> str:
    return "\n".join(texts(made))


def ids(made: Card) -> list[str]:
    return [part["custom_id"] for part in parts(made) if "custom_id" in part]


def labels(made: Card) -> list[str]:
    return [part["label"] for part in parts(made) if part["type"] == 2]


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
