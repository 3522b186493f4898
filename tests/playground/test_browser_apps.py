"""Messages of people and the commands on them, in a real browser: with a mouse, by keyboard, by touch."""

import pytest
from browser import DESKTOP, TOUCH, opened, place
from playwright.async_api import Page, expect

from bot.playground.hands import Hands

QUESTION = "Is an iee like a prior written notice?"


@pytest.fixture(params=[DESKTOP, TOUCH], ids=["desktop", "touch"])
async def page(chromium, playground, bot, request):
    assert bot.is_ready()
    async with opened(chromium, playground.url, **request.param) as page:
        yield page
    assert not playground.judge.breaches


async def post(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.keyboard.press("Enter")


async def test_a_message_is_posted_and_a_command_is_used_on_it(page: Page):
    await post(page, QUESTION)
    message = page.get_by_test_id("message").first
    await expect(message).to_contain_text(QUESTION)
    await expect(page.get_by_test_id("composer")).to_have_value("")
    touch = await page.evaluate("matchMedia('(hover: none)').matches")
    apps = message.get_by_role("button", name="Apps", exact=True)
    await expect(apps).to_have_css("opacity", "1" if touch else "0")
    if not touch:
        await message.hover()
        await expect(apps).to_have_css("opacity", "1")
    await (apps.tap() if touch else apps.click())
    menu = page.get_by_role("menu", name="Apps")
    await expect(menu.get_by_role("menuitem")).to_have_text(["Read this to me", "topic", "Read this to all"])
    box, width = await menu.bounding_box(), page.viewport_size["width"]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    command = menu.get_by_role("menuitem", name="Read this to me")
    await (command.tap() if touch else command.click())
    await expect(menu).to_be_hidden()
    answer = page.get_by_test_id("message").last
    await expect(answer).to_contain_text("A parent used Read this to me")
    await expect(answer).to_contain_text(f"A parent wrote: {QUESTION}")
    await expect(answer.get_by_test_id("private")).to_be_visible()


async def test_the_menu_is_reached_and_left_by_keyboard(page: Page):
    await post(page, "/card")
    await page.get_by_test_id("send").click()
    message = page.get_by_test_id("message").first
    apps = message.get_by_role("button", name="Apps")
    item = page.get_by_role("menu").get_by_role("menuitem")
    await message.get_by_role("button", name="Edit").focus()
    await page.keyboard.press("Shift+Tab")
    await expect(apps).to_be_focused()
    await expect(apps).to_have_css("opacity", "1")
    await page.keyboard.press("Enter")
    await expect(item.first).to_be_focused()
    await expect(apps).to_have_attribute("aria-expanded", "true")
    await page.keyboard.press("ArrowUp")
    await expect(item.last).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(item.first).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(apps).to_be_focused()
    await expect(apps).to_have_attribute("aria-expanded", "false")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(message.get_by_role("button", name="Edit")).to_be_focused()
    await expect(page.get_by_role("menu")).to_be_hidden()
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message").last).to_contain_text("used Read this to all")


async def test_a_text_that_is_too_long_stays_in_the_field(page: Page):
    await post(page, "x" * 2001)
    await expect(page.locator("#hint")).to_have_text("A message has 1 to 2000 characters, this one has 2001.")
    await expect(page.get_by_test_id("composer")).to_have_value("x" * 2001)
    await post(page, "/nothing")
    await expect(page.locator("#hint")).to_contain_text("No command starts with /nothing")
    await expect(page.get_by_test_id("message")).to_have_count(0)


async def test_without_a_command_for_messages_there_is_no_button(page: Page, playground):
    Hands(playground, "moderator").post("hello")
    apps = page.get_by_test_id("message").get_by_role("button", name="Apps")
    await expect(apps).to_be_visible()
    known = playground.world.commands
    playground.world.register([one for one in known if one["type"] == 1])
    await expect(apps).to_be_hidden()
    # Offered to moderators alone.
    playground.world.register([one for one in known if one["name"] == "Keep this"])
    await place(page, "person-moderator")
    await expect(apps).to_be_visible()
    await place(page, "person-parent")
    await expect(apps).to_be_hidden()
