"""PRIVACY.md and TERMS.md: true to the file, short, plain, and found from README."""

import re

import pytest
import textstat

from bot import DATA
from bot.store.everything import TABLES

ROOT = DATA.parent
PAGES = ("PRIVACY.md", "TERMS.md")
GRADE_AT_MOST = 6.9
PAGE_WORDS = 700
"""Each table that is kept has its line."""
TERMS = re.compile(r"\b(diagnosis|encrypted|information|moderators|privacy)\b", re.IGNORECASE)
"""Long, but known to all, or explained where they stand."""
NAME = r"`([a-z_]+)`"


def _page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _named(page: str) -> list[list[str]]:
    """Return the names in the first column of each table of a page."""
    tables = re.findall(r"^\| --- .*\n((?:\|.*\n)+)", page, re.MULTILINE)
    return [
        [name for row in table.splitlines() for name in re.findall(NAME, row.split("|")[1])]
        for table in tables
    ]


async def test_the_tables_that_privacy_names_are_all_tables_of_the_file(store):
    rows = await store._database.read("SELECT name FROM sqlite_schema WHERE type = 'table'")
    # SQLite's own begin so.
    tables = {row["name"] for row in rows if not row["name"].startswith("sqlite_")}
    of_people, of_nobody = _named(_page("PRIVACY.md"))
    assert sorted(of_people) == sorted(TABLES)
    assert sorted(of_nobody) == sorted(tables - TABLES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_short_and_plain(name: str) -> None:
    text = re.sub(r"\]\([^)]*\)|^\| --- .*$|[#*`\[\]]", "", _page(name), flags=re.MULTILINE)
    lines = [line.strip("|- ").replace(" | ", ": ") for line in text.splitlines()]
    said = "\n".join(line if line.endswith((".", ":")) else f"{line}." for line in lines if line)
    assert len(said.split()) <= PAGE_WORDS
    assert textstat.flesch_kincaid_grade(TERMS.sub("plan", said)) <= GRADE_AT_MOST
    assert not re.search(r"\byou (must|should|ought to)\b", text)


@pytest.mark.parametrize("name", PAGES)
def test_readme_leads_to_it_and_it_leads_to_the_host(name: str) -> None:
    assert f"]({name})" in _page("README.md")
    assert "`/me show`" in _page(name)


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_it_links_is_there(name: str) -> None:
    for linked in re.findall(r"\]\(([^)]+)\)", _page(name)):
        assert linked.startswith("https://") or (ROOT / linked).is_file(), linked
