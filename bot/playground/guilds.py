"""The routes of servers, which Discord's API calls guilds: what a bot can ask about them.

Source: "Guild" in Discord's documentation.
"""

from bot.playground import shapes
from bot.playground.call import Call
from bot.playground.reach import server_of
from bot.playground.records import APPLICATION, Json
from bot.playground.refused import No, RefusedError
from bot.playground.world import World

SERVERS_A_PAGE = 200


class Guilds:
    """The routes under /guilds, and the list of the bot's own."""

    def __init__(self, world: World) -> None:
        self._world = world

    def mine(self, call: Call) -> list[Json]:
        """GET /users/@me/guilds: a page by id, `after` or `before` one."""
        found = [one for one in self._world.servers.values() if one.has_bot]
        limit = int(call.query.get("limit", SERVERS_A_PAGE))
        if "after" in call.query:
            found = [one for one in found if one.id > int(call.query["after"])]
        if "before" in call.query:
            found = [one for one in found if one.id < int(call.query["before"])][-limit:]
        return [shapes.listed_server(one.id, one.name, one.rights_of(APPLICATION)) for one in found[:limit]]

    def server(self, call: Call) -> Json:
        """GET /guilds/{server}."""
        one = server_of(self._world, call)
        return shapes.asked_server(one.id, one.name, one.owner, self._world.roles_json(one))

    def channels(self, call: Call) -> list[Json]:
        """GET /guilds/{server}/channels: also those that the bot does not see."""
        server = server_of(self._world, call)
        return [self._world.channel_json(one) for one in self._world.channels_of(server)]

    def member(self, call: Call) -> Json:
        """GET /guilds/{server}/members/{user}."""
        try:
            return self._world.member_json(server_of(self._world, call), call.number("user"))
        except LookupError:
            raise RefusedError(No.UNKNOWN_MEMBER) from None
