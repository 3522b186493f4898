"""A parent's words, made comparable: no case, no accents, one word a meaning. Knows no fact."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import snowballstemmer

WORDS_LIMIT = 400
"""A question has fewer words; beyond that a pasted paper is looked at for danger alone."""
WHOLE_TEXT = 3000
"""More words than can be sent at once: danger is heard at the end of a long text too."""
LETTERS_A_WORD = 12
"""With the space: more than words have on average."""
LONGEST_PHRASE = 5
"""Words of the longest row of `same_words.yaml` that is looked for."""
APOSTROPHES = re.compile("['\u2018\u2019\u0060\u00b4]")
ACCENTS = re.compile("[\u0300-\u036f]")
WORD = re.compile(r"[a-z0-9]+")


def plain_words(text: str, most: int = WORDS_LIMIT) -> list[str]:
    """Return the words in small letters, without accents, marks and emoji; `most` of them at most."""
    # Cut first: a text of any length costs the same.
    flat = APOSTROPHES.sub("", text[: most * LETTERS_A_WORD]).casefold()
    if not flat.isascii():
        flat = ACCENTS.sub("", unicodedata.normalize("NFKD", flat))
    return WORD.findall(flat)[:most]


class Meanings:
    """Puts one word in the place of all that mean the same, in English and Spanish; stems the others."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self._phrases: dict[tuple[str, ...], str] = {}
        self._names: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._keeps = True
        for row in rows:
            name = "_".join(plain_words(row[0]))
            for phrase in row:
                words = tuple(plain_words(phrase))
                self._phrases.setdefault(words, name)
                if len(words) == 1:
                    self._names.setdefault(self._stem(words[0]), name)

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
                stem = self._stem(words[at])
                found.append(self._names.get(stem, stem))
                at += 1
        return found

    def settle(self) -> None:
        """Keep no more words: from here on they are people's own, and can be names."""
        self._keeps = False

    def _stem(self, word: str) -> str:
        known = self._stems.get(word)
        if known is not None:
            return known
        # The English stemmer takes off Spanish plurals too; what else Spanish needs is in `same_words.yaml`.
        stem = _ENGLISH.stemWord(word)
        if self._keeps:
            self._stems[word] = stem
        return stem


_ENGLISH = snowballstemmer.stemmer("english")
