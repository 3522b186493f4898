"""A clock of the school's: 60 days from consent, read in the law."""

from datetime import date

from bot.law.model import Checked, Clock, Source, Unit

SOURCE = Source(
    citation="34 CFR 300.301",
    url="https://www.ecfr.gov/current/title-34/section-300.301",
    checked=Checked.TEXT,
    checked_on=date(2026, 11, 21),
)
CLOCK = Clock(
    id="initial-evaluation",
    plan="iep",
    starts="consent",
    title={"en": "First evaluation"},
    due={"en": "the school must have evaluated"},
    length=60,
    unit=Unit.CALENDAR_DAYS,
    who="school",
    source=SOURCE,
)
