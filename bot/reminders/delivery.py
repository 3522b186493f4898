"""One delivery -> one private message. The one place that knows Discord's delivery errors."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import aiohttp
import discord

from bot.clock.now import Time, today
from bot.reminders.attempts import Bug, Delivery, Later, Outcome, Refused, Reminder, Sent, Stop
from bot.reminders.pace import A_SECOND, Pace
from bot.store.cases import SavedCase
from bot.store.people import Person
from bot.text.catalogue import Words, words
from bot.ui.card import SEPARATOR, Card
from bot.ui.reminders import Counted, Lateness, first_card, reminder_card

log = logging.getLogger(__name__)

REFUSED = {50007: "dms_closed", 50278: "no_shared_server", 10013: "person_gone"}
STALE_CHANNEL = {50001, 10003}
TOO_FAST = 40003
UNAUTHORIZED = 401
SERVER_FAULT = 500
TOO_MANY = 429
LOOK_BACK_MESSAGES = 100
"""As many as one request gives."""
SEND_WITHIN_SECONDS = 60
"""The library waits and tries again by itself: no longer, or Discord may have forgotten the nonce."""
LATE = timedelta(hours=1)
"""So much after its time a message says that it is late."""


class Sender:
    """Sends private messages to people by their id, never to a channel that was kept."""

    def __init__(self, client: discord.Client, time: Time, requests_a_second: int = A_SECOND) -> None:
        self._client = client
        self._time = time
        self.pace = Pace(time, requests_a_second)
        """Shared with all else that the bot sends by itself."""

    async def deliver(self, delivery: Delivery, person: Person, counted: Mapping[int, Counted]) -> Outcome:
        """Send a delivery, or say why not; looks for it first where it may have been sent before."""
        now = self._time.now()
        made = reminder_card(
            delivery,
            counted,
            words=words(person.language or "en"),
            today=today(now, delivery.reminders[0].wanted.zone),
            lateness=lateness(delivery, now),
            full=person.wishes.full_text,
        )
        return await self._send(delivery.user_id, made, delivery.nonce, look_first=delivery.maybe_sent)

    async def prove(self, case: SavedCase, next_on: date | None, said: Words) -> Outcome:
        """Send the first message at once, so that a person sees that messages arrive.

        `next_on` is the day of the next one, None where none waits.
        """
        # The moment of opting in makes it the same message for a double click, and another one later on.
        wished = int(case.opted_in_at.timestamp()) if case.opted_in_at else 0
        made = first_card(case.id, next_on, said)
        return await self._send(case.user_id, made, f"{case.id}-{wished}")

    async def _send(self, user_id: int, made: Card, nonce: str, *, look_first: bool = False) -> Outcome:
        outcome = await self._attempt(user_id, made, nonce, look_first=look_first, afresh=False)
        if isinstance(outcome, Later) and outcome.code in _STALE:
            # The channel that the library remembers is gone: Discord opens another, once.
            outcome = await self._attempt(user_id, made, nonce, look_first=look_first, afresh=True)
        if isinstance(outcome, Refused):
            self.pace.refused()
        return outcome

    async def _attempt(
        self, user_id: int, made: Card, nonce: str, *, look_first: bool, afresh: bool
    ) -> Outcome:
        # The wait for a turn is outside the limit: Discord has seen nothing yet.
        await self.pace.wait()
        try:
            async with asyncio.timeout(SEND_WITHIN_SECONDS):
                channel = await self._channel(user_id, afresh=afresh)
                if look_first and await _there(channel, nonce):
                    return Sent()
                await self.pace.wait()
                await channel.send(view=made, nonce=nonce)
        except Exception as error:  # noqa: BLE001  # each fault has an outcome; none may stop the loop
            return outcome_of(error)
        return Sent()

    async def _channel(self, user_id: int, *, afresh: bool) -> discord.DMChannel | discord.PartialMessageable:
        if not afresh:
            return await self._client.create_dm(discord.Object(user_id))
        opened = await self._client.http.start_private_message(user_id)
        return self._client.get_partial_messageable(int(opened["id"]), type=discord.ChannelType.private)


async def _there(channel: discord.abc.Messageable, nonce: str) -> bool:
    """Tell whether a message with this delivery's id on a button is among the last ones."""
    async for message in channel.history(limit=LOOK_BACK_MESSAGES):
        view = discord.ui.LayoutView.from_message(message, timeout=None) if message.components else None
        for item in view.walk_children() if view else ():
            if nonce in str(getattr(item, "custom_id", "")).split(SEPARATOR):
                return True
    return False


def lateness(delivery: Delivery, now: datetime) -> Lateness | None:
    """Return why a message comes after its time, None where it does not."""
    if any(_held(one) for one in delivery.reminders):
        return Lateness.PAUSED
    if not all(now - one.due_at > LATE for one in delivery.reminders):
        return None
    return Lateness.NOT_TAKEN if delivery.last_error else Lateness.NOT_RUNNING


def _held(reminder: Reminder) -> bool:
    """Tell whether it waited for the end of a pause."""
    zone = ZoneInfo(reminder.wanted.zone)
    return reminder.due_at.astimezone(zone).date() > reminder.wanted.day


_STALE = {f"discord_{code}" for code in STALE_CHANNEL}


def outcome_of(error: Exception) -> Outcome:
    """Return what a fault of a send means for the delivery."""
    if isinstance(error, discord.HTTPException) and (said := _said(error)):
        return said
    if isinstance(error, discord.RateLimited):
        return Later(error.retry_after, "rate_limited")
    if isinstance(error, aiohttp.ClientError | OSError | TimeoutError):
        return Later(code="network")
    log.error("a send failed: %s", type(error).__qualname__)
    return Bug(type(error).__qualname__)


def _said(error: discord.HTTPException) -> Outcome | None:
    """Return what an answer of Discord's means; None for one that only a fault of ours can bring."""
    if error.status == UNAUTHORIZED:
        return Stop("token_refused")
    if error.code in REFUSED:
        return Refused(REFUSED[error.code])
    if error.code in STALE_CHANNEL or error.code == TOO_FAST:
        return Later(code=f"discord_{error.code}")
    if error.status == TOO_MANY or error.status >= SERVER_FAULT:
        return Later(code=f"http_{error.status}")
    return None
