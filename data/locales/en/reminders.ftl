### Private messages. They show on a lock screen, so they say nothing about school, a child or a plan.

dm-first-title = This works
dm-first = Reminders from Clockstart will come here. The next one: { $day }.
dm-first-none = Reminders from Clockstart will come here, as soon as a day lies ahead.
dm-title = A date you saved
dm-yesterday = It was yesterday. Has it been done? Open it to see what you can do.
dm-next-step = It was on { $day }. If it has still not been done, there is a next step. Open it to see.
dm-today = It is today.
dm-tomorrow = It is tomorrow.
dm-days = It is { $count ->
    [one] in 1 day
   *[other] in { $count } days
 }, on { $day }.
dm-maybe = It may come today or later. Has it come? Open it to see.
dm-late = This message is late. I could not send it on its day, and I am sorry.
dm-passed = The day was { $day }.
button-open = Open it
button-stop = Stop these messages
remind-on-title = Reminders are on
remind-on = I sent you a private message to show that it works. I will write { $times }.
remind-times = 7 days before, 1 day before and on the day, at 9 in the morning. If a day has gone by, I ask 1 day and 8 days later. For a day that is not sure, I ask on the earliest and on the likely day
remind-private = The messages do not say what they are about. A button opens the details, for you alone.
remind-refused-title = I could not send you a private message
remind-refused = Your reminders are saved, but Discord did not let my message through. In the server, open its name at the top, then Privacy Settings, and turn on Direct Messages. Then press the button to try again.
remind-try-title = I could not reach you just now
remind-try = Your reminders are saved. Please press the button to try the first message again.
button-try-again = Try again
stop-title = Reminders are off
stop = I will not write again about these dates. Your dates are kept: type /timeline show.
gone = These dates were taken out, or they belong to someone else. Type /timeline show.
