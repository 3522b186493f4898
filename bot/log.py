"""What a host reads in the log: our own lines in full, of everybody else's the words without the values.

A library knows nothing of what must stay private: its warning of a rate limit names the channel, its word of
a fault while somebody types names the person, and an exception's message can hold what they typed. So of what
a library says the first line is kept as it stands in its source, and of any exception its class and frames.
"""

import logging
import traceback

OURS = ("bot", "cogs")
"""The loggers whose lines we wrote: each names rows and counts, never a person and nothing typed."""


class HostFormatter(logging.Formatter):
    """Says a record as the host may read it, with its time."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the time and the line."""
        return f"{self.formatTime(record)} {said(record)}"


def said(record: logging.LogRecord) -> str:
    """Return a record as the host may read it: level, logger, words, and the frames of an exception."""
    ours = record.name.partition(".")[0] in OURS
    words = record.getMessage() if ours else str(record.msg).partition("\n")[0]
    line = f"{record.levelname} {record.name}: {words}"
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


def log_to_stderr(level: str) -> None:
    """Log to standard error, from a level on."""
    handler = logging.StreamHandler()
    handler.setFormatter(HostFormatter())
    logging.basicConfig(handlers=[handler])
    listen(level)
