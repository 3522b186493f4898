"""What a calendar entry's words say of school, by `data/dates/school_words.yaml`. Keeps no text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from pydantic import BaseModel, ConfigDict
from yaml12 import read_yaml

from bot import DATA
from bot.clock.reading.words import fold

Kind = Literal["first_day", "last_day", "day_off", "break"]
MOST_CHARACTERS = 300
"""What a longer entry says of school stands at its start."""
COLUMNS = ("first", "last", "what", "first_time", "last_time")
SEARCHED = (
    "no_school",
    "no_school_then",
    "breaks",
    "likely",
    "ask",
    "begins",
    "begins_aside",
    "resumes",
    "part_day",
    "school",
    "beside",
    "never_off",
    "everyone",
    "some",
    "first",
    "last",
    "edge_aside",
    "not_edge",
)
"""The lists whose phrases may stand anywhere in an entry."""

_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}
_WILD = {"*": r"(?: \w+){0,2}", "<n>": r" \d+(?:st|nd|rd|th)?"}


class Phrases(BaseModel):
    """One language's phrases; what each list says stands in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    no_school: list[str]
    no_school_then: list[str]
    breaks: list[str]
    likely: list[str]
    holidays: list[str]
    ask: list[str]
    begins: list[str]
    begins_aside: list[str]
    resumes: list[str]
    resumes_alone: list[str]
    observed: list[str]
    part_day: list[str]
    school: list[str]
    beside: list[str]
    never_off: list[str]
    everyone: list[str]
    some: list[str]
    first: list[str]
    last: list[str]
    edge_aside: list[str]
    not_edge: list[str]
    through: list[str]
    also: list[str]
    filler: list[str]
    column_first: list[str]
    column_last: list[str]
    column_what: list[str]
    column_first_time: list[str]
    column_last_time: list[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry's words say of school.

    `edge`: it tells of the first or last day of a year; `part`: for some of the students only; `off_then`: of
    several days, one is off; `named`: a holiday is named, or a day that some schools have off; `begins`: a
    break begins, `begins_aside`: maybe later; `resumes`: school is back. The others: the file's lists.
    """

    edge: Literal["first_day", "last_day"] | None = None
    part: bool = False
    off: bool = False
    off_then: bool = False
    a_break: bool = False
    likely: bool = False
    part_day: bool = False
    school: bool = False
    beside: bool = False
    named: bool = False
    begins: bool = False
    begins_aside: bool = False
    resumes: bool = False

    @property
    def tells(self) -> bool:
        """Tell whether it may be more than an entry like any other."""
        return self.edge is not None or (not self.part and (self.off or self.a_break or self.likely))

    @property
    def asks(self) -> bool:
        """Tell whether it may be a day off, or one end of a break, and cannot be told by its words alone."""
        if self.edge:
            return False
        return self.begins or self.resumes or (not self.part_day and self._may_be_off)

    @property
    def _may_be_off(self) -> bool:
        about = self.off or self.off_then or self.likely or self.named
        return about or (self.a_break and not self.beside)

    def asked(self, *, days: int, whole_day: bool) -> bool:
        """Tell whether the person is to be asked about an entry of so many days."""
        doubt = self.kind(days=days, whole_day=whole_day) is None and whole_day
        return self.asks and doubt and not (self.begins or self.resumes)

    def kind(self, *, days: int, whole_day: bool) -> Kind | None:
        """Return what an entry of so many days is; None for a school day, and where it is not sure."""
        if self.edge:
            return self.edge
        if self.part or (self.off_then and days > 1):
            return None
        if self.part_day:
            # "Winter break (early release on Friday)" is a break all the same.
            return "break" if self.a_break and whole_day and days > 1 else None
        if not self.off and (not whole_day or self.school or (self.beside and days == 1)):
            return None
        if self.a_break:
            return "break"
        return "day_off" if self.off or self.likely else None


def understand(text: str) -> Said:
    """Read the words of an entry, in any of the languages that there are words for."""
    spoken = _words(text)
    find = _patterns()
    spoken = _without(find["everyone"], spoken)
    part = bool(find["some"].search(spoken))
    edge_text = _without(find["edge_aside"], spoken)
    if not find["not_edge"].search(edge_text):
        if find["first"].search(edge_text):
            return Said(edge="first_day", part=part)
        if find["last"].search(edge_text):
            return Said(edge="last_day", part=part)
    spoken = _without(find["never_off"], spoken)
    return Said(
        part=part,
        off=bool(find["no_school"].search(spoken)),
        off_then=bool(find["no_school_then"].search(spoken)),
        a_break=bool(find["breaks"].search(spoken)),
        likely=bool(find["likely"].search(spoken) or find["holiday"].fullmatch(spoken)),
        part_day=bool(find["part_day"].search(spoken)),
        school=bool(find["school"].search(spoken)),
        beside=bool(find["beside"].search(spoken)),
        named=bool(find["holidays"].search(spoken) or find["ask"].search(spoken)),
        begins=bool(find["begins"].search(spoken)) and not part,
        begins_aside=bool(find["begins_aside"].search(spoken) or find["part_day"].search(spoken)),
        resumes=not part and bool(find["resumes"].match(spoken) or find["resumes_alone"].fullmatch(spoken)),
    )


def _words(text: str) -> str:
    """Return the words of a text, folded, a space between each."""
    plain = fold(text[:MOST_CHARACTERS]).replace("'", "")
    found: list[str] = re.findall(r"[a-z0-9]+", plain)
    return " ".join(_ORDINALS.get(word, word) for word in found)


def _without(pattern: re.Pattern[str], spoken: str) -> str:
    return " ".join(pattern.sub(" ", spoken).split())


def column_of(name: str) -> tuple[str, int] | None:
    """Return what a table's column of this name holds, one of COLUMNS, and its rank among those that do."""
    return _columns().get(_words(name))


@cache
def _columns() -> Mapping[str, tuple[str, int]]:
    return {name: (column, rank) for column in COLUMNS for rank, name in enumerate(_all(f"column_{column}"))}


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    found = {name: re.compile(rf"\b(?:{_either(_all(name))})\b") for name in SEARCHED}
    names = _either(_all("holidays"))
    return found | {
        "holiday": re.compile(rf"(?:{names})(?: (?:{names}))*(?: (?:{_either(_all('observed'))}))?"),
        "holidays": re.compile(rf"\b(?:{names})\b"),
        "resumes_alone": re.compile(_either(_all("resumes_alone"))),
    }


def _all(name: str) -> list[str]:
    """Return the phrases of a list in every language."""
    return [phrase for one in phrases().values() for phrase in cast("list[str]", getattr(one, name))]


def _either(some: Iterable[str]) -> str:
    return "|".join(_pattern(phrase) for phrase in sorted(some, key=len, reverse=True))


def _pattern(phrase: str) -> str:
    return "".join(_WILD.get(word, f" {word}") for word in phrase.split()).lstrip()


@cache
def phrases() -> Mapping[str, Phrases]:
    """Return the phrases of each language."""
    languages = cast("Mapping[str, object]", read_yaml(DATA / "dates" / "school_words.yaml"))
    return {language: Phrases.model_validate(one) for language, one in languages.items()}
