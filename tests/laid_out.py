"""The one layout of every card: held against each card that any test makes or that the bot shows in one.

Title and answer first, then files, then what can be pressed, small print last. At most three things to do.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from bot.playground.sight import parts_of

Json = dict[str, Any]

ROW, BUTTON, SECTION, TEXT, GALLERY, FILE, LINE, CONTAINER = 1, 2, 9, 10, 12, 13, 14, 17
MAIN, DANGER = 1, 4
ORDER = [TEXT, GALLERY, FILE, SECTION, ROW]
THINGS_AT_MOST = 3
MAIN_ACTIONS_AT_MOST = 1

LEADS_ELSEWHERE = {"start", "show", "rights", "changed", "state", "letters", "explainers", "me-show"}
"""Back, the whole of it, another state's, another list."""
OF_DEFAULTS = {"log-where", "log-zone"}
"""To change what a server's moderators chose, before a day is saved by it."""
BESIDE = {"share", "wrong", "reply-post"}
"""Under each card of facts; and the one button with which the preview of a reply is more than the card."""
OF_A_MESSAGE = "dm-"
"""A reminder has eight buttons at most: each was asked for, and there is no card behind it to put them on."""


def breaches(components: list[Json]) -> list[str]:
    """Say where a message departs from the layout; nothing where it has no card."""
    bodies = [one for one in components if one["type"] == CONTAINER]
    return [breach for body in bodies for breach in _body(body["components"])]


def _body(parts: list[Json]) -> Iterator[str]:
    if parts[0]["type"] != TEXT or not parts[0]["content"].startswith("## "):
        yield "no title comes first"
    yield from _order(parts)
    pressed = [one for one in parts_of(parts) if one["type"] == BUTTON]
    in_rows = [one for part in parts if part["type"] == ROW for one in part["components"]]
    yield from _things(in_rows)
    danger = [one for one in pressed if one["style"] == DANGER]
    if danger and len(danger) == len(pressed):
        yield "nothing but a deletion can be pressed"
    if danger and any(one["custom_id"] == "start" for one in pressed):
        yield "the way back stands beside a deletion"


def _order(parts: list[Json]) -> Iterator[str]:
    """Nothing stands after what can be pressed but a line and small print."""
    ends = [at for at, part in enumerate(parts) if part["type"] == LINE]
    shown, small = (parts[: ends[0]], parts[ends[0] + 1 :]) if ends else (parts, [])
    places = [ORDER.index(part["type"]) for part in shown]
    if any(one > other for one, other in pairwise(places)):
        yield f"parts stand in the order {[part['type'] for part in shown]}"
    if ends and [part["type"] for part in small] != [TEXT]:
        yield "after the line stands something else than small print"
    if any(not line.startswith("-# ") for part in small for line in part["content"].splitlines()):
        yield "the last lines are not all small"


def _things(pressed: list[Json]) -> Iterator[str]:
    """Count what a card offers to do; buttons of one action are one thing, such as which day or file."""
    buttons = [one for one in pressed if one["type"] == BUTTON]
    actions = {one["custom_id"].partition(":")[0] for one in buttons}
    if any(one.startswith(OF_A_MESSAGE) for one in actions):
        return
    others = LEADS_ELSEWHERE | OF_DEFAULTS | BESIDE
    things = {one for one in actions - others if not _turns_a_page(one, buttons)}
    if len(things) > THINGS_AT_MOST:
        yield f"{len(things)} things to do: {', '.join(sorted(things))}"
    main = {one["custom_id"].partition(":")[0] for one in buttons if one["style"] == MAIN}
    if len(main) > MAIN_ACTIONS_AT_MOST:
        yield f"several main things to do: {', '.join(sorted(main))}"


def _turns_a_page(action: str, buttons: list[Json]) -> bool:
    return all(
        one["label"] in {"Back", "More"} for one in buttons if one["custom_id"].partition(":")[0] == action
    )
