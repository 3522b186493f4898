"""What holds of every plan, whatever the deadline is and whatever the person wishes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_clock import CLOCK

from bot.clock.case import Event
from bot.clock.deadline import Deadline, Guess
from bot.law.model import Meaning
from bot.reminders.policy import (
    CHOICES,
    LATE,
    Kind,
    Wishes,
    moved,
    offered,
    open_until,
    over,
    snoozed,
    still_added,
    wanted,
)

ZONES = st.sampled_from(["America/New_York", "America/Phoenix", "America/Anchorage", "Pacific/Honolulu"])
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
WISHES = st.builds(
    Wishes,
    hour=st.integers(0, 23),
    lead_days=st.lists(st.sampled_from(CHOICES), min_size=1, unique=True).map(tuple),
    paused_until=st.none() | DAYS,
    full_text=st.booleans(),
)


@st.composite
def deadlines(draw):
    clock = CLOCK.model_copy(
        update={
            "who": draw(st.sampled_from(["school", "state", "parent"])),
            "meaning": draw(st.sampled_from(list(Meaning))),
            "doubt": draw(st.sampled_from([None, {"en": "Two guides differ."}])),
        }
    )
    day = draw(DAYS)
    unknown = draw(st.booleans())
    later = draw(st.integers(0, 40))
    return Deadline(
        clock=clock,
        jurisdiction="US",
        event=Event("consent", day - timedelta(days=60)),
        due_on=None if unknown else day,
        not_before=draw(st.sampled_from([day, None])) if unknown else None,
        about=day + timedelta(days=later) if draw(st.booleans()) else None,
        latest=draw(st.sampled_from([day + timedelta(days=later), None])),
        guesses=(Guess.SCHOOL_DAYS,) if unknown else draw(st.sampled_from([(), (Guess.MAILED,)])),
        working=(),
    )


@given(st.lists(deadlines(), max_size=4), ZONES, WISHES)
def test_nothing_comes_before_a_pause_ends_nor_at_another_hour(found, zone, wishes):
    for one in wanted(found, zone=zone, wishes=wishes):
        local = one.due_at.astimezone(ZoneInfo(zone))
        assert local.date() >= one.day
        assert wishes.paused_until is None or local.date() >= wishes.paused_until
        # An hour that a clock change leaves out comes as the next one.
        assert local.hour == wishes.hour or (wishes.hour == 2 and local.hour == 3)
        assert (local.minute, local.second) == (0, 0)
        assert one.own_time <= one.due_at


@given(st.lists(deadlines(), max_size=4), ZONES, WISHES)
def test_nothing_calls_late_what_is_not_sure_nor_what_is_the_parents_own(found, zone, wishes):
    for deadline in found:
        kinds = {one.kind for one in wanted([deadline], zone=zone, wishes=wishes)}
        if not deadline.sure or deadline.clock.who == "parent" or deadline.clock.meaning is Meaning.WAIT:
            assert not kinds & {Kind.LATE, Kind.NEXT_STEP}
        if LATE not in wishes.lead_days:
            assert not kinds & {Kind.LATE, Kind.NEXT_STEP}
        if deadline.sure:
            assert not kinds & {Kind.MAYBE, Kind.MAYBE_SOON}


@given(st.lists(deadlines(), max_size=4), ZONES, WISHES, st.sampled_from(CHOICES))
def test_one_more_lead_day_only_adds(found, zone, wishes, one_more):
    before = set(wanted(found, zone=zone, wishes=wishes))
    more = replace(wishes, lead_days=(*wishes.lead_days, one_more))
    assert before <= set(wanted(found, zone=zone, wishes=more))


@given(deadlines(), ZONES, WISHES)
def test_an_unsure_day_of_the_schools_is_asked_about_whatever_is_picked(deadline, zone, wishes):
    told = deadline.clock.meaning is Meaning.TOLD
    if deadline.sure or deadline.next_day is None or told or deadline.clock.who == "parent":
        return
    asked = [one for one in wanted([deadline], zone=zone, wishes=wishes) if one.kind is Kind.MAYBE]
    assert asked[0].day == deadline.next_day


@given(deadlines(), ZONES, WISHES, st.integers(1, 400))
def test_what_is_told_again_stands_for_as_long_as_its_day(deadline, zone, wishes, later):
    found = wanted([deadline], zone=zone, wishes=wishes)
    if not found:
        return
    told_on = found[0].deadline_on + timedelta(days=later)
    again = snoozed(deadline, told_on, zone=zone, wishes=wishes)
    assert still_added([again], found) == [again]
    other = replace(deadline, due_on=told_on + timedelta(days=500), guesses=())
    assert still_added([again], wanted([other], zone=zone, wishes=wishes)) == []


@given(deadlines(), ZONES, WISHES, st.integers(0, 26_000))
def test_a_moved_day_is_told_within_a_day_or_at_the_end_of_a_pause(deadline, zone, wishes, hours):
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours, minutes=7)
    for one in moved([deadline], now, zone=zone, wishes=wishes):
        assert one.own_time > now - timedelta(hours=1)
        # A day with a clock change has 25 hours, and an hour that is left out comes an hour later.
        assert one.own_time - now <= timedelta(hours=26)
        assert (
            wishes.paused_until is None or one.due_at.astimezone(ZoneInfo(zone)).date() >= wishes.paused_until
        )


@pytest.mark.parametrize(
    ("last_on", "asked_on"),
    [
        # 180 days after February 29, 2028: 31 + 30 + 31 + 30 + 31 = 153 to July 31, and 27.
        (date(2028, 2, 29), date(2028, 8, 27)),
        # After September 2, 2027: 28 + 31 + 30 + 31 + 31 = 151 to January 31, and 29: a leap day.
        (date(2027, 9, 2), date(2028, 2, 29)),
    ],
)
def test_half_a_year_with_a_leap_day(last_on, asked_on):
    (one,) = over([Event("consent", last_on)], last_on, zone="America/New_York", wishes=Wishes())
    assert (one.kind, one.day) == (Kind.OVER, asked_on)


def test_without_an_event_nothing_is_asked():
    assert over([], None, zone="America/New_York", wishes=Wishes()) == []
    assert open_until([], []) is None


def test_the_last_day_is_that_of_what_is_open_or_has_happened():
    sure = Deadline(
        CLOCK, "US", Event("consent", date(2026, 9, 14)), date(2026, 11, 13), None, None, None, (), ()
    )
    unsure = replace(sure, due_on=None, not_before=date(2026, 11, 1), latest=date(2026, 12, 24))
    assert open_until([sure.event], [sure]) == date(2026, 11, 13)
    assert open_until([sure.event], [sure, unsure]) == date(2026, 12, 24)
    assert open_until([sure.event, Event("iep", date(2027, 1, 8))], [sure]) == date(2027, 1, 8)


@pytest.mark.parametrize(
    ("changed_at", "hour", "told_on"),
    [
        # Noon in Los Angeles: past nine, so the next morning.
        (datetime(2026, 11, 21, 20, 0, tzinfo=UTC), 9, date(2026, 11, 22)),
        # Five in the morning, and three hours for a slip to be seen: at eight, so at nine the same day.
        (datetime(2026, 11, 21, 13, 0, tzinfo=UTC), 9, date(2026, 11, 21)),
        # Half past seven: the three hours end after nine.
        (datetime(2026, 11, 21, 15, 30, tzinfo=UTC), 9, date(2026, 11, 22)),
        (datetime(2026, 11, 21, 15, 30, tzinfo=UTC), 20, date(2026, 11, 21)),
    ],
)
def test_a_districts_change_is_told_once_at_the_next_hour(changed_at, hour, told_on):
    events = [Event("consent", date(2026, 10, 12)), Event("referral", date(2026, 9, 1))]
    (one,) = offered(events, changed_at, zone="America/Los_Angeles", wishes=Wishes(hour=hour))
    assert (one.kind, one.day, one.hour) == (Kind.CALENDAR, told_on, hour)
    assert (one.event, one.event_on) == ("consent", date(2026, 10, 12))
    assert one.due_at > changed_at + timedelta(hours=3) - timedelta(minutes=1)
    (again,) = offered(events, changed_at, zone="America/Los_Angeles", wishes=Wishes(hour=hour))
    assert again == one
    (later,) = offered(events, changed_at + timedelta(seconds=1), zone="America/Los_Angeles", wishes=Wishes())
    assert later.clock != one.clock


def test_without_a_saved_day_no_change_is_told():
    assert offered([], datetime(2026, 11, 21, 20, 0, tzinfo=UTC), zone="UTC", wishes=Wishes()) == []
