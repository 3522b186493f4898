"""The routes of channels and the messages in them: what the bot may read, post, change and delete.

Source: "Message" and "Channel" in Discord's documentation, with the right that each route needs.
"""

from datetime import datetime, timedelta

from bot.playground import shapes
from bot.playground.call import Call, check_message
from bot.playground.judge import Judge
from bot.playground.reach import channel_of, message_in, message_of, need
from bot.playground.records import APPLICATION, Channel, Json, MessageType, Stored, readable
from bot.playground.refused import No, RefusedError
from bot.playground.rights import NONE, Right
from bot.playground.world import World

NONCE_KEPT_SECONDS = 300.0
MESSAGES_A_PAGE = 50


class Posts:
    """The routes under /channels.

    `nonce_kept_seconds`, of the playground's own time, can be set, for tests; `repeated` counts the posts
    that a nonce answered with the message that was there already.
    """

    def __init__(self, world: World, judge: Judge) -> None:
        self.nonce_kept_seconds = NONCE_KEPT_SECONDS
        self.repeated = 0
        self._world = world
        self._judge = judge
        self._nonces: dict[tuple[int, str], tuple[Stored, datetime]] = {}

    def channel(self, call: Call) -> Json:
        """GET /channels/{channel}."""
        return self._world.channel_json(channel_of(self._world, call))

    def history(self, call: Call) -> list[Json]:
        """GET /channels/{channel}/messages: a page, newest first, `before` or `after` an id.

        Without the right to read the history there are none.
        """
        channel = channel_of(self._world, call)
        if channel.server and not channel.allows(APPLICATION, Right.READ_MESSAGE_HISTORY):
            return []
        found = self._world.in_channel(channel)
        limit = int(call.query.get("limit", MESSAGES_A_PAGE))
        if "after" in call.query:
            found = [one for one in found if one.id > int(call.query["after"])][:limit]
        if "before" in call.query:
            found = [one for one in found if one.id < int(call.query["before"])]
        return [readable(one) for one in reversed(found[-limit:])]

    def post(self, call: Call) -> Json:
        """POST /channels/{channel}/messages."""
        channel = channel_of(self._world, call)
        check_message(call, call.form, self._judge, where=f"{call.method} {call.place}")
        need(channel, Right.SEND_MESSAGES | _for(call))
        now = self._world.time.now()
        key = (channel.id, str(call.form.get("nonce")))
        first = self._nonces.get(key)
        held = timedelta(seconds=self.nonce_kept_seconds)
        if call.form.get("enforce_nonce") and first and now - first[1] < held:
            self.repeated += 1
            return readable(first[0])
        self._need_open(channel)
        stored = self._world.post(channel, call.form, call.uploads, extra=self._reply(channel, call.form))
        if call.form.get("nonce") is not None:
            self._nonces[key] = (stored, now)
        return readable(stored)

    def read(self, call: Call) -> Json:
        """GET /channels/{channel}/messages/{message}."""
        return readable(message_of(self._world, call))

    def edit(self, call: Call) -> Json:
        """PATCH /channels/{channel}/messages/{message}."""
        channel = channel_of(self._world, call)
        stored = message_in(self._world, channel, call)
        if not stored.by_bot:
            raise RefusedError(No.NOT_THE_AUTHOR)
        if stored.by_discord:
            raise RefusedError(No.SYSTEM_MESSAGE)
        check_message(call, call.form, self._judge, where=f"{call.method} {call.place}", old=stored)
        need(channel, _for(call))
        self._world.edit(stored, call.form, call.uploads)
        return readable(stored)

    def delete(self, call: Call) -> None:
        """DELETE /channels/{channel}/messages/{message}.

        Whether a bot may delete the notice of its own pin without Manage Messages Discord does not say; here
        it may not, so that no bot counts on it.
        """
        channel = channel_of(self._world, call)
        stored = message_in(self._world, channel, call)
        if channel.person and not stored.by_bot:
            raise RefusedError(No.DM_CHANNEL)
        if not stored.by_bot or stored.by_discord:
            need(channel, Right.MANAGE_MESSAGES)
        self._world.delete(stored)

    def _need_open(self, channel: Channel) -> None:
        """Refuse a DM that its person does not take, or to somebody whom the bot shares no server with."""
        person = channel.person
        if person is None:
            return
        if not person.dms_open:
            raise RefusedError(No.DMS_CLOSED)
        if not any(one.has_bot and person.id in one.members for one in self._world.servers.values()):
            raise RefusedError(No.NO_SHARED_SERVER)

    def _reply(self, channel: Channel, body: Json) -> Json | None:
        """Return what a message has more that replies to another; Discord's no where that is not there."""
        asked: Json | None = body.get("message_reference")
        if asked is None:
            return None
        if channel.server and not channel.allows(APPLICATION, Right.READ_MESSAGE_HISTORY):
            raise RefusedError(No.REPLY_WITHOUT_HISTORY)
        to = self._world.messages.get(int(asked.get("message_id") or 0))
        if to and to.channel is channel and not to.private_to:
            return {"type": MessageType.REPLY} | shapes.reference(to.message, channel.server_id or None)
        if asked.get("fail_if_not_exists", True):
            raise RefusedError(No.INVALID_FORM, ["message_reference: Unknown message"])
        return None


def _for(call: Call) -> Right:
    """Return which rights the parts of a message need."""
    files = Right.ATTACH_FILES if call.uploads else NONE
    return files | (Right.EMBED_LINKS if call.form.get("embeds") else NONE)
