"""Who and what there is in the small Discord: people, places, messages, and the made-up ids of them."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from bot.playground import shapes

Json = dict[str, Any]

APPLICATION = 1_100_000_000_000_000_000
SERVER = 1_100_000_000_000_000_100
CHANNEL = 1_100_000_000_000_000_101
MODERATORS = 1_100_000_000_000_000_102
PARENT = 1_100_000_000_000_000_201
MODERATOR = 1_100_000_000_000_000_202

EPHEMERAL = 1 << 6
LOADING = 1 << 7

BOT_MAY = 1 << 10 | 1 << 11 | 1 << 15 | 1 << 16 | 1 << 51
"""View the channel, send messages, attach files, read the history, pin messages."""
MEMBER_MAY = 1 << 6 | 1 << 10 | 1 << 11 | 1 << 15 | 1 << 16 | 1 << 31
"""Add reactions, view the channel, send messages, attach files, read the history, use commands."""
MODERATOR_MAY = MEMBER_MAY | 1 << 5 | 1 << 13 | 1 << 51
"""And manage the server, manage messages, pin messages."""


class CommandType(IntEnum):
    """How a person uses a command: they type it, or choose it in a message's menu."""

    CHAT_INPUT = 1
    MESSAGE = 3


@dataclass(slots=True, eq=False)
class Person:
    """Somebody who talks with the bot. `locale` is the language of their Discord."""

    key: str
    id: int
    name: str
    permissions: int = MEMBER_MAY
    locale: str = "en-US"
    dms_open: bool = True

    def as_user(self) -> Json:
        """Return Discord's user object."""
        return shapes.user(self.id, self.key, self.name)


@dataclass(frozen=True, slots=True, eq=False)
class Channel:
    """A place for messages; `person` is whose DM it is, None in the server."""

    id: int
    name: str
    person: Person | None = None


@dataclass(slots=True, eq=False)
class Stored:
    """A message as Discord keeps it; `private_to` is who alone sees it."""

    message: Json
    channel: Channel
    private_to: Person | None = None
    gone: bool = False

    @property
    def id(self) -> int:
        """The message's id."""
        return int(self.message["id"])

    @property
    def by_bot(self) -> bool:
        """Whether the bot wrote it, and not a person."""
        return self.message["author"]["id"] == str(APPLICATION)

    @property
    def loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.message["flags"] & LOADING)

    @property
    def only_for(self) -> Person | None:
        """The one person who may see it, None where all may."""
        return self.private_to or self.channel.person


@dataclass(frozen=True, slots=True)
class Note:
    """Something that changed, as the page is told it; `to` is who may know, None for all."""

    body: Json
    to: Person | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request; without a type the name tells it."""

    filename: str
    data: bytes
    content_type: str | None = None


def may(person: Person, rights: int) -> bool:
    """Tell whether a person has all of these rights in the server."""
    return person.permissions & rights == rights


def message_note(stored: Stored) -> Json:
    """Return a message as the page is told it."""
    return {
        "type": "message",
        "channel": str(stored.channel.id),
        "message": stored.message,
        "private": stored.private_to is not None,
    }
