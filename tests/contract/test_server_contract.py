"""Every request of `/server`, and what Discord answers to them, held against Discord's own document."""

from datetime import UTC, datetime

from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.playground.owner import Owner
from bot.playground.records import CHANNEL
from bot.playground.rights import Right
from bot.rights import lacking
from bot.start import playground
from bot.store.servers import Setup


async def test_all_that_server_commands_send_fits_discords_document(assert_contract):
    time = HandSetTime(datetime(2026, 11, 21, 17, 0, tzinfo=UTC))
    async with playground(library(), time) as (server, bot):
        bot.met.add(*(one.id for one in server.world.people.values()))
        moderator, parent, owner = Hands(server, "moderator"), Hands(server, "parent"), Owner(server)
        here = owner.server.id
        shown = await moderator.slash("server setup")
        asked = await moderator.press(shown.message, "State")
        chosen = await moderator.choose(asked.message, "Texas")
        chosen = await moderator.choose(chosen.message, "6:00 PM", "At which hour reminders come")
        form = (await moderator.press(chosen.message, "Your own links")).modal
        links = {"One a line: a name, then its https address": "Our group https://example.org/a"}
        chosen = await moderator.fill(form, links)
        await moderator.press(chosen.message, "Save all of this")
        # With channels chosen, the lists show them.
        saved = await bot.store.servers.setup(here)
        full = Setup(saved.state, hour=18, moderators_channel=CHANNEL, channels=(CHANNEL,), links=saved.links)
        assert await bot.store.servers.save(here, full, before=saved)
        await moderator.slash("server setup")
        assert not await lacking(bot, here, CHANNEL)
        await bot.leaving.compare()
        card = await parent.slash("rights", topic="iee")
        await parent.press(card.message, "This seems wrong")
        await parent.press(card.message, "Show this to the group")
        await parent.slash("who-helps")
        await parent.slash("timeline log", event="eligibility", date="2026-11-20")
        owner.give(Right.MANAGE_SERVER)
        rule = await moderator.slash("server privacy")
        await moderator.press(rule.message, "Set it up for me")
        rule = await moderator.slash("server privacy")
        picked = await moderator.choose(rule.message, "Birth dates")
        await moderator.press(picked.message, "Change my rule to this")
        await moderator.slash("server digest")
        kept = await moderator.slash("server data")
        await moderator.press(kept.message, "Get it as a file")
        asked = await moderator.press(kept.message, "Delete all of it")
        await moderator.press(asked.message, "Yes, delete all of it")
        assert not server.judge.breaches
        done = {(one.method, one.path.rpartition("/")[2]) for one in server.judge.requests}
        assert ("POST", "rules") in done
        assert ("GET", "guilds") in done
        assert_contract(server.judge.requests)
