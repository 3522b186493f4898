"""Discord's own document, where there is one."""

import os

import pytest
from document import Document

MISSING = (
    "set DISCORD_OPENAPI to Discord's openapi.json (github.com/discord/discord-api-spec) to check against it"
)


@pytest.fixture(scope="session")
def document():
    """Return the document that DISCORD_OPENAPI names; without it skip, or fail where all is required."""
    path = os.environ.get("DISCORD_OPENAPI")
    if not path:
        (pytest.fail if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip)(MISSING)
    return Document(path)


@pytest.fixture
def assert_contract(document):
    """Return a check of all that a playground's judge kept: each request, each answer is as Discord says."""

    def check(requests):
        assert requests, "nothing was asked"
        faults = []
        for one in requests:
            faults += document.request(one.method, one.path, one.body)
            faults += document.answer(one.method, one.path, one.status, one.answer)
        assert not faults, "\n".join(faults)

    return check
