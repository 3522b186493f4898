"""The signs that a text is turned into, one small record each. Knows no words and no rules."""

from dataclasses import dataclass
from enum import StrEnum

from bot.clock.reading.days import NO_SUCH_DAY, NOTHING, Found
from bot.clock.reading.spans import Span
from bot.clock.reading.yearly import Yearly, comes, never


class Sign(StrEnum):
    """What a piece of a text says. One letter each, so that a row of signs is a string to match rules on."""

    # Figures and names.
    NUMBER = "n"
    ORDINAL = "o"
    PAIR = "p"
    """Two figures: 10/3."""
    ODD = "z"
    """Figures that are no day and no year as they stand."""
    MONTH = "m"
    WEEKDAY = "w"
    FEAST = "h"
    RELATIVE = "r"
    """So many days from today."""
    UNIT = "u"
    TIME = "t"
    INSTANT = "i"
    """A time of day in no zone of the United States; `value` is minutes from the day's start, in UTC."""
    # What the grammar makes of them.
    COUNT = "c"
    """So many of a unit."""
    PERIOD = "s"
    """A stretch: week, month, year, school year."""
    DAY = "d"
    """A day of the year, its year not yet known."""
    FOUND = "f"
    # Little words.
    AGO = "a"
    ELAPSED = "e"
    """Spanish `hace`, which stands before its count."""
    HENCE = "H"
    IN = "I"
    BEFORE = "B"
    AFTER = "A"
    EVE = "E"
    MORROW = "M"
    LAST = "L"
    THIS = "T"
    PAST = "P"
    NEXT = "N"
    BEFORE_LAST = "Z"
    EXACTLY = "X"
    HALF = "F"
    EITHER = "O"
    THROUGH = "R"
    BETWEEN = "W"
    ONE = "U"
    VAGUE = "V"
    COUPLE = "C"
    AT = "@"
    EVERY = "Y"
    NEAR = "q"
    DOUBT = "?"
    """A question mark."""
    SCHOOL = "S"
    SEASON = "y"
    HAPPENING = "v"
    VAGUELY = "g"
    BIRTH = "%"
    AHEAD = "l"
    # Words that are heard anywhere in the text.
    HEDGE = "Q"
    WILL = "b"
    WILL_BE = "j"
    NOT_YET = "k"
    DID = "D"
    # The rest.
    THE = "K"
    DROP = "J"
    DASH = "-"
    GLUE = "G"
    STOP = "."
    """The end of a line or sentence, or a sign that is no word: what follows tells of something else."""
    WORD = "x"


@dataclass(frozen=True, slots=True)
class Token:
    """One sign with what it carries; which fields count depends on the sign."""

    sign: Sign
    text: str = ""
    """As typed, folded; for a unit, a feast and a count the name of it."""
    value: int = 0
    """NUMBER, ORDINAL, MONTH; WEEKDAY from 0 for Monday; RELATIVE in days; TIME and INSTANT in minutes."""
    figures: tuple[int, ...] = ()
    """PAIR: both figures. COUNT: how many, each number that may be meant; none where it is vague.
    WEEKDAY: one number, where some weekday or other is meant."""
    the: bool = False
    """An article stands before it."""
    yearly: Yearly = never
    """DAY."""
    spans: tuple[Span, ...] = ()
    """PERIOD: the stretch, by each way to see it."""
    found: Found = NOTHING
    """FOUND."""


def day(yearly: Yearly) -> Token:
    """Return the token of a day of the year; of a day that no year has, that finding."""
    return Token(Sign.DAY, yearly=yearly) if comes(yearly) else find(NO_SUCH_DAY)


def find(found: Found) -> Token:
    """Return the token of what was found."""
    return Token(Sign.FOUND, found=found)
