"""Pieces of a text -> signs: what each word and phrase says. Knows no grammar of dates."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.clock.reading.tokens import Sign, Token
from bot.clock.reading.words import Lexicon

MOST_SLIPS = 60
"""Words of one text that are looked up as slips; a longer text is a story, and time is short."""

_FIGURES = frozenset({Sign.NUMBER, Sign.ORDINAL, Sign.PERIOD, Sign.FOUND})
_JOINED = frozenset({Sign.WEEKDAY, Sign.MONTH, Sign.RELATIVE})
_NUMBERS = frozenset({Sign.NUMBER, Sign.ORDINAL})
_SHORTENED = frozenset({Sign.WEEKDAY, Sign.MONTH})
"""What may have a full stop behind it that ends no sentence."""
_PLURAL = frozenset({Sign.FEAST, Sign.RELATIVE, Sign.SCHOOL, Sign.HAPPENING})


def signs(pieces: Sequence[Token], words: Lexicon) -> list[Token]:
    """Return the signs of a text's pieces, in order."""
    return _told_apart(_named(list(_joined(pieces, words)), words), words)


def _joined(pieces: Sequence[Token], words: Lexicon) -> Iterator[Token]:
    """Make a hyphen inside of words a "to" between two names of days, else nothing: monday-friday, x-mas."""
    for at, piece in enumerate(pieces):
        if piece.sign is not Sign.DASH:
            yield piece
        elif 0 < at < len(pieces) - 1:
            beside = [words.phrases.get((one.text,)) for one in (pieces[at - 1], pieces[at + 1])]
            if all(one and one.sign in _JOINED for one in beside):
                yield Token(Sign.THROUGH, "-")


def _named(pieces: Sequence[Token], words: Lexicon) -> list[Token]:
    """Give words and phrases their signs; little words that say nothing fall out."""
    texts = [piece.text if piece.sign is Sign.WORD else "" for piece in pieces]
    tokens: list[Token] = []
    the, comma, slips_left, at = False, False, MOST_SLIPS, 0
    while at < len(pieces):
        before = tokens[-1].sign if tokens else Sign.STOP
        length, said = _phrase(texts, at, words) if texts[at] else (1, [pieces[at]])
        if not said and slips_left:
            slips_left -= 1
            said = _slip(texts[at], words)
        at += length
        if said and said[0].sign is Sign.STOP:
            comma = said[0].text == ","
            if not comma and before is not Sign.STOP and not (said[0].text and before in _SHORTENED):
                tokens.append(said[0])
            continue
        if said and said[0].sign in (Sign.DROP, Sign.THE):
            the = the or said[0].sign is Sign.THE
            continue
        if said:
            tokens += [replace(said[0], the=True), *said[1:]] if the else said
        elif before is not Sign.WORD:
            # Of words in a row that say nothing, one is enough; "the 3rd, Ms. X" is no third of them.
            tokens += [Token(Sign.STOP)] if comma and before in _NUMBERS else []
            tokens.append(Token(Sign.WORD, texts[at - length]))
        the = comma = False
    return tokens[:-1] if tokens and tokens[-1].sign is Sign.STOP else tokens


def _phrase(texts: Sequence[str], at: int, words: Lexicon) -> tuple[int, list[Token]]:
    """Return the longest phrase that begins here: how many pieces it has, and what it says."""
    for length in words.lengths.get(texts[at], ()):
        here = tuple(texts[at : at + length])
        if token := words.phrases.get(here):
            return len(here), [token]
    return 1, []


def _slip(word: str, words: Lexicon) -> Sequence[Token]:
    """Return what a word says that stands nowhere as it is: misspelt, a plural, or with "-ish" behind."""
    one = words.phrases.get((word.removesuffix("s"),))
    if one and one.sign is Sign.WEEKDAY:
        # "On mondays": no one of them.
        return one, Token(Sign.HEDGE)
    if meant := words.slips.meant(word):
        return (words.phrases[meant,],)
    if word.endswith("ish") and (named := words.phrases.get((word.removesuffix("ish"),))):
        return named, Token(Sign.HEDGE)
    return (one,) if one and one.sign in _PLURAL else ()


def _told_apart(tokens: list[Token], words: Lexicon) -> list[Token]:
    """Tell names from the same words with another sense, by what stands beside them: may, sat, mar."""
    told = tokens.copy()
    for at, token in enumerate(tokens):
        if token.text in words.of_two_senses:
            before = tokens[at - 1] if at else None
            told[at] = _sense(before, token, tokens[at + 1 : at + 3], words)
    return told


def _sense(before: Token | None, token: Token, after: Sequence[Token], words: Lexicon) -> Token:
    beside = {one.sign for one in (before, *after[:1]) if one}
    month = words.beside_figures.get(token.text)
    if month and beside & _FIGURES and not (before and before.sign is Sign.UNIT):
        return replace(token, sign=Sign.MONTH, value=month)
    weekday = words.also_weekdays.get(token.text)
    following = [one.sign for one in after]
    dated = following[:1] == [Sign.PAIR] or (following[1:] == [Sign.MONTH] and following[0] in _FIGURES)
    if weekday and dated:
        return replace(token, sign=Sign.WEEKDAY, value=weekday - 1)
    if token.text not in words.shy:
        return token
    other = (before is not None and before.sign is Sign.GLUE) or following[:1] == [Sign.WORD]
    if token.sign is Sign.MONTH:
        other = (other or (before is not None and before.sign is Sign.WORD)) and not beside & _FIGURES
    elif token.sign is Sign.WEEKDAY:
        other = (other or token.the) and not beside & {*_FIGURES, Sign.PAIR, Sign.MONTH}
    else:
        other = False
    return Token(Sign.WORD, token.text) if other else token
