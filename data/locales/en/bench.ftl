### The benchmark: what it measures, its yardsticks, its goals, and what is wrong with a file.

cli-bench-check = Exit code 1 where a goal is missed.
cli-bench-compare = A file with the --json of an earlier run, to hold beside this one.
cli-bench-short = Measure all only a few times: it shows that the benchmark works, not how fast the bot is.

cli-bench-dates = A YAML file of dates as people write them, each with text, lang, today and expect.
bench-dates-bad = { $path } is no list of dates: row { $row } lacks text, lang, today or expect.
bench-ended = A program that was measured ended by itself or got stuck, so nothing more was measured: { $said }
bench-options = --check, --compare, --dates and --short belong to the table, which is measured without --ask, --kill and --scale.
bench-compare-bad = { $path } is no run of this benchmark: { $place } cannot be read. Make one with: python -m bot bench --json > FILE
bench-not-answered = { $command } got no answer, so nothing more was measured.
bench-measuring = measuring: { $part }
bench-part-facts = facts
bench-part-letters = letters
bench-part-commands = commands and pins
bench-part-processes = starts and memory
bench-part-reminders = reminders
bench-part-jobs = reminders and jobs, through kills

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
bench-head-verdict = goal met

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

bench-beside-nothing = Beside a do-nothing command of discord.py
bench-beside-client = Beside a bare discord.py bot
bench-beside-yaml = Beside a bare YAML parse
bench-beside-walk = Beside a bare loop over the days
bench-beside-search = Beside a bare full-text search in SQLite
bench-beside-file = Beside the same words in python-docx, typst or Jinja2 alone
bench-beside-edit = Beside a bare look and edit
bench-beside-query = Beside a bare query
bench-beside-commit = Beside a bare commit of one row
bench-beside-numpy = Beside numpy.busday_offset
bench-beside-dateutil = Beside a loop of dateutil
bench-beside-dateparser = Beside dateparser alone
bench-beside-parsedatetime = Beside parsedatetime
bench-beside-apscheduler = Beside APScheduler with its SQLite store

bench-row-load = all facts loaded and checked
bench-row-ask = answers found for a question
bench-row-read-long = 4,000 letters read as a date
bench-row-read-dateparser = a date read
bench-row-right-dateparser = dates read rightly
bench-row-read-parsedatetime = a date read
bench-row-right-parsedatetime = dates read rightly
bench-row-count = all deadlines of a case with 10 events
bench-row-count-numpy = 65 business days, with each day's working
bench-row-count-same-numpy = days that both count alike
bench-row-count-dateutil = 65 business days, with each day's working
bench-row-count-same-dateutil = days that both count alike
bench-row-letter-all = a letter in all its files
bench-row-letter-docx = a letter for Word
bench-row-letter-html = a letter as a page
bench-row-letter-pdf = a letter to print
bench-row-letter-txt = a letter as text
bench-row-refresh = a pin brought up to date
bench-row-ready = start to ready
bench-row-memory-tour = memory, at most, with the tour and the playground
bench-row-memory-rest = memory before any command
bench-row-memory-after = memory after 10,000 commands
bench-row-memory-growth = memory after 10,000 commands, held against 1,000
bench-row-start = start to the first claim
bench-row-memory = memory while it sends
bench-row-sends = messages sent
bench-row-cpu = a core's share while it sends
bench-row-claim = 100 people's reminders claimed
bench-row-commit = one person's reminders claimed
bench-row-command = looked up after each command
bench-row-jobs-add = a reminder saved
bench-row-jobs-back = start to the first one that is due
bench-row-jobs-send = messages done, without sending
bench-row-jobs-lost = lost in kills
bench-row-jobs-doubled = doubled in kills
