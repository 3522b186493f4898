"""Every request that the whole bot makes, held against Discord's own document."""

from datetime import UTC, datetime, timedelta

from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.playground.sight import buttons_of
from bot.start import playground


async def test_all_that_the_bot_sends_fits_discords_document(assert_contract):
    time = HandSetTime(datetime(2026, 11, 21, 17, 0, tzinfo=UTC))
    async with playground(library(), time) as (server, bot):
        parent = Hands(server, "parent")
        bot.met.add(parent.person.id)
        compared = await parent.slash("compare")
        await parent.choose(compared.message, "goals")
        await parent.press(compared.message, "Show this to the group")
        await parent.slash("rights")
        await parent.complete("rights", "topic", "iep")
        await parent.slash("rights", topic="iee")
        await parent.slash("letter")
        await parent.slash("letter", letter="request-iep-evaluation")
        asked = await parent.slash("timeline log", event="consent", date="purple")
        form = await parent.press(asked.message, "Write the date again")
        state = await parent.fill(form.modal, {"Which day was it?": "9/14/2026"})
        zone = await parent.choose(state.message, "Florida")
        draft = await parent.press(zone.message, "Eastern Time (most of Florida)")
        mail = await parent.press(draft.message, "By mail")
        saved = await parent.press(mail.message, "I do not know: save it as not sure")
        await parent.press(saved.message, "Remind me by private message")
        await parent.wait_for_dm(1)
        shown = await parent.slash("timeline show")
        how = await parent.press(shown.message, "How was this counted?")
        await parent.press(how.message, "Rules I cannot count")
        how = await parent.slash("timeline show")
        how = await parent.press(how.message, "How was this counted?")
        which = await parent.press(how.message, "Change a date")
        case = (await bot.store.cases.cases_of(parent.person.id))[0]
        await parent.choose(which.message, str(case.events[0].id))
        await parent.slash("timeline delete")
        days = {"first_day": "8/26/2026", "last_day": "6/11/2027", "days_off": "Nov 25-27"}
        understood = await parent.slash("timeline breaks", **days)
        await parent.press(understood.message, "Yes, save these days")
        exported = await parent.slash("timeline export")
        await exported.until(lambda one: bool(one.created))
        mine = await parent.slash("me show")
        await parent.slash("me export")
        settings = await parent.press(mine.message, "Change settings")
        await parent.choose(settings.message, "Texas")
        asked = await parent.slash("me delete")
        time.move_by(timedelta(days=60))
        await parent.press(asked.message, "Yes, delete everything")
        assert not server.judge.breaches
        assert bot.scheduler.alive
        methods = {(one.method, one.status) for one in server.judge.requests}
        assert ("PUT", 200) in methods
        assert_contract(server.judge.requests)


async def test_all_that_help_sends_fits_discords_document(assert_contract):
    time = HandSetTime(datetime(2026, 11, 21, 17, 0, tzinfo=UTC))
    async with playground(library(), time) as (server, _bot):
        moderator = Hands(server, "moderator")
        start = await moderator.slash("help")
        await start.until(lambda one: len(one.messages) == 2)
        form = await moderator.press(start.messages[0], "Ask a question")
        answer = await moderator.fill(form.modal, {"Your question": "they said her grades are too good"})
        other = await moderator.choose(answer.message, "said:grades-too-good")
        back = await moderator.press(other.message, "Start over")
        await moderator.press(back.message, "Save a day")
        await moderator.press(start.messages[1], "See what is kept")
        assert not server.judge.breaches
        assert_contract(server.judge.requests)


async def test_all_that_explainers_send_fits_discords_document(assert_contract):
    time = HandSetTime(datetime(2026, 11, 21, 17, 0, tzinfo=UTC))
    async with playground(library(), time) as (server, bot):
        moderator, parent = Hands(server, "moderator"), Hands(server, "parent")
        bot.met.add(moderator.person.id)
        await moderator.complete("explainer post", "topic", "deadlines")
        posted = await moderator.slash("explainer post", topic="compare:all", note="Read this first")
        await moderator.slash("explainer post", topic="clocks:CA", language="en", state="CA")
        await moderator.slash("explainer list")
        preview = await moderator.slash("explainer starter", state="CA")
        done = await moderator.press(preview.message, "Yes, post these 11")
        await done.until(lambda one: "All are posted" in one.text)
        time.move_by(timedelta(seconds=2))
        (first, *_) = await bot.store.explainers.of_server(int(moderator.server.id))
        await bot.store.explainers.edited(first.id, "an older one")
        await moderator.slash("explainer refresh")
        await moderator.complete("explainer remove", "which", "")
        removing = await moderator.slash("explainer remove", which=str(first.id))
        await moderator.press(removing.message, "Yes, take it away")
        asked = parent.post("how many days does the school have to test my kid after i sign consent")
        suggested = await moderator.menu(asked, "Post an explainer in reply")
        looked_at = await moderator.press(suggested.message, buttons_of(suggested.message)[0].custom_id)
        await moderator.press(looked_at.message, "Post it as a reply")
        assert posted.private
        assert not server.judge.breaches
        paths = {(one.method, one.path.rsplit("/", 2)[-2]) for one in server.judge.requests}
        assert {("PUT", "pins"), ("DELETE", "messages"), ("GET", "messages")} <= paths
        assert_contract(server.judge.requests)
