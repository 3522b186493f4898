"""What a host reads in the log: our own lines in full, of everybody else's the words without the values.

A library knows nothing of what must stay private: its warning of a rate limit names the channel, its word of
a fault while somebody types names the person, and an exception's message can hold what they typed. So of what
a library says the first line is kept as it stands in its source, and of any exception its class and frames.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Literal

LogFormat = Literal["plain", "json"]
OURS = ("bot", "cogs")
"""The loggers whose lines we wrote: each names rows and counts, never a person and nothing typed."""


class HostFormatter(logging.Formatter):
    """Says a record as the host may read it, with its time."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the time and the line."""
        return f"{self.formatTime(record)} {said(record)}"


class JsonFormatter(logging.Formatter):
    """Says a record as one JSON object a line, for programs that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return `at` (UTC), `level`, `logger`, `says`, ours also `line` and `values`, and an error."""
        row: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "says": words_of(record),
        }
        if ours(record):
            # The sentence without its values is the same for all lines of a kind: what to group by.
            row["line"] = str(record.msg)
            row["values"] = [one if isinstance(one, int | float) else str(one) for one in _values(record)]
        error = record.exc_info[1] if record.exc_info else None
        if error:
            row |= {"error": type(error).__qualname__, "frames": frames(error).rstrip()}
        return json.dumps(row, ensure_ascii=False)


FORMATS: dict[LogFormat, type[logging.Formatter]] = {"plain": HostFormatter, "json": JsonFormatter}


def ours(record: logging.LogRecord) -> bool:
    """Tell whether we wrote the line."""
    return record.name.partition(".")[0] in OURS


def words_of(record: logging.LogRecord) -> str:
    """Return the words of a record: of a library's only what stands in its source, without the values."""
    return record.getMessage() if ours(record) else str(record.msg).partition("\n")[0]


def _values(record: logging.LogRecord) -> tuple[object, ...]:
    return record.args if isinstance(record.args, tuple) else ()


def said(record: logging.LogRecord) -> str:
    """Return a record as the host may read it: level, logger, words, and the frames of an exception."""
    line = f"{record.levelname} {record.name}: {words_of(record)}"
    error = record.exc_info[1] if record.exc_info else None
    return f"{line}\n{type(error).__qualname__}\n{frames(error)}".rstrip() if error else line


def frames(error: BaseException) -> str:
    """Return where an exception came from, never its message: that can hold what a person typed."""
    return "".join(traceback.format_tb(error.__traceback__))


def listen(level: str) -> None:
    """Let our lines through from a level on (DEBUG, INFO, WARNING, ERROR), others not below WARNING."""
    numbers = logging.getLevelNamesMapping()
    logging.getLogger().setLevel(max(numbers[level], logging.WARNING))
    for name in OURS:
        logging.getLogger(name).setLevel(numbers[level])


def log_to_stderr(level: str, form: LogFormat = "plain") -> None:
    """Log to standard error, from a level on."""
    handler = logging.StreamHandler()
    handler.setFormatter(FORMATS[form]())
    logging.basicConfig(handlers=[handler])
    listen(level)
