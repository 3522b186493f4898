"""The cards of `/server`: within Discord's limits with the most that can be kept."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from seen import fits, text

from bot.law.library import library
from bot.store.asked import Sums
from bot.store.server_rows import SERVER_TABLES
from bot.store.servers import NOTHING, Link, Setup
from bot.text.catalogue import words
from bot.ui.card import short_label
from bot.ui.entries import title_of
from bot.ui.private_numbers import KINDS, number_patterns
from bot.ui.server_data import (
    data_card,
    digest_card,
    few,
    server_delete_card,
    server_deleted_card,
    server_deleting_card,
    server_left_card,
)
from bot.ui.server_privacy import Rule, privacy_card, privacy_set_card
from bot.ui.server_setup import setup_card, setup_saved_card, setup_state_card
from cogs.links import LINKS_LIMIT, NAME_LIMIT, URL_LIMIT, read_links, written

FACTS, WORDS = library(), words("en")
LONGEST_ID = 2**63 - 1
LINKS = tuple(
    Link("*" * NAME_LIMIT, f"https://example.org/{number}".ljust(URL_LIMIT, "x"))
    for number in range(LINKS_LIMIT)
)


def full(state):
    """The most that can be chosen, in a state."""
    zones = [one.zone for one in FACTS.states[state].zones]
    channels = tuple(LONGEST_ID - number for number in range(25))
    return Setup(state, "en", zones[-1], 12, LONGEST_ID, channels, LINKS)


@pytest.mark.parametrize("state", sorted(FACTS.states))
def test_a_setup_fits_with_the_most_that_can_be_chosen(state):
    setup = full(state)
    fits(setup_card(setup, FACTS, WORDS))
    fits(setup_card(setup, FACTS, WORDS, meanwhile=setup))
    open_zone = replace(setup, zone=None)
    fits(setup_card(open_zone, FACTS, WORDS, completed=[one.url for one in LINKS]))
    fits(setup_saved_card(open_zone, FACTS, WORDS))
    fits(setup_saved_card(setup, FACTS, WORDS))
    rows = {table: [{"server_id": 1}] * 1000 for table in SERVER_TABLES}
    fits(data_card(rows, setup, FACTS, WORDS))


def test_the_other_cards_fit():
    fits(setup_card(NOTHING, FACTS, WORDS))
    fits(setup_state_card(FACTS, WORDS))
    fits(data_card({table: [] for table in SERVER_TABLES}, NOTHING, FACTS, WORDS))
    for posted in (0, 1, 500):
        fits(server_delete_card(WORDS, posted))
        fits(server_left_card(WORDS, posted))
        fits(server_deleted_card(WORDS, gone=True, unreached=posted))
    fits(server_deleting_card(WORDS))
    for gone in (True, False):
        fits(server_deleted_card(WORDS, gone=gone))
        for patterns in (("x" * 260,) * 10, [one for _, one in number_patterns(2025)]):
            rule = Rule(enabled=True, patterns=tuple(patterns), since=datetime(2026, 1, 1, tzinfo=UTC))
            fits(privacy_card(2026, KINDS, WORDS, may_set=gone, rule=rule))
        fits(privacy_set_card(2026, KINDS, WORDS, before=gone))
    assert len(number_patterns(2026)) == 7


def test_links_are_read_as_they_are_written():
    typed = "\n".join(f"{one.name} {one.url}" for one in LINKS)
    assert read_links(typed) == LINKS
    assert read_links(written(LINKS)) == LINKS
    assert read_links("\n  \n") == ()


def test_a_digest_fits_with_the_longest_titles_and_says_what_is_left_out():
    topics = sorted(FACTS.topics, key=lambda one: -len(FACTS.topics[one].title["en"]))
    said = sorted(FACTS.said, key=lambda one: -len(FACTS.said[one].heard["en"]))
    asked = {("said", one): 10**9 for one in said} | {("rights", one): 10**9 for one in topics}
    tally = Sums(asked, 10**9, {f"{kind} {entry}": 10**9 for kind, entry in asked})
    pins = [f"{short_label('W' * 200)}: <#{LONGEST_ID}>"] * 50
    made = digest_card(tally, (date(2026, 11, 15), date(2026, 11, 21)), pins, FACTS, WORDS)
    fits(made)
    assert f"and {len(asked) - 10} more" in text(made)
    assert "and 40 more" in text(made)


def test_a_sum_is_shown_from_five_on():
    assert [few(one, WORDS) for one in (1, 4, 5, 6)] == ["a few", "a few", "5", "6"]


def test_an_entry_that_is_gone_is_named_by_its_id():
    tally = Sums({("rights", "no-such-topic"): 7}, 0, {"rights no-such-topic": 7})
    made = digest_card(tally, (date(2026, 11, 15), date(2026, 11, 21)), [], FACTS, WORDS)
    assert "no-such-topic: 7" in text(made)
    assert title_of("rights", "iee", FACTS) == FACTS.topics["iee"].title["en"]
