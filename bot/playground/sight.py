"""Reads a message as a person sees it: its text, its buttons, its selects, its files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_BUTTON, _TEXT = 2, 10
_SELECTS = {3, 5, 6, 7, 8}


@dataclass(frozen=True, slots=True)
class Button:
    """A button; `url` for a link, else `custom_id`."""

    label: str
    custom_id: str | None
    url: str | None
    disabled: bool


@dataclass(frozen=True, slots=True)
class Select:
    """A select; `options` are (label, value) pairs, `chosen` the values that are chosen at first."""

    custom_id: str
    type: int
    placeholder: str
    options: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    least: int
    most: int
    disabled: bool


def parts_of(components: Sequence[Json]) -> Iterator[Json]:
    """Walk through components and all that is nested in them, in reading order."""
    for part in components:
        yield part
        yield from parts_of(part.get("components") or [])
        yield from parts_of([part[name] for name in ("accessory", "component") if part.get(name)])


def text_of(message: Json) -> str:
    """Return all text of a message, one block a line, without what stands on buttons."""
    texts = [part["content"] for part in parts_of(message["components"]) if part["type"] == _TEXT]
    return "\n".join([*([message["content"]] if message["content"] else []), *texts])


def buttons_of(message: Json) -> list[Button]:
    """Return a message's buttons, in reading order."""
    return [
        Button(part.get("label") or "", part.get("custom_id"), part.get("url"), part.get("disabled", False))
        for part in parts_of(message["components"])
        if part["type"] == _BUTTON
    ]


def selects_of(message: Json) -> list[Select]:
    """Return a message's selects, in reading order."""
    return [select_of(part) for part in parts_of(message["components"]) if part["type"] in _SELECTS]


def select_of(part: Json) -> Select:
    """Read one select."""
    options: list[Json] = part.get("options") or []
    return Select(
        custom_id=part["custom_id"],
        type=part["type"],
        placeholder=part.get("placeholder") or "",
        options=tuple((one["label"], one["value"]) for one in options),
        chosen=tuple(one["value"] for one in options if one.get("default")),
        least=part.get("min_values", 1),
        most=part.get("max_values", 1),
        disabled=part.get("disabled", False),
    )
