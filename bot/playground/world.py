"""What is in the small Discord: people, a server, channels, messages, files, commands. All of it made up.

Owns the state and tells listeners what changed. Knows no HTTP, no WebSocket and none of Discord's rules:
`rest.py` decides what is allowed.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import quote

from bot.clock.now import RealTime, Time
from bot.playground import filled, shapes
from bot.playground.records import (
    APPLICATION,
    CHANNEL,
    EPHEMERAL,
    LOADING,
    MEMBER_MAY,
    MODERATOR,
    MODERATOR_MAY,
    MODERATORS,
    PARENT,
    SERVER,
    Channel,
    CommandType,
    Json,
    Note,
    Person,
    Stored,
    Upload,
    may,
    message_note,
)

T = TypeVar("T")

DISCORD_EPOCH_MS = 1_420_070_400_000
DM_OF_A_PERSON = 500_000
"""A person's DM channel is their id and this: the same in each run, as a bot may keep it."""
_IN_SERVER, _IN_DM = 0, 1
_KEPT_FLAGS = 1 << 2 | 1 << 12 | 1 << 15


class World:
    """The state of the small Discord. `time` stamps what people see; ids are made from the real clock."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.files_at = ""
        self.people: dict[str, Person] = {}
        self.channels: dict[int, Channel] = {CHANNEL: Channel(CHANNEL, "general")}
        self.messages: dict[int, Stored] = {}
        self.files: dict[int, bytes] = {}
        self.commands: list[Json] = []
        self.listeners: list[Callable[[Note], None]] = []
        self.bot = shapes.user(APPLICATION, "Clockstart", None, bot=True)
        self._last_id = 0
        self._changed = asyncio.Event()
        self.add_person(Person("parent", PARENT, "A parent"))
        self.add_person(Person("moderator", MODERATOR, "A moderator", MODERATOR_MAY))

    def add_person(self, person: Person) -> Person:
        """Let another person in; they have a DM channel with the bot at once."""
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
        return [one for one in self.messages.values() if one.only_for in (None, person) and not one.loading]

    def shown(self, person: Person, number: int) -> Stored | None:
        """Find a message by id, None where this person sees no such one."""
        return next((one for one in self.seen_by(person) if one.id == number), None)

    def channel_json(self, channel: Channel) -> Json:
        """Return Discord's channel object."""
        last = next((one.id for one in reversed(self.in_channel(channel))), None)
        if channel.person:
            return shapes.dm_channel(channel.id, channel.person.as_user(), last)
        return shapes.text_channel(channel.id, SERVER, channel.name, last)

    def server_json(self) -> Json:
        """Return the server as GUILD_CREATE gives it."""
        channels = [self.channel_json(channel) for channel in self.channels.values() if not channel.person]
        roles = [
            shapes.role(SERVER, "@everyone", 0, MEMBER_MAY),
            shapes.role(MODERATORS, "moderators", 1, MODERATOR_MAY),
        ]
        return shapes.server(SERVER, "A support group", MODERATOR, channels, roles) | {
            "joined_at": shapes.stamp(self.time.now())
        }

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
        return stored

    def edit(self, stored: Stored, body: Json, uploads: Mapping[int, Upload]) -> None:
        """Change what the body names; a message that was loading is now there for the first time."""
        if not stored.loading:
            stored.message["edited_timestamp"] = shapes.stamp(self.time.now())
        stored.message["flags"] &= ~LOADING
        self._write(stored, body, uploads)

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
            self.tell(Note(message_note(stored), stored.only_for))

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
        note: Json = {"type": "deleted", "channel": str(stored.channel.id), "id": str(stored.id)}
        self.tell(Note(note, stored.only_for))

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
        """Return the commands as a person's page is told them: to type, and on messages by channel."""
        return {
            "commands": self._of_type(CommandType.CHAT_INPUT),
            "on_messages": {
                str(channel.id): self.offered(person, channel, CommandType.MESSAGE)
                for channel in self.channels.values()
                if channel.person in (None, person)
            },
        }

    def _of_type(self, kind: CommandType) -> list[Json]:
        return [command for command in self.commands if command["type"] == kind]

    def offered(self, person: Person, channel: Channel, kind: CommandType) -> list[Json]:
        """Return the commands of a type that Discord's app offers to a person in a place."""
        context = _IN_DM if channel.person else _IN_SERVER
        return [
            command
            for command in self._of_type(kind)
            if context in (command["contexts"] or (_IN_SERVER, _IN_DM))
            and (channel.person or may(person, int(command["default_member_permissions"] or 0)))
        ]

    def tell(self, note: Note) -> None:
        """Tell all listeners, and wake who waits."""
        for listener in tuple(self.listeners):
            listener(note)
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
