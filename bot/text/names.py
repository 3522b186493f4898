"""Names that people made up: cleaned when they come in, and shown so that Discord reads no mark in them."""

import re
import unicodedata

_MARKS = re.compile(r"([\\*_~|`<>\[\]()#@:])")


def clean(name: str) -> str:
    """Return a name in one line, without letters that nobody sees; empty where nothing is left to read."""
    composed = unicodedata.normalize("NFC", name)
    seen = "".join(
        one if unicodedata.category(one)[0] != "C" else " " if one.isspace() else "" for one in composed
    )
    line = " ".join(seen.split())
    return line if any(one.isalnum() for one in line) else ""


def as_typed(name: str) -> str:
    """Return a name that shows as it was typed: no mention, no link, nothing bold. At most twice as long."""
    return _MARKS.sub(r"\\\1", name)
