"""Which deadline is told on which days, by what a person wishes. Pure: reads no clock and no file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.clock.case import Event
from bot.clock.deadline import Deadline
from bot.clock.moves import about
from bot.law.model import Meaning

HOUR = 9
LATE = -1
"""Among the lead days: a day after the date, and then once more a week later."""
LEAD_DAYS = (7, 1, 0, LATE)
CHOICES = (30, 14, 7, 3, 2, 1, 0, LATE)
"""What a person can choose from."""
LATE_DAYS = 1
NEXT_STEP_DAYS = 8
"""So many days after a sure day of the school's or the state's it is asked about, and then a last time."""
OVER_DAYS = 180
"""So many days after the last open day of a case the person is asked whether it is still needed."""


class Kind(StrEnum):
    """What a reminder says about its day."""

    BEFORE = "before"
    """A sure deadline is some days ahead."""
    TODAY = "today"
    """A sure deadline is today."""
    LATE = "late"
    """A sure deadline of the school or the state was yesterday."""
    NEXT_STEP = "next_step"
    """It was a week before that: there is a next step."""
    MAYBE = "maybe"
    """It can have come, and nobody but the parent can tell: asks."""
    MAYBE_SOON = "maybe_soon"
    """A limit of the parent's own that is not sure can end today or some days ahead."""
    WAIT = "wait"
    """A waiting time that the rule gives ends today."""
    SNOOZED = "snoozed"
    """The person asked to be told again."""
    MOVED = "moved"
    """The law's data or the school's calendar changed, and with it the day."""
    OVER = "over"
    """Everything of the case was over long ago: is it still needed?"""
    CALENDAR = "calendar"
    """The district's calendar that the case took has changed: is the new one to count?"""


OFFERED_AFTER = timedelta(hours=3)
"""Not sooner: who loads a calendar sees a slip in it soon, and then people hear of both changes at once."""

OF_THE_CASE = "case"
"""Stands for the jurisdiction where a reminder is about a case as a whole."""
ADDED = frozenset({Kind.SNOOZED, Kind.MOVED})
"""Kinds that stand beside what the policy wants, for as long as the day that they tell of stands."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person chose: days before the date, hour 0 to 23, a pause, and how much a message says.

    While paused nothing is told; on `paused_until`, at the hour, what fell into the pause comes together.
    """

    hour: int = HOUR
    lead_days: tuple[int, ...] = LEAD_DAYS
    paused_until: date | None = None
    full_text: bool = False


DEFAULT = Wishes()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder as the policy wants it: what it is about, and the person's own wall time.

    `day` is when it is told, `deadline_on` the day that it tells of; `hour` is 0 to 23 in `zone` (IANA).
    `held_until`: not told before that day, for the person paused.
    """

    jurisdiction: str
    clock: str
    event: str
    event_on: date
    kind: Kind
    day: date
    deadline_on: date
    hour: int
    zone: str
    held_until: date | None = None

    @property
    def days_before(self) -> int:
        """How many days ahead of the deadline it is told."""
        return (self.deadline_on - self.day).days

    @property
    def due_at(self) -> datetime:
        """The instant, aware, in UTC."""
        return due_at(max(self.day, self.held_until or self.day), self.hour, self.zone)

    @property
    def own_time(self) -> datetime:
        """The instant that it would be told without a pause, aware, in UTC."""
        return due_at(self.day, self.hour, self.zone)

    @property
    def of(self) -> tuple[str, str, str, date, date]:
        """The deadline that it is about, with its day."""
        return (self.jurisdiction, self.clock, self.event, self.event_on, self.deadline_on)

    def is_about(self, deadline: Deadline) -> bool:
        """Tell whether it is about this deadline, on whatever day that is now."""
        return (self.jurisdiction, self.clock, self.event, self.event_on) == about(deadline)


def wanted(deadlines: Iterable[Deadline], *, zone: str, wishes: Wishes = DEFAULT) -> list[Wanted]:
    """Return every reminder that open deadlines of one case ask for, earliest first.

    A sure deadline is told on each lead day before it; one that the school or the state has to meet
    also a day and eight days after it. An unsure one is asked about on the first day that it can be, and once
    more on its likely day; nothing calls it late. A limit of the parent's own that is not sure is told ahead
    of the first day that it can be, and on it: to hear of it too early costs nothing. A sure waiting time is
    told once, as it ends. What is only told as a rule gets none.

    Days gone by are among them: the store plans none that is past, and takes away none that stands.
    So a recount between the hour and the send loses nothing.
    """
    found = {one for deadline in deadlines for one in _of(deadline, zone, wishes)}
    return sorted(found, key=lambda one: (one.day, one.jurisdiction, one.clock, one.event_on, one.kind))


def _of(deadline: Deadline, zone: str, wishes: Wishes) -> list[Wanted]:
    day = deadline.next_day
    if day is None or deadline.clock.meaning is Meaning.TOLD:
        return []
    return [
        _about(deadline, kind, told_on, zone=zone, wishes=wishes)
        for kind, told_on in _told_on(deadline, day, wishes)
    ]


def _told_on(deadline: Deadline, day: date, wishes: Wishes) -> list[tuple[Kind, date]]:
    meaning, own = deadline.clock.meaning, deadline.clock.who == "parent"
    ahead = sorted({lead for lead in wishes.lead_days if lead > 0}, reverse=True)
    if not deadline.sure and own and meaning is Meaning.DEADLINE:
        return [(Kind.MAYBE_SOON, day - timedelta(days=lead)) for lead in (*ahead, 0)]
    if not deadline.sure:
        later = deadline.about and deadline.about > day
        return [(Kind.MAYBE, one) for one in (day, deadline.about if later else None) if one]
    if meaning is Meaning.WAIT:
        return [(Kind.WAIT, day)]
    told = [(Kind.BEFORE, day - timedelta(days=lead)) for lead in ahead]
    if 0 in wishes.lead_days or own:
        # A limit of the parent's own is told on its day, whatever else was chosen: a right may end with it.
        told.append((Kind.TODAY, day))
    if LATE in wishes.lead_days and not own:
        told.append((Kind.LATE, day + timedelta(days=LATE_DAYS)))
        told.append((Kind.NEXT_STEP, day + timedelta(days=NEXT_STEP_DAYS)))
    return told


def _about(deadline: Deadline, kind: Kind, day: date, *, zone: str, wishes: Wishes) -> Wanted:
    return Wanted(
        jurisdiction=deadline.jurisdiction,
        clock=deadline.clock.id,
        event=deadline.event.code,
        event_on=deadline.event.day,
        kind=kind,
        day=day,
        deadline_on=deadline.next_day or day,
        hour=wishes.hour,
        zone=zone,
        held_until=wishes.paused_until,
    )


def still_added(added: Iterable[Wanted], found: Iterable[Wanted]) -> list[Wanted]:
    """Return those of the added reminders whose day still stands, at the hour and in the zone of now."""
    standing = {one.of: one for one in found}
    return [
        replace(one, hour=same.hour, zone=same.zone, held_until=same.held_until)
        for one in added
        if (same := standing.get(one.of))
    ]


def moved(deadlines: Iterable[Deadline], now: datetime, *, zone: str, wishes: Wishes) -> list[Wanted]:
    """Return a message for each deadline whose day moved just now: at the person's next hour."""
    told_on = _next_hour(now, zone, wishes)
    return [_about(one, Kind.MOVED, told_on, zone=zone, wishes=wishes) for one in deadlines if one.next_day]


def snoozed(deadline: Deadline, told_on: date, *, zone: str, wishes: Wishes) -> Wanted:
    """Return the reminder that the person asked for: of the day as it is counted now, on another day."""
    return _about(deadline, Kind.SNOOZED, told_on, zone=zone, wishes=wishes)


def open_until(events: Sequence[Event], still: Iterable[Deadline]) -> date | None:
    """Return the last day that anything of a case is about: what happened, and what is not met yet."""
    days = [event.day for event in events]
    days += [day for one in still for day in (one.due_on, one.not_before, one.about, one.latest) if day]
    return max(days, default=None)


def over(events: Sequence[Event], last_on: date | None, *, zone: str, wishes: Wishes) -> list[Wanted]:
    """Return the question whether a case is still needed, half a year after its last day."""
    if last_on is None or not events:
        return []
    day = last_on + timedelta(days=OVER_DAYS)
    return [_of_case(events, Kind.OVER, "over", last_on, day, zone=zone, wishes=wishes)]


def offered(events: Sequence[Event], changed_at: datetime, *, zone: str, wishes: Wishes) -> list[Wanted]:
    """Return the message that a district's calendar changed, at the person's next hour; one a change."""
    if not events:
        return []
    named = f"calendar-{int(changed_at.timestamp())}"
    day = _next_hour(changed_at + OFFERED_AFTER, zone, wishes)
    changed_on = changed_at.astimezone(ZoneInfo(zone)).date()
    return [_of_case(events, Kind.CALENDAR, named, changed_on, day, zone=zone, wishes=wishes)]


def _of_case(
    events: Sequence[Event], kind: Kind, clock: str, about_on: date, day: date, *, zone: str, wishes: Wishes
) -> Wanted:
    latest = max(events, key=lambda event: event.day)
    return Wanted(
        jurisdiction=OF_THE_CASE,
        clock=clock,
        event=latest.code,
        event_on=latest.day,
        kind=kind,
        day=day,
        deadline_on=about_on,
        hour=wishes.hour,
        zone=zone,
        held_until=wishes.paused_until,
    )


def _next_hour(now: datetime, zone: str, wishes: Wishes) -> date:
    """Return the day of the person's next hour."""
    local = now.astimezone(ZoneInfo(zone))
    return local.date() + timedelta(days=1) if local.hour >= wishes.hour else local.date()


def due_at(day: date, hour: int, zone: str) -> datetime:
    """Return the instant of a full hour on a day in an IANA zone, aware, in UTC.

    A wall time that a clock change leaves out comes as much later as the clocks jump; of one that comes
    twice it is the first. ZoneInfoNotFoundError where the zone is unknown.
    """
    # fold=0 means just that in both cases (PEP 495): the offset from before the change is used.
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)
