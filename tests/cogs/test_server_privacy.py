"""`/server privacy`: a rule to copy, or that the bot sets up where it was given the right."""

import re
from datetime import UTC, datetime

import pytest

from bot.playground.automod import BlockedError
from bot.playground.records import OTHER_SERVER
from bot.playground.rights import Right
from bot.playground.sight import buttons_of
from bot.ui.private_numbers import number_patterns

SET = "Set it up for me"
MESSAGE_LIMIT = 150
"""Discord's, for what AutoMod says to the writer."""


async def test_the_rule_can_be_copied_whole(world):
    shown = await world.moderator.slash("server privacy")
    assert shown.private
    copied = re.findall(r"```\n(.*?)\n```", shown.text, re.DOTALL)
    *patterns, message = copied
    assert patterns == [pattern for _, pattern in number_patterns(2026)]
    assert len(message) <= MESSAGE_LIMIT
    assert "Regex Patterns" in shown.text
    assert "Leave **Send an alert** off" in shown.text
    assert "I read no message" in shown.text


async def with_right(world):
    world.owner.give(Right.MANAGE_SERVER)
    return await world.moderator.slash("server privacy")


async def test_without_the_right_there_is_no_button_and_the_right_is_asked_for(world):
    shown = await world.moderator.slash("server privacy")
    assert buttons_of(shown.message) == []
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
    for text in ("she was born 3/4/2015", "call 617-555-0123", "SSN 123-45-6789"):
        with pytest.raises(BlockedError, match="ask me alone with /ask"):
            world.parent.post(text)
    for text in ("we asked on 9/14/2026", "34 CFR 300.301 says 60 days", "call 988 or 800-273-8255"):
        assert world.parent.post(text)["content"] == text
    assert world.parent.elsewhere(OTHER_SERVER).post("born 3/4/2015")


async def test_the_rule_is_brought_to_the_year_and_never_there_twice(world):
    shown = await with_right(world)
    await world.moderator.press(shown.message, SET)
    world.time.move_to(datetime(2030, 1, 2, 17, tzinfo=UTC))
    again = await world.moderator.press((await world.moderator.slash("server privacy")).message, SET)
    assert "this year's dates" in again.text
    (rule,) = world.owner.server.rules
    assert rule["trigger_metadata"]["regex_patterns"] == [pattern for _, pattern in number_patterns(2030)]


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
