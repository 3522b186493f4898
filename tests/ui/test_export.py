"""The files to keep: a calendar that tells nothing, and a timeline on paper that tells all."""

import io
import json
import re
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import typst
from icalendar import Calendar
from icalendar import Event as Entry
from pypdf import PageObject, PdfReader

from bot.clock.case import Case, Event
from bot.clock.counting import Deadline, Guess
from bot.clock.timeline import deadlines
from bot.law.library import Library, library
from bot.law.model import Checked, Clock, Meaning, Source, Unit
from bot.text.catalogue import Words, words
from bot.text.days import in_words
from bot.ui.export import calendar_file
from bot.ui.export_paper import ALT_LIMIT, PAPER, PICTURE_OTHERS, Picture, Sheet, picture

FACTS = library()
WORDS = words("en")
TODAY = date(2026, 9, 14)
NOW = datetime(2026, 9, 14, 16, 30, 5, tzinfo=UTC)
DUE = date(2026, 11, 13)
CONSENT = Event("consent", TODAY)
CASE = Case("A", "iep", "CA", (Event("referral", date(2026, 8, 31)), CONSENT))
SOURCE = Source(
    citation="34 CFR 300.301(c)(1)",
    url="https://www.ecfr.gov/current/title-34/section-300.301",
    checked=Checked.TEXT,
    checked_on=date(2026, 11, 21),
)
CLOCK = Clock(
    id="first-evaluation",
    plan="iep",
    starts="consent",
    title={"en": "First evaluation"},
    due={"en": "the first evaluation is done"},
    length=60,
    unit=Unit.CALENDAR_DAYS,
    who="school",
    source=SOURCE,
)


def counted(day: date | None = DUE, **clock: Any) -> Deadline:
    """Return a sure deadline; with other values of its clock if so wished."""
    return Deadline(
        clock=CLOCK.model_copy(update=clock),
        jurisdiction="US",
        event=CONSENT,
        due_on=day,
        not_before=None,
        about=None,
        latest=None,
        guesses=(),
        working=(),
    )


SURE = counted()
UNSURE = counted(id="in-doubt", doubt={"en": "Two guides of the state differ."})
EARLIEST = replace(
    counted(None, id="breaks"), not_before=date(2026, 11, 20), guesses=(Guess.SCHOOL_DAYS,)
)
LAST = replace(counted(None, id="count-back"), latest=date(2026, 11, 27), guesses=(Guess.SCHOOL_DAYS,))
NO_DAY = replace(counted(None, id="no-day"), guesses=(Guess.SCHOOL_DAYS,))
ALL = [SURE, UNSURE, EARLIEST, LAST, NO_DAY]
MANY = [counted(DUE + timedelta(days=at), id=f"clock-{at}") for at in range(60)]


# The calendar file


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
    rings = [midnight + alarm.TRIGGER for alarm in entry.alarms.alarms_with_trigger] if False else [
        midnight + alarm["trigger"].dt for alarm in entry.subcomponents
    ]
    assert rings == [datetime(2026, 11, 6, 9), datetime(2026, 11, 12, 9)]  # noqa: DTZ001  # no zone: the phone's
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


# The picture


def drawn(
    found: list[Deadline], case: Case = CASE, *, facts: Library = FACTS, today: date = TODAY
) -> Picture:
    return picture(case, found, facts=facts, words=WORDS, today=today)


def sheet(found: list[Deadline], case: Case = CASE) -> Sheet:
    return Sheet(case, found, facts=FACTS, words=WORDS, today=TODAY)


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def size(png: bytes) -> tuple[int, ...]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_the_paper_says_what_it_is_there_to_say() -> None:
    said = pages(drawn([counted(moves_if=({"en": "you agree on another day"},))]).pdf)[0]
    for sentence in (
        "Your dates: Child A, IEP",
        "State: California",
        "Next date: in 60 days",
        "By Friday, November 13, 2026 (sure)",
        "The school has to act by then: the first evaluation is done.",
        "This day can move.",
        "Monday, September 14, 2026 is day 0. 60 calendar days later is Friday, November 13, 2026.",
        "34 CFR 300.301(c)(1): read in the law on November 21, 2026",
        "What happened",
        "The school got your written request on Monday, August 31, 2026.",
        "Made on September 14, 2026.",
        "This is information, not a substitute for the advice of an attorney.",
    ):
        assert sentence in said
    assert said.index("Next date") < said.index("What happened")
    assert said.index("August 31") < said.rindex("Your signed consent".lower())


def test_every_doubt_stands_beside_its_day() -> None:
    said = " ".join(pages(drawn(ALL).pdf))
    assert said.count("(not sure)") == len(ALL) - 1
    assert "Two guides of the state differ." in said
    assert said.count("the rule counts school days") == 3
    assert FACTS.states["CA"].parent_center.name in said


def test_a_day_on_which_schools_are_closed_says_so() -> None:
    sunday = counted(date(2026, 11, 15))
    assert "so ask for it by Friday, November 13, 2026" in pages(drawn([sunday]).pdf)[0]


def marks(found: list[Deadline], case: Case = CASE) -> list[object]:
    values: Any = sheet(found, case).values(60)
    rows = [row for group in values["groups"] for row in group["rows"]]
    return [row["mark"] for row in ([values["next"]] if values["next"] else []) + rows]


def test_sure_and_not_sure_differ_by_shape_and_word() -> None:
    assert marks([SURE, UNSURE]) == ["sure", "unsure"]
    sure, unsure = drawn([SURE]), drawn([replace(SURE, guesses=(Guess.NOT_CURATED,))])
    assert "November 13, 2026 (sure)" in pages(sure.pdf)[0]
    assert "November 13, 2026 (not sure)" in pages(unsure.pdf)[0]


def sizes(page: PageObject) -> dict[str, float]:
    """Return the height of each piece of text, as it stands on the page."""
    found: dict[str, float] = {}

    def look(text: str, _cm: object, tm: list[float], _font: object, height: float) -> None:
        if text.strip():
            found[text.strip()] = abs(tm[3]) * height

    page.extract_text(visitor_text=look)
    return found


def test_the_next_date_is_the_biggest_thing_on_the_page() -> None:
    first = PdfReader(io.BytesIO(drawn([SURE, counted(DUE + timedelta(days=30), id="later")]).pdf)).pages[0]
    by_size = sizes(first)
    biggest = max(by_size, key=lambda text: by_size[text])
    assert "November 13" in biggest
    assert min(by_size.values()) >= 12


def test_deadlines_stand_under_how_they_stand() -> None:
    events = (CONSENT, Event("eligibility", date(2026, 9, 20)))
    today = date(2026, 12, 1)
    found = [
        counted(date(2026, 11, 2), id="late"),
        counted(date(2026, 11, 3), id="own", who="parent"),
        counted(date(2026, 11, 4), id="wait", meaning=Meaning.WAIT),
        counted(date(2026, 11, 5), id="perhaps", doubt={"en": "It is not clear."}),
        counted(date(2026, 11, 6), id="met", met_by=("eligibility",)),
        replace(counted(date(2026, 12, 24), id="beaten"), beaten_by="late"),
        counted(date(2026, 12, 7), id="open"),
        counted(date(2026, 12, 8), id="open-too"),
    ]
    case = replace(CASE, events=events)
    said = " ".join(pages(drawn(found, case, today=today).pdf))
    order = [
        "Next date: in 6 days",
        "December 7",
        "More dates",
        "December 8",
        "May have come by now",
        "This day may have come.",
        "a letter can ask the school for its date.",
        "Other ways may still be open",
        "This waiting time is over.",
        "Done or replaced",
        "Done: what the rule waits for has come.",
        "Another of your dates counts in place of this one.",
    ]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "too late" not in said
    values: Any = Sheet(case, found, facts=FACTS, words=WORDS, today=today).values(60)
    assert [row["mark"] for row in values["groups"][-1]["rows"]] == ["done", "sure"]


def test_the_pdf_can_be_read_aloud() -> None:
    read = PdfReader(io.BytesIO(drawn([SURE, EARLIEST]).pdf))
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en"
    assert read.metadata is not None
    assert read.metadata.title == "Your dates: Child A, IEP"
    assert read.metadata.author is None
    assert (read.pages[0].mediabox.width, read.pages[0].mediabox.height) == (612, 792)


def test_the_paper_keeps_the_rules_of_accessible_pdf() -> None:
    case = replace(CASE, events=(CONSENT,))
    made, warnings = typst.compile_with_warnings(
        str(PAPER / "timeline.typ"),
        format="pdf",
        font_paths=[str(PAPER / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(sheet(ALL, case).values(60))},
        pdf_standards=["ua-1"],
    )
    assert made.startswith(b"%PDF")
    assert warnings == []


def fonts(pdf: bytes) -> set[str]:
    found: set[str] = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        found |= {font.get_object()["/BaseFont"].partition("+")[2] for font in resources["/Font"].values()}
    return found


def test_no_font_comes_from_elsewhere() -> None:
    assert fonts(drawn(ALL).pdf) == {"AtkinsonHyperlegibleNext-Bold", "AtkinsonHyperlegibleNext-Regular"}
    for state in FACTS.states:
        for texts in (one.title["en"] + one.due["en"] for one in FACTS.states[state].clocks):
            assert texts.encode("cp1252"), "the font has these letters"


def test_the_font_stands_beside_its_licence() -> None:
    folder = PAPER / "fonts"
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["AtkinsonHyperlegibleNext-Bold.ttf", "AtkinsonHyperlegibleNext-Regular.ttf", "OFL.txt"]
    licence = (folder / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright 2020-2024 The Atkinson Hyperlegible Next Project Authors")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert sum(path.stat().st_size for path in folder.iterdir()) < 400_000


def test_a_picture_is_one_letter_page() -> None:
    for found in ([], ALL, MANY):
        png = drawn(found).png
        assert size(png) == (1224, 1584)
        assert len(png) < 1_000_000


def test_the_rule_can_be_opened() -> None:
    page = PdfReader(io.BytesIO(drawn([SURE]).pdf)).pages[0]
    notes: Any = page["/Annots"]
    assert {note.get_object()["/A"]["/URI"] for note in notes} == {SOURCE.url}


def test_many_deadlines_flow_on_and_the_first_page_says_how_many() -> None:
    whole = pages(drawn(MANY).pdf)
    days = [in_words(one.due_on, "en") for one in MANY if one.due_on]
    assert [day for day in days if f"By {day} (sure)" not in " ".join(whole)] == []
    on_first = sum(f"By {day} (sure)" in whole[0] for day in days)
    assert 1 < on_first <= PICTURE_OTHERS
    assert f"{60 - on_first} more dates are on the next pages of the PDF." in whole[0]
    assert "more dates" not in " ".join(whole[1:])


@pytest.mark.parametrize("found", [[SURE], MANY[:3], MANY[:6], MANY[:7], MANY, ALL])
def test_the_picture_is_the_first_page(found: list[Deadline]) -> None:
    for case in (CASE, replace(CASE, events=())):
        of_pdf, of_png = (sheet(found, case).values(limit) for limit in (len(found), PICTURE_OTHERS))
        first, cut = (
            typst.compile(
                str(PAPER / "timeline.typ"),
                format="svg",
                font_paths=[str(PAPER / "fonts")],
                ignore_system_fonts=True,
                sys_inputs={"data": json.dumps(values)},
            )
            for values in (of_pdf, of_png)
        )
        assert (first[0] if isinstance(first, list) else first) == (cut[0] if isinstance(cut, list) else cut)


def test_nothing_at_all_is_a_page_too() -> None:
    made = drawn([], replace(CASE, events=()))
    assert len(pages(made.pdf)) == 1
    assert "No day lies ahead." in pages(made.pdf)[0]
    assert "No date has been saved yet." in pages(made.pdf)[0]
    assert made.alt == "Your dates: Child A, IEP. State: California. No day lies ahead."


def test_a_row_longer_than_a_page_flows_on_and_loses_nothing() -> None:
    long = counted(due={"en": " ".join(f"word{at}" for at in range(1200))})
    whole = pages(drawn([long]).pdf)
    assert len(whole) > 1
    assert [at for at in range(1200) if f"word{at}" not in " ".join(whole)] == []


HOSTILE = '#panic("x") $1/0$ *a* _b_ `c` [d] \\ // /* <e> @f {g} "h" ~ \u202e ʻ Ж 漢 \U0001f600 \x07 \x00 & %'


def test_a_text_is_never_read_as_the_templates_language() -> None:
    state = FACTS.states["CA"].model_copy(update={"name": {"en": HOSTILE}})
    facts = replace(FACTS, states={**FACTS.states, "CA": state})
    made = drawn([SURE], facts=facts)
    assert '#panic("x") $1/0$ *a* _b_ `c` [d] \\ // /* <e> @f {g} "h" ~' in pages(made.pdf)[0]
    assert size(made.png) == (1224, 1584)
    assert HOSTILE in made.alt


def test_the_same_timeline_gives_the_same_bytes() -> None:
    first, second = drawn(ALL), drawn(ALL)
    assert first == second
    assert drawn(ALL, today=TODAY + timedelta(days=1)) != first


def test_several_can_be_drawn_at_once() -> None:
    cases = [replace(CASE, child=child) for child in ("A", "B", "C", "D")]
    alone = [drawn(ALL, case) for case in cases]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda case: drawn(ALL, case), cases)) == alone


def test_the_alt_text_has_the_same_facts() -> None:
    assert drawn([SURE, EARLIEST]).alt == (
        "Your dates: Child A, IEP. State: California. "
        "Next: By Friday, November 13, 2026 (sure): First evaluation. The school has to act. "
        "Not before Friday, November 20, 2026 (not sure): First evaluation. The school has to act. "
        "The school got your written request on Monday, August 31, 2026. "
        "The school got your signed consent on Monday, September 14, 2026."
    )


def test_a_long_alt_text_keeps_the_dates_ahead_and_says_what_is_left_out() -> None:
    alt = drawn(MANY).alt
    assert len(alt) <= ALT_LIMIT
    kept = alt.count("First evaluation")
    assert kept >= 8
    # 60 dates and two events are lines; title and state are not counted among those left out.
    assert alt.endswith(f" {62 - kept} more lines are in the PDF.")


def test_real_cases_of_every_state_can_be_drawn() -> None:
    for code in FACTS.states:
        case = replace(CASE, state=code)
        found = deadlines(case, FACTS)
        said = " ".join(pages(drawn(found, case).pdf))
        assert [one.clock.id for one in found if one.clock.source.citation.split()[0] not in said] == []
