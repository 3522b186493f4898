"""When there is school: a district's or a parent's own calendar, and what a usual school year looks like."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from bot.clock.calendars import add_months, federal_holidays, weekend

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """Days in a row, the first and the last included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the last day comes before the first")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def each(self) -> Iterable[date]:
        """Give each day."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


@dataclass(frozen=True)
class SchoolCalendar:
    """A school's days, as far as they are known.

    `years`: first and last day of each school year known; `off`: days without school inside them.
    A day outside of every known year is in summer if it lies between two known ones, else unknown.
    """

    years: tuple[Days, ...] = ()
    off: tuple[Days, ...] = ()

    @cached_property
    def days_off(self) -> frozenset[date]:
        """Each day off by itself: a count asks for every day."""
        return frozenset(day for days in self.off for day in days.each())

    def with_off(self, days: frozenset[date], *, instead: frozenset[date]) -> "SchoolCalendar":
        """Return the calendar with other days off in place of some."""
        off: list[Days] = []
        for day in sorted((self.days_off - instead) | days):
            begins = off.pop().first if off and off[-1].last == day - ONE_DAY else day
            off.append(Days(begins, day))
        return SchoolCalendar(self.years, tuple(off))

    def knows(self, day: date) -> bool:
        """Tell whether the calendar tells of a day: from its first first day to its last last one."""
        return bool(self.years) and self.years[0].first <= day <= self.years[-1].last

    def in_summer(self, day: date) -> bool:
        """Tell whether a known day lies between two school years."""
        if not self.knows(day):
            return False
        return all(day < year.first or day > year.last for year in self.years)

    def break_of(self, day: date) -> Days | None:
        """Return the days off that a day belongs to, joined over weekends and with what touches them."""
        if day not in self.days_off:
            return None
        found = next(days for days in self.off if day in days)
        return Days(self._edge(found.first, -1), self._edge(found.last, 1))

    def _edge(self, day: date, step: int) -> date:
        """Go on from a day off over weekends to further days off; back to the last day off itself."""
        edge = day
        ahead = day + step * ONE_DAY
        while weekend(ahead) or ahead in self.days_off:
            if not weekend(ahead):
                edge = ahead
            ahead += step * ONE_DAY
        return edge

    def is_school_day(self, day: date) -> bool:
        """Tell whether there is school on a known day."""
        return not (weekend(day) or day in self.days_off or self.in_summer(day))

    def year_of(self, day: date) -> Days | None:
        """Return the school year that a day lies in, or in summer the one that ended last."""
        begun = [year for year in self.years if year.first <= day]
        return begun[-1] if begun else None

    def school_days(self, days: Days) -> int:
        """Count the days of school among known days in a row."""
        return sum(self.is_school_day(day) for day in days.each())

    def next_year_first(self, day: date) -> date | None:
        """Return the first day of the school year after the one that a day lies in."""
        return next((year.first for year in self.years if year.first > day), None)


def months(days: Days) -> Iterable[Days]:
    """Give the part of each month that lies in days in a row."""
    first = days.first
    while first <= days.last:
        last = add_months(first.replace(day=1), 1) - ONE_DAY
        yield Days(first, min(last, days.last))
        first = last + ONE_DAY


def unlisted_holidays(calendar: SchoolCalendar) -> list[date]:
    """Return the federal holidays on which a calendar has school, in order."""
    found: list[date] = []
    for year in calendar.years:
        holidays = federal_holidays(year.first.year) | federal_holidays(year.last.year)
        found += sorted(day for day in holidays if day in year and calendar.is_school_day(day))
    return found


def school_days_off(days: Days) -> int:
    """Return how many weekdays lie in days in a row."""
    return sum(not weekend(day) for day in days.each())


@cache
def usual_calendar(first: int, last: int) -> SchoolCalendar:
    """Return a usual school calendar from the fall of one year to another; a guess, never a rule.

    School from late August to mid June; off on federal holidays, Thanksgiving and the day after, two
    weeks at New Year, and a week in spring.
    """
    years: list[Days] = []
    off: list[Days] = []
    for year in range(first, last + 1):
        begins = _monday_on_or_after(date(year, 8, 25))
        ends = _friday_on_or_before(date(year + 1, 6, 15))
        years.append(Days(begins, ends))
        thanksgiving = date(year, 11, 1 + (3 - date(year, 11, 1).weekday()) % 7 + 21)
        winter = _monday_on_or_after(date(year, 12, 20))
        spring = _monday_on_or_after(date(year + 1, 4, 1))
        off.append(Days(thanksgiving, thanksgiving + ONE_DAY))
        off.append(Days(winter, winter + timedelta(days=11)))
        off.append(Days(spring, spring + timedelta(days=4)))
        holidays = federal_holidays(year) | federal_holidays(year + 1)
        off += [Days(day, day) for day in sorted(holidays) if begins <= day <= ends]
    return SchoolCalendar(tuple(years), tuple(sorted(set(off))))


def _monday_on_or_after(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _friday_on_or_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() - 4) % 7)
