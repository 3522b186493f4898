"""What a card says to the parent, in the parent's own pen."""

import re

import pytest

from bot.law.library import library
from bot.letters.first_person import in_first_person

FACTS = library()


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("the school has told you in writing", "the school has told me in writing"),
        ("you have a copy of the report", "I have a copy of the report"),
        ("if you asked for it, you have one free copy", "if I asked for it, I have one free copy"),
        ("the team, with you on it, has met", "the team, with me on it, has met"),
        ("the school has answered you in writing", "the school has answered me in writing"),
        ("the district has looked at what you sent", "the district has looked at what I sent"),
        ("written notice of it has reached you", "written notice of it has reached me"),
        ("summaries are ready for you, if you ask for them", "summaries are ready for me, if I ask for them"),
        ("the school has given you written notice", "the school has given me written notice"),
        ("at a time and place that suit you", "at a time and place that suit me"),
        ("you, the school and the team have met", "I, the school and the team have met"),
        ("You got the plan", "I got the plan"),
        ("Your child's last full evaluation", "My child's last full evaluation"),
        ("you are told; you were asked", "I am told; I was asked"),
        ("young children stay as they are", "young children stay as they are"),
    ],
)
def test_you_is_i_or_me_and_your_is_my(said: str, written: str) -> None:
    assert in_first_person(said) == written


def test_every_clock_and_event_can_stand_in_a_letter() -> None:
    clocks = [clock for place in (FACTS.federal, *FACTS.states.values()) for clock in place.clocks]
    texts = [
        text for clock in clocks if clock.who != "parent" for text in (clock.title["en"], clock.due["en"])
    ]
    texts += [kind.reached["en"] for kind in FACTS.events.values()]
    assert len(texts) > 500
    for text in texts:
        made = in_first_person(text)
        assert not re.search(r"\byou(r|rs|rself)?\b", made, re.IGNORECASE), made
        # "me" is no subject, and "I" is no object.
        assert not re.search(r"\bme (have|has|had|am|ask|asked|got|can|sent|agree)\b", made), made
        assert not re.search(r"\b(to|of|with|for|by|told|given|sent|asked|let|reached|offered) I\b", made), (
            made
        )
