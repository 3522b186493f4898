"""A fault is told in a few words with an id; the log has its class and frames, never what was typed."""

import logging
import re

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


async def test_a_fault_behind_a_button_is_told_too(world, monkeypatch):
    draft = await world.parent.slash("timeline log", event="eligibility", date="yesterday", state="CA")

    def fails(*_args, **_more):
        raise DreadfulError(SECRET)

    monkeypatch.setattr("bot.app.deadlines", fails)
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
