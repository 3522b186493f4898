"""Text without Discord's marks, for a terminal."""

import re

MARKS = re.compile(r"^(?:#{1,3} |-# |> )|\*\*", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")


def plain(text: str, *, links: bool = False) -> str:
    """Return the words alone; with `links`, each link's address stands behind its words."""
    return MARKS.sub("", LINK.sub(r"\1 <\2>" if links else r"\1", text))
