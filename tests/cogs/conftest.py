"""The whole bot in the playground, with a clock that stands still until a test moves it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from laid_out import breaches

from bot.app import Clockstart
from bot.clock.now import HandSetTime
from bot.law.library import Library, library
from bot.playground.hands import Answer, Hands
from bot.playground.interactions import Type
from bot.playground.owner import Owner
from bot.playground.records import CHANNEL, OTHER_SERVER, SERVER
from bot.playground.server import Playground
from bot.start import PLAYGROUND_TOKEN, playground, running
from bot.ui.limits import COMPONENTS_V2

NOON_IN_NEW_YORK = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)
ROW, BUTTON, LIST = 1, 2, 3


@dataclass(frozen=True, slots=True)
class World:
    """A running bot, its small Discord, its time, and the hands of the people in it.

    world.moderator.slash("rights", channel="rules")    in another channel of the first server
    world.parent.elsewhere(OTHER_SERVER).slash("me show")   the parent is in both servers
    world.moderator.slash("server calendar")            of the first server ("general", "moderators", and
                                                        "rules", where the bot may not post)
    world.organizer.slash("server calendar")            moderator of the other ("questions", "organizers",
                                                        which the bot does not see, "news")
    world.neighbor.post("hello", "questions")           a member of the other one alone
    world.owner.take(Right.PIN_MESSAGES, "general")     takes a right of the bot: bot/playground/owner.py
    world.other_owner.remove_bot()                      the same in the other server
    world.server.world.add_server("Group 3")            one more server, with the moderator and the bot in it
    world.server.rest.edit_faults.answer(403, code=50001)   what the next change, pin, unpin or deletion meets

    What more hands can do stands in bot/playground/hands.py.
    """

    server: Playground
    bot: Clockstart
    time: HandSetTime
    parent: Hands
    moderator: Hands
    neighbor: Hands
    organizer: Hands
    owner: Owner
    other_owner: Owner

    async def press_id(self, hands: Hands, custom_id: str, values: list[str] | None = None) -> Answer:
        """Press what stands on no card of ours, as on an old message; it is posted in the server for that."""
        data: dict[str, Any] = {"custom_id": custom_id, "component_type": BUTTON}
        shown: dict[str, Any] = {"type": BUTTON, "style": 2, "label": "?", "custom_id": custom_id}
        if values is not None:
            options = [{"label": "?", "value": value or "?"} for value in values or [""]]
            data |= {"component_type": LIST, "values": values}
            shown = {"type": LIST, "custom_id": custom_id, "options": options}
        channel = self.server.world.channels[CHANNEL]
        row = {"type": ROW, "components": [shown]}
        stored = self.server.world.post(channel, {"flags": COMPONENTS_V2, "components": [row]}, {})
        return await hands._do(Type.COMPONENT, channel, data, source=stored)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Start it all, and at the end see that no limit of Discord was passed, and every card is laid out."""
    time = HandSetTime(NOON_IN_NEW_YORK)
    async with playground(library(), time) as (server, bot):
        people = [Hands(server, key) for key in ("parent", "moderator", "neighbor", "organizer")]
        # They were told of privacy already: tests/cogs/test_help.py is about who was not.
        bot.met.add(*(one.person.id for one in people))
        yield World(server, bot, time, *people, Owner(server, SERVER), Owner(server, OTHER_SERVER))
        assert not server.judge.breaches
        assert [breach for sent in _sent(server) for breach in breaches(sent)] == []


def _sent(server: Playground) -> Iterator[list[dict[str, Any]]]:
    """Return the components of all that the bot sent, also of cards that were turned into others."""
    for one in server.judge.requests:
        if isinstance(one.body, dict):
            yield (one.body.get("data") or one.body).get("components") or []


Restart = Callable[..., Awaitable[World]]


@pytest.fixture
async def restart(world: World) -> AsyncIterator[Restart]:
    """Stop the bot and start another on the same store, with other facts if so wished."""
    async with AsyncExitStack() as bots:
        now_running = [world.bot]

        async def restart(facts: Library | None = None, *, at: datetime | None = None) -> World:
            await now_running[-1].close()
            if at:
                world.time.move_to(at)
            facts = facts or world.bot.facts
            bot = Clockstart(facts=facts, store=world.bot.store, time=world.time)
            bot.met = world.bot.met
            now_running.append(bot)
            await bots.enter_async_context(running(bot, PLAYGROUND_TOKEN))
            return replace(world, bot=bot)

        yield restart
