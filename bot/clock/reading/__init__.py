"""A parent's words -> the day they name. What names one day is exact; all else is asked back.

The way through: `lexing` turns the text into signs with the words of `data/dates/`, `grammar` rewrites
them by the rules of `stretches`, `dates`, `relations` and `weekdays`, and `verdict` weighs what was found.
Reads no clock: `today` is the parent's own day. Keeps and logs nothing of a text.
"""

from datetime import date
from itertools import islice

from bot.clock.calendars import federal_holidays
from bot.clock.reading import elsewhere
from bot.clock.reading.answer import Kind, Note, Reading
from bot.clock.reading.elsewhere import day_elsewhere
from bot.clock.reading.grammar import understand
from bot.clock.reading.lexing import signs
from bot.clock.reading.pieces import cut
from bot.clock.reading.rules import Scene
from bot.clock.reading.tokens import Sign
from bot.clock.reading.verdict import judge
from bot.clock.reading.words import LANGUAGES, MOST_FOLDED, feasts, fold, lexicon

__all__ = ["Kind", "Note", "Reading", "read", "warm_up"]

MOST_CHARACTERS = 4000
MOST_PIECES, MOST_DATES = 900, 200
"""Words, figures and marks; figures and names of days. A longer text tells a story, not a day."""
_DATES = frozenset({Sign.NUMBER, Sign.PAIR, Sign.FOUND, Sign.MONTH, Sign.WEEKDAY, Sign.FEAST, Sign.RELATIVE})


def read(text: str, *, language: str, today: date) -> Reading:
    """Read what day a text names, for someone whose own day is `today`. Raises nothing.

    English is read for a language that has no words in `data/dates/`; each language borrows words from
    the others, since people mix them. What a text of 4,000 characters holds is read or refused as too long.
    """
    if len(text) > MOST_CHARACTERS or len(folded := fold(text)) > MOST_FOLDED:
        return Reading(Kind.REJECTED, notes=(Note.TOO_LONG,))
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    words, scene = lexicon(spoken), Scene(today, spoken)
    pieces = list(islice(cut(folded, spoken, words.mixed, today), MOST_PIECES + 1))
    row = signs(pieces, words) if len(pieces) <= MOST_PIECES else []
    if len(pieces) > MOST_PIECES or sum(token.sign in _DATES for token in row) > MOST_DATES:
        return Reading(Kind.REJECTED, notes=(Note.TOO_LONG,))
    reading = judge(understand(row, scene), scene, words)
    unread = reading.notes in ((Note.NO_DAY,), (Note.YEAR_NOT_DAY,))
    found = day_elsewhere(folded, today) if unread else None
    if found and found.missing:
        return Reading(Kind.REJECTED, notes=found.notes)
    if found and found.days:
        return Reading(Kind.AMBIGUOUS, candidates=found.days, notes=(Note.OTHER_LANGUAGE,))
    return reading


def warm_up() -> None:
    """Load words, feasts, holidays and dateparser, so that the first reading is as quick as the next.

    Takes some tenths of a second: call it away from the event loop.
    """
    feasts()
    for language in LANGUAGES:
        lexicon(language)
    federal_holidays(2000)
    elsewhere.warm_up()
