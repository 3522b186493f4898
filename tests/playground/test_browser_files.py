"""Files in a real browser: one is given with a command, pictures and papers of the bot are shown."""

from pathlib import Path

import pytest
from browser import PHONE, opened
from playwright.async_api import Page, expect
from sample import PAPER

from bot.playground.uploads import LARGEST_UPLOAD_BYTES

CALENDAR = {"name": "our school.ics", "mimeType": "text/calendar", "buffer": b"BEGIN:VCALENDAR\r\n" * 100}


@pytest.fixture(params=["127.0.0.1", "localhost"])
async def page(chromium, playground, bot, request):
    assert bot.is_ready()
    async with opened(chromium, playground.url.replace("127.0.0.1", request.param), **PHONE) as page:
        # Heard all the time, else one that opens at once is missed.
        page.on("filechooser", lambda _: None)
        yield page
    assert not playground.judge.breaches


async def choose(page: Page, name: str) -> None:
    await page.get_by_test_id("composer").fill(f"/{name}")
    # The commands come a moment after the page.
    await expect(page.get_by_role("option", name=f"/{name}").first).to_be_visible()
    await page.keyboard.press("Enter")


async def test_a_file_is_chosen_taken_away_chosen_again_and_sent(page: Page):
    await choose(page, "take")
    field, chosen = page.get_by_test_id("option-file"), page.get_by_test_id("chosen-file").first
    await expect(page.get_by_label("file required")).to_be_focused()
    await page.get_by_test_id("send").click()
    await expect(page.locator("#hint")).to_contain_text("file:")

    await field.set_input_files(CALENDAR)
    await expect(chosen).to_contain_text("our school.ics")
    await expect(chosen).to_contain_text("2 kB")
    await expect(field).to_be_hidden()
    # With the keyboard alone: the focus went along, Enter takes the file away, and the focus comes back.
    await expect(page.get_by_role("button", name="Take away our school.ics")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(field).to_be_focused()
    await expect(chosen).to_be_hidden()
    async with page.expect_file_chooser() as opening:
        await page.keyboard.press("Enter")
    await (await opening.value).set_files(CALENDAR)
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("our school.ics (text/calendar)")
    await expect(page.get_by_test_id("message").last).to_contain_text("1700 bytes, True")
    await expect(field).to_have_count(0)


async def test_a_file_that_is_too_large_is_a_line_and_the_command_stays(page: Page, tmp_path: Path):
    await choose(page, "take")
    large = tmp_path / "large.ics"
    large.write_bytes(bytes(LARGEST_UPLOAD_BYTES + 1))
    await page.get_by_test_id("option-file").set_input_files(large)
    await expect(page.get_by_test_id("chosen-file").first).to_contain_text("26.2 MB")
    await page.get_by_test_id("send").click()
    await expect(page.locator("#hint")).to_have_text(
        "large.ics is larger than 25 MB. Please choose a smaller file."
    )
    await expect(page.get_by_test_id("message")).to_have_count(0)
    await page.get_by_role("button", name="Take away large.ics").click()
    await page.get_by_test_id("option-file").set_input_files(CALENDAR)
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("message")).to_have_count(1)


async def test_a_picture_by_itself_is_as_wide_as_the_message_on_a_phone(page: Page):
    await choose(page, "paper")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_role("img", name="Another dot")).to_have_js_property("naturalWidth", 1)
    widths = await page.evaluate(
        """() => {
            const gallery = document.querySelector(".gallery");
            gallery.lastElementChild.remove();
            return [gallery, gallery.querySelector("img")].map((one) => one.getBoundingClientRect().width);
        }"""
    )
    assert widths[0] == widths[1] > 300


async def test_pictures_say_what_they_show_and_a_paper_runs_as_a_stranger(page: Page):
    await choose(page, "paper")
    await page.get_by_test_id("send").click()
    for name in ("A dark dot", "Another dot"):
        picture = page.get_by_role("img", name=name)
        await expect(picture).to_have_js_property("naturalWidth", 1)
    async with page.expect_popup() as opening:
        await page.get_by_role("link", name="Open paper.html").click()
    # Its script ran, and its origin is nobody's.
    await expect((await opening.value).locator("body")).to_contain_text("null")
    async with page.expect_download() as saving:
        await page.get_by_role("link", name="Download paper.html").click()
    saved = await saving.value
    assert saved.suggested_filename == "paper.html"
    assert (await saved.path()).read_bytes() == PAPER
