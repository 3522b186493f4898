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
from bot.law.model import Meaning
from bot.reminders.attempts import Delivery
from bot.reminders.policy import LATE_DAYS, NEXT_STEP_DAYS, Kind, Wanted
from bot.store.cases import SavedCase
from bot.text.catalogue import Words, pick
from bot.text.days import clock_time, in_words
from bot.ui.card import PAGE_CHARACTERS, Card, Row, button, buttons, card, main_button
from bot.ui.drafts import case_name
from bot.ui.school import wants_days_off

PAST = (Kind.LATE, Kind.NEXT_STEP)
MOST_LINES = 12
"""A message holds 40 parts, buttons among them; and a tired person reads no more."""


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
    kinds: set[Kind] = set()
    there: list[Deadline] = []
    for one in delivery.reminders:
        case = counted.get(one.case_id)
        deadline = case.deadline_of(one.wanted) if case else None
        there += [deadline] if deadline else []
        kinds.add(kind_now(one.wanted, deadline, today))
        line = _line(one.wanted, deadline, today, words)
        if full and case:
            line = _in_full(line, deadline, case.case, words)
        lines.append(line)
    rows = _rows(kinds, delivery.nonce, words, exact=wants_days_off(there))
    return card(words.say("dm-title"), _fitted(lines, words), rows=rows)


def kind_now(one: Wanted, deadline: Deadline | None, today: date) -> Kind:
    """Return what a reminder says on a day: what was put off says what stands then."""
    if one.kind is not Kind.SNOOZED or deadline is None or deadline.clock.who == "parent":
        return one.kind
    gap = ((deadline.next_day or one.deadline_on) - today).days
    if deadline.clock.meaning is not Meaning.DEADLINE or gap > 0:
        return one.kind
    if not deadline.sure:
        return Kind.MAYBE
    if gap > -LATE_DAYS:
        return one.kind
    return Kind.LATE if gap > -NEXT_STEP_DAYS else Kind.NEXT_STEP


def _fitted(lines: Sequence[str], words: Words) -> list[str]:
    """Return the lines, each once, as far as they fit a message; the last one says how many do not."""
    once = list(dict.fromkeys(lines))
    kept: list[str] = []
    for line in once[:MOST_LINES]:
        if sum(map(len, kept)) + len(line) > PAGE_CHARACTERS:
            break
        kept.append(line)
    left = len(once) - len(kept)
    return [*kept, words.say("dm-more", count=left)] if left else kept


def _in_full(line: str, deadline: Deadline | None, case: SavedCase, words: Words) -> str:
    name = case_name(case.child, case.plan, words)
    if deadline is None:
        return words.say("dm-full-case", case=name, line=line)
    title = pick(deadline.clock.title, words.language)
    return words.say("dm-full", title=title, case=name, line=line)


def _line(one: Wanted, deadline: Deadline | None, today: date, words: Words) -> str:
    match one.kind:
        case Kind.OVER:
            return words.say("dm-over")
        case Kind.CALENDAR:
            return words.say("dm-calendar")
        case Kind.MOVED:
            return _moved(deadline, words)
        case Kind.MAYBE | Kind.MAYBE_SOON:
            return _maybe(one, deadline, today, words)
        case Kind.SNOOZED:
            return words.say("dm-again", line=_again(one, deadline, today, words))
        case _:
            return _gap(one, today, words, one.kind)


def _maybe(one: Wanted, deadline: Deadline | None, today: date, words: Words) -> str:
    # Counted back, a day off that is not known makes the true day earlier, not later.
    back = deadline is not None and deadline.clock.direction == "back"
    if one.kind is Kind.MAYBE:
        return words.say("dm-maybe-back" if back else "dm-maybe")
    if back:
        return words.say("dm-last-back", day=in_words(one.deadline_on, words.language))
    return _maybe_soon(one.deadline_on, today, words)


def _again(one: Wanted, deadline: Deadline | None, today: date, words: Words) -> str:
    if deadline is None or deadline.sure:
        return _gap(one, today, words, kind_now(one, deadline, today))
    if deadline.clock.who == "parent":
        return _maybe_soon(one.deadline_on, today, words)
    ahead = deadline.next_day is not None and deadline.next_day > today
    return _maybe_soon(one.deadline_on, today, words) if ahead else words.say("dm-maybe")


def _moved(deadline: Deadline | None, words: Words) -> str:
    if deadline is None or deadline.moved_from is None or deadline.next_day is None:
        return words.say("dm-moved")
    days = {"old": in_words(deadline.moved_from, words.language)}
    days["new"] = in_words(deadline.next_day, words.language)
    if not deadline.sure:
        return words.say("dm-moved-unsure", old=days["old"])
    return words.say("dm-moved-law" if deadline.moved_why == "law" else "dm-moved-calendar", **days)


def _maybe_soon(day: date, today: date, words: Words) -> str:
    gap = (day - today).days
    if gap <= 0:
        return words.say("dm-maybe-last")
    return words.say("dm-maybe-soon", count=gap, day=in_words(day, words.language))


def _gap(one: Wanted, today: date, words: Words, kind: Kind) -> str:
    """Say how far the day is; only where a step of the school's or the state's is past, that it was due."""
    gap = (one.deadline_on - today).days
    told = in_words(one.deadline_on, words.language)
    if gap in (0, 1):
        return words.say("dm-tomorrow" if gap else "dm-today")
    if gap > 0:
        return words.say("dm-days", count=gap, day=told)
    if kind is Kind.NEXT_STEP:
        return words.say("dm-next-step", day=told)
    return (
        words.say("dm-yesterday")
        if kind is Kind.LATE and gap == -LATE_DAYS
        else words.say("dm-passed", day=told)
    )


def _rows(kinds: set[Kind], mark: str, words: Words, *, exact: bool) -> list[Row]:
    """Return what can be pressed: what the message asks for first, then what every message has.

    `exact`: the school's days off would make a day exact.
    """

    def one(label: str, action: str) -> ui.Button[Any]:
        return button(label, action, mark)

    rows: list[Row] = []
    if Kind.MAYBE in kinds:
        # It asks whether it has come, so the answers come first.
        rows += buttons(
            one(words.say("button-has-come"), "dm-done"),
            one(words.say("button-not-yet"), "dm-not-yet"),
            one(words.say("button-exact"), "dm-exact") if exact else None,
            one(words.say("button-ask-school"), "dm-letter"),
        )
    elif kinds & {*PAST}:
        rows += buttons(
            one(words.say("button-late-letter"), "dm-letter"),
            one(words.say("button-dm-next"), "dm-next") if Kind.NEXT_STEP in kinds else None,
        )
    # Nothing in them can be done, put off or counted.
    over_alone = kinds <= {Kind.OVER, Kind.CALENDAR}
    rows += buttons(
        main_button(words.say("button-open"), "dm-open", mark),
        None if over_alone or Kind.MAYBE in kinds else one(words.say("button-done"), "dm-done"),
        None if over_alone else one(words.say("button-later"), "dm-later"),
        None if over_alone else one(words.say("button-how"), "dm-how"),
        one(words.say("button-stop"), "stop-all"),
    )
    return rows


def on_card(words: Words, hour: int | None = None) -> Card:
    """Say that reminders are on, when they come, and that they are discreet; `hour`: the server's default."""
    at = clock_time(hour, words.language) if hour is not None else ""
    return card(
        words.say("remind-on-title"),
        [
            words.say("remind-on"),
            words.say("hour-by-server", hour=at) if at else "",
            words.say("remind-private"),
        ],
        rows=buttons(button(words.say("button-when"), "when")),
    )


def refused_card(case_id: int, words: Words, *, closed: bool) -> Card:
    """Say that no message got through, how to mend it, and offer to try again."""
    key = "remind-refused" if closed else "remind-try"
    rows = buttons(main_button(words.say("button-try-again"), "remind", case_id))
    blocks = [words.say(key), words.say("open-dms") if closed else ""]
    return card(words.say(f"{key}-title"), blocks, rows=rows)


def off_card(words: Words, *, kept: bool = True) -> Card:
    """Say that reminders are off; `kept`: the dates are still there."""
    return card(words.say("stop-title"), [words.say("stop" if kept else "stop-nothing")])
