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
