"""People who use the bot at random: they ask, log, click, submit and delete. For the soak.

They do what Discord's own app lets a person do, through `Hands`, and keep what they were shown last.
"""

from collections import deque
from datetime import timedelta
from random import Random

from bot.law.library import Library
from bot.playground.hands import Answer, Hands
from bot.playground.records import CommandType, Json
from bot.playground.server import Playground
from bot.playground.sight import buttons_of, parts_of, selects_of
from bot.text.catalogue import ENGLISH, pick

KEPT_MESSAGES = 3
LONGEST_AGO_DAYS = 60
STATES = ("CA", "FL", "TX")
MAIN_FIRST = 0.6
"""So often a person presses the button that is there for most."""
OFTEN = (10, 15, 15, 45, 10, 2)
"""How often they ask, log a day, type any command, press, press under a private message, and delete it all.

So that a person has some days saved at a time, as parents have, and not more and more.
"""
LAST_FIRST = 0.7
PRIMARY, DANGER, LIST = 1, 4, 3
SUBCOMMANDS = (1, 2)


class Visitor:
    """One person, with a chance of their own; one who `deletes` does so now and then, all that is kept."""

    def __init__(
        self, playground: Playground, key: str, facts: Library, chance: Random, *, deletes: bool
    ) -> None:
        self.hands = Hands(playground, key)
        self.busy = False
        self._world = playground.world
        self._facts = facts
        self._chance = chance
        self._shown: deque[Json] = deque(maxlen=KEPT_MESSAGES)
        self._ways = (self.ask, self._log, self._type, self._click, self._open_message, self._forget)
        self._often = OFTEN if deletes else (*OFTEN[:-1], 0)

    async def act(self) -> list[Answer]:
        """Do something, and what follows from it at once; return what came of it."""
        answer = await self._chance.choices(self._ways, self._often)[0]()
        if answer is None:
            answer = await self._type()
        came = [answer]
        if answer.modal:
            fields = {part["label"]: self._day() for part in answer.modal["components"]}
            came.append(await self.hands.fill(answer.modal, fields))
        for one in came:
            self._shown.extend(one.messages)
        return came

    def _day(self) -> str:
        ago = timedelta(days=self._chance.randint(0, LONGEST_AGO_DAYS))
        return (self._world.time.now() - ago).date().isoformat()

    async def ask(self) -> Answer:
        """Ask a question."""
        topic = self._chance.choice([*self._facts.topics.values()])
        return await self.hands.slash("ask", question=pick(topic.title, ENGLISH))

    async def _log(self) -> Answer:
        event, state = self._chance.choice([*self._facts.events]), self._chance.choice(STATES)
        child = self._chance.choice("AB")
        return await self.hands.slash("timeline log", event=event, date=self._day(), state=state, child=child)

    async def _type(self) -> Answer:
        """Send any command that they are offered, with what it needs picked from what is offered for it."""
        offered = self._world.offered(self.hands.person, self.hands.channel(), CommandType.CHAT_INPUT)
        spoken, options = self._under(self._chance.choice(offered))
        given: dict[str, object] = {}
        for option in [one for one in options if one.get("required")]:
            choices = (
                await self.hands.complete(spoken, option["name"], "") if option.get("autocomplete") else []
            )
            given[option["name"]] = self._chance.choice(choices)["value"] if choices else self._day()
        return await self.hands.slash(spoken, given=given)

    def _under(self, command: Json) -> tuple[str, list[Json]]:
        options: list[Json] = command.get("options") or []
        deeper = [one for one in options if one["type"] in SUBCOMMANDS]
        if not deeper:
            return command["name"], options
        spoken, rest = self._under(self._chance.choice(deeper))
        return f"{command['name']} {spoken}", rest

    async def _click(self) -> Answer | None:
        """Press or pick something on a card that they were shown, most often on the last."""
        if not self._shown:
            return None
        last = self._chance.random() < LAST_FIRST
        return await self._press(self._shown[-1] if last else self._chance.choice(self._shown))

    async def _open_message(self) -> Answer | None:
        """Press something on the last private message."""
        there = self.hands.dms()
        return await self._press(there[-1]) if there else None

    async def _forget(self) -> Answer:
        """Delete all that is kept of them, where anything is."""
        asked = await self.hands.slash("me delete")
        for message in asked.messages:
            for part in parts_of(message["components"]):
                if part.get("style") == DANGER:
                    return await self.hands.press(message, part["custom_id"])
        return asked

    async def _press(self, message: Json) -> Answer | None:
        if self._world.shown(self.hands.person, int(message["id"])) is None:
            return None
        buttons = [one for one in buttons_of(message) if one.custom_id and not one.disabled]
        lists = [one for one in selects_of(message) if one.type == LIST and one.options]
        main = [one["custom_id"] for one in parts_of(message["components"]) if one.get("style") == PRIMARY]
        if main and self._chance.random() < MAIN_FIRST:
            return await self.hands.press(message, main[0])
        if lists and self._chance.random() < len(lists) / (len(lists) + len(buttons)):
            picked = self._chance.choice(lists)
            count = self._chance.randint(picked.least, picked.most)
            values = [value for _, value in self._chance.sample(picked.options, count)]
            return await self.hands.pick(message, picked, values)
        if buttons:
            return await self.hands.press(message, str(self._chance.choice(buttons).custom_id))
        return None
