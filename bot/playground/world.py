"""What is in the small Discord: people, a server, channels, messages, files, commands. All of it made up.

Owns the state and tells listeners what changed. Knows no HTTP, no WebSocket and none of Discord's rules:
`rest.py` decides what is allowed.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar
from urllib.parse import quote

from bot.clock.now import RealTime, Time
from bot.playground import filled, made_up, shapes
from bot.playground.offered import offered
from bot.playground.records import (
    APPLICATION,
    EPHEMERAL,
    LOADING,
    SERVER,
    Channel,
    CommandType,
    Event,
    Intent,
    Json,
    MessageType,
    Note,
    Person,
    Server,
    Stored,
    Upload,
    message_note,
    readable,
)
from bot.playground.rights import Right

T = TypeVar("T")

DISCORD_EPOCH_MS = 1_420_070_400_000
DM_OF_A_PERSON = 500_000
"""A person's DM channel is their id and this: the same in each run, as a bot may keep it."""
_KEPT_FLAGS = 1 << 2 | 1 << 12 | 1 << 15


class World:
    """The state of the small Discord. `time` stamps what people see; ids are made from the real clock."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.files_at = ""
        self.people: dict[str, Person] = {}
        self.servers: dict[int, Server] = {one.id: one for one in made_up.servers(time.now())}
        self.channels: dict[int, Channel] = {one.id: one for one in made_up.channels(*self.servers.values())}
        self.messages: dict[int, Stored] = {}
        self.files: dict[int, bytes] = {}
        self.commands: list[Json] = []
        self.listeners: list[Callable[[Note], None]] = []
        self.heralds: list[Callable[[Event], None]] = []
        self.bot_is_here = False
        self.bot = shapes.user(APPLICATION, "Clockstart", None, bot=True)
        self._last_id = 0
        self._changed = asyncio.Event()
        for person in made_up.people():
            self._know(person)

    def add_person(self, person: Person, server: int = SERVER, roles: tuple[int, ...] = ()) -> Person:
        """Let another person into a server; they have a DM channel with the bot at once."""
        self.servers[server].members[person.id] = roles
        return self._know(person)

    def add_server(self, name: str) -> Server:
        """Make another server: one channel, "general", with the moderator and the bot in it."""
        server, channel = made_up.one_more(len(self.servers) - 2, name, self.time.now())
        self.servers[server.id] = server
        self.channels[channel.id] = channel
        self.tell_joined(server)
        return server

    def tell_joined(self, server: Server) -> None:
        """Tell the bot that it came into a server."""
        shape = self.server_json(server)
        # Of a server that is new to it the bot is told nothing about outages: so it knows that it joined.
        del shape["unavailable"]
        self.announce(Event("GUILD_CREATE", shape, server.id, Intent.SERVERS))

    def _know(self, person: Person) -> Person:
        self.people[person.key] = person
        dm = Channel(person.id + DM_OF_A_PERSON, "dm", person)
        self.channels[dm.id] = dm
        return person

    def person_of(self, number: int) -> Person | None:
        """Find a person by id."""
        return next((person for person in self.people.values() if person.id == number), None)

    def dm_of(self, person: Person) -> Channel:
        """Return a person's DM channel with the bot."""
        return self.channels[person.id + DM_OF_A_PERSON]

    def new_id(self) -> int:
        """Make a snowflake from the real clock, larger than the last: discord.py reads ages from it."""
        milliseconds = int(RealTime().now().timestamp() * 1000) - DISCORD_EPOCH_MS
        self._last_id = max(milliseconds << 22, self._last_id + 1)
        return self._last_id

    def in_channel(self, channel: Channel) -> list[Stored]:
        """Return the messages of a channel that are not private to one person, oldest first."""
        return [one for one in self.messages.values() if one.channel is channel and not one.private_to]

    def seen_by(self, person: Person) -> list[Stored]:
        """Return all messages that a person may see, oldest first."""
        return [one for one in self.messages.values() if _seen(one, person)]

    def shown(self, person: Person, number: int) -> Stored | None:
        """Find a message by id, None where this person sees no such one."""
        found = self.messages.get(number)
        return found if found and _seen(found, person) else None

    def server_of(self, person: Person) -> Server:
        """Return the first server that a person is in; LookupError where they are in none."""
        for server in self.servers.values():
            if person.id in server.members:
                return server
        raise LookupError(f"{person.name} is in no server")

    def channels_of(self, server: Server) -> list[Channel]:
        """Return a server's channels, the default one first."""
        return [one for one in server.channels if one.id in self.channels]

    def channel_json(self, channel: Channel) -> Json:
        """Return Discord's channel object."""
        last = next((one.id for one in reversed(self.in_channel(channel))), None)
        if channel.person:
            return shapes.dm_channel(channel.id, channel.person.as_user(), last, self.last_pin(channel))
        server = channel.server
        return shapes.text_channel(
            channel.id,
            channel.server_id,
            channel.name,
            last,
            position=self.channels_of(server).index(channel) if server else 0,
            overwrites=[
                shapes.overwrite(number, one.allow, one.deny, role=bool(server and number in server.roles))
                for number, one in channel.overwrites.items()
            ],
            last_pin=self.last_pin(channel),
        )

    def last_pin(self, channel: Channel) -> datetime | None:
        """Return when something was last pinned of what is pinned now."""
        return max(channel.pins.values(), default=None)

    def server_json(self, server: Server) -> Json:
        """Return a server as GUILD_CREATE gives it."""
        channels = [self.channel_json(channel) for channel in self.channels_of(server)]
        shape = shapes.server(server.id, server.name, server.owner, channels, self.roles_json(server))
        return shape | {
            "joined_at": shapes.stamp(server.joined_at),
            "members": [self.member_json(server, APPLICATION)],
            "member_count": len(server.members),
        }

    def roles_json(self, server: Server) -> list[Json]:
        """Return a server's roles, that of everybody first."""
        return [
            shapes.role(role.id, role.name, position, role.rights, bot=APPLICATION if role.bots_own else None)
            for position, role in enumerate(server.roles.values())
        ]

    def member_json(self, server: Server, number: int) -> Json:
        """Return a member of a server; LookupError where nobody there has this id."""
        person = self.person_of(number)
        user = person.as_user() if person else self.bot
        if number not in server.members or user["id"] != str(number):
            raise LookupError(f"nobody in {server.name!r} has the id {number}")
        return shapes.member(user, server.members[number], server.joined_at)

    def post(
        self,
        channel: Channel,
        body: Json,
        uploads: Mapping[int, Upload],
        *,
        author: Person | None = None,
        private_to: Person | None = None,
        extra: Json | None = None,
    ) -> Stored:
        """Keep a new message, the bot's where it has no `author`.

        `uploads` are by the ids that the body's `attachments` name.
        """
        number = self.new_id()
        message: Json = {
            "id": str(number),
            "channel_id": str(channel.id),
            "type": 0,
            "author": author.as_user() if author else self.bot,
            "content": "",
            **{
                key: list[Json]()
                for key in ("embeds", "attachments", "components", "mentions", "mention_roles")
            },
            **dict.fromkeys(("mention_everyone", "pinned", "tts"), False),
            "flags": EPHEMERAL if private_to else 0,
            "timestamp": shapes.stamp(self.time.now()),
            "edited_timestamp": None,
        }
        if body.get("nonce") is not None:
            message["nonce"] = body["nonce"]
        extra = extra or {}
        message |= extra | {"flags": message["flags"] | extra.get("flags", 0)}
        stored = Stored(message, channel, private_to)
        self.messages[number] = stored
        self._write(stored, body, uploads)
        self._announce_message("MESSAGE_CREATE", stored)
        return stored

    def edit(self, stored: Stored, body: Json, uploads: Mapping[int, Upload]) -> None:
        """Change what the body names; a message that was loading is now there for the first time."""
        if not stored.loading:
            stored.message["edited_timestamp"] = shapes.stamp(self.time.now())
        stored.message["flags"] &= ~LOADING
        self._write(stored, body, uploads)
        self._announce_message("MESSAGE_UPDATE", stored)

    def _write(self, stored: Stored, body: Json, uploads: Mapping[int, Upload]) -> None:
        message = stored.message
        message["flags"] |= (body.get("flags") or 0) & _KEPT_FLAGS
        if "content" in body:
            message["content"] = body["content"] or ""
        if "embeds" in body:
            message["embeds"] = body["embeds"] or []
        if uploads or "attachments" in body:
            message["attachments"] = self._attachments(stored, body, uploads)
        if "components" in body:
            message["components"] = filled.components(body["components"] or [], message["attachments"])
        if not stored.loading:
            self.tell(Note(message_note(stored), stored.only_for, stored.channel))

    def _attachments(self, stored: Stored, body: Json, uploads: Mapping[int, Upload]) -> list[Json]:
        """Keep the old files that the body names, all where it names none, and add the new ones."""
        old: list[Json] = stored.message["attachments"]
        entries: list[Json] = body.get("attachments") or []
        named = {int(one["id"]): one for one in entries}
        kept = [one for one in old if "attachments" not in body or int(one["id"]) in named]
        for index, upload in uploads.items():
            given = named.get(index, {})
            number = self.new_id()
            name = given.get("filename") or upload.filename
            url = f"{self.files_at}/attachments/{stored.channel.id}/{number}/{quote(name, safe='')}"
            self.files[number] = upload.data
            about = given.get("description")
            kept.append(shapes.attachment(number, name, len(upload.data), url, description=about))
        return kept

    def delete(self, stored: Stored) -> None:
        """Take a message away."""
        stored.gone = True
        self.messages.pop(stored.id, None)
        # Of a pinned message that is deleted Discord tells no change of pins.
        stored.channel.pins.pop(stored.id, None)
        self._announce_message("MESSAGE_DELETE", stored)
        note: Json = {"type": "deleted", "channel": str(stored.channel.id), "id": str(stored.id)}
        self.tell(Note(note, stored.only_for, stored.channel))

    def pinned_in(self, channel: Channel) -> list[tuple[Stored, datetime]]:
        """Return the messages that are pinned in a channel, with when, the last one first."""
        found = [(self.messages[number], at) for number, at in channel.pins.items()]
        return sorted(found, key=lambda pair: pair[1], reverse=True)

    def pin(self, stored: Stored, by: Person | None = None) -> None:
        """Pin a message, the bot where it is nobody else; a notice in the channel tells it to all."""
        channel = stored.channel
        last = self.last_pin(channel)
        now = self.time.now()
        # A clock that stands still gives no two pins the same moment: pages of pins go by it.
        channel.pins[stored.id] = max(now, last + timedelta(milliseconds=1)) if last else now
        self._mark_pinned(stored, pinned=True)
        extra = {"type": MessageType.PINNED} | shapes.pointer(stored.message, channel.server_id or None)
        self.post(channel, {}, {}, author=by, extra=extra)

    def unpin(self, stored: Stored) -> None:
        """Take a pin down; nothing tells it in the channel."""
        del stored.channel.pins[stored.id]
        self._mark_pinned(stored, pinned=False)

    def _mark_pinned(self, stored: Stored, *, pinned: bool) -> None:
        channel = stored.channel
        stored.message["pinned"] = pinned
        self.tell(Note(message_note(stored), stored.only_for, channel))
        self._announce_message("MESSAGE_UPDATE", stored)
        last = self.last_pin(channel)
        data: Json = {"channel_id": str(channel.id), "last_pin_timestamp": last and shapes.stamp(last)}
        if channel.server:
            data["guild_id"] = str(channel.server.id)
            self.announce(Event("CHANNEL_PINS_UPDATE", data, channel.server.id, Intent.SERVERS))

    def _announce_message(self, name: str, stored: Stored) -> None:
        """Tell a bot that asked for it about a message in a server's channel that it sees."""
        channel = stored.channel
        if channel.server is None or stored.private_to:
            return
        data: Json = {"guild_id": str(channel.server.id)}
        if name == "MESSAGE_DELETE":
            data |= {"id": str(stored.id), "channel_id": str(channel.id)}
        else:
            data |= readable(stored)
        self.announce(Event(name, data, channel.server.id, Intent.MESSAGES))

    def announce(self, event: Event) -> None:
        """Tell the bot by the gateway; nothing of a channel that it does not see."""
        channel = self.channels.get(int(event.data.get("channel_id", 0)))
        if event.intent and channel and not channel.allows(APPLICATION, Right.VIEW_CHANNEL):
            return
        for herald in self.heralds:
            herald(event)

    def register(self, bodies: list[Json]) -> list[Json]:
        """Replace all commands; one that was there by type and name keeps its id."""
        ids = {(command["type"], command["name"]): command["id"] for command in self.commands}
        self.commands = [
            shapes.command(
                body,
                number=ids.get((body.get("type") or 1, body["name"])) or str(self.new_id()),
                owner=APPLICATION,
                version=self.new_id(),
            )
            for body in bodies
        ]
        for person in self.people.values():
            self.tell(Note({"type": "commands"} | self.command_lists(person), person))
        return self.commands

    def command_lists(self, person: Person) -> Json:
        """Return the commands as a person's page is told them, by channel: to type, and on messages."""
        seen = [channel for channel in self.channels.values() if channel.seen_by(person)]
        return {
            key: {str(channel.id): self.offered(person, channel, kind) for channel in seen}
            for key, kind in (("commands", CommandType.CHAT_INPUT), ("on_messages", CommandType.MESSAGE))
        }

    def offered(self, person: Person, channel: Channel, kind: CommandType) -> list[Json]:
        """Return the commands of a type that Discord's app offers to a person in a place."""
        return offered(self.commands, person, channel, kind)

    def tell(self, note: Note) -> None:
        """Tell all listeners, and wake who waits."""
        for listener in tuple(self.listeners):
            listener(note)
        self.wake()

    def tell_bot(self, *, here: bool) -> None:
        """Tell all whether the bot is connected, where that changed."""
        changed, self.bot_is_here = here != self.bot_is_here, here
        if changed:
            self.tell(Note({"type": "bot", "here": here}))
        else:
            self.wake()

    def wake(self) -> None:
        """Let all who wait look again."""
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def until(self, look: Callable[[], T], *, seconds: float) -> T:
        """Wait until `look` gives something true; after so many real seconds return what it gives then."""
        try:
            async with asyncio.timeout(seconds):
                while not (found := look()):
                    await self._changed.wait()
                return found
        except TimeoutError:
            return look()


def _seen(message: Stored, person: Person) -> bool:
    return message.only_for in (None, person) and not message.loading and message.channel.seen_by(person)
