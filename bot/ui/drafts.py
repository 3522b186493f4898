"""The talk before a date is saved: state, zone, day, how it went. All of it fits in a button's id."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Self, cast

from bot.clock.calendars import open_day_after
from bot.clock.case import CHILDREN, Child, Event, How
from bot.clock.reading import Kind, Reading
from bot.law.library import Library
from bot.law.model import EventKind, Plan, State
from bot.text.catalogue import Words, pick
from bot.text.days import in_words, short
from bot.text.kind import ExplainedError
from bot.ui.card import SELECT_LIMIT, Card, Row, button, buttons, card, main_button, select, select_lists
from bot.ui.states import state_rows

ASK = "ask"
WRITTEN = re.compile(
    r"(?P<event>[a-z0-9_]+)\.(?P<day>ask|today-[0-9]{1,5}|[0-9]{8})\.(?P<state>(?:[A-Z]{2})?)\.(?P<zone>[0-9]?)"
    rf"\.(?P<child>[{''.join(CHILDREN)}])\.(?P<plan>iep|504)\.(?P<how>(?:email|email_late|hand|mail|unknown)?)"
)
A_YEAR_DAYS = 365
NOTES_LIMIT = 2
"""The telling reasons come first; a tired person reads two."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A date on its way to be saved.

    `day` is an ISO day without hyphens, or `today-N` for a day that hangs on the person's own today,
    or `ask`. What is not known yet is empty.
    """

    event: str
    day: str = ASK
    state: str = ""
    zone: str = ""
    child: Child = "A"
    plan: Plan = "iep"
    how: str = ""

    def encode(self) -> str:
        """Return the draft as a part of a `custom_id`."""
        return f"{self.event}.{self.day}.{self.state}.{self.zone}.{self.child}.{self.plan}.{self.how}"

    @classmethod
    def decode(cls, text: str) -> Self:
        """Return the draft that `encode` wrote; ExplainedError for anything else."""
        match = WRITTEN.fullmatch(text)
        if match is None:
            raise ExplainedError("button-old")
        draft = cls(**cast("dict[str, Any]", match.groupdict()))
        if draft.day.isdecimal() and not _is_day(draft.day):
            raise ExplainedError("button-old")
        return draft

    def on(self, day: date) -> Self:
        """Return the draft with a day."""
        return replace(self, day=f"{day:%Y%m%d}")

    def ago(self, days: int) -> Self:
        """Return the draft with a day that hangs on the person's own today."""
        return replace(self, day=f"today-{days}")

    def day_on(self, today: date) -> date | None:
        """Return the day, given the person's own today; None where it is still to be asked."""
        if match := re.fullmatch(r"today-(\d{1,5})", self.day):
            return today - timedelta(days=int(match[1]))
        return date.fromisoformat(self.day) if re.fullmatch(r"\d{8}", self.day) else None

    def zone_of(self, state: State) -> str | None:
        """Return the IANA zone: the one chosen, or the only one that the state has."""
        if self.zone.isdecimal() and int(self.zone) < len(state.zones):
            return state.zones[int(self.zone)].zone
        return state.zones[0].zone if len(state.zones) == 1 else None

    def to_event(self, day: date) -> Event:
        """Return the event that saving makes."""
        mailed = self.how == "unknown"
        how = How.MAIL if mailed else How(self.how) if self.how else None
        return Event(self.event, day, how, day_known=not mailed)


def _is_day(digits: str) -> bool:
    try:
        date.fromisoformat(digits)
    except ValueError:
        return False
    return True


def case_name(child: str, plan: str, words: Words) -> str:
    """Return `Child A, IEP`."""
    return words.say("case", child=child, plan=words.say(f"plan-{plan}"))


def begun(
    kind: EventKind,
    last: tuple[Child, Plan] | None,
    child: Child | None = None,
    plan: Plan | None = None,
    state: str = "",
) -> Draft:
    """Return a new draft: for who and what was named, else as used last, else the first that can be."""
    meant = plan or (last[1] if last else kind.plans[0])
    return Draft(
        kind.code,
        state=state,
        child=child or (last[0] if last else "A"),
        plan=meant if meant in kind.plans else kind.plans[0],
    )


def event_card(drafts: Sequence[Draft], facts: Library, words: Words) -> Card:
    """Ask what happened, from lists of all steps: the first has those that are used most."""
    options = [(pick(facts.events[one.event].name, words.language), one.encode()) for one in drafts]
    first, others = options[:SELECT_LIMIT], options[SELECT_LIMIT:]
    rows = [select(words.say("log-pick-first"), "log-ask", options=first)]
    rows += select_lists(others, words, "log-ask")
    return card(
        words.say("log-pick-title"),
        [words.say("log-pick")],
        rows=rows,
        small=[words.say("nothing-saved-yet")],
    )


def state_card(draft: Draft, facts: Library, words: Words) -> Card:
    """Ask which state the school is in."""
    rows = state_rows(facts, words, "log-state", draft.encode())
    return card(words.say("ask-state"), [words.say("ask-state-why")], rows=rows)


def zone_card(draft: Draft, state: State, words: Words) -> Card:
    """Ask which of a state's time zones is the person's, so that "today" is their own day."""
    rows = buttons(
        *(
            button(pick(zone.name, words.language)[:80], "log-go", replace(draft, zone=str(number)).encode())
            for number, zone in enumerate(state.zones)
        )
    )
    return card(words.say("ask-zone"), [words.say("ask-zone-why")], rows=rows)


def unread_card(reading: Reading, draft: Draft, words: Words) -> Card:
    """Ask back where the words named no single past day: candidates as buttons, or write it again."""
    key = {
        Kind.AMBIGUOUS: "date-ambiguous",
        Kind.FUTURE: "date-future",
        Kind.REJECTED: "date-rejected",
        Kind.EXACT: "date-rejected",
    }[reading.kind]
    notes = [words.say(f"date-note-{note.value.replace('_', '-')}") for note in reading.notes[:NOTES_LIMIT]]
    rows = buttons(
        *(
            button(in_words(day, words.language), "log-go", draft.on(day).encode())
            for day in reading.candidates
        ),
        main_button(words.say("button-date-again"), "log-ask", replace(draft, day=ASK).encode()),
    )
    return card(
        words.say(f"{key}-title"),
        [words.say(key), "\n".join(notes), words.say("date-how-to-write"), words.say("nothing-saved")],
        rows=rows,
    )


@dataclass(frozen=True, slots=True)
class Defaults:
    """Which parts of a draft a server's moderators chose, and not the person."""

    state: bool = False
    zone: bool = False


OWN = Defaults()


def confirm_card(
    draft: Draft, day: date, today: date, facts: Library, words: Words, *, defaults: Defaults = OWN
) -> Card:
    """Show what was understood, and save it only when a button is pressed.

    No day is counted by a server's default in silence: it is named, with a button to change it.
    """
    kind = facts.events[draft.event]
    language = words.language
    blocks = [
        words.say("confirm-event", event=pick(kind.reached, language), day=in_words(day, language)),
        words.say(
            "confirm-case",
            case=case_name(draft.child, draft.plan, words),
            state=pick(facts.states[draft.state].name, language),
        ),
    ]
    blocks += day_warnings(day, draft.state, today, words)
    blocks += _default_lines(draft, defaults, facts, words)
    again = button(words.say("button-other-day"), "log-ask", replace(draft, day=ASK).encode())
    others = [
        button(words.say("button-state-other"), "log-where", draft.on(day).encode())
        if defaults.state
        else None,
        button(words.say("button-zone-other"), "log-zone", draft.on(day).encode()) if defaults.zone else None,
    ]
    if not kind.received or draft.how == How.MAIL:
        save = main_button(words.say("button-save"), "log-save", draft.on(day).encode())
        small = [words.say("nothing-saved-yet")]
        return card(words.say("confirm-title"), blocks, small=small, rows=buttons(save, again, *others))
    blocks.append(words.say("confirm-how"))
    sent = draft.on(day)
    rows = buttons(
        main_button(words.say("button-email"), "log-save", replace(sent, how="email").encode()),
        main_button(words.say("button-hand"), "log-save", replace(sent, how="hand").encode()),
        button(words.say("button-email-late"), "log-save", replace(sent, how="email_late").encode()),
        button(words.say("button-mail"), "log-mail", replace(sent, how="mail").encode()),
        again,
        *others,
    )
    small = [words.say("confirm-received"), words.say("nothing-saved-yet")]
    return card(words.say("confirm-title"), blocks, small=small, rows=rows)


def _default_lines(draft: Draft, defaults: Defaults, facts: Library, words: Words) -> list[str]:
    """Name what is the server's choice: the state, the time zone."""
    state = facts.states[draft.state]
    lines: list[str] = []
    if defaults.state:
        lines.append(words.say("confirm-state-by-server", state=pick(state.name, words.language)))
    if defaults.zone:
        named = {one.zone: pick(one.name, words.language) for one in state.zones}
        lines.append(words.say("confirm-zone-by-server", zone=named[draft.zone_of(state) or ""]))
    return lines


def day_warnings(day: date, state: str, today: date, words: Words) -> list[str]:
    """Return what may be wrong with a day: offices were closed, or it is long ago."""
    open_on = open_day_after(day, state)
    closed = [words.say("confirm-closed", day=short(open_on, words.language))] if open_on else []
    return [*closed, words.say("confirm-old")] if (today - day).days > A_YEAR_DAYS else closed


def delivery_card(draft: Draft, day: date, words: Words) -> Card:
    """Ask for the day that the mail arrived: the law counts from then."""
    rows: list[Row] = buttons(
        main_button(words.say("button-delivered"), "log-ask", draft.encode()),
        button(words.say("button-not-delivered"), "log-save", replace(draft, how="unknown").encode()),
    )
    blocks = [words.say("mail-why", day=in_words(day, words.language)), words.say("mail-find-out")]
    return card(words.say("mail-title"), blocks, small=[words.say("nothing-saved-yet")], rows=rows)
