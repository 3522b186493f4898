"""What the bot lacks in a channel, who is let through, and the invite link. Numbers as Discord lists them."""

import base64
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.rights import EXPLAIN, NEEDED, POST, Lacking, invite_link, lacking_line, lacking_of, refuse_lacking
from bot.text.catalogue import words
from bot.text.kind import ExplainedError

ENGLISH = words("en")
BITS = {
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
    "pin_messages": 1 << 51,
}


def test_the_bot_needs_five_rights_and_no_more():
    assert sum(BITS.values()) == NEEDED.value
    assert set(EXPLAIN) == BITS.keys()
    assert set(POST) < set(EXPLAIN)


@pytest.mark.parametrize("right", BITS)
def test_each_right_that_is_missing_is_named(right):
    there = discord.Permissions(NEEDED.value - BITS[right])
    lacks = lacking_of(there, 5, EXPLAIN)
    assert lacks == Lacking(5, (right,))
    said = lacking_line(lacks, ENGLISH)
    assert right.replace("_", " ").title() in said
    assert "<#5>" in said
    assert "Server Settings > Roles" in said
    assert "one right" in said


def test_nothing_is_lacking_where_all_is_there():
    assert not lacking_of(NEEDED, 5, EXPLAIN)
    assert not lacking_of(discord.Permissions(BITS["view_channel"] + BITS["send_messages"]), 5, POST)
    refuse_lacking(Lacking(5), ENGLISH)


def test_several_are_named_at_once_and_a_channel_out_of_sight_has_its_own_line():
    none = lacking_of(discord.Permissions.none(), 5, EXPLAIN)
    assert "these rights: **View Channel, Send Messages, Attach Files," in lacking_line(none, ENGLISH)
    with pytest.raises(ExplainedError) as refused:
        refuse_lacking(Lacking(5, seen=False), ENGLISH)
    said = ENGLISH.say(refused.value.key, **refused.value.values)
    assert "I cannot see the channel <#5>" in said
    assert "Nothing was posted or saved" in said


def test_the_invite_link_asks_for_these_rights_alone():
    # As Discord makes a token: the application's id in base 64, without the marks at its end.
    first = base64.urlsafe_b64encode(b"1100000000000000000").decode().rstrip("=")
    link = urlsplit(invite_link(f"{first}.Gabcde.rest-of-it_27"))
    asked = parse_qs(link.query)
    assert (link.scheme, link.netloc, link.path) == ("https", "discord.com", "/oauth2/authorize")
    assert asked["client_id"] == ["1100000000000000000"]
    assert asked["permissions"] == [str(sum(BITS.values()))]
    assert asked["scope"] == ["bot applications.commands"]


@pytest.mark.parametrize("token", ["", "x", "no token", "ÄÖ.x", "bm90IGEgbnVtYmVy.a.b"])
def test_what_is_no_token_makes_no_link(token):
    assert invite_link(token) is None
