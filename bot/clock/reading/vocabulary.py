"""The files of `data/dates/` as records: the words of days by language, and when feasts fall.

Says what is wrong in them for `bot check`. Knows no grammar.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from bot import DATA
from bot.clock.reading.spans import moved
from bot.clock.reading.tokens import Sign
from bot.clock.reading.yearly import Yearly, comes, each_of, easter, mapped, month_day, nth_weekday
from bot.law.files import Fault, Shelf
from bot.law.library import LibraryError
from bot.law.model import Fact

LANGUAGES = ("en", "es")
"""English first: it is read for a language that has no file."""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: dict[Weekday, int] = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
Unit = Literal[
    "day", "week", "fortnight", "weekend", "month", "year", "school_year", "school_day", "hour", "minute"
]
MonthNumber = Annotated[int, Field(ge=1, le=12)]
WeekdayNumber = Annotated[int, Field(ge=1, le=7)]
Phrase = Annotated[str, Field(min_length=1, max_length=60)]
Phrases = list[Phrase]


def _known_sign(name: str) -> str:
    if name.upper() not in Sign.__members__:
        raise ValueError("no such sign; see Sign in bot/clock/reading/tokens.py")
    return name


SignName = Annotated[str, AfterValidator(_known_sign)]


class DateWords(Fact):
    """How people write days in one language; what each key means stands in `data/dates/en.yaml`."""

    months: dict[MonthNumber, Phrases]
    weekdays: dict[WeekdayNumber, Phrases]
    shy: Phrases
    beside_figures: dict[Phrase, MonthNumber]
    also_weekdays: dict[Phrase, WeekdayNumber]
    numbers: dict[int, Phrases]
    ordinals: dict[int, Phrases]
    distances: dict[int, Phrases]
    ahead: dict[int, Phrases]
    units: dict[Unit, Phrases]
    feasts: dict[Phrase, Phrases]
    signs: dict[SignName, Phrases]
    counted: Phrases
    never_a_slip: Phrases
    not_lent: Phrases


class FeastRule(Fact):
    """When a feast falls."""

    fixed: Annotated[str, Field(pattern=r"^\d\d-\d\d$")] | None = None
    month: MonthNumber | None = None
    weekday: Weekday | None = None
    nth: Annotated[int, Field(ge=-5, le=5)] | None = None
    easter: int | None = None
    after: int = 0
    """Days on from there."""

    @model_validator(mode="after")
    def _falls(self) -> Self:
        if not comes(self.yearly()):
            raise ValueError("write `fixed: 10-31`, `easter: -2`, or `month`, `weekday` and `nth`")
        return self

    def yearly(self) -> Yearly:
        """Return the days on which it falls; none for a rule that says nothing."""
        falls = each_of()
        if self.easter is not None:
            falls = easter(self.easter)
        elif self.fixed is not None:
            month, day = self.fixed.split("-")
            falls = month_day(int(month), int(day))
        elif self.month and self.weekday and self.nth:
            falls = nth_weekday(self.month, WEEKDAYS[self.weekday], self.nth)
        return mapped(falls, self._on)

    def _on(self, day: date) -> tuple[date, ...]:
        return moved(day, self.after)


class Feasts(Fact):
    """When each feast falls; several rules where people mean different days."""

    feasts: dict[Phrase, list[FeastRule]]


@cache
def vocabulary(language: str) -> DateWords:
    """Return the words of a language of `LANGUAGES`; LibraryError where its file has a fault."""
    shelf = Shelf(DATA)
    found = shelf.one(f"dates/{language}.yaml", DateWords)
    if found is None:
        raise LibraryError(shelf.faults)
    return found


@cache
def feasts() -> Mapping[str, Yearly]:
    """Return when each feast falls, by its name; LibraryError where the file has a fault."""
    shelf = Shelf(DATA)
    found = shelf.one("dates/feasts.yaml", Feasts)
    if found is None:
        raise LibraryError(shelf.faults)
    return {name: each_of(*(rule.yearly() for rule in rules)) for name, rules in found.feasts.items()}


def faults(root: Path = DATA) -> list[Fault]:
    """Return what is wrong in a folder's `dates/`: file, entry, what to write."""
    shelf = Shelf(root)
    fall = shelf.one("dates/feasts.yaml", Feasts)
    for language in LANGUAGES:
        words = shelf.one(f"dates/{language}.yaml", DateWords)
        for name in words.feasts if words and fall else ():
            if fall and name not in fall.feasts:
                place = shelf.name(root / "dates" / f"{language}.yaml")
                shelf.faults.append(Fault(place, f"feasts.{name}", "say in feasts.yaml when it falls"))
    return shelf.faults
