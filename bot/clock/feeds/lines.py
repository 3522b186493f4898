"""The library `icalendar` as it is used here: lines and values, typed. Its faults are ValueErrors.

Its components are not used: they would build a file's own zones, whose rules may never end, and keep zones
by names that strangers chose.
"""

# pyright: reportUnknownMemberType=false
# The library leaves what it returns untyped; each function here says what that is.

import re
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import cast

_ENDS = re.compile(r"[\r\n]+")

# A datetime is a date too.
Moment = date | timedelta


@contextmanager
def _any_fault_is_a_value_error() -> Generator[None]:
    try:
        yield
    except Exception as fault:  # what a parser raises on a stranger's file cannot be listed
        raise ValueError("not iCalendar") from fault


def unfolded(text: str) -> Sequence[str]:
    """Return the lines of a file, those that were folded in one piece."""
    # Loaded when first used, here and below: the package is not needed to start.
    from icalendar.parser import Contentlines  # noqa: PLC0415  # slow to load

    # Empty lines mean nothing, and a file of them alone would take much memory.
    lines = _ENDS.sub("\n", text.strip("\r\n"))
    with _any_fault_is_a_value_error():
        return cast("Sequence[str]", Contentlines.from_ical(lines))


def text_of(line: str) -> str:
    """Return the text of a line such as SUMMARY."""
    from icalendar.parser import Contentline  # noqa: PLC0415  # slow to load

    with _any_fault_is_a_value_error():
        return Contentline(line).parts()[2]


def moments_of(line: str) -> list[Moment]:
    """Return what a line of days, times or a duration says; of a period its start."""
    from icalendar.parser import Contentline  # noqa: PLC0415  # slow to load
    from icalendar.prop import vDDDTypes  # noqa: PLC0415  # slow to load

    with _any_fault_is_a_value_error():
        values = Contentline(line).raw_parts()[2].split(",")
        found = [cast("object", vDDDTypes.from_ical(value.strip())) for value in values]
    return [_start(one) for one in found]


def _start(value: object) -> Moment:
    if isinstance(value, tuple):
        value = cast("tuple[object, object]", value)[0]
    if not isinstance(value, date | timedelta):
        raise ValueError("a time without a day")  # noqa: TRY004  # the file is at fault, not the call
    return value


def rule_of(line: str) -> Mapping[str, Sequence[object]]:
    """Return the parts of a line RRULE."""
    from icalendar.parser import Contentline  # noqa: PLC0415  # slow to load
    from icalendar.prop import vRecur  # noqa: PLC0415  # slow to load

    with _any_fault_is_a_value_error():
        return cast("Mapping[str, Sequence[object]]", vRecur.from_ical(Contentline(line).raw_parts()[2]))
