"""The small Discord as a server on 127.0.0.1: REST, gateway, files, and the page."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from bot.clock.now import HandSetTime, RealTime
from bot.playground.faults import Faults
from bot.playground.gateway import Gateway
from bot.playground.interactions import Interactions
from bot.playground.judge import Judge
from bot.playground.moving import LOOKED_AT_EVERY_SECONDS, NextDue, PlaygroundClock
from bot.playground.page_wire import PageWire
from bot.playground.records import API, HOST, Json, Note
from bot.playground.rest import Rest
from bot.playground.traffic import Traffic
from bot.playground.uploads import Uploads
from bot.playground.world import World

PAGE = Path(__file__).with_name("page")
LARGEST_REQUEST_BYTES = 32 * 1024 * 1024
FILE_POLICY = "sandbox allow-scripts allow-downloads allow-modals"
"""A file that is opened may run, but as a stranger: it reaches neither the page nor its wire."""
SHOWN_WITHOUT_SANDBOX = "application/pdf"
"""Browsers show no PDF in a sandbox, and run nothing of it on the page's origin."""


class Playground:
    """A small Discord. `time` is what it shows and moves, `next_due` tells when the next reminder is due."""

    def __init__(self, *, time: HandSetTime, next_due: NextDue | None = None, port: int = 0) -> None:
        self.world = World(time)
        self.judge = Judge(on_breach=lambda one: self.world.tell(Note({"type": "breach"} | one.as_json())))
        self.faults = Faults()
        self.traffic = Traffic(time)
        self.judge.on_exchange = self.traffic.request
        self.gateway = Gateway(self.world)
        self.gateway.on_event = self.traffic.event
        self.uploads = Uploads(self.world)
        self.interactions = Interactions(self.world, self.gateway, self.uploads)
        self.clock = PlaygroundClock(self.world, time, next_due)
        self.pages = PageWire(
            self.world,
            self.interactions,
            self.uploads,
            judge=self.judge,
            clock=self.clock,
            traffic=self.traffic,
        )
        self.rest = Rest(self.world, self.gateway, self.interactions, self.judge, self.faults)
        self._port = port
        self._runner: web.AppRunner | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """The address of the page, without a slash at the end."""
        return f"http://{HOST}:{self._port}"

    @property
    def api_url(self) -> str:
        """The address of the API."""
        return self.url + API

    async def start(self) -> None:
        """Listen. Raises OSError where the port is taken; port 0 takes a free one."""
        app = web.Application(client_max_size=LARGEST_REQUEST_BYTES)
        app.add_routes(self.rest.routes())
        app.router.add_get("/gateway", self.gateway.connect)
        app.router.add_get("/gateway/", self.gateway.connect)
        app.router.add_get("/cdn/attachments/{channel}/{number}/{name:[^/]+}", self._file)
        app.router.add_get("/cdn/ephemeral-attachments/{application}/{number}/{name:[^/]+}", self._given_file)
        app.router.add_get("/page/wire", self.pages.connect)
        app.router.add_post("/page/upload", self.pages.upload)
        app.router.add_get("/page/clock", self.clock.follow)
        app.router.add_get("/", self._index)
        app.router.add_static("/page", PAGE)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, HOST, self._port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._port = self._runner.addresses[0][1]
        self.world.files_at = f"{self.url}/cdn"
        self.gateway.address = f"ws://{HOST}:{self._port}/gateway"
        self._watch = asyncio.create_task(self._watch_reminders())

    async def close(self) -> None:
        """Stop listening, end all connections."""
        if self._watch:
            self._watch.cancel()
        self.interactions.close()
        self.clock.close()
        await self.pages.close()
        await self.gateway.close()
        if self._runner:
            await self._runner.cleanup()

    async def _watch_reminders(self) -> None:
        """Keep the pages' view of the next reminder true while anybody looks."""
        while True:
            await RealTime().sleep(LOOKED_AT_EVERY_SECONDS)
            if self.pages.open:
                await self.clock.tell_if_changed()

    async def _index(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(PAGE / "index.html")

    async def _file(self, request: web.Request) -> web.Response:
        """Serve a file of a message that is still there."""
        number = request.match_info["number"]
        files = (file for one in self.world.messages.values() for file in one.message["attachments"])
        return self._bytes(next((file for file in files if file["id"] == number), None))

    async def _given_file(self, request: web.Request) -> web.Response:
        """Serve a file that a person gave with a command."""
        return self._bytes(self.uploads.find(request.match_info["number"]))

    def _bytes(self, file: Json | None) -> web.Response:
        """Serve a file as the bytes that came."""
        if file is None:
            raise web.HTTPNotFound
        headers = {"Content-Type": file["content_type"], "X-Content-Type-Options": "nosniff"}
        if not file["content_type"].startswith(SHOWN_WITHOUT_SANDBOX):
            headers["Content-Security-Policy"] = FILE_POLICY
        return web.Response(body=self.world.files[int(file["id"])], headers=headers)


async def serve(
    port: int, *, time: HandSetTime | None = None, started: Callable[[Playground], None] | None = None
) -> None:
    """Run a playground of its own until cancelled; `started` is called once it listens."""
    playground = Playground(time=time or HandSetTime(runs=True), port=port)
    await playground.start()
    try:
        if started:
            started(playground)
        await asyncio.Event().wait()
    finally:
        await playground.close()
