"""`/server calendar`: moderators load a district's days, members take a copy."""

import pytest

from bot.playground.records import SERVER
from bot.playground.sight import buttons_of, selects_of

ROWS = [
    "start,end,what",
    "8/26/2026,,First day of school",
    "11/16/2026,11/18/2026,No school",
    "6/11/2027,,Last day of school",
]
FILE = ("district.csv", "\n".join(ROWS).encode(), "text/csv")


@pytest.fixture
async def loaded(world):
    """A server whose moderators loaded one district's calendar."""
    shown = await world.moderator.slash("server calendar", name="North", file=FILE)
    assert shown.private
    assert "Mon, Nov 16, 2026 to Wed, Nov 18, 2026" in shown.text
    saved = await world.moderator.press(shown.message, "Yes, save these days")
    assert "Members can pick it now" in saved.text
    return world


async def in_texas(world):
    zone = await world.parent.slash("timeline log", event="consent", date="9/14/2026", state="TX")
    draft = await world.parent.press(zone.message, "Central Time (most of Texas)")
    return await world.parent.press(draft.message, "By hand that day")


async def test_members_pick_their_district_and_get_a_copy(loaded):
    await in_texas(loaded)
    offered = await loaded.parent.complete("timeline breaks", "district", "nor")
    assert [one["value"] for one in offered] == ["North"]
    shown = await loaded.parent.slash("timeline breaks", district="North")
    counted = await loaded.parent.press(shown.message, "Yes, save these days")
    # By the file alone: 12 in September, 22 in October, 10 in November, then November 19.
    assert "By Thursday, November 19, 2026" in counted.text

    listed = await loaded.moderator.slash("server calendar")
    assert "**North**, 2026-27: loaded Sat, Nov 21, 2026" in listed.text
    (choice,) = [value for one in selects_of(listed.message) for _, value in one.options]
    seen = await loaded.moderator.choose(listed.message, choice)
    assert "Mon, Nov 16, 2026 to Wed, Nov 18, 2026" in seen.text
    gone = await loaded.moderator.press(seen.message, "Take it out")
    assert "There is none yet" in gone.text
    # The case has its own copy.
    assert "By Thursday, November 19, 2026" in (await loaded.parent.slash("timeline show")).text


async def test_an_unknown_district_is_a_kind_line(loaded):
    await in_texas(loaded)
    answer = await loaded.parent.slash("timeline breaks", district="Atlantis")
    assert "I do not have a calendar of that district" in answer.text
    assert "Atlantis" not in answer.text


async def test_a_file_without_the_years_ends_is_refused(world):
    rows = b"start,end,what\n12/21/2026,1/1/2027,No school"
    answer = await world.moderator.slash("server calendar", name="North", file=("a.csv", rows, "text/csv"))
    assert "when the school year begins and ends" in answer.text


async def test_a_blank_name_is_a_kind_line_and_a_strange_one_is_shown_as_typed(world):
    blank = await world.moderator.slash("server calendar", name="  ", file=FILE)
    assert "give the district a name" in blank.text
    strange = await world.moderator.slash("server calendar", name="*No_rth*", file=FILE)
    assert r"\*No\_rth\*" in strange.text


async def test_a_member_is_not_offered_it_and_cannot_press_its_buttons(loaded):
    with pytest.raises(LookupError):
        await loaded.parent.slash("server calendar")
    public = await loaded.parent.slash("compare")
    stored = loaded.server.world.messages[int(public.message["id"])]
    for part in stored.message["components"][0]["components"]:
        for button in part.get("components", []):
            if button.get("label") == "Show this to the group":
                button["custom_id"] = "district-drop:1"
    answer = await loaded.parent.press(stored.message, "district-drop:1")
    assert "people who may manage the server" in answer.text
    assert len(await loaded.bot.store.districts.of_server(SERVER)) == 1
    assert buttons_of(stored.message)
