"""A fault is told in a few words with an id; the log has its class and frames, never what was typed."""

import logging
import re
import sys

import pytest

from bot.log import HostFormatter

SECRET = "Zyxwvut 9/14/2026 is my secret"


class DreadfulError(Exception):
    pass


async def test_a_fault_of_ours_is_a_short_apology_with_an_id_and_a_safe_log(world, caplog, monkeypatch):
    def fails(*_args, **_more):
        raise DreadfulError(SECRET)

    monkeypatch.setattr("cogs.talk.read", fails)
    with caplog.at_level(logging.DEBUG, "bot"):
        answer = await world.parent.slash("timeline log", event="consent", date=SECRET, state="CA")
    assert answer.private
    assert "Sorry, that did not work" in answer.text
    fault = re.search(r"number: ([0-9a-f]{8})", answer.text)[1]
    (record,) = [one for one in caplog.records if fault in one.getMessage()]
    assert "DreadfulError" in record.getMessage()
    assert "talk.py" in record.getMessage()
    assert SECRET not in caplog.text
    assert SECRET not in answer.text


async def test_a_fault_while_somebody_types_names_neither_them_nor_what_they_typed(
    world, caplog, monkeypatch
):
    def fails(typed, **_more):
        raise DreadfulError(typed)

    monkeypatch.setattr(sys.modules["cogs.timeline"], "read", fails)
    # The library logs it with the person's id and the exception; HostFormatter is what a host reads of that.
    with pytest.raises(LookupError):
        await world.parent.complete("timeline log", "date", SECRET, event="consent")
    (record,) = [one for one in caplog.records if one.levelno >= logging.ERROR]
    line = HostFormatter().format(record)
    assert "DreadfulError" in line
    assert "cogs/timeline.py" in line
    assert SECRET not in line
    assert str(world.parent.person.id) not in line


async def test_a_fault_behind_a_button_is_told_too(world, monkeypatch):
    draft = await world.parent.slash("timeline log", event="eligibility", date="yesterday", state="CA")

    def fails(*_args, **_more):
        raise DreadfulError(SECRET)

    monkeypatch.setattr("bot.planning.deadlines", fails)
    answer = await world.parent.press(draft.message, "Save this day")
    assert "Sorry, that did not work" in answer.text


async def test_an_old_button_says_so(world):
    answer = await world.parent.slash("compare")
    stored = world.server.world.messages[int(answer.message["id"])]
    row = next(part for part in stored.message["components"][0]["components"] if part["type"] == 1)
    shared = next(
        button
        for part in stored.message["components"][0]["components"]
        if part["type"] == 1
        for button in part["components"]
        if button.get("label") == "Show this to the group"
    )
    assert row
    shared["custom_id"] = "gone-in-an-older-version:1:2"
    pressed = await world.parent.press(stored.message, shared["custom_id"])
    assert "older version" in pressed.text


async def test_a_garbled_button_is_a_told_fault(world):
    answer = await world.parent.slash("timeline log", event="eligibility", date="yesterday", state="CA")
    stored = world.server.world.messages[int(answer.message["id"])]
    for part in stored.message["components"][0]["components"]:
        for button in part.get("components", []):
            if button.get("label") == "Save this day":
                button["custom_id"] = "log-save:garbled"
    pressed = await world.parent.press(stored.message, "log-save:garbled")
    assert pressed.private
    assert "Sorry" in pressed.text or "older version" in pressed.text


@pytest.mark.parametrize(
    "pressed",
    [
        "way:iep.x",
        "way:no.0",
        "help:XX:abc",
        "help::-1",
        "changed:iee::-1",
        "changed:nope",
        "rights:iee:ZZ:x",
        "choices:x",
        "said:nope",
        "myth:nope",
        "word:nope",
        "share:way:iep.x:",
        "share:nope:nope:",
        "wrong:way:iep.99",
    ],
)
async def test_a_press_that_leads_nowhere_is_told_in_kind_words(world, pressed):
    answer = await _pressed(world, pressed)
    assert answer.text.startswith("## ")
    assert "Sorry, that did not work" not in answer.text


@pytest.mark.parametrize("pressed", ["way:iep.999999999999", "help:XX:9", "rights:iee:ZZ:9", "changed:iee"])
async def test_a_press_beyond_the_last_page_shows_the_last(world, pressed):
    answer = await _pressed(world, pressed)
    assert answer.edited
    assert "older version" not in answer.text


async def _pressed(world, custom_id):
    """Press a button of a card as an older version of the bot may have made it."""
    answer = await world.parent.slash("compare")
    stored = world.server.world.messages[int(answer.message["id"])]
    rows = [part for part in stored.message["components"][0]["components"] if part["type"] == 1]
    shared = next(one for row in rows for one in row["components"] if one["custom_id"].startswith("share:"))
    shared["custom_id"] = custom_id
    return await world.parent.press(stored.message, custom_id)
