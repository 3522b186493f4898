"""Days off as a parent types them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock.feeds import read_ranges
from bot.clock.school import Days
from bot.text.catalogue import words
from bot.text.days import short
from bot.text.kind import ExplainedError

TODAY = date(2026, 11, 21)


def days(first: str, last: str | None = None) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


def read(text: str, language: str = "en", today: date = TODAY) -> tuple[Days, ...]:
    return read_ranges(text, language=language, today=today)


def refusal(text: str, language: str = "en") -> tuple[str, dict[str, str | int]]:
    with pytest.raises(ExplainedError) as told:
        read(text, language)
    assert words("en").say(told.value.key, **told.value.values)
    assert told.value.__cause__ is None
    return told.value.key, told.value.values


THANKSGIVING = days("2026-11-25", "2026-11-27")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nov 25-27, Dec 21 - Jan 1, 2/15",
            [THANKSGIVING, days("2026-12-21", "2027-01-01"), days("2027-02-15")],
        ),
        ("November 25th to 27th", [THANKSGIVING]),
        ("nov. 25 through nov. 27", [THANKSGIVING]),
        ("Nov 25\N{EN DASH}27", [THANKSGIVING]),
        ("11/25-27", [THANKSGIVING]),
        ("11/25 - 11/27", [THANKSGIVING]),
        ("11/25/26-11/27/26", [THANKSGIVING]),
        ("2026-11-25 to 2026-11-27", [THANKSGIVING]),
        ("25-27 Nov", [THANKSGIVING]),
        ("Nov 25, 26 and 27", [THANKSGIVING]),
        ("Nov 25 & Nov 26; Nov 27", [THANKSGIVING]),
        ("Wed, Nov 25, 2026\nThu Nov 26\nFri Nov 27", [THANKSGIVING]),
        ("Thanksgiving: Nov 25-27", [THANKSGIVING]),
        ("Nov 25-27 (Thanksgiving break)", [THANKSGIVING]),
        ("Thanksgiving break Nov 25-27", [THANKSGIVING]),
        ("no school on Nov 25-27", [THANKSGIVING]),
        ("MEA: Oct 15-16, Labor Day 9/7", [days("2026-09-07"), days("2026-10-15", "2026-10-16")]),
        ("Dec 21, 2026 - Jan 1, 2027", [days("2026-12-21", "2027-01-01")]),
        ("Dec 21 - Jan 1, 2028", [days("2027-12-21", "2028-01-01")]),
        ("Dec 21, 2027 - Jan 1", [days("2027-12-21", "2028-01-01")]),
        ("Oct 12, 13-16", [days("2026-10-12", "2026-10-16")]),
        # A summer goes on beyond June.
        ("Jun 15 - Aug 20", [days("2027-06-15", "2027-08-20")]),
    ],
)
def test_a_list_in_english(text: str, expected: list[Days]) -> None:
    assert read(text) == tuple(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25-27 de noviembre", [THANKSGIVING]),
        ("del 25 al 27 de noviembre de 2026", [THANKSGIVING]),
        ("25 nov a 27 nov", [THANKSGIVING]),
        ("25/11, 26/11 y 27/11", [THANKSGIVING]),
        ("del 21 de diciembre al 1º de enero", [days("2026-12-21", "2027-01-01")]),
        ("miércoles 25 de noviembre, vacaciones 26-27 de noviembre", [THANKSGIVING]),
        ("3/3", [days("2027-03-03")]),
    ],
)
def test_a_list_in_spanish(text: str, expected: list[Days]) -> None:
    assert read(text, "es") == tuple(expected)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 7, 1), days("2026-09-07")),
        (date(2027, 6, 30), days("2026-09-07")),
        (date(2027, 7, 1), days("2027-09-07")),
    ],
)
def test_a_day_without_a_year_lies_in_the_school_year_around_today(today: date, expected: Days) -> None:
    assert read("9/7", today=today) == (expected,)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("spring break", 1),
        ("Nov 25, sometime in spring", 2),
        ("Nov 25, Dec 24, Feb 30", 3),
        ("not Nov 25", 1),
        ("before Nov 25", 1),
        ("half day Nov 25", 1),
        ("Nov 25 (half day)", 1),
        ("early release: Nov 25", 1),
        ("Nov 25 (2 days)", 1),
        ("school resumes Jan 4", 1),
        ("November", 1),
        ("25", 1),
        ("Thu Nov 25", 1),
        ("Mon Tue Nov 25", 1),
        ("Nov 27-25", 1),
        ("Nov 25-27-30", 1),
        ("Dec 21, 2026 - Jan 1, 2028", 1),
        # October 11 to 25, or November 25?
        ("Oct 5, 11-25", 2),
        ("Nov 27, 25", 2),
        ("1/1/1999", 1),
        ("1/1/2035", 1),
        ("13/25", 1),
        ("9/7/", 1),
        ("0/0", 1),
        ("Nov 25; <script>", 2),
        ("\N{PARTY POPPER}", 1),
    ],
)
def test_what_cannot_be_read_is_named_by_its_place(text: str, place: int) -> None:
    assert refusal(text) == ("ranges-unread", {"place": place})


def test_in_spanish_figures_in_either_order_are_not_guessed() -> None:
    assert refusal("25/11, 3/4", "es") == ("ranges-unread", {"place": 2})


@pytest.mark.parametrize("text", ["", "  ", " ,,;\n"])
def test_an_empty_list_is_told(text: str) -> None:
    assert refusal(text) == ("ranges-nothing", {})


def test_a_list_without_end_is_refused() -> None:
    assert refusal("Nov 25," * 101) == ("ranges-too-long", {})
    assert refusal("Nov 25, " + " " * 2000) == ("ranges-too-long", {})


ranges = st.lists(
    st.tuples(st.dates(date(2026, 7, 1), date(2027, 4, 30)), st.integers(0, 40)), min_size=1, max_size=20
)


@given(chosen=ranges)
@settings(max_examples=60, deadline=None)
def test_any_list_written_out_comes_back(chosen: list[tuple[date, int]]) -> None:
    some = [Days(first, date.fromordinal(first.toordinal() + more)) for first, more in chosen]
    typed = "; ".join(f"{short(one.first, 'en')} - {short(one.last, 'en')}" for one in some)
    assert {day for one in read(typed) for day in one.each()} == {day for one in some for day in one.each()}


typing = st.lists(
    st.sampled_from(
        [
            "Nov",
            "25",
            "27",
            "-",
            "/",
            ",",
            ";",
            "11/25",
            "2026",
            "to",
            "and",
            "Wed",
            "(",
            ")",
            ":",
            "no school",
            "de",
            "9999",
        ]
    )
    | st.text(max_size=4),
    max_size=30,
).map(" ".join)


@given(text=typing | st.text(max_size=300), language=st.sampled_from(["en", "es", "fr", ""]))
@settings(max_examples=300, deadline=None)
def test_no_text_raises_anything_else(text: str, language: str) -> None:
    try:
        found = read(text, language)
    except ExplainedError as told:
        found = told
    assert found if isinstance(found, tuple) else words("en").say(found.key, **found.values)


@pytest.mark.parametrize(
    "text", ["(" * 2000, "\ufdfa" * 2000, "a " * 1000, "1" * 2000, ":" * 2000, "Nov 1-" * 333]
)
def test_the_worst_texts_are_refused(text: str) -> None:
    with pytest.raises(ExplainedError):
        read(text)
