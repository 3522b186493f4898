"""What needs neither Discord nor the store: loading `data/`, reading dates, counting, finding answers."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from itertools import islice

from yaml12 import parse_yaml

from bot import DATA
from bot.bench.rows import Row, median, p99, row
from bot.bench.timing import timed, timed_each
from bot.clock.case import Case, Event
from bot.clock.deadline import Deadline
from bot.clock.timeline import deadlines
from bot.law.library import Library, library
from bot.law.search.phrases_of import Phrase, phrases_of
from bot.whole import finder

BEGAN_ON = date(2026, 9, 14)
EVENTS = (
    *("referral", "consent", "evaluation", "eligibility", "iep", "iep_meeting_request", "records_request"),
    *("iee_request", "notice_received", "state_complaint"),
)
"""Ten, as many as a long case has."""
ASKED_EVERY = 211
"""Of all phrases that the fact set knows, so many are passed over for one that is asked."""

_MATCHES = "SELECT rowid FROM phrases WHERE phrases MATCH ? ORDER BY rank LIMIT 3"


def load(rounds: int) -> Row:
    """Load and check all of `data/`; beside it the same files, parsed and nothing more."""
    texts = [path.read_text(encoding="utf-8") for path in DATA.rglob("*.yaml")]

    def parse() -> None:
        for text in texts:
            parse_yaml(text)

    return row("load", timed(library.__wrapped__, parse, rounds), "yaml", median(400))


def count(facts: Library, rounds: int) -> Row:
    """Count all deadlines of a long case in each state; beside it each sure day, counted by a bare loop."""
    cases = [_case(state) for state in facts.states]
    counted = [[one for one in deadlines(case, facts) if one.due_on] for case in cases]
    took = timed_each(
        [partial(deadlines, case, facts) for case in cases],
        [partial(_walk_all, found) for found in counted],
        rounds,
    )
    return row("count", took, "walk", median(2))


def _case(state: str) -> Case:
    days = [BEGAN_ON + timedelta(days=7 * at) for at in range(len(EVENTS))]
    return Case("A", "iep", state, tuple(map(Event, EVENTS, days)))


def _walk_all(found: Sequence[Deadline]) -> None:
    for one in found:
        day, end = one.event.day, one.due_on or one.event.day
        step = timedelta(days=1 if end > day else -1)
        while day != end:
            day += step


def ask(facts: Library, rounds: int) -> Row:
    """Find answers to what people ask; beside it a bare full-text search in SQLite over the same phrases."""
    phrases = list(phrases_of(facts))
    texts = [one.text for one in islice(phrases, 0, None, ASKED_EVERY)]
    found = finder(facts)
    with closing(_searched(phrases)) as connection:

        def search(text: str) -> list[tuple[int]]:
            words = re.findall(r"\w+", text)
            return connection.execute(_MATCHES, (" OR ".join(f'"{word}"' for word in words),)).fetchall()

        took = timed_each(
            [partial(found.find, text) for text in texts], [partial(search, text) for text in texts], rounds
        )
    return row("ask", took, "search", median(15), p99(40))


def _searched(phrases: Sequence[Phrase]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE phrases USING fts5 (text)")
    connection.executemany("INSERT INTO phrases VALUES (?)", [(one.text,) for one in phrases])
    return connection
