"""A deadline that is late, or whose day cannot be known -> the letter that fits it."""

from bot.clock.deadline import Deadline
from bot.law.entries import LetterType
from bot.law.library import Library


def fitting(deadline: Deadline, facts: Library) -> LetterType | None:
    """Return the letter for a deadline whose day is behind, or may be; None for a limit of the parent's own.

    Nothing calls a day late that is not sure: there it is the letter that asks the school for its date.
    """
    if deadline.clock.who == "parent":
        return None
    wanted = "late" if deadline.sure else "unsure"
    fits = [one for one in facts.letters.values() if one.fits == wanted]
    name = f"{deadline.jurisdiction.lower()}:{deadline.clock.id}"
    better = [one for one in facts.letters.values() if deadline.sure and name in one.fits_clocks]
    return next(iter(better + fits), None)
