"""A parent's words, made comparable: no case, no accents, one word a meaning. Knows no fact."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

import snowballstemmer

WORDS_LIMIT = 400
"""A question has fewer words; what a pasted paper says beyond that is not looked at."""
LONGEST_PHRASE = 5
"""Words of the longest row of `same_words.yaml` that is looked for."""
APOSTROPHES = re.compile("['\u2018\u2019\u0060\u00b4]")
ACCENTS = re.compile("[\u0300-\u036f]")
WORD = re.compile(r"[a-z0-9]+")


def plain_words(text: str) -> list[str]:
    """Return the words in small letters, without accents, marks and emoji; at most `WORDS_LIMIT`."""
    # Cut first: a text of any length costs the same.
    flat = APOSTROPHES.sub("", text[: WORDS_LIMIT * 12]).casefold()
    if not flat.isascii():
        flat = ACCENTS.sub("", unicodedata.normalize("NFKD", flat))
    return WORD.findall(flat)[:WORDS_LIMIT]


class Meanings:
    """Puts one word in the place of all that mean the same, in English and Spanish; stems the others."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self._phrases: dict[tuple[str, ...], str] = {}
        self._stems: dict[str, str] = {}
        for row in rows:
            name = "_".join(plain_words(row[0]))
            for phrase in row:
                words = tuple(plain_words(phrase))
                self._phrases.setdefault(words, name)
                if len(words) == 1:
                    self._stems.setdefault(_stem(words[0]), name)

    def of(self, text: str) -> list[str]:
        """Return the meanings in the order of the text."""
        words = plain_words(text)
        found: list[str] = []
        at = 0
        while at < len(words):
            for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
                name = self._phrases.get(tuple(words[at : at + length]))
                if name:
                    found.append(name)
                    at += length
                    break
            else:
                stem = _stem(words[at])
                found.append(self._stems.get(stem, stem))
                at += 1
        return found


_ENGLISH = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    # The English stemmer takes off Spanish plurals too; what else Spanish needs stands in `same_words.yaml`.
    return _ENGLISH.stemWord(word)
