"""Which facts were looked at too long ago."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, cast

from bot.law.library import Library
from bot.law.model import Fact, Office, Source


class Stale(NamedTuple):
    """An entry with a source, or an office, that wants another look."""

    entry: str
    citation: str
    checked_on: date


def stale_entries(facts: Library, today: date, days: int) -> list[Stale]:
    """Return what was last looked at more than so many days ago, the oldest first."""
    old = [one for one in _looked_at(facts) if (today - one.checked_on).days > days]
    return sorted(set(old), key=lambda one: (one.checked_on, one.entry))


def _looked_at(facts: Library) -> Iterator[Stale]:
    places: dict[str, dict[str, Fact]] = {
        "law": {"US": facts.federal, **facts.states},
        "topics": dict(facts.topics),
        "compare": dict(facts.aspects),
        "choices": dict(facts.choices),
        "said": dict(facts.said),
        "myths": dict(facts.myths),
        "glossary": dict(facts.terms),
        "process": dict(facts.ways),
        "letters": dict(facts.letters),
        "changes": dict(facts.changes),
    }
    for place, entries in places.items():
        for key, entry in entries.items():
            for one in _within(entry):
                named = one.citation if isinstance(one, Source) else one.name
                yield Stale(f"{place}/{key}", named, one.checked_on)
    for key, helper in facts.helpers.items():
        yield Stale(f"help/{key}", helper.name["en"], helper.checked_on)


def _within(value: object) -> Iterator[Source | Office]:
    """Return every source and office in an entry, however deep."""
    if isinstance(value, Source | Office):
        yield value
    elif isinstance(value, Fact):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name))
    elif isinstance(value, tuple | dict):
        held = cast("tuple[object, ...] | dict[str, object]", value)
        for one in held.values() if isinstance(held, dict) else held:
            yield from _within(one)
