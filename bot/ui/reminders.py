"""Private messages, and the cards around them. What shows on a lock screen tells nothing.

A message's buttons carry the mark of its delivery: by it the message is found again, and what it is about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from discord import ui

from bot.clock.deadline import Deadline
from bot.reminders.attempts import Delivery
from bot.reminders.policy import LATE_DAYS, NEXT_STEP_DAYS, Kind, Wanted
from bot.store.cases import SavedCase
from bot.text.catalogue import Words, pick
from bot.text.days import in_words
from bot.ui.card import Card, Row, button, buttons, card, main_button
from bot.ui.drafts import case_name

PAST = (Kind.LATE, Kind.NEXT_STEP)


class Lateness(StrEnum):
    """Why a message comes after its time."""

    PAUSED = "paused"
    NOT_RUNNING = "not_running"
    NOT_TAKEN = "not_taken"
    """Discord did not take it at first."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A case with its deadlines, as they are counted now."""

    case: SavedCase
    deadlines: Sequence[Deadline]

    def deadline_of(self, one: Wanted) -> Deadline | None:
        """Return the deadline that a reminder is about; None where it is gone."""
        return next((found for found in self.deadlines if one.is_about(found)), None)


def first_card(case_id: int, next_on: date | None, words: Words) -> Card:
    """Return the first private message, which proves that messages arrive."""
    said = words.say("dm-first-none")
    if next_on:
        said = words.say("dm-first", day=in_words(next_on, words.language))
    # "first" stands where other messages have the mark of their delivery.
    rows = buttons(
        main_button(words.say("button-open"), "open", case_id, "first"),
        button(words.say("button-when"), "when"),
        button(words.say("button-stop"), "stop-all", "first"),
    )
    return card(words.say("dm-first-title"), [said], rows=rows)


def reminder_card(
    delivery: Delivery,
    counted: Mapping[int, Counted],
    *,
    words: Words,
    today: date,
    lateness: Lateness | None,
    full: bool,
) -> Card:
    """Return the message for all that a delivery covers; `full` names what each date is about."""
    lines = [words.say(f"dm-late-{lateness.value.replace('_', '-')}")] if lateness else []
    for one in delivery.reminders:
        case = counted.get(one.case_id)
        deadline = case.deadline_of(one.wanted) if case else None
        line = _line(one.wanted, deadline, today, words)
        if full and case:
            line = _in_full(line, deadline, case.case, words)
        lines.append(line)
    rows = _rows({one.wanted.kind for one in delivery.reminders}, delivery.nonce, words)
    return card(words.say("dm-title"), dict.fromkeys(lines), rows=rows)


def _in_full(line: str, deadline: Deadline | None, case: SavedCase, words: Words) -> str:
    name = case_name(case.child, case.plan, words)
    if deadline is None:
        return words.say("dm-full-case", case=name, line=line)
    title = pick(deadline.clock.title, words.language)
    return words.say("dm-full", title=title, case=name, line=line)


def _line(one: Wanted, deadline: Deadline | None, today: date, words: Words) -> str:
    sure = deadline is not None and deadline.sure
    match one.kind:
        case Kind.OVER:
            return words.say("dm-over")
        case Kind.MOVED:
            return _moved(deadline, words)
        case Kind.MAYBE:
            return words.say("dm-maybe")
        case Kind.MAYBE_SOON:
            return _maybe_soon(one.deadline_on, today, words)
        case Kind.SNOOZED:
            day = _gap(one.deadline_on, today, words) if sure else words.say("dm-maybe")
            return words.say("dm-again", line=day)
        case _:
            return _gap(one.deadline_on, today, words)


def _moved(deadline: Deadline | None, words: Words) -> str:
    if deadline is None or deadline.moved_from is None or deadline.next_day is None:
        return words.say("dm-moved")
    days = {"old": in_words(deadline.moved_from, words.language)}
    days["new"] = in_words(deadline.next_day, words.language)
    return words.say("dm-moved-law" if deadline.moved_why == "law" else "dm-moved-calendar", **days)


def _maybe_soon(day: date, today: date, words: Words) -> str:
    gap = (day - today).days
    if gap <= 0:
        return words.say("dm-maybe-last")
    return words.say("dm-maybe-soon", count=gap, day=in_words(day, words.language))


def _gap(day: date, today: date, words: Words) -> str:
    gap = (day - today).days
    if abs(gap) <= LATE_DAYS:
        return words.say({0: "dm-today", 1: "dm-tomorrow", -1: "dm-yesterday"}[gap])
    told = in_words(day, words.language)
    if gap > 0:
        return words.say("dm-days", count=gap, day=told)
    return words.say("dm-next-step" if gap <= -NEXT_STEP_DAYS else "dm-passed", day=told)


def _rows(kinds: set[Kind], mark: str, words: Words) -> list[Row]:
    """Return what can be pressed: what the message asks for first, then what every message has."""

    def one(label: str, action: str) -> ui.Button[Any]:
        return button(label, action, mark)

    rows: list[Row] = []
    if Kind.MAYBE in kinds:
        # It asks whether it has come, so the answers come first.
        rows += buttons(
            one(words.say("button-has-come"), "dm-done"),
            one(words.say("button-not-yet"), "dm-not-yet"),
            one(words.say("button-exact"), "dm-exact"),
            one(words.say("button-ask-school"), "dm-letter"),
        )
    elif kinds & {*PAST}:
        rows += buttons(
            one(words.say("button-late-letter"), "dm-letter"),
            one(words.say("button-dm-next"), "dm-next") if Kind.NEXT_STEP in kinds else None,
        )
    over_alone = kinds == {Kind.OVER}
    rows += buttons(
        main_button(words.say("button-open"), "dm-open", mark),
        None if over_alone or Kind.MAYBE in kinds else one(words.say("button-done"), "dm-done"),
        None if over_alone else one(words.say("button-later"), "dm-later"),
        None if over_alone else one(words.say("button-how"), "dm-how"),
        one(words.say("button-stop"), "stop-all"),
    )
    return rows


def on_card(words: Words) -> Card:
    """Say that reminders are on, when they come, and that they are discreet."""
    return card(
        words.say("remind-on-title"),
        [words.say("remind-on"), words.say("remind-private")],
        rows=buttons(button(words.say("button-when"), "when")),
    )


def refused_card(case_id: int, words: Words, *, closed: bool) -> Card:
    """Say that no message got through, how to mend it, and offer to try again."""
    key = "remind-refused" if closed else "remind-try"
    rows = buttons(main_button(words.say("button-try-again"), "remind", case_id))
    blocks = [words.say(key), words.say("open-dms") if closed else ""]
    return card(words.say(f"{key}-title"), blocks, rows=rows)


def off_card(words: Words) -> Card:
    """Say that reminders are off."""
    return card(words.say("stop-title"), [words.say("stop")])
