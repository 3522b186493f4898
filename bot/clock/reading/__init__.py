"""A parent's words -> the day they name. What names one day is exact; all else is asked back.

The way through: `lexing` turns the text into signs with the words of `data/dates/`, `grammar` rewrites
them by the rules of `stretches`, `months`, `years`, `relations` and `weekdays`, and `verdict` weighs what
was found. `elsewhere` asks dateparser about months of other languages; what it finds is never exact.
Reads no clock: `today` is the parent's own day. Keeps and logs nothing of a text.
"""

from datetime import date

from bot.clock.reading.answer import Kind, Note, Reading
from bot.clock.reading.elsewhere import day_elsewhere
from bot.clock.reading.grammar import understand
from bot.clock.reading.lexing import signs
from bot.clock.reading.pieces import cut
from bot.clock.reading.rules import Scene
from bot.clock.reading.tokens import Sign, Token
from bot.clock.reading.verdict import judge
from bot.clock.reading.vocabulary import LANGUAGES
from bot.clock.reading.words import MOST_FOLDED, Lexicon, fold, lexicon

__all__ = ["Kind", "Note", "Reading", "read", "warm_up"]

MOST_CHARACTERS = 4000
MOST_PIECES, MOST_DATES = 700, 100
"""Words, figures and marks; figures and names of days. A longer text tells a story, not a day."""
_DATES = frozenset(
    {
        Sign.NUMBER,
        Sign.ORDINAL,
        Sign.PAIR,
        Sign.FOUND,
        Sign.MONTH,
        Sign.WEEKDAY,
        Sign.FEAST,
        Sign.RELATIVE,
        Sign.UNIT,
        Sign.PERIOD,
        Sign.ODD,
    }
)


def read(text: str, *, language: str, today: date) -> Reading:
    """Read what day a text names, for someone whose own day is `today`. Raises nothing.

    English is read for a language that has no words in `data/dates/`; each language borrows words from
    the others, since people mix them. A text of more than 4,000 characters or 100 dates is too long.
    """
    if len(text) > MOST_CHARACTERS or len(folded := fold(text)) > MOST_FOLDED:
        return Reading(Kind.REJECTED, notes=(Note.TOO_LONG,))
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    words, scene = lexicon(spoken), Scene(today, spoken)
    row = _row(folded, spoken, words, today)
    if row is None:
        return Reading(Kind.REJECTED, notes=(Note.TOO_LONG,))
    reading = judge(understand(row, scene), scene, words)
    unread = reading.notes in ((Note.NO_DAY,), (Note.YEAR_NOT_DAY,))
    found = day_elsewhere(folded, today) if unread else None
    if found and found.missing:
        return Reading(Kind.REJECTED, notes=found.notes)
    if found and found.days:
        return Reading(Kind.AMBIGUOUS, candidates=found.days, notes=(Note.OTHER_LANGUAGE,))
    return reading


def _row(folded: str, language: str, words: Lexicon, today: date) -> list[Token] | None:
    """Return the signs of a text; None for one that is too long to name a day."""
    pieces: list[Token] = []
    dates = 0
    for piece in cut(folded, language, words.mixed, today):
        pieces.append(piece)
        dates += piece.sign in _DATES
        if len(pieces) > MOST_PIECES or dates > MOST_DATES:
            return None
    row = signs(pieces, words)
    return row if sum(token.sign in _DATES for token in row) <= MOST_DATES else None


def warm_up() -> None:
    """Load words, rules, feasts and holidays, so that the first reading is as quick as the next.

    Takes some tenths of a second: call it away from the event loop.
    """
    for language in LANGUAGES:
        # Exact, so that it looks for a holiday too.
        read("labor day 2000", language=language, today=date(2001, 1, 1))
