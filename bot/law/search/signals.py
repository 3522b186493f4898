"""What is looked for in a question before any search: danger, what is not ours, strain, the language.

The rows are in `data/finding/signals.yaml`; the head of that file explains their few signs.
"""

import re
from typing import Literal, get_args

from rapidfuzz import fuzz, process

from bot.law.entries import SignalRows
from bot.law.search.said_words import WHOLE_TEXT, plain_words

Signal = Literal[
    "crisis", "abuse", "partner", "scope_medicine", "scope_custody", "scope_prediction", "strain", "heavy"
]
SIGNALS: tuple[Signal, ...] = get_args(Signal)
TOKEN = re.compile(r"!\(|\(|\)|\||\[|\]|\*|[^\s()|\[\]*]+")
ALIKE_PERCENT = 88
VITAL: tuple[Signal, ...] = ("crisis", "abuse", "partner")
"""Heard in misspelled words, too."""
LONG_WORD = 6
"""Letters from which a word that is nearly a signal's word is taken for it: "sucidal", "himslef"."""


class Signals:
    """Hears the signals in a text."""

    def __init__(self, rows: SignalRows) -> None:
        self._patterns: dict[Signal, list[re.Pattern[str]]] = {
            name: [_compiled(row) for row in getattr(rows, name)] for name in SIGNALS
        }
        said = " ".join((*rows.crisis, *rows.abuse, *rows.partner))
        self._vital = sorted({word for word in re.findall(r"[a-z]+", said) if len(word) >= LONG_WORD})
        self._vital_set = frozenset(self._vital)
        self._spanish, self._english = frozenset(rows.spanish), frozenset(rows.english)

    def heard(self, text: str) -> set[Signal]:
        """Return the signals in a text, wherever in it they stand."""
        words = plain_words(text, WHOLE_TEXT)
        line = f" {' '.join(words)} "
        mended = f" {' '.join(map(self._mended, words))} "
        return {
            name
            for name, patterns in self._patterns.items()
            if any(one.search(mended if name in VITAL else line) for one in patterns)
        }

    def language(self, text: str) -> str | None:
        """Return `es` or `en`, whichever has more of its small words in the text; None where neither has."""
        words = plain_words(text)
        spanish = sum(word in self._spanish for word in words)
        english = sum(word in self._english for word in words)
        if spanish == english:
            return None
        return "es" if spanish > english else "en"

    def _mended(self, word: str) -> str:
        if len(word) < LONG_WORD or word in self._vital_set:
            return word
        near = process.extractOne(word, self._vital, scorer=fuzz.ratio, score_cutoff=ALIKE_PERCENT)
        return near[0] if near and near[0][0] == word[0] else word


def _compiled(row: str) -> re.Pattern[str]:
    """Turn a row into a pattern over words between single spaces."""
    made: list[str] = []
    for part in TOKEN.findall(row.replace("?", " ")):
        match part:
            case "(":
                made.append("(?:")
            case "!(":
                made.append("(?!")
            case "|" | ")":
                # Each alternative ends with its own space.
                made.append(part)
            case "[":
                made.append("(?:")
            case "]":
                made.append(")?")
            case "*":
                made.append("(?:[a-z0-9]+ ){0,3}")
            case _:
                made.append(f"{re.escape(part)} ")
    return re.compile("(?<= )" + "".join(made))
