"""Measures the bot in many servers, beside a bare discord.py bot in the same ones: start and memory.

The small Discord stays in this process, each bot is a process of its own.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from bot.clock.now import HandSetTime, RealTime
from bot.playground.joined import bot_at, joined, ready, until
from bot.playground.process import resident
from bot.playground.records import Channel, Role
from bot.playground.rights import MEMBER_MAY
from bot.playground.server import Playground
from bot.text.catalogue import Words

MOST_A_SHARD = 2500
"""Discord lets no shard have more."""
CHANNELS, ROLES = 10, 10
"""In each server."""
LONGEST_SECONDS = 120.0
SETTLES_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Stay:
    """What it takes to be in them: seconds from the start of the process until ready, and megabytes after."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class ManyServers:
    """The bot in two servers, in many, and a bare one in as many."""

    servers: int
    shards: int
    few: Stay
    many: Stay
    bare: Stay

    def as_json(self) -> dict[str, object]:
        """Return the figures by name."""
        return asdict(self)


async def measure(servers: int) -> ManyServers:
    """Start the bots in so many servers; BotEndedError. Needs /proc."""
    with tempfile.TemporaryDirectory(prefix="clockstart-servers-") as folder:
        trial = Trial(Path(folder))
        await trial.server.start()
        try:
            ours = bot_at(trial.server.url, Path(folder))
            # The first start tells Discord of the commands.
            await trial.stay(ours)
            few = await trial.stay(ours)
            trial.open(servers)
            many = await trial.stay(ours)
            bare = await trial.stay(("bot.playground.bare", trial.server.url))
            return ManyServers(servers, trial.server.gateway.shards, few, many, bare)
        finally:
            await trial.server.close()


class Trial:
    """The small Discord, and what a bot says in it."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "bot.log"
        self.server = Playground(time=HandSetTime(runs=True))

    def open(self, servers: int) -> None:
        """Make so many servers, each with channels and roles."""
        for at in range(servers):
            made = self.server.world.add_server(f"Group {at}")
            for number in range(1, CHANNELS):
                channel = Channel(made.id + 100 + number, f"channel-{number}", server=made)
                self.server.world.channels[channel.id] = channel
            for number in range(ROLES):
                made.roles[made.id + 200 + number] = Role(made.id + 200 + number, "members", MEMBER_MAY)
        self.server.gateway.shards = -(-servers // MOST_A_SHARD)

    async def stay(self, words: Sequence[str]) -> Stay:
        """Start a bot, let it hear of its servers, and end it."""
        began = perf_counter()
        async with joined(words, self._log) as bot:
            await ready(bot, self._log)
            seconds = perf_counter() - began
            await until(bot, lambda: self.server.gateway.told, self._log, seconds=LONGEST_SECONDS)
            await RealTime().sleep(SETTLES_SECONDS)
            return Stay(round(seconds, 2), resident(bot.pid))


def servers_lines(found: ManyServers, said: Words) -> list[str]:
    """Return the figures, one bot a line."""
    stays = (("few", found.few), ("many", found.many), ("bare", found.bare))
    head = said.say("servers-head", servers=found.servers, shards=found.shards)
    return [
        head,
        *(
            said.say(f"servers-{name}", seconds=str(one.seconds), megabytes=str(one.megabytes))
            for name, one in stays
        ),
    ]
