"""Deadlines made by hand, so that no change of a law's data moves what the tests expect."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.clock.case import Case, Event
from bot.clock.deadline import Deadline, Guess
from bot.law.model import Checked, Clock, Source, Unit

TODAY = date(2026, 9, 14)
DUE = date(2026, 11, 13)
CONSENT = Event("consent", TODAY)
CASE = Case("A", "iep", "CA", (Event("referral", date(2026, 8, 31)), CONSENT))
SOURCE = Source(
    citation="34 CFR 300.301(c)(1)",
    url="https://www.ecfr.gov/current/title-34/section-300.301",
    checked=Checked.TEXT,
    checked_on=date(2026, 11, 21),
)
CLOCK = Clock(
    id="first-evaluation",
    plan="iep",
    starts="consent",
    title={"en": "First evaluation"},
    due={"en": "the first evaluation is done"},
    length=60,
    unit=Unit.CALENDAR_DAYS,
    who="school",
    source=SOURCE,
)


def counted(day: date | None = DUE, **clock: Any) -> Deadline:
    """Return a sure deadline; with other values of its clock if so wished."""
    return Deadline(
        clock=CLOCK.model_copy(update=clock),
        jurisdiction="US",
        event=CONSENT,
        due_on=day,
        not_before=None,
        about=None,
        latest=None,
        guesses=(),
        working=(),
    )


SURE = counted()
UNSURE = counted(id="in-doubt", doubt={"en": "Two guides of the state differ."})
EARLIEST = replace(counted(None, id="breaks"), not_before=date(2026, 11, 20), guesses=(Guess.SCHOOL_DAYS,))
LAST = replace(counted(None, id="count-back"), latest=date(2026, 11, 27), guesses=(Guess.SCHOOL_DAYS,))
NO_DAY = replace(counted(None, id="no-day"), guesses=(Guess.SCHOOL_DAYS,))
ALL = [SURE, UNSURE, EARLIEST, LAST, NO_DAY]
MANY = [counted(DUE + timedelta(days=at), id=f"clock-{at}") for at in range(60)]
