### What the operator's channel hears of faults: kinds, counts, and numbers to look up in the log.

trouble-title = { $count ->
    [one] The bot met 1 fault
   *[other] The bot met { $count } faults
 }
trouble-kind = { $kind }: { $count }, the last one with number { $number }
trouble-kind-bare = { $kind }: { $count }
trouble-what = Look up the number in the bot's log, or run: python -m bot doctor. Nothing is known here of who met it or what they wrote.
