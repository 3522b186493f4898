### Words of the command line and of the start, for the volunteer who hosts the bot.

setting-missing = { $name } is not set. { $hint }
setting-bad = { $name } is set to something that does not fit. { $hint }
settings-no-text = The file .env is no UTF-8 text. Write it again in a text editor.
setting-discord-token = Write the bot's token: Discord Developer Portal, your application, Bot, Reset Token.
setting-database-file = Write the path of the file that keeps what people saved.
setting-database-key = Write 64 hexadecimal digits, or leave it out and the key is read from DATABASE_KEY_FILE.
setting-database-key-file = Write the path of the key file. Keep it in another folder than the data.
setting-log-level = Write DEBUG, INFO, WARNING or ERROR.
setting-reports-channel = Write the number of a channel (Discord, Developer Mode, right click on the channel, Copy Channel ID), or leave it out.
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
stopped = Clockstart has stopped.

cli-help = Clockstart: which legal clock a letter to the school started, and when it ends.

    Without a command it starts the bot: on Discord if DISCORD_TOKEN is set, otherwise in a playground on this machine.
cli-run = Run the bot on Discord. Needs DISCORD_TOKEN.
cli-playground = Run the bot in its playground, a small Discord on this machine with a clock that can be moved.
cli-playground-port = The port of the page; 0 takes any free one.
cli-playground-server = Start only the small Discord, without the bot; the bot joins it from another process.
cli-playground-join = Start only the bot, at a small Discord that runs at this address of this machine. Needs --data.
cli-playground-data = With --join: the folder for what is saved, so that it is still there after a restart.
join-data = Add --data with a folder for what is saved.
join-bad = { $url } is no playground on this machine. Write its address, like http://127.0.0.1:8137.
cli-tour = Show the main job in a scripted talk: ask, log a date, move the clock, get the reminder. Leaves nothing behind.
cli-check = Check the facts in data/ and print how many there are. Exit code 1 if something is wrong.
cli-date = Read a date as a parent would write it, and say which day it names. TEXT may be - to read one text a line from standard input.
cli-count = Count the deadlines that an event starts, and show how each was counted.
cli-ask = Ask a question in your own words, and get the answer with its sources. TEXT may be - to read one question a line.
cli-bench = Measure how well questions are answered, and how fast.
cli-bench-ask = A YAML file of questions, each with id, text and wants (ids of topics).
cli-learn = Learn anew, from all phrases in data/, which words speak of which topic. Needs the extra "learn".
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
check-languages = languages: { $languages }
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
