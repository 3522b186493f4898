"""A timeline on paper: what stands there in words, its drawing, and the alt text that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Literal, NamedTuple

from bot.clock.case import Case
from bot.clock.deadline import Deadline
from bot.clock.timeline import Status, status
from bot.law.library import Library
from bot.law.model import Meaning
from bot.text.catalogue import Words, pick
from bot.text.days import without_weekday
from bot.text.plain import plain
from bot.text.typeset import ask, typeset
from bot.ui.deadlines import days_until, deadline_block, event_line, when, working_in_words
from bot.ui.drafts import case_name
from bot.ui.labels import source_line
from bot.ui.timeline import doubt_help

TEMPLATE = "timeline.typ"
PICTURE_PPI = 144
"""Makes a letter page 1224 by 1584 pixels: sharp on a phone, and small to send."""
ALT_LIMIT = 1000
"""Discord takes 1,024 characters as the description of a file."""

GROUPS = {
    "ahead": {Status.OPEN},
    "maybe": {Status.PERHAPS},
    "past": {Status.LATE, Status.PASSED},
    "done": {Status.MET, Status.BEATEN},
}
"""The parts of a timeline, in the order in which they stand."""

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Picture:
    """One timeline, three times: its first page as a picture, every page to print, and in words."""

    png: bytes
    pdf: bytes
    alt: str


def picture(
    case: Case, deadlines: Sequence[Deadline], *, facts: Library, words: Words, today: date
) -> Picture:
    """Draw a case's timeline on letter pages, the next date first and biggest.

    The same input gives the same bytes. Keeps the processor busy for some tens of ms: call it in a thread.
    """
    sheet = Sheet(case, deadlines, facts=facts, words=words, today=today)
    whole = sheet.values()
    return Picture(
        png=_drawn("png", sheet.values(_on_first_page(whole)), today),
        pdf=_drawn("pdf", whole, today),
        alt=sheet.alt(),
    )


class Line(NamedTuple):
    """A deadline, and how it stands today."""

    deadline: Deadline
    status: Status


class Sheet:
    """A case's timeline in the order in which it is read, as plain values for the drawing."""

    def __init__(
        self, case: Case, deadlines: Sequence[Deadline], *, facts: Library, words: Words, today: date
    ) -> None:
        self._case = case
        self._facts = facts
        self._words = words
        self._today = today
        lines = [Line(one, status(one, case.events, today)) for one in deadlines]
        lines.sort(key=lambda line: line.deadline.next_day or date.max)
        groups = {part: [line for line in lines if line.status in which] for part, which in GROUPS.items()}
        ahead = groups["ahead"]
        self._next = ahead.pop(0) if ahead and ahead[0].deadline.next_day else None
        self._groups = groups
        self._total = len(lines)
        self._unsure_help = doubt_help(deadlines, case.state, facts, words)
        self._events = [event_line(one, facts, words) for one in sorted(case.events, key=lambda one: one.day)]
        self._title = words.say("timeline-title", case=case_name(case.child, case.plan, words))
        self._state = words.say("timeline-state", state=pick(facts.states[case.state].name, words.language))

    def values(self, limit: int | None = None) -> Values:
        """Return what `data/paper/timeline.typ` reads, with all deadlines or the first `limit` of them."""
        words = self._words
        others = [(part, line) for part, group in self._groups.items() for line in group]
        if limit is not None:
            others = others[: limit - bool(self._next)]
        return {
            "language": words.language,
            "title": self._title,
            "state": self._state,
            "next_title": self._next_title(),
            "next": self._row(self._next) if self._next else None,
            "happened_title": words.say("paper-happened"),
            "nothing_happened": words.say("paper-nothing-happened"),
            "events": [_runs(event) for event in self._events],
            "groups": [
                {"title": self._part_title(part), "rows": [self._row(line) for _, line in group]}
                for part, group in groupby(others, key=lambda other: other[0])
            ],
            "more": [words.say("paper-more", count=count) for count in range(self._total + 1)],
            "page": words.say("paper-page", page="{page}"),
            "small": self._small_print(),
        }

    def alt(self) -> str:
        """Return the same facts in words, the dates ahead before all else, as many as Discord takes."""
        words = self._words
        said = {part: [self._said(line) for line in group] for part, group in self._groups.items()}
        ahead = said.pop("ahead")
        parts = [
            f"{self._title}.",
            f"{self._state}.",
            words.say("alt-next", row=self._said(self._next)) if self._next else self._next_title(),
            *ahead,
            *(plain(event) for event in self._events),
            *(row for rows in said.values() for row in rows),
        ]
        alt = " ".join(parts)
        for left in range(1, len(parts)):
            if len(alt) <= ALT_LIMIT:
                break
            alt = " ".join([*parts[:-left], words.say("alt-more", count=left)])
        return alt

    def _next_title(self) -> str:
        day = self._next.deadline.next_day if self._next else None
        if day is None:
            return self._words.say("paper-none-ahead")
        return self._words.say("paper-next", gap=days_until(day, self._today, self._words))

    def _part_title(self, part: str) -> str:
        return self._words.say(
            {"ahead": "paper-ahead", "maybe": "paper-maybe", "past": "paper-past", "done": "paper-done"}[part]
        )

    def _row(self, line: Line) -> Values:
        if line.status is Status.MET:
            return {"mark": "done", "day": self._done(line.deadline)}
        words = self._words
        deadline = line.deadline
        clock = deadline.clock
        working = words.say("how-counted", working=working_in_words(deadline, words))
        rule = words.say("the-rule", source=source_line(clock.source, words))
        before, cited, after = plain(rule).partition(clock.source.citation)
        moves = [words.say("moves-if"), *(f"- {pick(reason, words.language)}" for reason in clock.moves_if)]
        # All that a card says, so that paper hides no doubt; only what may move a day is too long for it.
        block = deadline_block(deadline, self._case.state, self._facts, words)
        _day, says, *notes = [part for part in block.split("\n") if part not in (working, rule, *moves)]
        notes += [words.say("paper-moves")] if clock.moves_if else []
        return {
            "mark": "sure" if deadline.sure else "unsure",
            "day": self._day(deadline),
            "standing": self._standing(line),
            "says": plain(says),
            "notes": [plain(note) for note in notes],
            "working": plain(working),
            "rule": {"before": before, "cited": cited, "after": after, "url": clock.source.url},
        }

    def _day(self, deadline: Deadline) -> str:
        said = plain(when(deadline, self._words))
        return self._words.say("paper-sure", when=said) if deadline.sure else said

    def _done(self, deadline: Deadline) -> str:
        return self._words.say("timeline-met", title=pick(deadline.clock.title, self._words.language))

    def _standing(self, line: Line) -> str:
        """Return how a day that is not ahead stands, in a sentence; nothing for any other."""
        if line.status in (Status.OPEN, Status.MET):
            return ""
        waited = line.deadline.clock.meaning is Meaning.WAIT
        key = {
            Status.LATE: "paper-late",
            Status.PERHAPS: "paper-perhaps",
            Status.PASSED: "paper-waited" if waited else "paper-passed",
            Status.BEATEN: "paper-beaten",
        }[line.status]
        return self._words.say(key)

    def _said(self, line: Line) -> str:
        words = self._words
        clock = line.deadline.clock
        if line.status is Status.MET:
            return f"{self._done(line.deadline)}."
        own = {"school": "alt-who-school", "state": "alt-who-state", "parent": "alt-who-parent"}[clock.who]
        row = words.say(
            "alt-row",
            when=self._day(line.deadline),
            title=pick(clock.title, words.language),
            who=words.say("alt-waiting" if clock.meaning is Meaning.WAIT else own),
        )
        return f"{row} {self._standing(line)}".strip()

    def _small_print(self) -> list[str]:
        words = self._words
        made = words.say("paper-made", day=without_weekday(self._today, words.language))
        return [*(plain(line, links=True) for line in self._unsure_help), f"{made} {words.say('not-advice')}"]


def _runs(text: str) -> list[Values]:
    """Split Discord's bold marks off a text."""
    return [{"text": part, "bold": bool(at % 2)} for at, part in enumerate(text.split("**")) if part]


def _drawn(kind: Literal["pdf", "png"], values: Values, today: date) -> bytes:
    """Return all pages as a PDF, or the first as a picture."""
    made_at = datetime.combine(today, time(), UTC)
    return typeset(TEMPLATE, values, kind=kind, ppi=PICTURE_PPI, made_at=made_at)


def _on_first_page(values: Values) -> int:
    """Return how many deadlines the first page holds."""
    return int(ask(TEMPLATE, values, "<on-first-page>"))
