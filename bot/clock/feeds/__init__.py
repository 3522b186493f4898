"""A school's calendar from a file, and days off as a parent types them -> the days without school.

The way through: `ics` or `table` reads a file's entries, `wording` says which of them tell of school, and
`years` puts them together. `typed` reads a typed list. Reads no clock; keeps no text of a file but the
titles of entries that are asked about; unpacks nothing; follows no link.
"""

import re
from dataclasses import dataclass
from datetime import date

from bot.clock.feeds.entry import window_of
from bot.clock.feeds.ics import read_ics
from bot.clock.feeds.table import read_table
from bot.clock.feeds.typed import read_ranges
from bot.clock.feeds.years import Asked, Understood, put_together
from bot.clock.school import SchoolCalendar
from bot.text.kind import ExplainedError

__all__ = ["MOST_BYTES", "Asked", "Feed", "Understood", "read_feed", "read_ranges"]

MOST_MEGABYTES = 1
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024

_PACKED = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x28\xb5\x2f\xfd",
    b"\xd0\xcf\x11\xe0",
)
"""How packed files begin: zip and so .xlsx, gzip, bzip2, xz, 7z, rar, zstd, and the older .xls."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What was understood of a file; `left_out`: how many of its entries gave no day.

    `asked`: those among them that may be days off; `open_breaks`: days on which a break begins, whose end is
    not clear.

    A school year stands in the calendar only where the file tells its first and its last day.
    """

    calendar: SchoolCalendar
    understood: tuple[Understood, ...]
    left_out: int
    asked: tuple[Asked, ...] = ()
    open_breaks: tuple[date, ...] = ()


def read_feed(data: bytes, *, today: date) -> Feed:
    """Read a school's calendar, .ics or .csv, for the school year around today and the next.

    Blocks for up to some seconds at its limits of 1 MB and 2,000 entries: call it in a thread. Raises
    ExplainedError, and nothing else, for a file that cannot be used; a doubtful day is never guessed.
    """
    text = _text(data)
    window = window_of(today)
    is_ics = re.match(r"\s*BEGIN:V", text, re.IGNORECASE)
    file = read_ics(text, window) if is_ics else read_table(text)
    whole = put_together(file.entries, window=window, today=today)
    left_out = file.total - len(whole.places)
    return Feed(whole.calendar, whole.understood, left_out, whole.asked, whole.open_breaks)


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise ExplainedError("feed-too-large", megabytes=MOST_MEGABYTES)
    if not data.strip():
        raise ExplainedError("feed-empty")
    if data.startswith(_PACKED):
        raise ExplainedError("feed-packed")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExplainedError("feed-not-text") from None
    if "\0" in text:
        raise ExplainedError("feed-not-text")
    return text
