"""All that is kept of a server, for its managers: on a card, as a file, deleted; and its week in figures.

Of what members asked for there are only sums, and a small one is not shown: in a small group it could tell
who it was.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from bot.law.library import Library
from bot.store.asked import Sums
from bot.store.everything import KeptRow, KeptRows, Value
from bot.store.servers import Setup
from bot.text.catalogue import Words
from bot.text.days import short
from bot.ui.card import Card, button, buttons, card, danger_button, main_button, short_label
from bot.ui.entries import title_of
from bot.ui.server_setup import setup_lines

FEW = 5
"""Sums below it are not shown."""
SHOWN = 10
"""Lines of each part of a digest: more, of long titles, would not fit a card."""
COUNTS = "server_counts"
SMALLEST_ID = 10**15
"""Discord's ids are larger than this, counts and instants are not."""


def data_card(rows: KeptRows, setup: Setup, facts: Library, words: Words) -> Card:
    """Show what is kept of a server: the setup in full, of the rest how much it is."""
    say = words.say
    if not any(rows.values()):
        return card(say("server-data-title"), [say("server-data-nothing"), say("server-data-never")])
    lines = [_about(table, len(found), words) for table, found in rows.items() if found]
    blocks = [
        "\n".join(f"- {line}" for line in lines),
        "\n".join(setup_lines(setup, facts, words)),
        say("server-data-never"),
    ]
    made = buttons(
        main_button(say("button-server-export"), "server-export"),
        button(say("button-server-delete"), "server-delete"),
    )
    return card(say("server-data-title"), blocks, rows=made, small=[say("kept-encrypted-server")])


def _about(table: str, count: int, words: Words) -> str:
    """Say what a table holds; one without words of its own is named all the same, so that nothing hides."""
    key = f"server-kept-{table.replace('_', '-')}"
    return words.say(key, count=count) if words.has(key) else words.say("server-kept-other", table=table)


def server_file(rows: KeptRows, tally: Sums, words: Words, now: datetime) -> bytes:
    """Return a JSON file with every row of a server; of counts their sums, the small ones without a number.

    Instants are ISO text in UTC. Discord's ids are text: many programs round numbers that long.
    """
    kept = {
        table: {
            "about": _about(table, len(found), words),
            "rows": _sums(tally) if table == COUNTS else [_plain(row) for row in found],
        }
        for table, found in rows.items()
    }
    made = {"made_at": now.isoformat(timespec="seconds"), "kept": kept}
    return json.dumps(made, indent=2, ensure_ascii=False).encode()


def _plain(row: KeptRow) -> Mapping[str, Value]:
    return {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value: Value) -> Value:
    if value is None or isinstance(value, str):
        return value
    if value >= SMALLEST_ID:
        return str(value)
    return datetime.fromtimestamp(value, UTC).isoformat() if name.endswith("_at") else value


def _sums(tally: Sums) -> list[Mapping[str, Value]]:
    sums = [(kind, entry, count) for (kind, entry), count in tally.asked.items()]
    sums += [("unknown", "", tally.unknown)] if tally.unknown else []
    sums += [("wrong", entry, count) for entry, count in tally.wrong.items()]
    return [
        {"kind": kind, "entry": entry, "count": count if count >= FEW else f"under {FEW}"}
        for kind, entry, count in sums
    ]


def export_card(name: str, words: Words) -> Card:
    """Hand the file over."""
    return card(words.say("server-export-title"), [words.say("server-export")], files=[name])


def server_delete_card(words: Words, posted: int = 0) -> Card:
    """Ask before all of a server goes; where cards stand in its channels, whether they go, too."""
    say = words.say
    both = danger_button(say("button-server-delete-cards"), "server-delete-cards") if posted else None
    yes = danger_button(
        say("button-server-delete-stay" if posted else "button-server-delete-yes"), "server-delete-yes"
    )
    blocks = [say("server-delete"), say("server-delete-cards", count=posted) if posted else ""]
    no = button(say("button-keep-all"), "server-data")
    return card(say("server-delete-title"), blocks, rows=buttons(both, yes, no))


def server_deleting_card(words: Words) -> Card:
    """Say that the cards are being taken away: the buttons are gone, so nobody presses twice."""
    return card(words.say("server-delete-title"), [words.say("server-deleting")])


def server_left_card(words: Words, left: int) -> Card:
    """Say that some cards could not be taken away, so that nothing else was deleted; offer to go on."""
    again = main_button(words.say("button-go-on"), "server-delete-cards")
    return card(
        words.say("server-delete-title"), [words.say("server-delete-left", count=left)], rows=buttons(again)
    )


def server_deleted_card(words: Words, *, gone: bool, unreached: int = 0) -> Card:
    """Say that all of it is gone; and how many cards could not be reached and may still stand."""
    key = "server-deleted" if gone else "server-data-nothing"
    still = words.say("server-deleted-unreached", count=unreached) if unreached else ""
    return card(words.say("server-deleted-title"), [words.say(key), still])


def digest_card(
    tally: Sums, days: tuple[date, date], old_pins: Sequence[str], facts: Library, words: Words
) -> Card:
    """Show a server's week: what was asked for, what was not known, pins out of date, cards called wrong.

    `days` are its first and its last, `old_pins` lines that name pins, ready to be shown.
    """
    say, (first, last) = words.say, (short(day, words.language) for day in days)
    asked = [
        say("digest-line", card=short_label(title_of(kind, entry, facts)), count=few(count, words))
        for (kind, entry), count in tally.asked.items()
    ]
    wrong = [
        say("digest-line", card=short_label(title_of(kind, entry, facts)), count=few(count, words))
        for (kind, _, entry), count in ((one.partition(" "), count) for one, count in tally.wrong.items())
    ]
    unknown = few(tally.unknown, words) if tally.unknown else say("digest-none")
    parts = [
        (say("digest-asked"), asked),
        (say("digest-unknown"), [unknown]),
        (say("digest-pins"), old_pins),
        (say("digest-wrong"), wrong),
    ]
    blocks = [say("digest-days", first=first, last=last)]
    blocks += [_section(title, lines or [say("digest-none")], words) for title, lines in parts]
    return card(say("digest-title"), blocks, small=[say("digest-small", few=FEW)])


def few(count: int, words: Words) -> str:
    """Return a sum, or that it is a few."""
    return str(count) if count >= FEW else words.say("digest-few")


def _section(title: str, lines: Sequence[str], words: Words) -> str:
    shown = [f"- {line}" for line in lines[:SHOWN]]
    if len(lines) > SHOWN:
        shown.append(words.say("digest-more", count=len(lines) - SHOWN))
    return "\n".join([f"**{title}**", *shown])
