"""What a calendar file leaves open: days that may be off are asked, and a break may stand in two entries."""

from datetime import date

import pytest

from bot.clock.feeds import Feed, read_feed
from bot.clock.school import Days

TODAY = date(2026, 9, 14)


def read(*rows: str) -> Feed:
    ends = ("8/26/2026,First day of school", "6/11/2027,Last day of school")
    return read_feed("\n".join(["date,what", *ends, *rows]).encode(), today=TODAY)


def days(first: str, last: str | None = None) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_public_holidays_that_stand_alone_are_days_off(separator: str) -> None:
    rows = ["date,what", "11/11/2026,Veterans Day", "2/12/2027,Lincoln's Birthday observed"]
    rows += ["2/15/2027,Presidents Day"]
    feed = read_feed("\n".join(rows).replace(",", separator).encode(), today=TODAY)
    assert feed.calendar.off == (days("2026-11-11"), days("2027-02-12"), days("2027-02-15"))
    assert not feed.asked


def test_a_holiday_beside_other_words_is_asked_and_a_concert_is_not() -> None:
    feed = read(
        "9/7/2026,Labor Day",
        "11/11/2026,Veterans Day assembly",
        "12/10/2026,Holiday Concert",
        "2/12/2027,Lincoln's Birthday (school in session)",
        "11/9/2026,Diwali",
        "1/22/2027,PTA meeting",
        "11/14/2026,Professional development",
        "7/5/2026,Professional development",
    )
    assert feed.calendar.off == (days("2026-09-07"),)
    # The Saturday and the day before the school year are no question.
    assert [(one.days, one.title) for one in feed.asked] == [
        (days("2026-11-09"), "Diwali"),
        (days("2026-11-11"), "Veterans Day assembly"),
        (days("2027-02-12"), "Lincoln's Birthday (school in session)"),
    ]
    assert feed.left_out == 7


def test_an_entry_that_is_only_asked_does_not_refuse_a_file() -> None:
    feed = read("9/7/2026,Labor Day", "some day,Veterans Day assembly")
    assert (feed.asked, feed.left_out) == ((), 1)


@pytest.mark.parametrize("back", ["School resumes", "Classes resume after break", "Students return"])
@pytest.mark.parametrize(
    "begins", ["Winter break begins", "Winter Recess starts", "First day of winter break"]
)
def test_a_break_in_two_entries_is_all_between_them(begins: str, back: str) -> None:
    feed = read(f"12/21/2026,{begins}", "12/25/2026,Christmas Day", f"1/11/2027,{back}")
    assert feed.calendar.off == (days("2026-12-21", "2027-01-10"),)
    assert (feed.open_breaks, feed.left_out) == ((), 0)


@pytest.mark.parametrize(
    "rows",
    [
        ("12/21/2026,Winter break begins",),
        ("12/21/2026,Winter break begins", "2/22/2027,School resumes"),
        ("12/21/2026,Winter break begins", "1/4/2027,School resumes", "1/11/2027,Classes resume"),
        ("12/21/2026,Winter break begins at end of day", "1/11/2027,School resumes"),
        ("12/21/2026,Early dismissal; winter break begins", "1/11/2027,School resumes"),
        ("12/21/2026,Winter break begins", "1/4/2027,Teachers return"),
        ("12/21/2026,Winter break begins", "1/4/2027,Students return library books"),
    ],
)
def test_a_break_whose_end_is_not_clear_is_asked(rows: tuple[str, ...]) -> None:
    feed = read("9/7/2026,Labor Day", *rows)
    assert feed.calendar.off == (days("2026-09-07"),)
    assert feed.open_breaks == (date(2026, 12, 21),)


def test_a_break_that_is_told_whole_needs_no_pair() -> None:
    feed = read(
        "12/18/2026,Winter break begins",
        '"Dec 21, 2026 - Jan 1, 2027",Winter break',
        "1/4/2027,School resumes",
    )
    assert feed.calendar.off == (days("2026-12-21", "2027-01-01"),)
    assert feed.open_breaks == ()


def test_two_breaks_each_have_their_own_end() -> None:
    feed = read(
        "12/21/2026,Winter break begins",
        "1/4/2027,School resumes",
        "4/5/2027,Spring break begins",
        "4/12/2027,School resumes",
        "6/14/2027,Summer break begins",
    )
    assert feed.calendar.off == (days("2026-12-21", "2027-01-03"), days("2027-04-05", "2027-04-11"))
    assert feed.open_breaks == ()
