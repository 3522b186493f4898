### Words around the letters.

letter-title = { $title }
letter-file = Here is the letter. Save it and fill in the blanks in [BRACKETS] on your own device. Please do not write your child's name here.
letter-to = **To:** { $to }
letter-state = It names the rules of { $state }.
letter-no-state = It names federal rules only. To add your state's, type /letter again and pick the state.
letter-send-title = **How to send it so that the day can be proved**
letter-send-email = 1. Email it, or hand it in at the office and ask for a stamp with the day on your copy.
letter-send-reply = 2. Ask for a short reply that they got it. Keep that, and a copy of the letter.
letter-send-log = 3. Then save the day here, and I will count from it.
letter-unknown = I do not have that letter. Type /letter and pick one from the list.
letter-list-title = Which letter do you need?
letter-list-hint = Pick one. You fill in the blanks on your own device.
button-log-letter = The school has it: save the day
