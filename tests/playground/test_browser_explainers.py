"""The starter set in a real browser: a preview for the moderator alone, one press, ten cards and one pin."""

import re

import pytest
from browser import PHONE, opened, place
from playwright.async_api import Page, expect
from test_browser import START, command

from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.start import playground


@pytest.fixture
async def page(chromium):
    async with playground(library(), HandSetTime(START, runs=True)) as (server, bot):
        bot.met.add(*(one.id for one in server.world.people.values()))
        async with opened(chromium, server.url, **PHONE) as page:
            yield page
        assert not server.judge.breaches


async def test_the_starter_set_is_shown_first_and_posted_by_one_press(page: Page):
    await place(page, "person-moderator")
    await expect(page.get_by_test_id("person-moderator")).to_have_attribute("aria-pressed", "true")
    await command(page, "explainer starter", state="CA")
    preview = page.get_by_test_id("message").last
    await expect(preview).to_contain_text("Nothing was posted yet")
    await expect(preview).to_contain_text("For schools in California")
    await expect(preview.get_by_test_id("private")).to_be_visible()
    await expect(page.get_by_test_id("message")).to_have_count(1)

    await preview.get_by_role("button", name="Yes, post these 11").click()
    await expect(page.get_by_test_id("message")).to_have_count(12, timeout=20_000)
    done = page.get_by_test_id("message").filter(has_text="All are posted, and the list of them is pinned")
    await expect(done).to_be_visible()

    # What a parent sees: the cards alone, each with its source, and buttons that answer them alone.
    await place(page, "person-parent")
    cards = page.get_by_test_id("message")
    await expect(cards).to_have_count(11)
    asked = cards.filter(has_text="How to ask the school for an evaluation").first
    await expect(asked).to_contain_text("read in the law on")
    await asked.get_by_role("button", name="Read it for my state").click()
    await expect(page.get_by_test_id("message")).to_have_count(12)
    await expect(page.get_by_test_id("message").last.get_by_test_id("private")).to_be_visible()
    listed = cards.filter(has_text="These cards answer what most parents ask first")
    await expect(listed.get_by_role("link", name="The school said no")).to_have_attribute(
        "href", re.compile(r"^https://discord\.com/channels/\d+/\d+/\d+$")
    )
