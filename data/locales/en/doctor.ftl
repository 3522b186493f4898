### What `python -m bot doctor` says: what is well, and of what is not, the line or the clicks that mend it.

cli-doctor = Look over all that has to be right. That is settings, token, Discord, key, data, disk, clock and facts. Says what mends each fault. Code 1 where something has to be mended.
cli-doctor-offline = Ask Discord nothing.
cli-run-sync = Tell Discord of all commands anew, also where nothing changed.

doctor-well = ok
doctor-note = note
doctor-mend = mend
doctor-sum = { $count ->
    [0] Nothing has to be mended.
    [one] 1 thing has to be mended.
   *[other] { $count } things have to be mended.
 }
doctor-settings = All settings that a host has to choose are set, and fit.
doctor-settings-first = Files and Discord were not looked at: mend the settings first.
doctor-offline = Discord was not asked.

doctor-facts = The facts in data/ are in order, version { $version }.
doctor-facts-bad = { $count ->
    [one] 1 fault
   *[other] { $count } faults
 } in data/, so the bot does not start: { $faults }. Put data/ back with: git checkout data
doctor-zones = Time zones follow the machine's own rules, release { $version }.
doctor-zones-packed = Time zones follow the rules of the Python package, release { $version }.
doctor-zones-old = Time zones follow the machine's own rules, release { $version }; the Python package has the newer { $packed }. Update the machine's (Debian: sudo apt-get install --only-upgrade tzdata), or use the package's: write PYTHONTZPATH= into the environment that starts the bot.

doctor-open-to-others = { $path } can be used by others on this machine. Close it: chmod { $mode } { $path }
doctor-not-writable = { $path } cannot be written to. Give it to the user that runs the bot: sudo chown -R "$(id -un)" { $path }
doctor-key-none = There is no key yet. The first start makes one at { $path }.
doctor-key-beside = The key { $path } lies beside the data, so who copies the folder has both. Move it to another folder and name it in DATABASE_KEY_FILE.
doctor-data-none = There is no data yet. The first start makes { $path }.
doctor-data = The data in { $path } opens with the key, and every page of it is whole.
doctor-data-large = The data in { $path } opens with the key. It is too large to read every page of it here: a backup does.
doctor-data-locked = The data in { $path } cannot be opened without its key.
doctor-data-older = The data in { $path } is of an older version. The next start brings it up to date: make a backup first, with python -m bot backup FILE
doctor-data-newer = The data in { $path } is of version { $version }, which is newer than this program. Start the newer program, or put back the backup of before with: python -m bot restore FILE
doctor-room = Enough free space in { $path }: { $free } MB.
doctor-no-room = Too little free space in { $path }: { $free } MB, of at least { $needed } MB. Make room: find out what takes it with du -xh { $path } | sort -h | tail
doctor-backups = The newest daily copy in { $path } is of { $day }.
doctor-backups-none = No daily copies are made. Set BACKUP_FOLDER, if possible to a folder on another disk.
doctor-backups-missing = There is no daily copy in { $path }. A bot that runs makes one: see its log. By hand: python -m bot backup FILE
doctor-backups-old = The newest daily copy in { $path } is of { $day }. See the log of the bot. By hand: python -m bot backup FILE
doctor-not-running = No bot runs on this data just now.

doctor-token = Discord accepts DISCORD_TOKEN.
doctor-token-form = DISCORD_TOKEN does not look like a bot's token: three parts with dots between them. It is not the application's id, public key or client secret. Get it: Discord Developer Portal, your application, Bot, Reset Token.
doctor-discord-refuses = Discord does not answer as it should (HTTP { $status }). Wait some minutes and try again; see discordstatus.com.
doctor-clock = This machine's clock is right.
doctor-clock-ahead = This machine's clock is { $seconds } seconds ahead, so reminders come too early. Set it right: sudo timedatectl set-ntp true
doctor-clock-behind = This machine's clock is { $seconds } seconds behind, so reminders come too late. Set it right: sudo timedatectl set-ntp true
doctor-application-unread = Discord did not say how the application is set up, so that was not looked at.
doctor-endpoint = Commands go to a web address and never reach this bot. Mend it: Discord Developer Portal, your application, General Information, empty Interactions Endpoint URL, Save Changes.
doctor-code-grant = Nobody can add the bot. Mend it: Discord Developer Portal, your application, Bot, switch Requires OAuth2 Code Grant off, Save Changes.
doctor-no-server-install = The bot cannot be added to a server. Mend it: Discord Developer Portal, your application, Installation, tick Guild Install, Save Changes.
doctor-no-user-install = People cannot add the bot for themselves. If they should: Discord Developer Portal, your application, Installation, tick User Install, Save Changes.
doctor-intents = No privileged intent is switched on, as it should be.
doctor-intents-more = The bot needs no privileged intent, and these are switched on: { $intents }. Better off: Discord Developer Portal, your application, Bot, Privileged Gateway Intents.
doctor-starts = Discord lets this bot start no more today. It can start again in { $hours ->
    [one] about an hour
   *[other] about { $hours } hours
 }. Find out why it started so often: see its log.
doctor-commands = Discord knows all { $count } commands.
doctor-commands-unread = Discord did not say which commands it knows.
doctor-commands-next = The next start tells Discord of all { $count } commands.
doctor-commands-restart = The bot that runs is of another version than this program, or uses another token. Stop it and start it again: python -m bot run
doctor-commands-other = Discord lists other commands than this bot has. Stop the bot and start it once with: python -m bot run --sync
doctor-channel = The bot can write into the channel of REPORTS_CHANNEL.
doctor-channel-lacks = In the channel of REPORTS_CHANNEL the bot lacks: { $rights }. Mend it: Discord, that channel, Edit Channel, Permissions, add the bot, allow it.
doctor-channel-unread = Discord did not say whether the bot sees the channel of REPORTS_CHANNEL.
doctor-channel-unseen = The bot cannot see the channel of REPORTS_CHANNEL. Mend it: Discord, that channel, Edit Channel, Permissions, add the bot, allow View Channel and Send Messages. Or set REPORTS_CHANNEL to another channel.
