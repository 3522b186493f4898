### Words around the letters.

letter-title = { $title }
letter-file = Here it is. Save it and fill in the blanks in [BRACKETS] on your own device. Please never type your child's name in Discord: in the file is fine.
letter-file-checklist = Here is the checklist. Save it, and go through it before you write.
letter-to = **To:** { $to }
letter-state = State: { $state }. It names the rules of { $state } where I have read one that fits.
letter-no-state = It names federal rules only.
letter-about = **About:** { $about }
letter-about-line = { $title }, { $day } ({ $case })
letter-blanks = I never ask for a name or a school. The blanks are for you to fill in, on your own device. Which file would you like?
letter-pick-about = Which date is it about?
letter-about-blank = None of these: leave a blank
letter-pick-options = Pick what to add, if you like
letter-as-docx = Word file
letter-as-html = Page to fill in
letter-as-pdf = PDF to print
letter-as-txt = Text to paste
letter-for-504 = It is for a 504 plan
letter-for-iep = It is for an IEP
letter-add-state = Add my state's rules
letter-other-state = Another state
letter-state-why = The letter then names that state's rules, too, where I have read them.
button-letters = Other letters
button-other-file = Another file, or change it
letter-send-school = **How to send it so that the day is proof**
 1. Email it, or hand it in at the office. By hand, ask for a stamp with the day on your own copy.
 2. Ask for a short reply that says which day they got it.
 3. Keep the reply and a copy.
letter-save = 4. Then press the button below: I save the day and count from it.
letter-lost = **If they say that it never came:** send your copy again, with the first email or the stamp. Ask them to write down both days.
letter-send-letter = **How to send it:** Send it so that you can show the day, and keep a copy.
letter-send-outline = **How to use it:** Put the facts together here. The office may have a form of its own: then copy them there. Keep a copy, and the proof of the day you sent it.
letter-send-checklist = **How to use it:** Go through it point by point. It is for you, and is not sent. A lawyer or a free legal aid office can look at it with you.
letter-left-out = Left out of the letter: { $citation }. { $doubt }
letter-spoken = **Asking aloud** can count in { $state }, too, but a paper with a day is proof. { $source }
letter-form = **The form:** [{ $name }]({ $url }), { $label }
letter-form-official = seen on the agency's own site (links can move)
letter-form-secondary = found on another site, so look at it with care
letter-form-page = **The form:** I have not seen it myself. This page is the place to look: [{ $name }]({ $url })
letter-form-unknown = **The form:** I have not found your state's form. Your state's Parent Center or the office for complaints has it: type /who-helps.
letter-sent-title = It went out
letter-sent-why = On which day did you send it or hand it in? After that I ask how it went, and when they got it.
button-went-out = It went out
button-not-sent = Not yet
letter-shelf-ask = To ask for something
letter-shelf-meet = Meetings, consent and records
letter-shelf-wrong = When something is late or wrong
letter-unknown = I do not have that letter. Type /letter and pick one from the list.
letter-date-gone = That date has changed or is gone. Type /letter to start again.
letter-list-title = Which letter do you need?
letter-list-hint = Pick one from a list below. Each says when it is used. You fill in the blanks on your own device.
