"""The calendar reader held against any file: its time, its memory, and what comes back whole."""

import tracemalloc
from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock.feeds import MOST_BYTES, Feed, read_feed
from bot.clock.feeds.entry import window_of
from bot.clock.school import Days
from bot.text.catalogue import words
from bot.text.kind import ExplainedError

TODAY = date(2026, 9, 14)
"""Several times what the worst file takes on a machine of two busy cores."""
PEAK_MEGABYTES = 150
"""Of a file of 1 MB, read at its worst: what a small machine has to spare."""


def ics(*entries: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", *entries, "END:VCALENDAR", ""]).encode()


def entry(summary: str, *lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"SUMMARY:{summary}", *lines, "END:VEVENT"])


def outcome(data: bytes) -> Feed | None:
    """Read a file; each refusal can be said. Anything else that is raised fails the test."""
    try:
        return read_feed(data, today=TODAY)
    except ExplainedError as told:
        words("en").say(told.key, **told.values)
        return None


def each(found: Iterable[Days]) -> frozenset[date]:
    return frozenset(day for one in found for day in one.each())


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"date,what\n" + b"\n" * (MOST_BYTES - 20),
        lambda: b"," * (MOST_BYTES - 1),
        lambda: b"BEGIN:VCALENDAR" + b"\n" * (MOST_BYTES - 20),
        lambda: b"BEGIN:VCALENDAR\n" + b"X:\n" * 340_000,
        lambda: ics(entry("No School", "DTSTART:20261012", *["DTEND:"] * 120_000)),
        lambda: ics(entry("No School", "DTSTART:20261012", "RDATE:" + "20261012," * 110_000 + "20261012")),
    ],
)
def test_the_worst_files_take_so_much_memory_at_most(make: Callable[[], bytes]) -> None:
    data = make()
    assert len(data) <= MOST_BYTES
    outcome(b"date,what")
    tracemalloc.start()
    try:
        outcome(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < PEAK_MEGABYTES * 1024 * 1024


rules = st.builds(
    lambda frequency, interval, parts: ";".join([f"RRULE:FREQ={frequency};INTERVAL={interval}", *parts]),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "SECONDLY"]),
    st.integers(0, 10**9),
    st.lists(
        st.sampled_from(
            [
                *("COUNT=999999999", "UNTIL=99991231", "UNTIL=00010101", "BYDAY=-53SU", "BYDAY=MO,TU,WE,SA"),
                *(
                    "BYMONTHDAY=31,-31",
                    "BYMONTH=2",
                    "BYSETPOS=-366,366",
                    "BYHOUR=0,1",
                    "WKST=SU",
                    "BYYEARDAY=1",
                ),
            ]
        ),
        max_size=4,
        unique=True,
    ),
)
starts = st.dates(date(1999, 1, 1), date(2029, 12, 31))


@given(some=st.lists(st.tuples(rules, starts), min_size=1, max_size=100))
@settings(max_examples=25, deadline=None)
def test_any_rules_without_end_end_with_the_window(some: list[tuple[str, date]]) -> None:
    data = ics(*[entry("No School", f"DTSTART;VALUE=DATE:{start:%Y%m%d}", rule) for rule, start in some])
    found = outcome(data)
    if found:
        window = window_of(TODAY)
        assert all(day in window for day in each(found.calendar.off))


@given(
    begins=st.dates(date(2026, 8, 1), date(2026, 9, 30)),
    ends=st.dates(date(2027, 4, 15), date(2027, 6, 30)),
    off=st.lists(
        st.builds(
            lambda first, more: Days(first, first + timedelta(days=more)),
            st.dates(date(2026, 10, 1), date(2027, 3, 31)),
            st.integers(0, 14),
        ),
        min_size=1,
        max_size=25,
    ),
    kind=st.sampled_from(["ics", "csv"]),
)
@settings(max_examples=80, deadline=None)
def test_any_school_year_comes_back_whole(begins: date, ends: date, off: list[Days], kind: str) -> None:
    told = [("First Day of School", Days(begins, begins)), ("Last Day of School", Days(ends, ends))]
    told += [("No School", one) for one in off]
    found = read_feed(_as_ics(told) if kind == "ics" else _as_csv(told), today=TODAY).calendar
    assert found.years == (Days(begins, ends),)
    assert found.days_off == each(off)


def _as_ics(told: list[tuple[str, Days]]) -> bytes:
    return ics(
        *[
            entry(
                name,
                f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}",
                f"DTEND;VALUE=DATE:{one.last + timedelta(days=1):%Y%m%d}",
            )
            for name, one in told
        ]
    )


def _as_csv(told: list[tuple[str, Days]]) -> bytes:
    lines = [f"{one.first},{one.last},{name}" for name, one in told]
    return "\r\n".join(["start,end,what", *lines]).encode()


@given(
    data=st.binary(max_size=2000), head=st.sampled_from([b"", b"BEGIN:VCALENDAR\n", b"date,what\n", b"PK"])
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused_in_words(data: bytes, head: bytes) -> None:
    outcome(head + data)
