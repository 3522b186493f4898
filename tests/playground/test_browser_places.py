"""Servers, channels and pins in a real browser: by mouse and by keyboard, and as axe reads them."""

import discord
import pytest
from axe_playwright_python.async_playwright import Axe
from browser import DESKTOP, PHONE, open_places, opened, place
from playwright.async_api import Page, expect

from bot.playground.hands import Hands
from bot.playground.owner import Owner
from bot.playground.records import CHANNEL, OTHER_SERVER
from bot.playground.rights import Right

VIEWS = {"desktop": DESKTOP, "phone": {**PHONE, "color_scheme": "dark"}}


@pytest.fixture(params=VIEWS.values(), ids=VIEWS.keys())
async def page(chromium, playground, bot, request):
    assert bot.is_ready()
    async with opened(chromium, playground.url, **request.param) as page:
        yield page


async def assert_accessible(page: Page) -> None:
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def channels(page: Page):
    return page.get_by_role("list", name="Channels").get_by_role("button")


async def test_the_server_is_switched_and_its_channels_are_listed(page: Page, playground):
    servers = page.get_by_role("group", name="Server").get_by_role("button")
    await open_places(page)
    await expect(servers).to_have_text(["A support group", "Another support group"])
    await expect(channels(page)).to_have_text(["# general", "# rules", "Direct messages"])
    await assert_accessible(page)
    Hands(playground, "neighbor").post("hello from next door")
    await expect(servers.last).to_contain_text("1 new")
    await servers.last.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="# questions")).to_be_visible()
    await open_places(page)
    await expect(servers.last).to_have_attribute("aria-pressed", "true")
    await expect(channels(page)).to_have_text(["# questions", "# news", "Direct messages"])
    await expect(page.get_by_test_id("message")).to_contain_text("hello from next door")
    await expect(servers.last).to_have_text("Another support group")
    await page.keyboard.press("Escape")
    await page.get_by_test_id("composer").fill("/card")
    await page.keyboard.press("Enter")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("message")).to_have_count(2)
    await assert_accessible(page)
    await place(page, "dm")
    await open_places(page)
    await expect(servers.last).to_have_attribute("aria-pressed", "true")
    # Who is in one server has nothing to switch.
    await place(page, "person-moderator")
    await expect(page.get_by_test_id("person-moderator")).to_have_attribute("aria-pressed", "true")
    await open_places(page)
    await expect(channels(page)).to_have_text(["# general", "# moderators", "# rules", "Direct messages"])
    await expect(servers).to_have_count(0)


async def test_what_may_not_be_written_there_stays_in_the_field(page: Page):
    await open_places(page)
    await channels(page).get_by_text("# rules").click()
    await page.get_by_test_id("composer").fill("hello")
    await page.keyboard.press("Enter")
    await expect(page.locator("#hint")).to_have_text("You may not write in this channel.")
    await expect(page.get_by_test_id("composer")).to_have_value("hello")


async def test_pinned_messages_are_marked_listed_and_gone_to(page: Page, playground):
    moderator = Hands(playground, "moderator")
    opener = page.get_by_test_id("pins")
    await expect(opener).to_be_hidden()
    first, second = moderator.post("How to ask here without names"), moderator.post("IEP or 504")
    for number in range(20):
        moderator.post(f"Talk {number}")
    moderator.pin(first)
    moderator.pin(second)
    await expect(page.get_by_test_id("pinned")).to_have_count(2)
    await expect(page.get_by_test_id("notice").last).to_contain_text("A moderator pinned a message.")
    await expect(opener).to_have_text("Pinned (2)")
    await opener.focus()
    await page.keyboard.press("Enter")
    listed = page.get_by_role("dialog", name="Pinned messages")
    await expect(opener).to_have_attribute("aria-expanded", "true")
    await expect(listed.get_by_test_id("pin")).to_have_count(2)
    await expect(listed.get_by_test_id("pin").first).to_contain_text("IEP or 504")
    await expect(listed.get_by_role("button").first).to_be_focused()
    await assert_accessible(page)
    await page.keyboard.press("Escape")
    await expect(opener).to_be_focused()
    await opener.click()
    await listed.get_by_role("button", name="How to ask here").click()
    shown = page.locator(f'[data-id="{first["id"]}"]')
    await expect(shown).to_be_focused()
    await expect(shown).to_be_in_viewport()
    await page.get_by_test_id("notice").last.get_by_role("button", name="Show it").click()
    await expect(page.locator(f'[data-id="{second["id"]}"]')).to_be_focused()
    await expect(page.get_by_role("button", name="Unpin")).to_have_count(0)


async def test_a_moderator_unpins(page: Page, playground):
    moderator = Hands(playground, "moderator")
    for text in ("one", "two"):
        moderator.pin(moderator.post(text))
    await place(page, "person-moderator")
    await page.get_by_test_id("pins").click()
    listed = page.get_by_test_id("pins-list")
    await listed.get_by_role("button", name="Unpin the message of A moderator: two").click()
    await expect(listed.get_by_test_id("pin")).to_have_count(1)
    await assert_accessible(page)
    await listed.get_by_role("button", name="Unpin").click()
    await expect(listed).to_be_hidden()
    await expect(page.get_by_test_id("pinned")).to_have_count(0)
    assert moderator.pins() == []


async def test_a_change_of_rights_shows_at_once(page: Page, playground):
    await open_places(page)
    owner = Owner(playground)
    owner.take(Right.VIEW_CHANNEL, "rules", role=owner.server.id)
    await expect(channels(page)).to_have_text(["# general", "Direct messages"])
    Owner(playground, OTHER_SERVER).lose_channel("news")
    await page.get_by_role("group", name="Server").get_by_role("button").last.click()
    await open_places(page)
    await expect(channels(page)).to_have_text(["# questions", "Direct messages"])


async def test_a_list_of_channels_shows_those_of_the_server(page: Page, playground, bot):
    class Lists(discord.ui.LayoutView):
        row = discord.ui.ActionRow()

        @row.select(cls=discord.ui.ChannelSelect, custom_id="where", placeholder="Where")
        async def pick(self, interaction, select):
            await interaction.response.send_message(f"Chosen: {select.values[0].name}", ephemeral=True)

    await (await bot.fetch_channel(CHANNEL)).send(view=Lists(timeout=None))
    picked = page.get_by_test_id("message").get_by_label("Where")
    await expect(picked.get_by_role("option")).to_have_text(["# general", "# rules"])
    await assert_accessible(page)
    await picked.select_option(label="# rules")
    await expect(page.get_by_test_id("message").last).to_contain_text("Chosen: rules")
