"""A district's calendar changed: its people are offered the new days, and choose."""

from bot.app import Clockstart
from bot.clock.moves import apart
from bot.clock.now import today
from bot.planning import still_open
from bot.store.cases import SavedCase
from bot.store.taken import Offer
from bot.store.unsaved import Version
from bot.text.kind import ExplainedError
from bot.tree import Interaction, Press, answer, row_id, turn, words_for
from bot.ui.card import Card
from bot.ui.districts import kept_days_card, offer_card
from cogs.talk import zone_of


class Offers:
    """The new days of a calendar that a case took: shown, taken, or left."""

    def __init__(self, bot: Clockstart) -> None:
        self._bot = bot

    @property
    def presses(self) -> dict[str, Press]:
        """What the buttons do."""
        return {"offer": self._show, "offer-take": self._take, "offer-keep": self._keep}

    async def _show(self, interaction: Interaction, case: str) -> None:
        """Show what a case is offered: a message led here."""
        found = await self._bot.own_case(interaction, case)
        offer = await self._bot.store.taken.offer(found.user_id, found.id)
        if offer is None:
            raise ExplainedError("offer-gone")
        # Beside what the message opened: it may be about several cases.
        await answer(interaction, await offered(self._bot, interaction, found, offer))

    async def _take(self, interaction: Interaction, case: str, version: str) -> None:
        """Count by the new days, if they are still those that were shown."""
        found = await self._bot.own_case(interaction, case)
        offer = await self._bot.store.taken.offer(found.user_id, found.id)
        if offer is None:
            raise ExplainedError("offer-gone")
        if int(offer.changed_at.timestamp()) != row_id(version):
            # Changed once more since: what it means now is not what was shown.
            await turn(interaction, await offered(self._bot, interaction, found, offer))
            return
        taken = Version(offer.mark, offer.changed_at)
        async with self._bot.store.together():
            await self._bot.store.calendars.save(found.user_id, found.id, offer.calendar, taken)
            await self._bot.planning.replan(found, "calendar")
        await self._bot.presses["show"](interaction, case, "0")

    async def _keep(self, interaction: Interaction, case: str, version: str) -> None:
        """Go on with the days that the case has, and ask about this change no more."""
        found = await self._bot.own_case(interaction, case)
        offer = await self._bot.store.taken.offer(found.user_id, found.id)
        if offer and int(offer.changed_at.timestamp()) == row_id(version):
            await note_told(self._bot, found, offer)
        await turn(interaction, kept_days_card(found.id, words_for(interaction)))


async def offered(bot: Clockstart, interaction: Interaction, case: SavedCase, offer: Offer) -> Card:
    """Return the card that offers the new days, with what they change."""
    zone = await zone_of(bot, interaction)
    today_on = today(bot.time.now(), zone)
    now = still_open(await bot.planning.deadlines_of(case), case.case.events, today_on)
    then = bot.planning.counted_with(case, offer.calendar)
    return offer_card(case, offer, apart(now, then), words_for(interaction), zone)


async def note_told(bot: Clockstart, case: SavedCase, offer: Offer) -> None:
    """Keep that the person was asked: no message asks once more."""
    async with bot.store.together():
        await bot.store.taken.note_told(case.user_id, case.id, offer.changed_at)
        await bot.planning.replan(case)
