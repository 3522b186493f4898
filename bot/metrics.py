"""Counts and gauges for Prometheus, on this machine only. No name in them is a person's, and no id.

The package prometheus-client is an extra: without METRICS_PORT nothing of it is loaded.
"""

import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from datetime import datetime

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.clock.now import Time
from bot.health import Health
from bot.tally import Tally

HOST = "127.0.0.1"


class Figures:
    """What is told at one look."""

    def __init__(self, tally: Tally, health: Health, now: datetime) -> None:
        self._tally = tally
        self._health = health
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """Give each figure, as the registry asks for them."""
        for name, help_text, label, counts in (
            ("clockstart_commands", "Commands begun, by name", "command", self._tally.commands),
            (
                "clockstart_presses",
                "Buttons pressed and forms sent, by what they do",
                "action",
                self._tally.presses,
            ),
            ("clockstart_deliveries", "Messages, by how sending went", "outcome", self._tally.deliveries),
            ("clockstart_faults", "Faults of the bot or its store, by kind", "kind", self._tally.faults),
        ):
            counter = CounterMetricFamily(name, help_text, labels=[label])
            for key, count in sorted(counts.items()):
                counter.add_metric([key], count)
            yield counter
        health = self._health
        due_at, claimed_at = health.next_due_at, health.claimed_at
        overdue = max((self._now - due_at).total_seconds(), 0) if due_at else 0
        yield _gauge("connected", "1 while connected to Discord", health.connected)
        yield _gauge("loop_alive", "1 while the loop of the reminders runs", health.loop_alive)
        yield _gauge("store_answers", "1 while the file with the data answers", health.store_answers)
        yield _gauge("overdue_seconds", "How long the oldest reminder has been due, 0 for none", overdue)
        claimed = claimed_at.timestamp() if claimed_at else 0
        yield _gauge(
            "last_claim_timestamp_seconds", "When something due was last taken up, 0: never", claimed
        )


def _gauge(name: str, help_text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"clockstart_{name}", help_text, value=float(value))


@contextlib.asynccontextmanager
async def telling_metrics(
    port: int, tally: Tally, look: Callable[[], Awaitable[Health]], time: Time
) -> AsyncGenerator[int]:
    """Serve `/metrics` while the body runs, and give it the port; OSError where that is taken."""

    async def answer(_request: web.Request) -> web.Response:
        registry = CollectorRegistry(auto_describe=False)
        registry.register(Figures(tally, await look(), time.now()))
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.router.add_get("/metrics", answer)
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
