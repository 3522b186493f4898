"""A school year as months: counts worked out by hand, marks, the picture's size, and the same in words."""

import struct
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seen import fits, text

from bot.clock.school import Days, SchoolCalendar, months, unlisted_holidays
from bot.store.districts import District
from bot.text.catalogue import words
from bot.ui.months import ALT_LIMIT, alt, by_month, halves, pictures, school_year, title, values
from bot.ui.school import days_blocks, how_card, understood_card

WORDS = words("en")


def days(first: str, last: str | None = None) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


YEAR = days("2026-08-26", "2027-06-11")
CALENDAR = SchoolCalendar(
    (YEAR,), (days("2026-09-07"), days("2026-11-25", "2026-11-27"), days("2026-12-19", "2027-01-03"))
)


def test_school_days_are_counted_month_by_month() -> None:
    # August 26 to 31: Wed, Thu, Fri, Mon. September: 22 weekdays less Labor Day. November: 21 less 3.
    # December: 23 less the 21st to the 31st, which are 9. January: 21 less the 1st. June 1 to 11: 9.
    assert by_month(YEAR, CALENDAR, WORDS) == (
        "School days by month: August 4, September 21, October 22, November 18, December 14, January 20, "
        "February 20, March 23, April 22, May 21, June 9; in all 194"
    )


def test_the_parts_of_a_year_are_its_months() -> None:
    parts = list(months(days("2026-11-20", "2027-02-03")))
    assert parts == [
        days("2026-11-20", "2026-11-30"),
        days("2026-12-01", "2026-12-31"),
        days("2027-01-01", "2027-01-31"),
        days("2027-02-01", "2027-02-03"),
    ]
    assert list(months(days("2028-02-29"))) == [days("2028-02-29")]


def test_federal_holidays_with_school_are_named() -> None:
    # In this year, not off: Columbus Day, Veterans Day, King's birthday, Presidents' Day, Memorial Day.
    assert unlisted_holidays(CALENDAR) == [
        date(2026, 10, 12),
        date(2026, 11, 11),
        date(2027, 1, 18),
        date(2027, 2, 15),
        date(2027, 5, 31),
    ]


def test_each_day_of_a_month_has_its_mark() -> None:
    drawn = values(YEAR, YEAR, CALENDAR, WORDS)
    assert drawn["weekdays"] == ["S", "M", "T", "W", "T", "F", "S"]
    august, september = drawn["months"][:2]
    # August 1, 2026 is a Saturday, the seventh of its week.
    assert (august["name"], august["before"], len(august["days"])) == ("August", 6, 31)
    assert august["days"][24:] == ["none", "edge", "school", "school", "none", "none", "school"]
    assert september["days"][4:9] == ["none", "none", "off", "school", "school"]
    june = drawn["months"][-1]
    assert june["days"][10:] == ["edge"] + ["none"] * 19
    assert june["count"] == "9 school days"


@pytest.mark.parametrize(
    ("year", "named", "parts"),
    [
        (YEAR, "2026-27", ["August to December 2026", "January to June 2027"]),
        (days("2029-07-20", "2030-07-01"), "2029-30", ["July to December 2029", "January to July 2030"]),
        (days("2027-01-05", "2027-11-30"), "2027", ["January to November 2027"]),
        (days("2026-12-31", "2027-01-01"), "2026-27", ["December 2026", "January 2027"]),
    ],
)
def test_a_year_has_its_name_and_a_picture_for_each_half(year: Days, named: str, parts: list[str]) -> None:
    assert school_year(year) == named
    assert [title(part, WORDS) for part in halves(year)] == parts


def test_the_pictures_are_as_wide_as_a_phone_and_the_same_each_time() -> None:
    two = SchoolCalendar((YEAR, days("2027-08-25", "2028-06-09")), CALENDAR.off)
    drawn = pictures(two, WORDS)
    assert len(drawn) == 4
    for one in drawn:
        assert one.png[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = struct.unpack(">II", one.png[16:24])
        # Twice 390; no taller than a phone's screen, so that it is not made small in a talk.
        assert width == 780
        assert height < 2 * width
        assert len(one.png) < 300_000
    assert [one.png for one in pictures(two, WORDS)] == [one.png for one in drawn]


def test_the_words_beside_each_picture_say_the_same() -> None:
    fall, spring = (alt(part, YEAR, CALENDAR, WORDS) for part in halves(YEAR))
    assert fall == (
        "August to December 2026. School year 2026-27: 194 school days. First day: Wed, Aug 26, 2026. "
        "School days by month: August 4, September 21, October 22, November 18, December 14; in all 79. "
        "Days off: Mon, Sep 7, 2026; Wed, Nov 25, 2026 to Fri, Nov 27, 2026; "
        "Sat, Dec 19, 2026 to Sun, Jan 3, 2027."
    )
    assert "Last day: Fri, Jun 11, 2027." in spring
    assert "First day" not in spring
    assert spring.endswith("Days off: Sat, Dec 19, 2026 to Sun, Jan 3, 2027.")


ODD = st.lists(
    st.builds(
        lambda first, more: Days(first, first + timedelta(days=more)),
        st.dates(date(2026, 8, 27), date(2027, 5, 1)),
        st.integers(0, 30),
    ),
    min_size=1,
    max_size=300,
)


@given(off=ODD)
@settings(max_examples=40, deadline=None)
def test_any_calendar_fits_a_card_and_its_alt_text(off: list[Days]) -> None:
    calendar = SchoolCalendar((YEAR, days("2027-08-25", "2028-06-09")), tuple(sorted(off)))
    for year in calendar.years:
        for part in halves(year):
            assert 0 < len(alt(part, year, calendar, WORDS)) <= ALT_LIMIT
    loaded = District(1, "*" * 60, "0" * 16, YEAR.first, YEAR.last, None, None, None)  # type: ignore[arg-type]
    for source in ("typed", "file", (loaded, date(2026, 11, 21))):
        fits(understood_card(2**53, 2**53, calendar, WORDS, source=source))


def test_very_many_days_off_are_counted_where_they_do_not_fit() -> None:
    whole = days("2026-09-01", "2027-05-31")
    off = tuple(Days(day, day) for day in whole.each() if day.weekday() in (0, 2, 4))
    blocks = days_blocks(SchoolCalendar((YEAR,), off), WORDS)
    assert blocks[-1].count("\n- ") < len(off)
    shown = blocks[-1].count("2026\n") + blocks[-1].count("2027\n")
    assert blocks[-1].endswith(f"and {len(off) - shown} more")


@pytest.mark.parametrize("districts", [True, False])
def test_how_to_add_days_leads_to_the_districts_where_there_are_some(districts: bool) -> None:  # noqa: FBT001  # a parameter of the test
    made = how_card(1, WORDS, districts=districts)
    fits(made)
    assert "/timeline breaks" in text(made)
    assert ("days-pick:1:0" in str(made.to_components())) is districts


def test_the_legend_tells_a_day_off_from_a_weekend() -> None:
    year = Days(date(2026, 8, 26), date(2026, 12, 18))
    legend = values(year, year, SchoolCalendar((year,), ()), WORDS)["legend"]
    assert isinstance(legend, list)
    assert {"mark": "off", "text": "Day off in the calendar"} in legend
    assert {"mark": "none", "text": "Weekend, or outside the school year"} in legend
