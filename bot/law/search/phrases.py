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
        rows = [Counter(features(text)) for text in texts]
        held = Counter(feature for row in rows for feature in row)
        count = len(texts)
        # Two words that are neighbours in one phrase alone would fill most of the index and help little.
        self._weight = {
            feature: math.log(1 + count / (1 + n))
            for feature, n in held.items()
            if n >= LEAST_PAIRS or PAIR not in feature
        }
        self._unknown = math.log(1 + count)
        places: dict[str, list[tuple[int, float]]] = {feature: [] for feature in self._weight}
        for number, row in enumerate(rows):
            weights = {
                feature: (1 + math.log(n)) * self._weight[feature]
                for feature, n in row.items()
                if feature in self._weight
            }
            length = math.hypot(*weights.values()) or 1.0
            for feature, weight in weights.items():
                places[feature].append((number, weight / length))
        # One long row of numbers and one of shares; a feature knows its part of both.
        self._numbers, self._shares = array("i"), array("f")
        self._part: dict[str, tuple[int, int]] = {}
        for feature, there in places.items():
            start = len(self._numbers)
            self._numbers.extend(number for number, _ in there)
            self._shares.extend(share for _, share in there)
            self._part[feature] = start, len(self._numbers)

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
