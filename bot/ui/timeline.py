"""Cards of a case: what was saved and what it started, all dates, and taking one out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from discord import ui

from bot.clock.case import Case, Event
from bot.clock.deadline import Deadline
from bot.clock.timeline import Status, elsewhere, status
from bot.law.library import Library
from bot.law.model import Checked
from bot.text.catalogue import Words, pick
from bot.text.names import as_typed
from bot.ui.card import Card, button, buttons, card, main_button, page_buttons, pages
from bot.ui.deadlines import days_until, deadline_block, event_line, when
from bot.ui.drafts import case_name
from bot.ui.school import wants_days_off

Press = ui.Button[Any]
EVENTS_A_BLOCK = 20
WHEN_LATE = "missed-deadline"
"""The topic that says what can be done when a day has gone by."""
NO_504_CLOCK = "504-no-federal-clock"
"""The topic that says, with its source, that federal law sets no number of days for a 504 plan."""


def saved_card(
    case_id: int,
    case: Case,
    event: Event,
    *,
    started: Sequence[Deadline],
    facts: Library,
    words: Words,
    reminded: bool,
    page: int = 0,
) -> Card:
    """Return what was saved, and each deadline that it starts with its rule and its count."""
    nothing = words.say("saved-nothing-504" if case.plan == "504" else "saved-nothing-starts")
    blocks = [words.say("saved-starts", count=len(started)) if started else nothing]
    blocks += [
        words.say(
            "elsewhere", clock=pick(clock.title, words.language), event=pick(kind.reached, words.language)
        )
        for clock, kind in elsewhere(event, case.state, case.plan, facts)
    ]
    blocks += [deadline_block(deadline, case.state, facts, words) for deadline in started]
    parts = pages(blocks)
    page = min(page, len(parts) - 1)
    head = f"{event_line(event, facts, words)}\n{case_name(case.child, case.plan, words)}"
    rows = buttons(
        None if reminded or not started else main_button(words.say("button-remind"), "remind", case_id),
        button(words.say("button-all"), "show", case_id, 0),
        button(words.say("button-504-days"), "rights", NO_504_CLOCK)
        if case.plan == "504" and not started
        else None,
        button(words.say("button-days-off"), "days-how", case_id) if wants_days_off(started) else None,
        *page_buttons(words, page, len(parts), "saved", case_id, event.code, event.day.isoformat()),
    )
    small = [*doubt_help(started, case.state, facts, words), words.say("not-advice")]
    return card(words.say("saved-title"), [head, *parts[page]], small=small, rows=rows)


def timeline_card(
    case_id: int,
    case: Case,
    found: Sequence[Deadline],
    *,
    facts: Library,
    words: Words,
    today: date,
    reminded: bool,
    page: int = 0,
    counted: bool = False,
    district: str | None = None,
) -> Card:
    """Return a case's dates: the next one first, then what happened, then every deadline.

    `counted`: with how each was counted and what can move it, which is behind a button otherwise;
    `district`: whose school days the case took.
    """
    standing = [(one, status(one, case.events, today)) for one in found]
    ahead = [one for one, how in standing if how is Status.OPEN and one.next_day]
    shown = sorted(
        (pair for pair in standing if pair[1] is not Status.MET),
        key=lambda pair: pair[1] is not Status.OPEN,
    )
    head = f"{next_line(ahead, today, words)}\n{next_step(case, words)}"
    blocks = [head, *_event_blocks(case, facts, words)]
    blocks += [_block(one, how, case, facts, words, counted=counted) for one, how in shown]
    blocks += [
        words.say("timeline-met", title=pick(one.clock.title, words.language))
        for one, how in standing
        if how is Status.MET
    ]
    parts = pages(blocks)
    page = min(page, len(parts) - 1)
    days_off = button(words.say("button-days-off"), "days-how", case_id) if wants_days_off(found) else None
    change = button(words.say("button-change"), "fix", case_id)
    if counted:
        rows = buttons(
            button(words.say("button-all"), "show", case_id, 0),
            change,
            days_off,
            button(words.say("button-told"), "told", case_id, 0),
        )
    else:
        # Three things to do, no more: the rest is behind the third.
        rows = buttons(
            button(words.say("button-remind-off"), "stop", case_id)
            if reminded
            else main_button(words.say("button-remind"), "remind", case_id),
            _what_now(standing, case, words) or days_off or change,
            button(words.say("button-how"), "how", case_id, 0),
        )
    rows += buttons(*page_buttons(words, page, len(parts), "how" if counted else "show", case_id))
    small = [
        words.say("timeline-state", state=pick(facts.states[case.state].name, words.language)),
        words.say("timeline-counted-with", name=as_typed(district)) if district else "",
        words.say("timeline-reminders-on" if reminded else "timeline-reminders-off"),
        *doubt_help(found, case.state, facts, words),
        words.say("not-advice"),
    ]
    title = words.say("timeline-title", case=case_name(case.child, case.plan, words))
    return card(title, parts[page], small=small, rows=rows)


THE_WAY = frozenset(
    {"spoken_request", "referral", "plan_received", "consent"}
    | {"evaluation", "eligibility", "not_eligible", "iep"}
)
"""The steps from a request to a plan."""


def next_step(case: Case, words: Words) -> str:
    """Return in a sentence what comes after the latest step on the way from request to plan."""
    steps = [event for event in case.events if event.code in THE_WAY]
    latest = max(steps, key=lambda event: event.day, default=None)
    code = latest.code if latest else "other"
    return words.say(f"next-{code.replace('_', '-')}")


def _event_blocks(case: Case, facts: Library, words: Words) -> list[str]:
    """Return what happened, earliest first, in blocks that a page can hold."""
    lines = [f"- {event_line(one, facts, words)}" for one in sorted(case.events, key=lambda one: one.day)]
    parts = [lines[at : at + EVENTS_A_BLOCK] for at in range(0, len(lines), EVENTS_A_BLOCK)]
    return ["\n".join([words.say("timeline-events"), *part]) for part in parts]


def next_line(ahead: Sequence[Deadline], today: date, words: Words) -> str:
    """Return the next day in bold, with how far off it is."""
    if not ahead or not ahead[0].next_day:
        return words.say("timeline-next-none")
    gap = days_until(ahead[0].next_day, today, words)
    return words.say("timeline-next", when=when(ahead[0], words), gap=gap)


def _what_now(standing: Sequence[tuple[Deadline, Status]], case: Case, words: Words) -> Press | None:
    """Return the way to what can be done where a sure day of the school's or the state's has gone by."""
    late = any(how is Status.LATE and one.clock.who != "parent" for one, how in standing)
    return button(words.say("button-what-now"), "rights", WHEN_LATE, case.state) if late else None


def _block(  # what it is, how it stands, whose, and the words
    deadline: Deadline, standing: Status, case: Case, facts: Library, words: Words, *, counted: bool
) -> str:
    block = deadline_block(deadline, case.state, facts, words, counted=counted)
    line = standing_line(standing, words)
    return f"{block}\n{line}" if line else block


def standing_line(standing: Status, words: Words) -> str:
    """Return what to say of a day that has gone by, or may have; empty for any other."""
    if standing is Status.LATE:
        return words.say("timeline-past")
    return words.say("timeline-maybe-past") if standing is Status.PERHAPS else ""


def doubt_help(found: Iterable[Deadline], state: str, facts: Library, words: Words) -> list[str]:
    """Return who can help where any day is not sure: the Parent Center, and the national list beside it."""
    if all(deadline.sure for deadline in found):
        return []
    center = facts.states[state].parent_center
    if center.checked in (Checked.TEXT, Checked.OFFICIAL):
        return [words.say("ask-parent-center", center=center.name)]
    return [words.say("ask-parent-center-unchecked", center=center.name)]


def empty_card(words: Words) -> Card:
    """Return the card for someone who has saved nothing yet."""
    return card(words.say("timeline-none-title"), [words.say("timeline-none")])
