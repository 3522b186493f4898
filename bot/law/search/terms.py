"""Words of the field in a text, in the order in which they come."""

from collections.abc import Mapping

from bot.law.entries import Term
from bot.law.search.said_words import plain_words


class Terms:
    """Knows every way in which a term is written."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms
        self._loose: dict[tuple[str, ...], str] = {}
        self._exact: dict[str, str] = {}
        """By just the letters in which they are written."""
        for term in terms.values():
            if term.exact:
                self._exact.setdefault(term.term, term.id)
            names = [*term.also, *(term.stands_for or {}).values(), *([] if term.exact else [term.term])]
            for name in names:
                self._loose.setdefault(tuple(plain_words(name)), term.id)
        self._exact_words = {tuple(plain_words(name)): key for name, key in self._exact.items()}
        self._longest = max(map(len, self._loose), default=1)

    def named(self, text: str) -> Term | None:
        """Return the term that a text names by itself, however it is written."""
        words = tuple(plain_words(text))
        found = self._loose.get(words) or self._exact_words.get(words)
        return self._terms[found] if found else None

    def of(self, text: str) -> list[Term]:
        """Return the terms of a text, each once."""
        words = plain_words(text)
        found: dict[str, int] = {}
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                if name := self._loose.get(tuple(words[at : at + length])):
                    found.setdefault(name, at)
                    at += length
                    break
            else:
                at += 1
        # What is known only in just its letters is looked for as it was written; not where all is shouted.
        written = [part.strip(".,;:!?()[]\"'*_") for part in text.split()]
        for at, part in enumerate(written if text != text.upper() else ()):
            if part in self._exact:
                found.setdefault(self._exact[part], at)
        return [self._terms[name] for name in sorted(found, key=lambda name: found[name])]
