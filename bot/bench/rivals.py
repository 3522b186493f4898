"""What people use instead of our counting: numpy's business days, and a loop of dateutil."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from typing import Any

import holidays

from bot.bench.rows import Row, at_least, row
from bot.bench.timing import US, timed_each
from bot.clock.case import Event
from bot.clock.counting import count
from bot.law.library import Library

STATE, CLOCK = "VA", "initial-evaluation"
"""65 business days from a request: the longest count of them in any state."""
FIRST, DAYS = date(2026, 1, 1), 365
YEARS = (2026, 2027)

Count = Callable[[date], date | None]


def counting(facts: Library, rounds: int) -> list[Row]:
    """Count the same business days from each day of a year, and tell how many of our sure days are theirs."""
    clock = next(one for one in facts.states[STATE].clocks if one.id == CLOCK)
    days = [FIRST + timedelta(days=at) for at in range(DAYS)]

    def ours(day: date) -> date | None:
        return count(clock, Event(clock.starts, day), jurisdiction=STATE, state=STATE).due_on

    sure = [day for day in days if ours(day)]
    rows: list[Row] = []
    for name, make in RIVALS.items():
        try:
            rival = make(clock.length or 0)
        except ImportError:
            rows.append(Row(name=f"count-{name}", unit="us", lacks=name))
            continue
        took = timed_each(
            [partial(ours, day) for day in days], [partial(rival, day) for day in days], rounds, times=US
        )
        same = sum(ours(day) == rival(day) for day in sure)
        agree = round(100 * same / len(sure), 1)
        rows += [
            row(f"count-{name}", took, name, unit="us"),
            Row(name=f"count-same-{name}", unit="percent", median=agree, goals=(at_least(100),)),
        ]
    return rows


def _closed() -> list[date]:
    """Return the days on which offices are closed, in the federal list or in the state's."""
    lists = (holidays.country_holidays("US", subdiv=place, years=YEARS) for place in (None, STATE))
    return [day for one in lists for day in one]


def _of_numpy(length: int) -> Count:
    numpy = import_module("numpy")
    calendar = numpy.busdaycalendar(holidays=numpy.array(_closed(), dtype="datetime64[D]"))

    def counted(day: date) -> date:
        return numpy.busday_offset(day, length, roll="backward", busdaycal=calendar).item()

    return counted


def _of_dateutil(length: int) -> Count:
    rules: Any = import_module("dateutil.rrule")
    closed = {day.toordinal() for day in _closed()}

    def counted(day: date) -> date | None:
        left = length
        weekdays = (rules.MO, rules.TU, rules.WE, rules.TH, rules.FR)
        for one in rules.rrule(rules.DAILY, dtstart=day + timedelta(days=1), byweekday=weekdays):
            left -= one.date().toordinal() not in closed
            if not left:
                return one.date()
        return None

    return counted


RIVALS: dict[str, Callable[[int], Count]] = {"numpy": _of_numpy, "dateutil": _of_dateutil}
