"""`/server calendar`: moderators load a district's days, members take a copy, a change is offered to them."""

import asyncio
import io
import struct
import zipfile
from datetime import date, timedelta

import pytest
from played import at, labels, next_message, quiet

from bot.clock.school import Days, SchoolCalendar
from bot.playground.records import OTHER_SERVER, SERVER
from bot.playground.rights import Right
from bot.playground.sight import buttons_of, selects_of, text_of
from bot.store.districts import MOST_DISTRICTS

SAVE = "Yes, save these days"
PICTURES = ["months-1.png", "months-2.png"]


def rows(*off):
    ends = ["start,end,what", "8/26/2026,,First day of school", "6/11/2027,,Last day of school"]
    return [*ends, *(f"{first},{last},No school" for first, last in off)]


def csv(*off):
    return ("district.csv", "\n".join(rows(*off)).encode(), "text/csv")


FILE = csv(("11/16/2026", "11/18/2026"))
LONGER = csv(("11/16/2026", "11/20/2026"))


def choices(message):
    return [value for one in selects_of(message) for _, value in one.options]


async def load(hands, name="North", file=FILE):
    shown = await hands.slash("server calendar", name=name, file=file)
    return await hands.press(shown.message, SAVE)


@pytest.fixture
async def loaded(world):
    """A server whose moderators loaded one district's calendar."""
    saved = await load(world.moderator)
    assert saved.private
    assert "**North** is saved." in saved.text
    assert "Members can pick it now" in saved.text
    return world


async def in_texas(world, day="10/12/2026"):
    """Save a consent in Texas: 45 school days until the report is due."""
    zone = await world.parent.slash("timeline log", event="consent", date=day, state="TX")
    draft = await world.parent.press(zone.message, "Central Time (most of Texas)")
    return await world.parent.press(draft.message, "By hand that day")


async def take(world, name="North"):
    shown = await world.parent.slash("timeline breaks", district=name)
    return await world.parent.press(shown.message, SAVE)


@pytest.fixture
async def taken(loaded):
    """A parent in Texas who counts by that calendar."""
    await in_texas(loaded)
    counted = await take(loaded)
    # By the file alone: 14 in October, 10 to November 13, 12 to December 4, 9 to December 17.
    assert "By Thursday, December 17, 2026" in counted.text
    return loaded


async def case_of(world):
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    return case


async def beside(answer):
    """Return what a command is answered with beside its answer."""
    await asyncio.sleep(0.15)
    async with asyncio.timeout(10):
        while any(one.get_name() == "discord.py: on_app_command_completion" for one in asyncio.all_tasks()):
            await asyncio.sleep(0.02)
    assert answer.private
    return [text_of(one) for one in answer.messages[1:]]


async def planned(world):
    """Wait until all that a change of a calendar asks for is planned."""
    async with asyncio.timeout(10):
        while (await case_of(world)).planned_by is None:
            await asyncio.sleep(0.02)


# What moderators see


async def test_a_calendar_is_shown_as_months_in_a_picture_and_in_words_before_it_is_saved(world):
    shown = await world.moderator.slash("server calendar", name="North", file=FILE)
    assert shown.private
    for line in (
        "District: **North**",
        "**School year:** Wed, Aug 26, 2026 to Fri, Jun 11, 2027",
        # August 26 to 31 are 4 weekdays; November has 21, three of them off; 208 in all less 3 is 205.
        "August 4, September 22, October 22, November 18,",
        "in all 205",
        "- Mon, Nov 16, 2026 to Wed, Nov 18, 2026",
        "They are not among the days off above, so they count as school days: September 7,",
        "October 12, 2026; November 11, 2026; November 26, 2026; December 25, 2026; January 1, 2027;",
        "Nothing is saved until you press a button",
    ):
        assert line in shown.text
    assert await world.bot.store.districts.of_server(SERVER) == []
    files = world.moderator.files(shown.message)
    assert list(files) == PICTURES
    for png in files.values():
        width, _height = struct.unpack(">II", png[16:24])
        assert (width, png[:8]) == (780, b"\x89PNG\r\n\x1a\n")
    gallery, _spring = [part for part in shown.message["components"][0]["components"] if part["type"] == 12]
    alt = gallery["items"][0]["description"]
    assert "First day: Wed, Aug 26, 2026." in alt
    assert "Days off: Mon, Nov 16, 2026 to Wed, Nov 18, 2026." in alt


async def test_what_was_shown_can_be_saved_after_a_restart_and_for_one_day(world, restart):
    first = await world.moderator.slash("server calendar", name="North", file=FILE)
    await in_texas(world)
    mine = await world.parent.slash("timeline breaks", file=FILE)
    world = await restart()
    saved = await world.moderator.press(first.message, SAVE)
    assert "**North** is saved." in saved.text
    assert "By Thursday, December 17, 2026" in (await world.parent.press(mine.message, SAVE)).text
    second = await world.moderator.slash("server calendar", name="South", file=FILE)
    await restart(at=world.time.now() + timedelta(days=1, minutes=1))
    async with asyncio.timeout(5):
        while await world.bot.store._database.read("SELECT 1 FROM unsaved_districts"):
            await asyncio.sleep(0.02)
    gone = await world.moderator.press(second.message, SAVE)
    assert "these days are gone by now" in gone.text
    assert [one.name for one in await world.bot.store.districts.of_server(SERVER)] == ["North"]


async def test_two_cards_side_by_side_each_save_their_own_days(world):
    north = await world.moderator.slash("server calendar", name="North", file=FILE)
    south = await world.moderator.slash("server calendar", name="South", file=LONGER)
    await world.moderator.press(north.message, SAVE)
    (found,) = await world.bot.store.districts.of_server(SERVER)
    assert found.name == "North"
    kept = await world.bot.store.districts.calendar(found.id)
    assert kept.off == (Days(date(2026, 11, 16), date(2026, 11, 18)),)
    left = await world.moderator.press(south.message, "No, leave it")
    assert "**North**, 2026-27" in left.text
    assert await world.bot.store._database.read("SELECT 1 FROM unsaved_districts") == []


async def test_who_loaded_it_is_shown_to_managers_without_a_mention(loaded):
    person = loaded.moderator.person.id
    listed = await loaded.moderator.slash("server calendar")
    assert f"- **North**, 2026-27: loaded Sat, Nov 21, 2026 by <@{person}>" in listed.text
    assert listed.private
    assert listed.message["mentions"] == []
    sent = [one.body for one in loaded.server.judge.requests if f"<@{person}>" in str(one.body)]
    assert sent
    assert all((body.get("data") or body)["allowed_mentions"] == {"parse": []} for body in sent if body)
    await in_texas(loaded)
    for answer in (
        await loaded.parent.slash("timeline breaks"),
        await loaded.parent.slash("timeline breaks", district="North"),
    ):
        assert "North" in answer.text
        assert "<@" not in answer.text
    # Deleting what is kept of a moderator leaves the calendar as nobody's.
    asked = await loaded.moderator.slash("me delete")
    await loaded.moderator.press(asked.message, "Yes, delete everything")
    listed = await loaded.moderator.slash("server calendar")
    assert "- **North**, 2026-27: loaded Sat, Nov 21, 2026\n" in listed.text


async def test_a_moderator_sees_and_takes_away_what_is_kept_of_them(loaded):
    shown = await loaded.moderator.slash("me show")
    assert "Calendars that you loaded for a server" in shown.text
    assert "North, loaded Sat, Nov 21, 2026" in shown.text
    sent = await loaded.moderator.slash("me export")
    data = loaded.moderator.files(sent.message)["my-data-1.json"]
    assert f'"loaded_by": "{loaded.moderator.person.id}"'.encode() in data


async def test_a_calendar_can_be_seen_and_taken_out_and_cases_keep_their_copy(taken):
    listed = await taken.moderator.slash("server calendar")
    seen = await taken.moderator.choose(listed.message, choices(listed.message)[0])
    assert "Mon, Nov 16, 2026 to Wed, Nov 18, 2026" in seen.text
    assert list(taken.moderator.files(seen.message)) == PICTURES
    gone = await taken.moderator.press(seen.message, "Take it out")
    assert "There is none yet" in gone.text
    again = await taken.moderator.choose(listed.message, choices(listed.message)[0])
    assert "not there any more" in again.text
    shown = await taken.parent.slash("timeline show")
    assert "By Thursday, December 17, 2026" in shown.text
    assert await beside(shown) == []


async def test_a_new_calendar_of_the_same_name_says_what_differs(loaded):
    shown = await loaded.moderator.slash("server calendar", name="NORTH ", file=LONGER)
    assert "A calendar of **North** is there: loaded Sat, Nov 21, 2026 by" in shown.text
    assert "Yours adds 2 days off and leaves out none of the old ones." in shown.text
    await loaded.moderator.press(shown.message, SAVE)
    (only,) = await loaded.bot.store.districts.of_server(SERVER)
    assert (only.name, only.changed_at > at(2026, 11, 21, 17, second=0)) == ("North", True)
    same = await loaded.moderator.slash("server calendar", name="North", file=LONGER)
    assert "Both hold the same days" in same.text
    await loaded.moderator.press(same.message, SAVE)
    (again,) = await loaded.bot.store.districts.of_server(SERVER)
    assert again.changed_at == only.changed_at
    assert again.loaded_at > only.loaded_at


async def test_two_moderators_who_load_one_name_at_once_lose_nothing(world):
    other = world.organizer.person
    world.server.world.servers[SERVER].members.setdefault(
        other.id, world.server.world.servers[SERVER].members[world.moderator.person.id]
    )
    second = type(world.organizer)(world.server, other.key, SERVER)
    one = await world.moderator.slash("server calendar", name="North", file=FILE)
    two = await second.slash("server calendar", name="north", file=LONGER)
    saved, asked = await asyncio.gather(
        world.moderator.press(one.message, SAVE), second.press(two.message, SAVE)
    )
    if "** is saved." in asked.text:
        saved, asked, second = asked, saved, world.moderator
    assert "** is saved." in saved.text
    assert "Which one shall stay?" in asked.text
    assert "another calendar of **" in asked.text
    (found,) = await world.bot.store.districts.of_server(SERVER)
    done = await second.press(asked.message, "Save mine in its place")
    assert "** is saved." in done.text
    (replaced,) = await world.bot.store.districts.of_server(SERVER)
    assert replaced.id == found.id
    assert replaced.loaded_by == second.person.id


# Names, files and numbers that cannot be used


@pytest.mark.parametrize("name", ["  ", "***", "\u200b\u2060", "--- ..."])
async def test_a_name_with_nothing_to_read_is_a_kind_line(world, name):
    answer = await world.moderator.slash("server calendar", name=name, file=FILE)
    assert "give the district a name" in answer.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("*No_rth*", r"\*No\_rth\*"),
        ("@everyone <@1> East", r"\@everyone \<\@1\> East"),
        ("[West](https://a.b)", r"\[West\]\(https\://a.b\)"),
        ("Up\u202e\u200b  Valley\t7", "Up Valley 7"),
        ("# Big `x` ||y|| ~~z~~", r"\# Big \`x\` \|\|y\|\| \~\~z\~\~"),
    ],
)
async def test_a_name_with_marks_is_shown_as_typed(world, name, shown):
    await load(world.moderator, name)
    listed = await world.moderator.slash("server calendar")
    assert f"**{shown}**" in listed.text
    await in_texas(world)
    picked = await world.parent.slash("timeline breaks")
    assert f"**{shown}**" in picked.text
    seen = await world.parent.choose(picked.message, choices(picked.message)[0])
    assert f"**{shown}**" in seen.text
    offered = await world.parent.complete("timeline breaks", "district", "")
    taken = await world.parent.slash("timeline breaks", district=offered[0]["value"])
    assert f"**{shown}**" in taken.text


def zipped():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("calendar.ics", b"0" * 50_000_000)
    return held.getvalue()


ENDLESS = "\n".join(
    [
        "BEGIN:VCALENDAR",
        *("BEGIN:VEVENT", "SUMMARY:First Day of School", "DTSTART;VALUE=DATE:20260826", "END:VEVENT"),
        *("BEGIN:VEVENT", "SUMMARY:Last Day of School", "DTSTART;VALUE=DATE:20270611", "END:VEVENT"),
        *("BEGIN:VEVENT", "SUMMARY:No School", "DTSTART;VALUE=DATE:20260904", "RRULE:FREQ=WEEKLY;BYDAY=FR"),
        *("END:VEVENT", "END:VCALENDAR"),
    ]
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x" * (1024 * 1024 + 1), "This file is too large. I can read calendar files of up to 1 MB."),
        ("start,what\n8/26/2026,día".encode("latin-1"), "I cannot read this file as text."),
        (zipped(), "This file is packed"),
        (b"", "This file is empty."),
        (b" \r\n ", "This file is empty."),
        ("\n".join(rows()).encode(), "but no day off in between"),
        (b"start,end,what\n12/21/2026,1/1/2027,No school", "when the school year begins and ends"),
        (b"start,what\n8/26/2024,First day of school\n6/11/2025,Last day of school", "in this file are past"),
        (ENDLESS.replace("WEEKLY;BYDAY=FR", "DAILY").encode() * 1 + b"\nBEGIN:", "stops early"),
        (ENDLESS.replace("FREQ=WEEKLY;BYDAY=FR", "FREQ=SECONDLY").encode(), "repeats in a way"),
    ],
)
async def test_a_file_that_cannot_be_used_gets_a_clear_sentence_and_changes_nothing(loaded, data, says):
    answer = await loaded.moderator.slash("server calendar", name="North", file=("a.ics", data))
    assert says in answer.text
    assert answer.private
    (found,) = await loaded.bot.store.districts.of_server(SERVER)
    kept = await loaded.bot.store.districts.calendar(found.id)
    assert kept.off == (Days(date(2026, 11, 16), date(2026, 11, 18)),)
    await in_texas(loaded)
    mine = await loaded.parent.slash("timeline breaks", file=("a.ics", data))
    assert says.replace("when the school year begins", "say when the school year begins") in mine.text


async def test_a_day_off_that_repeats_without_end_is_read_as_far_as_the_year_goes(world):
    shown = await world.moderator.slash("server calendar", name="North", file=("a.ics", ENDLESS.encode()))
    # Every Friday from September 4 to June 4; June 11 is the last day of school itself.
    assert "- Fri, Sep 4, 2026\n- Fri, Sep 11, 2026" in shown.text
    assert "- Fri, Jun 4, 2027" in shown.text or "more" in shown.text
    saved = await world.moderator.press(shown.message, SAVE)
    assert "** is saved." in saved.text
    (found,) = await world.bot.store.districts.of_server(SERVER)
    assert len((await world.bot.store.districts.calendar(found.id)).days_off) == 40


async def test_a_name_without_a_file_or_the_other_way_round_says_what_is_missing(world):
    for given in ({"name": "North"}, {"file": FILE}):
        assert "I need both" in (await world.moderator.slash("server calendar", **given)).text


async def test_two_hundred_districts_are_listed_in_pages_and_one_more_waits_for_room(world):
    year, off = Days(date(2026, 8, 26), date(2027, 6, 11)), Days(date(2026, 11, 16), date(2026, 11, 18))
    calendar = SchoolCalendar((year,), (off,))
    districts = world.bot.store.districts
    async with world.bot.store.together():
        for number in range(MOST_DISTRICTS):
            name = f"{number:03} " + "*" * 56
            await districts.save(
                SERVER, name, calendar, world.time.now(), by=world.moderator.person.id, over=None
            )
    shown = await world.moderator.slash("server calendar", name="One more", file=FILE)
    full = await world.moderator.press(shown.message, SAVE)
    assert "This server has 200 calendars" in full.text
    listed = await world.moderator.slash("server calendar")
    pages = 1
    while "More" in labels(listed.message):
        listed = await world.moderator.press(listed.message, "More")
        pages += 1
    assert pages == 14
    assert "199 " in listed.text
    seen = await world.moderator.choose(listed.message, choices(listed.message)[-1])
    await world.moderator.press(seen.message, "Take it out")
    saved = await world.moderator.press(full.message, SAVE)
    assert "**One more** is saved." in saved.text
    await in_texas(world)
    offered = await world.parent.complete("timeline breaks", "district", "one")
    assert [one["value"] for one in offered] == ["One more"]
    picked = await world.parent.slash("timeline breaks")
    for _ in range(13):
        picked = await world.parent.press(picked.message, "More")
    assert "**One more**" in picked.text


# What members see


async def test_members_pick_their_district_and_get_a_copy(loaded):
    await in_texas(loaded, "9/14/2026")
    offered = await loaded.parent.complete("timeline breaks", "district", "nor")
    assert [one["value"] for one in offered] == ["North"]
    counted = await take(loaded, "north")
    # By the file alone: 12 in September, 22 in October, 10 in November, then November 19.
    assert "By Thursday, November 19, 2026" in counted.text


async def test_the_list_of_districts_says_who_made_them_and_asks_for_a_check(loaded):
    await in_texas(loaded)
    picked = await loaded.parent.slash("timeline breaks")
    assert picked.private
    assert "This server's moderators loaded these calendars" in picked.text
    assert "check it against your own school's calendar" in picked.text
    assert "**North**, 2026-27: loaded Sat, Nov 21, 2026" in picked.text
    seen = await loaded.parent.choose(picked.message, choices(picked.message)[0])
    assert "**North**: this server's moderators loaded this calendar on Sat, Nov 21, 2026" in seen.text
    assert list(loaded.parent.files(seen.message)) == PICTURES
    counted = await loaded.parent.press(seen.message, SAVE)
    assert "By Thursday, December 17, 2026" in counted.text


async def test_the_button_for_days_off_leads_to_the_list_too(loaded):
    saved = await in_texas(loaded)
    how = await loaded.parent.press(saved.message, "Add the school's days off")
    picked = await loaded.parent.press(how.message, "Pick my district's calendar")
    assert choices(picked.message)


async def test_a_year_that_is_over_is_marked(loaded):
    loaded.time.move_to(at(2027, 7, 1, 12))
    listed = await loaded.moderator.slash("server calendar")
    assert "(its last day of school is past)" in listed.text


async def test_an_unknown_district_is_a_kind_line(loaded):
    await in_texas(loaded)
    answer = await loaded.parent.slash("timeline breaks", district="Atlantis")
    assert "I do not have a calendar of that district" in answer.text
    assert "Atlantis" not in answer.text


async def test_a_school_year_of_many_years_is_asked_back(world):
    await in_texas(world)
    days = {"first_day": "8/26/2026", "last_day": "6/11/2029"}
    answer = await world.parent.slash("timeline breaks", **days)
    assert "A school year is not longer than a year" in answer.text


# A change is offered


async def test_a_change_is_offered_at_the_next_command_with_what_it_moves(taken):
    await load(taken.moderator, file=LONGER)
    answer = await taken.parent.slash("letter")
    (offer,) = await beside(answer)
    assert "The calendar of **North** was changed by its moderators on Sat, Nov 21, 2026" in offer
    assert "Child A, IEP" in offer
    # Two school days fewer before it: Friday, December 18 and Monday, December 21.
    assert 'now "By Thursday, December 17, 2026". Then: "By Monday, December 21, 2026".' in offer
    assert "Please check the new days" in offer
    moved = await taken.parent.press(answer.messages[1], "Use the new one")
    assert "By Monday, December 21, 2026" in moved.text
    assert "This day has moved. It was Thursday, December 17, 2026." in moved.text
    assert await beside(await taken.parent.slash("letter")) == []


async def test_keep_mine_is_remembered_for_that_change_and_asked_again_for_the_next(taken):
    await load(taken.moderator, file=LONGER)
    answer = await taken.parent.slash("letter")
    await beside(answer)
    kept = await taken.parent.press(answer.messages[1], "Keep mine")
    assert "Your days stay as they are" in kept.text
    assert await beside(await taken.parent.slash("letter")) == []
    assert "By Thursday, December 17, 2026" in (await taken.parent.slash("timeline show")).text
    await load(taken.moderator, file=csv(("11/16/2026", "11/23/2026")))
    (offer,) = await beside(await taken.parent.slash("letter"))
    # One more: Tuesday, December 22.
    assert 'Then: "By Tuesday, December 22, 2026".' in offer
    # And with no answer it is not asked twice.
    assert await beside(await taken.parent.slash("letter")) == []


async def test_a_change_there_and_back_is_not_offered(taken):
    await load(taken.moderator, file=LONGER)
    await load(taken.moderator, file=FILE)
    assert await beside(await taken.parent.slash("letter")) == []


async def test_days_that_changed_once_more_are_shown_before_they_are_taken(taken):
    await load(taken.moderator, file=LONGER)
    answer = await taken.parent.slash("letter")
    await beside(answer)
    await load(taken.moderator, file=csv(("11/16/2026", "11/23/2026")))
    again = await taken.parent.press(answer.messages[1], "Use the new one")
    assert 'Then: "By Tuesday, December 22, 2026".' in again.text
    moved = await taken.parent.press(again.message, "Use the new one")
    assert "By Tuesday, December 22, 2026" in moved.text


async def test_an_offer_whose_calendar_was_taken_out_changes_nothing(taken):
    await load(taken.moderator, file=LONGER)
    answer = await taken.parent.slash("letter")
    await beside(answer)
    (found,) = await taken.bot.store.districts.of_server(SERVER)
    await taken.bot.store.districts.remove(SERVER, found.id)
    told = await taken.parent.press(answer.messages[1], "Use the new one")
    assert "There is no newer calendar to take" in told.text
    assert "By Thursday, December 17, 2026" in (await taken.parent.slash("timeline show")).text


async def test_own_days_over_a_districts_are_offered_nothing(taken):
    own = {"first_day": "8/26/2026", "last_day": "6/11/2027", "days_off": "Nov 25-27"}
    shown = await taken.parent.slash("timeline breaks", **own)
    await taken.parent.press(shown.message, SAVE)
    await load(taken.moderator, file=LONGER)
    assert await beside(await taken.parent.slash("letter")) == []


# By private message


@pytest.fixture
async def reminded(taken):
    """The same parent, with reminders."""
    shown = await taken.parent.slash("timeline show")
    await taken.parent.press(shown.message, "Remind me by private message")
    await taken.parent.wait_for_dm(1)
    return taken


async def test_who_wants_reminders_hears_of_a_change_once_in_a_discreet_message(reminded, restart):
    await load(reminded.moderator, file=LONGER)
    await planned(reminded)
    world = await restart()
    # Nine in the morning in Texas, the day after.
    message = await next_message(world, at(2026, 11, 22, 15))
    said = text_of(message)
    assert "A calendar that I count by has changed" in said
    for word in ("school", "North", "Child", "IEP", "district"):
        assert word not in said
    assert labels(message) == ["Open it", "Stop these messages"]
    await quiet(world, at(2026, 11, 25, 15))
    # It was told: no command tells it again.
    assert await beside(await world.parent.slash("letter")) == []
    world = await restart()
    opened = await world.parent.press(message, "Open it")
    assert opened.private
    assert 'Then: "By Monday, December 21, 2026".' in opened.text
    moved = await world.parent.press(opened.message, "Use the new one")
    assert "By Monday, December 21, 2026" in moved.text
    again = await world.parent.press(message, "Open it")
    assert "There is no newer calendar to take" in again.text


async def test_a_crash_between_the_change_and_its_plan_loses_no_message(reminded, restart):
    year = Days(date(2026, 8, 26), date(2027, 6, 11))
    calendar = SchoolCalendar((year,), (Days(date(2026, 11, 16), date(2026, 11, 20)),))
    districts = reminded.bot.store.districts
    (found,) = await districts.of_server(SERVER)
    # Saved, and nobody was told to plan: as a crash leaves it.
    await districts.save(
        SERVER, "North", calendar, reminded.time.now(), by=reminded.moderator.person.id, over=found.loaded_at
    )
    assert (await case_of(reminded)).planned_by is None
    world = await restart()
    await planned(world)
    assert "A calendar that I count by" in text_of(await next_message(world, at(2026, 11, 22, 15)))
    await quiet(world, at(2026, 11, 25, 15))


async def test_a_person_who_says_how_full_messages_are_hears_which_case(reminded):
    settings = await reminded.parent.slash("me settings")
    when = await reminded.parent.press(settings.message, "When they come")
    full = next(one for one in labels(when.message) if "about" in one.lower())
    await reminded.parent.press(when.message, full)
    await load(reminded.moderator, file=LONGER)
    await planned(reminded)
    said = text_of(await next_message(reminded, at(2026, 11, 22, 15)))
    assert "**Child A, IEP.** A calendar that I count by has changed" in said


async def test_two_changes_before_the_hour_are_one_message(reminded):
    await load(reminded.moderator, file=csv(("11/16/2026", "11/23/2026")))
    await planned(reminded)
    await load(reminded.moderator, file=LONGER)
    await planned(reminded)
    assert text_of(await next_message(reminded, at(2026, 11, 22, 15))).count("A calendar that I") == 1
    await quiet(reminded, at(2026, 11, 25, 15))


async def test_who_was_offered_it_at_a_command_gets_no_message(reminded):
    await load(reminded.moderator, file=LONGER)
    await planned(reminded)
    assert len(await beside(await reminded.parent.slash("letter"))) == 1
    await quiet(reminded, at(2026, 11, 25, 15))


async def test_a_calendar_that_was_taken_out_brings_no_message(reminded):
    await load(reminded.moderator, file=LONGER)
    await planned(reminded)
    (found,) = await reminded.bot.store.districts.of_server(SERVER)
    await reminded.bot.store.districts.remove(SERVER, found.id)
    await quiet(reminded, at(2026, 11, 25, 15))


async def test_a_message_that_does_not_get_through_is_told_at_the_next_command(reminded):
    reminded.parent.shut_dms()
    await load(reminded.moderator, file=LONGER)
    await planned(reminded)
    reminded.time.move_to(at(2026, 11, 22, 15))
    async with asyncio.timeout(10):
        while "failed" not in await reminded.bot.store.reminders.counts():
            await asyncio.sleep(0.02)
    cards = await beside(await reminded.parent.slash("letter"))
    assert any("was changed by its moderators" in one for one in cards)


# Two servers


async def test_a_district_of_one_server_is_never_shown_or_offered_by_the_other(loaded):
    await load(loaded.organizer, "Elsewhere", LONGER)
    await in_texas(loaded)
    there = loaded.parent.elsewhere(OTHER_SERVER)
    assert [one["value"] for one in await there.complete("timeline breaks", "district", "")] == ["Elsewhere"]
    assert [one["value"] for one in await loaded.parent.complete("timeline breaks", "district", "")] == [
        "North"
    ]
    assert "I do not have a calendar" in (await there.slash("timeline breaks", district="North")).text
    here = await loaded.parent.slash("timeline breaks")
    other = await there.slash("timeline breaks")
    assert "North" not in other.text
    assert "Elsewhere" not in here.text
    listed = await loaded.organizer.slash("server calendar")
    assert "North" not in listed.text
    # A list of the one server, answered in the other: its numbers mean nothing there.
    (north,) = await loaded.bot.store.districts.of_server(SERVER)
    case = await case_of(loaded)
    for hands, custom_id, values in (
        (there, f"days-district:{case.id}", [str(north.id)]),
        (loaded.organizer, "district-see", [str(north.id)]),
        (loaded.organizer, f"district-drop:{north.id}", None),
    ):
        answer = await press_in(loaded, hands, custom_id, values)
        assert "North" not in answer.text
        assert "not have a calendar" in answer.text or "not there any more" in answer.text
    assert await loaded.bot.store.districts.of_server(SERVER) == [north]
    # In private messages there is no server, and so no district.
    alone = await loaded.parent.slash("timeline breaks", channel="dm")
    assert "North" not in alone.text
    assert "Elsewhere" not in alone.text
    # A change in one server is nothing to who took the other's.
    await take(loaded)
    await load(loaded.organizer, "Elsewhere", FILE)
    await load(loaded.organizer, "North", LONGER)
    assert await beside(await loaded.parent.slash("letter")) == []
    assert await beside(await there.slash("letter")) == []


async def press_in(world, hands, custom_id, values):
    """Press something on a list that this person has, as if it stood there."""
    shown = await hands.slash("timeline breaks" if hands.person is world.parent.person else "server calendar")
    stored = world.server.world.messages[int(shown.message["id"])]
    (row,) = [part for part in stored.message["components"][0]["components"] if part["type"] == 1][:1]
    if values is None:
        row["components"] = [{"type": 2, "style": 2, "label": "?", "custom_id": custom_id}]
        return await hands.press(stored.message, custom_id)
    row["components"][0] |= {"custom_id": custom_id, "options": [{"label": "?", "value": values[0]}]}
    return await hands.choose(stored.message, values[0])


async def test_what_one_moderator_was_shown_another_cannot_save(world):
    shown = await world.moderator.slash("server calendar", name="North", file=FILE)
    (button,) = [one.custom_id for one in buttons_of(shown.message) if one.label == SAVE]
    listed = await world.organizer.slash("server calendar", name="X", file=FILE)
    stored = world.server.world.messages[int(listed.message["id"])]
    for part in stored.message["components"][0]["components"]:
        for one in part.get("components", []):
            if one.get("label") == SAVE:
                one["custom_id"] = button
    answer = await world.organizer.press(stored.message, button)
    assert "gone by now" in answer.text
    assert await world.bot.store.districts.of_server(OTHER_SERVER) == []


async def test_a_member_is_not_offered_it_and_cannot_press_its_buttons(loaded):
    with pytest.raises(LookupError):
        await loaded.parent.slash("server calendar")
    loaded.owner.open_to_all("server")
    assert "people who may manage the server" in (await loaded.parent.slash("server calendar")).text
    for action in ("district-drop:1", "district-list:0", "district-save:1:0", "district-leave:1"):
        answer = await loaded.press_id(loaded.parent, action)
        assert "people who may manage the server" in answer.text
    answer = await loaded.press_id(loaded.parent, "district-see", ["1"])
    assert "people who may manage the server" in answer.text
    assert len(await loaded.bot.store.districts.of_server(SERVER)) == 1
    # Who lost the right after the card was shown.
    shown = await loaded.moderator.slash("server calendar", name="South", file=FILE)
    for role in loaded.server.world.servers[SERVER].roles.values():
        if not role.bots_own:
            role.rights &= ~(Right.MANAGE_SERVER | Right.ADMINISTRATOR)
    refused = await loaded.moderator.press(shown.message, SAVE)
    assert "people who may manage the server" in refused.text


# What a file leaves open

OPEN_ROWS = """\
start,end,what
8/26/2026,,First day of school
6/11/2027,,Last day of school
11/11/2026,,Veterans Day
12/21/2026,,Winter break begins
1/11/2027,,School resumes
2/12/2027,,Lincoln's Birthday (school in *session*)
4/5/2027,,Spring break begins
5/3/2027,,PTA meeting
"""
OPEN = ("district.csv", OPEN_ROWS.encode(), "text/csv")
LINCOLN = "2027-02-12/2027-02-12"


async def test_entries_that_may_be_days_off_are_named_and_taken_in_by_picking_them(world):
    shown = await world.moderator.slash("server calendar", name="North", file=OPEN)
    for line in (
        "- Wed, Nov 11, 2026\n",
        "- Mon, Dec 21, 2026 to Sun, Jan 10, 2027",
        "Fri, Feb 12, 2027\\: Lincoln's Birthday \\(school in \\*session\\*\\)",
        "a break begins on April 5, 2027",
        "1 entry of the file said nothing",
    ):
        assert line in shown.text
    assert "PTA" not in shown.text
    more = await world.moderator.choose(shown.message, LINCOLN)
    assert "- Fri, Feb 12, 2027" in more.text
    assert "Lincoln" not in more.text
    assert "1 entry of the file said nothing" in more.text
    assert "a break begins on April 5, 2027" in more.text
    assert list(world.moderator.files(more.message)) == PICTURES
    less = await world.moderator.choose(more.message, [], "Days off after all?")
    assert "Lincoln" in less.text
    again = await world.moderator.choose(less.message, LINCOLN)
    await world.moderator.press(again.message, SAVE)
    (north,) = await world.bot.store.districts.of_server(SERVER)
    assert (await world.bot.store.districts.calendar(north.id)).off == (
        Days(date(2026, 11, 11), date(2026, 11, 11)),
        Days(date(2026, 12, 21), date(2027, 1, 10)),
        Days(date(2027, 2, 12), date(2027, 2, 12)),
    )


async def test_a_parent_picks_them_for_their_case_too(world):
    await in_texas(world)
    shown = await world.parent.slash("timeline breaks", file=OPEN)
    assert "Lincoln's Birthday" in shown.text
    more = await world.parent.choose(shown.message, LINCOLN)
    await world.parent.press(more.message, SAVE)
    case = await case_of(world)
    saved = await world.bot.store.calendars.of_case(case.user_id, case.id)
    assert date(2027, 2, 12) in saved.days_off


async def test_what_takes_the_place_counts_school_days_and_names_those_left_out(loaded):
    weekends = csv(("11/14/2026", "11/17/2026"))
    shown = await loaded.moderator.slash("server calendar", name="north", file=weekends)
    assert "District: **North**" in shown.text
    assert "Yours adds no day off and leaves out 1 of the old ones." in shown.text
    assert "Days off that yours leaves out: November 18, 2026." in shown.text


async def test_a_parent_is_told_whose_days_are_counted_and_whose_make_room(taken):
    shown = await taken.parent.slash("timeline show")
    assert "Counted with the school days of **North**" in shown.text
    await load(taken.moderator, "South", LONGER)
    shown = await taken.parent.slash("timeline breaks", district="South")
    assert "these days take the place of those of **North**" in shown.text
    saved = await taken.parent.press(shown.message, SAVE)
    assert "Counted with the school days of **South**" in saved.text
