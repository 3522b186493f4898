"""The days of repeated calendar entries, held against dateutil where that comes to an end."""

from datetime import date, datetime, time

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar.prop import vRecur

from bot.clock.feeds.repeats import read_rule, repeated

LAST = date(2028, 7, 31)


def days(rule: str, start: date, last: date = LAST) -> list[date]:
    return list(repeated(read_rule(vRecur.from_ical(rule), start), start, last))


def by_dateutil(rule: str, start: date, last: date = LAST) -> list[date]:
    midnight = datetime.combine(start, time())
    return [
        one.date()
        for one in rrulestr(rule, dtstart=midnight).between(
            midnight, datetime.combine(last, time()), inc=True
        )
    ]


def test_the_second_and_last_friday_of_each_month() -> None:
    assert days("FREQ=MONTHLY;BYDAY=2FR,-1FR", date(2026, 10, 1), date(2026, 11, 30)) == [
        date(2026, 10, 9),
        date(2026, 10, 30),
        date(2026, 11, 13),
        date(2026, 11, 27),
    ]


def test_labor_day_by_its_rule() -> None:
    found = days("FREQ=YEARLY;BYMONTH=9;BYDAY=1MO", date(2025, 9, 1))
    assert found == [date(2025, 9, 1), date(2026, 9, 7), date(2027, 9, 6)]


def test_every_other_week_from_a_sunday_or_a_monday() -> None:
    rule, start = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4", date(2025, 8, 5)
    # August 5, 2025 is a Tuesday, the 10th a Sunday: of the same week only if that begins on Monday.
    assert days(rule + ";WKST=MO", start) == [
        date(2025, 8, 5),
        date(2025, 8, 10),
        date(2025, 8, 19),
        date(2025, 8, 24),
    ]
    assert days(rule + ";WKST=SU", start) == [
        date(2025, 8, 5),
        date(2025, 8, 17),
        date(2025, 8, 19),
        date(2025, 8, 31),
    ]


def test_february_29_and_the_31st_come_only_where_they_are() -> None:
    assert days("FREQ=YEARLY", date(2024, 2, 29)) == [date(2024, 2, 29), date(2028, 2, 29)]
    assert days("FREQ=MONTHLY;COUNT=3", date(2026, 10, 31)) == [
        date(2026, 10, 31),
        date(2026, 12, 31),
        date(2027, 1, 31),
    ]


def test_a_rule_that_never_comes_true_ends() -> None:
    assert days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", date(2026, 9, 1)) == []


def test_every_monday_beside_the_first_one_is_every_monday() -> None:
    assert days("FREQ=MONTHLY;BYDAY=1MO,MO", date(2027, 2, 1), date(2027, 2, 28)) == [
        date(2027, 2, 1),
        date(2027, 2, 8),
        date(2027, 2, 15),
        date(2027, 2, 22),
    ]


def test_hours_change_no_day() -> None:
    assert days("FREQ=DAILY;COUNT=2;BYHOUR=8;BYMINUTE=0", date(2026, 9, 1)) == [
        date(2026, 9, 1),
        date(2026, 9, 2),
    ]


weekdays = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
numbered = st.builds(
    lambda which, day: f"{which}{day}", st.sampled_from(["1", "2", "4", "-1", "-2"]), weekdays
)


def listed(parts: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=1, max_size=3, unique=True).map(lambda some: ",".join(map(str, some)))


# Each of these comes true every year, so that dateutil ends. Plain and numbered weekdays are not mixed:
# dateutil takes what is both, the standard what is either.
bodies = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 90)),
    st.builds("FREQ=DAILY;BYDAY={}".format, listed(weekdays)),
    st.builds("FREQ=DAILY;BYMONTH={}".format, listed(st.integers(1, 12))),
    st.builds(
        "FREQ=WEEKLY;INTERVAL={};BYDAY={};WKST={}".format, st.integers(1, 6), listed(weekdays), weekdays
    ),
    st.builds("FREQ=WEEKLY;INTERVAL={}".format, st.integers(1, 6)),
    st.builds("FREQ=MONTHLY;INTERVAL={};BYDAY={}".format, st.integers(1, 5), listed(numbered)),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, listed(st.sampled_from([1, 2, 15, 28, -1, -3, 31]))),
    st.builds(
        "FREQ=MONTHLY;BYDAY={};BYSETPOS={}".format, listed(weekdays), listed(st.sampled_from([1, 2, -1, -2]))
    ),
    st.builds("FREQ=YEARLY;BYMONTH={};BYDAY={}".format, listed(st.integers(1, 12)), listed(numbered)),
    st.builds("FREQ=YEARLY;BYDAY={}".format, listed(numbered)),
    st.builds("FREQ=YEARLY;BYMONTH={}".format, listed(st.sampled_from([1, 3, 12]))),
    st.just("FREQ=YEARLY"),
    st.just("FREQ=MONTHLY"),
)
limits = st.one_of(
    st.just(""), st.builds(";COUNT={}".format, st.integers(1, 40)), st.just(";UNTIL=20270315T000000")
)


@given(body=bodies, limit=limits, start=st.dates(date(2019, 1, 1), date(2028, 6, 28)))
@settings(max_examples=300, deadline=None)
def test_the_days_are_those_of_dateutil(body: str, limit: str, start: date) -> None:
    assert days(body + limit, start) == by_dateutil(body + limit, start)
