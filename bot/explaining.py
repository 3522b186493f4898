"""Explainers in channels: posted, pinned, looked after, kept true.

Each is done by itself and marked at once, so a crash in between goes on at the next start. What a person
unpinned or deleted is told once and never forced back.
"""

import asyncio
import hashlib
import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

import discord

from bot.channels import Channels, Trouble
from bot.clock.now import Time
from bot.explained import Refreshed, Started
from bot.law.library import Library
from bot.reminders.pace import Pace
from bot.reminders.scheduler import log_fault
from bot.store.errors import StoreError
from bot.store.explainers import Posted, Standing, What
from bot.store.servers import Link
from bot.store.store import Store
from bot.text.catalogue import ENGLISH, words
from bot.text.kind import ExplainedError
from bot.ui.card import Card
from bot.ui.explainers import Listed, explainer_card, explainer_title, version_of_card
from bot.ui.explainers_kept import address_of, news_card
from bot.ui.shown import news_of, shown_by

log = logging.getLogger(__name__)

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
FAULTS_IN_A_ROW = 5
"""So many requests that fail for no reason of their own: Discord is not well, so the rest waits an hour."""


ENDED = {
    Trouble.DELETED: Standing.DELETED,
    Trouble.HIDDEN: Standing.HIDDEN,
    Trouble.FORBIDDEN: Standing.HIDDEN,
}


class Explaining:
    """Posts explainers and keeps them true."""

    def __init__(self, client: discord.Client, facts: Library, store: Store, time: Time, pace: Pace) -> None:
        self._client = client
        self._facts = facts
        self._store = store
        self._time = time
        self._channels = Channels(client, pace)
        self.looked_at: datetime | None = None
        """When all explainers were last looked at."""
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    # By the hands of a moderator

    async def post(
        self, server_id: int, channel_id: int, what: What, reply_to: int | None = None
    ) -> Posted | Trouble:
        """Post an explainer, as a reply if so wished; what could not be posted is forgotten.

        Where nobody knows whether it was posted it stays on the list, as one that is still to be posted.
        """
        if explainer_title(what, self._facts, words(what.language)) is None:
            raise ExplainedError("explainer-topic-unknown")
        async with self._turn(server_id):
            (planned,) = await self._store.explainers.plan(server_id, channel_id, [what])
            trouble = await self._post(planned, reply_to=reply_to)
            if trouble and trouble is not Trouble.LATER:
                await self._store.explainers.remove(server_id, planned.id)
            return trouble or await self._kept(planned)

    async def there(self, server_id: int, channel_id: int, what: What) -> Posted | None:
        """Return the very same explainer where it stands in the channel already, as last seen."""
        kept = await self._store.explainers.of_server(server_id)
        same = (one for one in kept if one.channel_id == channel_id and one.what == what)
        return next((one for one in same if one.message_id and not one.gone), None)

    async def pin(self, one: Posted) -> Trouble | None:
        """Pin a posted explainer, and keep that it is meant to be pinned; return why not."""
        trouble = await self._channels.pin(one)
        if trouble is None:
            await self._store.explainers.set_pinned(one.id, pinned=True)
        return trouble

    async def take_away(self, one: Posted) -> Trouble | None:
        """Delete the message and forget it; forgotten even where the message cannot be reached."""
        trouble = await self._channels.delete(one) if one.message_id else None
        if trouble and trouble.open:
            return trouble
        await self._store.explainers.remove(one.server_id, one.id)
        return None if trouble is Trouble.DELETED else trouble

    async def take_all_away(self, server_id: int) -> tuple[int, int]:
        """Delete every message of a server's; return how many stay out of reach, and how many are left.

        Where Discord does not answer the rest is left for another press, so their rows stay.
        """
        unreached, in_a_row = 0, 0
        async with self._turn(server_id):
            for one in await self._store.explainers.of_server(server_id):
                trouble = await self.take_away(one)
                unreached += trouble not in (None, Trouble.LATER)
                in_a_row = in_a_row + 1 if trouble is Trouble.LATER else 0
                if in_a_row == FAULTS_IN_A_ROW:
                    break
            return unreached, len(await self._store.explainers.of_server(server_id))

    async def start_set(self, server_id: int, channel_id: int, wanted: Sequence[What]) -> Started:
        """Post what of a set does not stand yet, in its order, and pin its list, which is the last of it.

        What is to be posted is kept first, so that whoever presses again goes on and doubles nothing.
        """
        turn = self._turn(server_id)
        if turn.locked():
            raise ExplainedError("explainer-busy")
        async with turn:
            planned = await self._planned(server_id, channel_id, wanted)
            kept = {one.what: one for one in await self._store.explainers.of_server(server_id)}
            rows = [kept[what] for what in wanted]
            trouble: Trouble | None = None
            for one in rows:
                if one.message_id is None and trouble is None:
                    trouble = await self._post(one, look_first=one.id not in planned)
            rows = [await self._kept(one) for one in rows]
            left = tuple(one for one in rows if one.message_id is None)
            # A list that stood before does not name yet what was posted just now.
            if kept[wanted[-1]].message_id:
                await self._refresh(rows[-1], await self._links(server_id), Refreshed())
                rows[-1] = await self._kept(rows[-1])
            unpinned = None if left or rows[-1].pinned else await self.pin(rows[-1])
            return Started(tuple(one for one in rows if one.message_id), left, trouble, unpinned)

    async def _planned(self, server_id: int, channel_id: int, wanted: Sequence[What]) -> set[int]:
        """Keep what of a set neither stands nor is planned; return the ids of these."""
        begun = await self.begun_in(server_id, wanted)
        if begun not in (None, channel_id):
            raise ExplainedError("explainer-begun-elsewhere", channel=f"<#{begun}>")
        async with self._store.together():
            there: set[What] = set()
            for one in await self._store.explainers.of_server(server_id):
                if one.what not in wanted:
                    continue
                if one.gone:
                    await self._store.explainers.remove(server_id, one.id)
                    continue
                there.add(one.what)
            new = [what for what in wanted if what not in there]
            return {one.id for one in await self._store.explainers.plan(server_id, channel_id, new)}

    async def begun_in(self, server_id: int, wanted: Sequence[What]) -> int | None:
        """Return the channel in which a set was begun and is not done; None where there is none."""
        rows = await self._store.explainers.of_server(server_id)
        open_ones = (one for one in rows if one.what in wanted and one.message_id is None)
        return next((one.channel_id for one in open_ones), None)

    # By itself

    async def keep_true(self) -> None:
        """Look at every explainer at the start and each day; an hour later where Discord was not well."""
        await self._client.wait_until_ready()
        while True:
            well = await self._look_at_all()
            self.looked_at = self._time.now()
            next_at = self.looked_at + (A_DAY if well else AN_HOUR)
            while (now := self._time.now()) < next_at:
                await self._time.sleep((next_at - now).total_seconds())

    async def _look_at_all(self) -> bool:
        """Refresh every server; False where some was left for later."""
        well, server_id, in_a_row = True, 0, 0
        try:
            while following := await self._store.explainers.next_server(server_id):
                server_id = following
                done = await self._refresh_safely(server_id, in_a_row)
                well, in_a_row = well and not done.again, done.in_a_row
                if done.stopped:
                    break
        except StoreError as error:
            log_fault("the explainers could not be looked at", error)
            return False
        return well

    async def _refresh_safely(self, server_id: int, in_a_row: int) -> Refreshed:
        try:
            return await self.refresh(server_id, in_a_row)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001  # one card that cannot be made holds no other server up
            log_fault("a server's explainers could not be refreshed", error)
            return Refreshed(failed=1, again=True)

    async def refresh(self, server_id: int, in_a_row: int = 0) -> Refreshed:
        """Look at each explainer of a server, edit what has changed, and tell the moderators.

        `in_a_row`: so many requests before it failed for no reason of their own.
        """
        done = Refreshed(in_a_row=in_a_row)
        left: set[int] = set()
        async with self._turn(server_id):
            links = await self._links(server_id)
            kept = await self._store.explainers.of_server(server_id)
            # The list of a set comes last: it names those that still stand.
            for one in sorted(kept, key=lambda one: one.what.kind == "index"):
                if one.message_id is None:
                    # The list of a set is looked for, and then pinned, where somebody goes on with the set.
                    if one.what.kind != "index":
                        await self._look_for(one)
                    continue
                if one.standing is Standing.DELETED:
                    continue
                trouble = await self._refresh(one, links, done)
                if trouble and trouble.open:
                    left.add(one.id)
                done.in_a_row = done.in_a_row + 1 if trouble is Trouble.LATER else 0
                if done.in_a_row == FAULTS_IN_A_ROW:
                    done.stopped = True
                    break
            if not done.stopped:
                await self._tell(server_id, left)
        return done

    async def _refresh(self, one: Posted, links: Sequence[Link], done: Refreshed) -> Trouble | None:
        message = await self._channels.fetch(one)
        if isinstance(message, Trouble):
            return await self._ended(one, message, done)
        done.looked_at += 1
        made = await self._card(one, links)
        if made is None:
            await self._stands(one, Standing.LOST, done)
            return None
        standing = Standing.UNPINNED if one.pinned and not message.pinned else Standing.FINE
        current = version_of_card(made) == one.version
        if not current and (trouble := await self._edit(one, message, made, done)):
            return await self._ended(one, trouble, done)
        await self._stands(one, standing, done)
        return None

    async def _edit(
        self, one: Posted, message: discord.Message, made: Card, done: Refreshed
    ) -> Trouble | None:
        before = shown_by(discord.ui.LayoutView.from_message(message, timeout=None))
        # A crash between an edit and its mark leaves a message that is right already.
        if before != shown_by(made):
            news, said = news_of(before, shown_by(made))
            # The list of a set only follows the others.
            if news and one.what.kind != "index":
                await self._store.explainers.will_tell(one.id, news, said)
            if trouble := await self._channels.edit(one, made):
                return trouble
            done.changed.append(one)
        await self._store.explainers.edited(one.id, version_of_card(made))
        return None

    async def _ended(self, one: Posted, trouble: Trouble, done: Refreshed) -> Trouble:
        if standing := ENDED.get(trouble):
            await self._stands(one, standing, done)
        else:
            done.failed += 1
            done.again = done.again or trouble is Trouble.LATER
        return trouble

    async def _stands(self, one: Posted, standing: Standing, done: Refreshed) -> None:
        if standing is not Standing.FINE:
            done.found.append(replace(one, standing=standing))
        if standing is not one.standing:
            await self._store.explainers.stands(one.id, standing)

    async def _tell(self, server_id: int, left: Collection[int]) -> None:
        """Tell the moderators in one note what is new; without a channel of theirs it waits on the list.

        Of those that are `left` for later nobody knows whether they were changed: their news wait, too.
        """
        setup = await self._store.servers.setup(server_id)
        kept = await self._store.explainers.of_server(server_id)
        new = [one for one in kept if one.untold and one.id not in left]
        if not new or setup.moderators_channel is None:
            return
        said = words(setup.language or ENGLISH)
        made = news_card(new, self._facts, said)
        # The same note twice within minutes is one: a crash may come before the mark.
        nonce = hashlib.sha256(
            repr([(one.id, one.news, one.standing, one.version) for one in new]).encode()
        ).hexdigest()[:25]
        sent = await self._channels.send(server_id, setup.moderators_channel, made, nonce)
        if isinstance(sent, Trouble):
            log.warning("moderators could not be told of their explainers: %s", sent)
            return
        await self._store.explainers.told([one.id for one in new])

    # What both need

    async def currency(self, server_id: int) -> list[tuple[Posted, bool]]:
        """Return a server's explainers, each with whether it reads as it would if it was posted now."""
        links = await self._links(server_id)
        found: list[tuple[Posted, bool]] = []
        for one in await self._store.explainers.of_server(server_id):
            made = await self._card(one, links)
            found.append((one, made is not None and version_of_card(made) == one.version))
        return found

    async def _card(self, one: Posted, links: Sequence[Link]) -> Card | None:
        """Return the card of an explainer as it would be posted now; None where what it shows is gone."""
        return explainer_card(one.what, self._facts, await self._listed(one), links)

    async def _links(self, server_id: int) -> Sequence[Link]:
        return (await self._store.servers.setup(server_id)).links

    async def _listed(self, one: Posted) -> list[Listed]:
        """Return what stands on a set's list: all of the same set that stand, in its order."""
        if one.what.kind != "index":
            return []
        there = {
            other.what.entry: other
            for other in await self._store.explainers.of_server(one.server_id)
            if other.what.kind == "set"
            and (other.what.state, other.what.language) == (one.what.state, one.what.language)
            and other.message_id
            and not other.gone
        }
        said = words(one.what.language)
        in_order = [there[key] for key in self._facts.explainers if key in there]
        named = [(explainer_title(other.what, self._facts, said), other) for other in in_order]
        return [Listed(title, address_of(other)) for title, other in named if title]

    async def _post(
        self, one: Posted, *, look_first: bool = False, reply_to: int | None = None
    ) -> Trouble | None:
        """Post one that is planned and mark it; looks first for it where it may have been posted before."""
        made = await self._card(one, await self._links(one.server_id))
        if made is None:
            raise ExplainedError("explainer-topic-unknown")
        found: int | Trouble | None = None
        if look_first:
            found = await self._found(one, made)
        if found is None:
            nonce = f"explainer-{one.id}"
            found = await self._channels.send(one.server_id, one.channel_id, made, nonce, reply_to)
        if isinstance(found, Trouble):
            return found
        await self._store.explainers.posted(one.id, found, version_of_card(made))
        return None

    async def _look_for(self, one: Posted) -> None:
        """Mark one as posted that stands in its channel already: the answer to it was lost."""
        made = await self._card(one, await self._links(one.server_id))
        found = await self._found(one, made) if made else None
        if made and isinstance(found, int):
            await self._store.explainers.posted(one.id, found, version_of_card(made))

    async def _found(self, one: Posted, made: Card) -> int | Trouble | None:
        """Return the message that shows the card of one that is planned, and belongs to no other."""
        known = {other.message_id for other in await self._store.explainers.of_server(one.server_id)}
        return await self._channels.find(one.server_id, one.channel_id, made, known)

    async def _kept(self, one: Posted) -> Posted:
        return await self._store.explainers.one(one.server_id, one.id) or one

    def _turn(self, server_id: int) -> asyncio.Lock:
        """Return what lets one at a time work on a server's explainers."""
        return self._turns.setdefault(server_id, asyncio.Lock())
