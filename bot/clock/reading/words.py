"""What the words of a language say, ready to be looked up. Knows no grammar."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bot.clock.reading.slips import Slips
from bot.clock.reading.tokens import Sign, Token
from bot.clock.reading.vocabulary import LANGUAGES, DateWords, vocabulary

MOST_FOLDED = 6000
"""Characters. Some signs unfold into many letters; a text that grows longer is not read."""
LONG_NAME, LONG_MONTH = 6, 8
"""Letters from which a name forgives one stroke, and a month two."""

# Each kind of dash, and each quote that stands for an apostrophe.
_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u00b4\u02bc`", "'")
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of one language say, with those that it borrows from the others."""

    phrases: Mapping[tuple[str, ...], Token]
    lengths: Mapping[str, tuple[int, ...]]
    """How many words the phrases have that begin with a word, the longest first."""
    mixed: frozenset[str]
    """Words of letters and figures: 2day, b4."""
    of_two_senses: frozenset[str]
    """The words of the next three."""
    shy: frozenset[str]
    """Months and weekdays that are also other words."""
    beside_figures: Mapping[str, int]
    """Words that are a month beside a figure, unless a unit stands before them."""
    also_weekdays: Mapping[str, int]
    """Months that are a weekday before a date, from 1 for Monday."""
    counted: frozenset[str]
    slips: Slips


def fold(text: str) -> str:
    """Return a text without accents, capitals, curly quotes and long dashes; it may grow much."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_DASHES))
    if len(plain) > MOST_FOLDED:
        return plain
    kept = (" " if c.isdecimal() and not c.isascii() else c for c in plain if not unicodedata.combining(c))
    return "".join(kept).casefold().translate(_DASHES)


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language; of English for one that has no file."""
    name = language if language in LANGUAGES else LANGUAGES[0]
    files = {one: vocabulary(one) for one in LANGUAGES}
    own = files[name]
    said: dict[tuple[str, ...], Token] = {}
    for file in (*(file for file in files.values() if file is not own), own):
        withheld = {_key(word) for word in file.not_lent} if file is not own else set[tuple[str, ...]]()
        said |= {words: token for words, token in _entries(file) if words not in withheld}
    lengths: dict[str, set[int]] = {}
    for words in said:
        lengths.setdefault(words[0], set()).add(len(words))
    return Lexicon(
        phrases=said,
        lengths={word: tuple(sorted(some, reverse=True)) for word, some in lengths.items()},
        mixed=frozenset(word for words in said for word in words if re.search(r"[a-z]\d|\d[a-z]", word)),
        of_two_senses=frozenset((*own.shy, *own.beside_figures, *own.also_weekdays)),
        shy=frozenset(own.shy),
        beside_figures=own.beside_figures,
        also_weekdays=own.also_weekdays,
        counted=frozenset(word for file in files.values() for word in file.counted),
        slips=Slips(
            {word: strokes for file in files.values() for word, strokes in _forgiving(file)},
            never=[word for file in files.values() for word in file.never_a_slip],
        ),
    )


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(fold(phrase).replace("'", "").split())


def _entries(words: DateWords) -> Iterator[tuple[tuple[str, ...], Token]]:
    """Yield each phrase with what it says. A later one of the same words wins."""
    signs = {sign.name.lower(): sign for sign in Sign}
    for name, phrases in words.signs.items():
        yield from ((_key(phrase), Token(signs[name], phrase)) for phrase in phrases)
    numbered = (
        (Sign.NUMBER, words.numbers),
        (Sign.ORDINAL, words.ordinals),
        (Sign.RELATIVE, words.distances),
        (Sign.AHEAD, words.ahead),
        (Sign.MONTH, words.months),
    )
    for sign, table in numbered:
        for value, phrases in table.items():
            yield from ((_key(phrase), Token(sign, phrase, value)) for phrase in phrases)
    for number, phrases in words.weekdays.items():
        yield from ((_key(phrase), Token(Sign.WEEKDAY, phrase, number - 1)) for phrase in phrases)
    for sign, names in ((Sign.UNIT, words.units), (Sign.FEAST, words.feasts)):
        for name, phrases in names.items():
            yield from ((_key(phrase), Token(sign, name)) for phrase in phrases)


def _forgiving(words: DateWords) -> Iterator[tuple[str, int]]:
    """Yield the names that forgive strokes, and how many; short ones are spelt out in the file."""
    for names in words.months.values():
        if len(names[0]) >= LONG_NAME:
            yield names[0], 2 if len(names[0]) >= LONG_MONTH else 1
    others = [names[0] for names in words.weekdays.values()]
    others += [name for names in (*words.distances.values(), *words.feasts.values()) for name in names]
    yield from ((name, 1) for name in others if len(name) >= LONG_NAME and " " not in name)
