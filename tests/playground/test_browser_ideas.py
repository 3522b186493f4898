"""A newcomer in a real browser: three things to try, each by one press, until a reminder has come."""

import pytest
from browser import DESKTOP, PHONE, opened
from playwright.async_api import Page, expect
from test_browser import START

from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.start import playground as whole_bot


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
async def page(chromium, request):
    async with whole_bot(library(), HandSetTime(START, runs=True)) as (server, _bot):
        async with opened(chromium, server.url, **request.param) as page:
            yield page
        assert not server.judge.breaches


async def press(page: Page, name: str) -> None:
    """Press a button by keyboard alone."""
    await page.get_by_role("button", name=name).last.focus()
    await page.keyboard.press("Enter")


async def test_three_presses_lead_from_a_question_to_the_first_reminder(page: Page):
    ideas, messages = page.get_by_test_id("ideas"), page.get_by_test_id("message")
    await expect(page.get_by_test_id("waiting-next")).to_have_text("No reminder is waiting.")
    await press(page, "Jump to the first reminder")
    await expect(page.locator("#hint")).to_contain_text("First log a day, save it, and say yes to reminders.")

    await press(page, "Ask a question")
    # After the answer comes, once, what is kept of them.
    await expect(messages).to_have_count(2)
    await expect(messages.last).to_contain_text("Your privacy, in three lines")
    await expect(messages.first).to_contain_text("A parent used /ask")
    # The answer is shown from its start, however long it is.
    await expect(messages.first.get_by_role("heading", level=4).first).to_be_in_viewport()
    await press(page, "Log the day you asked")
    await expect(messages.last).to_contain_text(
        "The school got your written request on Saturday, November 21, 2026"
    )
    await press(page, "By email that day")
    # California gives the plan in 15 days; by hand with a calendar: November 21 and 15 days is December 6.
    await expect(messages.last).to_contain_text("December 6, 2026")
    await press(page, "Remind me by private message")
    await expect(page.get_by_test_id("waiting-next")).to_contain_text("Next reminder in ")
    await expect(page.get_by_test_id("arrived")).to_contain_text("This works.")
    await expect(ideas.get_by_role("button", name="Jump to the first reminder")).to_contain_text(
        "The clock moves to"
    )

    await press(page, "Jump to the first reminder")
    await expect(page.get_by_role("heading", name="Direct messages")).to_be_visible()
    await expect(messages).to_have_count(2)
    await expect(page.get_by_test_id("locked").last).to_contain_text("On a locked phone: A date you saved.")
    await expect(page.get_by_test_id("arrived")).to_be_hidden()
    # All were tried: they step back, and come again when they are wanted, also after a reload.
    await expect(ideas).to_be_hidden()
    await page.reload()
    await expect(ideas).to_be_hidden()
    await press(page, "Try this")
    await expect(ideas.get_by_role("button", name="Ask a question")).to_be_visible()
    await press(page, "Hide")
    await expect(ideas).to_be_hidden()
    await expect(page.get_by_test_id("show-ideas")).to_be_focused()


async def test_what_discord_writes_of_a_text(chromium):
    marked = (
        "<t:1790000000:D> <t:1790000000:d> <t:1790000000:R>\n-# small\n***both*** __*under*__ ||hidden||\n"
        "> # a heading in a quote\n- [**bold** link](https://example.org/a_(b))"
    )
    async with whole_bot(library(), HandSetTime(START, runs=True)) as (server, _bot):
        Hands(server, "moderator").post(marked)
        async with opened(chromium, server.url, **PHONE) as page:
            message = page.get_by_test_id("message")
            # 1790000000 is September 21, 2026, 61 days before the playground's November 21, in New York.
            await expect(message.locator(".body time")).to_have_text(
                ["September 21, 2026", "9/21/26", "2 months ago"]
            )
            await expect(message.locator(".small")).to_have_text("small")
            await expect(message.locator("strong em")).to_have_text("both")
            await expect(message.locator("u em")).to_have_text("under")
            await expect(message.locator("blockquote").get_by_role("heading")).to_have_text(
                "a heading in a quote"
            )
            link = message.locator("li").get_by_role("link", name="bold link")
            await expect(link).to_have_attribute("href", "https://example.org/a_(b)")
            await message.get_by_role("button", name="Hidden text").click()
            await expect(message).to_contain_text("hidden")
            # The clock moves, is read out, and what is relative moves along.
            await page.get_by_test_id("move-year").click()
            await expect(page.locator("#say")).to_contain_text("It is Sun, Nov 21, 2027")
            await expect(message.locator(".body time").last).to_have_text("last year")
