"""The life of an interaction: a person does something, the bot has 3 s to answer and 15 min to go on.

Source: Discord's documentation of interactions. Builds what the gateway sends, and keeps what came of it.
"""

import asyncio
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from bot.playground import shapes
from bot.playground.gateway import Gateway
from bot.playground.records import (
    APPLICATION,
    Channel,
    Event,
    Json,
    Person,
    Stored,
)
from bot.playground.rights import BOT_MAY, Right
from bot.playground.uploads import Uploads
from bot.playground.world import World

ANSWER_WITHIN_SECONDS = 3.0
TOKEN_LIVES_SECONDS = 15 * 60.0
FILE_LIMIT_BYTES = 10 * 1024 * 1024
_CHANNEL_OPTION, _CHANNEL_SELECT = 7, 8
TOO_LATE = "The application did not respond"


class Type(IntEnum):
    """What the person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Reply(IntEnum):
    """What the bot answers first."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True, eq=False)
class Interaction:
    """What a person did, and what the bot made of it so far."""

    id: int
    token: str
    type: Type
    person: Person
    channel: Channel
    data: Json
    started_at_seconds: float
    """When the bot was told, on the event loop's own clock."""
    source: Stored | None = None
    """The message with the component, also where a modal that came from it was sent."""
    parent: "Interaction | None" = None
    """For a modal, what opened it."""
    tell: Callable[[Json], None] | None = None
    reply: Reply | None = None
    original: Stored | None = None
    created: list[Stored] = field(default_factory=list[Stored])
    edited: list[Stored] = field(default_factory=list[Stored])
    deleted: list[Stored] = field(default_factory=list[Stored])
    modal: Json | None = None
    choices: list[Json] | None = None
    failed: str | None = None
    heard_at_seconds: float = 0.0
    """When the bot's last request for it came, on the same clock; 0 before any."""

    def report(self, body: Json) -> None:
        """Tell the one who did it how it goes."""
        if self.tell:
            self.tell(body)

    @property
    def finished(self) -> bool:
        """Whether the person has an answer; a deferral is none."""
        if self.failed:
            return True
        if self.reply is Reply.DEFERRED_UPDATE:
            return bool(self.created or self.edited or self.deleted)
        return self.reply is not None and not (
            self.original and self.original.loading and not self.original.gone
        )

    @property
    def target(self) -> Json | None:
        """The message that a command was used on, None for all else."""
        number = self.data.get("target_id")
        return self.data["resolved"]["messages"][number] if number else None

    @property
    def spoken(self) -> str:
        """What the person did, in a word or two."""
        if self.target:
            return self.data["name"]
        if self.type in {Type.COMMAND, Type.AUTOCOMPLETE}:
            return f"/{_spoken_name(self.data)}"
        return f"{self.type.name.lower()} {self.data['custom_id']}"

    def metadata(self) -> Json:
        """Return what a message says about the interaction that it came from."""
        shape: Json = {
            "id": str(self.id),
            "type": int(self.type),
            "user": self.person.as_user(),
            "authorizing_integration_owners": _owners(self.channel),
        }
        match self.type:
            case Type.COMMAND | Type.AUTOCOMPLETE:
                on = {"target_message_id": self.target["id"]} if self.target else {}
                return shape | {"name": _spoken_name(self.data)} | on
            case Type.COMPONENT:
                return shape | {"interacted_message_id": str(self.source.id if self.source else 0)}
            case Type.MODAL:
                return shape | {"triggering_interaction_metadata": self.parent and self.parent.metadata()}


def _spoken_name(data: Json) -> str:
    names = [data["name"]]
    options: list[Json] = data.get("options") or []
    while options and options[0]["type"] in {1, 2}:
        names.append(options[0]["name"])
        options = options[0].get("options") or []
    return " ".join(names)


def _owners(channel: Channel) -> dict[str, str]:
    return {"0": str(channel.server_id)}


def _channels_in(data: Json) -> Iterator[str]:
    """Give the ids of the channels that were chosen, in a list or as a command's options."""
    if data.get("component_type") == _CHANNEL_SELECT:
        yield from data["values"]
    options: list[Json] = data.get("options") or []
    for option in options:
        # What is still being typed names nothing yet.
        if option["type"] == _CHANNEL_OPTION and not option.get("focused"):
            yield str(option["value"])
        yield from _channels_in(option)


class Interactions:
    """Starts interactions and finds them again by token. The two times can be set, for tests."""

    def __init__(self, world: World, gateway: Gateway, uploads: Uploads) -> None:
        self.answer_within_seconds = ANSWER_WITHIN_SECONDS
        self.token_lives_seconds = TOKEN_LIVES_SECONDS
        self._world = world
        self._gateway = gateway
        self._uploads = uploads
        self._by_token: dict[str, Interaction] = {}
        self._open_modals: dict[tuple[Person, str], Interaction] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}

    async def start(
        self,
        kind: Type,
        person: Person,
        channel: Channel,
        data: Json,
        *,
        source: Stored | None = None,
        parent: Interaction | None = None,
        tell: Callable[[Json], None] | None = None,
    ) -> Interaction:
        """Let a person do something; the bot hears of it now. LookupError for a file or channel of no one."""
        data = self._with_channels(person, self._uploads.resolved(person, data))
        loop = asyncio.get_running_loop()
        number = self._world.new_id()
        token = secrets.token_urlsafe(48)
        one = Interaction(number, token, kind, person, channel, data, loop.time(), source, parent, tell)
        self._forget_dead_tokens()
        self._by_token[token] = one
        self._timers[token] = loop.call_later(self.answer_within_seconds, self.fail, one, TOO_LATE)
        told = Event("INTERACTION_CREATE", self._payload(one), channel.server_id)
        one.started_at_seconds = loop.time()
        self._gateway.dispatch(told)
        return one

    def _with_channels(self, person: Person, data: Json) -> Json:
        """Return what a person did with the channels that they named in it."""
        resolved: Json = data.get("resolved") or {}
        found: Json = {}
        for number in _channels_in(data):
            if number in resolved.get("channels", {}):
                continue
            channel = self._world.channels.get(int(number))
            if channel is None or channel.server is None or not channel.seen_by(person):
                raise LookupError(f"no channel {number}")
            rights = channel.server.rights_in(channel, person.id)
            found[number] = shapes.named_channel(self._world.channel_json(channel), rights)
        if not found:
            return data
        return data | {"resolved": {"channels": found} | resolved}

    def _forget_dead_tokens(self) -> None:
        """Let go of what is long over; a token is still told from an unknown one for as long again."""
        oldest_seconds = asyncio.get_running_loop().time() - 2 * self.token_lives_seconds
        # They stand in the order in which they came.
        while self._by_token and next(iter(self._by_token.values())).started_at_seconds < oldest_seconds:
            del self._by_token[next(iter(self._by_token))]

    def opened_modal(self, person: Person, custom_id: str) -> Interaction | None:
        """Find the interaction whose answer was this modal."""
        return self._open_modals.get((person, custom_id))

    def find(self, token: str) -> Interaction | None:
        """Find the interaction that the bot's request is for by its token, as long as the token lives."""
        one, now_seconds = self._by_token.get(token), asyncio.get_running_loop().time()
        if one and now_seconds - one.started_at_seconds > self.token_lives_seconds:
            return None
        if one:
            one.heard_at_seconds = now_seconds
        return one

    def is_old(self, token: str) -> bool:
        """Tell whether a token was once given out and has died."""
        return token in self._by_token and self.find(token) is None

    def answered(self, one: Interaction, reply: Reply) -> None:
        """Note the first answer."""
        one.reply = reply
        self._timers.pop(one.token).cancel()
        if one.modal:
            self._open_modals[one.person, one.modal["custom_id"]] = one
        self._world.wake()

    def fail(self, one: Interaction, says: str) -> None:
        """Note that the person got no answer."""
        one.failed = says
        timer = self._timers.pop(one.token, None)
        if timer:
            timer.cancel()
        one.report({"type": "failed", "text": says})
        self._world.wake()

    def close(self) -> None:
        """Stop all timers."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _payload(self, one: Interaction) -> Json:
        """Return the interaction as the gateway sends it."""
        world, person = self._world, one.person
        shape: Json = {
            "id": str(one.id),
            "application_id": str(APPLICATION),
            "type": int(one.type),
            "token": one.token,
            "version": 1,
            "data": one.data,
            "channel_id": str(one.channel.id),
            "channel": world.channel_json(one.channel),
            "context": 1 if one.channel.person else 0,
            "authorizing_integration_owners": _owners(one.channel),
            "app_permissions": str(int(self._bots_rights(one.channel))),
            "attachment_size_limit": FILE_LIMIT_BYTES,
            "locale": person.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
        }
        if one.source:
            shape["message"] = one.source.message
        server = one.channel.server
        if server is None:
            return shape | {"user": person.as_user()}
        rights = str(int(server.rights_in(one.channel, person.id)))
        shape["channel"]["permissions"] = rights
        return shape | {
            "guild_id": str(server.id),
            "guild": {"id": str(server.id), "locale": "en-US", "features": []},
            "guild_locale": "en-US",
            "member": world.member_json(server, person.id) | {"permissions": rights},
        }

    def _bots_rights(self, channel: Channel) -> Right:
        """Return what the bot may do in a channel, as an interaction tells it."""
        return channel.server.rights_in(channel, APPLICATION) if channel.server else BOT_MAY
