"""Slips of typing: a word that nobody uses is taken for the nearest one that is used."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.law.search.said_words import plain_words

LEAST_LETTERS = 5
ALIKE_PERCENT = 83
MENDED_WORDS = 12
"""More unknown words than these are another language, not slips."""


class Spelling:
    """Knows the words of all phrases."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {word for text in texts for word in plain_words(text)}
        self._long = sorted(word for word in self._known if len(word) >= LEAST_LETTERS)

    def mend(self, text: str) -> str:
        """Return the text with its slips mended; as it is where it needs none."""
        words = plain_words(text)
        unknown = [word for word in words if word not in self._known and len(word) >= LEAST_LETTERS]
        if not unknown or len(set(unknown)) > MENDED_WORDS:
            return text
        # Never kept from one text to the next: an unknown word can be a name.
        mended = {word: self._nearest(word) for word in set(unknown)}
        return " ".join(mended.get(word, word) for word in words)

    def _nearest(self, word: str) -> str:
        near = process.extractOne(word, self._long, scorer=fuzz.ratio, score_cutoff=ALIKE_PERCENT)
        return near[0] if near else word
