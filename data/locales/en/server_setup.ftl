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
cli-invite = Print the link that adds the bot to a server, with the rights that it needs and no more.

## /server setup

command-server-setup = Choose what holds in this server: state, channels, links
setup-title = Set up this server
setup-why = What you choose here is only a default. A member's own state, time zone and hour always come first. Which member uses what is never kept.
setup-state = **State:** { $state }
setup-zone = **Time zone:** { $zone }
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
setup-next = Next: **/server calendar** loads your district's school days. **/server privacy** helps to keep birth dates and ID numbers out of the chat. **/server data** shows all that I keep of this server.
setup-state-title = Which state are most members in?
setup-state-why = Cards then show this state's rules to members who chose no state. Each card names it and has a button for another one. No day is counted by it until the member says yes to it.
button-setup-state = State
button-setup-links = Your own links
button-setup-save = Save all of this
links-title = Your own links
links-label = One a line: a name, then its https address
links-hint = Our district's parent group https://www.example.org/parents
links-many = That is more than { $limit } links. Please leave some out. Nothing was saved.
links-no-name = Line { $line } needs a name, a space, and then an address that begins with https://. Nothing was saved.
links-long = Line { $line } is too long: a name has up to { $name } letters, an address up to { $url }. Nothing was saved.
links-not-https = The address in line { $line } is no plain https link. It begins with https:// and has no spaces. Nothing was saved.

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
privacy-why = Discord's own AutoMod can stop a message before anyone sees it. This rule looks for numbers alone: birth dates of children, phone numbers and ID numbers. I read no message, with it or without it.
privacy-paste = **To set it up:** Server Settings > AutoMod > Create a rule for custom words. Paste each line below into **Regex Patterns**. As the response pick **Block Message** with the text below. Leave **Send an alert** off: it would copy what it stops into another channel.
privacy-birth = Birth dates
privacy-phone = Phone numbers
privacy-id = ID numbers, such as social security
privacy-message-title = What the writer reads
privacy-message = This looks like a birth date, phone or ID number, so it was not posted. You can ask again without it, or ask me alone with /ask.
privacy-may-set = I have the right **Manage Server** here, so I can set it up for you.
privacy-may-not-set = I can set it up, too: give my role **Manage Server**, type **/server privacy** again, and take the right back after. The rule stays.
privacy-limits = Made for { $year }: dates of the last two years and free phone numbers such as 800 pass, so that people can write of school days and help lines. A date in words ("March 4") is not stopped. Type it again each January.
privacy-set-title = The rule is on
privacy-rule = Clockstart: private numbers
privacy-set = I set it up in AutoMod as "{ privacy-rule }". It sends no alert.
privacy-renewed = I brought my rule in AutoMod to this year's dates. It sends no alert.
privacy-set-next = You can take **Manage Server** back from me now; the rule stays. You can change it or turn it off in Server Settings > AutoMod.
privacy-no-right = I do not have the right **Manage Server**, so I could not set the rule up. You can paste it yourself, or give my role that right and try again. Nothing was changed.
privacy-refused = Discord did not take the rule. There may be six rules of this kind already: then take one out, or paste these lines into one of them. Nothing was changed.
button-privacy-set = Set it up for me
