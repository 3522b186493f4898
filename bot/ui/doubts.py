"""What a calendar file left open, on the card that shows what was understood: entries to pick as days off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.clock.school import Days
from bot.text.catalogue import Words
from bot.text.days import short
from bot.text.names import as_typed, clean
from bot.ui.card import SELECT_LIMIT, Row, select
from bot.ui.months import listed

if TYPE_CHECKING:
    from bot.clock.feeds import Feed

MOST_NAMED = 10
NAMED_CHARACTERS = 600
"""Room for them on a card; the list to pick from names more."""
TITLE_LETTERS = 60
MOST_BREAKS = 3


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is open: entries as (what is shown, value), the values picked, entries left out, open breaks.

    A value is the days of an entry, so that the card by itself tells what may be picked.
    """

    entries: tuple[tuple[str, str], ...] = ()
    picked: frozenset[str] = frozenset()
    left_out: int = 0
    breaks: tuple[date, ...] = ()

    def days(self) -> frozenset[date]:
        """Return every day that may be picked."""
        return days_of(value for _, value in self.entries)


def doubts_of(feed: "Feed", words: Words, year: Days | None = None) -> Doubts:
    """Return what a file left open, in the school year where the file itself tells none."""
    titles: dict[str, list[str]] = {}
    said: dict[str, str] = {}
    for one in feed.asked:
        if year and not (one.days.first in year and one.days.last in year):
            continue
        value = f"{one.days.first}/{one.days.last}"
        said[value] = _span(one.days, words)
        titles.setdefault(value, []).append(clean(one.title)[:TITLE_LETTERS])
    entries = [
        (words.say("doubt-entry", days=said[value], title="; ".join(some))[:100], value)
        for value, some in titles.items()
    ][:SELECT_LIMIT]
    asked = sum(len(titles[value]) for _, value in entries)
    breaks = tuple(day for day in feed.open_breaks if year is None or day in year)[:MOST_BREAKS]
    return Doubts(tuple(entries), left_out=max(0, feed.left_out - asked - len(breaks)), breaks=breaks)


def days_of(values: Iterable[str]) -> frozenset[date]:
    """Return the days of values; ValueError where one is none."""
    ends = [value.split("/") for value in values]
    stretches = [Days(date.fromisoformat(first), date.fromisoformat(last)) for first, last in ends]
    return frozenset(day for days in stretches for day in days.each())


def doubts_blocks(doubts: Doubts, words: Words) -> list[str]:
    """Name what is open: breaks without a clear end, entries that were not picked, and how many others."""
    blocks: list[str] = []
    if doubts.breaks:
        blocks.append(words.say("doubt-break", days=listed(doubts.breaks, words)))
    waiting = [f"- {as_typed(said)}" for said, value in doubts.entries if value not in doubts.picked]
    if waiting:
        shown: list[str] = []
        for line in waiting[:MOST_NAMED]:
            if sum(map(len, shown)) + len(line) > NAMED_CHARACTERS:
                break
            shown.append(line)
        if len(shown) < len(waiting):
            shown.append(words.say("doubt-more", count=len(waiting) - len(shown)))
        blocks.append("\n".join([words.say("doubt-asked"), *shown]))
    if doubts.left_out:
        blocks.append(words.say("district-left-out", count=doubts.left_out))
    return blocks


def doubts_row(doubts: Doubts, words: Words, action: str, unsaved_id: int) -> list[Row]:
    """Return the list to pick days off from; what else is on the card goes with it, to be drawn again."""
    if not doubts.entries:
        return []
    breaks = ".".join(map(str, doubts.breaks))
    parts = (unsaved_id, doubts.left_out, breaks)
    placeholder = words.say("doubt-pick")
    return [select(placeholder, action, *parts, options=doubts.entries, chosen=doubts.picked, least=0)]


def _span(days: Days, words: Words) -> str:
    first, last = (short(day, words.language) for day in (days.first, days.last))
    return first if first == last else words.say("span", first=first, last=last)
