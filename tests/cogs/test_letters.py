"""`/letter` through the whole bot: the sheet, its files, and what happens when it went out.

Expected days are counted by hand with a calendar.
"""

from datetime import date

import pytest
from played import labels
from word_text import word_text

WHAT_TO_ADD = "Pick what to add, if you like"


def options_of(message):
    """Return every value that a list of a message offers, with what is picked already."""

    def walk(parts):
        for part in parts:
            yield part
            yield from walk(part.get("components", []))

    return {
        one["value"]: one.get("default", False)
        for part in walk(message["components"])
        for one in part.get("options", [])
    }


async def log(world, event, day, state="NE", zone="Central Time (most of Nebraska)", **more):
    answer = await world.parent.slash("timeline log", event=event, date=day, state=state, **more)
    if zone in labels(answer.message):
        answer = await world.parent.press(answer.message, zone)
    save = next(one for one in ("Save this day", "By email that day") if one in labels(answer.message))
    return await world.parent.press(answer.message, save)


async def test_a_letter_is_put_together_and_comes_as_a_word_file_with_blanks(world):
    sheet = await world.parent.slash("letter", letter="request-504-evaluation", state="CA")
    assert sheet.private
    assert "never ask for a name" in sheet.text
    ticked = await world.parent.choose(sheet.message, "spanish")
    assert ticked.edited
    assert options_of(ticked.message)["spanish"]
    given = await world.parent.press(ticked.message, "Word file")
    assert given.private
    ((name, content),) = world.parent.files(given.message).items()
    assert name == "letter-1.docx"
    assert "Spanish" in word_text(content)
    assert "CHILD'S FULL NAME" in word_text(content)
    again = await world.parent.press(given.message, "Another file, or change it")
    assert options_of(again.message)["spanish"]
    page = await world.parent.press(again.message, "Page to fill in")
    assert list(world.parent.files(page.message)) == ["letter-1.html"]


async def test_an_option_can_be_taken_back(world):
    sheet = await world.parent.slash("letter", letter="request-iep-evaluation")
    assert options_of(sheet.message)["whole"]
    bare = await world.parent.choose(sheet.message, [], WHAT_TO_ADD)
    assert not options_of(bare.message)["whole"]


async def test_the_state_can_be_added(world):
    sheet = await world.parent.slash("letter", letter="request-iep-evaluation")
    assert "federal rules only" in sheet.text
    where = await world.parent.press(sheet.message, "Add my state's rules")
    there = await world.parent.choose(where.message, "CA")
    assert "It names the rules of California" in there.text
    text = await world.parent.press(there.message, "Text to paste")
    (content,) = world.parent.files(text.message).values()
    assert "Cal. Ed. Code 56321(a)" in content.decode()


async def test_a_letter_about_a_date_has_its_days_in_it(world):
    # 30 days after October 5: 26 left in October and 4 in November.
    await log(world, "eligibility", "10/5/2026")
    sheet = await world.parent.slash("letter", letter="missed-deadline")
    value = next(one for one in options_of(sheet.message) if one.startswith("1-"))
    about = await world.parent.choose(sheet.message, value)
    assert "Wed, Nov 4, 2026 (Child A, IEP)" in about.text
    given = await world.parent.press(about.message, "Text to paste")
    (content,) = world.parent.files(given.message).values()
    letter = content.decode()
    assert "By my count the date was Wednesday, November 4, 2026." in letter
    assert "If you count differently, please tell me how in writing." in letter
    assert "Monday, October 5, 2026" in letter
    blank = await world.parent.choose(about.message, "blank")
    assert "Nov 4" not in blank.text


async def test_it_went_out_saves_the_day_and_starts_the_clock(world):
    sheet = await world.parent.slash("letter", letter="records-request", state="CA")
    given = await world.parent.press(sheet.message, "PDF to print")
    assert list(world.parent.files(given.message)) == ["letter-1.pdf"]
    asked = await world.parent.press(given.message, "It went out")
    confirm = await world.parent.press(asked.message, "Yesterday")
    assert "Friday, November 20, 2026" in confirm.text
    saved = await world.parent.press(confirm.message, "By hand that day")
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    assert [(one.code, one.day) for one in case.case.events] == [("records_request", date(2026, 11, 20))]
    # 5 business days after Friday the 20th, Thanksgiving left out: Monday the 30th.
    assert "Remind me by private message" in labels(saved.message)


async def test_it_went_out_is_saved_for_the_child_and_plan_used_last(world):
    await log(world, "plan_received", "11/2/2026", child="C", plan="504")
    sheet = await world.parent.slash("letter", letter="records-request")
    given = await world.parent.press(sheet.message, "Text to paste")
    asked = await world.parent.press(given.message, "It went out")
    confirm = await world.parent.press(asked.message, "Today")
    assert "Child C, 504 plan" in confirm.text


async def test_a_letter_without_a_step_offers_no_day_to_save(world):
    sheet = await world.parent.slash("letter", letter="pediatrician-support")
    given = await world.parent.press(sheet.message, "Text to paste")
    assert "It went out" not in labels(given.message)
    assert "press the button below" not in given.text


async def test_either_plan_can_be_chosen_where_a_letter_fits_both(world):
    sheet = await world.parent.slash("letter", letter="demand-prior-written-notice", state="CA")
    other = await world.parent.press(sheet.message, "It is for a 504 plan")
    assert "It is for an IEP" in labels(other.message)
    given = await world.parent.press(other.message, "Text to paste")
    (content,) = world.parent.files(given.message).values()
    assert "504" in content.decode()


async def test_a_date_that_was_taken_out_leaves_the_letter_with_a_clear_line(world):
    await log(world, "eligibility", "10/5/2026")
    sheet = await world.parent.slash("letter", letter="missed-deadline")
    value = next(one for one in options_of(sheet.message) if one.startswith("1-"))
    about = await world.parent.choose(sheet.message, value)
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    await world.bot.store.cases.remove_event(case.user_id, case.events[0].id)
    gone = await world.parent.press(about.message, "Word file")
    assert "has changed or is gone" in gone.text


@pytest.mark.parametrize(
    "press",
    [
        ("letter", "no-such-letter"),
        ("letter-for", "missed-deadline", "99"),
        ("letter-sheet", "no-such-letter.CA.iep.0.."),
        ("letter-file", "exe", "missed-deadline.CA.iep.0.."),
        ("letter-file", "docx", "missed-deadline.CA.iep.0.7.0a1b2c3d"),
        ("letter-sent", "pediatrician-support.CA.iep.0.."),
        ("letter-about", "missed-deadline.CA.iep.0..", "7-0a1b2c3d"),
        ("letter-plan",),
        ("letter-sheet", "nonsense"),
        ("letter-tick", "nonsense", "x"),
    ],
    ids=str,
)
async def test_a_press_that_cannot_be_meant_gets_a_clear_line(world, press):
    action, *parts = press
    answer = await world.press_id(world.parent, ":".join((action, *parts)))
    assert answer.private
    assert "Something broke" not in answer.text
    assert not world.parent.files(answer.message)


async def test_a_letter_that_starts_no_clock_is_saved_as_proof_of_its_day(world):
    sheet = await world.parent.slash("letter", letter="missed-deadline", state="CA")
    given = await world.parent.press(sheet.message, "Text to paste")
    asked = await world.parent.press(given.message, "It went out")
    confirm = await world.parent.press(asked.message, "Today")
    saved = await world.parent.press(confirm.message, "By email that day")
    assert "One more letter arrived" in saved.text
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    assert [(one.code, one.day) for one in case.case.events] == [("other_letter", date(2026, 11, 21))]
