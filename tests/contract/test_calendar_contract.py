"""Districts' calendars in two servers: every request and every answer held against Discord's own document."""

from datetime import UTC, datetime

from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.playground.records import OTHER_SERVER
from bot.playground.sight import selects_of, text_of
from bot.start import playground

ROWS = (
    "start,end,what\n8/26/2026,,First day of school\n6/11/2027,,Last day of school\n11/16/2026,{},No school"
)
SAVE = "Yes, save these days"


def file(last):
    return ("days.csv", ROWS.format(last).encode(), "text/csv")


async def test_all_that_calendars_send_fits_discords_document(assert_contract):
    time = HandSetTime(datetime(2026, 11, 21, 17, 0, tzinfo=UTC))
    async with playground(library(), time) as (server, bot):
        bot.met.add(*(one.id for one in server.world.people.values()))
        parent, moderator = Hands(server, "parent"), Hands(server, "moderator")
        organizer = Hands(server, "organizer", OTHER_SERVER)
        for hands, name in ((moderator, "North"), (organizer, "Elsewhere")):
            await hands.slash("server calendar")
            shown = await hands.slash("server calendar", name=name, file=file("11/18/2026"))
            await hands.press(shown.message, SAVE)
        refused = await moderator.slash("server calendar", name="North", file=("a.zip", b"PK\x03\x04"))
        assert "packed" in refused.text
        zone = await parent.slash("timeline log", event="consent", date="10/12/2026", state="TX")
        draft = await parent.press(zone.message, "Central Time (most of Texas)")
        saved = await parent.press(draft.message, "By hand that day")
        await parent.press(saved.message, "Remind me by private message")
        await parent.wait_for_dm(1)
        await parent.complete("timeline breaks", "district", "n")
        listed = await parent.slash("timeline breaks")
        (choice,) = [value for one in selects_of(listed.message) for _, value in one.options]
        shown = await parent.choose(listed.message, choice)
        counted = await parent.press(shown.message, SAVE)
        assert "December 17, 2026" in counted.text
        shown = await moderator.slash("server calendar", name="North", file=file("11/20/2026"))
        again = await moderator.slash("server calendar", name="North", file=file("11/19/2026"))
        await moderator.press(shown.message, SAVE)
        asked = await moderator.press(again.message, SAVE)
        await moderator.press(asked.message, "Keep the other one")
        time.move_to(datetime(2026, 11, 22, 15, 0, 1, tzinfo=UTC))
        message = (await parent.wait_for_dm(2))[1]
        assert "A calendar that I count by has changed" in text_of(message)
        opened = await parent.press(message, "Open it")
        await parent.press(opened.message, "Keep mine")
        opened = await parent.press(message, "Open it")
        taken = await parent.press(opened.message, "Use the new one")
        assert "December 21, 2026" in taken.text
        listed = await moderator.slash("server calendar")
        (choice,) = [value for one in selects_of(listed.message) for _, value in one.options]
        seen = await moderator.choose(listed.message, choice)
        await moderator.press(seen.message, "Take it out")
        assert not server.judge.breaches
        assert_contract(server.judge.requests)
