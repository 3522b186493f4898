"""What of Discord's servers stays in memory: that they are there, and nothing else of them.

The intent for servers is what tells that one was left. With it come all their channels, roles and threads,
which the library would keep; nothing here reads them, since each command brings what its answer needs.
"""

from typing import Any, cast

from discord.state import AutoShardedConnectionState

LEFT, THERE = "GUILD_DELETE", "GUILD_CREATE"
_OF_SERVERS = ("GUILD_", "CHANNEL_", "THREAD_", "STAGE_INSTANCE_")


class SparseState(AutoShardedConnectionState[Any]):
    """The library's state of things, without what servers are made of."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # as the library has it
        super().__init__(**options)
        for event in [one for one in self.parsers if one.startswith(_OF_SERVERS)]:
            if event not in (LEFT, THERE):
                del self.parsers[event]

    def parse_guild_create(self, data: Any) -> None:  # noqa: ANN401  # as the library has it
        """Take note of a server, by its id alone."""
        given = cast("dict[str, Any]", data)
        kept = {name: given[name] for name in ("id", "unavailable") if name in given}
        super().parse_guild_create(cast("Any", kept))
