import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import holidays
import pytest
import yaml
from dateutil.easter import easter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import DATA
from bot.clock.reading import Kind, Note, Reading, read, warm_up
from bot.clock.reading.slips import strokes_apart
from bot.clock.reading.tokens import Sign
from bot.clock.reading.vocabulary import LANGUAGES, faults, feasts
from bot.clock.reading.words import lexicon

HERE = Path(__file__).parent
TODAY = date(2026, 11, 21)
"""A Saturday."""
FIRST = date(1990, 1, 1)
KINDS = {"ambiguous": Kind.AMBIGUOUS, "future": Kind.FUTURE, "reject": Kind.REJECTED}

todays = st.dates(FIRST + timedelta(days=400), date(2090, 1, 1))
languages = st.sampled_from(("en", "es"))
unhurried = settings(deadline=None)


def loaded(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def more_rows() -> Iterator[Any]:
    for group in loaded("dates_more.yaml"):
        for text, expected, *candidates in group["rows"]:
            today = date.fromisoformat(group["today"])
            yield pytest.param(
                text, group["lang"], today, expected, *(candidates or [None]), id=f"{group['today']} {text}"
            )


def said(days: Iterable[date]) -> list[str]:
    return sorted(day.isoformat() for day in days)


def in_english(text: str, today: date = TODAY) -> Reading:
    return read(text, language="en", today=today)


@pytest.mark.parametrize("row", loaded("dates.yaml"), ids=lambda row: f"{row['lang']} {row['text']}")
def test_reads_each_example(row: dict[str, Any]) -> None:
    reading = read(row["text"], language=row["lang"], today=date.fromisoformat(row["today"]))
    if kind := KINDS.get(row["expect"]):
        assert reading.kind is kind
        assert reading.kind is Kind.FUTURE or reading.day is None
    else:
        assert (reading.kind, reading.day) == (Kind.EXACT, date.fromisoformat(row["expect"]))
    if "candidates" in row:
        assert said(reading.candidates) == sorted(row["candidates"])


@pytest.mark.parametrize(("text", "language", "today", "expected", "days"), [*more_rows()])
def test_reads_each_row_of_ours(
    text: str, language: str, today: date, expected: str, days: list[str] | None
) -> None:
    reading = read(text, language=language, today=today)
    if expected not in KINDS:
        assert (reading.kind, str(reading.day)) == (Kind.EXACT, expected)
        return
    assert reading.kind is KINDS[expected]
    if days is not None and reading.kind is Kind.FUTURE:
        assert [str(reading.day)] == days
    elif days is not None:
        assert said(reading.candidates) == sorted(days)


@pytest.mark.parametrize(
    ("text", "language", "note"),
    [
        ("oct 3", "en", Note.WEEKEND),
        ("10/12", "en", Note.HOLIDAY),
        ("10 days ago", "en", Note.HOLIDAY),
        ("2/29/24", "en", Note.OLD),
        ("10/3/2020", "en", Note.VERY_OLD),
        ("10/3/2026?", "en", Note.HEDGED),
        ("sept 31", "en", Note.NO_SUCH_DAY),
        ("idk", "en", Note.NO_DAY),
        ("10/3 or 10/4", "en", Note.TWO_DATES),
        ("10/3 to 10/10", "en", Note.RANGE),
        ("3 weeks ago", "en", Note.ROUNDED),
        ("2 hours ago", "en", Note.HOURS),
        ("before oct 3", "en", Note.BEFORE_OR_AFTER),
        ("last week", "en", Note.WEEK_NOT_DAY),
        ("week of oct 5", "en", Note.WEEK_NOT_DAY),
        ("in october", "en", Note.MONTH_NOT_DAY),
        ("last year", "en", Note.YEAR_NOT_DAY),
        ("spring break", "en", Note.SCHOOL_CALENDAR),
        ("the iep meeting", "en", Note.HAPPENING),
        ("his birthday", "en", Note.BIRTH),
        ("last friday", "en", Note.WHICH_WEEK),
        ("monday 10/3", "en", Note.WEEKDAY_DISAGREES),
        ("11/30", "en", Note.NO_YEAR),
        ("the 25th", "en", Note.NO_MONTH),
        ("13/10/26", "en", Note.MONTH_DAY_ORDER),
        ("10/3", "es", Note.MONTH_DAY_ORDER),
        ("day of the dead", "en", Note.MANY_DAYS),
        ("<t:1789430400>", "en", Note.TIME_ZONE),
        ("3 de outubro", "en", Note.OTHER_LANGUAGE),
        ("10/3/202", "en", Note.ODD_YEAR),
        ("10/3/2062", "en", Note.ODD_YEAR),
        ("10/3/2062", "en", Note.FAR_FUTURE),
        ("10/3/1985", "en", Note.TOO_OLD),
        ("will send 10/25", "en", Note.TENSE),
        ("not yet", "en", Note.NOT_YET),
        ("oct 3 " * 700, "en", Note.TOO_LONG),
        ("x " * 1900, "en", Note.TOO_LONG),
    ],
)
def test_says_why(text: str, language: str, note: Note) -> None:
    assert note in read(text, language=language, today=TODAY).notes


def test_points_out_nothing_about_a_plain_school_day() -> None:
    assert in_english("9/14/2026") == Reading(Kind.EXACT, date(2026, 9, 14))


def test_a_year_is_old_from_its_next_day_on() -> None:
    assert in_english("11/21/2025").notes == ()
    assert in_english("11/20/2025").notes == (Note.OLD,)


def test_tells_a_holiday_by_the_day_it_is_kept() -> None:
    # July 4, 2026 is a Saturday: kept on the Friday. January 1, 2022 too: kept in the year before.
    assert Note.HOLIDAY in in_english("7/3/26").notes
    assert Note.HOLIDAY in in_english("12/31/2021").notes
    assert Note.HOLIDAY not in in_english("12/31/2020").notes


def test_reads_english_for_a_language_that_has_no_words() -> None:
    assert read("10/3", language="vi", today=TODAY) == in_english("10/3")


def test_keeps_no_day_beside_a_birth() -> None:
    for text in (
        "born 10/3/2018",
        "dob: 10/3/18",
        "10/3 is his birthday",
        "fecha de nacimiento 3 de octubre",
    ):
        assert in_english(text) == Reading(Kind.AMBIGUOUS, notes=(Note.BIRTH,))


@unhurried
@given(text=st.text(max_size=4000), language=languages, today=todays)
def test_no_text_raises(text: str, language: str, today: date) -> None:
    hold(read(text, language=language, today=today), today)


def vocabulary() -> list[str]:
    words = {" ".join(words) for language in LANGUAGES for words in lexicon(language).phrases}
    return sorted(
        words | {"10/3", "10/3/26", "3", "3rd", "25", "2026", "?", "-", ",", ".", "xyz", "9am", "9:02", "\n"}
    )


@settings(max_examples=400, deadline=None)
@given(
    words=st.lists(st.sampled_from(vocabulary()), max_size=12),
    joint=st.sampled_from((" ", "")),
    language=languages,
    today=todays,
)
def test_no_row_of_known_words_raises(words: list[str], joint: str, language: str, today: date) -> None:
    hold(read(joint.join(words), language=language, today=today), today)


@unhurried
@given(day=st.integers(0, 99), word=st.text(ascii_lowercase, min_size=4, max_size=12), language=languages)
def test_no_word_that_may_be_a_month_elsewhere_raises(day: int, word: str, language: str) -> None:
    hold(read(f"{day} {word}", language=language, today=TODAY), TODAY)


def hold(reading: Reading, today: date) -> None:
    """Check what is true of every reading."""
    assert len(reading.candidates) <= 4
    assert len(set(reading.candidates)) == len(reading.candidates)
    assert len(set(reading.notes)) == len(reading.notes)
    assert all(day >= FIRST for day in reading.candidates)
    match reading.kind:
        case Kind.EXACT:
            assert reading.day is not None
            assert FIRST <= reading.day <= today
            assert not reading.candidates
        case Kind.FUTURE:
            assert reading.day is None or reading.day >= today
            assert all(day <= today for day in reading.candidates)
        case Kind.AMBIGUOUS:
            assert reading.day is None
            assert reading.notes
        case Kind.REJECTED:
            assert reading.day is None
            assert not reading.candidates
            assert reading.notes


@unhurried
@given(day=st.dates(FIRST, TODAY), language=languages)
def test_a_past_iso_day_reads_as_itself(day: date, language: str) -> None:
    reading = read(day.isoformat(), language=language, today=TODAY)
    assert (reading.kind, reading.day) == (Kind.EXACT, day)


@unhurried
@given(
    day=st.dates(FIRST, TODAY),
    form=st.sampled_from(("{m}/{d}/{y}", "{m:02}/{d:02}/{y}", "{m}-{d}-{y}", "{m}.{d}.{y}")),
)
def test_american_figures_read_as_they_were_written(day: date, form: str) -> None:
    reading = in_english(form.format(m=day.month, d=day.day, y=day.year))
    assert (reading.kind, reading.day) == (Kind.EXACT, day)


@unhurried
@given(day=st.dates(FIRST, TODAY))
def test_the_two_orders_of_figures_are_asked_in_spanish(day: date) -> None:
    reading = read(f"{day.day}/{day.month}/{day.year}", language="es", today=TODAY)
    orders = {day}
    if day.day <= 12:
        orders.add(date(day.year, day.day, day.month))
    if len(orders) == 1:
        assert (reading.kind, reading.day) == (Kind.EXACT, day)
    else:
        assert (reading.kind, set(reading.candidates)) == (Kind.AMBIGUOUS, orders)


@unhurried
@given(day=st.dates(FIRST, TODAY), wrong=st.integers(1, 6))
def test_a_weekday_is_checked_against_its_date(day: date, wrong: int) -> None:
    right = in_english(f"{day:%A, %B %d, %Y}")
    assert (right.kind, right.day) == (Kind.EXACT, day)
    other = in_english(f"{day + timedelta(days=wrong):%A} {day:%m/%d/%Y}")
    assert other.kind is Kind.AMBIGUOUS
    assert other.candidates[0] == day
    assert (other.candidates[1].weekday() - day.weekday()) % 7 == wrong
    assert abs(other.candidates[1] - day) <= timedelta(days=6)


@unhurried
@given(days=st.integers(0, 1800), today=st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_days_ago_are_counted(days: int, today: date) -> None:
    reading = in_english(f"{days} days ago", today)
    assert (reading.kind, reading.day) == (Kind.EXACT, today - timedelta(days=days))


@pytest.mark.parametrize("row", loaded("dates.yaml"), ids=lambda row: f"{row['lang']} {row['text']}")
def test_capitals_spaces_and_full_stops_change_nothing(row: dict[str, Any]) -> None:
    text = row["text"].strip()
    plain = read(text, language=row["lang"], today=TODAY)
    for dressed in (
        f"  {text}\n",
        text.upper(),
        text.title(),
        f"{text}.",
        f"{text}!!",
        f"{text},",
        f"({text})",
        f"**{text}**",
    ):
        assert read(dressed, language=row["lang"], today=TODAY) == plain, dressed


def exact(language: str) -> list[tuple[str, date]]:
    rows = [row for row in loaded("dates.yaml") if row["lang"] == language and row["expect"] not in KINDS]
    return [(row["text"].strip(), date.fromisoformat(row["expect"])) for row in rows]


@pytest.mark.parametrize("joint", [" or ", " and then ", ". They called "])
def test_two_days_are_never_read_as_one(joint: str) -> None:
    # "The 1st or oct 1" names one day: a bare number is of the month beside it.
    days = [(text, day) for text, day in exact("en") if text != "the 1st"]
    for one, day in days:
        for other, other_day in days:
            both = f"{one}{joint}{other}"
            assert day == other_day or in_english(both).kind is not Kind.EXACT, both


@pytest.mark.parametrize(
    ("language", "doubted"),
    [
        ("en", "maybe {}"),
        ("en", "i think {}"),
        ("en", "{} or so"),
        ("en", "{}?"),
        ("en", "idk, {}"),
        ("es", "creo que {}"),
        ("es", "tal vez {}"),
        ("es", "{} o algo así"),
        ("es", "¿{}?"),
    ],
)
def test_a_doubted_day_is_asked_back(language: str, doubted: str) -> None:
    for text, day in exact(language):
        reading = read(doubted.format(text.rstrip("!")), language=language, today=TODAY)
        assert (reading.kind, reading.candidates[:1]) == (Kind.AMBIGUOUS, (day,)), text


def test_named_feasts_fall_as_the_calendar_of_federal_holidays_has_them() -> None:
    names = {
        "new_year": "New Year's Day",
        "martin_luther_king": "Martin Luther King Jr. Day",
        "presidents": "Washington's Birthday",
        "memorial": "Memorial Day",
        "juneteenth": "Juneteenth National Independence Day",
        "independence": "Independence Day",
        "labor": "Labor Day",
        "columbus": "Columbus Day",
        "veterans": "Veterans Day",
        "thanksgiving": "Thanksgiving Day",
        "christmas": "Christmas Day",
    }
    for year in range(2022, 2045):
        kept = holidays.country_holidays("US", years=year, observed=False)
        assert {name: feasts()[name](year) for name in names} == {
            name: tuple(kept.get_named(title, lookup="exact")) for name, title in names.items()
        }


def test_easter_falls_where_the_computus_has_it() -> None:
    assert [feasts()["easter"](year) for year in range(1990, 2100)] == [
        (easter(year),) for year in range(1990, 2100)
    ]


def test_the_words_of_days_have_no_fault() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("spoilt", "right", "wrong", "named"),
    [
        ("es.yaml", "months:", "months:\n  13: [nadie]", ("es.yaml", "months.13.[key]")),
        ("es.yaml", "signs:", "signs:\n  agoo: [nadie]", ("es.yaml", "signs.agoo.[key]")),
        ("feasts.yaml", "fixed: 10-31", "fixed: 10-32", ("feasts.yaml", "feasts.halloween.0")),
        ("feasts.yaml", "halloween:", "hallowe_en:", ("en.yaml", "feasts.halloween")),
    ],
)
def test_a_slip_in_the_words_is_named(
    tmp_path: Path, spoilt: str, right: str, wrong: str, named: tuple[str, str]
) -> None:
    shutil.copytree(DATA / "dates", tmp_path / "data" / "dates")
    path = tmp_path / "data" / "dates" / spoilt
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    file, entry = named
    assert (f"data/dates/{file}", entry) in [fault[:2] for fault in faults(tmp_path / "data")]


def test_each_language_tells_months_and_weekdays_in_full() -> None:
    for language in LANGUAGES:
        told = lexicon(language).phrases.values()
        assert {token.value for token in told if token.sign is Sign.MONTH} == set(range(1, 13))
        assert {token.value for token in told if token.sign is Sign.WEEKDAY} == set(range(7))


@pytest.mark.parametrize(
    ("typed", "meant", "strokes"),
    [
        ("october", "october", 0),
        ("ocotber", "october", 1),
        ("octobr", "october", 1),
        ("setpembr", "september", 2),
        ("2062", "2026", 1),
    ],
)
def test_counts_strokes(typed: str, meant: str, strokes: int) -> None:
    assert strokes_apart(typed, meant) == strokes


def test_loads_heavy_parts_only_when_asked() -> None:
    code = "import sys, bot.clock.reading; print('dateparser' in sys.modules, 'holidays' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["False", "False"]


def test_warms_up_what_a_reading_needs() -> None:
    warm_up()
    assert "dateparser" in sys.modules
    assert "holidays" in sys.modules
