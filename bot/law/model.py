"""Typed records of the law in `data/`: sources, clocks, states, events. Reads no file (that is `library`)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator


class Fact(BaseModel):
    """One reviewed entry: frozen, and strict about keys so that a typing slip is named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _with_english(texts: dict[str, str]) -> dict[str, str]:
    if not texts.get("en", "").strip():
        raise ValueError("write the English text under `en:`")
    return texts


def _https(url: str) -> str:
    if not url.startswith(("https://", "http://")) or " " in url:
        raise ValueError("write a whole link that starts with https://")
    return url


Texts = Annotated[dict[str, str], AfterValidator(_with_english)]
"""A sentence by language; English is always there."""

Url = Annotated[str, AfterValidator(_https)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
ClockName = Annotated[str, Field(pattern=r"^(us:)?[a-z0-9]+(-[a-z0-9]+)*$", max_length=63)]
EventCode = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", max_length=40)]
StateCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Plan = Literal["iep", "504"]
Level = Literal["preschool", "school"]


class Checked(StrEnum):
    """How a fact was checked."""

    TEXT = "text"
    """The law's own words were read."""
    OFFICIAL = "official"
    """A state or federal agency's own guide says so."""
    SECONDARY = "secondary"
    """Only another site says so."""
    UNVERIFIED = "unverified"
    """From memory alone."""


class Source(Fact):
    """Where a rule stands, and how that was checked."""

    citation: str
    url: Url
    checked: Checked
    checked_on: date
    as_of: str | None = None
    """What the source itself says that it is current to, in its own form."""
    copy_of: str | None = None
    """The year of the copy that was read, where it is an old one."""

    @property
    def read(self) -> bool:
        """Tell whether the law itself or an agency's own guide was read."""
        return self.checked in (Checked.TEXT, Checked.OFFICIAL)


class Unit(StrEnum):
    """What a clock counts."""

    CALENDAR_DAYS = "calendar_days"
    SCHOOL_DAYS = "school_days"
    BUSINESS_DAYS = "business_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Skip(Fact):
    """Days that a rule takes out of its count beyond what its unit says."""

    what: Literal["summer", "breaks", "holidays"]
    """`summer`: from the last day of a school year to the first of the next; `breaks`: days in a row
    without school inside a school year; `holidays`: single days off and breaks of the school's calendar."""
    at_least_school_days: Annotated[int, Field(ge=1)] = 1
    """How many school days in a row a break must take out to count; for `breaks` only."""
    touching_weekends: bool = False
    """The weekends that touch such a break are left out too."""


class LateStart(Fact):
    """Another end for a clock that starts near the end of the school year (or before a long break).

    It holds where, from the day of the event, at least `from_days` and at most `to_days` days are left
    until the last day of the school year; it takes the place of the usual count.
    """

    from_days: Annotated[int, Field(ge=0)] = 0
    to_days: Annotated[int, Field(ge=0)]
    counted: Literal["calendar_days", "school_days"]
    ends: Literal["month_day", "days_after_year_end", "before_next_year", "days_after_next_year_start"]
    month_day: Annotated[str, Field(pattern=r"^\d\d-\d\d$")] | None = None
    """For `month_day`: such as 06-30, the first one after the event."""
    days: Annotated[int, Field(ge=0)] = 0
    unit: Literal["calendar_days", "school_days"] = "calendar_days"
    """What `days` counts, for `days_after_year_end` and `days_after_next_year_start`."""
    says: Texts
    """The rule as a plain sentence."""
    doubt: Texts | None = None


class Absences(Fact):
    """The child's own absences put the end off."""

    at_least: Annotated[int, Field(ge=1)]
    """So many school days missed, and the end moves by all of them."""
    says: Texts


class Together(Fact):
    """Clocks of which one day wins: the limit is the earliest, or the latest, of all of them."""

    wins: Literal["earliest", "latest"]
    clocks: Annotated[tuple[ClockName, ...], Field(min_length=1)]
    """Ids in the same file, or `us:` and a federal id for a federal clock."""


class Meaning(StrEnum):
    """What the day at the end of a clock is."""

    DEADLINE = "deadline"
    """Someone must have acted by that day."""
    WAIT = "wait"
    """Before that day something need not be done or may not be asked."""
    TOLD = "told"
    """Told as a rule, never counted here: it starts from a birth date, or its words name no clear day."""


class Clock(Fact):
    """A rule that gives a day: an event, a length, and who must act."""

    id: Id
    plan: Literal["iep", "504", "both"]
    starts: EventCode
    title: Texts
    due: Texts
    """What must have happened by the day, as a clause without a full stop."""
    length: Annotated[int, Field(ge=0)]
    unit: Unit
    who: Literal["school", "state", "parent"]
    meaning: Meaning = Meaning.DEADLINE
    direction: Literal["forward", "back"] = "forward"
    also_starts: tuple[EventCode, ...] = ()
    """Other events that start it just so, such as a request made aloud."""
    day_one: Literal["next", "event"] = "next"
    """`event`: the day of the event is itself day one (Mississippi)."""
    holidays_count: bool = False
    """For business days: holidays on a weekday count (20 U.S.C. 1412(a)(10)(C)(iii))."""
    rolls_on: bool = False
    """An end on a weekend or holiday moves to the next day that is none."""
    skips: tuple[Skip, ...] = ()
    late_start: tuple[LateStart, ...] = ()
    absences: Absences | None = None
    together: Together | None = None
    only: Literal["first", "again"] | None = None
    """For a first evaluation only, or only for a child who has had one; None for every case."""
    level: Level | None = None
    """Only for a preschool programme, or only for school; asked as just that, never as an age."""
    moves_if: tuple[Texts, ...] = ()
    """What can move the day, that no program can know."""
    met_by: tuple[EventCode, ...] = ()
    """Events after which it is done, if they come later than the one that started it."""
    limit: Literal["hearing", "complaint", "court"] | None = None
    """What a parent's own limit is for; of several rows for one thing the earliest day is shown first."""
    replaces: Id | None = None
    """The federal clock whose place a state's clock takes."""
    doubt: Texts | None = None
    """An open doubt, in a plain sentence that people see."""
    source: Source

    @property
    def settled(self) -> bool:
        """Tell whether the rule was read and no doubt is open: the law's part of being sure."""
        return self.source.read and self.doubt is None

    def covers(self, plan: Plan) -> bool:
        """Tell whether the clock runs for this kind of plan."""
        return self.plan in (plan, "both")


class Told(Fact):
    """A point of state law that is no clock, in a plain sentence."""

    says: Texts
    source: Source
    doubt: Texts | None = None


class Rule(Told):
    """A state's own rule on a topic."""

    id: Id
    topics: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The topics beside which it is shown."""


class Office(Fact):
    """An agency or center that helps or decides."""

    name: str
    url: Url | None = None
    checked: Checked
    checked_on: date


class Form(Fact):
    """An agency's model form, or the page of the agency that holds it."""

    name: str
    url: Url
    checked: Checked
    """`official`: seen on the agency's own site; `secondary`: linked from another site."""
    checked_on: date
    form_seen: bool = True
    """False: the agency's page on the matter, of which the part that would hold the form was not seen."""


def _iana(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{zone!r} is no IANA zone; write one such as America/Chicago") from None
    return zone


class Zone(Fact):
    """A time zone of a state, with the words by which its people know it."""

    zone: Annotated[str, AfterValidator(_iana)]
    name: Texts


FormKind = Literal["complaint_form", "hearing_form"]
"""A state's model form; each is a key of its file."""

OfficeKind = Literal["parent_center", "education_agency", "complaint_office", "hearing_office", "protection"]
"""Who helps or decides in a state; each is a key of its file."""


class Jurisdiction(Fact):
    """Whose law it is: the federal rows, or one state's."""

    code: Annotated[str, Field(pattern=r"^(US|[A-Z]{2})$")]
    name: Texts
    clocks: tuple[Clock, ...] = ()

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        seen: set[str] = set()
        for clock in self.clocks:
            if clock.id in seen:
                raise ValueError(f"clock id {clock.id!r} stands twice; give each its own")
            seen.add(clock.id)
        return self


class State(Jurisdiction):
    """A state or DC: its zones, its clocks, and who helps."""

    zones: Annotated[tuple[Zone, ...], Field(min_length=1)]
    parent_center: Office
    education_agency: Office
    complaint_office: Office | None = None
    hearing_office: Office | None = None
    complaint_form: Form | None = None
    hearing_form: Form | None = None
    protection: Office | None = None
    """The state's protection and advocacy agency (P&A): free legal help for people with disabilities."""
    rules: tuple[Rule, ...] = ()
    """Its own rules on topics, where they were read."""
    summer: Told | None = None
    """What summer and breaks do to this state's clocks."""


class EventKind(Fact):
    """Something that a parent did or saw on a day."""

    code: EventCode
    plans: tuple[Plan, ...] = ("iep", "504")
    name: Texts
    """As a parent picks it from a list, up to 100 characters."""
    reached: Texts
    """As it stands on a card, before the day."""
    received: bool = False
    """The law counts from the day the school got it, so the card asks how it went."""
    ahead: bool = False
    """It lies ahead when it is logged, such as a meeting that is set, so a day to come is taken."""
