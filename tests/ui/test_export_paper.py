"""A timeline on paper: all that a card tells, for eyes and ears, on any number of pages."""

import io
import json
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import typst
from made_deadlines import ALL, CASE, CONSENT, DUE, EARLIEST, MANY, SOURCE, SURE, TODAY, UNSURE, counted
from pypdf import PageObject, PdfReader

from bot.clock.case import Case, Event
from bot.clock.deadline import Deadline, Guess
from bot.clock.timeline import deadlines
from bot.law.library import Library, library
from bot.law.model import Meaning
from bot.text.catalogue import words
from bot.text.days import in_words
from bot.text.typeset import PAPER
from bot.ui.export_paper import ALT_LIMIT, Picture, Sheet, picture

FACTS = library()
WORDS = words("en")


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
        "The school's part: the first evaluation is done.",
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
    assert said.count("(not sure)") == 3
    assert "Not after Friday, November 27, 2026 (not sure)" in said
    assert "No day can be counted yet" in said
    assert "Two guides of the state differ." in said
    assert said.count("the rule counts school days") == 3
    assert FACTS.states["CA"].parent_center.name in said


def test_a_day_on_which_schools_are_closed_says_so() -> None:
    sunday = replace(counted(date(2026, 11, 15)), ask_by=date(2026, 11, 13))
    assert "so ask for it by Friday, November 13, 2026" in pages(drawn([sunday]).pdf)[0]


def marks(found: list[Deadline], case: Case = CASE) -> list[object]:
    values: Any = sheet(found, case).values()
    rows = [row for group in values["groups"] for row in group["rows"]]
    return [row["mark"] for row in ([values["next"]] if values["next"] else []) + rows]


def test_sure_and_not_sure_differ_by_shape_and_word() -> None:
    assert marks([SURE, UNSURE]) == ["sure", "unsure"]
    sure, unsure = drawn([SURE]), drawn([UNSURE])
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
    biggest = [text for text, height in by_size.items() if height == max(by_size.values())]
    assert " ".join(biggest) == "By Friday, November 13, 2026"
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
        "Done: First evaluation",
        "December 24, 2026 (sure) Look at another date first",
    ]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "too late" not in said
    values: Any = Sheet(case, found, facts=FACTS, words=WORDS, today=today).values()
    assert [row["mark"] for row in values["groups"][-1]["rows"]] == ["done", "sure"]


def test_the_pdf_can_be_read_aloud() -> None:
    read = PdfReader(io.BytesIO(drawn([SURE, EARLIEST]).pdf))
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
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
        sys_inputs={"data": json.dumps(sheet(ALL, case).values())},
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


OWN_FONTS = {"AtkinsonHyperlegibleNext-Bold", "AtkinsonHyperlegibleNext-Regular"}


def test_no_font_comes_from_elsewhere() -> None:
    assert fonts(drawn(ALL).pdf) == OWN_FONTS


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
    assert on_first > 1
    assert f"{60 - on_first} more dates are on the next pages of the PDF." in whole[0]
    assert "more dates" not in " ".join(whole[1:])


def test_the_picture_is_the_first_page() -> None:
    # Twelve done and thirty open: rows of two heights. A page that was cut off draws the same.
    done = [counted(DUE, id=f"done-{at}", met_by=("eligibility",)) for at in range(12)]
    case = replace(CASE, events=(CONSENT, Event("eligibility", date(2026, 9, 20))))
    for found in (done, [SURE, *done], MANY[:30]):
        assert len(found) > 10
        picture_of_all = typst.compile(
            str(PAPER / "timeline.typ"),
            format="png",
            font_paths=[str(PAPER / "fonts")],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(sheet(found, case).values())},
        )
        first = picture_of_all[0] if isinstance(picture_of_all, list) else picture_of_all
        assert drawn(found, case).png == first


def test_nothing_at_all_is_a_page_too() -> None:
    made = drawn([], replace(CASE, events=()))
    assert len(pages(made.pdf)) == 1
    assert "No day lies ahead." in pages(made.pdf)[0]
    assert "No date has been saved yet." in pages(made.pdf)[0]
    assert made.alt == "Your dates: Child A, IEP. State: California. No day lies ahead."


def test_a_row_longer_than_a_page_flows_on_and_loses_nothing() -> None:
    doubts = 60
    whole = pages(drawn([replace(EARLIEST, guesses=(Guess.SCHOOL_DAYS,) * doubts)]).pdf)
    assert len(whole) > 1
    assert " ".join(whole).count("the rule counts school days") == doubts


HOSTILE = (
    '#panic("x") $1/0$ *a* _b_ `c` [d] \\ // /* <e> @f {g} "h" ~ \u202e \u02bb Ж 漢 \U0001f600 \x07 \x00 & %'
)


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


@pytest.mark.parametrize("code", ["CA", "MS", "NY", "OH", "TX"])
def test_a_real_case_bears_its_rules_and_its_doubts(code: str) -> None:
    case = replace(CASE, state=code, events=(CONSENT,))
    found = deadlines(case, FACTS)
    made = drawn(found, case)
    whole = pages(made.pdf)
    said = " ".join(whole)
    assert found
    assert fonts(made.pdf) == OWN_FONTS
    for one in found:
        assert " ".join(one.clock.source.citation.split()) in said
        assert ("not sure" in said) or one.sure
        assert one.clock.doubt is None or one.clock.doubt["en"] in said
    assert "not a substitute for the advice of an attorney" in whole[0]
