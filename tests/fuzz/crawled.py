"""Walks through the whole bot as its people do: each command, then whatever can be pressed.

What is found on the way is what examples are made from: real ids of buttons and lists, and what lists offer.
"""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from fuzzed import BUTTON, CHANNELS, PEOPLE, Fuzzed, Pressable, pressables

from bot.playground.hands import Answer, Hands
from bot.playground.records import CommandType, Json

DAY = "2026-11-20"
FILE = (
    "days.csv",
    b"start,what\n8/26/2026,First day of school\n6/11/2027,Last day of school\n11/23/2026,No school",
    "text/csv",
)
STRING, CHANNEL, ATTACHMENT = 3, 7, 11
SUBCOMMANDS = {1, 2}
OF_A_KIND = 3
"""So many buttons that do the same are pressed; there are lists of hundreds."""
PICKED = 2
WALKERS = ("parent", "moderator")
"""Between them they may do all that anybody may."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as Discord lists it: how it is typed, and its options."""

    spoken: str
    options: tuple[Json, ...]


@dataclass(slots=True)
class Found:
    """What was on the way: by person what can be pressed, which of it opens a form, and what went wrong."""

    pressable: dict[str, list[Pressable]] = field(default_factory=lambda: {one: [] for one in WALKERS})
    opens_forms: dict[str, list[Pressable]] = field(default_factory=lambda: {one: [] for one in WALKERS})
    after: dict[str, str] = field(default_factory=dict)
    """Which command led to a button, by its id."""
    failed: list[str] = field(default_factory=list)


def commands_of(hands: Hands, channel: object = None) -> Iterator[Command]:
    """Give what a person can type in a place."""
    for one in hands._world.offered(hands.person, hands.channel(channel), CommandType.CHAT_INPUT):
        yield from _under(one["name"], one.get("options") or [])


def _under(spoken: str, options: list[Json]) -> Iterator[Command]:
    deeper = [one for one in options if one["type"] in SUBCOMMANDS]
    for one in deeper:
        yield from _under(f"{spoken} {one['name']}", one.get("options") or [])
    if not deeper:
        yield Command(spoken, tuple(options))


async def prepare(fuzzed: Fuzzed) -> None:
    """Let three people save a day and be reminded, and a moderator load a calendar."""
    for person in PEOPLE[:3]:
        hands = fuzzed.hands[person]
        draft = await hands.slash(
            "timeline log", event="eligibility", date=DAY, state="CA", child="F", plan="IEP"
        )
        saved = await hands.press(draft.message, "Save this day")
        await hands.press(saved.message, "Remind me by private message")
    moderator = fuzzed.hands["moderator"]
    shown = await moderator.slash("server calendar", name="Up Valley", file=FILE)
    await moderator.press(shown.message, "Yes, save these days")
    for _ in range(2):
        fuzzed.server.clock.move_by(timedelta(days=16))
        for person in PEOPLE[:3]:
            count = len(fuzzed.hands[person].dms())
            await fuzzed.hands[person].wait_for_dm(count)
        await asyncio.sleep(0.5)


async def crawl(fuzzed: Fuzzed) -> Found:
    """Go everywhere. What is deleted on the way comes back, so that all is there at the end."""
    found = Found()
    for person in WALKERS:
        hands = fuzzed.hands[person]
        todo: deque[Pressable] = deque()
        met: Counter[tuple[str, int]] = Counter()
        async for spoken, answer in _typed(hands):
            _note(person, answer, found, todo, after=spoken)
        for message in hands.dms():
            _take(person, message, found, todo)
        while todo:
            pressed = todo.popleft()
            kind = (pressed.action, len(pressed.parts))
            if met[kind] < OF_A_KIND:
                met[kind] += 1
                await _go(fuzzed, person, pressed, found, todo)
    return found


async def _typed(hands: Hands) -> AsyncIterator[tuple[str, Answer]]:
    """Send each command, with what it needs and with all that it takes."""
    for command in commands_of(hands):
        needed = [one for one in command.options if one.get("required")]
        for options in (needed, *([command.options] if len(command.options) > len(needed) else [])):
            given = {one["name"]: await _sample(hands, command.spoken, one) for one in options}
            yield command.spoken, await hands.slash(command.spoken, given=given)


async def _sample(hands: Hands, spoken: str, option: Json) -> object:
    if option["type"] == ATTACHMENT:
        return FILE
    if option["type"] == CHANNEL:
        return hands.channel()
    if option.get("choices"):
        return option["choices"][0]["value"]
    offered = await hands.complete(spoken, option["name"], "") if option.get("autocomplete") else []
    return offered[0]["value"] if offered else DAY


async def _go(fuzzed: Fuzzed, person: str, pressed: Pressable, found: Found, todo: deque[Pressable]) -> None:
    for one in _picks(fuzzed.hands[person], pressed):
        answer = await fuzzed.without_loss(fuzzed.press(person, one, private=True))
        after = found.after.get(pressed.custom_id)
        _note(person, answer, found, todo, after=after)
        if answer.modal:
            found.opens_forms[person].append(one)
        for written in (DAY, "?") if answer.modal else ():
            opened = await fuzzed.press(person, one, private=True)
            filled = {part["label"]: written for part in opened.modal["components"]}
            _note(person, await fuzzed.hands[person].fill(opened.modal, filled), found, todo, after=after)


def _picks(hands: Hands, pressed: Pressable) -> Iterator[Pressable]:
    if pressed.kind == BUTTON:
        yield pressed
    elif pressed.kind == CHANNELS:
        yield Pressable(pressed.custom_id, CHANNELS, (str(hands.channel().id),))
    else:
        for value in pressed.values[:PICKED]:
            yield Pressable(pressed.custom_id, pressed.kind, (value,))


def _note(
    person: str, answer: Answer, found: Found, todo: deque[Pressable], after: str | None = None
) -> None:
    if answer.failed:
        found.failed.append(f"{person}: {answer.failed}")
    for message in answer.messages:
        _take(person, message, found, todo, after)


def _take(person: str, message: Json, found: Found, todo: deque[Pressable], after: str | None = None) -> None:
    for one in pressables(message):
        if one not in found.pressable[person]:
            found.pressable[person].append(one)
            todo.append(one)
            if after:
                found.after.setdefault(one.custom_id, after)
