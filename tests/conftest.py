"""What every test may need."""

import logging
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings
from logged import MOST_TALKATIVE, Heard, Searched

from bot.log import listen
from bot.store.key import Key
from bot.store.store import Store

# Timings belong to a benchmark: a slow machine fails no test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


HEARD = pytest.StashKey[Heard]()
SEARCHED = pytest.StashKey[list[Searched]]()
"""What was found by each process that the tests were shared out to, or by this one."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take `--full`: ten times the examples where tests/fuzz makes them up."""
    parser.addoption("--full", action="store_true", help="2,000 made-up examples a face instead of 200")


def pytest_configure(config: pytest.Config) -> None:
    """Keep all that is logged and typed from now on."""
    heard = config.stash[HEARD] = Heard()
    config.stash[SEARCHED] = []
    patch = pytest.MonkeyPatch()
    heard.follow(patch)
    logging.getLogger().addHandler(heard)
    config.add_cleanup(lambda: logging.getLogger().removeHandler(heard))
    config.add_cleanup(patch.undo)


@pytest.fixture(autouse=True)
def _talkative() -> None:
    """Log as a host does who wants to read everything; a test before may have set it otherwise."""
    listen(MOST_TALKATIVE)


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Fail a run in which a line names somebody, or repeats what they typed."""
    searched = session.config.stash[SEARCHED]
    own = session.config.stash[HEARD].searched()
    if (told := getattr(session.config, "workeroutput", None)) is not None:
        told["searched"] = tuple(own)
    searched.append(own)
    if session.exitstatus == pytest.ExitCode.OK and any(one.betrayals for one in searched):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    return (yield)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take in what one of several processes found. One that crashed fails the run by itself."""
    if "searched" in (told := getattr(node, "workeroutput", {})):
        node.config.stash[SEARCHED].append(Searched(*told["searched"]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was searched, and each line that betrays somebody."""
    searched = config.stash[SEARCHED]
    found = [line for one in searched for line in one.betrayals]
    lines, typed = sum(one.lines for one in searched), sum(one.typed for one in searched)
    terminalreporter.write_line(f"log: {len(found)} betrayals in {lines} lines, after {typed} things typed")
    for line in found:
        terminalreporter.write_line(line, red=True)


def missing(what: str) -> None:
    """Skip a test for which something is missing, with a line that says what; fail where all is required."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"missing: {what}")
    pytest.skip(f"missing: {what}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Debian's Chromium, or of another one named by CHROMIUM."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        missing("Chromium (Debian: apt-get install chromium; or set CHROMIUM to its path)")
    return str(found)


@pytest.fixture
def key():
    return Key("ab" * 32)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "clockstart.db"


@pytest.fixture
async def open_store(path, key):
    """Open the store as a start does; all are closed at the end, or a failed test would hang the exit."""
    opened = []

    async def open_store(key=key):
        opened.append(await Store.open(path, key))
        return opened[-1]

    yield open_store
    for store in opened:
        await store.close()


@pytest.fixture
async def store(open_store):
    return await open_store()
