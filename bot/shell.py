"""What the commands of the shell have in common: ending with a line, and the facts or the reason why not."""

import codecs
import io
import sys
import unicodedata
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from bot.law.library import Library

FAULT = 2
"""The exit code for what the person at the shell can mend."""
BROKEN = 1
"""The exit code for facts with a fault."""
BRIEF_LIMIT = 200
"""Letters of a person's own words that are shown again; catalogues refuse values of over 1,000."""


SIMPLER = {0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'", 0x2013: "-", 0x2014: "-"}
"""Quotation marks and dashes that older terminals do not have, and what stands for them there."""


def speak_anywhere() -> None:
    """Let every line be printed, also on a terminal or into a file that lacks some of its letters.

    Windows writes into files and pipes in its old code pages.
    """
    codecs.register_error("simpler", _simpler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="simpler")


def _simpler(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(SIMPLER)
    bare = unicodedata.normalize("NFKD", lacking).encode("ascii", "ignore").decode()
    return bare or "?", error.end


def stop(line: str, code: int = FAULT) -> NoReturn:
    """Say what is wrong in a line, and end."""
    click.echo(line, err=True)
    raise SystemExit(code)


def brief(text: str) -> str:
    """Return a person's own words, cut where they are too long for a line."""
    return text if len(text) <= BRIEF_LIMIT else text[:BRIEF_LIMIT] + "…"


def loaded_facts() -> "Library":
    """Return the facts, or end with every fault of them."""
    # Loaded when asked for: `--help` and `date` need none of it.
    from bot.whole import checked  # noqa: PLC0415  # heavy

    facts, faults = checked()
    if facts is None or faults:
        stop("\n".join(map(str, faults)), BROKEN)
    return facts
