### What Discord lists under a slash: commands and their options, up to 100 characters each.

command-compare = See an IEP and a 504 plan side by side, with the source of each line
option-aspect = Pick the part to compare, or leave it out
command-rights = Read what the law says in plain words, with its source
option-topic = Pick a topic, or type what the school told you
command-ask = Ask in your own words, and get an answer with its source
option-question = Write your question. Please leave out names, birth dates and papers.
command-word = Look up a word of the school or the law, in one plain sentence
option-term = Type the word, such as FAPE or IEE
command-steps = See the way from a first worry to a plan, step by step
command-who-helps = Find free help and offices in your state and in the whole country
command-timeline = Save days, see what is due by when, and be reminded
command-timeline-log = Save a day, such as when the school got your letter, and see what is due
command-timeline-show = See your saved days, and what is due by when
command-timeline-delete = Take out a day that you saved
option-event = Pick what happened
option-date = Write the day, such as 9/14/2026, "September 14" or "3 days ago"
option-state = Pick the state that the school is in
option-child = Pick a letter for your child, never a name
option-plan = Pick the plan: IEP or 504
command-letter = Get a letter to the school, with blanks that you fill in at home
option-letter = Pick the letter, or leave it out to see them all

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
