"""Counts and gauges, read over loopback by the reader that Prometheus' own client brings."""

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.clock.now import HandSetTime
from bot.health import Health
from bot.metrics import HOST, telling_metrics
from bot.tally import Tally

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WELL = Health(written_at=NOW, connected=True, loop_alive=True, looked_at=NOW)


async def read(tally, health):
    async def look():
        return health

    async with (
        telling_metrics(0, tally, look, HandSetTime(NOW)) as port,
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/metrics") as answer,
    ):
        assert answer.status == 200
        text = await answer.text()
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_each_count_and_gauge_is_told():
    tally = Tally()
    tally.commands["timeline log"] += 2
    tally.presses["log-save"] += 1
    tally.deliveries["sent"] += 3
    tally.fault("DreadfulError", "abcd")
    late = WELL.model_copy(
        update={"claimed_at": NOW - timedelta(hours=1), "next_due_at": NOW - timedelta(seconds=90)}
    )
    told = await read(tally, late)
    assert told == {
        ("clockstart_commands_total", "timeline log"): 2,
        ("clockstart_presses_total", "log-save"): 1,
        ("clockstart_deliveries_total", "sent"): 3,
        ("clockstart_faults_total", "DreadfulError"): 1,
        ("clockstart_connected",): 1,
        ("clockstart_loop_alive",): 1,
        ("clockstart_store_answers",): 1,
        ("clockstart_overdue_seconds",): 90,
        # 2026-11-22 11:00 UTC; date -u -d says so, too.
        ("clockstart_last_claim_timestamp_seconds",): 1_795_345_200,
    }


async def test_what_is_not_due_yet_is_not_overdue():
    soon = WELL.model_copy(update={"next_due_at": NOW + timedelta(days=1), "connected": False})
    told = await read(Tally(), soon)
    assert told[("clockstart_overdue_seconds",)] == 0
    assert told[("clockstart_last_claim_timestamp_seconds",)] == 0
    assert told[("clockstart_connected",)] == 0


async def test_only_this_machine_is_answered_and_a_taken_port_is_told():
    async def look():
        return WELL

    assert HOST == "127.0.0.1"
    async with telling_metrics(0, Tally(), look, HandSetTime(NOW)) as port:
        again = telling_metrics(port, Tally(), look, HandSetTime(NOW))
        with pytest.raises(OSError, match="address already in use"):
            await again.__aenter__()
