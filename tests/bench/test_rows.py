"""What a row tells, and two runs side by side: worked out by hand."""

import pytest
from rich.console import Console

from bot.bench.rows import Goal, NoRunError, Row, Run, at_least, median, p99, ratio, read_run, row
from bot.bench.table import change_percent, compared, is_worse, table
from bot.bench.timing import timed, timed_each
from bot.playground.filed import Took
from bot.text.catalogue import words

SAID = words("en")


def printed(drawn) -> str:
    console = Console(width=120)
    with console.capture() as captured:
        console.print(drawn)
    return captured.get()


def of(value, beside=2.0, *goals: Goal) -> Row:
    return Row(name="load", median=value, beside=beside, yardstick="yaml", goals=goals)


def test_a_row_has_median_p99_and_the_yardsticks_median():
    made = row("load", Took([float(one) for one in range(1, 201)], [2.0, 4.0, 6.0]), "yaml", p99(198))
    assert (made.median, made.p99, made.beside, made.ratio, made.met) == (100, 198, 4, 25, True)
    alone = row("load", Took([1.0, 2.0, 3.0]), None)
    assert (alone.median, alone.beside, alone.ratio, alone.met) == (2, None, None, None)


@pytest.mark.parametrize(
    ("goals", "met"),
    [
        ((), None),
        ((median(6),), True),
        ((median(5.9),), False),
        ((ratio(3), median(6)), True),
        ((ratio(2.9), median(6)), False),
        ((at_least(6),), True),
        ((at_least(6.1),), False),
        # What was not measured is not met.
        ((p99(50),), False),
    ],
)
def test_a_goal_is_met_or_missed(goals, met):
    assert of(6.0, 2.0, *goals).met is met


def test_what_is_missing_is_no_missed_goal():
    run = Run(seconds=1, rows=(Row(name="load", goals=(median(1),), lacks="numpy"), of(6.0, 2.0, median(1))))
    assert [one.met for one in run.rows] == [None, False]
    assert run.missed == [run.rows[1]]


def test_a_run_comes_back_from_its_json(tmp_path):
    run = Run(seconds=1.5, rows=(of(6.0, 2.0, median(7)), Row(name="/me show", lacks="numpy")))
    path = tmp_path / "run.json"
    path.write_text(run.model_dump_json(), encoding="utf-8")
    assert read_run(path) == run


@pytest.mark.parametrize(
    ("text", "place"),
    [("", "file"), ("{", "file"), ("[]", "file"), ('{"seconds": 1}', "rows"), ('{"rows": []}', "seconds")],
)
def test_a_file_that_holds_no_run_says_what_is_wrong(tmp_path, text, place):
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoRunError, match=place):
        read_run(path)


def test_a_change_is_told_in_times_of_the_yardstick():
    # Twice as slow on a machine that is twice as slow.
    assert change_percent(of(3.0, 1.0), of(6.0, 2.0)) == 0
    assert change_percent(of(3.0, 1.0), of(6.0, 1.0)) == 100
    assert change_percent(of(3.0, None), of(6.0, None)) == 100
    assert change_percent(of(0.0, None), of(1.0, None)) is None


def test_worse_is_what_changed_for_the_worse_by_more_than_chance():
    assert not is_worse(of(3.0), of(3.6))
    assert is_worse(of(3.0), of(4.0))
    assert not is_worse(of(3.0), of(1.0))
    assert is_worse(of(60.0, None), of(40.0, None, at_least(50)))
    assert not is_worse(of(40.0, None), of(60.0, None, at_least(50)))
    assert is_worse(of(0.0, None), of(1.0, None))


def test_the_table_names_yardstick_goal_and_verdict():
    said = printed(table([of(6.0, 2.0, ratio(2), p99(50)), of(6.0, 2.0, ratio(3))], SAID))
    assert said.count("Beside a bare YAML parse") == 1
    assert "≤ 2\u00d7" in said
    assert "p99 ≤ 50" in said
    assert "missed" in said
    assert "met" in said
    assert "not measured: numpy is missing" in printed(table([Row(name="load", lacks="numpy")], SAID))


def test_two_runs_stand_side_by_side():
    said = printed(compared([of(6.0), Row(name="/me show", median=1.0)], {"load": of(3.0)}, SAID))
    (line,) = [one for one in said.splitlines() if "loaded" in one]
    assert line.split()[-6:] == ["3", "6", "1.5\u00d7", "3\u00d7", "+100%", "worse"]
    (new,) = [one for one in said.splitlines() if "/me show" in one]
    assert new.split()[-1] == "1"


def test_both_are_timed_in_turn_and_the_first_time_is_not_counted():
    done = []
    took = timed(lambda: done.append("ours"), lambda: done.append("bare"), 2)
    assert done == ["ours", "bare"] * 3
    assert (len(took.ours), len(took.bare)) == (2, 2)
    several = timed_each([lambda: 1, lambda: 2], [lambda: 3], 2)
    assert (len(several.ours), len(several.bare)) == (4, 2)
