"""What a person does, from Python: types, posts, presses, chooses, pins, reads. For the tour and for tests.

Does only what Discord's own app would let a person do: a button that is not there or is disabled, a required
field left empty, a choice that is not offered raise LookupError or ValueError here and never reach the bot;
what they have no right to do raises PermissionError.

    await hands.slash("timeline log", event="consent")      a command, in the server's default channel
    await hands.slash("me show", channel="dm")              in the DM with the bot
    await hands.slash("rights", channel="moderators")       in another channel of their server
    await hands.elsewhere(OTHER_SERVER).slash("rights")     in another server that they are in
    await hands.complete("rights", "topic", "ie")           what is offered while they type
    await hands.menu(message, "Post an explainer in reply") a command of a message's menu
    await hands.press(message, "Save"), .choose(message, "Florida"), .fill(answer.modal, {"Day": "today"})
    hands.post("What is an IEE?", "general")                a message; BlockedError where AutoMod blocks it
    hands.pin(message), .unpin(message), .delete(message)   by hand
    hands.pins("general")                                   what is pinned, the last one first
    hands.seen(), hands.dms(), hands.files(message)         what they see

The rights of the bot, and the bot in or out of a server: `bot/playground/owner.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from bot.playground.automod import hold
from bot.playground.interactions import Interaction, Type
from bot.playground.records import Channel, CommandType, Json, Person, Server, Stored, Upload
from bot.playground.rights import Right
from bot.playground.server import Playground
from bot.playground.sight import Select, buttons_of, selects_of, text_of
from bot.playground.typed import File, command_data, message_body, message_command_data, modal_data
from bot.ui import limits

ENDLESS_SECONDS = 30.0
"""How long a bot that asked for time may think before a test gives up."""
NEVER_FINISHED = "The bot asked for time and never finished"
BUTTON, CHANNEL_SELECT = 2, 8


@dataclass(slots=True)
class Answer:
    """What came of what a person did. It lives: what the bot sends later appears in it too."""

    _interaction: Interaction
    _playground: Playground

    @property
    def spoken(self) -> str:
        """What the person did, in a word or two."""
        return self._interaction.spoken

    @property
    def created(self) -> list[Json]:
        """The new messages, oldest first, as they are now."""
        return [one.message for one in self._interaction.created if not one.gone]

    @property
    def edited(self) -> list[Json]:
        """The messages that were changed, as they are now."""
        return [one.message for one in _once(self._interaction.edited) if not one.gone]

    @property
    def deleted(self) -> int:
        """How many messages went away."""
        return len(self._interaction.deleted)

    @property
    def messages(self) -> list[Json]:
        """The messages that were created or changed, oldest first."""
        both = _once([*self._interaction.created, *self._interaction.edited])
        return [one.message for one in sorted(both, key=lambda one: one.id) if not one.gone]

    @property
    def message(self) -> Json:
        """The newest of these messages. Raises LookupError where there is none."""
        if not self.messages:
            raise LookupError(self.failed or "the answer has no message")
        return self.messages[-1]

    @property
    def text(self) -> str:
        """All text of all these messages."""
        return "\n".join(text_of(message) for message in self.messages)

    @property
    def private(self) -> bool:
        """Whether there are messages, and only this person sees them."""
        kept = [one for one in (*self._interaction.created, *self._interaction.edited) if not one.gone]
        return bool(kept) and all(one.private_to for one in kept)

    @property
    def modal(self) -> Json | None:
        """The form that was opened: `custom_id`, `title`, `components`."""
        return self._interaction.modal

    @property
    def choices(self) -> list[Json] | None:
        """The choices that were offered while typing: `name`, `value`."""
        return self._interaction.choices

    @property
    def failed(self) -> str | None:
        """Why the person got no answer, None where they got one."""
        return self._interaction.failed

    async def until(self, look: Callable[["Answer"], bool], *, seconds: float = 5.0) -> "Answer":
        """Wait for what comes later, such as a second message. Raises TimeoutError."""
        if not await self._playground.world.until(lambda: look(self), seconds=seconds):
            raise TimeoutError("what was waited for did not come")
        return self


Place = str | int | None


class Hands:
    """The hands of one person in one server.

    `person_key` is "parent" (in both servers), "moderator" (in the first), "neighbor" and "organizer" (in the
    other one), or somebody who was added to the world. `server` is None for the first one that they are in.

    Wherever a `channel` can be named: None is the server's default one ("general", "questions"), a name is
    one of this server's ("moderators", "rules"; "organizers", "news"), "dm" the DM with the bot, a number the
    id of any. LookupError where the person sees no such one.
    """

    def __init__(self, playground: Playground, person_key: str, server: int | None = None) -> None:
        self._playground = playground
        self._world = playground.world
        self.person: Person = playground.world.people[person_key]
        self._server = server

    @property
    def server(self) -> Server:
        """The server in which they act; LookupError where they are in none."""
        if self._server is None:
            return self._world.server_of(self.person)
        return self._world.servers[self._server]

    def elsewhere(self, server: int) -> "Hands":
        """Return the same person's hands in another server: `parent.elsewhere(OTHER_SERVER)`."""
        return Hands(self._playground, self.person.key, server)

    async def slash(
        self,
        command: str,
        /,
        *,
        channel: Place = None,
        given: Mapping[str, object] | None = None,
        **options: object,
    ) -> Answer:
        """Send a command: `slash("timeline log", channel="dm", event="consent")`.

        `given` are options whose name this method has taken: `given={"channel": hands.channel("rules")}`.
        A file is given as (name, bytes) or (name, bytes, content type).
        """
        place = self.channel(channel)
        values = {name: self._given(value) for name, value in (options | dict(given or {})).items()}
        data = command_data(self._world.offered(self.person, place, CommandType.CHAT_INPUT), command, values)
        return await self._do(Type.COMMAND, place, data)

    async def complete(
        self, command: str, option: str, typed: str, /, *, channel: Place = None, **others: object
    ) -> list[Json]:
        """Type into an option and return the choices that the bot offers: `name`, `value`."""
        place = self.channel(channel)
        options = {name: self._given(value) for name, value in others.items()} | {option: typed}
        offered = self._world.offered(self.person, place, CommandType.CHAT_INPUT)
        data = command_data(offered, command, options, focused=option)
        answer = await self._do(Type.AUTOCOMPLETE, place, data)
        if answer.choices is None:
            raise LookupError(f"{answer.spoken} {option}: {answer.failed or 'the bot offered no choices'}")
        return answer.choices

    async def on_message(self, command: str, message: Json) -> Answer:
        """Use a command from a message's "Apps" menu, by its name; LookupError where there is none."""
        stored = self._stored(message)
        offered = self._world.offered(self.person, stored.channel, CommandType.MESSAGE)
        data = message_command_data(offered, command, stored.message)
        return await self._do(Type.COMMAND, stored.channel, data)

    async def menu(self, message: Json, command: str) -> Answer:
        """Use a command from a message's "Apps" menu: `menu(asked, "Post an explainer in reply")`."""
        return await self.on_message(command, message)

    def post(self, text: str, channel: Place = None) -> Json:
        """Post a plain message. The bot hears nothing of it.

        PermissionError where they may not, BlockedError with AutoMod's words where a rule blocks it.
        """
        place = self.channel(channel)
        if not place.allows(self.person.id, Right.SEND_MESSAGES):
            raise PermissionError(f"{self.person.name} may not post in {place.name!r}")
        body = message_body(text)
        hold(place, self.person, body["content"])
        return self._world.post(place, body, {}, author=self.person).message

    def pin(self, message: Json) -> None:
        """Pin a message; PermissionError where they may not, ValueError where the channel has its 250."""
        stored = self._allowed(message, Right.PIN_MESSAGES)
        if len(stored.channel.pins) >= limits.PINS:
            raise ValueError(f"{limits.PINS} messages are pinned in {stored.channel.name!r}")
        if stored.id not in stored.channel.pins:
            self._world.pin(stored, self.person)

    def unpin(self, message: Json) -> None:
        """Take a pin down; PermissionError where they may not."""
        stored = self._allowed(message, Right.PIN_MESSAGES)
        if stored.id in stored.channel.pins:
            self._world.unpin(stored)

    def delete(self, message: Json) -> None:
        """Delete a message for all; PermissionError where it is not theirs and they may not."""
        mine = message["author"]["id"] == str(self.person.id)
        self._world.delete(self._stored(message) if mine else self._allowed(message, Right.MANAGE_MESSAGES))

    def pins(self, channel: Place = None) -> list[Json]:
        """Return what is pinned in a channel, the last pinned first."""
        return [stored.message for stored, _ in self._world.pinned_in(self.channel(channel))]

    def _allowed(self, message: Json, right: Right) -> Stored:
        stored = self._stored(message)
        if not stored.channel.allows(self.person.id, right):
            raise PermissionError(f"{self.person.name} may not do this in {stored.channel.name!r}")
        return stored

    async def press(self, message: Json, button: str) -> Answer:
        """Press a button, named by its label or `custom_id`."""
        stored = self._stored(message)
        found = [one for one in buttons_of(stored.message) if button in (one.label, one.custom_id)]
        if len(found) != 1:
            there = ", ".join(one.label or str(one.custom_id) for one in buttons_of(stored.message))
            raise LookupError(f"{len(found)} buttons {button!r} among: {there}")
        if found[0].disabled or not found[0].custom_id:
            raise LookupError(f"{button!r} is disabled or a link")
        data: Json = {"custom_id": found[0].custom_id, "component_type": BUTTON}
        return await self._do(Type.COMPONENT, stored.channel, data, source=stored)

    async def choose(
        self, message: Json, wanted: str | Sequence[str], placeholder: str | None = None
    ) -> Answer:
        """Choose in a select, by values or labels; where there are several, `placeholder` names it.

        In a list of channels they are chosen by name: `choose(card, ["rules"], "Moderators' channel")`.
        """
        stored = self._stored(message)
        wanted = [wanted] if isinstance(wanted, str) else wanted
        selects = [
            one
            for one in map(self._listed, selects_of(stored.message))
            if placeholder in (None, one.placeholder)
            and all(any(want in pair for pair in one.options) for want in wanted)
        ]
        if len(selects) != 1 or selects[0].disabled:
            raise LookupError(f"{len(selects)} selects offer {list(wanted)}")
        select = selects[0]
        values = [next(value for label, value in select.options if want in (label, value)) for want in wanted]
        return await self.pick(message, select, values)

    async def pick(self, message: Json, select: Select, values: Sequence[str]) -> Answer:
        """Choose values in a select of a message, as many as it takes; ValueError for others."""
        stored = self._stored(message)
        if not select.least <= len(values) <= select.most:
            raise ValueError(f"{len(values)} values, allowed are {select.least} to {select.most}")
        data: Json = {"custom_id": select.custom_id, "component_type": select.type, "values": [*values]}
        return await self._do(Type.COMPONENT, stored.channel, data, source=stored)

    def _listed(self, select: Select) -> Select:
        """Return a select with what it lists: one of channels lists those that the person sees."""
        if select.type != CHANNEL_SELECT:
            return select
        there = [one for one in self._world.channels_of(self.server) if one.seen_by(self.person)]
        return replace(select, options=tuple((one.name, str(one.id)) for one in there))

    async def fill(self, modal: Json, values: Mapping[str, object]) -> Answer:
        """Fill in a form and send it; fields are named by label or `custom_id`."""
        parent = self._playground.interactions.opened_modal(self.person, modal["custom_id"])
        if parent is None:
            raise LookupError(f"no form {modal['custom_id']!r} is open")
        data = modal_data(modal, values)
        return await self._do(Type.MODAL, parent.channel, data, source=parent.source, parent=parent)

    def seen(self) -> list[Json]:
        """Return all messages that this person may see, oldest first."""
        return [stored.message for stored in self._world.seen_by(self.person)]

    def dms(self) -> list[Json]:
        """Return the bot's messages in this person's DMs, oldest first, private answers left out."""
        messages = self._world.in_channel(self._world.dm_of(self.person))
        return [stored.message for stored in messages if stored.by_bot]

    async def wait_for_dm(self, count: int = 1, *, seconds: float = 5.0) -> list[Json]:
        """Wait until there are so many DMs in all; return all. Raises TimeoutError."""
        if not await self._world.until(lambda: len(self.dms()) >= count, seconds=seconds):
            raise TimeoutError(f"{len(self.dms())} of {count} DMs came")
        return self.dms()

    def files(self, message: Json) -> dict[str, bytes]:
        """Return the files of a message by name."""
        return {file["filename"]: self._world.files[int(file["id"])] for file in message["attachments"]}

    def shut_dms(self) -> None:
        """Take no more DMs."""
        self.person.dms_open = False

    def open_dms(self) -> None:
        """Take DMs again."""
        self.person.dms_open = True

    def channel(self, named: Place = None) -> Channel:
        """Find a channel that they see."""
        if named == "dm":
            return self._world.dm_of(self.person)
        if isinstance(named, int) or (named and named.isdecimal()):
            found = self._world.channels.get(int(named))
        else:
            there = self._world.channels_of(self.server)
            found = next((one for one in there if named in (None, one.name)), None)
        if found is None or not found.seen_by(self.person):
            raise LookupError(f"{self.person.name} sees no channel {named!r}")
        return found

    def _given(self, value: object) -> object:
        if isinstance(value, Channel):
            return str(value.id)
        if not isinstance(value, tuple):
            return value
        upload = Upload(*cast("tuple[str, bytes, str]", value))
        return File(self._playground.uploads.keep(self.person, upload)["id"])

    def _stored(self, message: Json) -> Stored:
        stored = self._world.shown(self.person, int(message["id"]))
        if stored is None:
            raise LookupError("this person sees no such message")
        return stored

    async def _do(
        self,
        kind: Type,
        channel: Channel,
        data: Json,
        *,
        source: Stored | None = None,
        parent: Interaction | None = None,
    ) -> Answer:
        """Do it, and wait for the bot's real answer: after a deferral, what it promised."""
        interactions = self._playground.interactions
        one = await interactions.start(kind, self.person, channel, data, source=source, parent=parent)
        if not await self._world.until(lambda: one.finished, seconds=ENDLESS_SECONDS):
            interactions.fail(one, NEVER_FINISHED)
        return Answer(one, self._playground)


def _once(stored: Sequence[Stored]) -> list[Stored]:
    return list(dict.fromkeys(stored))
