"""The playground's page in a real browser, watched for requests to other hosts and faults of its scripts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import ConsoleMessage, Page, async_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
DESKTOP: dict[str, Any] = {"viewport": {"width": 1200, "height": 800}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "timezone_id": "America/New_York"}
REFUSED_UPLOAD = "status of 413"
"""The browser says so itself of an upload that is too large; the page tells it to the person."""
UNREACHED = "WebSocket connection to"
TOUCH: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@asynccontextmanager
async def opened(chromium: str, url: str, *, stops: bool = False, **view: Any) -> AsyncIterator[Page]:
    """Open the page at an address; at the end nothing was asked of another host and no script failed.

    Where the playground `stops` meanwhile, the browser says so of each try to reach it.
    """
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = await (await browser.new_context(**view)).new_page()
        outside: list[str] = []
        faults: list[str] = []
        page.on("request", lambda one: None if one.url.startswith(url) else outside.append(one.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if _is_fault(said, stops=stops) else None)
        await page.goto(url)
        yield page
        await browser.close()
        assert not outside, outside
        assert not faults, faults


async def open_places(page: Page) -> None:
    """Bring the places into sight; on a narrow page a button opens them."""
    opener = page.get_by_test_id("open-places")
    if await opener.is_visible() and not await page.get_by_test_id("places").is_visible():
        await opener.click()


async def place(page: Page, name: str) -> None:
    """Press a button of the places, by its test id."""
    await open_places(page)
    await page.get_by_test_id(name).click()


def _is_fault(said: ConsoleMessage, *, stops: bool) -> bool:
    expected = REFUSED_UPLOAD in said.text or (stops and UNREACHED in said.text)
    return said.type == "error" and not expected
