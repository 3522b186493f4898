"""One request of the bot, read: its place, its body, its files. And the check of a message in it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from aiohttp import web

from bot.playground.judge import Judge
from bot.playground.records import API, Json, Stored, Upload
from bot.playground.refused import No, RefusedError
from bot.ui import limits

_FILE_FIELD = re.compile(r"files\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Call:
    """A request. `body` is None where there is none; `place` is the route with its names unfilled."""

    method: str
    path: str
    place: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    uploads: Mapping[int, Upload]
    token: str | None

    @property
    def form(self) -> Json:
        """The body, where it has to be an object."""
        if not _is_object(self.body):
            raise RefusedError(No.INVALID_JSON)
        return self.body

    def number(self, name: str) -> int:
        """Return an id from the path, 0 where it is none."""
        text = self.params[name]
        return int(text) if text.isdecimal() else 0


def _is_object(body: object) -> TypeGuard[Json]:
    return isinstance(body, dict)


async def read(request: web.Request) -> Call:
    """Read a request, JSON or multipart; raises ValueError on a body that is no JSON."""
    body: Any = None
    uploads: dict[int, Upload] = {}
    if request.content_type.startswith("multipart/"):
        for name, value in (await request.post()).items():
            found = _FILE_FIELD.fullmatch(name)
            if found and isinstance(value, web.FileField):
                uploads[int(found[1])] = Upload(value.filename, value.file.read())
            elif name == "payload_json":
                body = json.loads(str(value))
    elif request.can_read_body:
        body = json.loads(await request.text())
    resource = request.match_info.route.resource
    token = request.headers.get("Authorization")
    return Call(
        method=request.method,
        path=request.path.removeprefix(API),
        place=resource.canonical.removeprefix(API) if resource else request.path,
        params=dict(request.match_info),
        query=request.query,
        body=body,
        uploads=uploads,
        token=token and token.removeprefix("Bot "),
    )


def check_message(call: Call, body: Json, judge: Judge, *, where: str, old: Stored | None = None) -> None:
    """Refuse a message that Discord would refuse; for an edit, the message as it would then be."""
    before = old.message if old else {}
    flags = (body.get("flags") or 0) | before.get("flags", 0)
    then = {key: before.get(key) for key in ("content", "embeds", "components", "attachments")} | body
    then["flags"] = flags
    judge.note(where, limits.unseen_files(body | {"flags": flags}) if call.uploads else [])
    refuse(judge, where, limits.message_breaches(then))
    if (
        not any(then.get(key) for key in ("content", "embeds", "components", "attachments"))
        and not call.uploads
    ):
        raise RefusedError(No.EMPTY_MESSAGE)


def refuse(judge: Judge, where: str, breaches: list[str]) -> None:
    """Keep breaches, and refuse the request that they were found in."""
    if breaches:
        judge.note(where, breaches)
        raise RefusedError(No.INVALID_FORM, breaches)
