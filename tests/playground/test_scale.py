"""Small numbers: the figures come out and can be true. How good they are is no test's business."""

import json
from datetime import timedelta

import pytest

from bot.bench.command import print_scale
from bot.clock.now import HandSetTime
from bot.planning import Planning
from bot.playground.crowd import NOW, fill
from bot.playground.scale import FIGURES, Figure, figure, measure
from bot.playground.spread import ranked
from bot.store.store import Store
from bot.whole import checked

CASES = 1500


@pytest.fixture(scope="module")
def facts():
    found, faults = checked()
    assert not faults
    return found


async def everything(store, table):
    return [tuple(row) for row in await store._database.read(f"SELECT * FROM {table}")]


async def test_the_crowd_is_what_the_bot_itself_would_have_saved(facts, key, tmp_path):
    crowd = await fill(tmp_path / "clockstart.db", key, facts, CASES)
    assert crowd.cases == CASES
    assert 11 * CASES < crowd.reminders < 14 * CASES
    store = await Store.open(tmp_path / "clockstart.db", key)
    try:
        assert await everything(store, "pragma_foreign_key_check") == []
        assert await everything(store, "pragma_integrity_check") == [("ok",)]
        assert len(await everything(store, "sqlite_schema WHERE type = 'trigger'")) == 10
        tables = ("people", "cases", "shown_days", "reminders ORDER BY reminder_id", "deliveries")
        before = [await everything(store, table) for table in tables]
        planning = Planning(facts, store, HandSetTime(NOW), lambda: None)
        await planning.catch_up()
        for (user_id,) in await everything(store, "(SELECT user_id FROM cases WHERE case_id % 9 = 0)"):
            await planning.replan_all(user_id)
        assert [await everything(store, table) for table in tables] == before
        assert await store.reminders.claim_due(NOW, 8) == []
        assert 0 < len(await store.reminders.claim_due(NOW + timedelta(days=7), 8)) <= 8
    finally:
        await store.close()


async def test_every_figure_comes_out(facts, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    scale = await measure(facts, CASES, rounds=5, starts=1, sent=40)
    found = json.loads(json.dumps(scale.as_json()))
    by_name = {one["name"]: one for one in found["figures"]}
    assert tuple(by_name) == FIGURES
    assert all(one["median"] > 0 and one["beside"] > 0 and one["ratio"] > 0 for one in found["figures"])
    assert 20 < by_name["memory"]["median"] < 2000
    print_scale(scale)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1,500 cases")
    assert sum("memory while it sends" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("count", "percent", "rank"),
    [(100, 99, 99), (100, 50, 50), (101, 99, 100), (3, 50, 2), (3, 99, 3), (1, 99, 1)],
)
def test_so_many_of_a_hundred_are_no_greater(count, percent, rank):
    # Nearest rank, by hand: 0.99 times 101 is 99.99, so the hundredth.
    assert ranked([float(one) for one in range(count, 0, -1)], percent) == rank


def test_of_nothing_there_is_no_rank():
    assert ranked([], 99) == 0


def test_median_and_the_slowest_hundredth_are_told_and_held_against_the_goal():
    # Of two hundred, two are a hundredth.
    made = figure("claim", [float(number) for number in range(1, 201)], [2.0, 4.0, 6.0], 198)
    assert (made.median, made.p99, made.beside, made.ratio, made.met) == (100, 198, 4, 25, False)
    assert figure("claim", [1.0, 2.0, 3.0], [1.0], 3.5).met
    assert figure("claim", [1.0], [1.0]).met is None
    assert Figure("sends", 49.5, None, 50, 49, at_least=True).met
    assert not Figure("sends", 48, None, 50, 49, at_least=True).met
