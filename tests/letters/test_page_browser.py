"""The page of a letter in a real browser: filled in, copied, printed, saved; and nothing leaves it."""

import io
from dataclasses import dataclass, field

import pytest
from made_letters import AS_TEXT, BESIDE, LETTER, one_paragraph
from playwright.async_api import Page, async_playwright, expect
from pypdf import PdfReader

from bot.letters.letter import Letter
from bot.letters.page_file import page_file
from bot.text.catalogue import words

WORDS = words("en")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1200, "height": 900}
WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (one) => window.broken.push(one.violatedDirective));
"""


@dataclass
class Seen:
    """What a browser asked for and complained of."""

    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
async def open_page(chromium, tmp_path, seen):
    """Open a letter from disk, as a parent does; at the end, nothing has left it and nothing failed."""
    pages: list[Page] = []
    path = tmp_path / "letter-1.html"
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)

        async def open_page(letter: Letter = LETTER, **how) -> Page:
            path.write_bytes(page_file(letter, WORDS, stem="letter-1"))
            context = await browser.new_context(**({"viewport": PHONE} | how))
            await context.add_init_script(WATCH)
            context.on("request", lambda one: seen.asked.append(one.url))
            context.on("console", lambda one: seen.faults.append(one.text))
            context.on("weberror", lambda one: seen.faults.append(str(one.error)))
            page = await context.new_page()
            await page.goto(path.as_uri())
            pages.append(page)
            return page

        yield open_page
        for page in pages:
            assert await page.evaluate("window.broken ?? []") == []
        await browser.close()
    assert {one for one in seen.asked if not one.startswith(("file:", "blob:"))} == set()
    assert seen.faults == []


async def fill(page: Page) -> None:
    await page.get_by_label("YOUR NAME", exact=True).fill("Kim <b>Example</b> & 'Co'")
    await page.get_by_label("CHILD'S FULL NAME").fill("Ana Example")
    await page.get_by_label("WHAT YOU SEE AT HOME").fill("She reads slowly.\nShe is tired.")


def filled(text: str) -> str:
    return (
        text.replace("[YOUR NAME]", "Kim <b>Example</b> & 'Co'")
        .replace("[CHILD'S FULL NAME]", "Ana Example")
        .replace("[WHAT YOU SEE AT HOME: two or three sentences]", "She reads slowly.\nShe is tired.")
    )


async def test_what_is_typed_stands_in_every_place_at_once(open_page) -> None:
    page = await open_page(BESIDE)
    marked = page.locator("[data-blank='6']")
    assert await marked.all_text_contents() == ["[CHILD'S FULL NAME]"] * 4
    field = page.get_by_label("CHILD'S FULL NAME")
    await field.press_sequentially("Ana")
    assert await marked.all_text_contents() == ["Ana"] * 4
    # A space alone fills nothing.
    await field.fill("  ")
    assert await marked.all_text_contents() == ["[CHILD'S FULL NAME]"] * 4


async def test_the_copied_text_is_the_letter_that_is_filled_in(open_page) -> None:
    page = await open_page(BESIDE)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await fill(page)
    await page.get_by_role("button", name="Copy as email text").click()
    await expect(page.get_by_role("status")).to_have_text(
        "Copied. You can paste it into an email now. Blanks that are still empty: 7"
    )
    assert await page.evaluate("navigator.clipboard.readText()") == filled(AS_TEXT)


async def test_where_there_is_no_clipboard_the_text_is_shown_to_copy(open_page) -> None:
    page = await open_page()
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    await page.evaluate("document.execCommand = () => false")
    await fill(page)
    await page.get_by_role("button", name="Copy as email text").click()
    await expect(page.get_by_role("status")).to_contain_text("select all of it, and copy it")
    shown = page.get_by_label("The letter as text")
    await expect(shown).to_have_value(filled(AS_TEXT))
    await expect(shown).to_be_focused()


async def test_print_holds_the_letter_alone(open_page) -> None:
    page = await open_page(BESIDE)
    await fill(page)
    await page.evaluate("window.addEventListener('beforeprint', () => { window.printed = true; })")
    await page.get_by_role("button", name="Print").click()
    assert await page.evaluate("window.printed")
    await expect(page.get_by_role("status")).to_have_text("Blanks that are still empty: 7")
    printed = PdfReader(io.BytesIO(await page.pdf(prefer_css_page_size=True)))
    assert (printed.pages[0].mediabox.width, printed.pages[0].mediabox.height) == (612, 792)
    read = "".join("".join(one.extract_text() for one in printed.pages).replace("•", "").split())
    assert read == "".join(filled(AS_TEXT).replace("- ", "").split())


async def test_a_saved_copy_is_the_filled_letter_and_runs_nothing(open_page, tmp_path) -> None:
    page = await open_page(BESIDE)
    await fill(page)
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="Save a filled copy").click()
    saved = await coming.value
    assert saved.suggested_filename == "letter-1-filled.html"
    await expect(page.get_by_role("status")).to_contain_text(
        "Look for letter-1-filled.html in your downloads."
    )
    copy = tmp_path / "saved.html"
    await saved.save_as(copy)
    written = copy.read_text(encoding="utf-8")
    assert written.startswith("<!doctype html>\n<html")
    assert all(
        one not in written for one in ("<script", "<form", "<input", "<button", "Asunto", "data-blank")
    )
    opened = await page.context.new_page()
    await opened.goto(copy.as_uri())
    lines = await opened.locator("#letter .line").all_text_contents()
    assert lines == [filled(line.text) for line in LETTER.paragraphs]
    await expect(opened.locator("b")).to_have_count(0)
    # Its style is let in, too.
    await expect(opened.locator("article")).to_have_css("border-top-width", "1px")


async def test_nothing_is_remembered(open_page) -> None:
    page = await open_page()
    await fill(page)
    await page.get_by_role("button", name="Empty all blanks").click()
    await expect(page.get_by_label("YOUR NAME", exact=True)).to_be_focused()
    assert (
        await page.locator("input, textarea").evaluate_all("all => all.map(one => one.value).join('')") == ""
    )
    await fill(page)
    await page.reload()
    assert (
        await page.locator("input, textarea").evaluate_all("all => all.map(one => one.value).join('')") == ""
    )
    await expect(page.locator(".filled")).to_have_count(0)
    kept = "[localStorage.length, sessionStorage.length, document.cookie.length]"
    assert await page.evaluate(kept) == [0, 0, 0]


async def test_enter_in_a_field_sends_nothing(open_page) -> None:
    page = await open_page(LETTER)
    await fill(page)
    await page.get_by_label("YOUR NAME", exact=True).press("Enter")
    await expect(page.locator(".filled").first).to_have_text("Kim <b>Example</b> & 'Co'")


@pytest.mark.parametrize("letter", [LETTER, BESIDE], ids=["alone", "beside"])
async def test_where_no_script_runs_the_whole_letter_is_read(open_page, letter: Letter) -> None:
    page = await open_page(letter, java_script_enabled=False)
    lines = await page.locator("#letter .line").all_text_contents()
    assert lines == [line.text for line in letter.paragraphs]
    assert await page.locator(".meaning").all_text_contents() == [line.text for line in letter.beside]
    for one in await page.locator("#letter .line, .meaning, #unscripted").all():
        await expect(one).to_be_visible()
    for one in await page.locator("button, input, textarea, #stays").all():
        await expect(one).to_be_hidden()


async def test_a_letter_without_blanks_has_no_form(open_page) -> None:
    page = await open_page(one_paragraph("All is said."))
    await expect(page.locator("form")).to_be_hidden()
    await expect(page.get_by_role("button", name="Print")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1200])
@pytest.mark.parametrize("letter", [LETTER, BESIDE], ids=["alone", "beside"])
async def test_it_fits_every_screen_and_every_finger(open_page, letter: Letter, width: int) -> None:
    page = await open_page(letter, viewport={"width": width, "height": 800})
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    for one in await page.locator("button:visible, input:visible, textarea:visible").all():
        box = await one.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44


async def test_the_meaning_is_under_each_paragraph_on_a_phone_and_beside_it_on_a_desk(open_page) -> None:
    for size, beside in ((PHONE, False), (WIDE, True)):
        page = await open_page(BESIDE, viewport=size)
        line = await page.locator("#letter .line").nth(7).bounding_box()
        meaning = await page.locator(".meaning").nth(7).bounding_box()
        assert line is not None
        assert meaning is not None
        assert (meaning["y"] == line["y"]) is beside
        assert (meaning["x"] > line["x"] + line["width"]) is beside


CONTRAST = """
() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const back = (one) => {
    for (; one; one = one.parentElement) {
      const [r, g, b, a] = rgb(getComputedStyle(one).backgroundColor);
      if (a !== 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const light = (parts) => {
    const [r, g, b] = parts.slice(0, 3).map((part) => {
      const one = part / 255;
      return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const all = [...document.querySelectorAll("h1, h2, p, label, button, input, textarea, bdi")];
  return all.filter((one) => one.checkVisibility()).map((one) => {
    const [a, b] = [light(rgb(getComputedStyle(one).color)), light(back(one))];
    return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), one.tagName];
  }).filter(([ratio]) => ratio < 7);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_words_stand_out_from_what_is_behind_them(open_page, scheme: str) -> None:
    page = await open_page(BESIDE, color_scheme=scheme)
    faint = await page.evaluate(CONTRAST)
    # 7 to 1 is the stricter of the two levels; buttons and marks keep at least the other, 4.5 to 1.
    assert [one for one in faint if one[0] < 4.5 or one[1] in ("P", "LABEL", "H1", "H2")] == []


async def test_a_reader_that_speaks_finds_its_way(open_page) -> None:
    page = await open_page(BESIDE)
    assert await page.title() == "Your letter"
    assert await page.locator("html").get_attribute("lang") == "en"
    for role in ("banner", "main", "form", "article", "region"):
        await expect(page.get_by_role(role)).to_have_count(1)
    levels = await page.locator("h1, h2").evaluate_all("all => all.map(one => one.tagName).join(' ')")
    assert levels == "H1 H2 H2 H2"
    await expect(page.get_by_role("article").get_by_role("list")).to_have_count(1)
    await expect(page.get_by_role("listitem")).to_have_count(2)
    hinted = page.get_by_label("WHAT YOU SEE AT HOME")
    await expect(hinted).to_have_accessible_description("two or three sentences")
    names = await page.locator("input:visible, textarea:visible").evaluate_all(
        "all => all.map(one => one.labels.length)"
    )
    assert names == [1] * 10
    ids = await page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    await page.keyboard.press("Tab")
    await expect(page.get_by_label("YOUR NAME", exact=True)).to_be_focused()
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert await page.evaluate(outline) == "solid"


async def test_a_load_from_outside_would_be_seen(open_page, seen) -> None:
    page = await open_page()
    await page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://example.com/x' }))")
    await page.wait_for_function("window.broken.length > 0")
    assert await page.evaluate("window.broken.splice(0)") == ["img-src"]
    assert seen.asked.pop() == "https://example.com/x"
    assert "Content Security Policy" in seen.faults.pop()
