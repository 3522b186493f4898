### Explainers: cards that moderators pin in a channel and that the bot keeps true.

## The card for all

explainer-note = **From the moderators:** { $note }
explainer-state = For schools in { $state }
explainer-federal = Federal rules. Your state may add its own.
explainer-federal-only = Federal rules
explainer-kept = If a rule or a source here changes, I change this card.
explainer-more = There is more than fits here. Press **{ $button }** to see it. Only you see what a button shows.
explainer-compare-all = IEP and 504 plan, side by side
explainer-compare-hint = Pick a part from a list below to see it. Only you see what you pick.
explainer-words = Another word? Type `/word`. Only you see the answer.
explainer-word = See one word
explainer-index-title = Start here
explainer-index = These cards answer what most parents ask first. For a question of your own, type `/ask`. Only you see the answer.
button-mine = Read it for my state
button-whole = Read all of it
button-log-asked = Save the day I asked
clocks-title = Deadlines in { $state }
clocks-federal-title = Federal deadlines
