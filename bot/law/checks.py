"""What facts say of each other, held against each other. Reads no file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from bot.law.files import Fault
from bot.law.model import Aspect, Clock, EventKind, Jurisdiction, LetterType, State, Topic

BIRTH = "birth_date"
"""Starts rules that are told; no event, since a birth date is never asked for."""
FEDERAL_MARK = "us:"


def cross_faults(
    *,
    federal: Jurisdiction | None,
    states: Mapping[str, State],
    events: Mapping[str, EventKind],
    aspects: Mapping[str, Aspect],
    topics: Mapping[str, Topic],
    letters: Mapping[str, LetterType],
    broken: Collection[str],
) -> Iterator[Fault]:
    """Give a fault for each name that leads nowhere. What stands in a `broken` file may be there."""
    codes = None if "data/events.yaml" in broken else {*events, BIRTH}
    federal_ids = {clock.id for clock in federal.clocks} if federal else None
    if federal:
        yield from _clock_faults("data/law/federal.yaml", federal, codes, federal_ids)
    for state in states.values():
        yield from _clock_faults(f"data/law/states/{state.code.lower()}.yaml", state, codes, federal_ids)
    topic_ids = {*topics, *(PurePosixPath(name).stem for name in broken)}
    aspect_ids = None if "data/compare.yaml" in broken else set(aspects)
    for topic in topics.values():
        file = f"data/topics/{topic.id}.yaml"
        yield from _lost(file, "related", topic.related, topic_ids)
        yield from _lost(file, "compare", (topic.compare,), aspect_ids)
        yield from _lost(file, "clock", (topic.clock,), federal_ids)
    for letter in letters.values():
        yield from _lost(f"data/letters/{letter.id}.yaml", "event", (letter.event,), codes)


def _lost(
    file: str, entry: str, wanted: Iterable[str | None], there: Collection[str] | None
) -> Iterator[Fault]:
    if there is not None:
        for unknown in sorted({one for one in wanted if one} - set(there)):
            yield Fault(file, entry, f"{unknown!r} does not exist")


def _clock_faults(
    file: str, place: Jurisdiction, codes: Collection[str] | None, federal_ids: Collection[str] | None
) -> Iterator[Fault]:
    own = {clock.id for clock in place.clocks}
    for clock in place.clocks:
        for code in (clock.starts, *clock.also_starts):
            if codes is not None and code not in codes:
                yield Fault(file, clock.id, f"starts: {code!r} is no event of events.yaml")
        if clock.replaces and federal_ids is not None and clock.replaces not in federal_ids:
            yield Fault(file, clock.id, f"replaces: {clock.replaces!r} is no federal clock")
        yield from _together_faults(file, clock, own, federal_ids)


def _together_faults(
    file: str, clock: Clock, own: Collection[str], federal_ids: Collection[str] | None
) -> Iterator[Fault]:
    for name in clock.together.clocks if clock.together else ():
        federal_name = name.removeprefix(FEDERAL_MARK)
        there = federal_ids if name.startswith(FEDERAL_MARK) else own
        if there is not None and federal_name not in there:
            yield Fault(file, clock.id, f"together: {name!r} is no clock")
