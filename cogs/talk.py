"""The talk before a day is saved: what was typed, then what is missing, then a button that saves it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import discord

from bot.app import Clockstart
from bot.clock.case import Child
from bot.clock.now import today
from bot.clock.reading import Kind, Reading, read
from bot.law.model import Plan, State
from bot.store.cases import Added
from bot.store.people import Person
from bot.store.servers import Setup
from bot.text.kind import ExplainedError
from bot.tree import Form, Interaction, Press, answer, language_for, turn, words_for
from bot.ui.card import Card, custom_id
from bot.ui.drafts import (
    ASK,
    Defaults,
    Draft,
    begun,
    confirm_card,
    delivery_card,
    event_card,
    state_card,
    unread_card,
    zone_card,
)
from cogs.choices import STATE_LISTS, lists, state_code
from cogs.facts_shown import setup_of

EAST, WEST = "America/New_York", "Pacific/Honolulu"
"""The first and the last of the states to see a new day."""
OLDEST_YEARS = 10
EVENT_LISTS = 3
"""Lists over which the steps are spread, below the one of those that are used most."""

Saved = Callable[[Interaction, Added], Awaitable[None]]
"""Shows what was saved."""


class Talk:
    """Leads from words to a saved day. All that is known so far travels in the buttons."""

    def __init__(self, bot: Clockstart, saved: Saved) -> None:
        self._bot = bot
        self._saved = saved

    @property
    def presses(self) -> dict[str, Press]:
        """What the buttons and lists of the talk do."""
        return {
            "log": self._ask_event,
            "log-go": self._go_on,
            "log-ask": self._ask_day,
            **lists("log-ask", EVENT_LISTS, self._ask_day),
            "log-written": self._take_day,
            "log-mail": self._ask_delivery,
            "log-where": self._ask_state,
            "log-zone": self._ask_zone,
            "log-save": self._save,
            **lists("log-state", STATE_LISTS, self._choose_state),
        }

    async def begin(
        self,
        interaction: Interaction,
        text: str,
        *,
        event: str,
        state: str | None,
        child: Child | None,
        plan: Plan | None,
    ) -> None:
        """Read the day that was typed, and ask for what is missing."""
        kind = self._bot.facts.events.get(event)
        if kind is None:
            raise ExplainedError("event-unknown")
        if plan and plan not in kind.plans:
            raise ExplainedError("event-not-for-plan", plan=words_for(interaction).say(f"plan-{plan}"))
        last = await self._bot.store.people.last_case(interaction.user.id)
        draft = begun(kind, last, child, plan, state_code(state, self._bot.facts) if state else "")
        await self._read_day(
            interaction, draft if state else await self._with_state(interaction, draft), text
        )

    async def today(self, interaction: Interaction, draft: Draft | None = None) -> date:
        """Return the person's own today; New York's where their zone is not known yet."""
        return today(self._bot.time.now(), await self._zone(interaction, draft) or EAST)

    def day_of(self, reading: Reading, event: str) -> date | None:
        """Return the day that an event can be logged on, as it was read; None where it names none."""
        # A meeting or a hearing that is set lies ahead; all else is logged once it has happened.
        good = (Kind.EXACT, Kind.FUTURE) if self._bot.facts.events[event].ahead else (Kind.EXACT,)
        return reading.day if reading.kind in good else None

    async def _with_state(self, interaction: Interaction, draft: Draft) -> Draft:
        """Take the state of the case, else the one that the person saved, else the server's default.

        The last is named before anything is saved, with a button for another one.
        """
        case = await self._bot.store.cases.case_of(interaction.user.id, draft.child, draft.plan)
        person = await self._bot.store.people.get(interaction.user.id)
        own = (case.state if case else None) or (person and person.state)
        return replace(draft, state=own or (await setup_of(self._bot, interaction)).state or "")

    async def _read_day(self, interaction: Interaction, draft: Draft, text: str) -> None:
        """Read a day as typed. Where the person's own today is not known yet, it must hold in every zone."""
        zone = await self._zone(interaction, draft)
        words = words_for(interaction)
        now = self._bot.time.now()
        todays = [today(now, one) for one in ([zone] if zone else [EAST, WEST])]
        readings = [read(text, language=language_for(interaction), today=one) for one in todays]
        if unread := next((one for one in readings if self.day_of(one, draft.event) is None), None):
            await _show(interaction, unread_card(unread, draft, words))
            return
        days = [one.day for one in readings if one.day]
        if len(set(days)) == 1:
            draft = draft.on(days[0])
        else:
            # "yesterday" around midnight: the day hangs on the zone, which is asked next.
            draft = replace(draft, day=f"today-{(todays[0] - days[0]).days}")
        await self._next(interaction, draft)

    async def _next(self, interaction: Interaction, draft: Draft) -> None:
        """Ask for the next thing that is missing; at the end, to confirm."""
        words = words_for(interaction)
        if not draft.state:
            await _show(interaction, state_card(draft, self._bot.facts, words))
            return
        server = await setup_of(self._bot, interaction)
        zone = await self._zone(interaction, draft)
        if zone is None and (place := _zone_at(server, draft, self._state(draft))):
            draft = replace(draft, zone=place)
            zone = server.zone
        if zone is None:
            await _show(interaction, zone_card(draft, self._state(draft), words))
            return
        now_on = today(self._bot.time.now(), zone)
        day = _day(draft, now_on)
        refuse_too_old(day, now_on)
        defaults = await self._defaults_in(interaction, draft, server)
        await _show(interaction, confirm_card(draft, day, now_on, self._bot.facts, words, defaults=defaults))

    async def _defaults_in(self, interaction: Interaction, draft: Draft, server: Setup) -> Defaults:
        """Return which parts of a draft may be the server's choice and not the person's own."""
        if draft.state != server.state:
            return Defaults()
        user_id = interaction.user.id
        case = await self._bot.store.cases.case_of(user_id, draft.child, draft.plan)
        person = await self._bot.store.people.get(user_id)
        return Defaults(
            state=case is None and not (person and person.state),
            zone=bool(draft.zone and server.zone) and draft.zone_of(self._state(draft)) == server.zone,
        )

    async def _ask_event(self, interaction: Interaction) -> None:
        last = await self._bot.store.people.last_case(interaction.user.id)
        drafts = [begun(kind, last) for kind in self._bot.facts.events.values()]
        await turn(interaction, event_card(drafts, self._bot.facts, words_for(interaction)))

    async def _ask_state(self, interaction: Interaction, text: str) -> None:
        draft = replace(Draft.decode(text), zone="")
        await turn(interaction, state_card(draft, self._bot.facts, words_for(interaction)))

    async def _ask_zone(self, interaction: Interaction, text: str) -> None:
        draft = Draft.decode(text)
        await turn(interaction, zone_card(draft, self._state(draft), words_for(interaction)))

    async def _go_on(self, interaction: Interaction, text: str) -> None:
        await self._next(interaction, Draft.decode(text))

    async def _choose_state(self, interaction: Interaction, text: str, state: str) -> None:
        code = state_code(state, self._bot.facts)
        await self._next(interaction, replace(Draft.decode(text), state=code, zone=""))

    async def _ask_day(self, interaction: Interaction, text: str) -> None:
        draft = self._draft(text)
        words = words_for(interaction)
        label = words.say("date-modal-label-delivered" if draft.how == "mail" else "date-modal-label")
        then = custom_id("log-written", draft.encode())
        form = Form(words.say("date-modal-title"), label, words.say("date-modal-hint"), then)
        await interaction.response.send_modal(form)

    async def _take_day(self, interaction: Interaction, text: str, line: str) -> None:
        draft = self._draft(text)
        filled = draft if draft.state else await self._with_state(interaction, draft)
        await self._read_day(interaction, replace(filled, day=ASK), line)

    async def _ask_delivery(self, interaction: Interaction, text: str) -> None:
        draft = Draft.decode(text)
        day = _day(draft, await self.today(interaction, draft))
        await turn(interaction, delivery_card(draft, day, words_for(interaction)))

    async def _save(self, interaction: Interaction, text: str) -> None:
        """Save the day, with the person's state and zone: they are asked for once."""
        draft = self._draft(text)
        zone = await self._zone(interaction, draft)
        if zone is None:
            raise ExplainedError("button-old")
        day = _day(draft, await self.today(interaction, draft))
        user_id = interaction.user.id
        language = words_for(interaction).language
        async with self._bot.store.together():
            await self._bot.store.people.save(Person(user_id, draft.state, zone, language))
            added = await self._bot.store.cases.add_event(
                user_id, child=draft.child, plan=draft.plan, state=draft.state, event=draft.to_event(day)
            )
            # The zone is the person's, so their other cases may have to come at another hour.
            await self._bot.planning.replan_all(user_id)
        await self._saved(interaction, added)

    def _draft(self, text: str) -> Draft:
        """Return the draft of a press; ExplainedError for one of a step that is not known any more."""
        draft = Draft.decode(text)
        if draft.event not in self._bot.facts.events:
            raise ExplainedError("button-old")
        return draft

    def _state(self, draft: Draft) -> State:
        return self._bot.facts.states[state_code(draft.state, self._bot.facts)]

    async def _zone(self, interaction: Interaction, draft: Draft | None) -> str | None:
        """Return the zone: chosen just now, the state's only one, or saved before for the same state."""
        person = await self._bot.store.people.get(interaction.user.id)
        if draft is None or not draft.state:
            return person.zone if person else None
        state = self._state(draft)
        if zone := draft.zone_of(state):
            return zone
        return person.zone if person and person.zone in [one.zone for one in state.zones] else None


def _zone_at(server: Setup, draft: Draft, state: State) -> str:
    """Return the place of the server's zone among those of its own state; empty where it does not fit."""
    if server.state != draft.state:
        return ""
    return next((str(at) for at, one in enumerate(state.zones) if one.zone == server.zone), "")


def _day(draft: Draft, today_on: date) -> date:
    day = draft.day_on(today_on)
    if day is None:
        raise ExplainedError("button-old")
    return day


def refuse_too_old(day: date, today_on: date) -> None:
    """Raise ExplainedError for a day that is too long ago to count from."""
    if day.year < today_on.year - OLDEST_YEARS:
        raise ExplainedError("date-too-old")


async def zone_of(bot: Clockstart, interaction: Interaction) -> str:
    """Return the person's own zone; New York's where it is not known yet."""
    person = await bot.store.people.get(interaction.user.id)
    return (person and person.zone) or EAST


async def _show(interaction: Interaction, made: Card) -> None:
    """Turn the card where one was pressed; give a command a new one."""
    if interaction.type is discord.InteractionType.application_command:
        await answer(interaction, made)
    else:
        await turn(interaction, made)
