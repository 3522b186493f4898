### Where to start, and what a person is told of privacy at their first command.

command-help = See what I can do for you, and start it with one press

start-title = What do you need right now?
start-ask = **Ask** in your own words. I answer from the law, with the source.
start-rights = **Look up** your rights, or what the school told you.
start-letter = **Write** to the school. You fill in the blanks at home.
start-log = **Save a day**, such as when the school got your letter. I count what is due, and remind you if you like.
start-who = **Find people** near you who help for free.
start-server = **For moderators:** set up this server.
start-explainers = **For moderators:** cards that stay in a channel.
start-danger = In danger right now? **{ $now }.** Need to talk, at any hour? **{ $talk }**
button-start = Start over
button-ask = Ask a question
button-topics = See my rights
button-write = Write a letter
button-log = Save a day
button-who = Find free help
button-server = Set it up
button-explainers = See the cards

## The form for a question

ask-form-title = Ask a question
ask-form-label = Your question
ask-form-hint = In your own words. Please leave out names, birth dates and papers.

## The step whose day is saved

log-pick-title = What happened?
log-pick = Pick the step from a list. Then I ask for the day.
log-pick-first = The steps that most parents save

## Privacy, at the first command

met-title = Your privacy, in three lines
met-kept = **Kept:** only what you save, such as steps and their days, in a locked file.
met-never = **Never asked:** your child's name, birth date, school or diagnosis. Your questions are not kept.
met-yours = **Yours:** `/me show` shows all of it, `/me delete` deletes it at once.
met-new = Your answer is above. You see this because nothing is kept of you yet.
