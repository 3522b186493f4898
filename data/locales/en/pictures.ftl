### The pictures of README: what is done for them, how it is known that it is there, and the words above each.

pictures-question = they told me no testing until he does interventions
pictures-date = yesterday
pictures-log-button = By email that day
pictures-remind-button = Remind me by private message
pictures-hide-button = Hide
pictures-starter-button = Yes, post these 11

pictures-asked = 1. Ask in your own words
pictures-logged = 2. Log the day you asked
pictures-counted = 3. See when the school has to act
pictures-reminded = 4. Get a private reminder

pictures-asked-shows = intervention
pictures-logged-shows = Is this right?
pictures-counted-shows = This starts one clock
pictures-reminders-on = Reminders are on
pictures-reminded-shows = Has it come?
pictures-compare-shows = 504 plan
pictures-starter-shows = Nothing was posted yet
pictures-posted-shows = All are posted

## The command

cli-pictures = Take README's pictures anew. They are of the playground's page. Needs the extra "pictures" and Chromium.
cli-pictures-check = Take them, but only tell which of those that are there do not show the same any more. Exit code 1 if any.
cli-pictures-out = Where they are put; the project's own folder if not given.
pictures-missing = Pictures need the extra: pip install -e '.[pictures]'
pictures-done = { $count } pictures are in { $path }
pictures-current = All { $count } pictures are current.
pictures-changed = { $name } does not show what the page shows now: run `python -m bot pictures` and look at it.
