### The benchmark: what it measures, its yardsticks, its goals, and what is wrong with a file.

cli-bench-check = Exit code 1 where a goal is missed.
cli-bench-compare = A file with the --json of an earlier run, to hold beside this one.
cli-bench-short = Measure all only a few times: it shows that the benchmark works, not how fast the bot is.

bench-options = --check, --compare and --short belong to the table, which is measured without --ask, --kill and --scale.
bench-compare-bad = { $path } is no run of this benchmark: { $place } cannot be read. Make one with: python -m bot bench --json > FILE
bench-not-answered = { $command } got no answer, so nothing more was measured.
bench-measuring = measuring: { $part }
bench-part-facts = facts
bench-part-commands = commands

bench-head-what = what
bench-head-median = median
bench-head-p99 = p99
bench-head-beside = beside it
bench-head-ratio = ratio
bench-head-goal = goal
bench-head-before = before
bench-head-now = now
bench-head-ratio-before = ratio before
bench-head-ratio-now = ratio now
bench-head-change = change
bench-head-verdict =  { "" }

bench-met = met
bench-missed = missed
bench-worse = worse
bench-lacks = not measured: { $what } is missing
bench-times = { $ratio }×
bench-goal-median = ≤ { $bound }
bench-goal-p99 = p99 ≤ { $bound }
bench-goal-ratio = ≤ { $bound }×
bench-goal-over = ≥ { $bound }
bench-sum = { $rows } figures in { $seconds } s, { $missed ->
    [0] no goal missed
    [one] 1 goal missed
   *[other] { $missed } goals missed
 }
bench-sum-worse = { $count ->
    [0] Nothing got worse by more than { $percent }%.
   *[other] Worse by more than { $percent }%: { $names }
 }

bench-unit-ms = ms
bench-unit-us = µs
bench-unit-s = s
bench-unit-mb = MB
bench-unit-percent = %
bench-unit-times = times
bench-unit-a-second = a second
bench-unit-count = in all

bench-beside-nothing = Beside a do-nothing command
bench-beside-yaml = Beside a bare YAML parse
bench-beside-walk = Beside a bare loop over the days
bench-beside-search = Beside a bare SQLite search

bench-row-load = all facts loaded and checked
bench-row-count = all deadlines of a case with 10 events
bench-row-ask = answers found for a question
