### What a server's moderators set up, and which rights the bot has there.

## Rights

right-view-channel = View Channel
right-send-messages = Send Messages
right-attach-files = Attach Files
right-read-message-history = Read Message History
right-pin-messages = Pin Messages
rights-lacking = { $count ->
    [one] In { $channel } I lack one right: **{ $rights }**.
   *[other] In { $channel } I lack these rights: **{ $rights }**.
  } To give it in all channels: Server Settings > Roles > the role with my name > Permissions. To give it there alone: hold or right-click the channel, then Edit Channel > Permissions, and add me. Then try again.
rights-unseen = I cannot see the channel { $channel }, or it is gone. To let me in: hold or right-click the channel, then Edit Channel > Permissions, add me, and turn on **View Channel**. Threads and forums do not work here; please pick a text channel.
rights-refused = { $line } Nothing was posted or saved.
bot-not-here = This works only in a server that I was added to. Please ask a person who may manage the server to invite me.
explainer-not-allowed = This is for people who may pin messages in this server. Please ask a moderator.
cli-invite = Print the link that invites the bot. It asks for the rights that the bot needs and no more.

## /server setup

command-server-setup = Choose what holds here: state, time zone, channels, links
setup-title = Set up this server
setup-why = What you choose here is only a default. A member's own state, time zone and hour always come first. Which member uses what is never kept.
setup-state = **State:** { $state }
setup-zone = **Time zone:** { $zone }
setup-zone-open = { $state } has { $count } time zones and none is chosen here. That is fine: reminders then use the time zone that each member chooses.
setup-hour = **Reminders come at:** { $hour }
setup-language = **Language:** { $language }
setup-channels = **Cards can be shown to the group in:** { $channels }
setup-moderators = **Moderators hear from me in:** { $channel }
setup-links = **Your own links:** { $links }
setup-not-chosen = not chosen
setup-no-default = No default
setup-everywhere = all channels
setup-nowhere = no channel
setup-pick-channels = Where cards can be shown (none: everywhere)
setup-pick-moderators = Where moderators hear from me
setup-pick-hour = At which hour reminders come
setup-pick-zone = The time zone
setup-pick-language = The language
setup-not-yet = Nothing is saved until you press "Save all of this".
setup-yours = Yours, not saved yet
setup-meanwhile = Somebody else just changed the setup of this server. Yours is not saved. This is what is saved now:
setup-nothing = Nothing was changed, so there is nothing to save. Pick something in the lists first.
setup-gone = I no longer have what you chose, so nothing was saved. Please type **/server setup** again.
setup-saved-title = Saved
setup-next = Next: **/explainer starter** posts ten cards that most parents ask for, after you have seen them. **/server calendar** loads your district's school days. **/server privacy** helps to keep birth dates and ID numbers out of the chat. **/server data** shows all that I keep of this server.
setup-state-title = Which state are most members in?
setup-state-why = Cards then show this state's rules to members who chose no state. Each card names it and has a button for another one. No day is counted by it until the member says yes to it.
button-setup-state = State
button-setup-links = Your own links
button-setup-save = Save all of this
button-links-again = Write it again
links-completed = I put https:// before: { $urls }. Please look if that is right before you save.
links-title = Your own links
links-label = One a line: a name, then its https address
links-hint = Our district's parent group https://www.example.org/parents
links-many = That is more than { $limit } links. Please leave some out. Nothing was saved.
links-no-name = Line { $line } needs a name, a space, and then its https address. Nothing was saved.
links-long = Line { $line } is too long: a name has up to { $name } letters, an address up to { $url }. Nothing was saved.
links-not-https = The address in line { $line } is no plain https link. It begins with https:// and has no spaces, such as https://example.org/parents. Nothing was saved.

## What holds by a server's default

state-by-server = You see the rules of { $state }: this server's moderators chose it. Press **Another state** if the school is elsewhere, or keep yours with **/me settings**.
confirm-state-by-server = **{ $state }** is the choice of this server's moderators. If the school is in another state, press **Another state**: the days can differ.
confirm-zone-by-server = **{ $zone }** is the choice of this server's moderators, too.
button-zone-other = Another time zone
hour-by-server = They come at { $hour }, the hour that this server's moderators chose. You can change it with **When they come**.
share-not-here = This server's moderators want cards to be shown in: { $channels }. Yours stays private. You can type the same command there.
help-server = From this server's moderators (I have not checked it)

## /server privacy

command-server-privacy = Keep birth dates, phone numbers and ID numbers out of the chat
privacy-title = Keep private numbers out of the chat
privacy-why = Discord's own AutoMod can stop a message before anyone sees it. Choose what this rule looks for. I read no message, with it or without it.
privacy-pick = What the rule stops
privacy-birth = Birth dates
privacy-id = ID numbers, such as social security
privacy-phone = Phone numbers
privacy-birth-stops = Stops a date of { $first } to { $last }, and any date beside a word like "born" or "DOB". An IEP date from { $last } or before is stopped, too. Dates from { $passes } on pass. A date in words ("March 4") is not stopped.
privacy-id-stops = Stops a number like 123-45-6789, and a number beside "SSN" or "student ID". A case number passes.
privacy-phone-stops = Stops all but free numbers such as 800. **Local help lines are stopped, too.**
privacy-paste = **To set it up:** Server Settings > Safety Setup > AutoMod > Create a rule for custom words. Paste each line below into **Regex Patterns**. As the response pick **Block Message** with the text below. Leave **Send an alert** off: it would copy what it stops into another channel.
privacy-message-title = What the writer reads
privacy-message = This looks like a birth date, phone or ID number, so it was not posted. You can ask again without it, or ask me alone with /ask.
privacy-may-set = I have the right **Manage Server** here, so I can set it up for you.
privacy-may-not-set = I can set it up, too, or tell you if my rule is on: give my role **Manage Server**, type **/server privacy** again, and take the right back after. The rule stays.
privacy-limits = Made for { $year }: type this again each January. You can switch the rule off in Server Settings > Safety Setup > AutoMod.
privacy-on = **My rule is on** since { $since }. It stops: { $kinds }. Its dates are those of { $year }.
privacy-old = **My rule is on** since { $since }. It stops: { $kinds }. Its dates are still those of { $year }, so you can renew it.
privacy-other = My rule is there since { $since }, but it was changed or turned off. I can set it up again as shown here.
privacy-take-back = I no longer need **Manage Server**: you can take it back from me. The rule stays.
privacy-set-title = The rule is on
privacy-rule = Clockstart: private numbers
privacy-set = I set it up in AutoMod as "{ privacy-rule }". It stops: { $kinds }. It sends no alert.
privacy-changed = I changed my rule in AutoMod. It now stops: { $kinds }. Its dates are those of { $year }. It sends no alert.
privacy-same = It was on just like this already. Nothing was changed.
privacy-set-next = You can take **Manage Server** back from me now; the rule stays. You can change it or turn it off in Server Settings > Safety Setup > AutoMod.
privacy-no-right = I do not have the right **Manage Server**, so I could not set the rule up. You can paste it yourself, or give my role that right and try again. Nothing was changed.
privacy-refused = Discord did not take the rule. There may be six rules of this kind already: then take one out, or paste these lines into one of them. Nothing was changed.
button-privacy-set = Set it up for me
button-privacy-renew = Change my rule to this

## /server data

command-server-data = See, save or delete all that is kept of this server
server-data-title = All that I keep of this server
server-data-nothing = Nothing is kept of this server.
server-data-never = **Never kept:** who is a member, what anybody writes, and which member asked for what.
kept-encrypted-server = It stands in one encrypted file. When I am removed from the server, all of it is deleted.
server-kept-other = Rows of the table { $table }
server-kept-servers = What you chose with **/server setup**
server-kept-server-channels = { $count ->
    [one] 1 channel in which cards can be shown
   *[other] { $count } channels in which cards can be shown
  }
server-kept-server-links = { $count ->
    [one] 1 link of your own
   *[other] { $count } links of your own
  }
server-kept-server-counts = How often cards were asked for, by day, for five weeks. Here only as sums, see **/server digest**.
server-kept-unsaved-districts = { $count ->
    [one] One school calendar that was shown and not saved yet. It goes after a day.
   *[other] { $count } school calendars that were shown and not saved yet. They go after a day.
  }
server-kept-districts = { $count ->
    [one] The school calendar of 1 district
   *[other] The school calendars of { $count } districts
  }
server-kept-explainers = { $count ->
    [one] Where 1 explainer was posted, and your own line above it
   *[other] Where { $count } explainers were posted, and your own lines above them
  }
server-export-title = Here it is
server-export = All that I keep of this server, as a file. Sums under 5 stand there without a number, so that they tell nothing of one member.
server-delete-title = Delete all of it?
server-delete = What you chose, your links, the school calendars, the counts and the list of explainers go at once, and cannot be brought back. Members keep their own dates, and their own copies of school days.
server-delete-cards = { $count ->
    [one] One card of mine stands in a channel here. It can go, too. If it stays, its text gets old, and you can take it away only by hand.
   *[other] { $count } cards of mine stand in channels here. They can go, too. If they stay, their text gets old, and you can take them away only by hand.
  }
server-deleting = I am taking the cards away. The rest goes after that.
server-delete-left = { $count ->
    [one] Discord did not answer, so one card still stands. What I keep of this server is still here. Please press **Go on** in a minute.
   *[other] Discord did not answer, so { $count } cards still stand. What I keep of this server is still here. Please press **Go on** in a minute.
  }
server-deleted-unreached = { $count ->
    [one] I could not reach one card, so it may still stand. You can delete it by hand.
   *[other] I could not reach { $count } cards, so they may still stand. You can delete them by hand.
  }
server-deleted-title = Deleted
server-deleted = All that I kept of this server is gone. I stay in the server; members' own dates are not touched.
button-server-export = Get it as a file
button-server-delete = Delete all of it
button-server-delete-yes = Yes, delete all of it
button-server-delete-cards = Take the cards away, too
button-server-delete-stay = Delete all, the cards stay

## /server digest

command-server-digest = See the last week here in figures: cards asked for, questions not known, pins
digest-title = The last week in this server
digest-days = { $first } to { $last } (days in UTC)
digest-asked = What was asked for
digest-line = { $card }: { $count }
digest-few = a few
digest-none = none
digest-unknown = Questions that I had no answer to
digest-pins = Pins that are out of date
digest-wrong = Cards that seemed wrong to a reader
digest-more = and { $count } more
digest-small = Sums under { $few } show as "a few". Nothing is known of who asked, or in which words. Counts are deleted after five weeks.
