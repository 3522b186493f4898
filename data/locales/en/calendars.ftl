### Words about school calendars: the months at a glance, a district's calendar, and what its change means.

## The months at a glance, as a picture and in words

months-title = { $first } to { $last } { $year }
months-title-one = { $month } { $year }
months-of = School year { $year }: { $count ->
    [one] 1 school day
   *[other] { $count } school days
 }
months-count = { $count ->
    [one] 1 school day
   *[other] { $count } school days
 }
months-school = School day
months-off = Day off in the calendar
months-edge = First or last day
months-none = Weekend, or outside the school year
months-alt-first = First day: { $day }.
months-alt-last = Last day: { $day }.
months-alt-off = Days off: { $days }.
months-alt-more = and { $count } more
months-by-month = School days by month: { $months }; in all { $count }

## What was understood of a calendar

school-check = Federal holidays count as days off too. If a day is wrong, type /timeline breaks again.
school-only-file = Only the days off above count as days off. Please check them with your school's own calendar.
school-not-listed = **Please check** these federal holidays. They are not among the days off above, so they count as school days: { $days }.
days-gone = I keep what I show for one day, and these days are gone by now. Please send them again. Nothing has been changed.
days-no-off = I found the first and the last day of school, but no day off in between. Days would be counted wrong by it. Please send the calendar with its days off. Nothing has been saved.
days-too-long = A school year is not longer than a year. Please check the first and the last day. Nothing has been saved.
feed-empty = This file is empty. Please download the calendar again and send it whole. Nothing has been saved.

## For moderators: /server calendar

command-server-calendar = Load a district's school calendar for members, or see those that are there
option-district-name = Write the district's name as members know it
district-name = District: **{ $name }**
district-name-bad = Please give the district a name of up to { $limit } letters, with letters or numbers in it. Nothing has been saved.
district-name-and-file = I need both: the district's name and its calendar file (.ics or .csv). Type **/server calendar** again with both, or with none to see what is there. Nothing has been saved.
district-no-year = The file does not say when the school year begins and ends, so days cannot be counted by it. Please load one that has the first and the last day of school. Nothing has been saved.
district-left-out = { $count ->
    [one] 1 entry of the file said nothing of school days. I left it out.
   *[other] { $count } entries of the file said nothing of school days. I left them out.
 }
doubt-asked = **Days off after all?** These entries may be days off, but the file does not say so. I count them as school days until you pick them below.
doubt-entry = { $days }: { $title }
doubt-more = - and { $count } more in the list below
doubt-pick = Days off after all?
doubt-break = **Please check:** a break begins on { $days }, and I cannot tell when school is back. I count its days as school days. If that is wrong, put the break into the file as one entry with its first and last day, and send it again.
district-there = A calendar of **{ $name }** is there: { $loaded }. If you save, this one takes its place.
district-meanwhile = While you looked at yours, another calendar of **{ $name }** was saved: { $loaded }. It was left as it is. Yours is below and not saved yet.
district-meanwhile-title = Which one shall stay?
district-differs = Yours adds { $more ->
    [0] no day off
    [one] 1 day off
   *[other] { $more } days off
 } and leaves out { $fewer ->
    [0] none of the old ones.
    [one] 1 of the old ones.
   *[other] { $fewer } of the old ones.
 }
district-without = Days off that yours leaves out: { $days }.
district-offered = Members who took it keep its days, and I offer them yours.
district-same = Both hold the same days.
district-loaded = loaded { $day }
district-loaded-by = loaded { $day } by { $person }
button-replace-days = Save mine in its place
button-keep-theirs = Keep the other one
button-districts = All calendars
district-saved-title = Calendar saved
district-saved-name = **{ $name }** is saved.
district-saved = Members can pick it now: **/timeline breaks**, option **district**. Each case keeps its own copy of the days.
district-full-title = No room for one more
district-full = This server has { $most } calendars, and there is room for no more. Take one out that is not needed, then press the button to save yours. I keep yours for a day.
districts-title = School calendars of this server
districts-none = There is none yet. Type **/server calendar** with the district's name and its calendar file (.ics or .csv).
districts-how = To load or replace one, type **/server calendar** with its name and file.
district-line = - **{ $name }**, { $year }: { $loaded }
district-past = (its last day of school is past)
district-see = See a calendar
district-one-title = A calendar of this server
button-drop-district = Take it out
district-drop-keeps = If you take it out, members can no longer pick it. Those who took it keep their days.
district-gone = That calendar is not there any more. Type **/server calendar** to see those that are.

## For members: /timeline breaks

option-district = Pick your district, if its calendar is loaded here
district-unknown = I do not have a calendar of that district in this server. Pick one from the list, or add the days yourself. Nothing has been saved.
district-of-server = **{ $name }**: this server's moderators loaded this calendar on { $day }. Please check it against your own school's calendar.
days-instead = If you save, these days take the place of those of **{ $name }**.
timeline-counted-with = Counted with the school days of **{ $name }**.
district-pick-title = Which district is your school in?
district-whose = This server's moderators loaded these calendars. Pick one, and check it against your own school's calendar.
district-pick = Pick your district
button-pick-district = Pick my district's calendar

## A district's calendar has changed

offer-title = The school calendar was changed
offer = The calendar of **{ $name }** was changed by its moderators on { $day }. Your dates in { $case } were counted with the old one.
offer-moves = **If you take the new one:**
offer-move = - { $title }: now "{ $old }". Then: "{ $new }".
offer-more = - and { $count } more
offer-moves-none = If you take the new one, none of your dates changes.
district-check = Please check the new days against your own school's calendar. If you do nothing, your dates stay as they are.
button-offer-take = Use the new one
button-offer-keep = Keep mine
offer-kept-title = Your days stay as they are
offer-kept = I go on counting with the days that you have. To take the new ones later, type **/timeline breaks** and pick the district.
offer-gone = There is no newer calendar to take: your days are the same by now, or the calendar was taken out. Your dates are as they were.
dm-calendar = A calendar that I count by has changed. Nothing has moved yet. Open it to see what it would change, and to choose.

## What is kept

kept-case-districts = Whose school days they are
kept-unsaved-days = School days that were shown and not saved
kept-districts = Calendars that you loaded for a server
kept-unsaved-districts = Calendars that you looked at for a server
kept-case-district = A district's calendar, by its mark { $mark }, as it was changed last on { $at }
kept-case-district-told = You were told of its change of { $at }
kept-unsaved = Shown { $at }, gone a day later. { $days }
kept-unsaved-of = { $name }, shown { $at }, gone a day later. { $days }
kept-unsaved-count = { $count ->
    [one] 1 stretch of days
   *[other] { $count } stretches of days
 }
kept-district = { $name }, loaded { $at }
kept-kind-calendar = a district's calendar has changed
