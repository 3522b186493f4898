"""The calendar file: whole, and telling nothing to who looks at the screen."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from icalendar import Calendar
from icalendar import Event as Entry
from made_deadlines import ALL, CASE, CONSENT, DUE, NO_DAY, SURE, TODAY, counted

from bot.clock.case import Case, Event
from bot.clock.deadline import Deadline
from bot.text.catalogue import Words, words
from bot.ui.export import calendar_file

WORDS = words("en")
NOW = datetime(2026, 9, 14, 16, 30, 5, tzinfo=UTC)


def entries(file: bytes) -> list[Entry]:
    return list(Calendar.from_ical(file).events)


def calendar(found: list[Deadline], case: Case = CASE, now: datetime = NOW) -> bytes:
    return calendar_file(case, found, words=WORDS, now=now)


def test_each_deadline_that_has_a_day_is_one_whole_day() -> None:
    found = [(entry.start, str(entry.summary)) for entry in entries(calendar(ALL))]
    assert found == [
        (date(2026, 11, 13), "A date you saved"),
        (date(2026, 11, 13), "A date you saved (not sure)"),
        (date(2026, 11, 20), "A date you saved (the earliest it can be)"),
        (date(2026, 11, 27), "A date you saved (the last it can be)"),
    ]
    assert b"DTSTART;VALUE=DATE:20261113\r\n" in calendar(ALL)


def test_two_alarms_come_in_the_morning_a_week_and_a_day_ahead() -> None:
    entry = entries(calendar([SURE]))[0]
    midnight = datetime.combine(DUE, time())
    # Without a zone: a whole day starts at the midnight of the phone.
    rings = [(midnight + alarm["trigger"].dt).isoformat() for alarm in entry.subcomponents]
    assert rings == ["2026-11-06T09:00:00", "2026-11-12T09:00:00"]
    assert [str(alarm["action"]) for alarm in entry.subcomponents] == ["DISPLAY", "DISPLAY"]


TELLING = """
school child children son daughter student pupil kid parent mother father family plan iep 504 law legal rule
evaluation assessment disability disabled special education meeting complaint hearing right rights court
deadline due state california us consent referral letter first district agency teacher clock breaks doubt
""".split()  # noqa: SIM905


def test_a_calendar_tells_nothing_of_what_the_days_are_about() -> None:
    said = calendar(ALL).decode().replace("\r\n ", "").lower()
    assert "a date you saved" in said
    assert [word for word in TELLING if re.search(rf"\b{word}\b", said)] == []


def test_an_entry_is_private_and_leaves_the_day_free() -> None:
    for entry in entries(calendar(ALL)):
        assert (str(entry["class"]), str(entry["transp"])) == ("PRIVATE", "TRANSPARENT")
        assert set(entry) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "CLASS", "TRANSP"}
        assert entry.stamp == NOW


def ids(found: list[Deadline], case: Case = CASE) -> list[str]:
    return [str(entry.uid) for entry in entries(calendar(found, case))]


def test_a_day_that_moves_keeps_its_entry() -> None:
    assert ids([SURE]) == ids([replace(SURE, due_on=date(2026, 12, 1))])


def test_what_is_not_the_same_has_its_own_entry() -> None:
    others = [
        ids(ALL),
        ids([replace(SURE, jurisdiction="CA")]),
        ids([replace(SURE, event=Event("consent", date(2026, 9, 15)))]),
        ids([replace(SURE, event=Event("referral", TODAY))]),
        ids([SURE], replace(CASE, child="B")),
        ids([SURE], replace(CASE, plan="504")),
    ]
    flat = [one for some in others for one in some]
    assert len(flat) == len(set(flat)) == 9


def test_the_same_deadline_twice_is_one_entry() -> None:
    assert len(ids([SURE, SURE])) == 1


def test_what_is_done_or_beaten_rings_no_alarm() -> None:
    done = counted(met_by=("eligibility",))
    beaten = replace(SURE, beaten_by="another-clock")
    assert len(ids([done])) == 1
    assert ids([done, beaten], replace(CASE, events=(CONSENT, Event("eligibility", date(2026, 9, 20))))) == []


def test_a_calendar_file_is_what_the_standard_asks_for(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    long = "Una fecha que guardaste, señalada así: " + "ñ" * 100
    (tmp_path / "en" / "export.ftl").write_text(f"calendar-date = {long}\n", encoding="utf-8")
    file = calendar_file(CASE, [SURE], words=Words("en", tmp_path), now=NOW)
    lines = file.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)
    assert str(entries(file)[0].summary) == long
    head = Calendar.from_ical(file)
    assert (str(head["version"]), str(head["method"])) == ("2.0", "PUBLISH")


def test_the_same_deadlines_give_the_same_file() -> None:
    assert calendar(ALL) == calendar(ALL)
    later = calendar(ALL, now=NOW + timedelta(days=1))
    assert later.replace(b"20260915T163005Z", b"20260914T163005Z") == calendar(ALL)


def test_a_calendar_of_nothing_can_be_read() -> None:
    assert entries(calendar([])) == []
    assert entries(calendar([NO_DAY])) == []
