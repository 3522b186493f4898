"""The number patterns for AutoMod: what they stop, and what they leave alone. Examples by hand.

Python's `re` reads them as Rust's regex crate does, which knows fewer signs: that no other stands in them is
tried here.
"""

import re

import pytest

from bot.ui.private_numbers import FIRST_CHOSEN, KINDS, made_for, number_patterns

IN_2026 = number_patterns(2026)
STOPPED = {
    "birth": [
        "3/4/2015",
        "born 03/04/2015.",
        "DOB:3-4-2015",
        "3.4.2015",
        "(12/31/2003)",
        "25/3/2015",
        "1/1/2020",
        "2015-03-04",
        "**2015/3/4**",
        "a\n3/4/2015\nb",
        "DOB 3-4-15",
        "dob: 3/4/15",
        "D.O.B. 3.4.15",
        "her DOB's 3-4-15",
        "Born on 1/1/2023",
        "his birthday is 2/3/22 and",
        "birth date was 2022-02-03.",
        "Date of birth: 03 04 2021",
        "bday 3/4/15",
        "3/4/15 is his birthday",
        "3-4-15 (DOB)",
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
    "id": [
        "123-45-6789",
        "SSN 123 45 6789",
        "123.45.6789",
        "ssn: 123456789",
        "SSN is 123456789.",
        "Social Security number 123456789",
        "student ID 123456789",
        "Student id #1234567890",
        "ID# 123456789",
        "id #123456",
        "pupil number: 123456",
    ],
}
HEARD = [
    "His last IEP was 9/14/2023 and nothing changed since",
    "We asked on 10/12/22, denied",
    "IEP dated (10/12/2022)",
    "Call DREDF at 510-644-2555, they helped me",
    "San Diego child abuse line 858-560-2191",
    "My OAH case 2026010203 is set",
    "case no. 2026010203, case number: 2026010203",
]
"""What parents wrote and an older rule stopped: all of it passes what is chosen first."""
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
    "he was born early. On 9/14/2023 we asked",
    "my son, 11/02/22, needs",
    "the number 123456789 by itself",
    "born in 2015, age 3 on 5 days",
    "he did 9 of 10, 123456789012",
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


@pytest.mark.parametrize("text", HEARD)
def test_what_parents_wrote_passes_what_is_chosen_first(text):
    first = [pattern for _, pattern in number_patterns(2026, FIRST_CHOSEN)]
    assert not [one for one in first if re.search(one, text)]


@pytest.mark.parametrize("year", range(2026, 2040))
def test_no_date_of_this_year_or_the_five_before_is_stopped_without_a_word(year):
    patterns = [pattern for _, pattern in number_patterns(year)]

    def stopped(text):
        return [one for one in patterns if re.search(one, text)]

    for event_in in range(year - 5, year + 2):
        for text in (f"9/14/{event_in}", f"12/31/{event_in % 100:02}", f"{event_in}-01-02"):
            assert not stopped(text)
            assert stopped(f"born {text}")
    for born_in in (year - 6, year - 12, year - 23):
        for text in (f"9/14/{born_in}", f"{born_in}-01-02"):
            assert stopped(text)


def test_each_kind_is_chosen_on_its_own():
    for kind in KINDS:
        assert {one for one, _ in number_patterns(2026, [kind])} == {kind}


@pytest.mark.parametrize("kinds", [("birth",), ("birth", "id"), ("birth", "id", "phone")])
def test_a_rule_is_known_by_its_patterns(kinds):
    patterns = [pattern for _, pattern in number_patterns(2026, kinds)]
    assert made_for(patterns, 2026) == (2026, kinds)
    assert made_for(patterns, 2028) == (2026, kinds)
    assert made_for(patterns, 2025) is None
    assert made_for([*patterns, "x"], 2026) is None


def test_a_rule_without_dates_is_of_every_year():
    patterns = [pattern for _, pattern in number_patterns(2026, ["id"])]
    assert made_for(patterns, 2031) == (2031, ("id",))


def test_the_patterns_fit_discord_and_rust():
    assert len(IN_2026) <= 10
    for _, pattern in IN_2026:
        assert len(pattern) <= 260
        # What Rust's regex crate does not know: looking around, back references, atomic groups, possession.
        assert not re.search(r"\(\?[=!<>]|\\[1-9]|[+*?}]\+", pattern)
        assert re.search(r"[0-9]", pattern), "never a word without its number"
        assert pattern.startswith("(?i)") or not re.search(r"[A-Za-z]{2}", pattern), "words in any case"
