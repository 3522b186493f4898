"""The private cards behind the buttons of a message: what it is about, done, later, not yet, next step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from discord import ui

from bot.clock.case import Event
from bot.clock.deadline import Deadline
from bot.clock.moves import about
from bot.clock.timeline import Status, started, status
from bot.law.library import Library
from bot.reminders.policy import Kind, Wanted
from bot.store.cases import SavedCase
from bot.text.catalogue import Words, pick
from bot.text.days import clock_time, in_words
from bot.ui.card import (
    ROW_BUTTONS,
    SELECT_LIMIT,
    Card,
    Row,
    button,
    buttons,
    card,
    main_button,
    page_buttons,
    pages,
    select,
    select_lists,
    short_label,
)
from bot.ui.deadlines import deadline_block
from bot.ui.drafts import Draft, case_name
from bot.ui.labels import source_lines
from bot.ui.reminders import PAST, Counted, kind_now
from bot.ui.timeline import standing_line

SNOOZES = ("1", "3", "monday")
WRONG = {"iep": "wrong_happened", "504": "discrimination_event"}
"""The event that a parent's limits for complaints start from."""
COMPLAINT = {"iep": "state-complaint", "504": "ocr-complaint"}
NOTICE = "demand-prior-written-notice"


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder of a message with its case; `at` is its place in the message."""

    at: int
    counted: Counted
    wanted: Wanted

    @property
    def deadline(self) -> Deadline | None:
        """The deadline that it is about; None where it is gone."""
        return self.counted.deadline_of(self.wanted)


def open_card(
    mark: str,
    told: Sequence[Told],
    *,
    facts: Library,
    words: Words,
    today: date,
    counted: bool,
    page: int = 0,
) -> Card:
    """Return what a message is about: each date with its rule; `counted`: with how it was counted."""
    blocks: list[str] = []
    kinds: set[Kind] = set()
    for one, deadline in standing(told):
        case = one.counted.case
        how = status(deadline, case.case.events, today)
        if how is Status.MET:
            blocks.append(words.say("timeline-met", title=_title(deadline, words)))
            continue
        kinds.add(kind_now(one.wanted, deadline, today))
        lines = [
            f"**{_title(deadline, words)}** ({case_name(case.child, case.plan, words)})",
            deadline_block(deadline, case.state, facts, words, counted=counted),
            standing_line(how, words),
        ]
        blocks.append("\n".join(filter(None, lines)))
    parts = pages(blocks or [words.say("open-gone")])
    page = min(page, len(parts) - 1)
    rows = buttons(
        _letter_button(kinds, mark, words),
        button(words.say("button-dm-next"), "dm-next", mark) if Kind.NEXT_STEP in kinds else None,
        main_button(words.say("button-all"), "show", told[0].counted.case.id, 0) if told else None,
        button(words.say("button-done"), "dm-done", mark) if kinds else None,
        None if counted or not kinds else button(words.say("button-how"), "dm-how", mark, 0),
        *page_buttons(words, page, len(parts), "dm-how" if counted else "dm-open", mark),
    )
    small = [words.say("not-advice")] if kinds else []
    return card(words.say("open-title"), parts[page], rows=rows, small=small)


def standing(told: Iterable[Told]) -> list[tuple[Told, Deadline]]:
    """Return each deadline once, where it still stands, with the last that the message says of it."""
    found: dict[tuple[object, ...], tuple[Told, Deadline]] = {}
    for one in told:
        if deadline := one.deadline:
            found[one.counted.case.id, *about(deadline)] = (one, deadline)
    return list(found.values())


def done_card(mark: str, told: Sequence[Told], facts: Library, words: Words) -> Card:
    """Ask what has happened: first what the dates wait for, then, for one case, all else there is."""
    there = standing(told)
    if not there:
        return card(words.say("open-title"), [words.say("open-gone")])
    cases = {one.counted.case.id: one.counted.case for one, _ in there}
    first: dict[str, str] = {}
    for one, deadline in there:
        case = one.counted.case
        for code in deadline.clock.met_by:
            if code in facts.events:
                first[f"{case.id}.{code}"] = _event_name(case, code, facts, words, several=len(cases) > 1)
    several = len(cases) > 1
    waits_for = [(name, value) for value, name in first.items()]
    if 0 < len(waits_for) <= SELECT_LIMIT:
        rows = [select(words.say("done-first"), "dm-event", mark, options=waits_for)]
    else:
        rows = select_lists(waits_for, words, "dm-event", mark)
    rows += _mark_rows(mark, [pair for pair in there if not pair[1].clock.met_by], words, several=several)
    if len(cases) == 1:
        (case,) = cases.values()
        others = [
            (_event_name(case, code, facts, words, several=False), f"{case.id}.{code}")
            for code, kind in facts.events.items()
            if case.plan in kind.plans and f"{case.id}.{code}" not in first
        ]
        rows += select_lists(others, words, "dm-other", mark)
    return card(words.say("done-title"), [words.say("done-why")], rows=rows)


def _mark_rows(
    mark: str, unmet: Sequence[tuple[Told, Deadline]], words: Words, *, several: bool
) -> list[Row]:
    """Return what says that a date without an event is done: a few buttons, or lists where they are many."""
    named = [(_title(day, words), case_name(*_child(one), words), one.at) for one, day in unmet]
    titles = [(words.say("button-mark", title=title), name, at) for title, name, at in named]
    labels = [(f"{title} ({name})" if several else title, str(at)) for title, name, at in titles]
    if len(labels) > ROW_BUTTONS:
        return select_lists(labels, words, "dm-mark", mark)
    return buttons(*(button(short_label(label), "dm-mark", mark, at) for label, at in labels))


def _child(told: Told) -> tuple[str, str]:
    return told.counted.case.child, told.counted.case.plan


def _letter_button(kinds: set[Kind], mark: str, words: Words) -> ui.Button[Any] | None:
    """Return the way to the one letter that fits: one about a day that is past stands first."""
    if kinds & {*PAST}:
        return button(words.say("button-late-letter"), "dm-letter", mark)
    return button(words.say("button-ask-school"), "dm-letter", mark) if Kind.MAYBE in kinds else None


def _title(deadline: Deadline, words: Words) -> str:
    return pick(deadline.clock.title, words.language)


def _event_name(case: SavedCase, code: str, facts: Library, words: Words, *, several: bool) -> str:
    name = pick(facts.events[code].name, words.language)
    return f"{name} ({case_name(case.child, case.plan, words)})" if several else name


def day_card(case: SavedCase, code: str, facts: Library, words: Words) -> Card:
    """Ask on which day it happened."""
    draft = Draft(code, state=case.state, child=case.child, plan=case.plan)
    rows = buttons(
        main_button(words.say("button-today"), "log-go", draft.ago(0).encode()),
        button(words.say("button-yesterday"), "log-go", draft.ago(1).encode()),
        button(words.say("button-other-day"), "log-ask", draft.encode()),
    )
    title = pick(facts.events[code].reached, words.language)
    small = [words.say("nothing-saved-yet")]
    return card(words.say("done-day-title"), [f"**{title}**"], rows=rows, small=small)


def marked_card(deadline: Deadline, mark: str, at: int, words: Words, *, done: bool) -> Card:
    """Say that a date counts as done, or no longer does, with the way back."""
    title = _title(deadline, words)
    if not done:
        return card(words.say("undone-title"), [words.say("undone", title=title)])
    rows = buttons(button(words.say("button-undo"), "dm-unmark", mark, at))
    return card(words.say("marked-title"), [words.say("marked", title=title)], rows=rows)


def later_card(mark: str, words: Words) -> Card:
    """Ask when to be told again."""
    rows = buttons(*(button(words.say(f"button-in-{when}"), "dm-again", mark, when) for when in SNOOZES))
    return card(words.say("later-title"), [words.say("later-why")], rows=rows)


def set_card(told_on: date, hour: int, before: Sequence[date], words: Words) -> Card:
    """Say when the message comes again; `before`: days of its dates that come sooner."""
    language = words.language
    lines = [words.say("later-set", day=in_words(told_on, language), hour=clock_time(hour, language))]
    lines += [words.say("later-before", day=in_words(day, language)) for day in before]
    return card(words.say("later-set-title"), lines)


def not_yet_card(mark: str, next_on: date | None, words: Words, *, exact: bool) -> Card:
    """Take a "not yet": nothing calls it late; say when it is asked again.

    `exact`: the school's days off would make the day exact.
    """
    said = words.say("not-yet-last")
    if next_on:
        said = words.say("not-yet-next", day=in_words(next_on, words.language))
    rows = buttons(
        button(words.say("button-later"), "dm-later", mark),
        button(words.say("button-exact"), "dm-exact", mark) if exact else None,
        button(words.say("button-ask-school"), "dm-letter", mark),
    )
    return card(words.say("not-yet-title"), [words.say("not-yet"), said], rows=rows)


def next_step_card(case: Counted, deadline: Deadline, facts: Library, words: Words) -> Card:
    """Return what is open to a parent a week later: written notice, a complaint and its own limit."""
    saved = case.case
    day = deadline.next_day or deadline.event.day
    blocks = [words.say("next-step-why"), words.say("next-step-notice")]
    limits = [
        one
        for one in started(Event(WRONG[saved.plan], day), saved.state, saved.plan, facts)
        if one.clock.limit == "complaint"
    ]
    blocks += [
        "\n".join(
            [words.say("next-step-complaint"), deadline_block(one, saved.state, facts, words, counted=False)]
        )
        for one in limits[:1]
    ]
    rows = buttons(
        main_button(words.say("button-letter-notice"), "letter-for", NOTICE, saved.id, "silent"),
        button(words.say("button-complaint"), "rights", COMPLAINT[saved.plan], saved.state),
        button(words.say("button-all"), "show", saved.id, 0),
    )
    small = [*source_lines(facts.letters[NOTICE].cites.values(), words), words.say("not-advice")]
    return card(words.say("next-step-title"), blocks, rows=rows, small=small)


def over_card(case: SavedCase, until: date, words: Words) -> Card:
    """Ask whether a case is still needed; nothing is deleted without an answer."""
    name = case_name(case.child, case.plan, words)
    rows = buttons(
        main_button(words.say("button-keep-case"), "case-keep", case.id),
        button(words.say("button-drop-case"), "delete-all", case.id),
        button(words.say("button-all"), "show", case.id, 0),
    )
    blocks = [words.say("over", case=name), words.say("over-until", day=in_words(until, words.language))]
    return card(words.say("over-title"), blocks, rows=rows)


def kept_card(case: SavedCase, until: date, words: Words) -> Card:
    """Say that a case is kept, and until when."""
    values = {"case": case_name(case.child, case.plan, words), "day": in_words(until, words.language)}
    return card(words.say("kept-title"), [words.say("kept", **values)])


def next_monday(today: date) -> date:
    """Return the first Monday after a day."""
    return today + timedelta(days=7 - today.weekday())
