"""A short soak: many hands on a real bot process, a bad day of Discord, days that go by quickly."""

import asyncio
import json
from dataclasses import replace

from bot.law.library import library
from bot.playground.soak import PEOPLE, soak, soak_lines
from bot.text.catalogue import words

SECONDS, A_SECOND, SEED = 14, 20, 7


def test_for_some_seconds_all_is_answered_and_each_reminder_comes_once():
    found = asyncio.run(soak(library(), SECONDS, SEED, A_SECOND))
    assert found.holds, json.dumps(found.as_json())
    # Else it would prove nothing.
    assert found.people == PEOPLE
    assert found.interactions > SECONDS * A_SECOND / 4
    assert found.deliveries > 0
    assert found.faults > 0
    assert found.days >= 1
    assert found.before_mb > 20
    assert len(soak_lines(found, words("en"))) == 11
    assert not found.judged
    unheard = replace(found, unanswered=("/ask: The application did not respond",))
    assert not unheard.holds
    assert "- /ask: The application did not respond" in soak_lines(unheard, words("en"))
    for wrong in ("errors", "breaches", "lost", "doubled", "unsettled"):
        assert not replace(found, **{wrong: 1}).holds
    longer = replace(found, judged=True, before_mb=200.0)
    assert not replace(longer, after_mb=220.0).holds
    assert replace(longer, after_mb=205.0).holds
