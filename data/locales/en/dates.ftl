### Words about dates: asking for one, confirming it, what it starts.

## What a case is called

case = Child { $child }, { $plan }
plan-iep = IEP
plan-504 = 504 plan

## Asking back

ask-state = Which state is the school in?
ask-state-why = Each state sets its own clocks. I keep your state so that you are asked once.
ask-zone = What time zone are you in?
ask-zone-why = Then "today" is your own day. I ask this once.
button-date-again = Write the date again
date-how-to-write = You can write it like this: **9/14/2026**, **September 14**, **yesterday** or **3 days ago**.
nothing-saved = Nothing has been saved.
nothing-saved-yet = Nothing is saved until you press a button.
date-ambiguous-title = Which day do you mean?
date-ambiguous = I want to get the day right, because the law counts from it.
date-future-title = That day has not come yet
date-future = Please log it once it has happened.
date-rejected-title = I could not find a day in that
date-rejected = It is fine to look it up and come back later. Your sent mail or a school paper may show the day.
date-note-no-day = I found no day in it.
date-note-too-long = It is very long. A few words are enough.
date-note-no-such-day = The calendar has no such day.
date-note-too-old = It lies so far back that I think it is a slip.
date-note-odd-year = The year looks like a slip.
date-note-far-future = It lies more than two years ahead. Perhaps the year is a slip.
date-note-not-yet = It sounds like something that is still to come.
date-note-tense = It sounds like something still to come, but the day is past.
date-note-hedged = You are not quite sure of it. Your sent mail may show the day.
date-note-two-dates = I found two days.
date-note-range = I found a first and a last day.
date-note-rounded = Weeks and months are often rounded, so I ask.
date-note-hours = That can be today or yesterday.
date-note-before-or-after = I found only a day before or after it.
date-note-week-not-day = I found a week, but no day.
date-note-month-not-day = I found a month, but no day.
date-note-year-not-day = I found a year, but no day.
date-note-school-calendar = Each district has its own school calendar, so I cannot tell the day.
date-note-happening = Only you know which day that was.
date-note-birth = It looks like a birth date. Please do not write one here: I never need it.
date-note-which-week = That can be this week or the week before.
date-note-many-days = That falls on more than one day.
date-note-weekday-disagrees = The weekday and the date do not fit together.
date-note-month-day-order = The month and the day can be read in two ways.
date-note-no-year = I do not know which year.
date-note-no-month = I do not know which month.
date-note-time-zone = In some time zones it is another day.
date-note-other-language = I did not understand the month for sure.
date-note-old = It is more than a year ago.
date-note-very-old = It is more than three years ago. Please check the year.
date-note-weekend = It is on a weekend.
date-note-holiday = It is on a holiday.
date-modal-title = The day
date-modal-label = Which day was it?
date-modal-label-delivered = Which day did the school get it?
date-modal-hint = For example 9/14/2026 or "3 days ago"
date-too-old = I count days from the last ten years. Please check the year. If the year is right, a Parent Center can tell you which rules still apply: [find yours here](https://www.parentcenterhub.org/find-your-center/).
event-unknown = I do not know that step. Type /timeline log and pick one from the list.
event-not-for-plan = That step is not part of { $plan }. Choose another step, or another plan.
state-unknown = I do not know that state. Pick one from the list, or write its two letters, like CA.

## Confirming

confirm-title = Is this right?
confirm-event = { $event } on **{ $day }**.
confirm-case = { $case }, { $state }
confirm-closed = Schools are likely closed on that day. The school may say that it counts from { $day }.
confirm-old = That is over a year ago. Some time limits may have passed. Please check the year.
confirm-how = **How did it get there?**
confirm-received = I count from the day it got there, not the day you sent it.
button-save = Save this day
button-email = By email that day
button-hand = By hand that day
button-email-late = By email, after school hours
button-mail = By mail
button-other-day = Another day
mail-title = When did the mail arrive?
mail-why = You mailed it on { $day }. The law counts from the day the school got it.
mail-find-out = A mail receipt or tracking number can tell you. If you do not know, I will show the earliest day and say that it is not sure.
button-delivered = I know the day
button-not-delivered = I do not know: save it as not sure

## What was saved

saved-title = Saved
saved-nothing-starts = No clock in my fact set starts from this step. The day is kept in your list.
saved-nothing-504 = For a 504 plan I have no number of days that starts from this step, neither federal nor of your state. The day is kept in your list.
button-504-days = What the law says on this
saved-starts = This starts { $count ->
    [one] one clock
   *[other] { $count } clocks
 }:
event = { $event } on **{ $day }**.
elsewhere = In this state the count for "{ $clock }" does not start here. It starts here: { $event }. Save that day too.
event-mailed = { $event }, mailed on **{ $day }**. The day it arrived is not known.
button-remind = Remind me by private message
button-remind-off = Stop reminders
button-all = All my dates
button-fix = Take a date out

## A deadline

when-by = By { $day }
when-by-unsure = By { $day } (not sure)
when-not-before = Not before { $day } (not sure)
when-not-after = Not after { $day } (not sure)
when-between = { $first } or { $last } (not sure)
when-wait = From { $day } on
when-wait-unsure = From { $day } on (not sure)
when-unknown = No day can be counted yet
who-school-deadline = The school's part: { $due }.
who-state-deadline = The state's part: { $due }.
who-parent-deadline = Your part: { $due }.
who-school-wait = This is a waiting time: { $due }.
who-state-wait = This is a waiting time: { $due }.
who-parent-wait = This is a waiting time: { $due }.
closed-that-day = Schools are likely closed on that day, so ask for it by { $day }.
federal-rule = This is the federal rule. I have no rule of { $state } for it.
beaten-by = Another count for the same thing ends earlier or wins: { $title }. Look at that day first.
about-day = With a usual school year it would be about { $day }.
if-later = If the school counts from its next open day, it is { $day }.
latest-day = It can be no later than { $day }.
moves-if = This can move if:
how-counted = How it was counted: { $working }
the-rule = The rule: { $source }
count-same-day = It is the same day, { $start }.
count-forward = { $start } is day 0. { $length } later is { $end }.
count-forward-day-one = { $start } is itself day 1. Day { $count } is { $end }.
count-late-start = So near the end of the school year another rule sets the day: { $end }.
count-absent =
    { $count ->
        [one] One school day that your child missed was added.
       *[other] { $count } school days that your child missed were added.
    }
count-rolled = The count ended on a day off, so it moves to the next open day.
more-days = { $days }; and { $count } more
count-back = { $length } before { $start } is { $end }.
unit-calendar-days = { $count ->
    [one] 1 calendar day
   *[other] { $count } calendar days
 }
unit-business-days = { $count ->
    [one] 1 business day
   *[other] { $count } business days
 }
unit-school-days = { $count ->
    [one] 1 school day
   *[other] { $count } school days
 }
unit-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
 }
unit-months = { $count ->
    [one] 1 month
   *[other] { $count } months
 }
unit-years = { $count ->
    [one] 1 year
   *[other] { $count } years
 }
span = { $first } to { $last }
left-out-breaks = Left out: { $days }.
left-out-weekends = Weekends were left out.
left-out-holidays = Weekends were left out, and these holidays: { $days }.
today = today
days-ahead = { $count ->
    [one] in 1 day
   *[other] in { $count } days
 }
days-ago = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
 }

## Why a day is not sure

guess-mailed = Not sure: the day that the mail arrived is not known. The true day is later.
guess-breaks = Not sure: the rule leaves out school breaks, and I do not know your school's breaks yet. The true day can be later.
guess-school-days = Not sure: the rule counts school days, and I do not know your school's days off yet. The true day can be later.
guess-calendar-ends = Not sure: I know your school's days off only for a part of this time.
guess-late-start = Not sure: so near the end of the school year another day may hold.
guess-breaks-back = Not sure: the rule leaves out school breaks, and I do not know your school's breaks yet. The true day can be earlier.
guess-school-days-back = Not sure: the rule counts school days, and I do not know your school's days off yet. The true day can be earlier.
guess-calendar-ends-back = Not sure: I know your school's days off only for a part of this time. The true day can be earlier.
guess-state-holiday = Not sure: a state holiday falls in between. Ask if the school counts it.
guess-beside = Not sure: this is the federal rule. Your state's own rule may take its place, but that one is not sure.
doubt = Not sure: { $doubt }
doubt-not-read = Not sure: this was not confirmed in the law itself.
ask-parent-center-unchecked = For a day that is not sure, ask the school to write down its date. { $center } can help you for free; I have not checked this name on an official page. All Parent Centers: [national list](https://www.parentcenterhub.org/find-your-center/).
ask-parent-center = For a day that is not sure, ask the school to write down its date. { $center } can help you for free. All Parent Centers: [national list](https://www.parentcenterhub.org/find-your-center/).

## /timeline show and delete

timeline-title = Your dates: { $case }
timeline-none = You have not saved a date yet. Type /timeline log to save the first one.
timeline-none-title = No dates yet
timeline-next = **Next: { $when }** ({ $gap })
timeline-next-none = No day lies ahead.
timeline-events = **What happened**
timeline-reminders-on = Reminders are on. They come as private messages.
timeline-reminders-off = Reminders are off.
timeline-state = State: { $state }
timeline-met = Done: { $title }
timeline-maybe-past = It may have come by now. Ask the school in writing for its date.
next-spoken-request = What to do next: put the request in writing, and save the day the school gets it.
next-referral = What to do next: wait for a form to sign or a written no, and save the day it comes.
next-plan-received = What to do next: read the form. If you agree, sign it, and save the day the school has it.
next-consent = What to do next: ask for the report before the meeting, and save the day of the decision.
next-evaluation = What to do next: ask for the report, and save the day of the decision.
next-eligibility = What to do next: wait for the IEP meeting, and save its day.
next-not-eligible = What to do next: ask for the reasons in writing. /rights has more.
next-iep = What to do next: see that the services begin, and save that day.
next-other = What to do next: save the next thing that happens with /timeline log.
button-what-now = What you can do now
button-how = How was this counted?
button-told = Rules I cannot count
told-title = Rules without a date
told-why = Some rules start from a birth date, which I never ask for. Others are your own time limits: they start when something goes wrong, so they have no date yet.
told-count = To count it yourself: { $length } from the birth date.
told-count-back = To count it yourself: { $length } before the birthday.
told-count-same = It is due on the birthday.
told-read = I do not count this rule: its words name no clear day to count from.
told-limit = Your limit is { $length }. It starts here: { $event }. Save that day if it comes.
timeline-past = That day is in the past. If it has not happened, a letter can ask the school for its date.
case-unknown = You have no dates for { $case } yet. Type /timeline log to save one.
delete-title = Take out which date?
delete-why = Pick a date to take out. All days that it started will be taken out too.
delete-pick = Pick a date
delete-sure = Take this out?
delete-sure-why = { $event } All days that it started, and their reminders, go too.
delete-yes = Yes, take it out
delete-no = No, keep it
delete-case = Delete all of { $case }
delete-case-sure = Delete all dates of { $case }?
delete-case-why = All { $count ->
    [one] 1 date
   *[other] { $count } dates
 } and their reminders will be gone for good.
delete-done-title = Done
delete-done = It is gone, with everything that it started.
delete-gone = That date is not there any more.
