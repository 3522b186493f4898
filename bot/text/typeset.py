"""A Typst template of `data/paper` and its values -> pages. Knows no letter and no timeline.

The same values give the same bytes: no font of the machine, no clock, no package; nothing is written to disk.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from bot import DATA

if TYPE_CHECKING:
    from typst import Fonts

PAPER = DATA / "paper"
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The day of what bears no day."""

Values = Mapping[str, object]


def typeset(
    template: str,
    values: Values,
    *,
    kind: Literal["pdf", "png"] = "pdf",
    ppi: float | None = None,
    made_at: datetime = NEVER,
) -> bytes:
    """Return all pages as a tagged PDF, or the first as a picture of `ppi` dots an inch.

    Keeps the processor busy for some tens of ms: call it in a thread; several at once are fine.
    """
    # Loaded when first used: most runs of the bot draw nothing.
    import typst  # noqa: PLC0415  # slow to load

    # A Compiler that is kept is no faster (what it knows is shared anyway), and refuses a second thread.
    drawn = typst.compile(
        str(PAPER / template),
        format=kind,
        ppi=ppi,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=_inputs(values),
        timestamp=made_at,
    )
    # The package's types forget that several pictures come as a list.
    pages = cast("bytes | list[bytes]", drawn)
    return pages if isinstance(pages, bytes) else pages[0]


def ask(template: str, values: Values, label: str) -> str:
    """Return the value that the drawn pages hold under a label, as text."""
    import typst  # noqa: PLC0415  # slow to load

    return typst.query(
        str(PAPER / template),
        label,
        field="value",
        one=True,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=_inputs(values),
    )


def _inputs(values: Values) -> dict[str, str]:
    # As data, never as source: a text may hold any mark of the template's language.
    return {"data": json.dumps(values)}


@cache
def _fonts() -> "Fonts":
    import typst  # noqa: PLC0415  # slow to load

    return typst.Fonts(include_system_fonts=False, font_paths=[str(PAPER / "fonts")])
