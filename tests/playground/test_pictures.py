"""README's pictures show what the page shows now, and a picture that does not is named."""

import io
import re

import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw

from bot import DATA
from bot.cli import main
from bot.playground.pictures import Album, Picture

ROOT = DATA.parent
SHOWN = re.compile(r"!\[([^\]]+)\]\(data/pictures/([a-z-]+)\.png\)")


def test_the_pictures_of_readme_are_current(chromium, monkeypatch):
    monkeypatch.setenv("CHROMIUM", chromium)
    done = CliRunner().invoke(main, ["pictures", "--check"])
    assert done.exit_code == 0, done.output
    assert "All 4 pictures are current" in done.output


def test_readme_shows_each_picture_and_says_what_is_on_it():
    shown = {name: words for words, name in SHOWN.findall((ROOT / "README.md").read_text("utf-8"))}
    assert shown.keys() == {path.stem for path in (DATA / "pictures").glob("*.png")}
    # Enough for who does not see it.
    assert min(map(len, shown.values())) > 100


def drawn(mark: int) -> bytes:
    picture = Image.new("RGB", (100, 100), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, mark, 9), fill="black")
    png = io.BytesIO()
    picture.save(png, "PNG")
    return png.getvalue()


@pytest.mark.parametrize(
    ("taken", "browser", "changed"),
    [
        (Picture("card", drawn(10), "Saved"), "1", []),
        (Picture("card", drawn(12), "Saved"), "1", []),
        # A tenth of the picture is another one: another browser may draw so, the same may not.
        (Picture("card", drawn(99), "Saved"), "1", ["card"]),
        (Picture("card", drawn(99), "Saved"), "2", []),
        (Picture("card", drawn(10), "Not saved"), "1", ["card"]),
        (Picture("card", drawn(10), "Not saved"), "2", ["card"]),
        (Picture("other", drawn(10), "Saved"), "1", ["other"]),
    ],
)
def test_a_picture_that_shows_something_else_is_named(tmp_path, taken, browser, changed):
    album = Album(tmp_path / "pictures")
    assert album.changed([taken], browser) == [taken.name]
    album.keep([Picture("card", drawn(10), "Saved")], "1")
    assert album.changed([taken], browser) == changed
    (tmp_path / "pictures" / "card.png").unlink()
    assert album.changed([Picture("card", drawn(10), "Saved")], "1") == ["card"]
