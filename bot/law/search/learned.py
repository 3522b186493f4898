"""What words say of topics and kinds of questions, learned from all phrases of the fact set.

A phrase index finds what was said in nearly the same words; this finds what was said in others. The weights
stand in `data/finding/learned.txt`, made by `python -m bot learn` from the phrases; see `learning.py`.
"""

import json
import math
from array import array
from base64 import b64decode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.law.search.phrases import Features

SMALLEST = 1e-4
"""Shares below this are none."""


class Weights:
    """A weight for each name by feature: a linear model over weighted features, read as shares."""

    def __init__(self, names: Sequence[str], bias: Sequence[float], scale: float) -> None:
        self._names = names
        self._bias = bias
        self._scale = scale
        # One long row for all: tens of thousands of short ones would take five times the memory.
        self._place: dict[str, int] = {}
        self._rarity, self._rows = array("d"), array("b")

    def add(self, feature: str, rarity: float, row: bytes) -> None:
        """Take a feature with its rarity and a signed byte a name."""
        self._place[feature] = len(self._rarity)
        self._rarity.append(rarity)
        self._rows.frombytes(row)

    def shares(self, features: Iterable[str]) -> dict[str, float]:
        """Return each name's share of one; the whole is shared out even where no feature is known."""
        counts = {self._place[one]: n for one, n in Counter(features).items() if one in self._place}
        parts = {place: (1 + math.log(n)) * self._rarity[place] for place, n in counts.items()}
        length = math.hypot(*parts.values()) or 1.0
        total = list(self._bias)
        width = len(self._names)
        for place, part in parts.items():
            factor = part / length * self._scale
            for at, weight in enumerate(self._rows[place * width : (place + 1) * width]):
                total[at] += factor * weight
        most = max(total)
        powers = [math.exp(one - most) for one in total]
        whole = sum(powers)
        return {
            name: power / whole
            for name, power in zip(self._names, powers, strict=True)
            if power / whole > SMALLEST
        }


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of topics by words, and of kinds by words and letters."""

    phrases: str
    """A hash of the phrases that they were learned from."""
    topics: Weights
    kinds: Weights


def read_learned(path: Path) -> Learned:
    """Read the file; its first line says what it holds, each other one is a feature."""
    with path.open(encoding="utf-8") as lines:
        head = json.loads(next(lines))
        made = {
            name: Weights(head[name]["names"], head[name]["bias"], head[name]["scale"])
            for name in ("topics", "kinds")
        }
        for line in lines:
            name, feature, rarity, row = line.rstrip("\n").split("\t")
            made[name].add(feature, float(rarity), b64decode(row))
    return Learned(head["phrases"], made["topics"], made["kinds"])


def both(words: Features, letters: Features) -> Features:
    """Return the features of two kinds together, told apart."""

    def features(text: str) -> Iterable[str]:
        yield from (f"w {one}" for one in words(text))
        yield from (f"l {one}" for one in letters(text))

    return features
