"""What is written into a form arrives, however soon and however late: the library is told of no form."""

from datetime import date

from played import log, the_case

from bot.playground.interactions import Type

DAY = "Which day was it?"


async def test_a_day_is_taken_after_a_restart(world, restart):
    draft = await world.parent.slash("timeline log", event="eligibility", date="2026-11-20", state="CA")
    form = await world.parent.press(draft.message, "Another day")
    await restart()
    confirm = await world.parent.fill(form.modal, {DAY: "11/19/2026"})
    assert "Thursday, November 19, 2026" in confirm.text


async def test_a_day_is_mended_after_a_restart(world, restart):
    await log(world)
    which = await world.parent.slash("timeline fix")
    form = await world.parent.choose(which.message, str((await the_case(world)).events[0].id))
    world = await restart()
    sure = await world.parent.fill(form.modal, {DAY: "11/19/2026"})
    await world.parent.press(sure.message, "Save the new day")
    assert [one.event.day for one in (await the_case(world)).events] == [date(2026, 11, 19)]


async def test_a_question_is_answered_after_a_restart(world, restart):
    start = await world.parent.slash("help")
    form = await world.parent.press(start.message, "Ask a question")
    await restart()
    answer = await world.parent.fill(form.modal, {"Your question": "What is an IEE?"})
    assert "independent educational evaluation" in answer.text.lower()


async def test_a_form_of_an_older_version_is_answered(world):
    start = await world.parent.slash("help")
    form = (await world.parent.press(start.message, "Ask a question")).modal
    field = form["components"][0] | {"component": form["components"][0]["component"] | {"value": "Hello"}}
    for old in (
        "asked-long-ago:1:0a1b2c3d",
        "9f86d081884c7d659a2feaa0c55ad015",
        "log-written:gone.....:0a1b2c3d",
    ):
        data = {"custom_id": old, "components": [field]}
        answer = await world.parent._do(Type.MODAL, world.parent.channel(), data)
        assert "from an older version" in answer.text
    assert not world.bot.tally.faults


async def test_a_form_is_another_one_each_time_and_the_library_keeps_none(world):
    start = await world.parent.slash("help")
    one, two = [(await world.parent.press(start.message, "Ask a question")).modal for _ in range(2)]
    # A phone fills a form with what stood in the one that had the same id.
    assert one["custom_id"] != two["custom_id"]
    # It would know of one only after Discord's answer; who writes at once would wait for nothing.
    assert not world.bot._connection._view_store._modals
