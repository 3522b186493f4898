"""Slips of the fingers: words and figures that are one or two strokes from another. Knows no dates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

SHORTEST, LONGEST = 5, 15
"""Letters that a word may have to be looked up."""


def strokes_apart(typed: str, meant: str) -> int:
    """Return how many strokes lie between two words.

    A stroke adds, drops or changes a letter, or swaps two neighbours (optimal string alignment).
    """
    above_that: list[int] = []
    above: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed):
        above_that, above, row = above, row, [i + 1]
        for j, other in enumerate(meant):
            cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter != other))
            if i and j and letter == meant[j - 1] and typed[i - 1] == other:
                cost = min(cost, above_that[j - 1] + 1)
            row.append(cost)
    return row[-1]


class Slips:
    """Finds the word that a misspelt one means. Both begin with the same letter."""

    def __init__(self, strokes: Mapping[str, int], never: Iterable[str]) -> None:
        """`strokes`: how many each word forgives; `never`: real words that only look like a slip."""
        self._never = frozenset(never)
        self._by_letter: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for word, forgiven in strokes.items():
            self._by_letter[word[0]].append((word, forgiven))

    def meant(self, typed: str) -> str | None:
        """Return the word that is meant, None if there is none or more than one."""
        if not SHORTEST <= len(typed) <= LONGEST or typed in self._never:
            return None
        near = [
            word
            for word, forgiven in self._by_letter.get(typed[0], ())
            if abs(len(word) - len(typed)) <= forgiven
            # Cheap to tell: too few letters in common.
            and len(set(word) ^ set(typed)) <= 2 * forgiven
            and strokes_apart(typed, word) <= forgiven
        ]
        return near[0] if len(near) == 1 else None
