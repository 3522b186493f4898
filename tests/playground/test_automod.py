"""AutoMod: the bot sets up rules, the server holds what people write against them."""

import discord
import pytest
from discord import AutoModRuleAction, AutoModRuleEventType, AutoModTrigger

from bot.playground.automod import BlockedError, translated
from bot.playground.owner import Owner
from bot.playground.records import CHANNEL, MODERATORS, SERVER
from bot.playground.rights import Right
from bot.ui.limits import KEYWORD_RULES, rule_breaches

SAYS = "Please leave out birth dates."
BIRTH = r"\b\d{1,2}/\d{1,2}/(?:19|20)\d{2}\b"


@pytest.fixture
def owner(playground):
    owner = Owner(playground)
    owner.give(Right.MANAGE_SERVER)
    return owner


@pytest.fixture
async def server(bot, owner):
    assert owner.server.has_bot
    return await bot.fetch_guild(SERVER)


async def make(server, name="Birth dates", pattern=BIRTH, says=SAYS, **more):
    return await server.create_automod_rule(
        name=name,
        event_type=AutoModRuleEventType.message_send,
        trigger=AutoModTrigger(regex_patterns=[pattern] if isinstance(pattern, str) else pattern),
        actions=[AutoModRuleAction(custom_message=says)],
        **more,
    )


async def code_of(refused):
    with pytest.raises(discord.HTTPException) as no:
        await refused
    return no.value.code


async def test_what_a_rule_catches_is_blocked_with_its_words(server, parent, moderator, playground):
    rule = await make(server)
    parent.post("born on 3/4/2015: it is not enabled yet")
    await rule.edit(enabled=True)
    known = len(parent.seen())
    with pytest.raises(BlockedError, match=SAYS):
        parent.post("He was born on 3/4/2015.")
    assert len(parent.seen()) == known
    parent.post("Our meeting is on 3/4.")
    parent.post("born on 3/4/2015", "dm")
    # Who manages the server is above its rules.
    moderator.post("A date like 3/4/2015 is blocked.")
    await rule.edit(exempt_channels=[discord.Object(CHANNEL)])
    parent.post("born on 3/4/2015")
    await rule.delete()
    assert await server.fetch_automod_rules() == []
    assert playground.judge.breaches == []


async def test_rules_come_back_as_they_were_made(server, bot):
    rule = await make(server, enabled=True)
    [same] = await server.fetch_automod_rules()
    assert same.to_dict() == rule.to_dict() == (await server.fetch_automod_rule(rule.id)).to_dict()
    assert (rule.creator_id, rule.enabled, rule.name) == (bot.user.id, True, "Birth dates")
    assert rule.trigger.regex_patterns == [BIRTH]
    assert rule.actions[0].custom_message == SAYS
    edited = await rule.edit(name="Dates")
    assert (edited.name, edited.trigger.regex_patterns) == ("Dates", [BIRTH])
    assert await code_of(server.fetch_automod_rule(1)) == 10066


async def test_managing_the_server_is_needed_for_each(server, owner):
    rule = await make(server)
    owner.take(Right.MANAGE_SERVER)
    for refused in (
        make(server),
        server.fetch_automod_rules(),
        server.fetch_automod_rule(rule.id),
        rule.edit(name="x"),
        rule.delete(),
    ):
        assert await code_of(refused) == 50013


async def test_a_server_has_at_most_six(server, owner, playground):
    owner.add_rule("No links", "https?://", says="No links, please.")
    for number in range(KEYWORD_RULES - 1):
        await make(server, name=f"Rule {number}")
    assert await code_of(make(server, name="One more")) == 50035
    with pytest.raises(ValueError, match="6 rules"):
        owner.add_rule("One more", "x")
    assert len(owner.server.rules) == 6
    # Nobody can know before how many there are.
    assert playground.judge.breaches == []


@pytest.mark.parametrize(
    "change",
    [
        {"says": "x" * 151},
        {"pattern": "x" * 261},
        {"pattern": ["x"] * 11},
        {"pattern": r"(?<!\d)\d{9}"},
        {"pattern": r"(\d)\1"},
        {"pattern": "("},
        {"name": "x" * 101},
    ],
)
async def test_what_discord_would_refuse_is_refused_and_kept(server, playground, change):
    assert await code_of(make(server, **change)) == 50035
    assert len(playground.judge.breaches) == 1
    assert await server.fetch_automod_rules() == []


@pytest.mark.parametrize(
    "pattern",
    [r"(?i)ssn", r"(?:a|b)+", r"a+?", r"\\1", r"\bx\z", r"(?P<n>\d)", r"[+*]\+1"],
)
def test_what_rust_knows_is_no_breach(pattern):
    body = {"name": "x", "trigger_metadata": {"regex_patterns": [pattern]}}
    assert rule_breaches(body) == []
    translated(pattern)


def test_the_end_of_the_text_has_another_name():
    assert translated(r"\d\z").search("7")
    assert not translated(r"\d\z").search("7\n")
    assert translated(r"\\z").search(r"a\z")


async def test_words_are_whole_unless_a_star_opens_them(server, owner, parent):
    await server.create_automod_rule(
        name="Words",
        event_type=AutoModRuleEventType.message_send,
        trigger=AutoModTrigger(keyword_filter=["cat", "dog*", "*fish*"], allow_list=["catfish"]),
        actions=[AutoModRuleAction()],
        enabled=True,
        exempt_roles=[discord.Object(MODERATORS)],
    )
    for blocked in ("a CAT here", "Dogs", "goldfishes"):
        with pytest.raises(BlockedError, match="does not allow"):
            parent.post(blocked)
    for fine in ("cats", "hotdog", "one catfish"):
        parent.post(fine)
