"""Changing and taking out days that were saved, each after one more question."""

from dataclasses import replace
from datetime import date

from bot.app import Clockstart
from bot.clock.case import Event
from bot.clock.reading import read
from bot.store.cases import SavedCase
from bot.text.kind import ExplainedError
from bot.tree import Form, Interaction, Press, language_for, row_id, turn, words_for
from bot.ui.card import Card, custom_id
from bot.ui.changes import (
    LISTS_LIMIT,
    delete_case_card,
    delete_sure_card,
    done_card,
    fix_sure_card,
    fix_unread_card,
    which_card,
)
from cogs.talk import Talk, refuse_too_old


class Changes:
    """Leads from a list of days to a changed or a deleted one."""

    def __init__(self, bot: Clockstart, talk: Talk) -> None:
        self._bot = bot
        self._talk = talk

    @property
    def presses(self) -> dict[str, Press]:
        """What the buttons and lists do."""
        lists = range(LISTS_LIMIT)
        return {
            "fix": self._fix,
            **{f"fix-ask-{number}": self._fix_ask for number in lists},
            "fix-written": self._fix_written,
            "fix-day": self._fix_day,
            "fix-save": self._fix_save,
            "delete": self._delete,
            **{f"delete-ask-{number}": self._delete_ask for number in lists},
            "delete-yes": self._delete_yes,
            "delete-all": self._delete_all,
            "delete-case": self._delete_case,
        }

    def which(self, interaction: Interaction, case: SavedCase, action: str) -> Card:
        """Return the list of a case's days, to change or to take out one."""
        events = [(saved.id, saved.event) for saved in case.events]
        words = words_for(interaction)
        return which_card(action, case.id, case.case, events, facts=self._bot.facts, words=words)

    async def _fix(self, interaction: Interaction, case: str) -> None:
        await turn(interaction, self.which(interaction, await self._bot.own_case(interaction, case), "fix"))

    async def _fix_ask(self, interaction: Interaction, case: str, row: str) -> None:
        """Open a form for the new day."""
        found = await self._bot.own_case(interaction, case)
        event = _event(found, row)
        words = words_for(interaction)
        label = words.say("date-modal-label-delivered" if event.how else "date-modal-label")
        then = custom_id("fix-written", case, row)
        form = Form(words.say("date-modal-title"), label, words.say("date-modal-hint"), then)
        await interaction.response.send_modal(form)

    async def _fix_written(self, interaction: Interaction, case: str, row: str, line: str) -> None:
        found = await self._bot.own_case(interaction, case)
        reading = read(line, language=language_for(interaction), today=await self._talk.today(interaction))
        if day := self._talk.day_of(reading, _event(found, row).code):
            await self._fix_sure(interaction, found, row, day)
        else:
            await turn(interaction, fix_unread_card(found.id, row_id(row), reading, words_for(interaction)))

    async def _fix_day(self, interaction: Interaction, case: str, row: str, day: str) -> None:
        found = await self._bot.own_case(interaction, case)
        await self._fix_sure(interaction, found, row, _named_day(day))

    async def _fix_sure(self, interaction: Interaction, found: SavedCase, row: str, day: date) -> None:
        """Show the new day beside the old one; refuse one that is too old to count from."""
        today_on = await self._talk.today(interaction)
        refuse_too_old(day, today_on)
        event, words = _event(found, row), words_for(interaction)
        made = fix_sure_card(
            found, row_id(row), event, day, today=today_on, facts=self._bot.facts, words=words
        )
        await turn(interaction, made)

    async def _fix_save(self, interaction: Interaction, case: str, row: str, day: str) -> None:
        """Put the event on its new day; what it started is counted again."""
        found = await self._bot.own_case(interaction, case)
        old = _event(found, row)
        new = replace(old, day=_named_day(day), day_known=True)
        if new != old:
            async with self._bot.store.together():
                await self._bot.store.cases.move_event(interaction.user.id, row_id(row), new)
                await self._bot.planning.replan(await self._bot.own_case(interaction, case))
        await self._bot.presses["show"](interaction, case, "0")

    async def _delete(self, interaction: Interaction, case: str) -> None:
        found = await self._bot.own_case(interaction, case)
        await turn(interaction, self.which(interaction, found, "delete"))

    async def _delete_ask(self, interaction: Interaction, case: str, row: str) -> None:
        found = await self._bot.own_case(interaction, case)
        event = _event(found, row)
        made = delete_sure_card(found.id, row_id(row), event, self._bot.facts, words_for(interaction))
        await turn(interaction, made)

    async def _delete_yes(self, interaction: Interaction, case: str, row: str) -> None:
        """Take a day out, with all that it started."""
        found = await self._bot.own_case(interaction, case)
        async with self._bot.store.together():
            if not await self._bot.store.cases.remove_event(interaction.user.id, row_id(row)):
                raise ExplainedError("delete-gone")
            await self._bot.planning.replan(await self._bot.own_case(interaction, str(found.id)))
        await turn(interaction, done_card(words_for(interaction)))

    async def _delete_all(self, interaction: Interaction, case: str) -> None:
        found = await self._bot.own_case(interaction, case)
        await turn(interaction, delete_case_card(found.id, found.case, words_for(interaction)))

    async def _delete_case(self, interaction: Interaction, case: str) -> None:
        """Delete a case with all its days and reminders."""
        if not await self._bot.store.cases.remove_case(interaction.user.id, row_id(case)):
            raise ExplainedError("delete-gone")
        await turn(interaction, done_card(words_for(interaction)))


def _named_day(part: str) -> date:
    """Return the day that a press names; ExplainedError where it names none."""
    try:
        return date.fromisoformat(part)
    except ValueError:
        raise ExplainedError("button-old") from None


def _event(case: SavedCase, row: str) -> Event:
    found = next((saved.event for saved in case.events if saved.id == row_id(row)), None)
    if found is None:
        raise ExplainedError("delete-gone")
    return found
