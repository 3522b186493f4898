"""What a server's owner does in its settings, from Python: rights, the bot in and out. For tests.

The bot hears of it as from Discord, where it asked for such events.
"""

from bot.playground import shapes
from bot.playground.records import APPLICATION, SERVER, Channel, Event, Intent, Json, Note, Server
from bot.playground.rights import BOT_MAY, NONE, Overwrite, Right
from bot.playground.server import Playground
from bot.ui import limits


class Owner:
    """The owner of a server: SERVER, OTHER_SERVER or one that was added. A channel is named by name or id.

    owner.take(Right.PIN_MESSAGES)                    of the bot, in the whole server
    owner.take(Right.VIEW_CHANNEL, "general")         of the bot, in one channel
    owner.give(Right.MANAGE_SERVER)                   to the bot, in the whole server
    owner.give(Right.SEND_MESSAGES, "rules")          to the bot, in one channel
    owner.take(Right.MANAGE_SERVER, role=MODERATORS)  of a role of people; also `give`
    owner.open_to_all("server")                       anybody may use /server, whatever its default says
    owner.remove_bot(), owner.add_bot()               the bot leaves, comes back; without its channels' extras
    owner.add_rule("No links", "https?://")           an AutoMod rule that is not the bot's
    owner.server.rules                                all AutoMod rules, as Discord has them
    owner.lose_channel("general")                     a channel is deleted, with all in it
    owner.outage(), owner.back()                      Discord loses the server for a while
    """

    def __init__(self, playground: Playground, server: int = SERVER) -> None:
        self._world = playground.world
        self.server: Server = playground.world.servers[server]

    def channel(self, named: str | int) -> Channel:
        """Find a channel of this server; LookupError where there is none."""
        for one in self._world.channels_of(self.server):
            if named in (one.name, one.id):
                return one
        raise LookupError(f"no channel {named!r} in {self.server.name!r}")

    def give(self, right: Right, channel: str | int | None = None, *, role: int | None = None) -> None:
        """Give a right to the bot's own role, or to another `role`; in one channel where one is named.

        Given for the whole server, no channel denies it to that role any more.
        """
        number = role or self.server.bots_role.id
        if channel is None:
            self.server.roles[number].rights |= right
            for one in self._world.channels_of(self.server):
                if known := one.overwrites.get(number):
                    one.overwrites[number] = Overwrite(known.allow, known.deny & ~right)
        else:
            self._overwrite(self.channel(channel), number, give=right)
        self._tell_rights(number)

    def take(self, right: Right, channel: str | int | None = None, *, role: int | None = None) -> None:
        """Take a right of the bot's own role, or of another `role`; in one channel where one is named.

        What @everyone has stays with all roles, so there it is taken in each channel, as people would do it.
        """
        number = role or self.server.bots_role.id
        if channel is not None:
            self._overwrite(self.channel(channel), number, take=right)
        else:
            self.server.roles[number].rights &= ~right
            for one in self._world.channels_of(self.server):
                if self._everyone_has(right) or one.overwrites.get(number, Overwrite()).allow & right:
                    self._overwrite(one, number, take=right)
        self._tell_rights(number)

    def open_to_all(self, command: str) -> None:
        """Let everybody use a command, as a server may: its own default counts no more."""
        self.server.opened.add(command)
        for person in self._world.people.values():
            self._world.tell(Note({"type": "commands"} | self._world.command_lists(person), person))

    def add_rule(self, name: str, *patterns: str, says: str = "") -> Json:
        """Set up an AutoMod rule by hand, as moderators do; ValueError where the server has its six."""
        if len(self.server.rules) >= limits.KEYWORD_RULES:
            raise ValueError(f"{self.server.name!r} has its {limits.KEYWORD_RULES} rules")
        body: Json = {
            "name": name,
            "event_type": 1,
            "enabled": True,
            "trigger_metadata": {"regex_patterns": list(patterns)},
            "actions": [{"type": 1, "metadata": {"custom_message": says} if says else {}}],
        }
        number = self._world.new_id()
        rule = shapes.rule(body, number=number, server=self.server.id, creator=self.server.owner)
        self.server.rules.append(rule)
        return rule

    def remove_bot(self) -> None:
        """Send the bot away: its role goes, and what channels gave to it."""
        role = self.server.bots_role
        del self.server.members[APPLICATION], self.server.roles[role.id]
        for one in self._world.channels_of(self.server):
            one.overwrites.pop(role.id, None)
        self._announce("GUILD_DELETE", {"id": str(self.server.id)})
        self._changed()

    def add_bot(self, rights: Right = BOT_MAY) -> None:
        """Let the bot in, with a role of its own that has these rights."""
        self.server.add_bot(rights)
        self.server.joined_at = self._world.time.now()
        self._world.tell_joined(self.server)
        self._changed()

    def lose_channel(self, named: str | int) -> None:
        """Delete a channel and all messages in it."""
        channel = self.channel(named)
        shape = self._world.channel_json(channel)
        del self._world.channels[channel.id]
        for stored in [one for one in self._world.messages.values() if one.channel is channel]:
            stored.gone = True
            del self._world.messages[stored.id]
        self._announce("CHANNEL_DELETE", shape)
        self._changed()

    def outage(self) -> None:
        """Lose the server to an outage: the bot is still in it."""
        self.server.available = False
        self._announce("GUILD_DELETE", {"id": str(self.server.id), "unavailable": True})

    def back(self) -> None:
        """End the outage."""
        self.server.available = True
        self._announce("GUILD_CREATE", self._world.server_json(self.server))

    def _everyone_has(self, right: Right) -> bool:
        return self.server.roles[self.server.id].rights & right != NONE

    def _overwrite(self, channel: Channel, number: int, *, give: Right = NONE, take: Right = NONE) -> None:
        known = channel.overwrites.get(number, Overwrite())
        channel.overwrites[number] = known.giving(give).taking(take)

    def _tell_rights(self, number: int) -> None:
        """Tell a bot that keeps roles and channels in mind how they are now."""
        for role in self._world.roles_json(self.server):
            if role["id"] == str(number):
                self._announce("GUILD_ROLE_UPDATE", {"guild_id": str(self.server.id), "role": role})
        for one in self._world.channels_of(self.server):
            self._announce("CHANNEL_UPDATE", self._world.channel_json(one))
        self._changed()

    def _announce(self, name: str, data: Json) -> None:
        self._world.announce(Event(name, data, self.server.id, Intent.SERVERS))

    def _changed(self) -> None:
        """Let the pages draw the places and what is in them anew."""
        self._world.tell(Note({"type": "places"}))
