"""Who and what there is in the small Discord: people, places, messages, and the made-up ids of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, IntFlag
from typing import Any

from bot.playground import rights, shapes
from bot.playground.rights import Overwrite, Right

Json = dict[str, Any]

HOST = "127.0.0.1"
API = "/api/v10"

APPLICATION = 1_100_000_000_000_000_000
SERVER = 1_100_000_000_000_000_100
CHANNEL = 1_100_000_000_000_000_101
MODERATORS = 1_100_000_000_000_000_102
PARENT = 1_100_000_000_000_000_201
MODERATOR = 1_100_000_000_000_000_202
OTHER_SERVER = 1_100_000_000_000_000_300
NEIGHBOR = 1_100_000_000_000_000_401
ORGANIZER = 1_100_000_000_000_000_402

EPHEMERAL = 1 << 6
LOADING = 1 << 7


class MessageType(IntEnum):
    """What a message is."""

    PLAIN = 0
    PINNED = 6
    """Discord's own notice that somebody pinned a message."""
    REPLY = 19
    COMMAND_REPLY = 20
    MENU_REPLY = 23


class CommandType(IntEnum):
    """How a person uses a command: they type it, or choose it in a message's menu."""

    CHAT_INPUT = 1
    MESSAGE = 3


class Intent(IntFlag):
    """What a bot asks the gateway to tell. Interactions are told to all."""

    NONE = 0
    SERVERS = 1 << 0
    MESSAGES = 1 << 9


@dataclass(slots=True, eq=False)
class Person:
    """Somebody who talks with the bot. `locale` is the language of their Discord."""

    key: str
    id: int
    name: str
    locale: str = "en-US"
    dms_open: bool = True

    def as_user(self) -> Json:
        """Return Discord's user object."""
        return shapes.user(self.id, self.key, self.name)


@dataclass(slots=True)
class Role:
    """A role of a server; the one of everybody has the server's own id."""

    id: int
    name: str
    rights: Right
    bots_own: bool = False


@dataclass(slots=True, eq=False)
class Server:
    """A server: its roles, and who is in it with which of them.

    Nobody here is its owner, whom no right can be taken from. `available` is false in an outage. `opened`
    are the commands that its people opened to everyone, whatever their own default is.
    """

    id: int
    name: str
    joined_at: datetime
    roles: dict[int, Role] = field(default_factory=dict[int, Role])
    members: dict[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    rules: list[Json] = field(default_factory=list[Json])
    opened: set[str] = field(default_factory=set[str])
    available: bool = True
    channels: list["Channel"] = field(default_factory=list["Channel"], repr=False)
    """All that were ever made in it, the default one first."""

    @property
    def owner(self) -> int:
        """The id of its owner."""
        return self.id + 99

    @property
    def has_bot(self) -> bool:
        """Whether the bot is in it."""
        return APPLICATION in self.members

    @property
    def bots_role(self) -> Role:
        """The role that the bot brought with it; LookupError where it is not in."""
        for role in self.roles.values():
            if role.bots_own:
                return role
        raise LookupError(f"the bot is not in {self.name!r}")

    def add_bot(self, rights: Right) -> None:
        """Let the bot in, with a role of its own that has these rights."""
        number = self.id + 50
        self.roles[number] = Role(number, "Clockstart", rights, bots_own=True)
        self.members[APPLICATION] = (number,)

    def rights_of(self, member: int) -> Right:
        """Return what a member has in the server as a whole, nothing for others."""
        if member not in self.members:
            return rights.NONE
        return rights.of_roles(role.rights for role in self._roles_of(member))

    def rights_in(self, channel: "Channel", member: int) -> Right:
        """Return what a member has in a channel of it, as Discord writes it."""
        if member not in self.members:
            return rights.NONE
        own = self.members[member]
        return rights.in_channel(self.rights_of(member), self.id, own, member, channel.overwrites)

    def _roles_of(self, member: int) -> Iterator[Role]:
        yield self.roles[self.id]
        yield from (self.roles[number] for number in self.members[member])


@dataclass(slots=True, eq=False)
class Channel:
    """A place for messages: of a server, or the DM of a person.

    `overwrites` are by the id of a role or a member; `pins` by the message's id, with when.
    """

    id: int
    name: str
    person: Person | None = None
    server: Server | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict[int, Overwrite])
    pins: dict[int, datetime] = field(default_factory=dict[int, datetime])

    def __post_init__(self) -> None:
        if self.server:
            self.server.channels.append(self)

    @property
    def server_id(self) -> int:
        """The id of the server that it belongs to, 0 for a DM."""
        return self.server.id if self.server else 0

    def allows(self, member: int, wanted: Right) -> bool:
        """Tell whether a person or the bot has all of these rights in it; in a DM everything goes."""
        if self.server is None:
            return member == APPLICATION or (self.person is not None and member == self.person.id)
        return rights.usable(self.server.rights_in(self, member)) & wanted == wanted

    def seen_by(self, person: Person) -> bool:
        """Tell whether a person sees it."""
        return self.allows(person.id, Right.VIEW_CHANNEL)


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
    def by_discord(self) -> bool:
        """Whether it is a notice of Discord's own."""
        return self.message["type"] == MessageType.PINNED

    @property
    def loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.message["flags"] & LOADING)

    @property
    def only_for(self) -> Person | None:
        """The one person who may see it, None where all may."""
        return self.private_to or self.channel.person


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a bot is told by the gateway; `server` is the id of where it happened, 0 for DMs."""

    name: str
    data: Json
    server: int = 0
    intent: Intent = Intent.NONE


@dataclass(frozen=True, slots=True)
class Note:
    """Something that changed, as the page is told it.

    `to` is who alone may know, `channel` where one must be seen for it; None where all may.
    """

    body: Json
    to: Person | None = None
    channel: Channel | None = None

    def concerns(self, person: Person) -> bool:
        """Tell whether a person may know."""
        return self.to in (None, person) and (self.channel is None or self.channel.seen_by(person))


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request; without a type the name tells it."""

    filename: str
    data: bytes
    content_type: str | None = None


def readable(stored: Stored) -> Json:
    """Return a message as a bot without the message content intent reads it: others' words only in DMs."""
    if stored.channel.person:
        return stored.message
    message = stored.message if stored.by_bot else _emptied(stored.message)
    quoted: Json | None = message.get("referenced_message")
    if quoted and quoted["author"]["id"] != str(APPLICATION):
        return message | {"referenced_message": _emptied(quoted)}
    return message


def _emptied(message: Json) -> Json:
    return message | {"content": "", **{key: list[Json]() for key in ("embeds", "attachments", "components")}}


def message_note(stored: Stored) -> Json:
    """Return a message as the page is told it; `pinned_at` is null where it is not pinned."""
    pinned_at = stored.channel.pins.get(stored.id)
    return {
        "type": "message",
        "channel": str(stored.channel.id),
        "message": stored.message,
        "pinned_at": pinned_at and shapes.stamp(pinned_at),
        "private": stored.private_to is not None,
    }
