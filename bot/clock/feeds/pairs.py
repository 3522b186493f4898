"""A break that stands in a file as two entries: one where it begins, one where school is back."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.clock.feeds.entry import Entry, overlap
from bot.clock.feeds.wording import understand
from bot.clock.school import Days

LONGEST_BREAK = timedelta(days=28)
"""Two entries further apart are not about one break."""
NEAR = timedelta(days=14)
"""A break told whole that begins so soon is the one that is spoken of."""
ONE_DAY = timedelta(days=1)


def paired_breaks(
    entries: Iterable[Entry], told: Sequence[Days]
) -> tuple[list[tuple[int, Days]], list[date]]:
    """Return breaks, each with the places of its two entries, and the first days of those that are not clear.

    `told`: what other entries tell of; a break that stands there whole needs no pair. The day on which a
    break begins is off; the day on which school is back is not.
    """
    begins: dict[date, tuple[int, bool]] = {}
    resumes: dict[date, int] = {}
    for entry in entries:
        said = understand(entry.summary)
        for days in entry.stretches:
            if days.first == days.last and said.resumes and not said.off:
                resumes[days.first] = entry.place
            elif days.first == days.last and said.begins and not said.off:
                begins[days.first] = (entry.place, not said.begins_aside)
    whole = [days for days in told if days.first < days.last]
    paired: list[tuple[int, Days]] = []
    unpaired: list[date] = []
    for first, (place, clear) in sorted(begins.items()):
        if any(overlap(days, Days(first, first + NEAR)) for days in whole):
            continue
        back = _back(first, begins, resumes)
        days = Days(first, back - ONE_DAY) if back and clear else None
        if back and days and not any(overlap(one, days) for one in whole):
            paired += [(place, days), (resumes[back], days)]
        else:
            unpaired.append(first)
    return paired, unpaired


def _back(first: date, begins: Iterable[date], resumes: Iterable[date]) -> date | None:
    """Return the one day on which school is back after a break that begins; None where it is not clear."""
    ends = min((day for day in begins if day > first), default=date.max)
    found = [day for day in resumes if first < day < ends and day - first <= LONGEST_BREAK]
    return found[0] if len(found) == 1 else None
