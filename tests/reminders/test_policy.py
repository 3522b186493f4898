from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest
from made_clock import CLOCK, SOURCE

from bot.clock.case import Event
from bot.clock.counting import count
from bot.clock.deadline import Guess
from bot.law.model import Checked, Meaning, Unit
from bot.reminders.attempts import Delivery, Reminder, given_up, maybe_sent, next_try
from bot.reminders.policy import Kind, Wanted, Wishes, due_at, wanted

CONSENT = Event("consent", date(2026, 9, 14))
ZONE = "America/Los_Angeles"


def deadline(clock=CLOCK, event=CONSENT):
    return count(clock, event, jurisdiction="US", state="CA")


def told(*deadlines, **choices):
    return [(one.kind, one.day) for one in wanted(deadlines, zone=ZONE, **choices)]


def test_a_sure_deadline_is_told_a_week_and_a_day_before_on_the_day_and_twice_after_it():
    # 60 days after September 14 is November 13: 16 left in September, 31 in October, 13 in November.
    assert told(deadline()) == [
        (Kind.BEFORE, date(2026, 11, 6)),
        (Kind.BEFORE, date(2026, 11, 12)),
        (Kind.TODAY, date(2026, 11, 13)),
        (Kind.LATE, date(2026, 11, 14)),
        (Kind.NEXT_STEP, date(2026, 11, 21)),
    ]


def test_a_parents_own_limit_is_never_called_late():
    own = deadline(CLOCK.model_copy(update={"who": "parent"}))
    assert [kind for kind, _ in told(own)] == [Kind.BEFORE, Kind.BEFORE, Kind.TODAY]


def test_a_parents_own_limit_is_told_on_its_day_whatever_was_chosen():
    own = deadline(CLOCK.model_copy(update={"who": "parent"}))
    assert told(own, wishes=Wishes(lead_days=(-1,))) == [(Kind.TODAY, date(2026, 11, 13))]


def test_an_unsure_deadline_is_asked_about_again_on_its_likely_day_and_never_called_late():
    unsure = replace(deadline(), guesses=(Guess.BREAKS,), about=date(2026, 11, 20))
    assert told(unsure) == [(Kind.MAYBE, date(2026, 11, 13)), (Kind.MAYBE, date(2026, 11, 20))]


def test_a_reminder_carries_what_it_is_about():
    first = wanted([deadline()], zone=ZONE)[0]
    assert first == Wanted(
        jurisdiction="US",
        clock="initial-evaluation",
        event="consent",
        event_on=date(2026, 9, 14),
        kind=Kind.BEFORE,
        day=date(2026, 11, 6),
        deadline_on=date(2026, 11, 13),
        hour=9,
        zone=ZONE,
    )
    assert first.days_before == 7
    # Standard time began on November 1, so 9:00 is 17:00 UTC.
    assert first.due_at == datetime(2026, 11, 6, 17, tzinfo=UTC)


def test_a_person_chooses_days_and_hour():
    assert told(deadline(), wishes=Wishes(lead_days=(3, 3)))[0] == (Kind.BEFORE, date(2026, 11, 10))
    one, *_ = wanted([deadline()], zone=ZONE, wishes=Wishes(lead_days=(0,), hour=18))
    assert one.due_at == datetime(2026, 11, 14, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "unsure",
    [
        deadline(CLOCK.model_copy(update={"doubt": {"en": "A note says otherwise."}})),
        deadline(
            CLOCK.model_copy(update={"source": SOURCE.model_copy(update={"checked": Checked.SECONDARY})})
        ),
        deadline(event=replace(CONSENT, day_known=False)),
        replace(deadline(), guesses=(Guess.BESIDE,)),
    ],
    ids=["doubt", "not read", "mailed", "beside a state row"],
)
def test_an_unsure_deadline_is_asked_about_once_on_the_first_day_it_can_be(unsure):
    assert told(unsure) == [(Kind.MAYBE, date(2026, 11, 13))]


def test_school_days_without_a_calendar_are_asked_about():
    # Ten weekdays after Monday, September 14 is Monday, September 28; no public holiday lies between.
    clock = CLOCK.model_copy(update={"length": 10, "unit": Unit.SCHOOL_DAYS})
    assert told(deadline(clock)) == [(Kind.MAYBE, date(2026, 9, 28))]


def test_a_waiting_time_is_told_once_as_it_ends():
    waiting = CLOCK.model_copy(update={"meaning": Meaning.WAIT})
    assert told(deadline(waiting)) == [(Kind.WAIT, date(2026, 11, 13))]
    mailed = replace(CONSENT, day_known=False)
    assert told(deadline(waiting, mailed)) == [(Kind.MAYBE, date(2026, 11, 13))]


def test_what_is_told_as_a_rule_gets_no_reminder():
    assert told(deadline(CLOCK.model_copy(update={"meaning": Meaning.TOLD}))) == []


def test_a_deadline_without_any_day_gets_no_reminder():
    assert told(replace(deadline(), due_on=None, not_before=None)) == []


def test_two_clocks_of_one_day_are_two_reminders_and_one_clock_twice_is_one():
    other = deadline(CLOCK.model_copy(update={"id": "eligibility"}))
    on_the_day = [kind for kind, _ in told(deadline(), other, deadline()) if kind is Kind.TODAY]
    assert len(on_the_day) == 2


def test_leap_day():
    # 60 days after January 7, 2028 is March 7: 24 left in January, 29 in February, 7 in March.
    one = wanted([deadline(event=Event("consent", date(2028, 1, 7)))], zone="America/Chicago")[0]
    assert one.day == date(2028, 2, 29)
    assert one.due_at == datetime(2028, 2, 29, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour", "zone", "expected"),
    [
        (date(2026, 10, 30), 9, "America/Los_Angeles", datetime(2026, 10, 30, 16, tzinfo=UTC)),
        (date(2026, 11, 2), 9, "America/Los_Angeles", datetime(2026, 11, 2, 17, tzinfo=UTC)),
        (date(2027, 7, 1), 9, "America/Phoenix", datetime(2027, 7, 1, 16, tzinfo=UTC)),
        (date(2027, 7, 1), 9, "Pacific/Honolulu", datetime(2027, 7, 1, 19, tzinfo=UTC)),
        (date(2026, 12, 31), 23, "America/New_York", datetime(2027, 1, 1, 4, tzinfo=UTC)),
        # At 2:00 on March 14, 2027 the clocks go to 3:00: there is no 2:00, so it comes at 3:00 (UTC-4).
        (date(2027, 3, 14), 2, "America/New_York", datetime(2027, 3, 14, 7, tzinfo=UTC)),
        (date(2027, 3, 14), 3, "America/New_York", datetime(2027, 3, 14, 7, tzinfo=UTC)),
        # At 2:00 on November 1, 2026 they go back to 1:00: the first 1:00 is UTC-4.
        (date(2026, 11, 1), 1, "America/New_York", datetime(2026, 11, 1, 5, tzinfo=UTC)),
        (date(2026, 11, 1), 2, "America/New_York", datetime(2026, 11, 1, 7, tzinfo=UTC)),
    ],
)
def test_wall_time_to_instant(day, hour, zone, expected):
    assert due_at(day, hour, zone) == expected


def test_an_unknown_zone_is_refused():
    with pytest.raises(ZoneInfoNotFoundError):
        due_at(date(2026, 10, 30), 9, "America/Springfield")


T = datetime(2026, 11, 6, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempt", "seconds_since_first", "expected"),
    [
        (1, 0, False),
        (1, 9999, False),
        (2, 0, False),
        (2, 120, False),
        (2, 121, True),
        (2, -1, True),
        (3, 5, True),
    ],
)
def test_when_to_look_before_sending(attempt, seconds_since_first, expected):
    assert maybe_sent(attempt, T, T + timedelta(seconds=seconds_since_first)) is expected


def test_back_off():
    assert [(next_try(attempt, T) - T).total_seconds() / 60 for attempt in range(1, 7)] == [
        1,
        5,
        15,
        60,
        60,
        60,
    ]


def test_the_other_sides_wait_is_kept_up_to_an_hour():
    assert next_try(1, T, 90) == T + timedelta(seconds=90)
    assert next_try(2, T, 90) == T + timedelta(minutes=5)
    assert next_try(1, T, 1e9) == T + timedelta(hours=1)


def test_it_is_given_up_when_the_day_after_the_last_date_has_gone():
    one = wanted([deadline()], zone=ZONE)[0]
    other = wanted([deadline(CLOCK.model_copy(update={"length": 61}))], zone=ZONE)[0]
    reminders = tuple(Reminder(number, 1, about, about.due_at) for number, about in enumerate((one, other)))
    delivery = Delivery(1, "nonce", 1, T, 2, maybe_sent=False, reminders=reminders)
    # The last date is November 14; in Los Angeles November 15 ends at 8:00 UTC on the 16th.
    assert not given_up(delivery, datetime(2026, 11, 16, 7, 59, tzinfo=UTC))
    assert given_up(delivery, datetime(2026, 11, 16, 8, 0, tzinfo=UTC))
