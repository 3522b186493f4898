"""The two made-up servers and the people in them.

In the first one @everyone may post, as in most servers. In the second @everyone may do nothing: who comes in
gets a role, and the bot has the rights of its own role alone.
"""

from datetime import datetime

from bot.playground.records import (
    CHANNEL,
    MODERATOR,
    MODERATORS,
    NEIGHBOR,
    ORGANIZER,
    OTHER_SERVER,
    PARENT,
    SERVER,
    Channel,
    Person,
    Role,
    Server,
)
from bot.playground.rights import BOT_MAY, MEMBER_MAY, MODERATOR_MAY, NONE, Overwrite, Right

OTHER_MODERATORS, OTHER_MEMBERS = OTHER_SERVER + 5, OTHER_SERVER + 6
FIRST_OF_MORE, BETWEEN = 1_100_000_000_000_010_000, 1 << 22
"""The id of the first server that comes later, and how far apart they are: each is on another shard."""

_VIEW = Overwrite(allow=Right.VIEW_CHANNEL)
_HIDDEN = Overwrite(deny=Right.VIEW_CHANNEL)
_MUTE = Overwrite(deny=Right.SEND_MESSAGES)
_SPEAK = Overwrite(allow=Right.SEND_MESSAGES)


def people() -> list[Person]:
    """Return who is there at the start."""
    return [
        Person("parent", PARENT, "A parent"),
        Person("moderator", MODERATOR, "A moderator"),
        Person("neighbor", NEIGHBOR, "A neighbor"),
        Person("organizer", ORGANIZER, "An organizer"),
    ]


def servers(now: datetime) -> list[Server]:
    """Return both servers; the parent is in both, the bot too."""
    first = Server(SERVER, "A support group", now)
    first.roles = {
        SERVER: Role(SERVER, "@everyone", MEMBER_MAY),
        MODERATORS: Role(MODERATORS, "moderators", MODERATOR_MAY),
    }
    first.members = {PARENT: (), MODERATOR: (MODERATORS,)}
    first.add_bot(BOT_MAY)
    other = Server(OTHER_SERVER, "Another support group", now)
    other.roles = {
        OTHER_SERVER: Role(OTHER_SERVER, "@everyone", NONE),
        OTHER_MEMBERS: Role(OTHER_MEMBERS, "parents", MEMBER_MAY),
        OTHER_MODERATORS: Role(OTHER_MODERATORS, "organizers", MODERATOR_MAY),
    }
    other.members = {
        PARENT: (OTHER_MEMBERS,),
        NEIGHBOR: (OTHER_MEMBERS,),
        ORGANIZER: (OTHER_MODERATORS,),
    }
    other.add_bot(BOT_MAY)
    return [first, other]


def one_more(number: int, name: str, now: datetime) -> tuple[Server, Channel]:
    """Return the server that comes as the `number`th after the two, from 0 on, and its one channel."""
    server = Server(FIRST_OF_MORE + BETWEEN * number, name, now)
    server.roles = {
        server.id: Role(server.id, "@everyone", MEMBER_MAY),
        server.id + 5: Role(server.id + 5, "moderators", MODERATOR_MAY),
    }
    server.members = {MODERATOR: (server.id + 5,)}
    server.add_bot(BOT_MAY)
    return server, Channel(server.id + 1, "general", server=server)


def channels(first: Server, other: Server) -> list[Channel]:
    """Return the channels of both, the default one of each server first.

    "moderators" is seen by moderators and the bot alone, "organizers" not even by the bot. In "rules" and in
    "news" only moderators post.
    """
    return [
        Channel(CHANNEL, "general", server=first),
        Channel(
            SERVER + 3,
            "moderators",
            server=first,
            overwrites={SERVER: _HIDDEN, MODERATORS: _VIEW, first.bots_role.id: _VIEW},
        ),
        Channel(SERVER + 4, "rules", server=first, overwrites={SERVER: _MUTE, MODERATORS: _SPEAK}),
        Channel(OTHER_SERVER + 1, "questions", server=other),
        Channel(
            OTHER_SERVER + 2,
            "organizers",
            server=other,
            overwrites={
                OTHER_SERVER: _HIDDEN,
                OTHER_MEMBERS: _HIDDEN,
                other.bots_role.id: _HIDDEN,
                OTHER_MODERATORS: _VIEW,
            },
        ),
        Channel(
            OTHER_SERVER + 3,
            "news",
            server=other,
            overwrites={OTHER_SERVER: _MUTE, OTHER_MEMBERS: _MUTE, OTHER_MODERATORS: _SPEAK},
        ),
    ]
