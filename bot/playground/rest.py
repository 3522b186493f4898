"""The HTTP side of the small Discord: which routes there are, who may call them, and Discord's noes.

Records each request with the judge, and lets the faults that a test asked for happen.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from bot.clock.now import RealTime
from bot.playground import shapes
from bot.playground.answers import Answers
from bot.playground.automod import AutoMod
from bot.playground.call import Call, read, refuse
from bot.playground.faults import Fault, Faults, Kind
from bot.playground.gateway import WRONG_TOKEN, Gateway
from bot.playground.guilds import Guilds
from bot.playground.interactions import Interactions
from bot.playground.judge import Exchange, Judge
from bot.playground.pins import Pins
from bot.playground.posts import Posts
from bot.playground.records import API, APPLICATION, MODERATOR, Json
from bot.playground.refused import No, RefusedError
from bot.playground.world import World
from bot.ui import limits

Handler = Callable[[Call], Any]

NO_CONTENT = 204
TOO_MANY = 429


class Rest:
    """The routes that a bot uses, and who serves them."""

    def __init__(
        self, world: World, gateway: Gateway, interactions: Interactions, judge: Judge, faults: Faults
    ) -> None:
        self.posts = Posts(world, judge)
        self.edit_faults = Faults()
        """What the next requests meet that change a message, delete, pin or unpin one."""
        self.serving = 0
        """Requests that are being served, also those whose sender is gone."""
        self._world = world
        self._gateway = gateway
        self._judge = judge
        self._faults = faults
        self._answers = Answers(world, interactions, judge)
        self._guilds = Guilds(world)
        self._pins = Pins(world)
        self._automod = AutoMod(world, judge)

    def routes(self) -> list[web.RouteDef]:
        """Return all routes; what no other takes is noted, so that a missing one is seen."""
        callback, webhook = "/interactions/{id}/{token}/callback", "/webhooks/{application}/{token}"
        messages, commands = "/channels/{channel}/messages", "/applications/{application}/commands"
        rules = "/guilds/{server}/auto-moderation/rules"
        open_to_all: list[tuple[str, str, Handler]] = [
            ("POST", callback, self._answers.first),
            ("POST", webhook, self._answers.more),
            ("GET", webhook + "/messages/{message}", self._answers.read),
            ("PATCH", webhook + "/messages/{message}", self._answers.edit),
            ("DELETE", webhook + "/messages/{message}", self._answers.delete),
        ]
        with_token: list[tuple[str, str, Handler]] = [
            ("GET", "/users/@me", self._me),
            ("GET", "/applications/@me", self._application),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/gateway/bot", self._gateway_bot),
            ("GET", commands, self._commands),
            ("PUT", commands, self._register),
            ("GET", "/users/{user}", self._user),
            ("POST", "/users/@me/channels", self._open_dm),
            ("GET", "/users/@me/guilds", self._guilds.mine),
            ("GET", "/guilds/{server}", self._guilds.server),
            ("GET", "/guilds/{server}/channels", self._guilds.channels),
            ("GET", "/guilds/{server}/members/{user}", self._guilds.member),
            ("GET", rules, self._automod.list),
            ("POST", rules, self._automod.make),
            ("GET", rules + "/{rule}", self._automod.read),
            ("PATCH", rules + "/{rule}", self._automod.edit),
            ("DELETE", rules + "/{rule}", self._automod.delete),
            ("GET", "/channels/{channel}", self.posts.channel),
            ("GET", messages, self.posts.history),
            ("POST", messages, self.posts.post),
            ("GET", messages + "/pins", self._pins.list),
            ("PUT", messages + "/pins/{message}", self._pins.pin),
            ("DELETE", messages + "/pins/{message}", self._pins.unpin),
            ("GET", messages + "/{message}", self.posts.read),
            ("PATCH", messages + "/{message}", self.posts.edit),
            ("DELETE", messages + "/{message}", self.posts.delete),
        ]
        return [
            *(
                web.route(method, API + path, self._serve(take, free=True))
                for method, path, take in open_to_all
            ),
            *(
                web.route(method, API + path, self._serve(take, free=False))
                for method, path, take in with_token
            ),
            web.route("*", API + "/{rest:.*}", self._serve(self._missing, free=True)),
        ]

    def _serve(self, take: Handler, *, free: bool) -> Callable[[web.Request], Any]:
        """Wrap a route: read, refuse, answer, record. `free` routes need no token."""

        async def counted(request: web.Request) -> web.StreamResponse:
            self.serving += 1
            try:
                return await serve(request)
            finally:
                self.serving -= 1

        async def serve(request: web.Request) -> web.StreamResponse:
            try:
                call = await read(request)
            except ValueError:
                return _response(400, RefusedError(No.INVALID_JSON).as_json())
            sends = take in (self._open_dm, self.posts.history, self.posts.post)
            changes = take in (self.posts.edit, self.posts.delete, self._pins.pin, self._pins.unpin)
            fault = self._faults.next(posts=take == self.posts.post) if sends else None
            fault = self.edit_faults.next(posts=True) if changes else fault
            if fault and fault.kind is Kind.SLOW:
                await RealTime().sleep(fault.seconds)
            before = len(self._judge.breaches)
            status, answer, headers = self._faulty(fault) or self._answer(call, take, free=free)
            says = tuple(breach.says for breach in self._judge.breaches[before:])
            if fault and fault.kind is Kind.SLOW_REPLY:
                await RealTime().sleep(fault.seconds)
            if fault and fault.kind is Kind.LOSE_REPLY and fault.status:
                status, answer, headers = _made_to_fail(fault)
            response = _response(status, answer, headers)
            said = json.loads(response.body) if isinstance(response.body, bytes) and response.body else None
            self._judge.record(Exchange(call.method, call.path, call.body, status, said, call.place, says))
            if (
                fault
                and fault.kind in {Kind.DROP, Kind.LOSE_REPLY}
                and not fault.status
                and request.transport
            ):
                request.transport.abort()
            return response

        return counted

    def _faulty(self, fault: Fault | None) -> tuple[int, Any, Mapping[str, str]] | None:
        """Answer in the place of Discord where a fault says so."""
        if fault and fault.kind is Kind.STATUS:
            return _made_to_fail(fault)
        return (0, None, {}) if fault and fault.kind is Kind.DROP else None

    def _answer(self, call: Call, take: Handler, *, free: bool) -> tuple[int, Any, Mapping[str, str]]:
        if not free and call.token in {None, "", WRONG_TOKEN}:
            no = RefusedError(No.UNAUTHORIZED)
            return no.status, no.as_json(), {}
        try:
            answer = take(call)
        except RefusedError as no:
            return no.status, no.as_json(), {}
        return (NO_CONTENT if answer is None else 200), answer, {}

    def _missing(self, call: Call) -> None:
        self._judge.note(f"{call.method} {call.path}", ["the playground has no such route"])
        raise RefusedError(No.NOT_FOUND)

    def _me(self, _: Call) -> Json:
        return shapes.own_user(self._world.bot)

    def _application(self, _: Call) -> Json:
        owner = self._world.person_of(MODERATOR)
        return shapes.application(APPLICATION, self._world.bot, owner.as_user() if owner else self._world.bot)

    def _gateway_bot(self, _: Call) -> Json:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": self._gateway.address, "shards": self._gateway.shards, "session_start_limit": limit}

    def _commands(self, _: Call) -> list[Json]:
        return self._world.commands

    def _register(self, call: Call) -> list[Json]:
        bodies: list[Json] = call.body or []
        refuse(self._judge, f"{call.method} {call.place}", limits.commands_breaches(bodies))
        return self._world.register(bodies)

    def _user(self, call: Call) -> Json:
        person = self._world.person_of(call.number("user"))
        if person is None:
            raise RefusedError(No.UNKNOWN_USER)
        return person.as_user()

    def _open_dm(self, call: Call) -> Json:
        person = self._world.person_of(int(call.form.get("recipient_id") or 0))
        if person is None:
            raise RefusedError(No.WRONG_RECIPIENT)
        return self._world.channel_json(self._world.dm_of(person))


def _made_to_fail(fault: Fault) -> tuple[int, Any, Mapping[str, str]]:
    body: Json = {"message": f"{fault.status}: made to fail", "code": fault.code}
    if fault.status == TOO_MANY:
        # Without Via the library takes a 429 for a ban and gives up.
        via = {"Via": "1.1 playground"} if fault.via else {}
        headers = via | {"Retry-After": str(fault.seconds)}
        return TOO_MANY, body | {"retry_after": fault.seconds, "global": False}, headers
    return fault.status, body, {}


def _response(status: int, answer: Any, headers: Mapping[str, str] | None = None) -> web.Response:  # noqa: ANN401 - any JSON
    """Make an answer; the library wants the content type to be this and nothing more."""
    if answer is None:
        return web.Response(status=status or NO_CONTENT, headers=headers)
    body = json.dumps(answer).encode()
    return web.Response(status=status, body=body, content_type="application/json", headers=headers)
