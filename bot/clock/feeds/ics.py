"""A calendar in iCalendar form (RFC 5545) -> its entries.

Of each entry only the lines that tell when and what are read; alarms, attachments and the zones that a file
defines are left out. A time with a zone stands as it was written; one in UTC is moved to the file's zone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.clock.feeds.entry import LONGEST_STRETCH_DAYS, MOST_ENTRIES, Entry, File, overlap
from bot.clock.feeds.lines import moments_of, rule_of, text_of, unfolded
from bot.clock.feeds.repeats import read_rule, repeated
from bot.clock.feeds.wording import understand
from bot.clock.school import Days
from bot.text.kind import ExplainedError

MOST_RULES = 100
"""Repeated entries that tell of school; a district has a few."""
DEEPEST = 10
YEARS = range(1990, 2100)
ONE_DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
WHOLE_DAY = 23 * HOUR
"""A day is no longer where clocks are put forward."""
NOON = time(12)
ANY_US_ZONE = timezone(-4 * HOUR)
"""For a file that names no zone: midnight and the hours of school fall on the same day as they do in any zone
of the United States."""

_NAME = re.compile(r"([A-Za-z0-9-]+)[;:]")
_ZONE = re.compile(r';TZID=("[^"]*"|[^;:"]*)', re.IGNORECASE)
_UTC = frozenset({"UTC", "GMT", "ETC/UTC", "ETC/GMT", "Z"})
_WHEN = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
_READ = frozenset(("SUMMARY", "STATUS", "UID", *_WHEN))
_MOST_ZONES = 3

Lines = dict[str, list[str]]
"""The lines of an entry, by their name."""


@dataclass(slots=True)
class _Cut:
    """What is cut out of a file: the entries' lines, and the names of its zones, the telling one first."""

    entries: list[Lines] = field(default_factory=list[Lines])
    zones: list[str] = field(default_factory=list[str])
    within: list[str] = field(default_factory=list[str])
    """The parts of the file that are open, the innermost last."""

    def take(self, line: str) -> None:
        """Take the next line; ValueError where the parts do not fit into each other."""
        name = match[1].upper() if (match := _NAME.match(line)) else ""
        if name == "BEGIN":
            self._begin(line[len("BEGIN:") :].strip().upper())
        elif name == "END":
            if not self.within or self.within.pop() != line[len("END:") :].strip().upper():
                raise ValueError("another part ends")
        elif self.within[-1:] == ["VEVENT"]:
            if name in _READ:
                self.entries[-1].setdefault(name, []).append(line)
        elif name in ("X-WR-TIMEZONE", "TZID"):
            # The calendar's own zone before those that it only defines.
            self.zones.insert(len(self.zones) if name == "TZID" else 0, line.partition(":")[2].strip())

    def _begin(self, part: str) -> None:
        self.within.append(part)
        if len(self.within) > DEEPEST:
            raise ValueError("too deep")
        if part == "VEVENT":
            self.entries.append({})
        if len(self.entries) > MOST_ENTRIES:
            raise ExplainedError("feed-too-many", most=MOST_ENTRIES)


def read_ics(text: str, window: Days) -> File:
    """Read the entries that may tell of school, repeated ones as far as the window goes.

    Raises ExplainedError where the file is broken off, has too many entries, or such an entry has a day
    that cannot be read or repeats in a way that cannot.
    """
    cut = _cut(text)
    reader = _Reader(_zone(cut.zones), window, _moved(cut.entries))
    found = (reader.read(place, lines) for place, lines in enumerate(cut.entries, 1))
    return File(len(cut.entries), tuple(entry for entry in found if entry))


def _cut(text: str) -> _Cut:
    cut = _Cut()
    try:
        for line in unfolded(text):
            cut.take(line)
    except ValueError:
        raise ExplainedError("feed-broken") from None
    if cut.within:
        raise ExplainedError("feed-broken")
    return cut


def _zone(names: Iterable[str]) -> tzinfo:
    """Return the first zone that there is; UTC says nothing of a school."""
    for name in list(names)[:_MOST_ZONES]:
        if name.upper() not in _UTC:
            try:
                return ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return ANY_US_ZONE


def _moved(entries: Iterable[Lines]) -> Mapping[str, list[str]]:
    """Return, by UID, the lines that say which time of a repeated entry another entry stands for."""
    found: dict[str, list[str]] = {}
    for lines in entries:
        for line in lines.get("RECURRENCE-ID", ()):
            found.setdefault(_uid(lines), []).append(line)
    return found


def _uid(lines: Lines) -> str:
    return lines.get("UID", [""])[0]


@dataclass(slots=True)
class _Reader:
    """Reads the entries of one file, and counts what repeats."""

    zone: tzinfo
    window: Days
    moved: Mapping[str, list[str]]
    rules_left: int = MOST_RULES
    days_left: int = MOST_ENTRIES

    def read(self, place: int, lines: Lines) -> Entry | None:
        """Read one entry; None where its words tell nothing of school, or it was cancelled."""
        try:
            summary = text_of(lines["SUMMARY"][0])
        except (KeyError, ValueError):
            return None
        cancelled = any("CANCELLED" in line.upper() for line in lines.get("STATUS", ()))
        said = understand(summary)
        repeated_one = bool({"RRULE", "RDATE", "EXRULE"} & lines.keys())
        if cancelled or not (said.tells or (said.asks and not repeated_one)):
            return None
        try:
            stretch, whole_day = self._stretch(lines)
        except (ValueError, OverflowError):
            if not said.tells:
                return None
            # Without its cause, here and below: that holds what stands in the file.
            raise ExplainedError("feed-bad-date", place=place) from None
        if not repeated_one:
            return Entry(place, summary, (stretch,), whole_day)
        try:
            stretches = self._repeats(lines, stretch)
        except (ValueError, OverflowError):
            raise ExplainedError("feed-repeats", place=place) from None
        return Entry(place, summary, stretches, whole_day)

    def _stretch(self, lines: Lines) -> tuple[Days, bool]:
        """Return the days of an entry, and whether it takes whole days."""
        said = _one(lines, "DTSTART")
        all_day = not isinstance(said, datetime)
        start = self._local(said)
        if "DTEND" in lines:
            end = self._local(_one(lines, "DTEND"))
        elif "DURATION" in lines:
            end = start + _length(_one(lines, "DURATION"))
        else:
            end = start + ONE_DAY if all_day else start
        days = _days(start, end)
        if (days.last - days.first).days >= LONGEST_STRETCH_DAYS and overlap(days, self.window):
            raise ValueError("too long")
        from_midnight = start == end and start.time() == time()
        return days, all_day or from_midnight or end - start >= WHOLE_DAY

    def _local(self, moment: date | timedelta) -> datetime:
        """Return a moment as a clock in the school shows it; a day is its midnight."""
        if isinstance(moment, timedelta) or moment.year not in YEARS:
            raise ValueError("no day, or far away")
        if not isinstance(moment, datetime):
            return datetime.combine(moment, time())
        return (moment.astimezone(self.zone) if moment.tzinfo else moment).replace(tzinfo=None)

    def _repeats(self, lines: Lines, stretch: Days) -> tuple[Days, ...]:
        """Return each time of a repeated entry inside the window; if there is none, the first time."""
        rules = lines.get("RRULE", [])
        self.rules_left -= len(rules)
        if self.rules_left < 0:
            raise ExplainedError("feed-too-many", most=MOST_ENTRIES)
        if "EXRULE" in lines:
            raise ValueError("a rule for what is left out")
        starts = self._dates(lines.get("RDATE", ()))
        for line in rules:
            parts = dict(rule_of(line))
            if isinstance(until := next(iter(parts.get("UNTIL", ())), None), datetime):
                parts["UNTIL"] = [self._local(until).date()]
            starts |= set(repeated(read_rule(parts, stretch.first), stretch.first, self.window.last))
        if not rules:
            starts.add(stretch.first)
        starts -= self._dates(lines.get("EXDATE", ()))
        if "RECURRENCE-ID" not in lines:
            starts -= self._dates(self.moved.get(_uid(lines), ()))
        length = stretch.last - stretch.first
        times = (Days(start, start + length) for start in sorted(starts))
        found = tuple(days for days in times if overlap(days, self.window))
        self.days_left -= len(found)
        if self.days_left < 0:
            raise ExplainedError("feed-too-many", most=MOST_ENTRIES)
        return found or (() if overlap(stretch, self.window) else (stretch,))

    def _dates(self, lines: Iterable[str]) -> set[date]:
        return {self._local(moment).date() for line in lines for moment in moments_of(_without_zone(line))}


def _one(lines: Lines, name: str) -> date | timedelta:
    if not lines.get(name):
        raise ValueError("no such line")
    (moment,) = moments_of(_without_zone(lines[name][0]))
    return moment


def _length(duration: date | timedelta) -> timedelta:
    if not isinstance(duration, timedelta):
        raise ValueError("no length")  # noqa: TRY004  # the file is at fault, not the call
    return duration


def _without_zone(line: str) -> str:
    """Take a zone's name out of a line of days: the time stands as it was written there."""
    zone = _ZONE.search(line)
    if zone is None:
        return line
    name, value = zone[1].strip('"').upper(), line.rpartition(":")[2].upper()
    in_utc = name in _UTC and "T" in value and not value.endswith("Z")
    return _ZONE.sub("", line, count=1) + ("Z" if in_utc else "")


def _days(start: datetime, end: datetime) -> Days:
    """Return the days of a time; its end is the first moment that is no more of it."""
    if end < start:
        raise ValueError("the end comes before the start")
    if end == start:
        return Days(start.date(), start.date())
    # Whole days, written as times; an hour apart where the clocks were changed meanwhile.
    apart = abs(end - datetime.combine(end.date(), start.time()))
    whole_days = end.date() > start.date() and start.time() < NOON and apart <= HOUR
    return Days(start.date(), end.date() - ONE_DAY if whole_days else (end - timedelta(seconds=1)).date())
