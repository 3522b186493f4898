"""The number patterns for AutoMod: what they stop, and what they leave alone. Examples by hand.

Python's `re` reads them as Rust's regex crate does, which knows fewer signs: that no other stands in them is
tried here.
"""

import re

import pytest

from bot.ui.private_numbers import number_patterns

IN_2026 = number_patterns(2026)
STOPPED = {
    "birth": [
        "3/4/2015",
        "born 03/04/2015.",
        "DOB:3-4-2015",
        "3.4.2015",
        "(12/31/2003)",
        "25/3/2015",
        "1/1/2023",
        "3/4/15",
        "my son, 11/02/09, needs",
        "2015-03-04",
        "**2015/3/4**",
        "a\n3/4/2015\nb",
    ],
    "phone": [
        "617-555-0123",
        "call (617) 555-0123!",
        "617.555.0123",
        "617 555 0123",
        "6175550123",
        "+1 617-555-0123",
        "1-617-555-0123",
        "(617)555-0123",
        "808-555-0123",
    ],
    "id": ["123-45-6789", "SSN 123 45 6789", "123456789", "id #1234567890", "her number: 123456789012"],
}
FREE = [
    "We asked on 9/14/2026 and it is 11/20/2026 now",
    "the meeting was 12/5/2024",
    "on 1/2/2025, then 3/4/25 and 12/31/24",
    "2026-09-14",
    "2024-12-05",
    "the school year 2025-26",
    "in 2009-10 and 2015-16",
    "2014-2015",
    "60 days",
    "60-day limit, 15 school days",
    "34 CFR 300.301",
    "34 CFR 300.301(c)(1)(i)",
    "20 U.S.C. 1414(d)(1)(B)",
    "504",
    "a 504 plan and an IEP",
    "Section 504, 29 U.S.C. 794",
    "Cal. Ed. Code 56321(a), 56043(a)",
    "988",
    "call or text 988, or 211, or 911",
    "1-800-273-8255",
    "(800) 273-8255",
    "866-488-7386",
    "888.555.0123 and 833-555-0123",
    "10:30-11:15",
    "1/2 of the time, 5/10 goals",
    "ages 3-21, grades 3-5-10",
    "$1,200,000 and 1200000",
    "https://www.ed.gov/2015/03/04/letter",
    "https://example.org/a?id=123456789",
    "https://example.org/617-555-0123",
    "<#1100000000000000101> <@1100000000000000201>",
    "<t:1700000000:D> <t:1700000000>",
    "grade 4, 2nd quarter, 30 minutes, 2 times a week",
    "room 1204, page 300",
]


def caught(text: str) -> set[str]:
    return {kind for kind, pattern in IN_2026 if re.search(pattern, text, re.IGNORECASE)}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in STOPPED.items() for text in texts]
)
def test_a_private_number_is_stopped(kind, text):
    assert kind in caught(text)


@pytest.mark.parametrize("text", FREE)
def test_what_people_here_talk_about_is_left_alone(text):
    assert caught(text) == set()


@pytest.mark.parametrize("year", range(2026, 2040))
def test_no_date_of_the_last_two_years_is_ever_stopped(year):
    patterns = [pattern for _, pattern in number_patterns(year)]
    for event_in in (year - 2, year - 1, year, year + 1):
        for text in (f"9/14/{event_in}", f"12/31/{event_in % 100:02}", f"{event_in}-01-02"):
            assert not [one for one in patterns if re.search(one, text)]
    for born_in in (year - 3, year - 12, year - 23):
        for text in (f"9/14/{born_in}", f"12/31/{born_in % 100:02}", f"{born_in}-01-02"):
            assert [one for one in patterns if re.search(one, text)]


def test_the_patterns_fit_discord_and_rust():
    assert len(IN_2026) <= 10
    for _, pattern in IN_2026:
        assert len(pattern) <= 260
        # What Rust's regex crate does not know: looking around, back references, atomic groups, possession.
        assert not re.search(r"\(\?[=!<>]|\\[1-9]|[+*?}]\+", pattern)
        assert not re.search(r"[A-Za-z]{2}", pattern), "numbers alone, no words"
