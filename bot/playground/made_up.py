"""The two made-up servers and the people in them.

In the first one @everyone may post, as in most servers. In the second @everyone may do nothing: who comes in
gets a role, and the bot has the rights of its own role alone.
"""

from datetime import datetime

from bot.playground.records import (
    APPLICATION,
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

BOTS_ROLE = SERVER + 5
OTHER_MODERATORS, OTHER_MEMBERS, OTHER_BOTS_ROLE = OTHER_SERVER + 5, OTHER_SERVER + 6, OTHER_SERVER + 7

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
        BOTS_ROLE: Role(BOTS_ROLE, "Clockstart", BOT_MAY, bots_own=True),
    }
    first.members = {PARENT: (), MODERATOR: (MODERATORS,), APPLICATION: (BOTS_ROLE,)}
    other = Server(OTHER_SERVER, "Another support group", now)
    other.roles = {
        OTHER_SERVER: Role(OTHER_SERVER, "@everyone", NONE),
        OTHER_MEMBERS: Role(OTHER_MEMBERS, "parents", MEMBER_MAY),
        OTHER_MODERATORS: Role(OTHER_MODERATORS, "organizers", MODERATOR_MAY),
        OTHER_BOTS_ROLE: Role(OTHER_BOTS_ROLE, "Clockstart", BOT_MAY, bots_own=True),
    }
    other.members = {
        PARENT: (OTHER_MEMBERS,),
        NEIGHBOR: (OTHER_MEMBERS,),
        ORGANIZER: (OTHER_MODERATORS,),
        APPLICATION: (OTHER_BOTS_ROLE,),
    }
    return [first, other]


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
            overwrites={SERVER: _HIDDEN, MODERATORS: _VIEW, BOTS_ROLE: _VIEW},
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
                OTHER_BOTS_ROLE: _HIDDEN,
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
