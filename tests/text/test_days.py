from datetime import date

import pytest

from bot.text.days import in_words, short, span_in_words, without_weekday
from bot.text.plain import plain


# Weekdays are from a printed calendar: September 14, 2026 is a Monday, February 29, 2028 a Tuesday.
@pytest.mark.parametrize(
    ("day", "long", "brief"),
    [
        (date(2026, 9, 14), "Monday, September 14, 2026", "Mon, Sep 14, 2026"),
        (date(2026, 11, 1), "Sunday, November 1, 2026", "Sun, Nov 1, 2026"),
        (date(2028, 2, 29), "Tuesday, February 29, 2028", "Tue, Feb 29, 2028"),
    ],
)
def test_a_day_bears_its_weekday_its_month_as_a_word_and_its_year(day: date, long: str, brief: str) -> None:
    assert in_words(day, "en") == long
    assert short(day, "en") == brief


def test_a_day_on_which_nothing_is_due_needs_no_weekday() -> None:
    assert without_weekday(date(2026, 11, 21), "en") == "November 21, 2026"


def test_a_day_in_spanish() -> None:
    assert in_words(date(2026, 9, 14), "es") == "lunes, 14 de septiembre de 2026"


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("## Saved", "Saved"),
        ("**By Monday**", "By Monday"),
        ("-# small print\n-# more", "small print\nmore"),
        ("> to say", "to say"),
        ("[34 CFR 300.301](https://www.ecfr.gov/a)", "34 CFR 300.301"),
        ("2 > 1, and - stays", "2 > 1, and - stays"),
    ],
)
def test_marks_go_and_words_stay(marked: str, bare: str) -> None:
    assert plain(marked) == bare


def test_a_link_can_keep_its_address() -> None:
    said = plain("The rule: [99.10(b)](https://www.ecfr.gov/x): read", links=True)
    assert said == "The rule: 99.10(b) <https://www.ecfr.gov/x>: read"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-06-16", "June 16, 2026"),
        ("2025-10", "October 2025"),
        ("2018/2026", "2018 \N{EN DASH} 2026"),
        ("2025-06/2026-02", "June 2025 \N{EN DASH} February 2026"),
        ("2025-11-18/2026-02", "November 18, 2025 \N{EN DASH} February 2026"),
    ],
)
def test_a_span_is_said_in_words(written: str, said: str) -> None:
    assert span_in_words(written, "en") == said
