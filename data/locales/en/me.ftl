### What is kept of a person: seen, taken away, deleted, changed.

command-me = See, save, change or delete what is kept of you
command-me-show = See everything that is kept of you
command-me-export = Get everything that is kept of you as files
command-me-delete = Delete everything that is kept of you, at once
command-me-settings = Change your state, your time zone, and when messages come

me-title = Everything that I keep of you
me-nothing-title = Nothing is kept of you
me-nothing = No date, no setting and no reminder of yours is saved.
me-host = This bot is run by { $name }. Contact: { $contact }
me-host-own = This bot runs on your own machine.
kept-encrypted = It stands in one encrypted file, because the reminders need it.
button-me-show = See what is kept
button-me-export = Get all of it as files
button-me-settings = Change settings
button-me-delete = Delete everything

never-title = What I never keep
never-child = Your child's name, birth date, school or diagnosis. I never ask for them.
never-asked = What you ask me with /ask, and the letters that you make.
never-server = Which server you use me in, unless you load or take its school calendar. What is written there, I never read.

## Each table of the file, as a heading and in the file to take away

kept-people = You
kept-cases = The case
kept-events = What happened
kept-school-days = The school's days
kept-shown-days = The days that I showed you
kept-reminders = Reminders
kept-deliveries = Private messages that carried reminders

kept-not-set = not saved
kept-id = Discord user number: { $id }
kept-state = State: { $state }
kept-zone = Time zone: { $zone }
kept-language = Language: { $language }
kept-last = Used last: { $case }
kept-opted-in = Reminders are on since { $at }
kept-hour = Messages come at { $hour }
kept-paused = Messages are paused until { $day }
kept-full-text = Messages say what they are about
kept-day-open-until = The last day that anything here is about: { $day }
kept-day-kept-on = You said that you still need it: { $day }
kept-day-offered-on = I asked if you still need it: { $day }
kept-changes = { $count ->
    [one] 1 change so far
   *[other] { $count } changes so far
 } to what this is counted from
kept-planned = Reminders planned by version { $version }
kept-told = (I told you)
kept-done = (you said that it is done)
kept-law-version = Counted by version { $version } of the rules
kept-how = { $how ->
    [email] (by email)
    [email_late] (by email, after school hours)
    [hand] (by hand)
    [mail] (by mail)
   *[other] ({ $how })
 }
kept-school-range = { $kind ->
    [year] School year: { $days }
   *[other] Off: { $days }
 }
kept-shown = { $title }: { $day }, counted from { $start }
kept-moved = { $why ->
    [law] (it was { $day } before the rule changed)
   *[other] (it was { $day } before the school's days changed)
 }
kept-reminder = { $at }: { $title }, for { $day }, counted from { $start }; { $kind }; { $state ->
    [waiting] waiting
    [sending] being sent
    [sent] sent
    [failed] could not be sent
    [cancelled] taken back
   *[other] { $state }
 }
kept-kind-before = some days ahead
kept-kind-today = on the day
kept-kind-late = a day after it
kept-kind-next-step = a week later
kept-kind-maybe = asks if it has come
kept-kind-maybe-soon = a time limit that is not sure
kept-kind-wait = a waiting time ends
kept-kind-snoozed = you asked to be told again
kept-kind-moved = a day has moved
kept-kind-over = asks if the dates are still needed
kept-whole-case = all of the case
kept-delivery = Message { $number }, { $at }: { $state ->
    [sending] being sent
    [later] put off
    [sent] sent
    [failed] could not be sent
    [cancelled] taken back
   *[other] { $state }
 }; { $count ->
    [one] 1 try
   *[other] { $count } tries
 }; its mark: { $mark }.
kept-next-try = Next try: { $at }.
kept-error = What went wrong: { $code }.
kept-at = { $day }, { $time } ({ $zone })

## Taking it away

me-export-title = All that I keep of you
me-export = **my-data-1.json** holds every row that is kept of you, for other programs.
me-export-dates = **my-dates-1.ics** holds the days ahead, for your calendar.
me-export-private = Keep these files where only you can open them.

## Deleting it

me-delete-title = Delete everything?
me-delete = All your dates, reminders and settings will be gone at once, for good. No reminder will come any more.
button-delete-all = Yes, delete everything
button-keep-all = No, keep it
me-deleted-title = Everything is deleted
me-deleted = All your dates, reminders and settings are gone, and no reminder will come.
me-deleted-rest = Private messages that I sent you stay in Discord. The host's backups can still hold your dates until newer ones take their place. A scrambled code of your user number stays, so that no backup brings them back here.

## Settings

me-settings-title = Your settings
me-settings-state = I use your state for answers and for new dates. Dates that you saved keep the state that they were saved with. Reminders come by your time zone.
me-settings-language = My answers come in the language of your Discord app, if I speak it, and in English if not.
me-pick-zone = Time zone
button-clear-state = Forget my state
me-saved = **Saved.** The reminders that are on follow it.
