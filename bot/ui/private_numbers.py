"""Numbers that nobody should post of a child, as patterns for Discord's AutoMod. No words. Pure.

AutoMod reads patterns as Rust's regex crate does: no look around, no back references. At most 260 characters
each and 10 in a rule. Each wants a break before and after it, so that links, mentions and times of Discord's
own, which are full of numbers, stay free.
"""

from typing import Literal

Kind = Literal["birth", "phone", "id"]
OLDEST_YEARS, YOUNGEST_YEARS = 23, 3
"""Between these ages a birth date may be that of a child here: from 3 to 21 with a plan, and two years more.

The dates of the last two years are those that people here write about: no year of them is caught. So a child
under 3 is not either.
"""

_START = r"""(?:^|[\s(:*_"'#])"""
_END = r"""(?:$|[\s.,;!?)*_"'])"""
_DAY, _MONTH = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
# Not those that are free to call: help lines and Parent Centers have them.
_AREA = (
    "(?:[2-79][0-9]{2}|80[1-9]|81[0-9]|82[0-9]|83[0-24-9]|84[0-35-9]|85[0-46-9]|86[0-57-9]|87[0-689]"
    "|88[0-79]|89[0-9])"
)
_PHONE = rf"(?:\+?1[-. ]?)?\(?{_AREA}\)?[-. ]{{0,2}}[2-9][0-9]{{2}}[-. ]?[0-9]{{4}}"


def number_patterns(year: int) -> list[tuple[Kind, str]]:
    """Return the patterns that hold in a year, each with what it finds."""
    oldest, youngest = year - OLDEST_YEARS, year - YOUNGEST_YEARS
    years = _years(oldest, youngest)
    # 3/4/15, with slashes alone: 3-4-15 can be anything.
    short = "|".join(one[2:] for one in years.split("|"))
    either = f"(?:{_MONTH}[-/.]{_DAY}|{_DAY}[-/.]{_MONTH})"
    return [
        ("birth", f"{_START}{either}[-/.](?:{years}){_END}"),
        ("birth", f"{_START}{_MONTH}/{_DAY}/(?:{short}){_END}"),
        ("birth", f"{_START}(?:{years})[-/.]{_MONTH}[-/.]{_DAY}{_END}"),
        ("phone", f"{_START}{_PHONE}{_END}"),
        ("id", f"{_START}[0-9]{{3}}[- ][0-9]{{2}}[- ][0-9]{{4}}{_END}"),
        ("id", f"{_START}[0-9]{{9,12}}{_END}"),
    ]


def _years(first: int, last: int) -> str:
    """Return years as few alternatives: `200[3-9]|201[0-9]|202[0-3]`."""
    parts: list[str] = []
    for decade in range(first // 10, last // 10 + 1):
        low, high = max(first - decade * 10, 0), min(last - decade * 10, 9)
        parts.append(f"{decade}[{low}-{high}]")
    return "|".join(parts)
