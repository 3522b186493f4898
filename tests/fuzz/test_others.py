"""No button of one person works on another's data: what names a row of somebody is pressed by all others.

They are told what they would be told of a row that never was, and nothing of that person changes.
"""

import re

import pytest
from crawled import WALKERS
from fuzzed import BUTTON, CHANNELS, PEOPLE, Pressable
from moments import FIRST_ID

ROW = re.compile(rf"(?<![0-9]){str(FIRST_ID)[0]}[0-9]{{{len(str(FIRST_ID)) - 1}}}(?![0-9])")
NO_ROW = "4" + "0" * 17
MOST = 250


@pytest.mark.parametrize("owner", WALKERS)
def test_what_names_a_row_of_one_person_tells_nobody_else_more_than_one_that_never_was(fuzzed, made, owner):
    theirs = [one for one in _pressed(made.found.pressable[owner]) if _strange(fuzzed, owner, one) != one]
    actions = {one.action for one in theirs}
    assert {"show", "stop", "delete-yes", "dm-open", "fix-ask-0"} <= actions
    for pressed in theirs:
        for other in [one for one in PEOPLE if one != owner]:
            told = fuzzed.run(fuzzed.judged(other, fuzzed.press(other, pressed, private=True)))
            never = _strange(fuzzed, owner, pressed)
            strange = fuzzed.run(fuzzed.judged(other, fuzzed.press(other, never, private=True)))
            assert _shown(fuzzed, owner, told) == _shown(fuzzed, owner, strange), (pressed, other)


def _pressed(pressables):
    """Give each button once, and each list with one of its values."""
    seen = {}
    for one in pressables:
        kinds = (one.action, len(one.parts), ROW.sub("", one.custom_id))
        values = one.values[:1] if one.kind not in (BUTTON, CHANNELS) else ()
        seen.setdefault(kinds, Pressable(one.custom_id, one.kind, values))
    return list(seen.values())[:MOST]


def _strange(fuzzed, owner, pressed):
    """Return the same press with rows and messages that never were in the place of that person's."""
    return Pressable(
        _without(fuzzed, owner, pressed.custom_id),
        pressed.kind,
        tuple(_without(fuzzed, owner, value) for value in pressed.values),
    )


def _without(fuzzed, owner, text):
    numbers, marks = _own(fuzzed, owner)
    text = ROW.sub(lambda found: NO_ROW if int(found[0]) in numbers else found[0], text)
    for mark in marks:
        text = text.replace(mark, "f" * len(mark))
    return text


def _own(fuzzed, owner):
    """Return the numbers of a person's rows, and the marks on their messages."""
    rows = [row for table in fuzzed.kept[owner].values() for row in table]
    numbers = {row[name] for row in rows for name in ("case_id", "event_id", "unsaved_id") if name in row}
    return numbers, [row["nonce"] for row in rows if "nonce" in row]


def _shown(fuzzed, owner, answer):
    """Return all that is shown, with what stands on buttons, but for what was pressed."""
    return [_without(fuzzed, owner, repr(_plain(message["components"]))) for message in answer.messages]


def _plain(part):
    if isinstance(part, list):
        return [_plain(one) for one in part]
    if isinstance(part, dict):
        return {name: _plain(one) for name, one in part.items() if name != "id"}
    return part
