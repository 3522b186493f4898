"""Names that people made up: cleaned, and shown as typed."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.names import as_typed, clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  North   Side\n7 ", "North Side 7"),
        ("Up\u202e\u200bdown", "Updown"),
        ("Sen\u0303or Dist. #5", "Señor Dist. #5"),
        ("***", ""),
        ("\u200b", ""),
        ("学校", "学校"),
    ],
)
def test_a_name_is_one_line_that_can_be_read(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_any_name_is_clean_after_cleaning_and_shows_no_mark(typed: str) -> None:
    kept = clean(typed)
    assert clean(kept) == kept
    assert not any(unicodedata.category(one).startswith("C") for one in kept)
    shown = as_typed(kept)
    assert len(shown) <= 2 * len(kept)
    assert re.sub(r"\\([\\*_~|`<>\[\]()#@:])", r"\1", shown) == kept
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~|`<>\[\]()#@:]", shown)
