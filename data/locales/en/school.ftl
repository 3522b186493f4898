### Words about the school's days off.

level-title = Preschool programme or school?
level-why = Your state has a different clock for each. I do not need an age.
level-school = School
level-preschool = Preschool programme
school-title = Did I get the school's days right?
school-year = **School year:** { $days }
school-off = **Days off:**
button-save-days = Yes, save these days
button-no-days = No, leave it
button-days-off = Add the school's days off
days-title = How to add the school's days off
days-how = Type **/timeline breaks** and fill in the first day of school, the last day of school, and the days off, such as "Nov 25-27, Dec 21 - Jan 1". Or add your district's calendar as a file (.ics or .csv).
days-why = With them, a day that is not sure can become exact.
days-need-year = Please add the first and the last day of the school year, or a calendar file. Type /timeline breaks again. Nothing has been saved.
days-file-no-year = That file does not say when the school year begins and ends. Please add the first and the last day of school, together with the file. Type /timeline breaks again. Nothing has been saved.
days-order = The last day of school comes before the first. Please type /timeline breaks again. Nothing has been saved.
days-unclear-first = I could not read the first day of school. You can write it like 8/25/2026. Nothing has been saved.
days-unclear-last = I could not read the last day of school. You can write it like 6/11/2027. Nothing has been saved.
export-none = No day lies ahead, so there is no calendar file. **dates.pdf** is to print. The picture says the same.
school-off-more = - and { $count } more
server-not-allowed = This is for people who may manage the server. Please ask a moderator.
command-server = Set up Clockstart for this server
days-file-gone = I could not get the file. Please try again in a minute.
command-timeline-breaks = Add the school's days off, so that days are counted exactly
command-timeline-fix = Change a day that you saved
command-timeline-export = Get your dates for a calendar, as a page to print, and as a picture
option-first-day = Write the first day of school, such as 8/25/2026
option-last-day = Write the last day of school, such as 6/11/2027
option-days-off = Write the days off, such as "Nov 25-27, Dec 21 - Jan 1"
option-file = Add the district's calendar as an .ics or .csv file
export-title = Your dates as files
export-how = Open **dates.ics** to put the days into your calendar. **dates.pdf** is to print. The picture says the same.
export-private = The calendar file names no school and no child. The page and the picture do name the steps, so keep them to yourself.
moved-law = This day has moved. It was { $day }. The rule in my fact set has changed.
moved-calendar = This day has moved. It was { $day }. The school's days were added or changed.
fix-title = Change which day?
fix-why = Pick a day to change. All days that it started are counted again.
fix-unclear-title = Which day is it?
fix-unclear = I could not tell which day that is. You can write it like 9/14/2026. Nothing has been changed.
fix-pick = Pick a date
fix-sure-title = Is this right now?
fix-sure = { $event } on **{ $day }**, instead of { $old }.
button-fix-save = Save the new day
button-change = Change a date

## Cards that seem wrong

