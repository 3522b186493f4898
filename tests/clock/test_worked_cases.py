"""Our counting against days that others printed: agencies, courts, law firms. Each case names its source."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.clock.case import Event
from bot.clock.deadline import Deadline
from bot.clock.school import Days, SchoolCalendar
from bot.clock.timeline import Known, started
from bot.law.library import FEDERAL, library

FACTS = library()
FILE = Path(__file__).parent / "worked_cases.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["cases"]
ANY_YEAR, LEAP_YEAR = 2023, 2024
ONE_DAY = timedelta(days=1)


def _name(case: dict[str, Any]) -> str:
    return f"{case['state']}-{case['clock']}-{case['day']}"


def _days(printed: date | str) -> tuple[date, ...]:
    """Return the printed day, or where no year was printed the day in a usual and in a leap year."""
    if isinstance(printed, date):
        return (printed,)
    return tuple(date.fromisoformat(f"{year}-{printed}") for year in (ANY_YEAR, LEAP_YEAR))


def _calendar(facts: dict[str, Any]) -> SchoolCalendar:
    return SchoolCalendar(
        years=tuple(Days(first, last) for first, last in facts["years"]),
        off=tuple(Days(first, last) for first, last in facts.get("off", ())),
    )


def _counted(case: dict[str, Any], day: date) -> Deadline:
    facts = case.get("calendar")
    known = Known(
        calendar=_calendar(facts) if facts else None,
        absent_days=facts.get("absent_days", 0) if facts else 0,
    )
    jurisdiction, clock = case["state"], case["clock"]
    if clock.startswith("us:"):
        jurisdiction, clock = FEDERAL, clock.removeprefix("us:")
    found = started(Event(case["event"], day), case["state"], "iep", FACTS, known)
    (only,) = [one for one in found if (one.jurisdiction, one.clock.id) == (jurisdiction, clock)]
    return only


@cache
def _ranges(index: int) -> tuple[tuple[date, date], ...]:
    """Return the earliest and the latest day of our count, once for each year that the case is counted in."""
    case = CASES[index]
    return tuple(_bounds(_counted(case, day)) for day in _days(case["day"]))


def _bounds(counted: Deadline) -> tuple[date, date]:
    if counted.due_on:
        return counted.due_on, counted.due_on
    return counted.not_before or date.min, counted.latest or date.max


def _length(case: dict[str, Any]) -> int:
    clocks = (*FACTS.federal.clocks, *FACTS.states[case["state"]].clocks)
    return next(clock.length for clock in clocks if clock.id == case["clock"].removeprefix("us:"))


def _agree(case: dict[str, Any]) -> list[bool]:
    """Say for each counted year whether the printed day can be ours."""
    printed, ranges = case["printed"], _ranges(CASES.index(case))
    if "in_time" in printed:
        return [printed["in_time"] <= latest for _, latest in ranges]
    if "too_late" in printed:
        return [printed["too_late"] > earliest for earliest, _ in ranges]
    if "nth" in printed:
        nth = printed["nth"]
        due = (nth["day"] - (nth["number"] - _length(case)) * ONE_DAY,)
    else:
        due = _days(printed["due"])
    return [earliest <= day <= latest for (earliest, latest), day in zip(ranges, due, strict=True)]


@pytest.mark.parametrize("index", range(len(CASES)), ids=[_name(case) for case in CASES])
def test_our_count_against_the_printed_day(index: int) -> None:
    case = CASES[index]
    counted, agree = _ranges(index), _agree(case)
    if case["holds"] == "same":
        assert all(agree), counted
    else:
        assert case["holds"] == "differs"
        assert not any(agree), "the source agrees with us by now"
        assert counted == tuple((day, day) for day in _days(case["ours"]))


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_case_says_where_it_is_from(case: dict[str, Any]) -> None:
    assert case["url"].startswith("http")
    assert case["source"]
    assert case["note"]
    assert case["says"] in {"text", "official", "secondary"}
    assert len(case["printed"]) == 1
    assert ("why" in case, "ours" in case) == ((True, True) if case["holds"] == "differs" else (False, False))
