"""Which commands Discord's app offers to a person in a place. Pure.

Source: "Application Commands" in Discord's documentation. A slash command is typed where messages are, so who
may post nothing there types none; the menu of a message stays.
"""

from collections.abc import Sequence

from bot.playground.records import Channel, CommandType, Json, Person
from bot.playground.rights import Right

IN_SERVER, IN_DM = 0, 1


def offered(commands: Sequence[Json], person: Person, channel: Channel, kind: CommandType) -> list[Json]:
    """Return the commands of a type that a person can use in a channel that they see."""
    server = channel.server
    typed = Right.SEND_MESSAGES if kind is CommandType.CHAT_INPUT else Right(0)
    if server and not (server.has_bot and channel.allows(person.id, Right.USE_COMMANDS | typed)):
        return []
    context = IN_SERVER if server else IN_DM
    return [
        command
        for command in commands
        if command["type"] == kind
        and context in (command["contexts"] or (IN_SERVER, IN_DM))
        and (
            server is None
            or command["name"] in server.opened
            or channel.allows(person.id, Right(int(command["default_member_permissions"] or 0)))
        )
    ]
