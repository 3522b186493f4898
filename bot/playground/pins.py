"""The routes of pins: put a message up, take it down, read what is up.

Source: "Message" in Discord's documentation: Get Channel Pins, Pin Message, Unpin Message.
"""

from datetime import datetime

from bot.playground import shapes
from bot.playground.call import Call
from bot.playground.reach import channel_of, message_in, need
from bot.playground.records import APPLICATION, Json, Stored, readable
from bot.playground.refused import No, RefusedError
from bot.playground.rights import Right
from bot.playground.world import World
from bot.ui import limits


class Pins:
    """The routes under /channels/{channel}/messages/pins."""

    def __init__(self, world: World) -> None:
        self._world = world

    def list(self, call: Call) -> Json:
        """GET: a page, the last pinned first, `before` an instant; none without the right to read history."""
        channel = channel_of(self._world, call)
        if channel.server and not channel.allows(APPLICATION, Right.READ_MESSAGE_HISTORY):
            return {"items": [], "has_more": False}
        before = call.query.get("before")
        limit = int(call.query.get("limit", limits.PINS_A_PAGE))
        found = [
            (stored, at)
            for stored, at in self._world.pinned_in(channel)
            if before is None or at < datetime.fromisoformat(before)
        ]
        items = [{"pinned_at": shapes.stamp(at), "message": readable(stored)} for stored, at in found]
        return {"items": items[:limit], "has_more": len(items) > limit}

    def pin(self, call: Call) -> None:
        """PUT: once more does nothing; the channel's own limit is not the bot's fault."""
        stored = self._pinnable(call)
        if stored.message["pinned"]:
            return
        if len(stored.channel.pins) >= limits.PINS:
            raise RefusedError(No.TOO_MANY_PINS)
        self._world.pin(stored)

    def unpin(self, call: Call) -> None:
        """DELETE: once more does nothing."""
        stored = self._pinnable(call)
        if stored.message["pinned"]:
            self._world.unpin(stored)

    def _pinnable(self, call: Call) -> Stored:
        channel = channel_of(self._world, call)
        need(channel, Right.PIN_MESSAGES)
        stored = message_in(self._world, channel, call)
        if stored.by_discord:
            raise RefusedError(No.SYSTEM_MESSAGE)
        return stored
