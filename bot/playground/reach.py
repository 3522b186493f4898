"""What the bot reaches and may do there; else Discord's no. Used by all routes of channels and servers."""

from bot.playground.call import Call
from bot.playground.records import APPLICATION, Channel, Server, Stored
from bot.playground.refused import No, RefusedError
from bot.playground.rights import Right
from bot.playground.world import World


def channel_of(world: World, call: Call) -> Channel:
    """Return the channel that a request names, where the bot sees it."""
    channel = world.channels.get(call.number("channel"))
    if channel is None:
        raise RefusedError(No.UNKNOWN_CHANNEL)
    if channel.server and not channel.allows(APPLICATION, Right.VIEW_CHANNEL):
        raise RefusedError(No.MISSING_ACCESS)
    return channel


def server_of(world: World, call: Call) -> Server:
    """Return the server that a request names, where the bot is in it."""
    server = world.servers.get(call.number("server"))
    if server is None or not server.has_bot:
        raise RefusedError(No.UNKNOWN_SERVER)
    return server


def message_of(world: World, call: Call) -> Stored:
    """Return the message that a request names, where the bot may read it."""
    channel = channel_of(world, call)
    need(channel, Right.READ_MESSAGE_HISTORY)
    return message_in(world, channel, call)


def message_in(world: World, channel: Channel, call: Call) -> Stored:
    """Return the message of a channel that a request names."""
    stored = world.messages.get(call.number("message"))
    if stored is None or stored.channel is not channel or stored.private_to:
        raise RefusedError(No.UNKNOWN_MESSAGE)
    return stored


def need(channel: Channel, rights: Right) -> None:
    """Refuse where the bot lacks one of these rights in a server's channel."""
    if channel.server and not channel.allows(APPLICATION, rights):
        raise RefusedError(No.MISSING_PERMISSIONS)


def need_in_server(server: Server, rights: Right) -> None:
    """Refuse where the bot lacks one of these rights in the server as a whole."""
    if server.rights_of(APPLICATION) & rights != rights:
        raise RefusedError(No.MISSING_PERMISSIONS)
