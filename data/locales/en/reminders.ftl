### Private messages. They show on a lock screen, so they say nothing about school, a child or a plan.

dm-first-title = This works
dm-first = Reminders from Clockstart will come here. The next one: { $day }.
dm-first-none = Reminders from Clockstart will come here, as soon as a day lies ahead.
dm-title = A date you saved
dm-yesterday = It was yesterday. Has it been done? Open it to see what you can do.
dm-next-step = It was on { $day }. If it has still not been done, there is a next step.
dm-today = It is today.
dm-tomorrow = It is tomorrow.
dm-days = It is { $count ->
    [one] in 1 day
   *[other] in { $count } days
 }, on { $day }.
dm-maybe = It may come today or later. Has it come?
dm-maybe-soon = It may be { $count ->
    [one] in 1 day
   *[other] in { $count } days
 }, on { $day }, or later. That is not sure. Open it to see why.
dm-maybe-back = It may be today, or have been before. Has it come?
dm-last-back = The last day may be { $day }, or earlier. That is not sure. Open it to see why.
dm-maybe-last = It may end today, or later. That is not sure. Open it to see why.
dm-passed = The day was { $day }.
dm-more = { $count ->
    [one] And 1 more date.
   *[other] And { $count } more dates.
 } Open it to see all.
dm-again = You asked me to tell you again. { $line }
dm-moved = It has moved. Open it to see the new day.
dm-moved-law = It has moved from { $old } to { $new }: the rule that I count by was updated.
dm-moved-unsure = It was { $old }, and it has moved. The new day is not sure. Open it to see it.
dm-moved-calendar = It has moved from { $old } to { $new }: the calendar that I count by has changed.
dm-over = Your dates have been over for half a year. Do you still need them? Open it to keep or delete them.
dm-late-paused = You had paused these messages. This came up in the meantime.
dm-late-not-running = This message is late. I was not running when it was due, and I am sorry.
dm-late-not-taken = This message is late. Discord did not take it at first, and I am sorry.
dm-full = **{ $title }** ({ $case }). { $line }
dm-full-case = **{ $case }.** { $line }

## Their buttons

button-open = Open it
button-done = It is done
button-later = Tell me again
button-stop = Stop these messages
button-has-come = Yes, it has come
button-not-yet = Not yet
button-exact = Make it exact
button-ask-school = Ask for the day in writing
button-late-letter = Write about it
button-dm-next = The next step

## What they open

open-title = What this is about
open-gone = This date is done, or it has changed, or you took it out. Type /timeline show to see your dates.
done-title = What has happened?
done-first = What this date waits for
done-why = Pick it, and then the day. I save it and count what comes next.
button-mark = Done: { $title }
done-day-title = When was it?
button-today = Today
button-yesterday = Yesterday
marked-title = Done
marked = I will not write about this any more: { $title }.
button-undo = No, it is not done
undone-title = It counts again
undone = I will go on with this date: { $title }.
later-title = When shall I tell you again?
later-why = The date itself stays as it is.
button-in-1 = In 1 day
button-in-3 = In 3 days
button-in-monday = Next Monday
later-set-title = I will tell you again
later-set = I will write on { $day } at { $hour }.
later-before = Please note: one of these dates comes before that, on { $day }.
later-off = Reminders are off for these dates, so I cannot write. Type /timeline show to turn them on.
not-yet-title = Thank you
not-yet = This day is not sure, so nothing here says that it is late.
not-yet-next = I will ask again on { $day }.
not-yet-last = That was my last question about this day. To hear of it again, press "Tell me again".
next-step-title = The next step
next-step-why = By my count the day went by more than a week ago. The school may count in another way, so ask first how it counts. If it has not been done, these are open to you:
next-step-notice = **Ask for written notice.** It is a letter in which the school says what it will do or will not do, and why. The letter below asks for it and names the rule.
next-step-complaint = **A complaint.** It has its own time limit, counted here from the day that went by:
button-letter-notice = Letter: ask for written notice
button-complaint = About the complaint
over-title = Do you still need these dates?
over = Everything in { $case } has been over for half a year. You can keep it or delete it.
over-until = If you do nothing, it stays until { $day }, and goes then.
button-keep-case = Keep it
button-drop-case = Delete it
kept-title = I will keep it
kept = I will keep { $case } until { $day }, or longer if you save more dates.

## Turning them on and off

remind-on-title = Reminders are on
remind-on = I sent you a private message to show that it works. More come before each day, on the day, and after it, if it matters.
remind-private = The messages do not say what they are about. A button opens the details, for you alone.
remind-refused-title = I could not send you a private message
remind-refused = Your reminders are saved, but Discord did not let my message through.
open-dms = **To open the way:** In a server that we share, press its name at the top. Open Privacy Settings and turn on Direct Messages. Then look at your private messages: I may be blocked there.
remind-try-title = I could not reach you just now
remind-try = Your reminders are saved. Please press the button to try the first message again.
button-try-again = Try again
stop-title = Reminders are off
stop = I will not write again about these dates. Your dates are kept: type /timeline show.
stop-nothing = I will not write again. None of your dates are kept here.
gone = These dates were taken out, or they belong to someone else. Type /timeline show.

## When and how they come

button-when = When they come
when-title = When and how I write
when-saved = Saved.
when-days = **Days:** { $days }
when-hour = **Time:** { $hour }, { $zone }
when-zone-unset = the time zone of your state
when-text-discreet = **Text:** it does not say what it is about
when-text-full = **Text:** it says what it is about. Others may read it on your lock screen.
when-paused = **Paused** until { $day }. What comes up in the meantime comes then, in one message.
when-pause-note = A pause can hide a last day. Look at /timeline show first.
when-unsure = For a day that is not sure, I ask when it can have come, whatever you pick here.
when-pick-days = Which days? Pick as many as you like
when-pick-hour = Which hour?
lead-days = { $count ->
    [one] 1 day before
   *[other] { $count } days before
 }
lead-today = on the day
lead-late = the day after, and a week later
button-text-full = Say what it is about
button-text-discreet = Do not say what it is about
button-pause-7 = Pause for a week
button-pause-14 = Pause for 2 weeks
button-pause-30 = Pause for 30 days
button-resume = End the pause

## What was not told yet

untold-title = While you were away
untold-refused = **I could not reach you.** I tried to send you a private message, and Discord did not let it through.
untold-failed = **A message did not get through.** I tried for as long as it could help.
untold-late = **A day has gone by** in the meantime. Open your dates to see what you can do now.
untold-next = Your next dates: { $days }
untold-next-none = No other day lies ahead.
untold-moved = **A day has moved** in { $case }. Type /timeline show to see the old and the new day.
