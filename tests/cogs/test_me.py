"""`/me`: a person sees, takes away, deletes and changes what is kept of them."""

import json
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from played import labels

from bot.clock.case import CHILDREN, Event
from bot.clock.school import Days, SchoolCalendar
from bot.playground.sight import selects_of
from bot.store.unsaved import Version
from bot.ui.me import Host

NEVER = (
    "Your child's name, birth date, school or diagnosis.",
    "What you ask me with /ask",
    "Which server you use me in",
)


@pytest.fixture
async def saved(world):
    """A parent in California with a sure deadline, the school's days and reminders, one of them sent."""
    draft = await world.parent.slash("timeline log", event="eligibility", date="2026-11-20", state="CA")
    card = await world.parent.press(draft.message, "Save this day")
    await world.parent.press(card.message, "Remind me by private message")
    await world.parent.wait_for_dm(1)
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    days = SchoolCalendar(
        (Days(date(2026, 8, 26), date(2027, 6, 11)),), (Days(date(2026, 11, 23), date(2026, 11, 27)),)
    )
    now = world.time.now()
    store = world.bot.store
    await store.calendars.save(case.user_id, case.id, days, Version("0123456789abcdef", now))
    await store.taken.note_told(case.user_id, case.id, now)
    # The parent is a moderator elsewhere.
    await store.districts.save(7, "North", days, now, by=case.user_id, over=None)
    world.time.move_to(datetime(2026, 12, 13, 17, 0, 1, tzinfo=UTC))
    await world.parent.wait_for_dm(2)
    now = world.time.now()
    await store.unsaved.keep(case.id, days, now)
    await store.unsaved.keep_district(7, case.user_id, "North", days, now)
    return world


async def kept(world):
    return await world.bot.store.everything.of(world.parent.person.id)


async def waiting(world):
    (case,) = await world.bot.store.cases.cases_of(world.parent.person.id)
    found = await world.bot.store.reminders.waiting_of(case.user_id, case.id)
    return [(one.wanted.zone, one.due_at) for one in found]


async def whole(world, hands):
    """Read every page of `/me show`."""
    shown = await hands.slash("me show")
    assert shown.private
    text = shown.text
    while "More" in labels(shown.message):
        shown = await hands.press(shown.message, "More")
        text += "\n" + shown.text
    return text


async def test_all_that_is_kept_is_shown_and_what_never_is(saved):
    text = await whole(saved, saved.parent)
    for line in (
        f"Discord user number: {saved.parent.person.id}",
        "State: California",
        "Time zone: America/Los_Angeles",
        "Language: English",
        "Used last: Child A, IEP",
        "Fri, Nov 20, 2026",
        "School year: Wed, Aug 26, 2026 to Fri, Jun 11, 2027",
        "Off: Mon, Nov 23, 2026 to Fri, Nov 27, 2026",
        "Sun, Dec 13, 2026, 09:00 (America/Los_Angeles)",
        "some days ahead; sent",
        "on the day; waiting",
        "Message 1, Sun, Dec 13, 2026, 09:00 (America/Los_Angeles): sent; 1 try",
        "Reminders are on since",
        *NEVER,
        "This bot runs on your own machine.",
    ):
        assert line in text, line


async def test_no_row_and_no_column_is_left_out_of_what_is_shown(saved):
    # A new column is put into words in bot/ui/kept.py, then named here.
    told = {
        "people": "user_id state zone language last_child last_plan hour lead_days paused_until full_text",
        "cases": "case_id user_id child plan state opted_in_at level law_version revision planned_by "
        "open_until kept_on offered_on",
        "events": "event_id case_id code day how day_known",
        "school_days": "case_id kind first last",
        "shown_days": "case_id jurisdiction clock event event_on day moved_from why told done",
        "reminders": "open due_at reminder_id case_id user_id state delivery_id jurisdiction clock event "
        "event_on kind day deadline_on hour zone",
        "deliveries": "delivery_id user_id nonce state claimed_at attempts next_try_at last_error told",
        "case_districts": "case_id mark changed_at told_at",
        "unsaved_days": "unsaved_id case_id days mark changed_at shown_at",
        "districts": "district_id server_id name loaded_at mark changed_at loaded_by",
        "unsaved_districts": "unsaved_id server_id user_id name days shown_at",
    }
    rows = await kept(saved)
    assert all(rows.values())
    assert {table: set(found[0]) for table, found in rows.items()} == {
        table: set(columns.split()) for table, columns in told.items()
    }


async def test_nothing_is_kept_of_a_stranger(saved):
    for command in ("me show", "me export", "me delete"):
        answer = await saved.moderator.slash(command)
        assert answer.private
        assert "Nothing is kept of you" in answer.text
        assert NEVER[0] in answer.text
        assert labels(answer.message) == []


async def test_who_runs_the_bot_is_said(world):
    world.bot.host = Host("Parents of the *Valley*", "help@example.org")
    shown = await world.parent.slash("me show")
    assert r"This bot is run by Parents of the \*Valley\*. Contact: help@example.org" in shown.text


async def test_the_files_hold_every_row(saved):
    sent = await saved.parent.slash("me export")
    assert sent.private
    files = saved.parent.files(sent.message)
    assert list(files) == ["my-data-1.json", "my-dates-1.ics"]
    made = json.loads(files["my-data-1.json"])
    rows = await kept(saved)
    assert {table: len(one["rows"]) for table, one in made["kept"].items()} == {
        table: len(found) for table, found in rows.items()
    }
    assert all(one["about"] and one["rows"] for one in made["kept"].values())
    assert made["kept"]["people"]["rows"] == [
        {
            "user_id": str(saved.parent.person.id),
            "state": "CA",
            "zone": "America/Los_Angeles",
            "language": "en",
            "last_child": "A",
            "last_plan": "iep",
            "hour": None,
            "lead_days": None,
            "paused_until": None,
            "full_text": 0,
        }
    ]
    # Nine in the morning in Los Angeles.
    assert "2026-12-20T17:00:00+00:00" in [row["due_at"] for row in made["kept"]["reminders"]["rows"]]
    (entry,) = Calendar.from_ical(files["my-dates-1.ics"]).events
    assert entry.start == date(2026, 12, 20)
    assert str(saved.moderator.person.id) not in files["my-data-1.json"].decode()


async def test_without_a_day_ahead_there_is_no_calendar_file(world):
    await world.parent.choose((await world.parent.slash("me settings")).message, "California")
    sent = await world.parent.slash("me export")
    assert list(world.parent.files(sent.message)) == ["my-data-1.json"]
    assert "my-dates" not in sent.text


async def test_delete_asks_then_deletes_at_once_and_a_second_press_finds_nothing(saved):
    asked = await saved.parent.slash("me delete")
    assert any((await kept(saved)).values())
    again = await saved.parent.slash("me delete")
    gone = await saved.parent.press(asked.message, "Yes, delete everything")
    assert "Everything is deleted" in gone.text
    assert not any((await kept(saved)).values())
    twice = await saved.parent.press(again.message, "Yes, delete everything")
    assert "Nothing is kept of you" in twice.text
    saved.time.move_to(datetime(2026, 12, 25, 12, 0, tzinfo=UTC))
    assert "No dates yet" in (await saved.parent.slash("timeline show")).text
    assert len(saved.parent.dms()) == 2


async def test_delete_can_be_left(saved):
    asked = await saved.parent.slash("me delete")
    back = await saved.parent.press(asked.message, "No, keep it")
    assert "Everything that I keep of you" in back.text
    assert any((await kept(saved)).values())


async def test_another_zone_moves_the_reminders(saved):
    before = await waiting(saved)
    assert {zone for zone, _ in before} == {"America/Los_Angeles"}
    settings = await saved.parent.slash("me settings")
    assert settings.private
    assert "State: California" in settings.text
    texas = await saved.parent.choose(settings.message, "Texas")
    assert "State: Texas" in texas.text
    # Texas has two zones: until one is picked, the reminders stay where they were.
    assert await waiting(saved) == before
    central = await saved.parent.choose(texas.message, "Central Time (most of Texas)")
    assert "Time zone: America/Chicago" in central.text
    after = await waiting(saved)
    assert {zone for zone, _ in after} == {"America/Chicago"}
    # Nine in the morning comes two hours earlier.
    assert [(old - new).total_seconds() for (_, old), (_, new) in zip(before, after, strict=True)] == [
        7200
    ] * len(before)


async def test_a_state_with_one_zone_brings_it(saved):
    settings = await saved.parent.slash("me settings")
    york = await saved.parent.choose(settings.message, "New York")
    assert "Time zone: America/New_York" in york.text
    assert {zone for zone, _ in await waiting(saved)} == {"America/New_York"}
    # The case goes on by the law that it was saved with.
    (case,) = await saved.bot.store.cases.cases_of(saved.parent.person.id)
    assert case.state == "CA"


async def test_the_state_can_be_forgotten_and_the_reminders_stay(saved):
    before = await waiting(saved)
    settings = await saved.parent.slash("me settings")
    cleared = await saved.parent.press(settings.message, "Forget my state")
    assert "State: not saved" in cleared.text
    assert "Forget my state" not in labels(cleared.message)
    assert await waiting(saved) == before
    assert (await saved.bot.store.people.get(saved.parent.person.id)).state is None


async def test_looking_at_the_settings_saves_nothing(world):
    shown = await world.parent.slash("me settings")
    assert "State: not saved" in shown.text
    offered = [value for one in selects_of(shown.message) for _, value in one.options]
    assert sorted(offered) == sorted(world.bot.facts.states)
    assert await world.bot.store.people.get(world.parent.person.id) is None


async def test_a_zone_of_another_state_is_not_taken(saved):
    settings = await saved.parent.slash("me settings")
    texas = await saved.parent.choose(settings.message, "Texas")
    stored = saved.server.world.messages[int(texas.message["id"])]
    for row in stored.message["components"][0]["components"]:
        for one in row.get("components", []):
            if one.get("custom_id") == "me-zone:TX":
                one["options"][0]["value"] = "Europe/Paris"
    answer = await saved.parent.choose(stored.message, "Europe/Paris")
    assert "older version" in answer.text
    assert (await saved.bot.store.people.get(saved.parent.person.id)).zone == "America/Los_Angeles"


async def test_very_much_is_shown_in_pages_and_fits_one_file(saved):
    user_id = saved.parent.person.id
    for child in CHILDREN:
        for plan in ("iep", "504"):
            for day in range(1, 29):
                event = Event("eligibility", date(2026, 10, day))
                added = await saved.bot.store.cases.add_event(
                    user_id, child=child, plan=plan, state="CA", event=event
                )
            await saved.bot.planning.replan(added.case)
    text = await whole(saved, saved.parent)
    rows = await kept(saved)
    assert text.count("Child F, 504 plan: What happened") >= 1
    assert text.count("counted from") >= len(rows["shown_days"]) + len(rows["reminders"])
    sent = await saved.parent.slash("me export")
    made = json.loads(saved.parent.files(sent.message)["my-data-1.json"])
    assert len(made["kept"]["events"]["rows"]) == 12 * 28 + 1


async def test_every_button_leads_on(saved):
    shown = await saved.parent.slash("me show")
    assert "Your settings" in (await saved.parent.press(shown.message, "Change settings")).text
    back = await saved.parent.press(shown.message, "See what is kept")
    asked = await saved.parent.press(back.message, "Delete everything")
    assert "Delete everything?" in asked.text
    sent = await saved.parent.press(asked.message, "Get all of it as files")
    assert sent.private
    assert "my-data-1.json" in saved.parent.files(sent.created[-1])
