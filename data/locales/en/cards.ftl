### Words of the cards. Short, kind, answer first. Information, never advice: "the rule says".

## How a rule was checked

label-text = read in the law on { $day }
label-copy = read in a copy of the law from about { $year }
label-official-copy = from an agency's own guide of about { $year }
label-official = from an agency's own guide, looked at on { $day }
label-secondary = from another site, not confirmed in the law, looked at on { $day }
label-unverified = from memory, not confirmed in the law, noted on { $day }
source = [{ $citation }]({ $url }): { $label }
not-advice = This is information, not a substitute for the advice of an attorney.
fact-note = Good to know: { $note }

## Buttons

button-share = Show this to the group
button-letter = Write the letter
button-compare = Compare IEP and 504
button-page-before = Back
button-page-after = More

## /compare

compare-title = IEP and 504 plan: { $aspect }
compare-iep = IEP
compare-504 = 504 plan
compare-source-iep = IEP: { $source }
compare-source-504 = 504 plan: { $source }
compare-unknown = I do not have that part of the comparison. Type /compare and pick one from the list.

## /rights

topic-next = What to do next
topic-say = You can say or write
topics-title = What would you like to know?
topics-hint = Pick a topic from a list below. Or type /rights and a few words of your question.
topic-unknown = I do not have that topic. Type /rights and pick one from the list. Your state's Parent Center can help with the rest: [find it here](https://www.parentcenterhub.org/find-your-center/).
