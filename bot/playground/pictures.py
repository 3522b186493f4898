"""Takes the pictures of README: a talk on the playground's page, and of each step what a person sees.

Knows the page, not the bot. The clock stands still and the letters are the project's own, so that the same
page gives the same pictures. With them is kept what each says, as text, and which browser drew it: another
one draws a little otherwise, but says the same.
"""

import base64
import io
import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Any

from PIL import Image, ImageChops
from playwright.async_api import Browser, FloatRect, Locator, Page, async_playwright

from bot import DATA
from bot.text.catalogue import Words

FONTS = DATA / "paper" / "fonts"
FACES = ((400, "AtkinsonHyperlegibleNext-Regular.ttf"), (700, "AtkinsonHyperlegibleNext-Bold.ttf"))
STEPS_PAGE = Path(__file__).with_name("steps.html")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--hide-scrollbars"]
TAKEN_AT = datetime(2026, 11, 21, 17, tzinfo=UTC)
"""A Saturday, noon in New York."""
PHONE_WIDTH = 390
TALL_PHONE, DESKTOP, TALL_DESKTOP = (PHONE_WIDTH, 2400), (1120, 860), (1120, 2400)
"""Width and height. A card is taken whole or from its top, so its page is taller than it."""
SHARPNESS = 2
COLOURS = 128
MARGIN = 12
STEP_HEIGHT = 560
"""Of a long card the beginning is shown."""
NEAR = 48
"""So far from each other, of 255, two points are still alike: browsers round letters differently."""
ALIKE = 0.99
KEPT = "shown.json"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, the PNG, and what can be read on it."""

    name: str
    png: bytes
    says: str


@asynccontextmanager
async def camera(chromium: str | None) -> AsyncGenerator["Camera"]:
    """Start a browser: the one at this path, or playwright's own."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield Camera(browser)
        await browser.close()


class Camera:
    """Opens pages that look the same everywhere."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.version = browser.version
        """Of the browser."""

    @asynccontextmanager
    async def page(self, url: str, size: tuple[int, int]) -> AsyncGenerator["Scene"]:
        """Open the playground's page, of this width and height."""
        page = await self._open(size)
        await page.goto(url)
        # It shows the time once it knows of all else, too.
        await page.get_by_test_id("clock").filter(has_text=":").wait_for()
        await page.add_style_tag(content=_letters())
        yield Scene(page)
        await page.close()

    async def steps(self, name: str, steps: Sequence[tuple[str, Picture]]) -> Picture:
        """Put pictures in their order, each under its words."""
        page = await self._open((2 * PHONE_WIDTH + 60, 100))
        figures = "\n".join(
            f'<figure><figcaption>{words}</figcaption><img alt="" src="{_as_url(one.png)}"></figure>'
            for words, one in steps
        )
        html = Template(STEPS_PAGE.read_text("utf-8")).substitute(letters=_letters(), figures=figures)
        await page.set_content(html, wait_until="load")
        png = await page.screenshot(full_page=True)
        await page.close()
        return Picture(name, png, "\n\n".join(f"{words}\n{one.says}" for words, one in steps))

    async def _open(self, size: tuple[int, int]) -> Page:
        context = await self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=SHARPNESS,
            color_scheme="light",
            reduced_motion="reduce",
            locale="en-US",
            timezone_id="America/New_York",
            bypass_csp=True,
        )
        return await context.new_page()


class Scene:
    """The page, as a person uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def command(self, name: str, **options: str) -> None:
        """Use a command."""
        await self.page.get_by_test_id("composer").fill(f"/{name}")
        await self.page.keyboard.press("Enter")
        for option, value in options.items():
            await self.page.get_by_test_id(f"option-{option}").fill(value)
        await self.page.get_by_test_id("send").click()

    async def go(self, place: str) -> None:
        """Become another person, or go to another channel."""
        opener = self.page.get_by_test_id("open-places")
        if await opener.is_visible():
            await opener.click()
        button = self.page.get_by_test_id(place)
        await button.click()
        # Before that, the commands are another person's.
        await button.and_(self.page.locator("[aria-pressed=true], [aria-current=true]")).wait_for(
            state="attached"
        )

    async def press(self, label: str) -> None:
        """Press a button of the last message that has it."""
        await self.page.get_by_role("button", name=label, exact=True).last.click()

    async def answer(self, words: str) -> Locator:
        """Wait for a message that says so."""
        message = self.page.get_by_test_id("message").filter(has_text=words).last
        await message.wait_for()
        return message

    async def of_message(self, name: str, words: str, height: int | None = None) -> Picture:
        """Take a message that says so, from its top on."""
        message = await self.answer(words)
        await self.page.mouse.move(0, 0)
        await message.scroll_into_view_if_needed()
        box = await message.bounding_box() or {}
        clip = FloatRect(
            x=box["x"] - MARGIN,
            y=box["y"],
            width=box["width"] + 2 * MARGIN,
            height=min(box["height"], height or box["height"]),
        )
        return Picture(name, await self.page.screenshot(clip=clip), await message.inner_text())

    async def of_all(self, name: str) -> Picture:
        """Take the page as it stands."""
        await self.page.mouse.move(0, 0)
        says = await self.page.locator("main").inner_text()
        return Picture(name, await self.page.screenshot(), says)


async def take(camera: Camera, url: str, said: Words) -> list[Picture]:
    """Play the parent's talk and the moderator's evening, and take what they see."""
    async with camera.page(url, TALL_PHONE) as parent:
        await parent.command("ask", question=said.say("pictures-question"), state="CA")
        asked = await parent.of_message("asked", said.say("pictures-asked-shows"), STEP_HEIGHT)
        await parent.command("timeline log", event="referral", date=said.say("pictures-date"), state="CA")
        logged = await parent.of_message("logged", said.say("pictures-logged-shows"), STEP_HEIGHT)
        await parent.press(said.say("pictures-log-button"))
        counted = await parent.of_message("counted", said.say("pictures-counted-shows"), STEP_HEIGHT)
        await parent.press(said.say("pictures-remind-button"))
        await parent.answer(said.say("pictures-reminders-on"))
        await parent.go("dm")
        await parent.page.get_by_test_id("move-next").click()
        reminded = await parent.of_message("reminded", said.say("pictures-reminded-shows"), STEP_HEIGHT)
    steps = [
        (said.say("pictures-asked"), asked),
        (said.say("pictures-logged"), logged),
        (said.say("pictures-counted"), counted),
        (said.say("pictures-reminded"), reminded),
    ]
    main_job = await camera.steps("main-job", steps)
    async with camera.page(url, TALL_DESKTOP) as parent:
        await parent.command("compare")
        compare = await parent.of_message("compare", said.say("pictures-compare-shows"))
    async with camera.page(url, TALL_DESKTOP) as moderator:
        await moderator.go("person-moderator")
        await moderator.command("explainer starter", state="CA")
        starter = await moderator.of_message("starter", said.say("pictures-starter-shows"))
        await moderator.press(said.say("pictures-starter-button"))
        await moderator.answer(said.say("pictures-posted-shows"))
    async with camera.page(url, DESKTOP) as parent:
        await parent.press(said.say("pictures-hide-button"))
        await parent.page.get_by_test_id("pins").click()
        pinned = await parent.of_all("pinned")
    return [main_job, compare, starter, pinned]


class Album:
    """The pictures in a folder, and what is kept with them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, pictures: Sequence[Picture], browser: str) -> None:
        """Put them there, in the place of those that are there."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in self._folder.glob("*.png"):
            old.unlink()
        for one in pictures:
            self._file(one).write_bytes(_small(one.png))
        kept = {"browser": browser, "says": {one.name: one.says.splitlines() for one in pictures}}
        (self._folder / KEPT).write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")

    def changed(self, pictures: Sequence[Picture], browser: str) -> list[str]:
        """Return the names of those that are missing, or do not show what these show."""
        try:
            kept: dict[str, Any] = json.loads((self._folder / KEPT).read_text("utf-8"))
            return [one.name for one in pictures if not self._shows(one, kept, browser)]
        except OSError:
            return [one.name for one in pictures]

    def _shows(self, picture: Picture, kept: dict[str, Any], browser: str) -> bool:
        if kept["says"].get(picture.name) != picture.says.splitlines():
            return False
        return kept["browser"] != browser or _alike(self._file(picture).read_bytes(), picture.png)

    def _file(self, picture: Picture) -> Path:
        return self._folder / f"{picture.name}.png"


def _alike(one: bytes, other: bytes) -> bool:
    """Tell whether two pictures show the same, but for how a browser rounds letters."""
    pictures = [Image.open(io.BytesIO(png)).convert("L") for png in (one, other)]
    if pictures[0].size != pictures[1].size:
        return False
    counts = ImageChops.difference(*pictures).histogram()
    return sum(counts[:NEAR]) >= ALIKE * sum(counts)


def _small(png: bytes) -> bytes:
    """Return a picture in few colours: a page has no more, and README loads quickly."""
    made = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS).save(made, "PNG", optimize=True)
    return made.getvalue()


def _as_url(content: bytes) -> str:
    return f"data:;base64,{base64.b64encode(content).decode()}"


def _letters() -> str:
    """Return the style that draws every letter with the project's own font, and no blinking line."""
    files = [(bold, _as_url((FONTS / name).read_bytes())) for bold, name in FACES]
    rules = [
        f"@font-face {{ font-family: c; font-weight: {weight}; src: url({url}) }}" for weight, url in files
    ]
    rules.append("* { font-family: c !important; caret-color: transparent !important; }")
    return "\n".join(rules)
