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
button-log-event = Save the day: { $event }
explainer-clocks-hint = Each part below is one deadline. It says how long it is, from when it counts, and what is to be done by then.
clocks-title = Deadlines in { $state }
clocks-federal-title = Federal deadlines

## Commands

command-explainer = Post cards of the law that stay in a channel and stay true
command-explainer-post = Post a card in a channel and pin it
command-explainer-list = See which cards stand where, and if they are up to date
command-explainer-refresh = Look at all cards now, and mend those that are out of date
command-explainer-remove = Take a card away
command-explainer-starter = Post ten cards that every server needs, and a list of them
option-explainer-topic = Pick what the card is about
option-explainer-channel = Pick where to post it, or leave it out to post it here
option-explainer-language = Pick the language of the card
option-explainer-note = Write one line of your own above the card. Please name no child.
option-explainer-which = Pick the card to take away
menu-reply = Post an explainer in reply
explainer-topic-unknown = I do not have a card of that. Please pick one from the list that shows while you type.
explainer-note-private = Your line looks as if it holds a name, a birth date, a number or a school. A pinned card is seen by all. Please write it without that. Nothing was posted.
explainer-which-unknown = I do not have that card here. Please pick one from the list that shows while you type.
explainer-channel-not-yours = You cannot pin messages in { $channel }, so I did not post there. Please pick another channel, or ask a moderator of it.
explainer-not-yours = You cannot pin messages in { $channel }, so I left the card there. Please ask a moderator of that channel.
explainer-away-later = Discord did not answer, so the card still stands. Please try again in a minute.
explainer-busy = I am at work on the cards of this server. Please look again in a minute. Nothing is posted twice.
explainer-begun-elsewhere = The set was begun in { $channel }. Type `/explainer starter` there, and I go on. Or take the open cards away with `/explainer remove`.

## What a moderator sees

explainer-posted-title = It is posted
explainer-pinned = { $link } is pinned in { $channel }.
explainer-not-pinned = { $link } is posted in { $channel }. It is not pinned.
explainer-stays = I keep it true: when a rule or a source changes, I change the card and tell you.
explainer-unpinned-title = Posted, but not pinned
explainer-full = The channel has 250 pinned messages, and Discord takes no more. You can leave the card without a pin. Or unpin an old message there, then press "Try the pin again".
explainer-no-pin-right = { $line } Or leave the card without a pin.
explainer-pin-later = Discord did not answer. You can leave the card without a pin, or try again.
explainer-post-later = Discord did not answer, so I do not know if the card was posted. `/explainer list` shows it as not posted yet.
explainer-post-forbidden = Discord did not let me post in { $channel }. Please check what I may do there: Edit Channel > Permissions.
explainer-reply-gone = That message is gone, so I did not post anything.
explainer-gone = That card is gone. `/explainer list` shows what there is.
button-leave = Leave it without a pin
button-pin = Try the pin again
button-away = Take it away
explainer-left-title = It stays without a pin
button-away-yes = Yes, take it away
explainer-away-title = Take this card away?
explainer-away-ask = No. { $number }: { $link } in { $channel }. I delete its message there, with its pin, and keep nothing of it.
explainer-there-already = That card stands in { $channel } already: { $link }. Nothing was posted. To post it anew, first take that one away: `/explainer remove`, No. { $number }.
explainer-taken-title = It is taken away
explainer-taken = The card is gone, and I keep nothing of it.
explainer-taken-hidden = I could not reach the message, so it may still stand. I no longer look after it. You can delete it by hand.
explainer-lost-title = a card that I no longer have ({ $entry })
explainers-title = The cards in this server
explainers-none = There is none yet. `/explainer post` posts one, `/explainer starter` the ten that most parents ask for.
explainers-line = - { $name } ({ $where }): { $stands }
explainers-numbered = No. { $number }: { $name }
explainers-here = in this channel
explainers-other-state = { $count ->
    [one] One card is for another state than { $state }, which is set for this server. Is that not meant? Take it away with `/explainer remove`, then post it anew with `/explainer post` or `/explainer starter`.
   *[other] { $count } cards are for another state than { $state }, which is set for this server. Is that not meant? Take them away with `/explainer remove`, then post them anew with `/explainer post` or `/explainer starter`.
  }
explainers-kept = I look at each card once a day.
explainers-how = To take one away: /explainer remove
stands-waiting = not posted yet. `/explainer starter` goes on, `/explainer remove` takes it off this list.
stands-fine = up to date
stands-old = out of date. I change it at the next look.
stands-unpinned = unpinned by hand, and up to date
stands-deleted = deleted by hand
stands-hidden = I cannot see its channel any more
stands-lost = I no longer have this card. The message is left as it was.
button-refresh = Look at all now
button-list = Show the list
explainers-refreshed-title = I looked at the cards
explainers-refreshed = { $count ->
    [one] I looked at one card.
   *[other] I looked at { $count } cards.
  } { $edited ->
    [0] { $count ->
        [one] It was up to date.
       *[other] All were up to date.
      }
    [one] I changed one.
   *[other] I changed { $edited }.
  }
explainers-none-reached = There is no card here that I could look at. `/explainer list` shows what there is.
explainers-unreached = { $count ->
    [one] I could not reach one card.
   *[other] I could not reach { $count } cards.
  }
explainers-hidden = Where I cannot see a channel, I cannot keep its cards true. Press **Look at all now**, and I say which right is missing and where to click. If the channel is gone, take its cards off this list with `/explainer remove`.
explainers-unsure = I could not read in { $channel }. Please check there that I may **View Channel** and **Read Message History**: Edit Channel > Permissions.
stands-changed = changed just now
explainers-failed = { $count ->
    [one] One could not be reached. I try again later.
   *[other] { $count } could not be reached. I try again later.
  }

## The note to the moderators

news-title = News of your cards
news-text = { $name }: the text has changed. It now says:
news-shorter = { $name }: the text has changed. It is shorter now.
news-sources = { $name }: a source, or the day it was checked, has changed.
news-unpinned = { $name } in { $channel } was unpinned. I leave it so, and keep its text true.
news-deleted = { $name } in { $channel } was deleted. I do not post it again.
news-hidden = { $count ->
    [one] I can no longer see { $channel }, where one of my cards stands. Its text may get old.
   *[other] I can no longer see { $channel }, where { $count } of my cards stand. Their text may get old.
  } To see what to do, type `/explainer refresh`.
news-lost = { $name } in { $channel }: I no longer have this card, so its text may get old. You can take it away with `/explainer remove`.
news-more = { $count } more are on the list.
news-how = All cards: /explainer list

## The starter set

starter-title = The cards that every server needs
starter-where = { $count ->
    [one] One press posts this card in { $channel }:
   *[other] One press posts these { $count } cards in { $channel }:
  }
starter-no-state = No state is set, so they show federal rules. To name a state: `/explainer starter`, with a state.
starter-pinned = The last one is a list that links the others. Only that one is pinned.
starter-long = { $count ->
    [one] It is a long message.
   *[other] That is { $count } long messages in a row. A channel of their own is a good place for them.
  }
starter-look = Look at one first
starter-not-now = Nothing was posted. To come back: `/explainer starter`
button-not-now = Not now
button-starter-back = Back to the set
starter-nothing-yet = Nothing was posted yet.
starter-there = All of them stand already:
starter-working = I am posting the cards. This takes some seconds.
button-starter = { $count ->
    [one] Yes, post it
   *[other] Yes, post these { $count }
  }
button-go-on = Go on
starter-stopped-title = It stopped in the middle
starter-stopped = { $done } stand, { $left } are left. Nothing is posted twice when you go on.
starter-later = Discord did not answer. Please press **Go on** in a minute.
starter-done-title = The cards are there
starter-done = All are posted. The list of them is not pinned:
starter-done-unpinned = All are posted. Somebody took the pin off the list of them, so I leave it so.
button-pin-anew = Pin the list again
starter-done-pinned = All are posted, and the list of them is pinned. I keep them true.

## In reply to a message

reply-title = An explainer in reply
reply-pick = These fit that message best. Press one to look at it first. Nothing is posted yet.
reply-private = Only you see this. The message is not kept and not repeated.
reply-none = I found no card that fits that message. With `/explainer post` you can pick any card by name.
reply-posted = { $link } is posted as a reply. I keep it true.
button-reply = Post it as a reply

## Danger

danger-partner-title = If someone at home hurts you: who to call now
reply-danger = **For you as a moderator:** You can post these help lines as a reply. They quote nothing and name nobody. If someone may be in danger right now and you know where they are, call 911. To tell Discord, right-click the message or hold it, then press **Report Message**. You do not have to solve this alone.
reply-danger-partner = All in this channel can see the reply. The one who hurts them may read along. If you are not sure, do not post it here. Give the lines in private, in a way that they say is safe.
button-reply-danger = Post these help lines as a reply
