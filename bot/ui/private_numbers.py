"""Numbers that nobody should post of a child, as patterns for Discord's AutoMod. Pure.

AutoMod reads patterns as Rust's regex crate does: no look around, no back references. At most 260 characters
each and 10 in a rule. Each wants a break before and after it, so that links, mentions and times of Discord's
own, which are full of numbers, stay free. Words stand only beside a number: they say what number it is.
"""

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import Literal, get_args

Kind = Literal["birth", "id", "phone"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FIRST_CHOSEN: tuple[Kind, ...] = ("birth", "id")
"""Phone numbers are not: those of local help lines look like a parent's own."""
OLDEST_YEARS, YOUNGEST_YEARS = 23, 6
"""A date alone is taken for a birth date between these years of age: up to 21 with a plan, and two more.

Dates of this year and the five before are those that people here write about, such as of an IEP: those pass,
and a younger child's birth date is only known by a word beside it.
"""
LOOKED_BACK_YEARS = 10
"""So long ago a rule can have been made that is still known for ours."""

_START = r"""(?:^|[\s(:*_"'#])"""
_END = r"""(?:$|[\s.,;!?)*_"'])"""
_DAY, _MONTH = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
# Up to two short words between the word and its number: "DOB is", "born on".
_GAP = r"[^a-z0-9\n]{0,3}(?:(?:is|was|on|s)[^a-z0-9\n]{1,3}){0,2}"
_BORN = r"\b(?:born|d\.?o\.?b\.?|birth(?:[- ]?da(?:y|te))?|b-?day)"
_ANY_DATE = "[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}"
_CALLED = (
    r"\b(?:ssn|ssid|social security(?: (?:no\.?|number|#))?|(?:student|pupil) (?:id|no\.?|number)"
    r"|id ?(?:#|no\.?|number))"
)
# Not those that are free to call: help lines and Parent Centers have them.
_AREA = (
    "(?:[2-79][0-9]{2}|80[1-9]|81[0-9]|82[0-9]|83[0-24-9]|84[0-35-9]|85[0-46-9]|86[0-57-9]|87[0-689]"
    "|88[0-79]|89[0-9])"
)
_PHONE = rf"(?:\+?1[-. ]?)?\(?{_AREA}\)?[-. ]{{0,2}}[2-9][0-9]{{2}}[-. ]?[0-9]{{4}}"


def number_patterns(year: int, kinds: Collection[Kind] = KINDS) -> list[tuple[Kind, str]]:
    """Return the patterns of these kinds that hold in a year, each with what it finds."""
    years = _years(year - OLDEST_YEARS, year - YOUNGEST_YEARS)
    either = f"(?:{_MONTH}[-/.]{_DAY}|{_DAY}[-/.]{_MONTH})"
    made: list[tuple[Kind, str]] = [
        ("birth", f"{_START}{either}[-/.](?:{years}){_END}"),
        ("birth", f"{_START}(?:{years})[-/.]{_MONTH}[-/.]{_DAY}{_END}"),
        ("birth", f"(?i){_BORN}{_GAP}{_ANY_DATE}{_END}"),
        ("birth", rf"(?i){_START}{_ANY_DATE}{_GAP}(?:(?:his|her|their|my)\s)?{_BORN}\b"),
        ("id", f"{_START}[0-9]{{3}}[- .][0-9]{{2}}[- .][0-9]{{4}}{_END}"),
        ("id", f"(?i){_CALLED}{_GAP}#?[0-9]{{6,12}}{_END}"),
        ("phone", f"{_START}{_PHONE}{_END}"),
    ]
    return [(kind, pattern) for kind, pattern in made if kind in kinds]


def made_for(patterns: Sequence[str], year: int) -> tuple[int, tuple[Kind, ...]] | None:
    """Return the latest year for which a rule with these patterns was made, and its kinds; None: not ours."""
    for then in range(year, year - LOOKED_BACK_YEARS, -1):
        for count in range(1, len(KINDS) + 1):
            for kinds in combinations(KINDS, count):
                if [pattern for _, pattern in number_patterns(then, kinds)] == list(patterns):
                    return then, kinds
    return None


def _years(first: int, last: int) -> str:
    """Return years as few alternatives: `200[3-9]|201[0-9]|202[0-3]`."""
    parts: list[str] = []
    for decade in range(first // 10, last // 10 + 1):
        low, high = max(first - decade * 10, 0), min(last - decade * 10, 9)
        parts.append(f"{decade}[{low}-{high}]")
    return "|".join(parts)
