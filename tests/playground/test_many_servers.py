"""Some servers, so that figures come out; how many there can be is measured by `bench --servers`."""

import json

import pytest

from bot.playground.many_servers import measure, servers_lines
from bot.playground.process import measurable
from bot.text.catalogue import words

pytestmark = pytest.mark.skipif(not measurable(), reason="memory is read from /proc, which only Linux has")


async def test_start_and_memory_in_servers_come_out_beside_a_bare_bot():
    found = await measure(30)
    stays = (found.few, found.many, found.bare)
    assert all(one.seconds > 0 and 20 < one.megabytes < 2000 for one in stays)
    assert found.shards == 1
    assert json.loads(json.dumps(found.as_json()))["servers"] == 30
    lines = servers_lines(found, words("en"))
    assert lines[0] == "30 servers, one shard"
    assert len(lines) == 4
