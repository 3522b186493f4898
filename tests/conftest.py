"""What every test may need."""

import os
import shutil

import pytest
from hypothesis import settings

# Timings belong to a benchmark: a slow machine fails no test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


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
