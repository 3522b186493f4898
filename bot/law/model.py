"""Typed records of `data/`: what a reviewed fact looks like. Reads no file (that is `library`)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

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
EventCode = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", max_length=40)]
StateCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Plan = Literal["iep", "504"]


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


class Skip(StrEnum):
    """Days that a rule takes out of its count beyond what its unit says."""

    BETWEEN_TERMS = "between_terms"
    LONG_BREAKS = "breaks_over_5_school_days"


class Meaning(StrEnum):
    """What the day at the end of a clock is."""

    DEADLINE = "deadline"
    """Someone must have acted by that day."""
    WAIT = "wait"
    """Before that day something need not be done or may not be asked."""
    TOLD = "told"
    """Starts from a birth date or the like: told as a rule, never counted here."""


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
    skips: tuple[Skip, ...] = ()
    only: Literal["first", "again"] | None = None
    """For a first evaluation only, or only for a child who has had one; None for every case."""
    moves_if: tuple[Texts, ...] = ()
    """What can move the day, that no program can know."""
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


class Office(Fact):
    """An agency or center that helps or decides."""

    name: str
    url: Url | None = None
    checked: Checked
    checked_on: date


class Zone(Fact):
    """A time zone of a state, with the words by which its people know it."""

    zone: str
    name: Texts


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
    """A state or DC: its zones, its clocks where they have been curated, and who helps."""

    zones: Annotated[tuple[Zone, ...], Field(min_length=1)]
    curated: bool
    """False: the state's own clocks are not in the set yet, so federal ones are shown with that doubt."""
    parent_center: Office
    education_agency: Office


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
    """It usually lies ahead, such as a hearing: counted from the shell, not logged as something that happened."""


class Side(Fact):
    """One side of a comparison row."""

    says: Texts
    source: Source


class Aspect(Fact):
    """One row of the comparison of an IEP and a 504 plan."""

    id: Id
    title: Texts
    iep: Side
    plan_504: Side
    note: Texts | None = None
    """A doubt or a common mistake, in a plain sentence."""


class Topic(Fact):
    """One thing that parents ask about, answered from the law."""

    id: Id
    title: Texts
    plan: Literal["iep", "504", "both"]
    answer: Texts
    """At most 80 words, the answer first."""
    next_steps: Annotated[tuple[Texts, ...], Field(max_length=3)] = ()
    say: Texts | None = None
    """One sentence to say or write to the school."""
    doubt: Texts | None = None
    """What is not sure, or not the law, in a plain sentence."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    related: tuple[Id, ...] = ()
    letter: Id | None = None
    clock: Id | None = None
    compare: Id | None = None
    asked: tuple[str, ...] = ()
    """How people ask it, in their own words, any language."""


class LetterType(Fact):
    """A letter that a parent may send: when to use it, its rules, its text, and the event that it becomes."""

    id: Id
    title: Texts
    when: Texts
    to: Texts
    event: EventCode | None = None
    """What to log once the school has it."""
    cites: dict[str, Source]
    """The rules that its text names, by a short name."""
    subject: Annotated[str, Field(max_length=120)]
    body: str
    """The letter in English, for the school: a Jinja template whose [BLANKS] the parent fills in."""
