"""`/server privacy`: a rule to copy."""

import re

from bot.ui.private_numbers import number_patterns

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
