"""What a reading is: its kind, its days, and notes as codes. Holds no rule and no words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How far a text names a day."""

    EXACT = "exact"
    """One day, today or earlier."""
    AMBIGUOUS = "ambiguous"
    """To be asked back."""
    FUTURE = "future"
    """Still to come: nothing can be logged yet."""
    REJECTED = "rejected"
    """No such day, or no day at all."""


class Note(StrEnum):
    """Why a text was read as it was, or what to point out about the day."""

    NO_DAY = "no_day"
    """Nothing in the text tells of a day."""
    TOO_LONG = "too_long"
    NO_SUCH_DAY = "no_such_day"
    """The calendar has no such day: September 31."""
    TOO_OLD = "too_old"
    """Before 1990: no request to a school, more likely a birth date or a slip."""
    ODD_YEAR = "odd_year"
    """The year as typed cannot be meant: 202, 2206."""
    FAR_FUTURE = "far_future"
    """More than two years ahead."""
    NOT_YET = "not_yet"
    """The text speaks of something that is still to be done."""
    TENSE = "tense"
    """The text speaks of what will be, and names a day that is past."""
    HEDGED = "hedged"
    """About, maybe, I think."""
    TWO_DATES = "two_dates"
    RANGE = "range"
    """From one day to another."""
    ROUNDED = "rounded"
    """Three weeks ago: people round weeks and months."""
    HOURS = "hours"
    """Some hours ago: today or yesterday."""
    BEFORE_OR_AFTER = "before_or_after"
    """Only before or after a day, or beside a day that is not known."""
    WEEK_NOT_DAY = "week_not_day"
    MONTH_NOT_DAY = "month_not_day"
    YEAR_NOT_DAY = "year_not_day"
    SCHOOL_CALENDAR = "school_calendar"
    """The first day of school, spring break: each district has its own."""
    HAPPENING = "happening"
    """A meeting, a birthday: a day that only the family knows."""
    BIRTH = "birth"
    """The text tells of a birth date, which is never kept: no day is offered."""
    WHICH_WEEK = "which_week"
    """Last Friday: this week's or the week before's; a Sunday: weeks start on two days."""
    MANY_DAYS = "many_days"
    """A feast that falls on more than one day: Día de los Muertos."""
    WEEKDAY_DISAGREES = "weekday_disagrees"
    """The weekday and the date name different days."""
    MONTH_DAY_ORDER = "month_day_order"
    """Figures that may be month and day or day and month."""
    NO_YEAR = "no_year"
    """The year was not said, and a day of last year or of this one may be meant."""
    NO_MONTH = "no_month"
    """Only the day of a month was said."""
    TIME_ZONE = "time_zone"
    """An instant that falls on different days in different zones."""
    OTHER_LANGUAGE = "other_language"
    """A month's name in a language that is only half understood."""
    OLD = "old"
    """More than a year past: time limits may have run."""
    VERY_OLD = "very_old"
    """More than three years past: is the year right?"""
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    """A federal holiday, or the day on which it is kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What day a text names.

    `day`: the one day of an exact reading; of a future one, if it names one; else None.
    `candidates`: days to offer, best first, at most four; for a future reading only past days that a slip
    of the fingers would explain. `notes`: codes, the telling one first.
    """

    kind: Kind
    day: date | None = None
    candidates: tuple[date, ...] = ()
    notes: tuple[Note, ...] = ()
