"""`/timeline breaks`, `fix`, `export`, and preschool or school. Days are counted by hand."""

from datetime import date

import pytest
from icalendar import Calendar
from played import labels

YEAR = {"first_day": "8/26/2026", "last_day": "6/11/2027", "days_off": "Nov 25-27, Dec 21 - Jan 1"}


async def log(world, event, day, state, button="Save this day", **more):
    draft = await world.parent.slash("timeline log", event=event, date=day, state=state, **more)
    return await world.parent.press(draft.message, button)


@pytest.fixture
async def texas(world):
    """A consent in Texas on September 14, with Central Time chosen."""
    zone = await world.parent.slash("timeline log", event="consent", date="9/14/2026", state="TX")
    draft = await world.parent.press(zone.message, "Central Time (most of Texas)")
    return await world.parent.press(draft.message, "By hand that day")


async def test_without_days_off_a_school_day_count_is_not_sure_and_asks_for_them(world, texas):
    # 45 weekdays without Columbus Day and Veterans Day: November 18.
    assert "Not before Wednesday, November 18, 2026 (not sure)" in texas.text
    assert "Add the school's days off" in labels(texas.message)
    how = await world.parent.press(texas.message, "Add the school's days off")
    assert "/timeline breaks" in how.text


async def test_days_off_are_shown_back_and_make_the_count_exact(world, texas):
    shown = await world.parent.slash("timeline breaks", **YEAR)
    assert shown.private
    assert "Wed, Nov 25, 2026 to Fri, Nov 27, 2026" in shown.text
    assert "Mon, Dec 21, 2026 to Fri, Jan 1, 2027" in shown.text
    assert "Nothing is saved until you press a button" in shown.text
    counted = await world.parent.press(shown.message, "Yes, save these days")
    # The same day, and now certain: Labor Day is before, Columbus and Veterans Day are left out too.
    assert "By Wednesday, November 18, 2026" in counted.text
    assert "(not sure)" not in counted.text.split("What happened")[0]
    case = (await world.bot.store.cases.cases_of(world.parent.person.id))[0]
    kept = await world.bot.store.calendars.of_case(case.user_id, case.id)
    assert kept.years[0].first == date(2026, 8, 26)


async def test_a_day_that_moves_is_marked_with_its_old_day(world, texas):
    days = YEAR | {"days_off": "Nov 16-18"}
    shown = await world.parent.slash("timeline breaks", **days)
    counted = await world.parent.press(shown.message, "Yes, save these days")
    # Three days more: November 19, 20 and 23.
    assert "By Monday, November 23, 2026" in counted.text
    assert "This day has moved. It was Wednesday, November 18, 2026." in counted.text


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        ({"days_off": "Nov 25-27"}, "the first and the last day of the school year"),
        ({"first_day": "6/11/2027", "last_day": "8/26/2026"}, "comes before the first"),
        ({"first_day": "purple", "last_day": "6/11/2027"}, "the first day of school"),
        (YEAR | {"days_off": "purple"}, "nothing was saved"),
    ],
)
async def test_days_that_cannot_be_read_are_asked_back(world, texas, given, holds):
    answer = await world.parent.slash("timeline breaks", **given)
    assert holds in answer.text
    assert "purple" not in answer.text
    case = (await world.bot.store.cases.cases_of(world.parent.person.id))[0]
    assert await world.bot.store.calendars.of_case(case.user_id, case.id) is None


async def test_before_anything_is_saved_breaks_say_how_to_begin(world):
    assert "/timeline log" in (await world.parent.slash("timeline breaks", **YEAR)).text


async def test_preschool_or_school_is_asked_once_and_never_an_age(world):
    asked = await log(world, "consent", "9/14/2026", "PA", "By hand that day")
    assert "Preschool programme or school?" in asked.text
    assert labels(asked.message) == ["School", "Preschool programme"]
    shown = await world.parent.press(asked.message, "Preschool programme")
    # The rule for preschool leaves out no summer: September 14 and 60 days are November 13.
    assert "Friday, November 13, 2026" in shown.text
    again = await log(world, "evaluation", "11/2/2026", "PA")
    assert "Preschool programme or school?" not in again.text


async def test_a_day_is_changed_and_all_is_counted_again(world):
    saved = await log(world, "eligibility", "11/2/2026", "AL")
    assert "Wednesday, December 2, 2026" in saved.text
    which = await world.parent.slash("timeline fix")
    case = (await world.bot.store.cases.cases_of(world.parent.person.id))[0]
    form = await world.parent.choose(which.message, str(case.events[0].id))
    sure = await world.parent.fill(form.modal, {"Which day was it?": "11/9/2026"})
    assert "Monday, November 9, 2026" in sure.text
    assert "instead of Monday, November 2, 2026" in sure.text
    shown = await world.parent.press(sure.message, "Save the new day")
    assert "Wednesday, December 9, 2026" in shown.text
    assert "December 2, 2026" not in shown.text


async def test_a_new_day_that_is_none_changes_nothing(world):
    await log(world, "eligibility", "11/2/2026", "AL")
    which = await world.parent.slash("timeline fix")
    case = (await world.bot.store.cases.cases_of(world.parent.person.id))[0]
    form = await world.parent.choose(which.message, str(case.events[0].id))
    answer = await world.parent.fill(form.modal, {"Which day was it?": "purple"})
    assert "Nothing has been changed" in answer.text
    assert "December 2, 2026" in (await world.parent.slash("timeline show")).text


async def fix(world, text):
    which = await world.parent.slash("timeline fix")
    case = (await world.bot.store.cases.cases_of(world.parent.person.id))[0]
    form = await world.parent.choose(which.message, str(case.events[0].id))
    return await world.parent.fill(form.modal, {"Which day was it?": text})


async def test_a_new_day_that_can_be_two_is_asked_back(world):
    await log(world, "eligibility", "10/2/2026", "AL")
    # September 14, 2026 was a Monday.
    asked = await fix(world, "Tuesday 9/14/2026")
    assert labels(asked.message)[:2] == ["Monday, September 14, 2026", "Tuesday, September 15, 2026"]
    sure = await world.parent.press(asked.message, "Tuesday, September 15, 2026")
    assert "instead of Friday, October 2, 2026" in sure.text
    shown = await world.parent.press(sure.message, "Save the new day")
    # Thirty days from September 15: 15 left in September, 15 in October.
    assert "Thursday, October 15, 2026" in shown.text


async def test_a_new_day_is_held_to_the_same_limits_as_a_first_one(world):
    await log(world, "eligibility", "11/2/2026", "AL")
    assert "last ten years" in (await fix(world, "9/14/2010")).text
    assert "over a year ago" in (await fix(world, "9/15/2024")).text
    assert "December 2, 2026" in (await world.parent.slash("timeline show")).text


async def test_a_meeting_that_lies_ahead_can_be_moved_ahead(world):
    await log(world, "hearing_set", "12/8/2026", "AL")
    sure = await fix(world, "12/10/2026")
    assert "Thursday, December 10, 2026" in sure.text


async def test_a_file_without_the_years_ends_asks_for_both_days(world):
    await log(world, "eligibility", "11/2/2026", "AL")
    rows = b"start,end,what\n12/21/2026,1/1/2027,No school"
    answer = await world.parent.slash("timeline breaks", file=("a.csv", rows, "text/csv"))
    assert "together with the file" in answer.text


async def test_dates_come_as_files_for_a_calendar_to_print_and_as_a_picture(world):
    await log(world, "eligibility", "11/2/2026", "AL")
    answer = await world.parent.slash("timeline export")
    await answer.until(lambda one: bool(one.created))
    assert answer.private
    files = world.parent.files(answer.message)
    assert list(files) == ["dates.ics", "dates.pdf", "dates.png"]
    (entry,) = Calendar.from_ical(files["dates.ics"]).walk("VEVENT")
    assert entry.start == date(2026, 12, 2)
    assert "school" not in files["dates.ics"].decode().lower()
    assert files["dates.pdf"].startswith(b"%PDF")
    assert files["dates.png"].startswith(b"\x89PNG")


async def test_virginia_says_where_its_count_starts(world):
    saved = await log(world, "consent", "9/14/2026", "VA", "By hand that day")
    assert "does not start here" in saved.text
    assert "The school got your written request" in saved.text


async def test_a_case_that_another_law_counted_is_counted_again_at_start(world):
    await log(world, "eligibility", "11/2/2026", "AL")
    case = (await world.bot.store.cases.cases_of(world.parent.person.id))[0]
    assert case.law_version == world.bot.facts.law_version
    old = await world.bot.store.calendars.shown(case.user_id, case.id)
    moved = [
        one.__class__(one.jurisdiction, one.clock, one.event, one.event_on, date(2026, 12, 1)) for one in old
    ]
    await world.bot.store.calendars.show(case.user_id, case.id, moved, "older")
    await world.bot.store._database.read("UPDATE cases SET planned_by = 'older' RETURNING case_id")
    await world.bot.planning.catch_up()
    shown = await world.parent.slash("timeline show")
    assert (
        "This day has moved. It was Tuesday, December 1, 2026. The rule in my fact set has changed."
        in shown.text
    )


async def test_a_districts_file_is_read_shown_and_saved(world, texas):
    rows = [
        "start,end,what",
        "8/26/2026,,First day of school",
        "11/16/2026,11/18/2026,No school - fall break",
        "6/11/2027,,Last day of school",
    ]
    file = ("district.csv", "\n".join(rows).encode(), "text/csv")
    shown = await world.parent.slash("timeline breaks", file=file)
    assert "Mon, Nov 16, 2026 to Wed, Nov 18, 2026" in shown.text
    assert "fall break" not in shown.text
    counted = await world.parent.press(shown.message, "Yes, save these days")
    # By the file alone: 12 in September, 22 in October, 10 in November, then November 19.
    assert "By Thursday, November 19, 2026" in counted.text


async def test_a_file_that_is_no_calendar_is_refused_in_kind_words(world, texas):
    answer = await world.parent.slash("timeline breaks", file=("calendar.ics", b"PK\x03\x04" * 100))
    assert answer.private
    assert "Sorry, that did not work" not in answer.text


async def test_an_email_on_a_weekend_shows_both_results(world):
    # October 3, 2026 is a Saturday: 60 days are December 2; from Monday, October 5, they are December 4.
    saved = await log(world, "consent", "10/3/2026", "AL", "By email that day")
    assert "Wednesday, December 2, 2026" in saved.text
    assert "If the school counts from its next open day, it is Friday, December 4, 2026." in saved.text


async def test_rules_from_a_birth_date_are_told_and_never_asked(world):
    await log(world, "eligibility", "11/2/2026", "AL")
    shown = await world.parent.slash("timeline show")
    how = await world.parent.press(shown.message, "How was this counted?")
    told = await world.parent.press(how.message, "Rules I cannot count")
    assert "birth date, which I never ask for" in told.text
    assert "Your limit is 2 years" in told.text
    assert "34 CFR 300.320(b)" in told.text


async def test_the_next_step_is_one_sentence(world):
    await log(world, "eligibility", "11/2/2026", "AL")
    shown = await world.parent.slash("timeline show")
    assert "What to do next: wait for the IEP meeting, and save its day." in shown.text


async def test_an_email_after_hours_shows_both_results(world):
    # Friday, October 2, 2026: 60 days are December 1; from Monday, October 5, they are December 4.
    saved = await log(world, "consent", "10/2/2026", "AL", "By email, after school hours")
    assert "Tuesday, December 1, 2026" in saved.text
    assert "If the school counts from its next open day, it is Friday, December 4, 2026." in saved.text


async def test_a_504_request_gets_no_made_up_number_of_days(world):
    saved = await log(world, "referral", "10/2/2026", "AL", "By email that day", plan="504")
    assert "neither federal nor of your state" in saved.text
    said = await world.parent.press(saved.message, "What the law says on this")
    assert "34 CFR 104.35" in said.text
