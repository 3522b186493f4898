"""Moderators' own links as they type them, a line each: a name, then an https address."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.store.servers import Link
from bot.text.kind import ExplainedError
from bot.ui.labels import pressable

LINKS_LIMIT = 5
NAME_LIMIT = 60
URL_LIMIT = 200
LINE = re.compile(r"(?P<name>.*\S)\s+(?P<url>\S+)")
HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+")
TYPED_LIMIT = LINKS_LIMIT * (NAME_LIMIT + URL_LIMIT + 2)


def read_links(typed: str) -> tuple[Link, ...]:
    """Return the links; ExplainedError names the first line that does not fit."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(lines) > LINKS_LIMIT:
        raise ExplainedError("links-many", limit=LINKS_LIMIT)
    return tuple(_read(line, number) for number, line in enumerate(lines, 1))


def completed(links: Iterable[Link], typed: str) -> list[str]:
    """Return the addresses that were typed without their beginning."""
    return [link.url for link in links if link.url not in typed]


def written(links: Iterable[Link]) -> str:
    """Return the links as they are typed."""
    return "\n".join(f"{link.name} {link.url}" for link in links)


def _read(line: str, number: int) -> Link:
    found = LINE.fullmatch(line)
    if found is None:
        raise ExplainedError("links-no-name", line=number)
    name, url = found["name"], found["url"]
    if ":" not in url.partition("/")[0]:
        # Such as example.org/group, as many people write it.
        url = f"https://{url}"
    # As it will stand on a card, where brackets take three signs.
    if len(name) > NAME_LIMIT or len(pressable(url)) > URL_LIMIT:
        raise ExplainedError("links-long", line=number, name=NAME_LIMIT, url=URL_LIMIT)
    if not _is_safe(url):
        raise ExplainedError("links-not-https", line=number)
    return Link(name, url)


def _is_safe(url: str) -> bool:
    """Tell whether it is a plain https address: no other way in, no name before the host, no odd signs."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and not set(url) & set("<>[]`|\\\"'*")
    return (
        plain and url.startswith("https://") and not parts.username and not parts.password
        and port is None and HOST.fullmatch(host) is not None
    )  # fmt: skip
