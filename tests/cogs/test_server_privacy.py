"""`/server privacy`: a rule to copy, or that the bot sets up where it was given the right."""

import re
from datetime import UTC, datetime

import pytest
from played import labels

from bot.playground.automod import BlockedError
from bot.playground.interactions import Type
from bot.playground.records import OTHER_SERVER
from bot.playground.rights import Right
from bot.playground.sight import selects_of
from bot.ui.private_numbers import FIRST_CHOSEN, number_patterns

SET, RENEW = "Set it up for me", "Change my rule to this"
BIRTH, IDS, PHONES = "Birth dates", "ID numbers, such as social security", "Phone numbers"
MESSAGE_LIMIT = 150
"""Discord's, for what AutoMod says to the writer."""


async def test_the_rule_can_be_copied_whole(world):
    shown = await world.moderator.slash("server privacy")
    assert shown.private
    copied = re.findall(r"```\n(.*?)\n```", shown.text, re.DOTALL)
    *patterns, message = copied
    assert patterns == [pattern for _, pattern in number_patterns(2026, FIRST_CHOSEN)]
    assert len(message) <= MESSAGE_LIMIT
    assert "Regex Patterns" in shown.text
    assert "Leave **Send an alert** off" in shown.text
    assert "I read no message" in shown.text
    assert "An IEP date from 2020 or before is stopped, too" in shown.text
    assert "Dates from 2021 on pass" in shown.text
    assert "Server Settings > Safety Setup > AutoMod" in shown.text


async def pick(world, message, *kinds):
    """Pick kinds of numbers in the card's list."""
    stored = world.moderator._stored(message)
    (select,) = selects_of(stored.message)
    data = {"custom_id": select.custom_id, "component_type": 3, "values": list(kinds)}
    return await world.moderator._do(Type.COMPONENT, stored.channel, data, source=stored)


async def test_each_kind_of_number_is_chosen_on_its_own(world):
    shown = await world.moderator.slash("server privacy")
    phones = await pick(world, shown.message, "phone")
    *patterns, _message = re.findall(r"```\n(.*?)\n```", phones.text, re.DOTALL)
    assert patterns == [pattern for _, pattern in number_patterns(2026, ["phone"])]
    assert "Local help lines are stopped, too" in phones.text
    everything = await pick(world, shown.message, "phone", "birth", "id")
    *patterns, _message = re.findall(r"```\n(.*?)\n```", everything.text, re.DOTALL)
    assert sorted(patterns) == sorted(pattern for _, pattern in number_patterns(2026))


async def with_right(world):
    world.owner.give(Right.MANAGE_SERVER)
    return await world.moderator.slash("server privacy")


async def test_without_the_right_there_is_no_button_and_the_right_is_asked_for(world):
    shown = await world.moderator.slash("server privacy")
    assert labels(shown.message) == []
    assert "give my role **Manage Server**" in shown.text
    answer = await world.press_id(world.moderator, "privacy-set")
    assert "I do not have the right **Manage Server**" in answer.text
    assert world.owner.server.rules == []


async def test_the_bot_sets_the_rule_up_and_a_private_number_is_not_posted(world):
    shown = await with_right(world)
    done = await world.moderator.press(shown.message, SET)
    assert "The rule is on" in done.text
    (rule,) = world.owner.server.rules
    # 1 is to block; 2 would send the message on to another channel.
    assert [one["type"] for one in rule["actions"]] == [1]
    assert rule["trigger_metadata"]["keyword_filter"] == []
    assert rule["enabled"]
    for text in ("she was born 3/4/2015", "DOB 3-4-15", "SSN 123-45-6789"):
        with pytest.raises(BlockedError, match="ask me alone with /ask"):
            world.parent.post(text)
    for text in ("we asked on 9/14/2026", "34 CFR 300.301 says 60 days", "call 617-555-0123"):
        assert world.parent.post(text)["content"] == text
    assert world.parent.elsewhere(OTHER_SERVER).post("born 3/4/2015")


async def test_the_rule_is_brought_to_the_year_and_never_there_twice(world):
    shown = await with_right(world)
    await world.moderator.press(shown.message, SET)
    world.time.move_to(datetime(2030, 1, 2, 17, tzinfo=UTC))
    shown = await world.moderator.slash("server privacy")
    assert "Its dates are still those of 2026, so you can renew it" in shown.text
    again = await world.moderator.press(shown.message, RENEW)
    assert "Its dates are those of 2030" in again.text
    (rule,) = world.owner.server.rules
    expected = [pattern for _, pattern in number_patterns(2030, FIRST_CHOSEN)]
    assert rule["trigger_metadata"]["regex_patterns"] == expected


async def test_a_rule_that_is_on_is_shown_and_not_offered_again(world):
    first = await with_right(world)
    await world.moderator.press(first.message, SET)
    shown = await world.moderator.slash("server privacy")
    assert "**My rule is on** since <t:" in shown.text
    assert f"It stops: {BIRTH}, {IDS}. Its dates are those of 2026" in shown.text
    assert "I no longer need **Manage Server**" in shown.text
    assert labels(shown.message) == []
    pressed = await world.moderator.press(first.message, SET)
    assert "Nothing was changed" in pressed.text


async def test_other_kinds_change_the_rule_that_is_on(world):
    await world.moderator.press((await with_right(world)).message, SET)
    shown = await world.moderator.slash("server privacy")
    picked = await pick(world, shown.message, "phone")
    changed = await world.moderator.press(picked.message, RENEW)
    assert f"It now stops: {PHONES}." in changed.text
    with pytest.raises(BlockedError):
        world.parent.post("call 617-555-0123")
    assert world.parent.post("she was born 3/4/2015")


async def test_a_rule_that_was_turned_off_is_said_to_be_so(world):
    await world.moderator.press((await with_right(world)).message, SET)
    world.owner.server.rules[0]["enabled"] = False
    shown = await world.moderator.slash("server privacy")
    assert "changed or turned off" in shown.text
    await world.moderator.press(shown.message, RENEW)
    assert world.owner.server.rules[0]["enabled"]


async def test_a_server_with_too_many_rules_is_told_so(world):
    shown = await with_right(world)
    await world.moderator.press(shown.message, SET)
    (rule,) = world.owner.server.rules
    world.owner.server.rules = [rule | {"creator_id": "7", "id": str(number)} for number in range(6)]
    answer = await world.moderator.press(shown.message, SET)
    assert "Discord did not take the rule" in answer.text
    assert len(world.owner.server.rules) == 6


async def test_a_right_that_is_gone_meanwhile_changes_nothing(world):
    shown = await with_right(world)
    world.owner.take(Right.MANAGE_SERVER)
    answer = await world.moderator.press(shown.message, SET)
    assert "Nothing was changed" in answer.text
    world.owner.open_to_all("server")
    refused = await world.parent.slash("server privacy")
    assert "people who may manage the server" in refused.text
