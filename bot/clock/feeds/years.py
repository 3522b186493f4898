"""What a file's entries say, put together: school years and days off. Knows no format."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock.feeds.entry import Entry, joined, overlap, school_year
from bot.clock.feeds.pairs import paired_breaks
from bot.clock.feeds.wording import Kind, understand
from bot.clock.school import Days, SchoolCalendar, school_days_off
from bot.text.kind import ExplainedError

FIRST_MONTHS = range(7, 11)
LAST_MONTHS = range(4, 8)
MOST_DAYS_APART = 21
"""First days of single grades lie closer together; further apart they are of two calendars."""
ONE_DAY = timedelta(days=1)
JULY_ENDS = timedelta(days=31)
"""A year that ends in July began in the calendar year before."""


@dataclass(frozen=True, slots=True)
class Understood:
    """Days that an entry tells of. Its own words are not kept."""

    days: Days
    kind: Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """Days that may be off, and what the file calls them: shown to the one who sent it, and not kept."""

    days: Days
    title: str


@dataclass(frozen=True, slots=True)
class Told:
    """One time of an entry, and its place in the file; `part`: for some of the students only."""

    place: int
    days: Days
    kind: Kind
    part: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """A calendar, what it was made of, the places of those entries, and what else is to be told.

    `asked`: entries that may be days off; `open_breaks`: days on which a break begins whose end is not clear.
    """

    calendar: SchoolCalendar
    understood: tuple[Understood, ...]
    places: frozenset[int]
    asked: tuple[Asked, ...]
    open_breaks: tuple[date, ...]


def put_together(entries: Iterable[Entry], *, window: Days, today: date) -> Whole:
    """Make a calendar. A school year is known where both its ends are; then days off lie inside of one.

    ExplainedError where nothing was understood or it is of another time, and where first and last days
    contradict each other.
    """
    entries = tuple(entries)
    told = [one for entry in entries for one in _told(entry)]
    paired, unpaired = paired_breaks(entries, [one.days for one in told])
    told += [Told(place, days, "break", part=False) for place, days in paired]
    _check_time(told, window, today)
    inside = [one for one in told if overlap(one.days, window)]
    firsts, lasts = _firsts(inside), _lasts(inside)
    years = {
        year: Days(firsts[year].days.first, lasts[year].days.last) for year in firsts.keys() & lasts.keys()
    }
    if any(next_year in years and year.last >= years[next_year].first for next_year, year in _shifted(years)):
        raise ExplainedError("feed-year")
    used = [(one.place, Understood(one.days, one.kind)) for one in (*firsts.values(), *lasts.values())]
    for one in inside:
        if one.kind in ("day_off", "break"):
            used += [
                (one.place, Understood(days, one.kind))
                for days in _in_school(one.days, window, years.values())
            ]
    if not used:
        raise ExplainedError("feed-nothing")
    understood = {one for _, one in used}
    off = joined([one.days for one in understood if one.kind in ("day_off", "break")])
    asked = [
        one
        for one in _asked(entries, window, years.values())
        if not any(overlap(one.days, days) for days in off)
    ]
    inner = [day for day in unpaired if _in_school(Days(day, day), window, years.values())]
    return Whole(
        SchoolCalendar(tuple(sorted(years.values())), off),
        tuple(sorted(understood, key=lambda one: (one.days, one.kind))),
        frozenset(place for place, _ in used),
        tuple(sorted(asked, key=lambda one: one.days)),
        tuple(inner),
    )


def _asked(entries: Iterable[Entry], window: Days, years: Iterable[Days]) -> Iterator[Asked]:
    """Yield what may be a day off: weekdays in a school year, whose entry does not say so."""
    years = tuple(years)
    for entry in entries:
        said = understand(entry.summary)
        for days in entry.stretches:
            length = (days.last - days.first).days + 1
            if said.asked(days=length, whole_day=entry.whole_day):
                for inside in _in_school(days, window, years):
                    if school_days_off(inside):
                        yield Asked(inside, entry.summary)


def _told(entry: Entry) -> Iterator[Told]:
    said = understand(entry.summary)
    for days in entry.stretches:
        kind = said.kind(days=(days.last - days.first).days + 1, whole_day=entry.whole_day)
        if kind == "first_day":
            yield Told(entry.place, Days(days.first, days.first), kind, said.part)
        elif kind == "last_day":
            yield Told(entry.place, Days(days.last, days.last), kind, said.part)
        elif kind:
            yield Told(entry.place, days, kind, said.part)


def _check_time(told: Sequence[Told], window: Days, today: date) -> None:
    if not told:
        raise ExplainedError("feed-nothing")
    if all(one.days.first > window.last for one in told):
        raise ExplainedError("feed-future")
    if all(one.days.last < today or one.days.first > window.last for one in told):
        raise ExplainedError("feed-past")


def _firsts(told: Iterable[Told]) -> dict[int, Told]:
    """Return the first day of each school year, the earliest where grades begin on different days."""
    by_year: dict[int, list[Told]] = {}
    for one in told:
        if one.kind == "first_day":
            by_year.setdefault(school_year(one.days.first), []).append(one)
    found = {year: _agreeing(some, FIRST_MONTHS) for year, some in by_year.items()}
    return {year: some[0] for year, some in found.items() if some}


def _lasts(told: Iterable[Told]) -> dict[int, Told]:
    """Return the last day of each school year, the latest where grades end on different days."""
    by_year: dict[int, list[Told]] = {}
    for one in told:
        if one.kind == "last_day":
            by_year.setdefault(school_year(one.days.last - JULY_ENDS), []).append(one)
    found = {year: _agreeing(some, LAST_MONTHS) for year, some in by_year.items()}
    return {year: some[-1] for year, some in found.items() if some}


def _agreeing(told: Sequence[Told], months: range) -> list[Told]:
    """Return those of the first (or last) days of one year that hold, earliest first.

    What is said of the whole school goes before what is said of some grades.
    """
    likely = [one for one in told if one.days.first.month in months]
    whole = [one for one in likely if not one.part]
    if not likely and not all(one.part for one in told):
        raise ExplainedError("feed-year")
    held = sorted(whole or likely, key=lambda one: one.days)
    if held and (held[-1].days.first - held[0].days.first).days > MOST_DAYS_APART:
        raise ExplainedError("feed-two-calendars")
    return held


def _shifted(years: Mapping[int, Days]) -> Iterator[tuple[int, Days]]:
    """Yield each year with the number of the one after it."""
    return ((number + 1, year) for number, year in years.items())


def _in_school(days: Days, window: Days, years: Iterable[Days]) -> tuple[Days, ...]:
    """Cut days off to what lies inside of the known school years; where none is known, to the window."""
    inside = [Days(year.first + ONE_DAY, year.last - ONE_DAY) for year in years] or [window]
    return joined([found for one in inside if (found := overlap(days, one))])
