"""All of `data/`, loaded and checked: the facts, and the words that dates are read with."""

from bot.clock.reading.vocabulary import faults as date_faults
from bot.law.files import Fault
from bot.law.library import Library, LibraryError, library


def checked() -> tuple[Library | None, list[Fault]]:
    """Return the facts, None where they cannot be used, and every fault at once."""
    faults = date_faults()
    try:
        return library(), faults
    except LibraryError as error:
        return None, [*error.faults, *faults]
