"""Each rule that is not plain counting, by its name. Days are counted by hand with a calendar of 2026-2028.

The school of these tests has school from August 26, 2026 to June 11, 2027 and from August 25, 2027 to
June 9, 2028; off are Labor Day, November 25-27, December 21 to January 1, March 22-26 and Memorial Day.
"""

from datetime import date

import pytest

from bot.clock.case import Case, Event
from bot.clock.deadline import Guess
from bot.clock.school import Days, SchoolCalendar
from bot.clock.timeline import Known, Status, deadlines, elsewhere, started, status
from bot.clock.walking import Reason
from bot.law.library import library

FACTS = library()
SCHOOL = SchoolCalendar(
    (Days(date(2026, 8, 26), date(2027, 6, 11)), Days(date(2027, 8, 25), date(2028, 6, 9))),
    (
        Days(date(2026, 9, 7), date(2026, 9, 7)),
        Days(date(2026, 11, 25), date(2026, 11, 27)),
        Days(date(2026, 12, 21), date(2027, 1, 1)),
        Days(date(2027, 3, 22), date(2027, 3, 26)),
        Days(date(2027, 5, 31), date(2027, 5, 31)),
        Days(date(2027, 9, 6), date(2027, 9, 6)),
    ),
)
FALL = date(2026, 9, 14)
APRIL = date(2027, 4, 15)
"""40 school days before the last one: 1, 5 and 5 in April, 20 in May, 4 and 5 in June."""
MAY = date(2027, 5, 3)
"""28 school days before the last one: 4 and 15 in May, 4 and 5 in June."""


def count(state, clock, code, day, *, plan="iep", **known):
    found = started(Event(code, day), state, plan, FACTS, Known(**{"calendar": SCHOOL} | known))
    return next(one for one in found if one.clock.id == clock)


def test_mississippi_counts_the_day_itself():
    found = count("MS", "response-to-request", "referral", FALL, calendar=None)
    # September 14 is day 1, so day 14 is September 27.
    assert found.due_on == date(2026, 9, 27)
    assert sum(span.days for span in found.working) == 14


def test_texas_begins_with_the_first_school_day_after_consent():
    # 12 in September, 22 in October, then November 2-6, 9-13 and 16.
    assert count("TX", "initial-evaluation", "consent", FALL).due_on == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("absent", "due_on"), [(0, date(2026, 11, 16)), (2, date(2026, 11, 16)), (3, date(2026, 11, 19))]
)
def test_texas_adds_absences_from_three_on(absent, due_on):
    assert count("TX", "initial-evaluation", "consent", FALL, absent_days=absent).due_on == due_on


def test_the_likely_day_too_moves_with_absences():
    found = count("TX", "initial-evaluation", "consent", FALL, calendar=None, absent_days=30)
    # 45 days and 30 more in a usual year: 12 in September, 21 in October without Columbus Day, 18 in November
    # without the 11th, 26th and 27th, 14 in December before the break: 65. January 4-8 and 11-15 make 75.
    assert found.about == date(2027, 1, 15)


def test_texas_ends_on_june_30_for_a_consent_35_to_44_school_days_before_the_end():
    found = count("TX", "initial-evaluation", "consent", APRIL)
    assert found.due_on == date(2027, 6, 30)
    assert found.working[-1].reason is Reason.LATE_START


def test_texas_goes_on_in_fall_for_a_consent_under_35_school_days_before_the_end():
    # 28 until June 11, then August 25-27, 30, 31, September 1-3, 7-10 and 13-17.
    assert count("TX", "initial-evaluation", "consent", MAY).due_on == date(2027, 9, 17)


def test_california_leaves_out_breaks_of_more_than_five_school_days():
    found = count("CA", "initial-evaluation", "consent", date(2026, 11, 2))
    # 28 in November (Thanksgiving counts: three school days), 20 until December 20, then January 2-13.
    assert found.due_on == date(2027, 1, 13)
    assert [span.days for span in found.working if span.reason is Reason.BREAK] == [0]
    # Two sections of its law differ, so it stays unsure.
    assert not found.sure


def test_georgia_leaves_out_breaks_of_five_school_days_with_the_weekends_that_touch_them():
    found = count("GA", "initial-evaluation", "consent", date(2026, 11, 2))
    # 28 in November, 18 until December 18, then January 4-17.
    assert found.due_on == date(2027, 1, 17)


def test_illinois_late_in_the_year_ends_before_the_next_one_begins():
    assert count("IL", "initial-evaluation", "consent", APRIL).due_on == date(2027, 8, 24)


def test_massachusetts_late_in_the_year_ends_14_days_after_it():
    assert count("MA", "initial-evaluation", "consent", APRIL).due_on == date(2027, 6, 25)


def test_near_the_end_of_the_year_without_a_calendar_another_end_may_hold():
    found = count("TX", "initial-evaluation", "consent", APRIL, calendar=None)
    assert found.due_on is None
    assert Guess.LATE_START in found.guesses


@pytest.mark.parametrize(
    ("day", "school", "cap", "winner"),
    [
        # 45 school days: November 16; 90 days: December 13.
        (FALL, date(2026, 11, 16), date(2026, 12, 13), "initial-evaluation"),
        # 45 school days: September 17; 90 days: August 1.
        (MAY, date(2027, 9, 17), date(2027, 8, 1), "initial-evaluation-calendar-cap"),
    ],
)
def test_delaware_takes_the_earlier_of_two(day, school, cap, winner):
    by_school = count("DE", "initial-evaluation", "consent", day)
    by_cap = count("DE", "initial-evaluation-calendar-cap", "consent", day)
    assert (by_school.due_on, by_cap.due_on) == (school, cap)
    assert {one.clock.id for one in (by_school, by_cap) if one.beaten_by is None} == {winner}


def test_delaware_without_a_calendar_is_bounded_by_its_other_count():
    found = count("DE", "initial-evaluation", "consent", FALL, calendar=None)
    # Columbus Day and Veterans Day are left out as public holidays: November 18.
    assert (found.not_before, found.latest) == (date(2026, 11, 18), date(2026, 12, 13))
    assert found.about is not None


def test_maryland_takes_the_earlier_of_two_events():
    events = (Event("referral", FALL), Event("consent", date(2026, 10, 30)))
    found = {one.clock.id: one for one in deadlines(Case("A", "iep", "MD", events), FACTS)}
    # 90 days from September 14 are December 13; 60 from October 30 are December 29.
    assert found["initial-evaluation-from-referral"].due_on == date(2026, 12, 13)
    assert found["initial-evaluation-from-referral"].beaten_by is None
    assert found["initial-evaluation"].beaten_by == "initial-evaluation-from-referral"


def test_nebraska_takes_the_federal_60_days_where_they_come_first():
    found = count("NE", "initial-evaluation", "consent", FALL)
    assert found.due_on == date(2026, 11, 16)
    assert found.beaten_by == "evaluation-60-days"
    assert count("NE", "evaluation-60-days", "consent", FALL).due_on == date(2026, 11, 13)


def test_ohio_takes_the_earliest_of_three():
    events = (
        Event("referral", FALL),
        Event("consent", date(2026, 10, 30)),
        Event("eligibility", date(2026, 12, 1)),
    )
    found = {one.clock.id: one for one in deadlines(Case("A", "iep", "OH", events), FACTS)}
    # 120 days: January 12; 90: January 28; 30: December 31.
    rows = ("initial-iep-after-request", "initial-iep-after-consent", "initial-iep-after-eligibility")
    days = [found[name].due_on for name in rows]
    assert days == [date(2027, 1, 12), date(2027, 1, 28), date(2026, 12, 31)]
    assert [found[name].beaten_by for name in rows] == ["initial-iep-after-eligibility"] * 2 + [None]


def test_connecticut_records_end_with_the_federal_45_days_over_summer():
    found = count("CT", "records-access", "records_request", date(2027, 6, 1))
    # 3 and 5 in June, then August 25 and 26; 45 days are July 16.
    assert found.due_on == date(2027, 8, 26)
    assert found.beaten_by == "records-45-days"


@pytest.mark.parametrize(
    ("state", "clock", "level", "due_on"),
    [
        # School: 39 days until June 11, then August 25 to September 14. Preschool: straight to July 2.
        ("PA", "initial-evaluation", "school", date(2027, 9, 14)),
        ("PA", "initial-evaluation-preschool", "preschool", date(2027, 7, 2)),
        ("ME", "initial-evaluation-preschool", "preschool", date(2027, 7, 2)),
        # 45 school days as in Texas in May.
        ("ME", "initial-evaluation", "school", date(2027, 9, 17)),
    ],
)
def test_pennsylvania_and_maine_differ_for_preschool_and_school(state, clock, level, due_on):
    assert count(state, clock, "consent", MAY, level=level).due_on == due_on
    other = "school" if level == "preschool" else "preschool"
    found = started(Event("consent", MAY), state, "iep", FACTS, Known(level=other))
    assert clock not in {one.clock.id for one in found}


def test_pennsylvania_answers_a_504_request_in_25_school_days():
    # 12 in September, then October 1, 2, 5-9, 12-16 and 19.
    found = count("PA", "section-504-response", "referral", FALL, plan="504")
    assert found.due_on == date(2026, 10, 19)


def test_no_other_state_counts_a_504_request():
    for state in set(FACTS.states) - {"PA", "HI"}:
        found = started(Event("referral", FALL), state, "504", FACTS)
        assert found == [], state


@pytest.mark.parametrize("state", ["WI", "NC", "AK"])
def test_a_hearing_must_be_asked_for_within_one_year_in_some_states(state):
    found = started(Event("wrong_happened", FALL), state, "iep", FACTS)
    first = next(one for one in found if one.clock.limit == "hearing" and one.beaten_by is None)
    assert first.next_day == date(2027, 9, 14)


def test_louisiana_shows_the_shorter_limit_first_though_it_is_in_doubt():
    found = started(Event("wrong_happened", FALL), "LA", "iep", FACTS)
    limits = {one.clock.id: one for one in found if one.clock.limit == "hearing"}
    assert limits["due-process-limit-old-regulation"].beaten_by is None
    assert limits["due-process-limit"].beaten_by == "due-process-limit-old-regulation"
    assert limits["due-process-2-years"].beaten_by == "due-process-limit-old-regulation"


@pytest.mark.parametrize(("state", "clock"), [("UT", "court-appeal"), ("NC", "state-court-appeal")])
def test_court_is_30_days_away_in_some_states(state, clock):
    # September 14 and 30 days: October 14.
    assert count(state, clock, "hearing_decision", FALL).next_day == date(2026, 10, 14)


def test_a_private_placement_notice_counts_holidays():
    found = count(
        "TX", "private-placement-notice-10-business-days", "leaving_public_school", date(2026, 10, 19)
    )
    # Back over October 16-12, Columbus Day among them, and 9-5.
    assert found.due_on == date(2026, 10, 5)
    assert found.sure


def test_counted_back_an_unknown_day_off_makes_the_true_day_earlier():
    found = count("CT", "meeting-notice", "iep_meeting_set", date(2027, 1, 20), calendar=None)
    # January 19, 15, 14, 13, 12; January 18 is Martin Luther King Day.
    assert (found.due_on, found.not_before, found.latest) == (None, None, date(2027, 1, 12))


def test_a_parents_own_limit_in_school_days_skips_weekends_alone():
    found = count("IN", "iep-challenge-window", "notice_sent", date(2026, 10, 5), calendar=None)
    # October 6-9, 12-16 and 19: a school may be open on Columbus Day, and the earlier day is the safe one.
    assert found.not_before == date(2026, 10, 19)


def test_virginia_counts_from_the_request_and_says_so_at_consent():
    assert not started(Event("consent", FALL), "VA", "iep", FACTS)
    ((clock, kind),) = elsewhere(Event("consent", FALL), "VA", "iep", FACTS)
    assert (clock.id, kind.code) == ("initial-evaluation", "referral")


def test_virginia_counts_a_request_made_aloud():
    found = {one.clock.id for one in started(Event("spoken_request", FALL), "VA", "iep", FACTS)}
    assert "initial-evaluation" in found


def test_a_count_past_the_end_of_the_calendar_is_not_sure():
    short = SchoolCalendar(SCHOOL.years[:1], SCHOOL.off[:3])
    found = count("TX", "initial-evaluation", "consent", MAY, calendar=short)
    assert found.due_on is None
    assert Guess.CALENDAR_ENDS in found.guesses


def test_how_a_deadline_stands():
    consent, decided = Event("consent", FALL), Event("eligibility", date(2026, 11, 1))
    found = next(one for one in started(consent, "AL", "iep", FACTS) if one.clock.id == "initial-evaluation")
    assert status(found, [consent], date(2026, 11, 1)) is Status.OPEN
    assert status(found, [consent, decided], date(2026, 11, 1)) is Status.MET
    # Alabama's row is not read in the law, so it is never called late.
    assert status(found, [consent], date(2027, 1, 1)) is Status.PERHAPS
    sure = next(one for one in started(decided, "AL", "iep", FACTS) if one.clock.id == "iep-meeting-30-days")
    assert sure.sure
    assert status(sure, [decided], date(2027, 1, 1)) is Status.LATE


def test_a_parents_own_limit_is_never_called_late():
    for state in FACTS.states:
        for code in ("wrong_happened", "hearing_decision", "notice_received", "discrimination_event"):
            event = Event(code, date(2020, 1, 6))
            for one in started(event, state, "iep", FACTS):
                if one.clock.who == "parent":
                    assert status(one, [event], date(2026, 11, 21)) is not Status.LATE
