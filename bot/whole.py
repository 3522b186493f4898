"""All of `data/`, loaded and checked: facts, words that dates are read with, and what finds answers."""

from functools import cache
from pathlib import Path

from bot import DATA
from bot.clock.reading.vocabulary import faults as date_faults
from bot.law.files import Fault
from bot.law.library import Library, LibraryError, library
from bot.law.search.finder import Finder
from bot.law.search.learned import read_learned

LEARNED = DATA / "finding" / "learned.txt"


def checked() -> tuple[Library | None, list[Fault]]:
    """Return the facts, None where they cannot be used, and every fault at once."""
    faults = date_faults()
    try:
        return library(), faults
    except LibraryError as error:
        return None, [*error.faults, *faults]


@cache
def finder(facts: Library, learned: Path = LEARNED) -> Finder:
    """Return what finds answers in the facts; made once a process, which takes about a second."""
    return Finder(facts, read_learned(learned))
