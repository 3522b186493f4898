"""The main job in a real browser: a parent logs a day, moves the clock, and sees the private message."""

import re
from datetime import UTC, datetime

import pytest
from browser import PHONE, opened, place
from playwright.async_api import Page, expect

from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.start import playground

START = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)


@pytest.fixture
async def page(chromium):
    async with playground(library(), HandSetTime(START, runs=True)) as (server, bot):
        bot.met.add(*(one.id for one in server.world.people.values()))
        async with opened(chromium, server.url, **PHONE) as page:
            yield page
        assert not server.judge.breaches


async def command(page: Page, name: str, **options: str) -> None:
    await page.get_by_test_id("composer").fill(f"/{name}")
    await page.keyboard.press("Enter")
    for option, value in options.items():
        await page.get_by_test_id(f"option-{option}").fill(value)
    await page.get_by_test_id("send").click()


async def test_a_day_is_logged_the_clock_is_moved_and_the_message_comes(page: Page):
    await command(page, "timeline log", event="eligibility", date="yesterday", state="CA")
    card = page.get_by_test_id("message").last
    # November 20, 2026 is a Friday; by hand with a calendar: 30 days later is Sunday, December 20.
    await expect(card).to_contain_text("Friday, November 20, 2026")
    await expect(card).to_contain_text("Nothing is saved until you press a button")
    await card.get_by_role("button", name="Save this day").click()
    await expect(card).to_contain_text("By Sunday, December 20, 2026")
    await expect(card).to_contain_text("30 calendar days later is Sunday, December 20, 2026")
    await expect(card).to_contain_text("56344(a)")

    await card.get_by_role("button", name="Remind me by private message").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("Reminders are on")
    await place(page, "dm")
    await expect(page.get_by_test_id("message")).to_have_count(1)

    await page.get_by_test_id("move-next").click()
    await expect(page.get_by_test_id("message")).to_have_count(2)
    reminder = page.get_by_test_id("message").last
    await expect(reminder).to_contain_text("in 7 days, on Sunday, December 20, 2026")
    # What shows on a lock screen tells nobody anything.
    await expect(reminder).not_to_contain_text(re.compile("IEP|school|child|504|evaluat", re.IGNORECASE))
    await expect(page.get_by_test_id("clock")).to_contain_text("Dec 13")

    await reminder.get_by_role("button", name="Open it").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("What this is about")


async def test_a_date_that_is_none_is_asked_back_in_kind_words(page: Page):
    await command(page, "timeline log", event="consent", date="2/30", state="CA")
    card = page.get_by_test_id("message").last
    await expect(card).to_contain_text("Nothing has been saved")
    await card.get_by_role("button", name="Write the date again").click()
    form = page.get_by_test_id("modal")
    await form.get_by_label("Which day was it?").fill("11/2/2026")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("message").last).to_contain_text("Monday, November 2, 2026")


async def test_the_moderator_does_not_see_the_parents_private_card(page: Page):
    await command(page, "compare")
    await expect(page.get_by_test_id("private")).to_have_count(1)
    await place(page, "person-moderator")
    await expect(page.get_by_test_id("person-moderator")).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_test_id("message")).to_have_count(0)
    await place(page, "person-parent")
    await expect(page.get_by_test_id("message")).to_have_count(1)


async def test_a_letter_comes_as_a_file_to_save(page: Page):
    await command(page, "letter", letter="request-iep-evaluation")
    await page.get_by_role("button", name="Text to paste").click()
    card = page.get_by_test_id("message").last
    async with page.expect_download() as saving:
        await card.get_by_role("link", name="Download letter-1.txt").click()
    saved = await (await saving.value).path()
    assert "[CHILD'S FULL NAME]" in saved.read_text(encoding="utf-8")
