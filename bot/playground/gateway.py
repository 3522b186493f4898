"""The gateway: tells the bot what happens. HELLO, heartbeats, IDENTIFY, RESUME, and events.

Source: Discord's gateway documentation, version 10, JSON without compression.
"""

import asyncio
import json
import secrets
from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from bot.playground import shapes
from bot.playground.records import APPLICATION, Event, Intent, Json, Server
from bot.playground.world import World

if TYPE_CHECKING:
    from collections.abc import Callable

HEARTBEAT_MS = 41_250
EVENTS_KEPT = 1000
WRONG_TOKEN = "wrong"  # noqa: S105 - the one word that is no token here
WRONG_TOKEN_CLOSE = 4004


class Op(IntEnum):
    """What a frame is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


Line = asyncio.Queue[Json]


@dataclass(slots=True, eq=False)
class Session:
    """One connection of the bot, over reconnects; `line` is what is to be sent, None while it is away."""

    id: str
    shard: int
    shards: int
    intents: Intent
    line: Line | None
    sequence: int = 0
    events: deque[Json] = field(default_factory=lambda: deque[Json](maxlen=EVENTS_KEPT))

    def give(self, event: str, data: Json) -> Json:
        """Put an event in line, numbered, and keep it for a bot that comes back; return it."""
        self.sequence += 1
        frame: Json = {"op": Op.DISPATCH, "t": event, "s": self.sequence, "d": data}
        self.events.append(frame)
        if self.line:
            self.line.put_nowait(frame)
        return frame

    def hears_of(self, server: int) -> bool:
        """Tell whether a server belongs to this shard; DMs, as server 0, belong to shard 0."""
        return (server >> 22) % self.shards == self.shard


class Gateway:
    """All connections of the bot."""

    def __init__(self, world: World) -> None:
        self.address = ""
        self.on_event: Callable[[Json], None] | None = None
        """Called with each event as the bot is told it."""
        self.shards = 1
        """In how many shards a bot is told to connect."""
        self._world = world
        self._sessions: dict[str, Session] = {}
        self._sockets: dict[web.WebSocketResponse, Line] = {}
        world.heralds.append(self.dispatch)

    @property
    def connected(self) -> bool:
        """Whether a bot is listening."""
        return any(session.line for session in self._sessions.values())

    @property
    def told(self) -> bool:
        """Whether all that there is to tell has been sent."""
        return all(session.line is None or session.line.empty() for session in self._sessions.values())

    def dispatch(self, event: Event) -> None:
        """Tell the shard that a server belongs to, where it asked for such events."""
        for session in tuple(self._sessions.values()):
            if session.hears_of(event.server) and session.intents & event.intent == event.intent:
                # What is told later is as it is now: messages change.
                self._tell(session, event.name, json.loads(json.dumps(event.data)))

    def _tell(self, session: Session, event: str, data: Json) -> None:
        frame = session.give(event, data)
        if self.on_event:
            self.on_event(frame)

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        session: Session | None = None
        line = self._sockets[socket] = Line()
        speaking = asyncio.create_task(_speak(socket, line))
        await _send(socket, {"op": Op.HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS}})
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    break
                frame: Json = json.loads(message.data)
                match frame["op"]:
                    case Op.HEARTBEAT:
                        await _send(socket, {"op": Op.HEARTBEAT_ACK})
                    case Op.IDENTIFY:
                        session = await self._identify(socket, line, frame["d"])
                    case Op.RESUME:
                        session = await self._resume(socket, line, frame["d"])
                    case _:
                        continue
        finally:
            self._sockets.pop(socket, None)
            speaking.cancel()
            if session and session.line is line:
                session.line = None
                self._world.tell_bot(here=self.connected)
        return socket

    async def _identify(self, socket: web.WebSocketResponse, line: Line, data: Json) -> Session | None:
        if data.get("token") == WRONG_TOKEN:
            await socket.close(code=WRONG_TOKEN_CLOSE, message=b"Authentication failed.")
            return None
        shard, shards = data.get("shard") or (0, 1)
        for old in [one for one in self._sessions.values() if one.shard == shard]:
            del self._sessions[old.id]
        session = Session(secrets.token_hex(16), shard, shards, Intent(data.get("intents", 0)), line)
        self._sessions[session.id] = session
        self._tell(session, "READY", self.ready(session))
        for server in self._servers(session):
            if session.intents & Intent.SERVERS and server.available:
                self._tell(session, "GUILD_CREATE", self._world.server_json(server))
        self._world.tell_bot(here=True)
        return session

    async def _resume(self, socket: web.WebSocketResponse, line: Line, data: Json) -> Session | None:
        session = self._sessions.get(data["session_id"])
        if session is None:
            await _send(socket, {"op": Op.INVALID_SESSION, "d": False})
            return None
        session.line = line
        for frame in session.events:
            if frame["s"] > data["seq"]:
                line.put_nowait(frame)
        self._tell(session, "RESUMED", {})
        self._world.tell_bot(here=True)
        return session

    def ready(self, session: Session) -> Json:
        """Return what READY says: of its servers only which they are."""
        return {
            "v": 10,
            "user": shapes.own_user(self._world.bot),
            "guilds": [{"id": str(server.id), "unavailable": True} for server in self._servers(session)],
            "session_id": session.id,
            "resume_gateway_url": self.address,
            "shard": [session.shard, session.shards],
            "application": {"id": str(APPLICATION), "flags": 0},
        }

    def _servers(self, session: Session) -> list[Server]:
        """Return the bot's servers that belong to a shard."""
        return [one for one in self._world.servers.values() if one.has_bot and session.hears_of(one.id)]

    async def cut(self, shard: int | None = None) -> None:
        """Cut all connections or that of one shard, as Discord does now and then; the bot resumes."""
        for socket, line in tuple(self._sockets.items()):
            cut = [one.shard for one in self._sessions.values() if one.line is line]
            if shard is None or shard in cut:
                await socket.close(code=4000)

    async def close(self) -> None:
        """End for good."""
        self._sessions.clear()
        for socket in tuple(self._sockets):
            await socket.close(code=1001)


async def _speak(socket: web.WebSocketResponse, line: Line) -> None:
    """Send what is in line, in order."""
    while True:
        await _send(socket, await line.get())


async def _send(socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
    if socket.closed:
        return
    try:
        await socket.send_str(json.dumps(frame))
    except ConnectionError:
        # The bot went away; what it missed is kept until it resumes.
        return
