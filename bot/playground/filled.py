"""What Discord makes of the components that a bot sends: numbered, with defaults, with the files they show.

Pure. Source of the defaults: Discord's component reference and its OpenAPI document, July 2026.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]

_BUTTON, _STRING_SELECT, _SEPARATOR, _GALLERY, _THUMBNAIL, _FILE, _CONTAINER = 2, 3, 14, 12, 11, 13, 17


def components(bodies: Sequence[Json], attachments: Sequence[Json]) -> list[Json]:
    """Return a message's components, numbered through, with defaults and with the files they point to."""
    taken = {part["id"] for part in _walk(bodies) if part.get("id")}
    free = (number for number in itertools.count(1) if number not in taken)
    by_url = {f"attachment://{one['filename']}": one for one in attachments}
    return [_component(body, free, by_url) for body in bodies]


def _walk(bodies: Sequence[Json]) -> Iterator[Json]:
    for body in bodies:
        yield body
        yield from _walk(body.get("components") or [])
        if body.get("accessory"):
            yield body["accessory"]


def _component(body: Json, free: Iterator[int], by_url: dict[str, Json]) -> Json:
    filled = _DEFAULTS.get(body["type"], {}) | {
        key: value for key, value in body.items() if value is not None
    }
    filled["id"] = body.get("id") or next(free)
    if body.get("components"):
        filled["components"] = [_component(part, free, by_url) for part in body["components"]]
    if body.get("accessory"):
        filled["accessory"] = _component(body["accessory"], free, by_url)
    if body.get("default_values"):
        # The library sends numbers; Discord takes them, and gives text back.
        filled["default_values"] = [one | {"id": str(one["id"])} for one in body["default_values"]]
    if body["type"] == _FILE:
        pointed = by_url.get(body["file"]["url"])
        filled |= {"name": pointed and pointed["filename"], "size": pointed and pointed["size"]}
        filled["file"] = _media(body["file"], by_url)
    if body["type"] == _THUMBNAIL:
        filled["media"] = _media(body["media"], by_url)
    if body["type"] == _GALLERY:
        filled["items"] = [
            {"description": None, "spoiler": False, **item, "media": _media(item["media"], by_url)}
            for item in body["items"]
        ]
    return filled


_DEFAULTS: dict[int, Json] = {
    _BUTTON: {"disabled": False},
    _STRING_SELECT: {"min_values": 1, "max_values": 1, "disabled": False},
    _SEPARATOR: {"spacing": 1, "divider": True},
    _CONTAINER: {"accent_color": None, "spoiler": False},
    _FILE: {"spoiler": False},
    _THUMBNAIL: {"description": None, "spoiler": False},
}


def _media(body: Json, by_url: dict[str, Json]) -> Json:
    pointed = by_url.get(body["url"])
    url = pointed["url"] if pointed else body["url"]
    found: Json = {
        "id": "0",
        "url": url,
        "proxy_url": url,
        "width": None,
        "height": None,
        "content_type": None,
    }
    if pointed:
        found |= {key: pointed[key] for key in ("id", "content_type")} | {"attachment_id": pointed["id"]}
    return found
