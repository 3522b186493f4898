"""A scripted talk with the whole bot, from question to reminder, printed as a transcript that can be read."""

from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta

from bot.clock.now import HandSetTime
from bot.letters.paper import Format
from bot.playground.hands import Answer, Hands
from bot.playground.moving import NextDue
from bot.playground.server import Playground
from bot.playground.transcript import Transcript
from bot.playground.world import Json
from bot.text.catalogue import ENGLISH, words
from bot.text.days import in_words

LETTER = "request-iep-evaluation"
STARTS_AT = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
"""The same day each time, so that the talk reads the same whenever it is played."""


class StepFailedError(Exception):
    """A step got no answer, or not the one that it waits for."""


class Tour:
    """Plays a parent, shows what each side says, and stops at the first step that is not answered."""

    def __init__(
        self, server: Playground, time: HandSetTime, next_due: NextDue, transcript: Transcript
    ) -> None:
        self._parent = Hands(server, "parent")
        self._judge = server.judge
        self._time = time
        self._next_due = next_due
        self._transcript = transcript
        self._said = words(ENGLISH)

    async def play(self) -> None:
        """Play every step; StepFailedError where one is not answered."""
        parent, say = self._parent, self._said.say
        await self._met(await self._step("tour-help", "/help", parent.slash("help"), say("start-title")))
        await self._step("tour-compare", "/compare", parent.slash("compare"), say("compare-iep"))
        question = say("tour-question")
        asked = parent.slash("ask", question=question)
        await self._step("tour-ask", f"/ask '{question}'", asked, say("said-reply"))
        typed = "/timeline log referral 'yesterday' CA"
        logging = parent.slash("timeline log", event="referral", date="yesterday", state="CA")
        draft = await self._step("tour-log", typed, logging, say("confirm-title"))
        saved = await self._press("tour-save", draft.message, say("button-email"), say("saved-title"))
        on = await self._press("tour-remind", saved.message, say("button-remind"), say("remind-on-title"))
        self._expect(on.private, "the answer is private")
        await self._message("tour-first-dm", 1)
        await self._jump()
        due = await self._message("tour-dm", 2)
        await self._press("tour-open", due, say("button-open"), say("open-title"))
        letter = parent.slash("letter", letter="request-iep-evaluation")
        typed = "/letter request-iep-evaluation"
        sheet = await self._step("tour-letter", typed, letter, say("letter-blanks"))
        as_text = say(f"letter-as-{Format.TEXT}")
        written = await self._press("tour-letter-file", sheet.message, as_text, say("letter-file"))
        for data in parent.files(written.message).values():
            self._transcript.file(data.decode())
        self._expect(not self._judge.breaches, "no limit of Discord is passed")

    async def _step(self, key: str, typed: str, doing: Awaitable[Answer], holds: str) -> Answer:
        self._transcript.heading(self._said.say(key))
        self._transcript.typed(typed)
        got = await doing
        self._expect(got.failed is None and holds in got.text, typed)
        self._transcript.card(got.messages[0])
        return got

    async def _met(self, answer: Answer) -> None:
        """Show what comes beside the answer to a first command."""
        self._transcript.heading(self._said.say("tour-met"))
        try:
            await answer.until(lambda one: len(one.messages) > 1)
        except TimeoutError:
            raise StepFailedError("tour-met") from None
        self._transcript.card(answer.messages[1])

    async def _press(self, key: str, message: Json, label: str, holds: str) -> Answer:
        return await self._step(key, f"[{label}]", self._parent.press(message, label), holds)

    async def _message(self, key: str, count: int) -> Json:
        self._transcript.heading(self._said.say(key))
        try:
            found = (await self._parent.wait_for_dm(count))[-1]
        except TimeoutError:
            raise StepFailedError(key) from None
        self._transcript.card(found)
        return found

    async def _jump(self) -> None:
        due = await self._next_due()
        self._expect(due is not None, "a reminder waits")
        if due:
            self._time.move_to(due + timedelta(seconds=1))
            day = in_words(due.date(), self._said.language)
            self._transcript.heading(self._said.say("tour-jump", day=day))

    def _expect(self, holds: object, step: str) -> None:
        if not holds:
            raise StepFailedError(step)
