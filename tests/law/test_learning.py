"""Learning which words speak of what, on a handful of phrases; and reading it back."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.law.search.learned import Weights, both, read_learned
from bot.law.search.learning import kind_of, learn
from bot.law.search.phrases_of import Entry, Phrase

TOPIC = Entry("topic", "any")


def _words(text: str) -> Iterable[str]:
    return text.split()


def _letters(text: str) -> Iterable[str]:
    return text.replace(" ", "")


PHRASES = [
    *[Phrase(f"bus is late {n}", TOPIC, ("transport", "log-what-happens")) for n in range(8)],
    *[Phrase(f"grades are good {n}", TOPIC, ("good-grades-no-bar",)) for n in range(8)],
    *[Phrase(f"want to die {n}", TOPIC, ("crisis",)) for n in range(8)],
    *[
        Phrase(f"the law says sixty {n}", Entry("myth", "m"), ("clock-start-federal",), trap=True)
        for n in range(8)
    ],
    *[Phrase(f"weather today {n}", Entry("unknown", "unknown"), ()) for n in range(8)],
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("learned") / "learned.txt"
    learn(PHRASES, _words, both(_words, _letters), path)
    return path


def test_what_was_learned_is_read_back_and_speaks_of_other_texts(file: Path) -> None:
    learned = read_learned(file)
    late = learned.topics.shares(_words("my bus was late"))
    assert max(late, key=lambda one: late[one]) == "transport"
    # The second topic of a phrase comes with the first.
    assert late["log-what-happens"] > late["good-grades-no-bar"]
    assert sum(late.values()) == pytest.approx(1, abs=0.001)
    kinds = learned.kinds.shares(both(_words, _letters)("he wants to die"))
    assert max(kinds, key=lambda one: kinds[one]) == "crisis"
    trap = learned.kinds.shares(both(_words, _letters)("the law says"))
    assert max(trap, key=lambda one: trap[one]) == "trap"


def test_the_same_phrases_give_the_same_file(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.txt"
    learn(PHRASES, _words, both(_words, _letters), again)
    assert again.read_bytes() == file.read_bytes()


def test_words_that_were_never_seen_say_nothing_new(file: Path) -> None:
    learned = read_learned(file)
    assert learned.topics.shares(_words("xylophone")) == learned.topics.shares([])


def test_shares_are_those_of_a_hand_made_model() -> None:
    weights = Weights(["a", "b"], bias=[0.0, 0.0], scale=0.5)
    weights.add("x", 2.0, bytes([2, 0]))
    # One known feature has length 1, so its weight counts whole: e^(0.5 * 2) against e^0, 2.718 : 1.
    assert weights.shares(["x", "unknown"]) == pytest.approx({"a": 0.7311, "b": 0.2689}, abs=0.0001)
    assert weights.shares([]) == pytest.approx({"a": 0.5, "b": 0.5})


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        (Phrase("", TOPIC, ("crisis", "mental-health-counts")), "crisis"),
        (Phrase("", TOPIC, ("abuse-report",)), "abuse"),
        (Phrase("", TOPIC, ("no-prediction",)), "scope"),
        (Phrase("", Entry("scope", "scope"), ("scope",)), "scope"),
        (Phrase("", Entry("unknown", "unknown"), ("parent-center",)), "unknown"),
        (Phrase("", TOPIC, ("iee",), trap=True), "trap"),
        (Phrase("", TOPIC, ("iee",)), "answer"),
        (Phrase("", Entry("term", "fape"), ()), "answer"),
    ],
)
def test_what_sort_of_question_a_phrase_is(phrase: Phrase, kind: str) -> None:
    assert kind_of(phrase) == kind
