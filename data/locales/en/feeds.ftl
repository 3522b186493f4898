### Words about a school's calendar: a file that cannot be used, days off that cannot be read, and what to do.

## A calendar file

feed-too-large = This file is too large. I can read calendar files of up to { $megabytes } MB. A file that holds only the school days, without pictures, is much smaller.
feed-packed = This file is packed: a .zip, or a workbook from Excel. I never unpack files. In Excel, pick Save As and then CSV UTF-8. Unpack a .zip on your own device, and send me the .ics or .csv inside.
feed-not-text = I cannot read this file as text. A PDF or a picture does not work, and a .csv needs to be saved as CSV UTF-8. Many districts have a calendar link that downloads an .ics file.
feed-too-many = This file holds more than { $most } entries, or repeats as many. Please send the calendar of one district, and of one or two school years.
feed-broken = This calendar file stops early, or a part of it is damaged. Please download it again from the school's site and send it whole.
feed-columns = I found neither a calendar nor a table in this file. A table needs a row of names at the top: first, last, what. One row can be: 2026-11-25, 2026-11-27, Thanksgiving break.
feed-bad-row = I cannot read the days in row { $row } of this table. They can look like 2026-11-25 or 11/25/2026, always with the year, and the last day comes after the first.
feed-bad-date = Entry { $place } of this calendar is about days off, but I cannot read its days. The end may come before the start. Please correct that entry, or leave it out, and send the file again.
feed-repeats = Entry { $place } of this calendar is about days off, and it repeats in a way that I cannot read. Please list its days one by one, and send the file again.
feed-nothing = I found no days off in this file, and no first or last day of school. I look for words like "no school", "winter break" or "first day of school". Please check that this is the calendar with the school days.
feed-past = All days in this file are past. Please send the calendar of this school year or the next.
feed-future = All days in this file are too far ahead. Please send the calendar of this school year or the next.
feed-year = The first and last day of school in this file do not fit together. A school year starts between July and October, and ends between April and July. Please check both days and send the file again.
feed-two-calendars = This file has two first or last days of school that lie weeks apart. It may hold the calendars of two schools. Please send the file of one.

## Days off, typed

ranges-nothing = I found no days in that. You can write them like this: Nov 25-27, Dec 21 - Jan 1, Feb 15.
ranges-too-long = That is a long list. Please send me the days off of one school year, and nothing else.
ranges-unread = I could not read { $place ->
    [1] the first day off
    [2] the second day off
    [3] the third day off
    [4] the fourth day off
    [5] the fifth day off
   *[other] day off number { $place }
 } in your list, so nothing was saved. You can write days like this, with commas between: Nov 25-27, Dec 21 - Jan 1, Feb 15. A month as a word is the surest.
