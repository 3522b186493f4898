### What the bot bears: many people at once, many servers. For a host.

cli-bench-soak = Let 200 people use the bot for so many minutes, on bad days of Discord that go by quickly. Exit code 1 if anything is unanswered, wrong, lost or doubled.
cli-bench-servers = Start the bot in so many servers. It shows how soon it is up and how much it holds, beside a bare bot.
soak-people = { $people } people, { $seconds } seconds; seed { $seed }
soak-interactions = { $count } commands, presses and forms, { $rate } a second
soak-answers = answered in { $median } ms at the median, { $p99 } ms at p99, with { $percent }% of a core
soak-unanswered = { $count } unanswered
soak-unanswered-one = - { $what }
soak-errors = { $count } answers that told of a fault of ours
soak-breaches = { $count } requests that Discord would refuse
soak-deliveries = { $count } messages came in { $days } days; { $faults } faults of Discord met
soak-memory = memory of the bot: { $before } MB in the third quarter, { $after } MB in the last
servers-head = { $servers } servers, { $shards ->
    [one] one shard
   *[other] { $shards } shards
}
servers-few = in two servers: ready after { $seconds } s, { $megabytes } MB
servers-many = in all of them: ready after { $seconds } s, { $megabytes } MB
servers-bare = a bare discord.py bot in all of them: ready after { $seconds } s, { $megabytes } MB
