"""What can go wrong around the page: each goes on, or says in a sentence what to do."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from browser import DESKTOP, PHONE, opened, place
from playwright.async_api import Page, expect
from sample import SampleBot
from test_browser import START, command

from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.playground.pointing import point_discord_here
from bot.playground.server import Playground
from bot.start import playground as whole_bot


@asynccontextmanager
async def sample_bot():
    """Run the sample bot until left."""
    bot = SampleBot()
    running = asyncio.create_task(bot.start("any"))
    async with asyncio.timeout(5):
        await bot.up.wait()
    try:
        yield bot
    finally:
        await bot.close()
        await running


async def fill_in(page: Page):
    """Open the sample bot's form and type into it; return it."""
    await command(page, "card")
    await page.get_by_role("button", name="Fill in").click()
    form = page.get_by_test_id("modal")
    await form.get_by_label("Day").fill("2026-09-14")
    await form.get_by_label("How").select_option(label="Mail")
    return form


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_a_browser_without_scripts_is_told_what_to_do(chromium, playground, view):
    async with opened(chromium, playground.url, **view, java_script_enabled=False) as page:
        await expect(page.get_by_text("This page needs JavaScript. Please turn it on")).to_be_visible()
        await expect(page.get_by_text("python -m bot tour")).to_be_visible()
        # Nothing stands there that would not work.
        assert await page.locator(":is(button, input, a, nav):visible").count() == 0


async def test_two_pages_are_both_live_and_each_is_somebody(chromium, playground, parent):
    async with opened(chromium, playground.url, **DESKTOP) as one:
        other = await one.context.new_page()
        await other.goto(playground.url)
        await place(other, "person-moderator")
        await expect(other.get_by_test_id("person-moderator")).to_have_attribute("aria-pressed", "true")
        await expect(one.get_by_test_id("person-parent")).to_have_attribute("aria-pressed", "true")
        await command(one, "card")
        await expect(one.get_by_test_id("private")).to_have_count(1)
        parent.post("Hello, both")
        for page in (one, other):
            await expect(page.get_by_test_id("message").get_by_text("Hello, both")).to_be_visible()
        await expect(other.get_by_test_id("message")).to_have_count(1)
        # A form opens on the page that asked for it alone.
        await one.get_by_role("button", name="Fill in").click()
        await expect(one.get_by_test_id("modal")).to_be_visible()
        await expect(other.get_by_test_id("modal")).to_have_count(0)
        # As the same person both show the same.
        await place(other, "person-parent")
        await expect(other.get_by_test_id("private")).to_have_count(1)


async def test_a_form_outlives_a_reload_with_what_was_typed(chromium, playground, bot):
    assert bot.is_ready()
    async with opened(chromium, playground.url, **PHONE) as page:
        form = await fill_in(page)
        await page.reload()
        await expect(form.get_by_label("Day")).to_have_value("2026-09-14")
        await form.get_by_role("button", name="Submit").click()
        await expect(form).to_have_count(0)
        await expect(page.get_by_test_id("message").last).to_contain_text("Filled in: 2026-09-14 by mail")
        # One that is over does not come back.
        await page.get_by_role("button", name="Fill in").click()
        await expect(form).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(form).to_have_count(0)
        await page.reload()
        await expect(page.get_by_test_id("message")).to_have_count(1)
        await expect(form).to_have_count(0)


async def test_a_bot_that_goes_away_and_comes_back(chromium, playground):
    async with opened(chromium, playground.url, **PHONE) as page:
        notice = page.locator("#notice")
        await expect(notice).to_contain_text("The bot is away")
        async with sample_bot():
            await expect(notice).to_have_text("The bot is back.")
            form = await fill_in(page)
        await expect(notice).to_contain_text("What you send gets no answer until it is back.")
        playground.interactions.answer_within_seconds = 0.1
        await form.get_by_role("button", name="Submit").click()
        # What was typed is still there to send again.
        await expect(form.get_by_role("alert")).to_contain_text("The bot did not answer.")
        await expect(form.get_by_label("Day")).to_have_value("2026-09-14")
        await form.get_by_role("button", name="Cancel").click()
        playground.interactions.answer_within_seconds = 3
        async with sample_bot():
            await expect(notice).to_have_text("The bot is back.")
            await command(page, "card")
            await expect(page.get_by_test_id("message")).to_have_count(2)


async def test_a_playground_that_is_started_again(chromium, time):
    first = Playground(time=time)
    await first.start()
    port = int(first.url.rsplit(":", 1)[1])
    async with opened(chromium, first.url, stops=True, **PHONE) as page:
        with point_discord_here(first.url):
            async with sample_bot():
                await fill_in(page)
        await first.close()
        notice = page.locator("#notice")
        await expect(notice).to_contain_text("Waiting for the playground to come back")
        second = Playground(time=time, port=port)
        await second.start()
        with point_discord_here(second.url):
            async with sample_bot():
                await expect(notice).to_contain_text("What was here before is gone.", timeout=10_000)
                await expect(page.get_by_test_id("message")).to_have_count(0)
                await page.reload()
                await expect(notice).to_contain_text("The form could not be kept")
                await command(page, "card")
                await expect(page.get_by_test_id("message")).to_have_count(1)
        await second.close()


async def test_the_clock_is_moved_by_a_year(chromium):
    async with whole_bot(library(), HandSetTime(START, runs=True)) as (server, _bot):
        parent = Hands(server, "parent")
        card = await parent.slash("timeline log", event="consent", date="today", state="CA")
        saved = await parent.press(card.created[-1], "By email that day")
        await parent.press(saved.edited[-1], "Remind me by private message")
        async with opened(chromium, server.url, **PHONE) as page:
            await expect(page.get_by_test_id("waiting-next")).to_contain_text("Next reminder in")
            before = len(parent.dms())
            await page.get_by_test_id("move-year").click()
            # November 21, 2026 and 365 days.
            await expect(page.get_by_test_id("clock")).to_contain_text("Nov 21, 2027")
            await place(page, "dm")
            await expect(page.get_by_test_id("message").nth(before)).to_be_visible()
            await expect(page.locator("#notice")).to_be_hidden()
        assert not server.judge.breaches
