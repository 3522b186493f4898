"""One delivery -> one private message. The one place that knows Discord's delivery errors."""

import asyncio
import logging
from datetime import date, datetime, timedelta

import aiohttp
import discord

from bot.clock.now import Time, today
from bot.reminders.policy import Bug, Delivery, Kind, Later, Outcome, Refused, Sent
from bot.store.cases import SavedCase
from bot.store.people import People
from bot.text.catalogue import Words, words
from bot.ui.card import SEPARATOR, Card
from bot.ui.reminders import first_card, reminder_card

log = logging.getLogger(__name__)

REFUSED = {50007: "dms_closed", 50278: "no_shared_server", 10013: "person_gone"}
STALE_CHANNEL = {50001, 10003}
TOO_FAST = 40003
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

    def __init__(self, client: discord.Client, people: People, time: Time) -> None:
        self._client = client
        self._people = people
        self._time = time

    async def deliver(self, delivery: Delivery) -> Outcome:
        """Send a delivery, or say why not; looks for it first where it may have been sent before."""
        person = await self._people.get(delivery.user_id)
        said = words((person and person.language) or "en")
        made = self._card(delivery, said)
        return await self._send(delivery.user_id, made, delivery.nonce, look_first=delivery.maybe_sent)

    async def prove(self, case: SavedCase, next_on: date | None, said: Words) -> Outcome:
        """Send the first message at once, so that a person sees that messages arrive."""
        # The moment of opting in makes it the same message for a double click, and another one later on.
        wished = int(case.opted_in_at.timestamp()) if case.opted_in_at else 0
        made = first_card(case.id, next_on, said)
        return await self._send(case.user_id, made, f"{case.id}-{wished}")

    def _card(self, delivery: Delivery, said: Words) -> Card:
        now = self._time.now()
        days = [(one.wanted.deadline_on, one.wanted.kind is not Kind.MAYBE) for one in delivery.reminders]
        return reminder_card(
            list(dict.fromkeys(one.case_id for one in delivery.reminders)),
            delivery.nonce,
            days,
            words=said,
            today=today(now, delivery.reminders[0].wanted.zone),
            late=late(delivery, now),
        )

    async def _send(self, user_id: int, made: Card, nonce: str, *, look_first: bool = False) -> Outcome:
        try:
            async with asyncio.timeout(SEND_WITHIN_SECONDS):
                # By user id each time: Discord gives the same channel again, or a new one for a stale one.
                channel = await self._client.create_dm(discord.Object(user_id))
                if look_first and await _there(channel, nonce):
                    return Sent()
                await channel.send(view=made, nonce=nonce)
        except Exception as error:  # noqa: BLE001  # each fault has an outcome; none may stop the loop
            return outcome_of(error)
        return Sent()


async def _there(channel: discord.DMChannel, nonce: str) -> bool:
    """Tell whether a message with this delivery's id on a button is among the last ones."""
    async for message in channel.history(limit=LOOK_BACK_MESSAGES):
        view = discord.ui.LayoutView.from_message(message, timeout=None) if message.components else None
        for item in view.walk_children() if view else ():
            if nonce in str(getattr(item, "custom_id", "")).split(SEPARATOR):
                return True
    return False


def late(delivery: Delivery, now: datetime) -> bool:
    """Tell whether the message comes so much after its time that it should say so."""
    return all(now - one.due_at > LATE for one in delivery.reminders)


def outcome_of(error: Exception) -> Outcome:
    """Return what a fault of a send means for the delivery."""
    if isinstance(error, discord.HTTPException):
        if error.code in REFUSED:
            return Refused(REFUSED[error.code])
        if error.code in STALE_CHANNEL or error.code == TOO_FAST:
            return Later(code=f"discord_{error.code}")
        if error.status == TOO_MANY or error.status >= SERVER_FAULT:
            return Later(code=f"http_{error.status}")
    if isinstance(error, discord.RateLimited):
        return Later(error.retry_after, "rate_limited")
    if isinstance(error, aiohttp.ClientError | OSError | TimeoutError):
        return Later(code="network")
    log.error("a send failed: %s", type(error).__qualname__)
    return Bug(type(error).__qualname__)
