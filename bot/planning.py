"""From saved days to planned reminders, and from a due reminder to its message. Knows no command.

A case is counted and planned again whenever something changes; what a crash leaves, the next start finds.
"""

import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from bot.clock.case import Event
from bot.clock.deadline import Deadline
from bot.clock.moves import Shown, Why, about, now_shown, with_moves
from bot.clock.now import Time, today
from bot.clock.school import SchoolCalendar
from bot.clock.timeline import Status, deadlines, status
from bot.clock.zones import zone_rules
from bot.law.library import Library
from bot.reminders.attempts import Delivery, Nothing, Outcome, Sent
from bot.reminders.policy import Kind, Wanted, Wishes, moved, offered, open_until, over, wanted
from bot.reminders.scheduler import log_fault
from bot.store.cases import SavedCase
from bot.store.errors import StoreError
from bot.store.people import Person
from bot.store.store import Store
from bot.ui.reminders import Counted

log = logging.getLogger(__name__)

OVER = (Status.MET, Status.BEATEN)
"""Nobody is reminded of what is done, nor of a day behind the one that wins."""
KEPT_DAYS = 731
"""Two years: so long a case is kept after its last day, or after its person said that they need it."""
A_DAY_SECONDS = 86_400.0


class Deliver(Protocol):
    """Sends a message."""

    def __call__(
        self, delivery: Delivery, person: Person, counted: Mapping[int, Counted]
    ) -> Awaitable[Outcome]:
        """Send a delivery to a person, about these cases."""
        ...


class Planning:
    """Counts cases and plans their reminders. `nudge` is called when something new may be due."""

    def __init__(self, facts: Library, store: Store, time: Time, nudge: Callable[[], None]) -> None:
        self._facts = facts
        self._store = store
        self._time = time
        self._nudge = nudge
        self._version = counted_by(facts)

    async def deadlines_of(self, case: SavedCase) -> list[Deadline]:
        """Count a case by the school's days that it keeps; each deadline tells if its day has moved."""
        calendar = await self._store.calendars.of_case(case.user_id, case.id)
        shown = await self._store.calendars.shown(case.user_id, case.id)
        return with_moves(deadlines(case.case, self._facts, calendar), shown)

    def counted_with(self, case: SavedCase, calendar: SchoolCalendar) -> list[Deadline]:
        """Count a case as it would be with other school's days; saves nothing."""
        return deadlines(case.case, self._facts, calendar)

    async def replan(self, case: SavedCase, why: Why = "calendar", *, tell: bool = False) -> Counted:
        """Count a case again, keep which days moved, and make its reminders those that are asked for now.

        `tell`: a day that moved is told by a message. Where the case changes meanwhile, it is done again.
        """
        while True:
            counted = await self._replan(case, why, tell=tell)
            if counted:
                self._nudge()
                return counted
            again = await self._store.cases.case_by_id(case.user_id, case.id)
            if again is None:
                return Counted(case, [])
            case = again

    async def _replan(self, case: SavedCase, why: Why, *, tell: bool) -> Counted | None:
        calendar = await self._store.calendars.of_case(case.user_id, case.id)
        before = await self._store.calendars.shown(case.user_id, case.id)
        found = deadlines(case.case, self._facts, calendar)
        # A day that moves by what the person does is on the card before them.
        shown = now_shown(before, found, why, told=not tell)
        # All or nothing: a day kept as moved without its message would never be told.
        async with self._store.together():
            if set(shown) != set(before) or case.law_version != self._facts.law_version:
                # Nearly always nothing moved; then each send and each start is spared a write to the disk.
                await self._store.calendars.show(case.user_id, case.id, shown, self._facts.law_version)
            found = with_moves(found, shown)
            person = await self._store.people.get(case.user_id)
            if person is None or person.zone is None:
                return Counted(case, found)
            last_on = await self._plan(case, found, person.zone, person.wishes, before if tell else None)
            if not await self._store.counts.note(case, self._version, last_on):
                return None
        return Counted(case, found)

    async def _plan(
        self,
        case: SavedCase,
        found: Sequence[Deadline],
        zone: str,
        wishes: Wishes,
        before: Iterable[Shown] | None,
    ) -> date | None:
        """Plan what a case asks for; `before`: the days until now, for a message on what moved.

        Returns the last day that anything of it is about.
        """
        now = self._time.now()
        events = case.case.events
        still = still_open(found, events, today(now, zone))
        last_on = open_until(events, still)
        if case.opted_in_at is None:
            return last_on
        asked = asked_for(events, still, last_on, zone=zone, wishes=wishes)
        if (offer := await self._store.taken.offer(case.user_id, case.id)) and not offer.told:
            asked += offered(events, offer.changed_at, zone=zone, wishes=wishes)
        if before is not None:
            known = {one.about: one.day for one in before}
            new = [one for one in still if known.get(about(one), one.next_day) != one.next_day]
            asked += moved(new, now, zone=zone, wishes=wishes)
        await self._store.reminders.plan(case.user_id, case.id, asked, now)
        return last_on

    async def replan_all(self, user_id: int) -> None:
        """Plan every case of a person again."""
        for case in await self._store.cases.cases_of(user_id):
            await self.replan(case)

    async def catch_up(self) -> None:
        """Count again what other rules counted, and plan what a crash left unplanned.

        Each case is done by itself, so a stop in between goes on at the next start.
        """
        after: int | None = 0
        while after is not None:
            cases, after = await self._store.counts.to_plan(self._version, after=after)
            for case in cases:
                await self._replan_safely(case)

    async def let_go(self) -> None:
        """Delete, now and each day, the cases that nothing has been about for two years."""
        while True:
            before = self._time.now().date() - timedelta(days=KEPT_DAYS)
            try:
                if gone := await self._store.counts.remove_over(before):
                    log.info("%d cases were over for two years and are deleted", gone)
                await self._store.unsaved.let_go(self._time.now())
            except StoreError as error:
                log_fault("what is over could not be deleted", error)
            await self._time.sleep(A_DAY_SECONDS)

    async def _replan_safely(self, case: SavedCase) -> None:
        try:
            await self.replan(case, "law", tell=True)
        except Exception as error:  # noqa: BLE001  # one case that cannot be counted holds nobody else up
            log_fault(f"case {case.id} could not be counted again", error)

    async def deliver(self, delivery: Delivery, send: Deliver) -> Outcome:
        """Count the cases once more, so that what has moved or is met is not told, then send what is left."""
        counted = await self.counted(delivery)
        left = await self._store.reminders.still_sending(delivery.id)
        person = await self._store.people.get(delivery.user_id)
        if not left or person is None:
            return Nothing()
        outcome = await send(delivery._replace(reminders=tuple(left)), person, counted)
        if isinstance(outcome, Sent):
            await self._note_offered(
                [one.case_id for one in left if one.wanted.kind is Kind.CALENDAR], person
            )
        return outcome

    async def _note_offered(self, cases: Iterable[int], person: Person) -> None:
        """Keep that a message told of a district's other calendar: no command asks about it again."""
        # It was sent: a fault here must not send it once more.
        with contextlib.suppress(StoreError):
            for case_id in cases:
                if offer := await self._store.taken.offer(person.user_id, case_id):
                    await self._store.taken.note_told(person.user_id, case_id, offer.changed_at)

    async def counted(self, delivery: Delivery) -> dict[int, Counted]:
        """Return the cases of a delivery, counted now; one is missing that is gone or cannot be counted."""
        made: dict[int, Counted] = {}
        for case_id in dict.fromkeys(one.case_id for one in delivery.reminders):
            case = await self._store.cases.case_by_id(delivery.user_id, case_id)
            if case is None:
                continue
            try:
                made[case_id] = await self._counted_now(case)
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001  # it takes no other case's reminder along
                log_fault(f"case {case.id} could not be counted for a message", error)
        return made

    async def _counted_now(self, case: SavedCase) -> Counted:
        if case.planned_by == self._version:
            # Nothing that it is counted from has changed since it was planned, so the plan is the same.
            return Counted(case, await self.deadlines_of(case))
        return await self.replan(case, "law", tell=True)


def counted_by(facts: Library) -> str:
    """Return by which law and zone data a case is counted now."""
    zones = {zone.zone for state in facts.states.values() for zone in state.zones}
    return f"{facts.law_version}/{zone_rules(zones)}"


def still_open(found: Iterable[Deadline], events: Sequence[Event], today_on: date) -> list[Deadline]:
    """Return the deadlines that anybody may still be reminded of."""
    return [one for one in found if status(one, events, today_on) not in OVER]


def asked_for(
    events: Sequence[Event], still: Iterable[Deadline], last_on: date | None, *, zone: str, wishes: Wishes
) -> list[Wanted]:
    """Return the reminders of a case that its open deadlines, and the end of it all, ask for."""
    return [*wanted(still, zone=zone, wishes=wishes), *over(events, last_on, zone=zone, wishes=wishes)]


def kept_until(case: SavedCase, today_on: date) -> date:
    """Return the day until which a case is kept if nothing more is saved."""
    last_on = max(day for day in (case.open_until, case.kept_on, date.min) if day)
    return (today_on if last_on == date.min else last_on) + timedelta(days=KEPT_DAYS)
