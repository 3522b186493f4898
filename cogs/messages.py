"""What the buttons of a private message do."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from discord.ext import commands

from bot.app import Clockstart
from bot.clock.deadline import Deadline
from bot.clock.now import today
from bot.clock.timeline import status
from bot.letters.fitting import fitting
from bot.planning import OVER, kept_until
from bot.reminders.attempts import Delivery
from bot.reminders.policy import Kind, snoozed
from bot.store.people import Person
from bot.text.kind import ExplainedError
from bot.tree import Interaction, turn, words_for
from bot.ui.card import Card
from bot.ui.opened import (
    SNOOZES,
    Told,
    day_card,
    done_card,
    kept_card,
    later_card,
    marked_card,
    next_monday,
    next_step_card,
    not_yet_card,
    open_card,
    over_card,
    set_card,
    standing,
)
from bot.ui.reminders import PAST, kind_now
from bot.ui.school import wants_days_off
from bot.ui.sheets import About, fresh
from cogs.choices import lists
from cogs.facts_shown import page_number
from cogs.letter import give
from cogs.talk import EAST

LISTS = 4
"""Lists of what can have happened: 25 in each."""
LETTERS = 3
"""So many letters at one press: more would be too much to read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A message that was sent, by its mark: what it tells of, and the person's own today."""

    mark: str
    delivery: Delivery
    told: tuple[Told, ...]
    person: Person
    zone: str
    today_on: date


class Messages(commands.Cog):
    """The buttons under private messages. They hold after a restart: all that they need is the mark."""

    def __init__(self, bot: Clockstart) -> None:
        self.bot = bot
        bot.on_press(
            {
                "open": self.open_case,
                "dm-open": self.open,
                "dm-how": self.how,
                "dm-done": self.done,
                "dm-event": self.happened,
                **lists("dm-event", LISTS, self.happened),
                **lists("dm-other", LISTS, self.happened),
                "dm-mark": self.mark,
                **lists("dm-mark", LISTS, self.mark),
                "dm-unmark": self.unmark,
                "dm-later": self.later,
                "dm-again": self.again,
                "dm-not-yet": self.not_yet,
                "dm-exact": self.exact,
                "dm-letter": self.letter,
                "dm-next": self.next_step,
                "case-keep": self.keep,
            }
        )

    async def _opened(self, interaction: Interaction, mark: str) -> Opened:
        """Return the message that was pressed, counted now; ExplainedError where it is gone."""
        user_id = interaction.user.id
        delivery = await self.bot.store.reminders.delivery_of(user_id, mark)
        person = await self.bot.store.people.get(user_id)
        if delivery is None or person is None:
            raise ExplainedError("gone")
        counted = await self.bot.planning.counted(delivery)
        told = tuple(
            Told(at, counted[one.case_id], one.wanted)
            for at, one in enumerate(delivery.reminders)
            if one.case_id in counted
        )
        zone = person.zone or EAST
        return Opened(mark, delivery, told, person, zone, today(self.bot.time.now(), zone))

    # What it is about

    async def open_case(self, interaction: Interaction, case: str, _delivery: str) -> None:
        """Show the case that the first message is about."""
        await self.bot.presses["show"](interaction, case, "0")

    async def open(self, interaction: Interaction, mark: str, page: str = "0") -> None:
        """Show what a message is about, to the person alone."""
        opened = await self._opened(interaction, mark)
        over = [one.counted.case for one in opened.told if one.wanted.kind is Kind.OVER]
        changed = [one.counted.case for one in opened.told if one.wanted.kind is Kind.CALENDAR]
        if not (over or changed) or standing(opened.told):
            await turn(interaction, self._about(interaction, opened, page, counted=False))
        for case in over:
            await turn(
                interaction, over_card(case, kept_until(case, opened.today_on), words_for(interaction))
            )
        for case in changed:
            await self.bot.presses["offer"](interaction, str(case.id))

    async def how(self, interaction: Interaction, mark: str, page: str = "0") -> None:
        """Show how each day of a message was counted."""
        opened = await self._opened(interaction, mark)
        await turn(interaction, self._about(interaction, opened, page, counted=True))

    def _about(self, interaction: Interaction, opened: Opened, page: str, *, counted: bool) -> Card:
        return open_card(
            opened.mark,
            opened.told,
            facts=self.bot.facts,
            words=words_for(interaction),
            today=opened.today_on,
            counted=counted,
            page=page_number(page),
        )

    # Done

    async def done(self, interaction: Interaction, mark: str) -> None:
        """Ask what has happened."""
        opened = await self._opened(interaction, mark)
        await turn(interaction, done_card(mark, opened.told, self.bot.facts, words_for(interaction)))

    async def happened(self, interaction: Interaction, _mark: str, picked: str) -> None:
        """Ask on which day; from there it goes on as with `/timeline log`."""
        case_id, _, code = picked.partition(".")
        case = await self.bot.own_case(interaction, case_id)
        if code not in self.bot.facts.events:
            raise ExplainedError("event-unknown")
        await turn(interaction, day_card(case, code, self.bot.facts, words_for(interaction)))

    async def mark(self, interaction: Interaction, mark: str, at: str) -> None:
        """Keep that a date is done, where no event shows it."""
        await self._mark(interaction, mark, at, done=True)

    async def unmark(self, interaction: Interaction, mark: str, at: str) -> None:
        """Take that back."""
        await self._mark(interaction, mark, at, done=False)

    async def _mark(self, interaction: Interaction, mark: str, at: str, *, done: bool) -> None:
        opened = await self._opened(interaction, mark)
        one = next((one for one in opened.told if str(one.at) == at), None)
        deadline = one.deadline if one else None
        if one is None or deadline is None:
            raise ExplainedError("gone")
        case = one.counted.case
        key = (one.wanted.jurisdiction, one.wanted.clock, one.wanted.event, one.wanted.event_on)
        async with self.bot.store.together():
            await self.bot.store.calendars.set_done(case.user_id, case.id, key, done=done)
            await self.bot.planning.replan(await self.bot.own_case(interaction, str(case.id)))
        await turn(interaction, marked_card(deadline, mark, one.at, words_for(interaction), done=done))

    # Later

    async def later(self, interaction: Interaction, mark: str) -> None:
        """Ask when to be told again."""
        await self._opened(interaction, mark)
        await turn(interaction, later_card(mark, words_for(interaction)))

    async def again(self, interaction: Interaction, mark: str, when: str) -> None:
        """Plan the same message once more, for those of its dates that still stand."""
        opened = await self._opened(interaction, mark)
        if when not in SNOOZES:
            raise ExplainedError("button-old")
        words = words_for(interaction)
        today_on = opened.today_on
        told_on = next_monday(today_on) if when == "monday" else today_on + timedelta(days=int(when))
        still = [pair for pair in standing(opened.told) if not _over(*pair, today_on)]
        if not still:
            await turn(interaction, self._about(interaction, opened, "0", counted=False))
            return
        async with self.bot.store.together():
            planned = [await self._plan_again(one, deadline, told_on, opened) for one, deadline in still]
        self.bot.scheduler.nudge()
        if not any(planned):
            raise ExplainedError("later-off")
        # A pause holds this message too.
        comes_on = max(told_on, opened.person.wishes.paused_until or told_on)
        days = sorted({deadline.next_day for _, deadline in still if deadline.next_day})
        before = [day for day in days if today_on < day < comes_on]
        await turn(interaction, set_card(comes_on, opened.person.wishes.hour, before, words))

    async def _plan_again(self, one: Told, deadline: Deadline, told_on: date, opened: Opened) -> bool:
        case = one.counted.case
        more = snoozed(deadline, told_on, zone=opened.zone, wishes=opened.person.wishes)
        return await self.bot.store.reminders.add(case.user_id, case.id, [more], self.bot.time.now())

    # Not sure, late, over

    async def not_yet(self, interaction: Interaction, mark: str) -> None:
        """Take it as it is, and say when it is asked again."""
        opened = await self._opened(interaction, mark)
        days: list[date] = []
        there = standing(opened.told)
        for one, _ in there:
            waiting = await self.bot.store.reminders.waiting_of(interaction.user.id, one.counted.case.id)
            days += [other.wanted.day for other in waiting if other.wanted.of == one.wanted.of]
        exact = wants_days_off(deadline for _, deadline in there)
        made = not_yet_card(mark, min(days, default=None), words_for(interaction), exact=exact)
        await turn(interaction, made)

    async def exact(self, interaction: Interaction, mark: str) -> None:
        """Show how to add the school's days off, which make an unsure day exact."""
        opened = await self._opened(interaction, mark)
        if not opened.told:
            raise ExplainedError("gone")
        await self.bot.presses["days-how"](interaction, str(opened.told[0].counted.case.id))

    async def letter(self, interaction: Interaction, mark: str) -> None:
        """Give the letter that fits the dates of the message, with those dates in it."""
        opened = await self._opened(interaction, mark)
        past = self._stage(opened, {*PAST, Kind.MAYBE})
        fits = [(one.counted.case, deadline, fitting(deadline, self.bot.facts)) for one, deadline in past]
        found = [(case, deadline, letter) for case, deadline, letter in fits if letter]
        if not found:
            await turn(interaction, self._about(interaction, opened, "0", counted=False))
        for case, deadline, letter in found[:LETTERS]:
            about = About(case, deadline)
            await give(self.bot, interaction, fresh(letter, case.state, case.plan).put(about), about)

    def _stage(self, opened: Opened, kinds: Collection[Kind]) -> list[tuple[Told, Deadline]]:
        """Return the dates of a message that are not done, and past where that is sure, of these kinds."""
        return [
            (one, deadline)
            for one, deadline in standing(opened.told)
            if kind_now(one.wanted, deadline, opened.today_on) in kinds
            and not _over(one, deadline, opened.today_on)
            and not (deadline.sure and deadline.next_day and deadline.next_day >= opened.today_on)
        ]

    async def next_step(self, interaction: Interaction, mark: str) -> None:
        """Show what is open a week after a day went by."""
        opened = await self._opened(interaction, mark)
        found = [(one.counted, deadline) for one, deadline in self._stage(opened, {Kind.NEXT_STEP})]
        words = words_for(interaction)
        if not found:
            await turn(interaction, self._about(interaction, opened, "0", counted=False))
        # One for each case: its plan and its first day gone by decide what is open to the parent.
        for counted, deadline in {
            counted.case.id: (counted, day) for counted, day in reversed(found)
        }.values():
            await turn(interaction, next_step_card(counted, deadline, self.bot.facts, words))

    async def keep(self, interaction: Interaction, case: str) -> None:
        """Keep a case that was over."""
        found = await self.bot.own_case(interaction, case)
        person = await self.bot.store.people.get(interaction.user.id)
        today_on = today(self.bot.time.now(), (person and person.zone) or EAST)
        async with self.bot.store.together():
            await self.bot.store.counts.keep(found.user_id, found.id, today_on)
            await self.bot.planning.replan(await self.bot.own_case(interaction, case))
        words = words_for(interaction)
        kept = await self.bot.own_case(interaction, case)
        await turn(interaction, kept_card(kept, kept_until(kept, today_on), words))


def _over(one: Told, deadline: Deadline, today_on: date) -> bool:
    """Tell whether a date is done, or beaten by another."""
    return status(deadline, one.counted.case.case.events, today_on) in OVER


async def setup(bot: Clockstart) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Messages(bot))
