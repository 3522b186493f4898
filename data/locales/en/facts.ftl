### Words around the facts: answers, what schools say, the glossary, the way, who helps.

## A state's own rule beside the federal answer

state-title = In { $state }
state-differs = This differs by state. Pick yours, and I show its rule.
state-not-held = { $state } may have its own rule on this. I do not have it. The offices here can tell you.
state-nothing = I have no rule of { $state }'s own on this. The federal rule above is what I have.
state-federal-clock = Federal rule: { $title }
state-beside = It is shown beside, because the state's own rule above is not sure.
state-why-days = The number of days depends on your state, so I ask first. I use it for this answer and do not keep it.
state-why = The rule differs by state. I use it for this answer and do not keep it.
clock-forward = { $length } after { $event }. By then { $due }.
clock-back = { $length } before { $event }. By then { $due }.
clock-skips = Not counted: { $skipped }.
skip-summer = the summer break
skip-breaks = { $count ->
    [1] school breaks
   *[other] breaks of { $count } or more school days in a row
  }
skip-holidays = the school's holidays and breaks
clock-told = The rule: { $due }.
office-parent-center = Free help, the Parent Center: { $name }
office-protection = Disability rights office (P&A), free legal help for some cases: { $name }
office-education-agency = State education agency: { $name }
office-complaint-office = State complaints go to: { $name }
office-hearing-office = Requests for a hearing go to: { $name }
office-text = { $name }
office-official = { $name }
office-secondary = { $name } (name from another site, not checked on its own page)
office-unverified = { $name } (name from memory, not checked)

## Buttons

button-state = Pick your state
button-federal = Show the federal rule
button-state-other = Another state
button-log-topic = Save the day it happened
button-wrong = This seems wrong
button-changed = What changed
button-back-to = Back to the answer
button-choices = Questions to ask yourself
button-next-step = Next step
see-also = More on this
see-others = Not what you meant? Look at these
button-myth = Not the rule: “{ $claim }”
button-term = What is { $term }?
list-span = { $first } … { $last }

## Cards

changed-lately = What changed ({ $when }): { $means }
changed-title = What changed: { $topic }
changed-head = **{ $when }**
changed-means = For you: { $means }
said-title = The school says: “{ $heard }”
said-reply = You can answer
myth-title = That is not the rule
myth-claim = ~~{ $claim }~~
term-stands-for = { $long }. { $says }
terms-title = Words in this message
terms-more = More words in it
terms-none = I found no word in it that I can explain. Type /word and a word, and I look it up.
choices-title = IEP or 504: questions to ask yourself
choices-hint = Nobody but you and the team can choose. These are points that the rules look at. You can ask the school to check for both.
way-who = Who to write or talk to
way-bring = What to have at hand
way-ask = What to ask
way-refused = If the school says no
way-all = All { $count } steps
way-place = { $way }: step { $step } of { $count }
way-unknown = I do not have that step. Type /steps and pick a plan.
help-title = Who can help
help-state = In { $state }
help-looked-at = Noted on { $day }. Names and links change: call before you rely on one.
help-pick = Pick your state, and I show its Parent Center, its offices and its free legal help.
help-everywhere = Everywhere in the US
help-checked = looked at on { $day }
help-not-checked = from other sites, noted on { $day }
word-unknown = I do not have that word. Type /word and a few letters, and pick one from the list.
opening = This is hard, and it is good that you ask. One step at a time.
opening-trap = **That is not the rule.** Here is what it says.
opening-spanish = Entendí su pregunta. Por ahora las respuestas están en inglés; su Centro de Padres (Parent Center) puede ayudarle gratis, muchas veces en español.
opening-heavy = This is a lot to carry. You are not alone. If it gets too much, call or text 988 at any hour.
wrong-title = Thank you
wrong-told = I passed on which card it was, and nothing else: not you, and not what you asked. Until it is looked at, ask your state's Parent Center before you rely on it.
wrong-counted = I noted which card it was, and nothing else: not you, and not what you asked. Until it is looked at, ask your state's Parent Center before you rely on it.
wrong-report = A reader says that this card seems wrong: { $card } (version { $version }). Reports so far: { $count }. Nothing is known of who said so.
wrong-report-here = A reader says that this card seems wrong: { $card } (version { $version }). Nothing is known of who said so.
wrong-report-title = A card seems wrong to a reader
menu-explain = Explain the terms in this
