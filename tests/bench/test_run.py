"""The whole benchmark, each part once: its figures come out. How good they are is no test's business."""

import json

from click.testing import CliRunner

from bot.bench.commands import GOALS
from bot.bench.run import FIGURES, YARDSTICKS
from bot.cli import main


def test_every_figure_comes_out_and_can_be_held_beside_another_run(tmp_path):
    done = CliRunner().invoke(main, ["bench", "--short", "--json"])
    assert done.exit_code == 0, done.output
    run = json.loads(done.stdout)
    rows = {row["name"]: row for row in run["rows"]}
    assert set(rows) == {*FIGURES, *(asked.name for asked in GOALS)}
    assert {row["yardstick"] for row in rows.values()} == {*YARDSTICKS, None}
    # The tests need not have what only the benchmark is held against.
    measured = [row for row in rows.values() if not row["lacks"]]
    assert all(row["median"] is not None for row in measured)
    assert all(row["met"] is not None for row in measured if row["goals"])
    assert (rows["jobs-lost"]["median"], rows["jobs-doubled"]["median"]) == (0, 0)
    assert rows["count-same-dateutil"]["median"] == 100
    assert rows["memory-growth"]["median"] >= 1
