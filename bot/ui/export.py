"""A case's deadlines as a calendar file. Others may see a calendar, so it tells no more than the days."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from bot.clock.case import Case
from bot.clock.deadline import Deadline
from bot.clock.timeline import Status, status
from bot.text.catalogue import Words

if TYPE_CHECKING:
    from icalendar import Event

IDS = UUID("4ed8e50f-74fe-4828-beb0-b0e71eeb3fd5")
"""What entries' ids are made from; with another value a second import would show every day twice."""
MAKER = "-//Clockstart//Dates//EN"
ALARMS = (timedelta(days=-6, hours=-15), timedelta(hours=-15))
"""Nine in the morning, seven days and one day ahead; a whole day starts at midnight, when people sleep."""
NOT_NEEDED = frozenset({Status.MET, Status.BEATEN})


class Entry(NamedTuple):
    """A day in a calendar, and what it is called there."""

    day: date
    name: str


def calendar_file(case: Case, deadlines: Sequence[Deadline], *, words: Words, now: datetime) -> bytes:
    """Return an .ics file (RFC 5545) with one whole-day entry for each deadline that has a day.

    What is met, or beaten by another count, is left out: its alarm would only frighten. Where nothing is
    left the file has no entry, which some calendar programs refuse. `now` is aware, in UTC.
    """
    return calendar_of_all([(case, deadlines)], words=words, now=now)


def calendar_of_all(
    cases: Sequence[tuple[Case, Sequence[Deadline]]], *, words: Words, now: datetime
) -> bytes:
    """Return one such file for several cases; an entry's id is the same as in the file of its case alone."""
    # Loaded when first used: it takes a good part of the whole start.
    from icalendar import Calendar  # noqa: PLC0415  # slow to load

    entries: dict[UUID, Entry] = {}
    for case, deadlines in cases:
        for deadline in deadlines:
            found = _entry(deadline, words)
            if found and status(deadline, case.events, now.date()) not in NOT_NEEDED:
                entries.setdefault(_id(case, deadline), found)
    calendar = Calendar.new(
        prodid=MAKER,
        method="PUBLISH",
        uid=uuid5(IDS, " ".join(f"{case.child}/{case.plan}" for case, _ in cases)),
        subcomponents=[_event(uid, one, now) for uid, one in entries.items()],
    )
    return calendar.to_ical()


def _entry(deadline: Deadline, words: Words) -> Entry | None:
    """Return the day that a calendar should show: the due day, else the earliest, else the last."""
    if deadline.due_on:
        key = "calendar-date" if deadline.sure else "calendar-date-unsure"
        return Entry(deadline.due_on, words.say(key))
    if deadline.not_before:
        return Entry(deadline.not_before, words.say("calendar-date-earliest"))
    return Entry(deadline.latest, words.say("calendar-date-last")) if deadline.latest else None


def _id(case: Case, deadline: Deadline) -> UUID:
    # Without the deadline's own day: where a count moves, a second import moves the entry.
    clock, start = deadline.clock, deadline.event
    return uuid5(
        IDS,
        f"{case.child}/{case.plan}/{deadline.jurisdiction}/{clock.id}/{start.code}/{start.day.isoformat()}",
    )


def _event(uid: UUID, entry: Entry, now: datetime) -> "Event":
    from icalendar import CLASS, TRANSP, Alarm, Event  # noqa: PLC0415  # slow to load

    return Event.new(
        uid=uid,
        stamp=now,
        start=entry.day,
        summary=entry.name,
        classification=CLASS.PRIVATE,
        transparency=TRANSP.TRANSPARENT,
        subcomponents=[Alarm.new_display(entry.name, before) for before in ALARMS],
    )
