"""Reading a school's calendar file. The calendars are made up, each in the manner of a kind of district."""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock.feeds import MOST_BYTES, Feed, read_feed
from bot.clock.feeds.wording import understand
from bot.clock.school import Days
from bot.text.catalogue import words
from bot.text.kind import ExplainedError

TODAY = date(2026, 9, 14)
"""Several times what the worst file takes on a machine of two busy cores."""


def days(first: str, last: str | None = None) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


def ics(*entries: str, head: str = "") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//EN", *head.splitlines(), *entries]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def entry(summary: str, *lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"SUMMARY:{summary}", *lines, "END:VEVENT"])


def read(*entries: str, head: str = "", today: date = TODAY) -> Feed:
    return read_feed(ics(*entries, head=head), today=today)


def off(*entries: str, head: str = "", today: date = TODAY) -> tuple[Days, ...]:
    return read(*entries, head=head, today=today).calendar.off


def refusal(data: bytes, today: date = TODAY) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(ExplainedError) as told:
        read_feed(data, today=today)
    # Each refusal can be said, and holds nothing of the file.
    assert words("en").say(told.value.key, **told.value.values)
    assert told.value.__cause__ is None
    return told.value.key, told.value.values


def outcome(data: bytes) -> Feed | ExplainedError:
    try:
        return read_feed(data, today=TODAY)
    except ExplainedError as told:
        return told


# Three districts


WASHINGTON = """\
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
X-WR-CALNAME:Cedar River SD Calendar
X-WR-TIMEZONE:America/Los_Angeles
BEGIN:VTIMEZONE
TZID:America/Los_Angeles
BEGIN:STANDARD
DTSTART:19701101T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260902
DTEND;VALUE=DATE:20260903
UID:a1@google.com
SUMMARY:First Day of School (Grades 1-12)
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260908
DTEND;VALUE=DATE:20260909
SUMMARY:First Day of Kindergarten
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260907
DTEND;VALUE=DATE:20260908
SUMMARY:Labor Day - No School
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=America/Los_Angeles:20260909T130000
DTEND;TZID=America/Los_Angeles:20260909T143000
RRULE:FREQ=WEEKLY;BYDAY=WE
SUMMARY:Early Release - Professional Learning Day
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261009
DTEND;VALUE=DATE:20261010
SUMMARY:NO SCHOOL: State In-Service Day
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261026
DTEND;VALUE=DATE:20261031
SUMMARY:Conferences (half days)
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261111
DTEND;VALUE=DATE:20261112
SUMMARY:Veterans Day\\, schools closed
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261125
DTEND;VALUE=DATE:20261126
SUMMARY:Half day before Thanksgiving Break
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261126
DTEND;VALUE=DATE:20261128
SUMMARY:Thanksgiving Br
 eak
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-P1D
DESCRIPTION:no school tomorrow
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261218
DTEND;VALUE=DATE:20261219
SUMMARY:Last day of school before Winter Break
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261221
DTEND;VALUE=DATE:20270102
SUMMARY:Winter Break (school resumes Monday\\, January 4)
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270104
DTEND;VALUE=DATE:20270105
SUMMARY:School Resumes after Winter Break
END:VEVENT
BEGIN:VEVENT
DTSTART:20270118T160000Z
DTEND:20270118T230000Z
SUMMARY:No School - Dr. Martin Luther King Jr. Day
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270129
DTEND;VALUE=DATE:20270130
SUMMARY:No school for middle school students
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270531
DTEND;VALUE=DATE:20270601
SUMMARY:Memorial Day
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270528
DTEND;VALUE=DATE:20270529
SUMMARY:Snow Make-Up Day\\, if needed
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270604
DTEND;VALUE=DATE:20270605
SUMMARY:Last Day for Seniors
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270617
DTEND;VALUE=DATE:20270618
SUMMARY:Last Day of School - 3 Hour Early Release
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270618
DTEND;VALUE=DATE:20270828
SUMMARY:Summer Break
END:VEVENT
END:VCALENDAR
"""


def test_a_district_in_washington_that_uses_google_calendar() -> None:
    feed = read_feed(WASHINGTON.replace("\n", "\r\n").encode(), today=TODAY)
    assert feed.calendar.years == (days("2026-09-02", "2027-06-17"),)
    assert feed.calendar.off == (
        days("2026-09-07"),
        days("2026-10-09"),
        days("2026-11-11"),
        days("2026-11-26", "2026-11-27"),
        days("2026-12-21", "2027-01-01"),
        days("2027-01-18"),
        days("2027-05-31"),
    )
    kinds = [(one.kind, one.days.first.isoformat()) for one in feed.understood]
    assert kinds[:3] == [("first_day", "2026-09-02"), ("day_off", "2026-09-07"), ("day_off", "2026-10-09")]
    assert ("break", "2026-12-21") in kinds
    assert ("last_day", "2027-06-17") in kinds
    # Kindergarten, early release, conferences, half day, two around the winter break, middle school, make-up
    # day, seniors, and the summer, which begins after the last day.
    assert feed.left_out == 10


CAROLINA = """\
BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
BEGIN:VTIMEZONE
TZID:Eastern Standard Time
BEGIN:STANDARD
DTSTART:16011104T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:First Student Day
DTSTART;TZID="Eastern Standard Time":20260824T000000
DTEND;TZID="Eastern Standard Time":20260825T000000
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:Mandatory Teacher Workdays
DTSTART;TZID="Eastern Standard Time":20260817T000000
DTEND;TZID="Eastern Standard Time":20260822T000000
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:Optional Teacher Workday
DTSTART;TZID="Eastern Standard Time":20261030T000000
DTEND;TZID="Eastern Standard Time":20261031T000000
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:Staff meeting on professional development days
DTSTART;TZID="Eastern Standard Time":20261104T150000
DTEND;TZID="Eastern Standard Time":20261104T160000
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:Annual Leave Day
DTSTART;TZID="Eastern Standard Time":20261125T000000
DTEND;TZID="Eastern Standard Time":20261126T000000
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:Holiday
DTSTART;TZID="Eastern Standard Time":20261126T000000
DTEND;TZID="Eastern Standard Time":20261128T000000
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:Holiday Band Concert
DTSTART;VALUE=DATE:20261210
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:Winter Break
DTSTART;TZID="Eastern Standard Time":20261221T080000
DTEND;TZID="Eastern Standard Time":20261231T150000
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:End of 2nd Quarter / Teacher Workday
DTSTART;VALUE=DATE:20270122
DURATION:P1D
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:Spring Break
DTSTART;VALUE=DATE:20270329
DURATION:P5D
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=en-us:Last Student Day\\, end of 4th Quarter
DTSTART;TZID="Eastern Standard Time":20270610T080000
DTEND;TZID="Eastern Standard Time":20270610T120000
END:VEVENT
END:VCALENDAR
"""


def test_a_district_in_north_carolina_that_uses_outlook() -> None:
    feed = read_feed(CAROLINA.encode(), today=TODAY)
    assert feed.calendar.years == (days("2026-08-24", "2027-06-10"),)
    assert feed.calendar.off == (
        days("2026-10-30"),
        days("2026-11-25", "2026-11-27"),
        days("2026-12-21", "2026-12-31"),
        days("2027-01-22"),
        days("2027-03-29", "2027-04-02"),
    )
    # The workdays before the first day, the meeting and the concert.
    assert feed.left_out == 3


TEXAS = """\
Calendario 2026-27;;
FECHA DE INICIO;Evento;Hasta
12/08/2026;Primer día de clases;
09/07/2026;Día festivo / Labor Day;
10/12/2026;Capacitación del personal (no hay clases);10/13/2026
10/21/2026;Salida temprana, todos los estudiantes;
11/23/2026;Vacaciones de Acción de Gracias;11/27/2026
12/17/2026;Regreso a clases después de vacaciones;
12/21/2026;Vacaciones de invierno;1/1/2027
;;
01/18/2027;Asueto;
3/15/2027;Receso de primavera: estudiantes y personal;3/19/2027
5/27/2027;Último día de clases, salida temprana;
"""


def test_a_district_in_texas_with_a_table_in_spanish() -> None:
    data = TEXAS.replace("12/08/2026", "08/12/2026").encode("utf-8-sig")
    feed = read_feed(data, today=TODAY)
    assert feed.calendar.years == (days("2026-08-12", "2027-05-27"),)
    assert feed.calendar.off == (
        days("2026-09-07"),
        days("2026-10-12", "2026-10-13"),
        days("2026-11-23", "2026-11-27"),
        days("2026-12-21", "2027-01-01"),
        days("2027-01-18"),
        days("2027-03-15", "2027-03-19"),
    )
    assert feed.left_out == 2


def test_a_first_day_in_december_is_not_believed() -> None:
    assert refusal(TEXAS.encode()) == ("feed-year", {})


def test_a_table_as_outlook_exports_it_ends_before_its_last_midnight() -> None:
    table = (
        "Subject,Start Date,Start Time,End Date,End Time,All day event\n"
        "No School,10/12/2026,12:00:00 AM,10/13/2026,12:00:00 AM,True\n"
        "Winter Break,12/21/2026,12:00:00 AM,1/2/2027,12:00:00 AM,True\n"
        "Teacher Workday meeting,11/4/2026,3:30:00 PM,11/4/2026,4:30:00 PM,False\n"
        "No School: conferences,11/5/2026,8:00:00 AM,11/5/2026,7:00:00 PM,False\n"
    )
    feed = read_feed(table.encode(), today=TODAY)
    assert feed.calendar.off == (
        days("2026-10-12"),
        days("2026-11-05"),
        days("2026-12-21", "2027-01-01"),
    )
    assert feed.left_out == 1


def test_a_table_with_times_in_its_days_keeps_its_last_day() -> None:
    table = "start\tend\ttitle\n2026-11-25 00:00:00\t2026-11-27 00:00:00\tThanksgiving break\n"
    assert read_feed(table.encode(), today=TODAY).calendar.off == (days("2026-11-25", "2026-11-27"),)


def test_a_table_of_two_columns_may_hold_days_in_a_row() -> None:
    table = 'Date,What\n"Nov 25-27, 2026",No School\n"Wed, Feb 17, 2027",No School\n'
    assert read_feed(table.encode(), today=TODAY).calendar.off == (
        days("2026-11-25", "2026-11-27"),
        days("2027-02-17"),
    )


# Words


@pytest.mark.parametrize(
    "summary",
    [
        "No School",
        "NO CLASSES - Professional Development",
        "Teacher Work Day - students do not attend",
        "Teacher In-Service",
        "Student/Staff Holiday",
        "Pupil-free day",
        "District Closed",
        "Schools and offices closed",
        "Snow Day",
        "No school for students; workday for teachers",
        "Parent-Teacher Conferences, no school",
        "No School (PK-12)",
        "No K-12 school",
        "Labor Day",
        "Presidents' Day",
        "Veterans Day (observed)",
        "Lincoln's Birthday observed",
        "Columbus Day / Indigenous Peoples' Day",
        "Cesar Chavez Day",
        "Good Friday",
        "Diwali - no school",
        "Memorial Day observed",
        "New Year\N{RIGHT SINGLE QUOTATION MARK}s Day",
        "Presidents\N{RIGHT SINGLE QUOTATION MARK} Day - no school (possible snow make-up day)",
        "Superintendent's Conference Day",
        "End of 1st Semester/Teacher Workday",
        "Día de trabajo para los maestros",
        "No habrá clases",
    ],
)
def test_a_day_off_by_its_words(summary: str) -> None:
    assert understand(summary).kind(days=1, whole_day=True) == "day_off"


@pytest.mark.parametrize(
    "summary", ["Mid-Winter Break", "Spring Recess - No School", "Vacaciones de invierno"]
)
def test_a_break_by_its_words(summary: str) -> None:
    assert understand(summary).kind(days=1, whole_day=True) == "break"


@pytest.mark.parametrize(
    "summary",
    [
        "Early Release - Winter Break",
        "1/2 day for students",
        "Two-hour delay, professional development day",
        "No school in the afternoon",
        "Late start",
        "Minimum day",
        "School resumes after Spring Break",
        "Students return from winter break",
        "Winter Break begins",
        "Last day of Spring Break",
        "Last day of school before Thanksgiving break",
        "Day before Thanksgiving holiday",
        "Classes resume",
        "Columbus Day - school in session",
        "Veterans Day assembly",
        "Lincoln's Birthday (school in session)",
        "Diwali",
        "Snow make-up day",
        "Snow day: remote learning",
        "Holiday Concert",
        "Holiday Shopping Night",
        "Spring Break basketball camp",
        "Registration closed",
        "Closed campus lunch",
        "No school bus on Route 5",
        "No School Board meeting",
        "Breakfast with Santa",
        "No School - Elementary only",
        "No school for grades 9-12",
        "Kindergarten: no school",
        "New Teacher In-Service",
        "Professional Development",
        "Parent-Teacher Conferences",
        "Thanksgiving lunch",
        "Salida temprana",
        "Regreso a clases",
        "Preescolar: no hay clases",
        "",
        "🎉",
    ],
)
def test_a_school_day_or_a_doubt_by_its_words(summary: str) -> None:
    assert understand(summary).kind(days=1, whole_day=True) is None


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("First Day of School", "first_day"),
        ("1st day of classes for students", "first_day"),
        ("School Begins - All Students", "first_day"),
        ("First Day of Classes/Beginning of 1st Six Weeks", "first_day"),
        ("Primer día de clases / Día de trabajo para maestros", "first_day"),
        ("Last day for students", "last_day"),
        ("Last Day of School, End of Quarter 4", "last_day"),
        ("Last Day of School before Summer Break", "last_day"),
        ("Fin del año escolar", "last_day"),
        ("Classes resume", None),
        ("First day of Kindergarten", None),
        ("First day of school after winter break", None),
        ("First day back for students", None),
        ("First day of 2nd semester classes", None),
        ("First day of spring sports practice", None),
        ("Last day for seniors", None),
        ("Last day of school before break", None),
        ("Last day to register", None),
        ("Last day of preschool", None),
    ],
)
def test_the_first_and_last_day_by_their_words(summary: str, kind: str | None) -> None:
    assert understand(summary).kind(days=1, whole_day=True) == kind


def test_no_school_on_one_day_of_several_is_a_doubt() -> None:
    assert understand("Conferences, no school Friday").kind(days=5, whole_day=True) is None
    assert understand("Conferences, no school Friday").kind(days=1, whole_day=True) == "day_off"


def test_with_hours_only_plain_words_count() -> None:
    assert understand("Teacher Workday").kind(days=1, whole_day=False) is None
    assert understand("Teacher Workday, no students").kind(days=1, whole_day=False) == "day_off"


# Days and times


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART;VALUE=DATE:20261012"], days("2026-10-12")),
        (["DTSTART:20261012"], days("2026-10-12")),
        # The end of whole days is the day after.
        (["DTSTART;VALUE=DATE:20261221", "DTEND;VALUE=DATE:20270102"], days("2026-12-21", "2027-01-01")),
        (["DTSTART;VALUE=DATE:20261012", "DTEND;VALUE=DATE:20261012"], days("2026-10-12")),
        (["DTSTART;VALUE=DATE:20261012", "DURATION:P2D"], days("2026-10-12", "2026-10-13")),
        (["DTSTART:20261012T080000", "DTEND:20261012T150000"], days("2026-10-12")),
        (["DTSTART:20261012T080000", "DTEND:20261014T150000"], days("2026-10-12", "2026-10-14")),
        (["DTSTART:20261012T000000", "DTEND:20261014T000000"], days("2026-10-12", "2026-10-13")),
        (["DTSTART:20261012T000000", "DTEND:20261012T235959"], days("2026-10-12")),
        # Unknown zones and well-known ones: as it was written.
        (["DTSTART;TZID=Our Town:20261012T230000", "DURATION:PT1H"], days("2026-10-12")),
        (["DTSTART;TZID=Pacific/Honolulu:20261012T230000"], days("2026-10-12")),
        # Midnight to midnight in New York, Los Angeles and Honolulu, in UTC, in a file that names no zone.
        (["DTSTART:20261012T040000Z", "DTEND:20261013T040000Z"], days("2026-10-12")),
        (["DTSTART:20261012T070000Z", "DTEND:20261013T070000Z"], days("2026-10-12")),
        (["DTSTART:20261012T100000Z", "DTEND:20261013T100000Z"], days("2026-10-12")),
        (["DTSTART;TZID=UTC:20261012T070000", "DTEND;TZID=UTC:20261013T070000"], days("2026-10-12")),
        # Over the change of the clocks on November 1.
        (["DTSTART:20261030T070000Z", "DTEND:20261103T080000Z"], days("2026-10-30", "2026-11-02")),
        # An evening there is the next day in UTC.
        (["DTSTART:20261013T010000Z", "DTEND:20261013T020000Z"], days("2026-10-12")),
    ],
)
def test_the_days_of_an_entry(lines: list[str], expected: Days) -> None:
    assert off(entry("No School", *lines)) == (expected,)


def test_a_time_in_utc_is_moved_to_the_zone_of_the_file() -> None:
    late = entry("No School", "DTSTART:20261013T090000Z", "DTEND:20261013T093000Z")
    assert off(late) == (days("2026-10-13"),)
    assert off(late, head="X-WR-TIMEZONE:Pacific/Honolulu") == (days("2026-10-12"),)
    # A zone that is no zone, or UTC, tells nothing.
    for zone in ("UTC", "America", "../../etc/passwd", "x" * 300):
        assert off(late, head=f"X-WR-TIMEZONE:{zone}") == (days("2026-10-13"),)


def test_days_that_touch_or_overlap_are_joined() -> None:
    assert off(
        entry("No School", "DTSTART:20261125"),
        entry("Thanksgiving Break", "DTSTART:20261126", "DTEND:20261128"),
        entry("Thanksgiving Day", "DTSTART:20261126"),
    ) == (days("2026-11-25", "2026-11-27"),)


def test_a_cancelled_entry_is_left_out() -> None:
    feed = read(
        entry("No School", "DTSTART:20261012"), entry("No School", "DTSTART:20261013", "STATUS:CANCELLED")
    )
    assert (feed.calendar.off, feed.left_out) == ((days("2026-10-12"),), 1)


def test_an_entry_without_words_is_left_out() -> None:
    nameless = "BEGIN:VEVENT\r\nDTSTART:never\r\nEND:VEVENT"
    assert read(entry("No School", "DTSTART:20261012"), nameless).left_out == 1


# Repeated entries


def fridays(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(weeks=week) for week in range((end - start).days // 7 + 1)]


def each(found: Iterable[Days]) -> list[date]:
    return [day for one in found for day in one.each()]


def test_no_school_on_fridays_without_end_goes_as_far_as_the_next_school_year() -> None:
    found = off(entry("No School", "DTSTART:20260904", "RRULE:FREQ=WEEKLY;BYDAY=FR"))
    assert each(found) == fridays("2026-09-04", "2028-07-28")


def test_a_repeated_entry_begins_with_the_school_year_around_today() -> None:
    found = off(entry("No School", "DTSTART:20240906", "RRULE:FREQ=WEEKLY;UNTIL=20261016T035959Z"))
    # In UTC 3:59 on Friday the 16th is in the East 11:59 p.m. on Thursday.
    assert each(found) == fridays("2026-07-03", "2026-10-09")


def test_excluded_moved_and_cancelled_times_of_a_repeated_entry() -> None:
    found = off(
        entry(
            "No School",
            "UID:fridays",
            "DTSTART;TZID=America/Denver:20260904T080000",
            "DTEND;TZID=America/Denver:20260904T150000",
            "RRULE:FREQ=WEEKLY;COUNT=5",
            "EXDATE;TZID=America/Denver:20260911T080000",
        ),
        entry(
            "No School",
            "UID:fridays",
            "RECURRENCE-ID;TZID=America/Denver:20260918T080000",
            "DTSTART:20260917",
        ),
        entry(
            "No School",
            "UID:fridays",
            "STATUS:CANCELLED",
            "RECURRENCE-ID:20260925T140000Z",
            "DTSTART:20260925",
        ),
        head="X-WR-TIMEZONE:America/Denver",
    )
    assert each(found) == [date(2026, 9, 4), date(2026, 9, 17), date(2026, 10, 2)]


def test_added_days_of_an_entry() -> None:
    found = off(
        entry("No School", "DTSTART:20261012", "RDATE;VALUE=DATE:20261109,20261116", "EXDATE:20261012")
    )
    assert each(found) == [date(2026, 11, 9), date(2026, 11, 16)]


def test_a_break_that_comes_each_year_keeps_its_length() -> None:
    found = off(entry("Winter Break", "DTSTART:20201221", "DTEND:20210102", "RRULE:FREQ=YEARLY"))
    assert found == (days("2026-12-21", "2027-01-01"), days("2027-12-21", "2028-01-01"))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTH=5L",
        "FREQ=DAILY;COUNT=many",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;RSCALE=HEBREW",
        "INTERVAL=2",
        "",
    ],
)
def test_a_rule_that_cannot_be_read_is_said_and_not_guessed(rule: str) -> None:
    data = ics(entry("Concert", "DTSTART:20261001"), entry("No School", "DTSTART:20261002", f"RRULE:{rule}"))
    assert refusal(data) == ("feed-repeats", {"place": 2})


def test_a_rule_that_cannot_be_read_does_not_matter_elsewhere() -> None:
    feed = read(
        entry("No School", "DTSTART:20261012"),
        entry("Band practice", "DTSTART:20261012T080000", "RRULE:FREQ=HOURLY"),
    )
    assert feed.left_out == 1


# School years


def ends(first: str, last: str) -> tuple[str, str]:
    return entry("First Day of School", f"DTSTART:{first}"), entry("Last Day of School", f"DTSTART:{last}")


def test_two_school_years() -> None:
    feed = read(*ends("20260817", "20270528"), *ends("20270816", "20280526"))
    assert feed.calendar.years == (days("2026-08-17", "2027-05-28"), days("2027-08-16", "2028-05-26"))
    assert feed.calendar.in_summer(date(2027, 7, 4))
    assert feed.calendar.off == ()


def test_a_past_year_beside_this_one_is_left_out() -> None:
    feed = read(
        *ends("20250818", "20260529"), *ends("20260817", "20270528"), entry("No School", "DTSTART:20251013")
    )
    assert feed.calendar.years == (days("2026-08-17", "2027-05-28"),)
    assert (feed.calendar.off, feed.left_out) == ((), 3)


def test_a_year_with_one_end_is_not_made_up() -> None:
    feed = read(entry("First Day of School", "DTSTART:20260817"), entry("No School", "DTSTART:20261012"))
    assert feed.calendar.years == ()
    assert feed.calendar.off == (days("2026-10-12"),)
    assert [one.kind for one in feed.understood] == ["first_day", "day_off"]


def test_a_late_end_in_july_and_an_early_first_day() -> None:
    feed = read(*ends("20260720", "20270702"), *ends("20270719", "20280630"))
    assert feed.calendar.years == (days("2026-07-20", "2027-07-02"), days("2027-07-19", "2028-06-30"))


def test_grades_that_begin_and_end_on_different_days() -> None:
    feed = read(
        entry("First day of school for grades 6-12", "DTSTART:20260903"),
        entry("First day of school for grades 1-5", "DTSTART:20260908"),
        entry("Last Day of School K-11", "DTSTART:20270616"),
        entry("Last Day of School", "DTSTART:20270615"),
    )
    # Grades alone: the earliest. What is said of the whole school goes first.
    assert feed.calendar.years == (days("2026-09-03", "2027-06-15"),)


def test_days_off_lie_inside_of_the_school_year() -> None:
    found = off(
        *ends("20260817", "20270528"),
        entry("Teacher Workday", "DTSTART:20260810", "DTEND:20260815"),
        entry("Summer Break", "DTSTART:20260601", "DTEND:20260818"),
        entry("Memorial Day", "DTSTART:20270531"),
        entry("No School", "DTSTART:20270524", "DTEND:20270601"),
    )
    assert found == (days("2027-05-24", "2027-05-27"),)


# Refusals


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"x" * (MOST_BYTES + 1), "feed-too-large"),
        (b"PK\x03\x04" + b"\0" * 40, "feed-packed"),
        (b"\x1f\x8b\x08" + b"\0" * 40, "feed-packed"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 40, "feed-packed"),
        ("First,What\n2026-10-12,día".encode("latin-1"), "feed-not-text"),
        (WASHINGTON.encode("utf-16"), "feed-not-text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "feed-not-text"),
        (b"date,what\n2026-10-12,\0", "feed-not-text"),
        (ics(*[entry("Concert", "DTSTART:20261001")] * 2001), "feed-too-many"),
        (b"date,what\n" + b"2026-10-12,No School\n" * 2001, "feed-too-many"),
        (ics(*[entry("No School", "DTSTART:20261001", "RRULE:FREQ=DAILY")] * 4), "feed-too-many"),
        (ics(*[entry("No School", "DTSTART:20261001", "RRULE:FREQ=YEARLY")] * 101), "feed-too-many"),
        (WASHINGTON[:2000].encode(), "feed-broken"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "feed-broken"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n", "feed-broken"),
        (b"BEGIN:VCALENDAR\n" * 50, "feed-broken"),
        (b"", "feed-empty"),
        (b"\r\n \t", "feed-empty"),
        (b"<!doctype html><title>Calendar</title>", "feed-columns"),
        (b"2026-10-12,No School\n", "feed-columns"),
        (b'date,what\n"2026-10-12,No School\n', "feed-columns"),
        (ics(), "feed-nothing"),
        (ics(entry("Concert", "DTSTART:20261001")), "feed-nothing"),
        (b"date,what\n", "feed-nothing"),
        (ics(*ends("20240819", "20250530")), "feed-past"),
        (ics(entry("No School", "DTSTART:20200101", "RRULE:FREQ=DAILY;COUNT=3")), "feed-past"),
        (ics(*ends("20290820", "20300531")), "feed-future"),
        (ics(*ends("20270610", "20260820")), "feed-year"),
        (ics(*ends("20260817", "20270729"), *ends("20270719", "20280630")), "feed-year"),
        (ics(*ends("20260803", "20270528"), *ends("20260908", "20270530")), "feed-two-calendars"),
    ],
)
def test_each_file_that_cannot_be_used_has_its_own_words(data: bytes, key: str) -> None:
    assert refusal(data)[0] == key


def test_a_year_that_has_just_ended_is_past() -> None:
    data = ics(*ends("20260817", "20270528"))
    assert read_feed(data, today=date(2027, 5, 28)).calendar.years
    assert refusal(data, date(2027, 5, 29)) == ("feed-past", {})


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["DTSTART:20261301"],
        ["DTSTART:soon"],
        ["DTSTART:00010101T000000Z"],
        ["DTSTART:99991231T235959Z"],
        ["DTSTART:080000"],
        ["DTSTART:P1D"],
        ["DTSTART:20261012,20261013"],
        ["DTSTART:20261012", "DTEND:20261011"],
        ["DTSTART:20261012", "DURATION:-P1D"],
        ["DTSTART:20261012", "DURATION:P99999999999D"],
        ["DTSTART:20261012", "DURATION:20261013"],
        ["DTSTART:20261221", "DTEND:20280102"],
    ],
)
def test_a_day_off_whose_day_cannot_be_read_is_told_and_not_dropped(lines: list[str]) -> None:
    data = ics(entry("No School", "DTSTART:20261005"), entry("Winter Break", *lines))
    assert refusal(data) == ("feed-bad-date", {"place": 2})


@pytest.mark.parametrize(
    "row",
    [
        ",,No School",
        "soon,,No School",
        "10/12,,No School",
        "13/13/2026,,No School",
        "2026-10-12,2026-10-11,No School",
        "2026-12-21,2028-01-01,Winter Break",
        "2026-10-12,whenever,No School",
        f"{'2026-10-12 ' * 9},,No School",
        "Tue 10/12/2026,,No School",
    ],
)
def test_a_row_whose_day_cannot_be_read_is_told(row: str) -> None:
    data = f"First,Last,What\n2026-10-05,,No School\n{row}\n".encode()
    assert refusal(data) == ("feed-bad-row", {"row": 3})


def test_at_the_limits_a_file_is_read() -> None:
    busy = [entry("Concert", "DTSTART:20261001")] * 1999
    assert read(*busy, entry("No School", "DTSTART:20261012")).left_out == 1999
    table = b"date,what\n" + b"2026-10-12,No School\n" * 2000
    assert read_feed(table, today=TODAY).calendar.off == (days("2026-10-12"),)
    padded = ics(entry("No School", "DTSTART:20261012"))
    padded += b"\n" * (MOST_BYTES - len(padded))
    assert read_feed(padded, today=TODAY).calendar.off == (days("2026-10-12"),)


def _never_true(frequency: str) -> bytes:
    rule = f"RRULE:FREQ={frequency};BYMONTH=2;BYMONTHDAY=30"
    return ics(*[entry("No School", "DTSTART:20000101", rule)] * 100)


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"BEGIN:VCALENDAR" + b"\n" * (MOST_BYTES - 20),
        lambda: b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 80_000,
        lambda: ics(entry("No School", "DTSTART:20261012", *["BEGIN:VALARM", "END:VALARM"] * 30_000)),
        lambda: ics(entry("a" * 900_000, "DTSTART:20261012")),
        lambda: ics(entry("\\" * 900_000, "DTSTART:20261012")),
        lambda: ics('BEGIN:VEVENT\r\nSUMMARY;X="a"' + ';X="a"' * 150_000 + ":No School\r\nEND:VEVENT"),
        lambda: ics(entry("No School", "DTSTART:20261012", "RRULE:FREQ=DAILY;COUNT=" + "9" * 900_000)),
        lambda: ics(
            entry(
                "No School",
                "DTSTART:20261012",
                "RRULE:FREQ=DAILY;COUNT=1",
                "EXDATE:" + "20261012," * 99_000 + "20261012",
            )
        ),
        lambda: _never_true("DAILY"),
        lambda: _never_true("YEARLY"),
        lambda: ics(*[entry("No School " + "long words " * 30, "DTSTART:20261012")] * 2000),
        lambda: b"," * (MOST_BYTES - 1),
        lambda: b"date,what\n" + b'"' * (MOST_BYTES - 20),
        lambda: b"date,what\n" + b"2026-10-12,no school " + b"x" * (MOST_BYTES - 40),
    ],
)
def test_the_worst_files_are_read_or_refused(make: Callable[[], bytes]) -> None:
    data = make()
    assert len(data) <= MOST_BYTES
    outcome(data)


# What holds for any file


in_window = st.dates(date(2026, 7, 1), date(2028, 5, 31))
stretches = st.lists(
    st.builds(lambda first, more: Days(first, first + timedelta(days=more)), in_window, st.integers(0, 40)),
    min_size=1,
    max_size=30,
).filter(lambda some: max(one.last for one in some) >= TODAY)


def _as_ics(some: Iterable[Days], *, timed: bool) -> bytes:
    entries: list[str] = []
    for one in some:
        after = one.last + timedelta(days=1)
        zone, clock = (";TZID=America/Chicago", "T000000") if timed else (";VALUE=DATE", "")
        entries.append(
            entry(
                "No School", f"DTSTART{zone}:{one.first:%Y%m%d}{clock}", f"DTEND{zone}:{after:%Y%m%d}{clock}"
            )
        )
    return ics(*entries)


@given(some=stretches, timed=st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_days_off_written_as_ics_come_back(some: list[Days], *, timed: bool) -> None:
    feed = read_feed(_as_ics(some, timed=timed), today=TODAY)
    assert set(each(feed.calendar.off)) == set(each(some))
    assert feed.left_out == 0


@given(
    some=stretches,
    separator=st.sampled_from(",;\t"),
    names=st.sampled_from(
        [("first", "last", "what"), ("Start Date", "END DATE", "Summary"), ("desde", "hasta", "Qué")]
    ),
    order=st.permutations(range(3)),
    form=st.sampled_from(["%Y-%m-%d", "%m/%d/%Y", "%b %d, %Y", "%A, %B %d, %Y"]),
    bom=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_any_days_off_written_as_a_table_come_back(
    some: list[Days], separator: str, names: tuple[str, ...], order: list[int], form: str, *, bom: bool
) -> None:
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=separator)
    rows = [(one.first.strftime(form), one.last.strftime(form), "No School") for one in some]
    writer.writerows([row[column] for column in order] for row in (names, *rows))
    feed = read_feed(sheet.getvalue().encode("utf-8-sig" if bom else "utf-8"), today=TODAY)
    assert set(each(feed.calendar.off)) == set(each(some))


@given(data=st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    _is_told(data)


pieces = st.sampled_from(
    [
        *("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "UID:1", "STATUS:"),
        *("SUMMARY:No School", "SUMMARY;X=:", "SUMMARY:First Day of School", "SUMMARY:Last day of school"),
        *("DTSTART:20261012", "DTSTART;TZID=:20261012T000000Z", "DTSTART;VALUE=DATE:2026", "DTEND:20261012"),
        *("DTEND:", "DURATION:P1W", "DURATION:-PT", "RECURRENCE-ID:20261012", "RECURRENCE-ID:", "RDATE:x"),
        *("EXDATE:,", "EXDATE:20261012/P1D", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=", "RRULE:;=;"),
        *("RRULE:FREQ=YEARLY;BYDAY=-53SU,1MO;BYSETPOS=-1,400", "X-WR-TIMEZONE:Asia"),
        *("date,what", "2026-10-12,no school", "Nov 25-27 2026,no school", "1/1/0000,no school"),
        *(";", "\t", " ", ":", '"', "\ufeff", "\u2028", "\ufdfa"),
    ]
)


@given(
    body=st.lists(pieces, max_size=30),
    noise=st.text(max_size=20),
    at=st.integers(0, 30),
    start=st.sampled_from(["BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:No School", "date,what", ""]),
    end=st.sampled_from(["END:VEVENT\nEND:VCALENDAR", ""]),
)
@settings(max_examples=300, deadline=None)
def test_no_broken_file_raises_anything_else(
    body: list[str], noise: str, at: int, start: str, end: str
) -> None:
    text = "\n".join([start, *body[:at], noise, *body[at:], end])
    _is_told(text.encode("utf-8", "surrogatepass"))


def _is_told(data: bytes) -> None:
    found = outcome(data)
    if isinstance(found, Feed):
        assert found.understood
    else:
        assert words("en").say(found.key, **found.values)


def test_nothing_of_a_files_words_is_kept() -> None:
    feed = read(entry("No School, Zebulon Quux is ill", "DTSTART:20261012"))
    assert "Quux" not in repr(feed)
    assert isinstance(feed.understood[0].days.first, date)
    assert not isinstance(feed.understood[0].days.first, datetime)
