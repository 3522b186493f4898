### What Discord lists under a slash: commands and their options, up to 100 characters each.

command-compare = See an IEP and a 504 plan side by side
option-aspect = The part to compare
command-rights = What the law says, in plain words, with its source
option-topic = What you want to know
command-ask = Ask in your own words, and get an answer with its source
option-question = Your question. Please leave out names, birth dates and papers.
command-word = What a word of the school or the law means
option-term = The word, such as FAPE or IEE
command-steps = The way from a first worry to a plan, step by step
command-who-helps = Free help and offices in your state, and in the whole country
command-timeline = The dates that matter, and the deadlines that they start
command-timeline-log = Save a day: when the school got your letter, your consent and so on
command-timeline-show = See your saved dates and the deadlines that they start
command-timeline-delete = Take out a date that you saved
option-event = What happened
option-date = The day, for example 9/14/2026, "September 14" or "3 days ago"
option-state = The state that the school is in
option-child = A letter for your child, never a name
option-plan = IEP or 504 plan
command-letter = Write a letter to the school; you fill in the blanks on your own device
option-letter = The letter to write

## Faults

explained-title = Let us try that again
refused-title = I cannot do that here
gone-title = That is no longer here
fault-title = Sorry, that did not work
fault = Something broke on our side. Nothing that you saved is lost. Please try again in a minute. If it stays broken, tell a moderator this number: { $id }
store-title = I could not save or read just now
store-not-saved = Nothing was saved. What you saved before was not changed. There is no room left, or something is broken, where I keep dates. Please try again later. If it stays like this, tell the people who run this bot: /me show says how to reach them.
store-busy = Nothing was saved. What you saved before was not changed. The place where I keep dates is busy. Please try again in a few minutes.
store-failed = Nothing was saved or changed. I cannot open the place where I keep dates. Please try again later. If it stays like this, tell a moderator, so that the people who run this bot hear of it.
button-old = This button is from an older version. Please type the command again.
