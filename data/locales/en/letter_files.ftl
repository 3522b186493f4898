### Words in the files of a letter: the page that fills in the blanks, and the pages with its meaning.

## The page

letter-page-title = Your letter
letter-page-stays = What you type stays on this device. This page sends nothing and keeps nothing. When you close it, what you typed is gone, so save a copy first.
letter-page-unscripted = Is there no form here? Then this preview only shows the letter. To fill in the blanks, open the file in a web browser. Or print it and write by hand.
letter-page-fill = Fill in the blanks
letter-page-once = Write each thing once. The letter shows it in every place.
letter-page-clear = Empty all blanks
letter-page-letter = The letter
letter-page-done = When it is ready
letter-page-copy = Copy as email text
letter-page-print = Print
letter-page-save = Save a filled copy
letter-page-copied = Copied. You can paste it into an email now.
letter-page-by-hand = This browser does not let the page copy. Here is the text: select all of it, and copy it.
letter-page-text = The letter as text
letter-page-saved = Saved. Look for { $file } in your downloads.
letter-page-empty = Blanks that are still empty: { $count }
letter-page-meaning = Under or beside each part of the letter you see what it says. Copies, prints and saved files hold the letter alone.

## Pages with the meaning, after the letter

letter-meaning-title = What this letter says
letter-meaning-keep = This part is for you. Send the part before it to the school.
letter-meaning-english = The letter
letter-meaning-said = What it says
