"""The gateway: tells the bot what happens. HELLO, heartbeats, IDENTIFY, RESUME, and events.

Source: Discord's gateway documentation, version 10, JSON without compression.
"""

import json
import secrets
from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from aiohttp import WSMsgType, web

from bot.playground import shapes
from bot.playground.records import APPLICATION, SERVER, Json
from bot.playground.world import World

HEARTBEAT_MS = 41_250
EVENTS_KEPT = 1000
GUILDS_INTENT = 1
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


@dataclass(slots=True, eq=False)
class Session:
    """One connection of the bot, over reconnects; `socket` is None while it is away."""

    id: str
    shard: int
    shards: int
    socket: web.WebSocketResponse | None
    sequence: int = 0
    events: deque[Json] = field(default_factory=lambda: deque[Json](maxlen=EVENTS_KEPT))

    def frame(self, event: str, data: Json) -> Json:
        """Make a numbered frame of an event, and keep it for a bot that comes back."""
        self.sequence += 1
        frame: Json = {"op": Op.DISPATCH, "t": event, "s": self.sequence, "d": data}
        self.events.append(frame)
        return frame


class Gateway:
    """All connections of the bot."""

    def __init__(self, world: World) -> None:
        self.address = ""
        self._world = world
        self._sessions: dict[str, Session] = {}
        self._sockets: set[web.WebSocketResponse] = set()

    @property
    def connected(self) -> bool:
        """Whether a bot is listening."""
        return any(session.socket for session in self._sessions.values())

    async def dispatch(self, event: str, data: Json, *, server: int = 0) -> None:
        """Send an event to the shard that a server belongs to; DMs belong to shard 0."""
        for session in tuple(self._sessions.values()):
            if session.shard == (server >> 22) % session.shards:
                await _send(session.socket, session.frame(event, data))

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        self._sockets.add(socket)
        session: Session | None = None
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
                        session = await self._identify(socket, frame["d"])
                    case Op.RESUME:
                        session = await self._resume(socket, frame["d"])
                    case _:
                        continue
        finally:
            self._sockets.discard(socket)
            if session and session.socket is socket:
                session.socket = None
        return socket

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        if data.get("token") == WRONG_TOKEN:
            await socket.close(code=WRONG_TOKEN_CLOSE, message=b"Authentication failed.")
            return None
        shard, shards = data.get("shard") or (0, 1)
        for old in [one for one in self._sessions.values() if one.shard == shard]:
            del self._sessions[old.id]
        session = Session(secrets.token_hex(16), shard, shards, socket)
        self._sessions[session.id] = session
        here = (SERVER >> 22) % shards == shard
        await _send(socket, session.frame("READY", self.ready(session, here=here)))
        if here and data.get("intents", 0) & GUILDS_INTENT:
            await _send(socket, session.frame("GUILD_CREATE", self._world.server_json()))
        self._world.wake()
        return session

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        session = self._sessions.get(data["session_id"])
        if session is None:
            await _send(socket, {"op": Op.INVALID_SESSION, "d": False})
            return None
        session.socket = socket
        for frame in tuple(session.events):
            if frame["s"] > data["seq"]:
                await _send(socket, frame)
        await _send(socket, session.frame("RESUMED", {}))
        return session

    def ready(self, session: Session, *, here: bool) -> Json:
        """Return what READY says; `here` tells whether the server belongs to this shard."""
        return {
            "v": 10,
            "user": shapes.own_user(self._world.bot),
            "guilds": [{"id": str(SERVER), "unavailable": True}] if here else [],
            "session_id": session.id,
            "resume_gateway_url": self.address,
            "shard": [session.shard, session.shards],
            "application": {"id": str(APPLICATION), "flags": 0},
        }

    async def cut(self) -> None:
        """Cut all connections, as Discord does now and then; the bot resumes."""
        for socket in tuple(self._sockets):
            await socket.close(code=4000)

    async def close(self) -> None:
        """End for good."""
        self._sessions.clear()
        for socket in tuple(self._sockets):
            await socket.close(code=1001)


async def _send(socket: web.WebSocketResponse | None, frame: dict[str, Any]) -> None:
    if socket is None or socket.closed:
        return
    try:
        await socket.send_str(json.dumps(frame))
    except ConnectionError:
        # The bot went away; what it missed is kept until it resumes.
        return
