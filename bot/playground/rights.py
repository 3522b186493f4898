"""Who may do what in a server: rights of roles, then what a channel changes. Pure.

Source: "Permissions" in Discord's documentation. A server's owner may do everything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntFlag


class Right(IntFlag):
    """Discord's permissions, as far as anything here asks for them."""

    ADMINISTRATOR = 1 << 3
    MANAGE_SERVER = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    USE_COMMANDS = 1 << 31
    PIN_MESSAGES = 1 << 51


NONE = Right(0)
ALL = Right(~0)
BOT_MAY = (
    Right.VIEW_CHANNEL
    | Right.SEND_MESSAGES
    | Right.ATTACH_FILES
    | Right.READ_MESSAGE_HISTORY
    | Right.PIN_MESSAGES
)
"""What the bot's own role has where nobody changed it."""
MEMBER_MAY = (
    Right.ADD_REACTIONS
    | Right.VIEW_CHANNEL
    | Right.SEND_MESSAGES
    | Right.ATTACH_FILES
    | Right.READ_MESSAGE_HISTORY
    | Right.USE_COMMANDS
)
MODERATOR_MAY = MEMBER_MAY | Right.MANAGE_SERVER | Right.MANAGE_MESSAGES | Right.PIN_MESSAGES

_ONLY_WITH_SENDING = Right.ATTACH_FILES | Right.EMBED_LINKS


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel gives to or takes from a role or a member."""

    allow: Right = NONE
    deny: Right = NONE

    def giving(self, rights: Right) -> "Overwrite":
        """Return it with these rights given."""
        return Overwrite(self.allow | rights, self.deny & ~rights)

    def taking(self, rights: Right) -> "Overwrite":
        """Return it with these rights taken."""
        return Overwrite(self.allow & ~rights, self.deny | rights)


def of_roles(rights: Iterable[Right]) -> Right:
    """Return what somebody with these roles has in the server as a whole."""
    base = NONE
    for one in rights:
        base |= one
    return ALL if base & Right.ADMINISTRATOR else base


def in_channel(
    base: Right, everyone: int, roles: Iterable[int], member: int, overwrites: Mapping[int, Overwrite]
) -> Right:
    """Return what somebody has in a channel: `base` changed for everyone, then for roles, then for them.

    `everyone`, `roles` and `member` are the ids that `overwrites` may name.
    """
    if base & Right.ADMINISTRATOR:
        return ALL
    of_all = overwrites.get(everyone, Overwrite())
    base = base & ~of_all.deny | of_all.allow
    found = [overwrites[role] for role in roles if role in overwrites]
    base = base & ~of_roles(one.deny for one in found) | of_roles(one.allow for one in found)
    own = overwrites.get(member, Overwrite())
    return base & ~own.deny | own.allow


def usable(rights: Right) -> Right:
    """Return which rights can be used: none where nothing is seen, no files where nothing is sent."""
    if not rights & Right.VIEW_CHANNEL:
        return NONE
    return rights if rights & Right.SEND_MESSAGES else rights & ~_ONLY_WITH_SENDING
