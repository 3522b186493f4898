"""A calendar as a table (.csv) -> its entries: columns of first days, what they are, perhaps last days."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.clock.feeds.entry import LONGEST_STRETCH_DAYS, MOST_ENTRIES, Entry, File
from bot.clock.feeds.typed import read_days
from bot.clock.feeds.wording import column_of, understand
from bot.clock.school import Days
from bot.text.kind import ExplainedError

SEPARATORS = (",", ";", "\t")
ROWS_ABOVE = 5
"""A title may stand above the columns' names."""
MOST_COLUMNS = 100
MOST_DAY_CHARACTERS = 60

_TIME = re.compile(r"[T\s]+(\d{1,2}:\d\d(?::\d\d)?\s?(?:[AP]\.?M\.?)?)(?:Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
_MIDNIGHT = re.compile(r"0?0:00(:00)?|12:00(:00)?\s?A\.?M\.?", re.IGNORECASE)

Columns = Mapping[str, int]
"""Where each column that is read stands."""


def read_table(text: str) -> File:
    """Read the rows that may tell of school; an entry's place is its row.

    Raises ExplainedError where the columns are not found, there are too many rows, or such a row has a day
    that cannot be read.
    """
    rows, begins, columns = _table(text)
    filled = [(place, row) for place, row in enumerate(rows[begins:], begins + 1) if any(map(str.strip, row))]
    if len(filled) > MOST_ENTRIES:
        raise ExplainedError("feed-too-many", most=MOST_ENTRIES)
    found = (_entry(place, row, columns) for place, row in filled)
    return File(len(filled), tuple(entry for entry in found if entry))


def _table(text: str) -> tuple[list[list[str]], int, Columns]:
    """Return the rows, the number of the first one below the columns' names, and the columns."""
    for separator in SEPARATORS:
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        except csv.Error:
            continue
        for number, row in enumerate(rows[:ROWS_ABOVE], 1):
            columns = _columns(row)
            if columns.keys() >= {"first", "what"}:
                return rows, number, columns
    raise ExplainedError("feed-columns")


def _columns(row: Sequence[str]) -> Columns:
    """Find the columns in the row of their names; of two that may be the same one, the likelier."""
    found: dict[str, tuple[int, int]] = {}
    for at, name in enumerate(row[:MOST_COLUMNS]):
        if known := column_of(name):
            column, rank = known
            found[column] = min(found.get(column, (rank, at)), (rank, at))
    return {column: at for column, (_, at) in found.items()}


def _entry(place: int, row: Sequence[str], columns: Columns) -> Entry | None:
    """Read one row; None where its words tell nothing of school."""
    cells = {column: row[at].strip() if at < len(row) else "" for column, at in columns.items()}
    said = understand(cells["what"])
    if not (said.tells or said.asks):
        return None
    try:
        return _read(place, cells)
    except ExplainedError:
        # What is only asked about is no reason to refuse the file.
        if said.tells:
            raise
        return None


def _read(place: int, cells: Mapping[str, str]) -> Entry:
    try:
        first_day, time = _day_and_time(cells["first"])
        days = read_days(first_day)
        if last_cell := cells.get("last"):
            last = read_days(_day_and_time(last_cell)[0]).last
            # Where times have a column of their own, an end at midnight is the end of the day before.
            ends_before = last > days.first and _at_midnight(cells.get("last_time", ""))
            days = Days(days.first, last - timedelta(days=ends_before))
    except ValueError:
        # Without its cause: that may hold what stands in the file.
        raise ExplainedError("feed-bad-row", row=place) from None
    if (days.last - days.first).days >= LONGEST_STRETCH_DAYS:
        raise ExplainedError("feed-bad-row", row=place)
    times = [one for one in (time, cells.get("first_time", "")) if one]
    return Entry(place, cells["what"], (days,), whole_day=all(map(_at_midnight, times)))


def _day_and_time(cell: str) -> tuple[str, str]:
    """Part a day from the time behind it, empty if there is none."""
    if len(cell) > MOST_DAY_CHARACTERS:
        raise ValueError("too long for a day")
    match = _TIME.search(cell)
    return (cell[: match.start()], match[1]) if match else (cell, "")


def _at_midnight(time: str) -> bool:
    return bool(_MIDNIGHT.fullmatch(time.strip()))
