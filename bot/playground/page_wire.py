"""The wire to the page: a WebSocket that shows a person what they may see and takes what they do.

The frames are JSON objects with a `type`. To the page: hello, message, deleted, typing, modal, choices,
history, done, failed, clock, bot, commands, breach, traffic, passing, whole. From the page: command,
on_message, autocomplete, post, older, unpin, press, submit, move, watch, look.
A file for a command comes before it, by POST, and is named in it by its id.
"""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from aiohttp import WSMsgType, web

from bot.playground.automod import BlockedError, hold
from bot.playground.interactions import Interaction, Interactions, Type
from bot.playground.judge import Judge
from bot.playground.records import (
    Channel,
    CommandType,
    Json,
    Note,
    Person,
    Stored,
    Upload,
    message_note,
)
from bot.playground.rights import Right
from bot.playground.traffic import Passing, Traffic
from bot.playground.typed import message_body, message_command_data
from bot.playground.uploads import TooLargeError, Uploads
from bot.playground.world import World

POLICY = 1008
AT_ONCE = 50
"""How many messages of a channel a page is told at once."""
FORBIDDEN = 403
TOO_LARGE = 413
ANY_TYPE = "application/octet-stream"
GONE = "This is not there any more."
NOT_ALLOWED = "You may not write in this channel."


class Clock(Protocol):
    """What the page shows of the clock, and how it is moved."""

    async def face(self) -> Json:
        """Return `now`, `next`, `movable`."""
        ...

    async def move(self, to: str) -> None:
        """Move to "tomorrow", "week", "year" or "next"."""
        ...


@dataclass(slots=True, eq=False)
class Page:
    """An open page of a person; what it is told waits in line, as text."""

    person: Person
    line: asyncio.Queue[str] = field(default_factory=asyncio.Queue[str])

    def tell(self, body: Json) -> None:
        """Put a frame in line as it is now: messages change later."""
        self.line.put_nowait(json.dumps(body))


class PageWire:
    """All open pages."""

    _does: Mapping[str, Callable[[Page, Json], Awaitable[None]]]

    def __init__(
        self,
        world: World,
        interactions: Interactions,
        uploads: Uploads,
        *,
        judge: Judge,
        clock: Clock,
        traffic: Traffic,
    ) -> None:
        self._world = world
        self._interactions = interactions
        self._uploads = uploads
        self._judge = judge
        self._clock = clock
        self._traffic = traffic
        self._run = secrets.token_hex(4)
        self._pages: set[Page] = set()
        self._watching: set[Page] = set()
        self._greetings: set[asyncio.Task[None]] = set()
        self._sockets: set[web.WebSocketResponse] = set()
        world.listeners.append(self.tell)
        self._does = {
            "command": self._command,
            "on_message": self._on_message,
            "post": self._post,
            "older": self._older,
            "unpin": self._unpin,
            "autocomplete": self._autocomplete,
            "press": self._press,
            "submit": self._submit,
            "move": self._move,
            "watch": self._watch,
            "look": self._look,
        }

    @property
    def open(self) -> bool:
        """Whether anybody looks."""
        return bool(self._pages)

    def tell(self, note: Note) -> None:
        """Tell all pages that may know; where places changed, each is told all anew."""
        for page in self._pages:
            if note.body["type"] == "places":
                self._greet(page)
            elif note.concerns(page.person):
                page.tell(note.body)

    def _greet(self, page: Page) -> None:
        """Say hello to an open page once more."""

        async def greet() -> None:
            page.tell(await self._hello(page.person))

        greeting = asyncio.create_task(greet())
        self._greetings.add(greeting)
        greeting.add_done_callback(self._greetings.discard)

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one page until it goes."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        person = self._person(request)
        if person is None:
            await socket.close(code=POLICY)
            return socket
        page = Page(person)
        page.tell(await self._hello(person))
        self._pages.add(page)
        self._sockets.add(socket)
        speaking = asyncio.create_task(_speak(socket, page))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    frame: Json = json.loads(message.data)
                    await self._does[frame["type"]](page, frame)
        finally:
            self._pages.discard(page)
            self._watches(page, watching=False)
            self._sockets.discard(socket)
            speaking.cancel()
        return socket

    async def upload(self, request: web.Request) -> web.Response:
        """POST /page/upload?person=K&name=N: keep the body as a file; answers id, name and size, or text."""
        person = self._person(request)
        if person is None:
            return web.json_response({"text": GONE}, status=FORBIDDEN)
        name = request.query.get("name", "")
        kind = request.headers.get("Content-Type", ANY_TYPE)
        try:
            upload = Upload(name, await request.read(), None if kind == ANY_TYPE else kind)
            kept = self._uploads.keep(person, upload)
        except (TooLargeError, web.HTTPRequestEntityTooLarge):
            return web.json_response({"text": str(TooLargeError(name))}, status=TOO_LARGE)
        return web.json_response({"id": kept["id"], "name": kept["filename"], "size": kept["size"]})

    def _person(self, request: web.Request) -> Person | None:
        """Return who the page is for; a page from elsewhere in the same browser has no business here."""
        if request.headers.get("Origin") not in {None, f"http://{request.host}"}:
            return None
        return self._world.people.get(request.query.get("person", ""))

    async def close(self) -> None:
        """Close all pages."""
        for socket in tuple(self._sockets):
            await socket.close(code=1001)

    async def _hello(self, person: Person) -> Json:
        world = self._world
        return {
            "type": "hello",
            "run": self._run,
            "bot_is_here": world.bot_is_here,
            "me": _who(person),
            "people": [_who(one) for one in world.people.values()],
            "servers": self._servers(person),
            "dm": {"id": str(world.dm_of(person).id)},
            **world.command_lists(person),
            "clock": await self._clock.face(),
            "breaches": [breach.as_json() for breach in self._judge.breaches],
            **self._recent(person),
        }

    def _recent(self, person: Person) -> Json:
        """Return each channel's last messages, oldest first, which channels have older ones, and the pins."""
        recent: dict[int, deque[Stored]] = {}
        older: set[int] = set()
        pinned: list[Stored] = []
        for stored in self._world.seen_by(person):
            last = recent.setdefault(stored.channel.id, deque(maxlen=AT_ONCE))
            if len(last) == AT_ONCE:
                older.add(stored.channel.id)
            last.append(stored)
            if stored.message["pinned"]:
                pinned.append(stored)
        return {
            "history": [message_note(stored) for last in recent.values() for stored in last],
            "older": [str(channel) for channel in older],
            "pinned": [message_note(stored) for stored in pinned],
        }

    def _servers(self, person: Person) -> list[Json]:
        """Return the servers that a person is in, with the channels that they see."""
        return [
            {
                "id": str(server.id),
                "name": server.name,
                "channels": [
                    {
                        "id": str(one.id),
                        "name": one.name,
                        "may_pin": one.allows(person.id, Right.PIN_MESSAGES),
                    }
                    for one in self._world.channels_of(server)
                    if one.seen_by(person)
                ],
            }
            for server in self._world.servers.values()
            if person.id in server.members
        ]

    async def _command(self, page: Page, frame: Json) -> None:
        channel = self._channel(page, frame)
        there = self._world.offered(page.person, channel, CommandType.CHAT_INPUT) if channel else []
        if frame["command_id"] not in [command["id"] for command in there]:
            _fail(page, frame, GONE)
            return
        await self._start(Type.COMMAND, page, frame, _command_data(frame))

    async def _on_message(self, page: Page, frame: Json) -> None:
        target = self._world.shown(page.person, int(frame["target"]))
        if target is None:
            _fail(page, frame, GONE)
            return
        offered = self._world.offered(page.person, target.channel, CommandType.MESSAGE)
        try:
            data = message_command_data(offered, frame["name"], target.message)
        except LookupError:
            _fail(page, frame, GONE)
            return
        await self._start(Type.COMMAND, page, frame | {"channel": target.channel.id}, data)

    async def _post(self, page: Page, frame: Json) -> None:
        channel = self._channel(page, frame)
        if channel is None:
            _fail(page, frame, GONE)
            return
        if not channel.allows(page.person.id, Right.SEND_MESSAGES):
            _fail(page, frame, NOT_ALLOWED)
            return
        try:
            body = message_body(frame["content"])
            hold(channel, page.person, body["content"])
        except (ValueError, BlockedError) as no:
            _fail(page, frame, str(no))
            return
        self._world.post(channel, body, {}, author=page.person)
        page.tell({"type": "done", "nonce": frame["nonce"]})

    async def _unpin(self, page: Page, frame: Json) -> None:
        stored = self._world.shown(page.person, int(frame["message"]))
        if stored is None or not stored.channel.allows(page.person.id, Right.PIN_MESSAGES):
            _fail(page, frame, GONE)
            return
        if stored.message["pinned"]:
            self._world.unpin(stored)
        page.tell({"type": "done", "nonce": frame["nonce"]})

    async def _older(self, page: Page, frame: Json) -> None:
        """Tell a page what came before a message in its channel, as far back as it asks for one."""
        channel, before, back_to = (
            self._channel(page, frame),
            int(frame["before"]),
            int(frame.get("back_to") or 0),
        )
        earlier = [
            one for one in self._world.seen_by(page.person) if one.channel is channel and one.id < before
        ]
        wanted = [one for one in earlier if one.id >= back_to] if back_to else []
        found = earlier[-max(AT_ONCE, len(wanted)) :]
        page.tell(
            {
                "type": "history",
                "nonce": frame["nonce"],
                "history": [message_note(stored) for stored in found],
                "more": len(found) < len(earlier),
            }
        )

    async def _autocomplete(self, page: Page, frame: Json) -> None:
        await self._start(Type.AUTOCOMPLETE, page, frame, _command_data(frame))

    async def _press(self, page: Page, frame: Json) -> None:
        data: Json = {"custom_id": frame["custom_id"], "component_type": frame["component_type"]}
        if frame.get("values") is not None:
            data["values"] = frame["values"]
        await self._start(Type.COMPONENT, page, frame, data)

    async def _submit(self, page: Page, frame: Json) -> None:
        data: Json = {"custom_id": frame["custom_id"], "components": frame["components"]}
        await self._start(Type.MODAL, page, frame, data)

    async def _start(self, kind: Type, page: Page, frame: Json, data: Json) -> None:
        """Let the page's person do something; how it goes is told under the frame's nonce."""
        nonce = frame["nonce"]
        source = self._world.messages.get(int(frame.get("message") or 0))
        parent: Interaction | None = None
        if kind is Type.MODAL:
            parent = self._interactions.opened_modal(page.person, frame["custom_id"])
            source = parent.source if parent else None
        channel = parent.channel if parent else self._channel(page, frame)
        hidden = source and self._world.shown(page.person, source.id) is None
        if channel is None or hidden or (kind is Type.COMPONENT and source is None):
            _fail(page, frame, GONE)
            return
        try:
            await self._interactions.start(
                kind,
                page.person,
                channel,
                data,
                source=source,
                parent=parent,
                tell=lambda body: page.tell(body | {"nonce": nonce}),
            )
        except LookupError:
            _fail(page, frame, GONE)

    def _channel(self, page: Page, frame: Json) -> Channel | None:
        channel = self._world.channels.get(int(frame.get("channel") or 0))
        return channel if channel and channel.seen_by(page.person) else None

    async def _watch(self, page: Page, frame: Json) -> None:
        """Tell a page what passed between bot and Discord, and from now on what passes; or no more."""
        self._watches(page, watching=frame["on"])
        if frame["on"]:
            page.tell({"type": "traffic", "lines": self._traffic.lines()})

    def _watches(self, page: Page, *, watching: bool) -> None:
        (self._watching.add if watching else self._watching.discard)(page)
        self._traffic.listener = self._tell_passing if self._watching else None

    def _tell_passing(self, passing: Passing) -> None:
        for page in self._watching:
            page.tell({"type": "passing"} | passing.line())

    async def _look(self, page: Page, frame: Json) -> None:
        whole = self._traffic.whole(frame["number"])
        if whole is None:
            _fail(page, frame, GONE)
        else:
            page.tell({"type": "whole", "nonce": frame["nonce"], "whole": whole})

    async def _move(self, _: Page, frame: Json) -> None:
        await self._clock.move(frame["to"])


def _fail(page: Page, frame: Json, says: str) -> None:
    """Tell a page why what it asked for was not done."""
    page.tell({"type": "failed", "nonce": frame["nonce"], "text": says})


def _who(person: Person) -> Json:
    return {"key": person.key, "id": str(person.id), "name": person.name}


def _command_data(frame: Json) -> Json:
    return {"id": frame["command_id"], "name": frame["name"], "type": 1, "options": frame["options"]}


async def _speak(socket: web.WebSocketResponse, page: Page) -> None:
    """Send what waits in line, in order."""
    while True:
        text = await page.line.get()
        if not socket.closed:
            await socket.send_str(text)
