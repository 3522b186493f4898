"""The starter set in `data/explainers.yaml`: the ten of the issue, by pointing alone, in plain words."""

from dataclasses import replace

import pytest
import textstat
from pydantic import ValidationError

from bot.law.checks import cross_faults
from bot.law.entries import Explainer
from bot.law.library import library

FACTS = library()
SET = FACTS.explainers


def test_the_ten_that_every_server_needs_stand_in_their_order():
    assert list(SET) == [
        "iep-or-504",
        "how-to-ask",
        "after-you-ask",
        "school-said-no",
        "plan-not-followed",
        "who-is-who",
        "words",
        "ask-here",
        "free-help",
        "about",
    ]


def test_law_is_pointed_to_and_only_the_bots_own_card_has_words_of_its_own():
    own = [one for one in SET.values() if one.says]
    assert [one.id for one in own] == ["about"]
    said = " ".join(own[0].says["en"].split())
    assert textstat.flesch_kincaid_grade(said.replace("information", "facts")) <= 6.9
    assert "school" in said
    assert all("es" in one.title for one in SET.values())


@pytest.mark.parametrize(
    "shown", [{}, {"topic": "iep-vs-504", "helpers": True}, {"terms": [], "clocks": []}], ids=str
)
def test_an_explainer_shows_just_one_thing(shown):
    with pytest.raises(ValidationError, match="just one of"):
        Explainer.model_validate({"id": "one", "title": {"en": "One"}, **shown})


@pytest.mark.parametrize(
    "shown", [{"topic": "gone"}, {"clocks": ["gone"]}, {"terms": ["iep", "gone"]}], ids=str
)
def test_what_leads_nowhere_is_named(shown):

    lost = Explainer.model_validate({"id": "lost", "title": {"en": "Lost"}, **shown})
    faults = list(cross_faults(replace(FACTS, explainers={"lost": lost}), ()))
    assert [str(one) for one in faults] == ["data/explainers.yaml: lost: 'gone' does not exist"]
