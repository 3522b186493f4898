"""An index of phrases: which of them are near a question, by words and pairs of words.

Cosine of weighted features, as any text search has it; here over phrases of a few words, in memory, so that
other ways to say a thing are met by the meanings.
"""

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from bot.law.search.said_words import Meanings, plain_words

Features = Callable[[str], Iterable[str]]
PAIR = " "
"""Stands between two neighbours."""
LEAST_PAIRS = 2
"""Phrases that a pair must stand in to be looked at."""
LETTERS = (3, 4)
"""Lengths of the pieces of words that are compared."""


class Phrases:
    """Phrases that can be scored against a question; each score is from 0 to 1."""

    def __init__(self, texts: Sequence[str], features: Features) -> None:
        self._features = features
        # By numbers, since the same words stand in thousands of phrases: less memory while it is made.
        ids: dict[str, int] = {}
        rows = [array("i", [ids.setdefault(one, len(ids)) for one in features(text)]) for text in texts]
        held = Counter(one for row in rows for one in set(row))
        count = len(texts)
        # Two words that are neighbours in one phrase alone would fill most of the index and help little.
        self._weight = {
            feature: math.log(1 + count / (1 + held[one]))
            for feature, one in ids.items()
            if held[one] >= LEAST_PAIRS or PAIR not in feature
        }
        self._unknown = math.log(1 + count)
        # One long row of numbers and one of shares; a feature knows its part of both.
        self._part: dict[str, tuple[int, int]] = {}
        free: dict[int, int] = {}
        end = 0
        for feature in self._weight:
            start, end = end, end + held[ids[feature]]
            self._part[feature], free[ids[feature]] = (start, end), start
        self._numbers, self._shares = array("i", [0]) * end, array("f", [0]) * end
        weight_of = {ids[feature]: weight for feature, weight in self._weight.items()}
        for number, row in enumerate(rows):
            weights = {
                one: (1 + math.log(n)) * weight_of[one] for one, n in Counter(row).items() if one in weight_of
            }
            length = math.hypot(*weights.values()) or 1.0
            for one, weight in weights.items():
                at = free[one]
                self._numbers[at], self._shares[at] = number, weight / length
                free[one] = at + 1

    def scores(self, text: str) -> dict[int, float]:
        """Return the score of each phrase that shares anything with the text, by its number."""
        asked = {
            feature: (1 + math.log(n)) * self._weight.get(feature, self._unknown)
            for feature, n in Counter(self._features(text)).items()
        }
        length = math.hypot(*asked.values()) or 1.0
        found: dict[int, float] = {}
        for feature, weight in asked.items():
            start, end = self._part.get(feature, (0, 0))
            part = weight / length
            for number, share in zip(self._numbers[start:end], self._shares[start:end], strict=True):
                found[number] = found.get(number, 0.0) + part * share
        return found


def word_features(meanings: Meanings, idle: frozenset[str]) -> Features:
    """Return what makes words and pairs of neighbours of a text; `idle` words stand only in pairs."""

    def features(text: str) -> Iterable[str]:
        words = meanings.of(text)
        yield from (word for word in words if word not in idle)
        yield from (f"{one}{PAIR}{other}" for one, other in pairwise(words))

    return features


def letter_features(idle: frozenset[str]) -> Features:
    """Return what makes pieces of the words of a text."""

    def features(text: str) -> Iterable[str]:
        for word in plain_words(text):
            if word not in idle:
                framed = f" {word} "
                for length in LETTERS:
                    yield from (framed[at : at + length] for at in range(len(framed) - length + 1))

    return features
