### Words of the command line and of the start, for the volunteer who hosts the bot.

setting-missing = { $name } is not set. { $hint }
setting-bad = { $name } is set to something that does not fit. { $hint }
settings-no-text = The file .env is no UTF-8 text. Write it again in a text editor.
settings-unreadable = The file .env cannot be read: { $reason }. Give it to the user that runs the bot, or start the bot in another folder.
setting-discord-token = Write the bot's token: Discord Developer Portal, your application, Bot, Reset Token.
setting-database-file = Write the path of the file that keeps what people saved.
setting-database-key = Write 64 hexadecimal digits, or leave it out and the key is read from DATABASE_KEY_FILE.
setting-database-key-file = Write the path of the key file. Keep it in another folder than the data.
setting-backup-folder = Write the path of the folder for daily copies, or leave it out and none are made.
setting-backup-keep = Write how many daily copies are kept: a number from 1 to 10000.
setting-log-level = Write DEBUG, INFO, WARNING or ERROR.
setting-log-format = Write plain for lines that people read, or json for one JSON object a line.
setting-metrics-port = Write a port number from 0 to 65535 on which Prometheus reads counts on this machine, or leave it out.
setting-reports-channel = Write the number of a channel (Discord, Developer Mode, right click on the channel, Copy Channel ID), or leave it out.
setting-host-name = Write who runs this bot: a name or a group, up to 80 characters. /me show tells it to everyone.
setting-host-contact = Write how people reach you about their data: an email address or a link, up to 200 characters. /me show tells it to everyone.
setting-playground-port = Write a port number from 0 to 65535.

token-wrong = Discord does not accept DISCORD_TOKEN. Get a new one: Discord Developer Portal, your application, Bot, Reset Token.
discord-unreachable = Discord cannot be reached. Check the internet connection and start again.
key-made = A new key was made at { $path }. It protects all saved dates: without it nobody can read them, you neither. Keep a copy in a safe place, apart from the data.
key-used = The saved dates are encrypted with the key at { $path }. Keep a copy of it apart from the data.
key-from-environment = The saved dates are encrypted with the key in DATABASE_KEY. Keep a copy of it apart from the data.
ready = Clockstart is ready.
playground-ready = Clockstart is running in its playground, a small Discord on this machine. Open { $url }
playground-hint = Nothing here reaches Discord, and nothing is kept. Press Ctrl+C to stop. To run it on Discord, set DISCORD_TOKEN.
playground-port-taken = Port { $port } is in use. Set PLAYGROUND_PORT to another one, or to 0 for any free one.
metrics-ready = Counts for Prometheus are at http://127.0.0.1:{ $port }/metrics, for this machine alone.
metrics-missing = METRICS_PORT needs one package more. Install it: .venv/bin/pip install -e '.[metrics]'. Or take METRICS_PORT out.
metrics-port-taken = Port { $port } is in use. Set METRICS_PORT to another one.
stopped = Clockstart has stopped.

version = Clockstart { $program }, facts { $facts }
cli-version = Say which version of the program and of the facts this is.
cli-health = Say how the running bot is. Exit code 0 if all is well, 1 if not.
health-well = All is well.
health-offline = The bot runs, but is not connected to Discord just now. It tries again by itself.
health-not-running = The bot does not run, or it hangs. Start it again with: python -m bot run
health-halted = Discord does not take the token any more, so no reminder goes out. Set the new token and start the bot again. Nothing is lost.
health-loop-ended = The reminders have stopped. Start the bot again, and tell us what the log says. Nothing is lost.
health-loop-stuck = The reminders have not looked for what is due for minutes. See the log, and start the bot again. Nothing is lost.
health-overdue = A reminder has waited for more than 10 minutes. See the log.
health-store-failed = The file with the saved dates fails. See the log, and run: python -m bot doctor
health-gateway = Gateway: { $connected ->
    [yes] connected
   *[no] not connected
 }.
health-loop = Loop: { $alive ->
    [yes] runs
   *[no] ended
 }, last look { $at }.
health-store = Store: { $answers ->
    [yes] answers
   *[no] fails
 }.
health-claim = Last claim: { $at }.
health-oldest = Oldest overdue: { $at }.
health-next = Next due: { $at }.
health-none = none
cli-backup = Copy the saved data into FILE. The bot may run meanwhile. The copy is encrypted with the same key.
cli-restore = Put the backup FILE in the data's place. Stop the bot first. The data before it is kept beside it.
cli-rekey = Lock the saved data with a new key. Stop the bot first. Backups made before open only with the old key: make a new one afterwards.
backup-done = The backup is written and was read back without a fault: { $path }. It opens only with the key of the data.
backup-nothing = There is nothing to back up: { $path } holds no data yet.
backup-there = { $path } is there already and was left as it is. Choose another name for the backup.
backup-damaged = No backup was made: the data in { $path } is damaged. Stop the bot and put back an older backup with: python -m bot restore FILE
keeping-unwritable = { $path } cannot be written: { $reason }. Nothing was changed.
restore-done = The backup { $path } is now the saved data. Start the bot again.
restore-before = What was there before is kept as { $path }. Delete it when you no longer need it.
restore-forgotten = { $count ->
    [one] 1 person who had deleted their data since then was deleted from it again.
   *[other] { $count } people who had deleted their data since then were deleted from it again.
 }
restore-no-key = The key of the backup is needed first: put its key file at { $path }, or set DATABASE_KEY. Nothing was changed.
restore-nothing = { $path } is no backup: there is no such file, or it is empty. Nothing was changed.
restore-same = { $path } is the saved data itself. Name a backup of it.
restore-unreadable = { $path } cannot be opened: it was locked with another key, or it is damaged, or it is no backup. Nothing was changed. Put back the key that it was made with, or try an older backup.
restore-damaged = { $path } is damaged. Nothing was changed. Try an older backup.
restore-foreign = { $path } opens, but it is no backup of Clockstart. Nothing was changed.
restore-newer = { $path } is of version { $version }, this program knows up to { $known }. Nothing was changed. Update the program, then try again.
restore-live-unreadable = The data in { $path } cannot be read, so nobody can tell who has deleted their data since the backup. Nothing was changed. To restore all the same, move that file away and try again: then people who deleted their data after the backup was made are in it again.
rekey-done = The data is locked with a new key, which is at { $path }. Keep a copy of it apart from the data. Earlier backups and copies open only with the old key, which is no longer kept here: make a new backup now.
rekey-environment = The key is set as DATABASE_KEY, so it cannot be changed from here. Write its 64 digits into the file { $path }, take DATABASE_KEY out of the environment and of .env, and try again.
rekey-nothing = There is no data yet at { $path }, so there is nothing to lock anew.
rekey-damaged = The data in { $path } is damaged, so it was left as it is, with its old key. Put back a backup first.
rekey-old-there = { $path } is in the way: an old key, kept by you or left by a key change that was cut off. The data was left as it is. If you still have backups made with it, keep it somewhere else; then try again.
rekey-neither = A key change was cut off, and neither { $path } nor { $new } opens the data. Nothing was changed. Put back a backup and its key, and move { $new } away.
cli-help = Clockstart: which legal clock a letter to the school started, and when it ends.

    Without a command it starts the bot: on Discord if DISCORD_TOKEN is set, otherwise in a playground on this machine.
cli-run = Run the bot on Discord. Needs DISCORD_TOKEN.
cli-playground = Run the bot in its playground. That is a small Discord on this machine, with a clock that can be moved.
cli-playground-port = The port of the page; 0 takes any free one.
cli-playground-server = Start only the small Discord, without the bot; the bot joins it from another process.
cli-playground-join = Start only the bot, at a small Discord that runs at this address of this machine. Needs --data.
cli-playground-data = With --join: the folder for what is saved, so that it is still there after a restart.
cli-playground-pace = With --join: how many requests a second reminders may take. Only for measuring: Discord allows 50 in all.
join-data = Add --data with a folder for what is saved.
join-bad = { $url } is no playground on this machine. Write its address, like http://127.0.0.1:8137.
cli-tour = Show the main job in a scripted talk. Ask, save a day, move the clock, get the reminder. Leaves nothing behind.
cli-tour-plain = Without frames and colors, for screen readers. By itself so where the output is no terminal.
cli-check = Check the facts in data/. Prints how many there are. Exit code 1 if something is wrong.
cli-date = Read a date as a parent would write it. Says which day it names. TEXT may be - to read one text a line from standard input.
cli-count = Count the deadlines that an event starts. Shows how each was counted.
cli-ask = Answer a question, with the sources. TEXT may be - to read one question a line.
cli-bench = Measure everything beside its goals. That takes about two minutes; one part can be measured at length.
cli-bench-ask = A YAML file of questions, each with id, text and wants (ids of topics).
cli-bench-kill = Kill the bot so many times while it sends 500 reminders on a bad day of Discord. Exit code 1 if one is lost or doubled.
cli-bench-scale = Fill a file as a whole country would, and measure claims, memory, start and delivery in it. Takes a few minutes and 3 GB of disk for a while.
cli-bench-full = For the table: 100,000 jobs, 25 kills, 1,000 of each command. With --scale: 7.5 million cases, as many as the whole US has; takes most of an hour and 50 GB of disk for a while.
cli-bench-seed = With --kill or --soak: the number that all chance is drawn from.
bench-one = Add one of: --ask with a file, --kill with a number, --scale, --soak with minutes, --servers with a number; or none of them for the table of everything.
bench-scale-room = Not enough free space in { $path }: { $needed } GB are needed, { $free } GB are free. Nothing was written. Set TMPDIR to a folder with more room, or leave out --full.
bench-scale-linux = Memory and processor time are read from /proc, which only Linux has.
bench-scale-ended = The bot ended by itself, or got stuck. The last lines of its log: { $said }
bench-scale-crowd = { $cases } cases, { $reminders } reminders, a file of { $megabytes } MB, filled in { $seconds } seconds; measured in { $measured }
bench-kill-ended = The bot ended by itself, or got stuck (seed { $seed }). The last lines of its log: { $said }
bench-kills = { $kills } kills, { $starting } of them before it had sent anything; seed { $seed }
bench-kill-people = { $people } people with { $reminders } reminders due; { $refused } of them have closed their private messages
bench-kill-deliveries = { $count } messages came
bench-kill-lost = { $count } lost
bench-kill-doubled = { $count } doubled
bench-kill-unsettled = { $count } that the bot's own file tells otherwise
bench-kill-faults = { $faults } faults of Discord met; { $repeated } posts answered by their nonce, { $looked } looks for what was sent before
bench-kill-seconds = { $seconds } seconds
cli-learn = Learn anew which words mean which topic. Takes all phrases in data/. Needs the extra "learn".
cli-stale = Print what was looked at more than so many days ago.
bench-bad = { $path } is no list of questions: row { $row } lacks id, text or wants.
bench-questions = { $count } questions
bench-recall-1 = first topic is a wanted one: { $percent }%
bench-recall-3 = wanted topics among the first three: { $percent }%
bench-any-3 = a wanted topic among the first three: { $percent }%
bench-unknown-precision = called not known, and rightly so: { $percent }%
bench-unknown-recall = not covered, and called not known: { $percent }%
bench-traps-told = false premises told: { $percent }%
bench-crisis-first = danger met with help lines: { $percent }%
bench-crisis-precision = help lines, and rightly so: { $percent }%
bench-offers = wanted offers made: { $percent }%
bench-time = time: { $median } ms at the median, { $p99 } ms at p99
learn-missing = Install what learning needs first: .venv/bin/pip install -e '.[learn]'
learn-done = Learned from { $count } phrases.
stale-line = { $entry }: { $citation }: looked at on { $day }
stale-count = { $count } not looked at for more than { $days } days.
check-said = things that schools say
check-myths = beliefs that are not the rule
check-terms = words of the glossary
check-steps = steps from a concern to a plan
check-helpers = help lines and offices for the whole country
check-changes = changes in law and offices
check-explainers = explainers of the starter set
check-questions = questions with the topics that they want
check-learn = The phrases have changed since they were learned from: run python -m bot learn.
ask-needs-state = The rule differs by state: add --state.
ask-other = Also: { $title } ({ $topic })
cli-letter = Write a letter with blanks to fill in. TYPE is the letter's id; without it the letters are listed.
cli-level = Preschool programme or school, where the state has a clock for each.
cli-absent = How many school days the child missed meanwhile, where the rule adds them.
cli-calendar = The school's calendar, an .ics or .csv file; then school days and breaks are counted by it.
cli-coverage = Print for each state how long the first evaluation may take, how that was checked, and every doubt.
file-bad = { $path } cannot be read.
cli-json = Print one JSON object a line, for other programs.
cli-lang = The language of the words: { $languages }.
cli-today = The day to take as today, as YYYY-MM-DD.
cli-state = The state, as two letters: CA.
cli-event = What happened, such as referral, consent, eligibility or records_request. A word that is not known lists them all.
cli-on = The day it happened, or the day the school got the paper, as YYYY-MM-DD.
cli-plan = The kind of plan: iep or 504.
cli-out = The folder to write the letter into.

check-title = The facts in data/ are in order.
check-count = { $count } { $what }
check-states = states, DC among them
check-clocks = clocks, { $unsure } of them with a doubt
check-topics = topics
check-aspects = lines of the comparison
check-events = events
check-letters = letters
check-drafted = { $count } letters drafted, for each state, plan and combination of options: nothing is left over.
check-letter-states = { $letter } says more in: { $states }
check-everywhere = all states
check-languages = { $count ->
    [one] language: { $languages }
   *[other] languages: { $languages }
 }
coverage-line = { $state }: { $what }; { $label }
coverage-doubt = { "  " }doubt, { $clock }: { $doubt }
coverage-evaluation = { $length } from: { $event }
check-failed = { $count ->
    [one] 1 fault in data/:
   *[other] { $count } faults in data/:
 }

date-exact = { $text }: { $day }
date-open = { $text }: { $reading }. { $candidates }
reading-ambiguous = more than one day, or none for certain
reading-future = still to come
reading-rejected = no day
date-candidates = Perhaps { $days }.
state-bad = { $state } is no state that I know. I know the 50 states and DC, written with two letters, like CA.
calendar-no-year = { $path } does not say when the school year begins and ends, so days cannot be counted by it. Add a row with the first day of school and one with the last.
event-bad = { $event } is no event that I know. Write one of: { $events }.
event-birth = Rules that start from a birth date are not counted here: a birth date is never asked for. They are: { $rules }.
day-bad = { $text } is no day. Write it as YYYY-MM-DD, like 2026-09-14.
day-far = { $text } is too far away to count from. Write a day from 1990 to 2100.
letter-bad = { $letter } is no letter that I know. Write one of: { $letters }.
letter-written = Written: { $path }
out-bad = { $path } cannot be written to. Choose another folder with --out.
count-none = No clock in the fact set starts from this event in { $state }.
