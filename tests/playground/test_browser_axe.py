"""The page as axe reads it, light and dark, wide and narrow, whatever is open: not one violation."""

import pytest
from axe_playwright_python.async_playwright import Axe
from browser import DESKTOP, PHONE, open_places, opened, place
from playwright.async_api import Page, expect
from test_browser import START, command

from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.start import playground as whole_bot

VIEWS = {
    f"{width} {scheme}": {**view, "color_scheme": scheme}
    for width, view in (("phone", PHONE), ("desktop", DESKTOP))
    for scheme in ("light", "dark")
}
MARKED = """# One
## Two
### Three
-# small
**bold** *slanted* __under__ ~~gone~~ ||hidden|| `code` [a link](https://example.org) <t:1790000000:R>
- a list
  - inside it
1. first
> said by another
```
as it stands
```"""

each_view = pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())


async def assert_accessible(page: Page, when: str) -> None:
    # Halfway between two colors nothing has the contrast of either.
    await page.evaluate(
        "Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => 0)"
    )
    found = await Axe().run(page)
    assert found.violations_count == 0, f"{when}: {found.generate_report()}"


@each_view
async def test_messages_menus_forms_and_panels(chromium, playground, bot, view):
    assert bot.is_ready()
    async with opened(chromium, playground.url, **view) as page:
        await expect(page.locator("#notice")).to_be_hidden()
        await assert_accessible(page, "nothing there yet")
        Hands(playground, "moderator").post(MARKED)
        await command(page, "paper")
        await command(page, "card")
        await expect(page.get_by_test_id("private")).to_have_count(2)
        await assert_accessible(page, "messages, a file, a private card")
        await page.get_by_test_id("message").last.get_by_role("button", name="Apps").click()
        await expect(page.get_by_role("menu")).to_be_visible()
        await assert_accessible(page, "an open menu")
        await page.keyboard.press("Escape")
        await page.get_by_test_id("composer").fill("/")
        await expect(page.get_by_test_id("choices")).to_be_visible()
        await assert_accessible(page, "the commands listed")
        await page.get_by_test_id("composer").fill("/log day")
        await page.keyboard.press("Enter")
        await page.get_by_test_id("send").click()
        await assert_accessible(page, "options of a command, one of them missing")
        await page.get_by_test_id("composer").fill("")
        await page.get_by_role("button", name="Fill in").click()
        await expect(page.get_by_test_id("modal")).to_be_visible()
        await page.get_by_role("button", name="Submit").click()
        await assert_accessible(page, "an open form, one field missing")
        await page.keyboard.press("Escape")
        await page.get_by_test_id("open-traffic").click()
        await page.get_by_test_id("passing").first.locator("summary").click()
        await expect(page.get_by_role("heading", name="Where to")).to_be_visible()
        await assert_accessible(page, "the side panel")
        await page.get_by_test_id("open-traffic").click()
        await open_places(page)
        await assert_accessible(page, "the places")


@each_view
async def test_the_first_two_minutes(chromium, view):
    async with (
        whole_bot(library(), HandSetTime(START, runs=True)) as (server, _bot),
        opened(chromium, server.url, **view) as page,
    ):
        await page.get_by_test_id("idea-ask").click()
        # The answer, and once what is kept of them.
        await expect(page.get_by_test_id("private")).to_have_count(2)
        await assert_accessible(page, "asked")
        await page.get_by_test_id("idea-log").click()
        await page.get_by_role("button", name="By email that day").click()
        await page.get_by_role("button", name="Remind me by private message").click()
        await expect(page.get_by_test_id("arrived")).to_be_visible()
        await assert_accessible(page, "a private message came")
        await page.get_by_test_id("idea-next").click()
        await expect(page.get_by_test_id("locked")).to_have_count(2)
        await assert_accessible(page, "direct messages")
        await place(page, "person-moderator")
        await expect(page.get_by_test_id("message")).to_have_count(0)
        await assert_accessible(page, "somebody else")
