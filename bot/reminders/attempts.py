"""A message to a person, each attempt to send it, and how it went. Pure: reads no clock and no file."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.reminders.policy import Wanted

NONCE_HOLDS = timedelta(minutes=2)
"""For so long, to be safe, Discord answers a repeated nonce with the message that it has already."""

BACK_OFF_MINUTES = (1, 5, 15, 60)
LONGEST_WAIT = timedelta(minutes=BACK_OFF_MINUTES[-1])


class Reminder(NamedTuple):
    """A reminder as it is kept. `due_at` is the instant that was derived when it was planned."""

    id: int
    case_id: int
    wanted: Wanted
    due_at: datetime


class Delivery(NamedTuple):
    """One message to one person that covers every reminder due together.

    `nonce` (16 characters) stays the same through every attempt and restart, and no other delivery has it.
    `attempt` is 1 the first time. `maybe_sent`: an earlier attempt may have reached the person, so long ago
    that the nonce no longer tells: look for `nonce` in the DM before sending. `reminders` stand oldest first;
    one that was just claimed has none yet: they are read when it is sent.
    """

    id: int
    nonce: str
    user_id: int
    claimed_at: datetime
    attempt: int
    maybe_sent: bool
    reminders: tuple[Reminder, ...] = ()
    last_error: str | None = None
    """Why it was put off last; None where it never was, also after a crash."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The person has it."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """All that it was to tell is met, moved or deleted meanwhile, or cannot be read: nothing was sent."""


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


@dataclass(frozen=True, slots=True)
class Stop:
    """Nothing can be sent by this program any more: Discord takes its token no longer."""

    code: str = "stop"


Outcome = Sent | Nothing | Refused | Later | Bug | Stop
"""How one attempt of a delivery went; a `code` is a short word, never a message or an id."""


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
    for one in delivery.reminders:
        zone = ZoneInfo(one.wanted.zone)
        # What a pause held is due after its own day.
        last_on = max(one.wanted.deadline_on, one.wanted.day, one.due_at.astimezone(zone).date())
        if now.astimezone(zone).date() <= last_on + timedelta(days=1):
            return False
    return True
