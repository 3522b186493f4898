"""Which deadline is told on which days; what a reminder and a delivery are. Reads no clock and no file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.clock.deadline import Deadline
from bot.law.model import Meaning

HOUR = 9
LEAD_DAYS = (7, 1, 0)
LATE_DAYS = 1
NEXT_STEP_DAYS = 8
"""So many days after a sure day of the school's or the state's it is asked about, and then a last time."""

NONCE_HOLDS = timedelta(minutes=2)
"""For so long, to be safe, Discord answers a repeated nonce with the message that it has already."""

BACK_OFF_MINUTES = (1, 5, 15, 60)
LONGEST_WAIT = timedelta(minutes=BACK_OFF_MINUTES[-1])


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
    WAIT = "wait"
    """A waiting time that the rule gives ends today."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder as the policy wants it: what it is about, and the person's own wall time.

    `day` is when it is told, `deadline_on` the day that it tells of; `hour` is 0 to 23 in `zone` (IANA).
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

    @property
    def days_before(self) -> int:
        """How many days ahead of the deadline it is told."""
        return (self.deadline_on - self.day).days

    @property
    def due_at(self) -> datetime:
        """The instant, aware, in UTC."""
        return due_at(self.day, self.hour, self.zone)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder as it is kept. `due_at` is the instant that was derived when it was planned."""

    id: int
    case_id: int
    wanted: Wanted
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one person that covers every reminder due together, oldest first.

    `nonce` (16 characters) stays the same through every attempt and restart, and no other delivery has it.
    `attempt` is 1 the first time. `maybe_sent`: an earlier attempt may have reached the person, so long ago
    that the nonce no longer tells: look for `nonce` in the DM before sending.
    """

    id: int
    nonce: str
    user_id: int
    claimed_at: datetime
    attempt: int
    maybe_sent: bool
    reminders: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """The person has it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The person cannot be reached, and trying again does not help; `code` says why."""

    code: str = "refused"


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: try again, after `seconds` at the earliest where the other side named a time."""

    seconds: float = 0
    code: str = "later"


@dataclass(frozen=True, slots=True)
class Bug:
    """Our own fault: loud in the log, kept, tried again."""

    code: str = "bug"


Outcome = Sent | Refused | Later | Bug
"""How one attempt of a delivery went; a `code` is a short word, never a message or an id."""


def wanted(
    deadlines: Iterable[Deadline],
    *,
    zone: str,
    lead_days: Iterable[int] = LEAD_DAYS,
    hour: int = HOUR,
) -> list[Wanted]:
    """Return every reminder that open deadlines of one case ask for, earliest first.

    A sure deadline is told on each of `lead_days` before it; one that the school or the state has to meet
    also a day and eight days after it. An unsure one is asked about on the first day that it can be, and once
    more on its likely day; nothing calls it late. A sure waiting time is told once, as it ends. What is only
    told as a rule gets none.

    Days gone by are among them: the store plans none that is past, and takes away none that stands.
    So a recount between the hour and the send loses nothing.
    """
    leads = sorted(set(lead_days), reverse=True)
    found = {one for deadline in deadlines for one in _of(deadline, zone, leads, hour)}
    return sorted(found, key=lambda one: (one.day, one.jurisdiction, one.clock, one.event_on, one.kind))


def _of(deadline: Deadline, zone: str, leads: list[int], hour: int) -> list[Wanted]:
    day = deadline.next_day
    meaning = deadline.clock.meaning
    if day is None or meaning is Meaning.TOLD:
        return []
    if not deadline.sure:
        told = [(Kind.MAYBE, day)]
        if deadline.about and deadline.about > day:
            told.append((Kind.MAYBE, deadline.about))
    elif meaning is Meaning.WAIT:
        told = [(Kind.WAIT, day)]
    else:
        told = [(Kind.BEFORE if lead else Kind.TODAY, day - timedelta(days=lead)) for lead in leads]
        if deadline.clock.who != "parent":
            told += [
                (Kind.LATE, day + timedelta(days=LATE_DAYS)),
                (Kind.NEXT_STEP, day + timedelta(days=NEXT_STEP_DAYS)),
            ]
    return [
        Wanted(
            jurisdiction=deadline.jurisdiction,
            clock=deadline.clock.id,
            event=deadline.event.code,
            event_on=deadline.event.day,
            kind=kind,
            day=told_on,
            deadline_on=day,
            hour=hour,
            zone=zone,
        )
        for kind, told_on in told
    ]


def due_at(day: date, hour: int, zone: str) -> datetime:
    """Return the instant of a full hour on a day in an IANA zone, aware, in UTC.

    A wall time that a clock change leaves out comes as much later as the clocks jump; of one that comes
    twice it is the first. ZoneInfoNotFoundError where the zone is unknown.
    """
    # fold=0 means just that in both cases (PEP 495): the offset from before the change is used.
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def maybe_sent(attempt: int, claimed_at: datetime, now: datetime) -> bool:
    """Tell whether an earlier attempt may have been stored and the nonce need not show it any more.

    Only the second can come soon enough after the first; a clock that was set back shows nothing.
    """
    soon = attempt == 2 and timedelta(0) <= now - claimed_at <= NONCE_HOLDS  # noqa: PLR2004  # the second attempt
    return attempt > 1 and not soon


def next_try(attempt: int, now: datetime, at_least_seconds: float = 0) -> datetime:
    """Return when to try again after the `attempt`-th failed: 1, 5, 15, then every 60 minutes."""
    minutes = BACK_OFF_MINUTES[min(attempt, len(BACK_OFF_MINUTES)) - 1]
    return now + min(max(timedelta(minutes=minutes), timedelta(seconds=at_least_seconds)), LONGEST_WAIT)


def given_up(delivery: Delivery, now: datetime) -> bool:
    """Tell whether the day after the last date that it tells of or on has gone, where the person is."""
    return all(
        now.astimezone(ZoneInfo(one.wanted.zone)).date()
        > max(one.wanted.deadline_on, one.wanted.day) + timedelta(days=1)
        for one in delivery.reminders
    )
