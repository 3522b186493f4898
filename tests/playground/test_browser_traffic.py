"""The side panel in a real browser: closed it asks for nothing, open it shows each event and request."""

import asyncio

import discord
import pytest
from browser import DESKTOP, PHONE, opened
from playwright.async_api import Page, expect

from bot.playground.hands import Hands
from bot.playground.records import CHANNEL
from bot.ui import limits


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
async def page(chromium, playground, bot, request):
    assert bot.is_ready()
    async with opened(chromium, playground.url, **request.param) as page:
        yield page


async def test_closed_it_asks_for_nothing_and_open_it_shows_what_passes(page: Page, playground):
    opener, panel = page.get_by_test_id("open-traffic"), page.get_by_test_id("traffic")
    await expect(page.get_by_test_id("composer")).to_be_visible()
    await expect(panel).to_be_hidden()
    assert playground.traffic.listener is None

    await opener.focus()
    await page.keyboard.press("Enter")
    await expect(panel).to_be_visible()
    await expect(page.get_by_role("textbox", name="Filter")).to_be_focused()
    passings = panel.get_by_test_id("passing")
    # What came before it was opened: the commands were registered, and the bot was told that it is ready.
    await expect(passings.filter(has_text="PUT/applications/{application}/commands200ok")).to_have_count(1)
    await expect(passings.filter(has_text="eventREADYok")).to_have_count(1)

    await Hands(playground, "parent").slash("card")
    await expect(passings.first).to_contain_text("POST/interactions/{id}/{token}/callback")
    await expect(passings.nth(1)).to_contain_text("eventINTERACTION_CREATE")
    await passings.first.locator("summary").focus()
    await page.keyboard.press("Enter")
    await expect(passings.first.get_by_role("heading")).to_have_text(
        ["Where to", "What the bot sent", "What Discord answered"]
    )
    await expect(passings.first).to_contain_text('"content": "More below"')

    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await expect(opener).to_be_focused()
    async with asyncio.timeout(5):
        while playground.traffic.listener:
            await asyncio.sleep(0.02)


async def test_what_discord_would_refuse_stands_out_and_is_sifted(page: Page, bot, playground):
    await page.get_by_test_id("open-traffic").click()
    with pytest.raises(discord.HTTPException):
        await bot.get_partial_messageable(CHANNEL).send("x" * (limits.CONTENT + 1))
    with pytest.raises(discord.NotFound):
        await bot.get_partial_messageable(CHANNEL).fetch_message(1)
    passings = page.get_by_test_id("passing")
    await expect(passings.first).to_contain_text("404: Unknown Message")
    await page.get_by_label("Only what Discord would refuse").check()
    await expect(page.locator('[data-testid="passing"]:visible')).to_have_count(2)
    await expect(page.get_by_test_id("passing-count")).to_contain_text("2 of ")
    await page.get_by_role("textbox", name="Filter").fill("post")
    await expect(page.locator('[data-testid="passing"]:visible')).to_have_count(1)
    await expect(page.locator('[data-testid="passing"]:visible')).to_contain_text("400")
