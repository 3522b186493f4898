"""Many messages in a real browser: the last are told and drawn, the older ones come when they are wanted."""

import pytest
from browser import PHONE, opened
from playwright.async_api import Page, expect

from bot.playground import page_wire
from bot.playground.hands import Hands
from bot.playground.server import PAGE

MANY = 2000


@pytest.fixture
async def page(chromium, playground, bot):
    assert bot.is_ready()
    moderator = Hands(playground, "moderator")
    first = moderator.post("The very first")
    moderator.pin(first)
    for number in range(MANY - 2):
        moderator.post(f"Talk {number}")
    async with opened(chromium, playground.url, **PHONE) as page:
        yield page


async def test_the_last_are_shown_and_the_older_ones_come_by_scrolling(page: Page, playground):
    messages = page.get_by_test_id("message")
    await expect(messages.last).to_contain_text(f"Talk {MANY - 3}")
    await expect(messages).to_have_count(page_wire.AT_ONCE)
    await expect(messages.last).to_be_in_viewport()
    before = await messages.first.get_attribute("data-id")
    await page.locator("#log").evaluate("log => { log.scrollTop = -log.scrollHeight; }")
    await expect(messages).not_to_have_count(page_wire.AT_ONCE)
    # What was looked at stays where it was; none is left out, none comes twice.
    await expect(page.locator(f'[data-id="{before}"]')).to_be_in_viewport()
    texts = [int(text.split("Talk ")[1]) for text in await messages.all_text_contents()]
    assert texts == list(range(texts[0], MANY - 2))
    # At the newest again, what is far above is let go.
    await page.locator("#log").evaluate("log => { log.scrollTop = 0; }")
    moderator = Hands(playground, "moderator")
    for number in range(250):
        moderator.post(f"More {number}")
    await expect(messages.last).to_contain_text("More 249")
    assert await messages.count() <= 200


async def test_a_pin_far_above_is_gone_to(page: Page):
    await page.get_by_test_id("pins").click()
    await page.get_by_test_id("pin").get_by_role("button", name="The very first").click()
    first = page.get_by_test_id("message").first
    await expect(first).to_contain_text("The very first")
    await expect(first).to_be_focused()
    await expect(first).to_be_in_viewport()
    await expect(page.get_by_test_id("message")).to_have_count(MANY - 1)


async def test_the_page_asks_for_each_of_its_files_once_and_at_once(chromium, playground, bot):
    assert bot.is_ready()
    asked: list[str] = []
    async with opened(chromium, playground.url) as page:
        page.on("request", lambda one: asked.append(one.url.removeprefix(playground.url)))
        await page.reload()
        await expect(page.locator("#notice")).to_be_hidden()
        files = sorted(f"/page/{path.name}" for path in PAGE.iterdir() if path.suffix in {".js", ".css"})
        # The icon is the browser's own affair.
        assert sorted(one for one in asked if one != "/page/icon.svg") == ["/", *files]
        # None waits for another to be read: the page itself names them all.
        index = (PAGE / "index.html").read_text(encoding="utf-8")
        assert [name for name in files if f'"{name}"' not in index] == []
