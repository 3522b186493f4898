"""A deadline that is late, or whose day cannot be known -> the letter that fits it."""

from bot.clock.deadline import Deadline
from bot.law.entries import LetterType
from bot.law.library import Library
from bot.letters.known import CALENDAR


def fitting(deadline: Deadline, facts: Library) -> LetterType | None:
    """Return the letter for a deadline whose day is behind, or may be; None for a limit of the parent's own.

    Where only the school's calendar could tell the day, it is the letter that asks the school for its date.
    """
    if deadline.clock.who == "parent":
        return None
    unknown = deadline.due_on is None and not CALENDAR.isdisjoint(deadline.guesses)
    wanted = "unsure" if unknown else "late"
    fits = [one for one in facts.letters.values() if one.fits == wanted]
    better = [one for one in facts.letters.values() if not unknown and deadline.clock.id in one.fits_clocks]
    return next(iter(better + fits), None)
