"""Each command's own time, and what is offered while a person types, beside a command that does nothing.

Both bots live in this process, each with a small Discord of its own, and are asked in turn.
"""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

from bot.bench import nothing
from bot.bench.asking import Asked, Asker
from bot.bench.nothing import Nothing
from bot.bench.rows import Goal, Row, median, p99, ratio, row
from bot.clock.now import HandSetTime, RealTime
from bot.law.library import Library
from bot.playground.crowd import NOW
from bot.playground.filed import Took
from bot.playground.hands import Hands
from bot.playground.pointing import point_discord_here
from bot.playground.server import Playground
from bot.start import PLAYGROUND_TOKEN, playground, running
from bot.store.store import Store
from bot.text.catalogue import ENGLISH, words

PAUSE_SECONDS = 0.003
"""People do not ask on the heels of an answer; what the bot does after one is not timed with the next."""
ANSWERED, OFFERED = p99(50), p99(20)
NOTHING = Asked(nothing.COMMAND)

FACTS = {
    Asked("compare"): ratio(3),
    Asked("rights", {"topic": "iep-vs-504"}): ratio(3),
}
STORE = [
    Asked("word", {"term": "fape"}),
    Asked("steps"),
    Asked("who-helps"),
    Asked("timeline log", {"event": "consent", "date": "yesterday"}),
    Asked("timeline show"),
    Asked("timeline fix"),
    Asked("timeline breaks"),
    Asked("timeline delete"),
    Asked("letter", {"letter": "request-iep-evaluation"}),
    Asked("me show"),
    Asked("me settings"),
    Asked("me delete"),
    Asked("server setup", by="moderator"),
    Asked("server calendar", by="moderator"),
    Asked("server privacy", by="moderator"),
    Asked("server digest", by="moderator"),
    Asked("server data", by="moderator"),
    Asked("explainer list", by="moderator"),
]
FOUND = Asked("ask", {"question": "The school said no to testing my child. What now?"})
DRAWN = [Asked("timeline export"), Asked("me export"), Asked("explainer starter", by="moderator")]
"""They make files or long cards; no goal but the time."""
TYPED = [
    Asked("compare", {"aspect": "who"}, typing="aspect"),
    Asked("rights", {"topic": "evaluation"}, typing="topic"),
    Asked("word", {"term": "fre"}, typing="term"),
    Asked("ask", {"question": "?", "state": "new"}, typing="state"),
    Asked("timeline log", {"event": "consent"}, typing="event"),
    Asked("timeline log", {"event": "consent", "date": "the 3rd of oct"}, typing="date"),
    Asked("letter", {"letter": "evaluation"}, typing="letter"),
    Asked("explainer post", {"topic": "iep"}, typing="topic", by="moderator"),
]
GOALS: dict[Asked, tuple[Goal, ...]] = {
    **{asked: (goal, ANSWERED) for asked, goal in FACTS.items()},
    FOUND: (median(15), p99(40)),
    **dict.fromkeys(STORE, (ratio(10), ANSWERED)),
    **dict.fromkeys(DRAWN, (ANSWERED,)),
    **dict.fromkeys(TYPED, (OFFERED,)),
}


async def answers(facts: Library, rounds: int, asked: Sequence[Asked] = tuple(GOALS)) -> list[Row]:
    """Ask for each so many times; NotAnsweredError where one gets no answer."""
    took = {one: Took() for one in asked}
    async with _both(facts) as (ours, bare, store):
        await settle(ours)
        for at in range(rounds + 1):
            for one, times in took.items():
                with point_discord_here(bare.server.url):
                    beside = await bare.ask(NOTHING)
                own = await ours.ask(one)
                await RealTime().sleep(PAUSE_SECONDS)
                # What is saved after an answer is saved by then.
                await store.reminders.next_due_at()
                if at:
                    times.ours.append(own)
                    times.bare.append(beside)
    return [row(one.name, times, "nothing", *GOALS[one]) for one, times in took.items()]


async def settle(ours: Asker) -> None:
    """Let a parent save a day and turn reminders on, a moderator post an explainer, the bot index."""
    say = words(ENGLISH).say
    parent, moderator = Hands(ours.server, "parent"), Hands(ours.server, "moderator")
    draft = await parent.slash("timeline log", event="referral", date="2026-10-05", state="CA")
    saved = await parent.press(draft.message, say("button-email"))
    await parent.press(saved.message, say("button-remind"))
    await moderator.slash("explainer post", topic="iep-vs-504")
    await ours.ask(FOUND)


@asynccontextmanager
async def _both(facts: Library) -> AsyncGenerator[tuple[Asker, Asker, Store]]:
    """Run both; Discord is where ours is."""
    time = HandSetTime(NOW)
    small = Playground(time=time)
    await small.start()
    try:
        with point_discord_here(small.url):
            async with running(Nothing(), PLAYGROUND_TOKEN), playground(facts, time) as (server, bot):
                yield Asker(server), Asker(small), bot.store
    finally:
        await small.close()
