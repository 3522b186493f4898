"""The bot that is fuzzed, what was found in it, and how many examples there are."""

from collections.abc import Iterator

import pytest
from crawled import crawl, prepare
from fuzzed import Fuzzed
from hypothesis import HealthCheck, Phase, settings
from made import Made

EXAMPLES, FULL_EXAMPLES = 200, 2000


@pytest.fixture(scope="package")
def fuzzed() -> Iterator[Fuzzed]:
    """Start the bot, and let its people get as far as one can."""
    with Fuzzed() as started:
        started.run(prepare(started))
        yield started


@pytest.fixture(scope="package")
def made(fuzzed: Fuzzed) -> Made:
    """Crawl through it, and begin each example where that ended."""
    found = fuzzed.run(crawl(fuzzed))
    fuzzed.run(fuzzed.hold())
    return Made(fuzzed, found)


@pytest.fixture(scope="package")
def examples(pytestconfig: pytest.Config) -> settings:
    """So many examples a face: the same in each run, or with --full more and others each time."""
    full = pytestconfig.getoption("full")
    return settings(
        max_examples=FULL_EXAMPLES if full else EXAMPLES,
        derandomize=not full,
        database=None,
        deadline=None,
        # One that fails may take its 3 seconds: to make it smaller would take minutes.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
