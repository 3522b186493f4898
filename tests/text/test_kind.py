"""Each kind of fault has its title; the keys that are told apart are those that can be said."""

import pytest

from bot.text.catalogue import words
from bot.text.kind import GONE, REFUSED, ExplainedError
from bot.tree import explained_card
from bot.ui.card import texts_of

WORDS = words("en")


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("server-not-allowed", "I cannot do that here"),
        ("gone", "That is no longer here"),
        ("state-unknown", "Let us try that again"),
    ],
)
def test_a_fault_has_the_title_of_its_kind(key, title):
    assert texts_of(explained_card(ExplainedError(key), WORDS)) == [f"## {title}", WORDS.say(key)]


@pytest.mark.parametrize("key", sorted(REFUSED | GONE))
def test_each_key_of_a_kind_is_one_of_the_catalogue(key):
    assert WORDS.say(key, channel="x", channels="x", line="x")
