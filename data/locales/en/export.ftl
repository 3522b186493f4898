### Words of the files to keep: the calendar file and the picture of a timeline.

## The calendar file. Others may see it on a shared screen, so it tells nothing of what the day is about.

calendar-date = A date you saved
calendar-date-unsure = A date you saved (not sure)
calendar-date-earliest = A date you saved (the earliest it can be)
calendar-date-last = A date you saved (the last it can be)

## The picture

paper-sure = { $when } (sure)
paper-next = Next date: { $gap }
paper-none-ahead = No day lies ahead.
paper-happened = What happened
paper-nothing-happened = No date has been saved yet.
paper-ahead = More dates
paper-maybe = May have come by now
paper-past = Past
paper-done = Done or replaced
paper-moves = This day can move. Type /timeline show to see why.
paper-late = This day is past. If it has not happened, a letter can ask the school for its date.
paper-perhaps = This day may have come. Ask the school in writing for its date.
paper-passed = This day is past. Other ways may still be open: a Parent Center can tell you.
paper-waited = This waiting time is over.
paper-beaten = Look at another date first: that count comes before this one or wins.
paper-made = Made on { $day }. Dates can move, so look at /timeline show before you rely on one.
paper-page = Page { $page }
paper-more = { $count ->
    [one] 1 more date is on the next pages of the PDF.
   *[other] { $count } more dates are on the next pages of the PDF.
 }

## What is read aloud in place of the picture

alt-next = Next: { $row }
alt-row = { $when }: { $title }. { $who }
alt-who-school = The school has to act.
alt-who-state = The state has to act.
alt-who-parent = This one is yours.
alt-waiting = This is a waiting time.
alt-more = { $count ->
    [one] 1 more line is in the PDF.
   *[other] { $count } more lines are in the PDF.
 }
