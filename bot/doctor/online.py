"""What Discord says of token, application, commands, the reports' channel, and the time.

Only reads. Each request holds the token, so no error of theirs is ever shown.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import aiohttp
import discord
from discord.http import Route
from pydantic import BaseModel, TypeAdapter

from bot.clock.now import Time
from bot.doctor.finding import SAID, Finding, mend, note, well
from bot.rights import POST, lacking

LONGEST_SECONDS = 10.0
SKEW = timedelta(seconds=30)
"""A clock that is further off sends reminders at a wrong time, and Discord may refuse what it signs."""
OK, UNAUTHORIZED, FORBIDDEN, NOT_FOUND = 200, 401, 403, 404
NOT_NEEDED = {1 << 12: "Presence", 1 << 13: "Presence", 1 << 14: "Server Members", 1 << 15: "Server Members",
              1 << 18: "Message Content", 1 << 19: "Message Content"}  # fmt: skip
"""Flags of an application to which Discord gives a privileged intent, by the name on its page."""
INTO_SERVERS, FOR_PEOPLE = "0", "1"
"""Where an application can be added, as Discord numbers it."""


class Application(BaseModel):
    """What is read of the application's own page."""

    flags: int = 0
    interactions_endpoint_url: str | None = None
    bot_require_code_grant: bool = False
    integration_types_config: dict[str, Any] = {}


class Limit(BaseModel):
    """How many starts Discord still allows, and in how many milliseconds all of them again."""

    remaining: int
    reset_after: int


class Gateway(BaseModel):
    """What is read of the gateway's address."""

    session_start_limit: Limit


class Command(BaseModel):
    """What is read of a command that Discord lists."""

    name: str


class Channel(BaseModel):
    """What is read of the reports' channel; `guild_id` is None where it is in no server."""

    guild_id: int | None = None


B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Said:
    """An answer of Discord: its text, and by how much our clock is ahead of its own."""

    status: int
    text: str
    ahead: timedelta | None

    def read(self, kind: type[B]) -> B | None:
        """Return the answer as a record; None where Discord refused, or says something else."""
        try:
            return TypeAdapter(kind).validate_json(self.text) if self.status == OK else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Expected:
    """What should be so: the application's id by the token, our commands' names, whether they were told."""

    application_id: int
    commands: frozenset[str]
    told: bool
    """Whether the data says that Discord knows just these commands."""
    running: bool


async def look_at_discord(
    token: str, expected: Expected, reports_channel: int | None, time: Time
) -> list[Finding]:
    """Ask Discord, read only; one finding says so where it cannot be reached."""
    headers = {"Authorization": f"Bot {token}"}
    timeout = aiohttp.ClientTimeout(total=LONGEST_SECONDS)
    try:
        async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
            me = await _ask(session, "/users/@me", time)
            if me.status == UNAUTHORIZED:
                return [mend(SAID.say("token-wrong")), *_clock(me)]
            if me.status != OK:
                return [mend(SAID.say("doctor-discord-refuses", status=str(me.status))), *_clock(me)]
            application = await _ask(session, "/applications/@me", time)
            place = f"/applications/{expected.application_id}/commands"
            commands = await _ask(session, place, time)
            starts = await _ask(session, "/gateway/bot", time)
            found = [
                well(SAID.say("doctor-token")),
                *_clock(me),
                *_application(application.read(Application)),
                *_starts(starts.read(Gateway)),
                *_commands(commands.read(list[Command]), expected),
            ]
            if reports_channel is not None:
                found.append(await _channel(session, token, reports_channel, time))
            return found
    except (aiohttp.ClientError, discord.DiscordException, TimeoutError, OSError):
        return [mend(SAID.say("discord-unreachable"))]


async def _ask(session: aiohttp.ClientSession, path: str, time: Time) -> Said:
    before = time.now()
    async with session.get(Route.BASE + path) as answer:
        after = time.now()
        return Said(answer.status, await answer.text(), _ahead(answer.headers.get("Date"), before, after))


def _ahead(date: str | None, before: datetime, after: datetime) -> timedelta | None:
    """Return by how much our clock is ahead of a Date header, which Discord set between the two instants."""
    try:
        theirs = parsedate_to_datetime(date or "").astimezone(UTC)
    except ValueError:
        return None
    return before + (after - before) / 2 - theirs


def _clock(said: Said) -> list[Finding]:
    if said.ahead is None:
        return []
    seconds = round(abs(said.ahead.total_seconds()))
    if abs(said.ahead) <= SKEW:
        return [well(SAID.say("doctor-clock"))]
    key = "doctor-clock-ahead" if said.ahead > timedelta() else "doctor-clock-behind"
    return [mend(SAID.say(key, seconds=str(seconds)))]


def _application(page: Application | None) -> list[Finding]:
    """Judge the application's own page: who may add it, where commands go, which intents it was given."""
    if page is None:
        return [note(SAID.say("doctor-application-unread"))]
    found: list[Finding] = []
    if page.interactions_endpoint_url:
        found.append(mend(SAID.say("doctor-endpoint")))
    if page.bot_require_code_grant:
        found.append(mend(SAID.say("doctor-code-grant")))
    kinds = page.integration_types_config
    if kinds and INTO_SERVERS not in kinds:
        found.append(mend(SAID.say("doctor-no-server-install")))
    if kinds and FOR_PEOPLE not in kinds:
        found.append(note(SAID.say("doctor-no-user-install")))
    names = list(dict.fromkeys(name for bit, name in NOT_NEEDED.items() if page.flags & bit))
    if names:
        found.append(note(SAID.say("doctor-intents-more", intents=", ".join(names))))
    else:
        found.append(well(SAID.say("doctor-intents")))
    return found


def _starts(gateway: Gateway | None) -> list[Finding]:
    if gateway is None or gateway.session_start_limit.remaining:
        return []
    hours = max(1, round(gateway.session_start_limit.reset_after / 3_600_000))
    return [mend(SAID.say("doctor-starts", hours=hours))]


def _commands(listed: list[Command] | None, expected: Expected) -> list[Finding]:
    """Hold the commands that Discord lists against ours."""
    count = len(expected.commands)
    if listed is None:
        return [note(SAID.say("doctor-commands-unread"))]
    if not expected.told:
        if expected.running:
            return [mend(SAID.say("doctor-commands-restart"))]
        return [note(SAID.say("doctor-commands-next", count=count))]
    if {command.name for command in listed} != set(expected.commands):
        return [mend(SAID.say("doctor-commands-other"))]
    return [well(SAID.say("doctor-commands", count=count))]


async def _channel(session: aiohttp.ClientSession, token: str, number: int, time: Time) -> Finding:
    """Say whether the bot sees the reports' channel, and may write there."""
    said = await _ask(session, f"/channels/{number}", time)
    if said.status in (FORBIDDEN, NOT_FOUND):
        return mend(SAID.say("doctor-channel-unseen"))
    channel = said.read(Channel)
    if channel is None:
        return note(SAID.say("doctor-channel-unread"))
    if channel.guild_id is None:
        return well(SAID.say("doctor-channel"))
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(token)
        lacks = await lacking(client, channel.guild_id, number, POST)
    if not lacks.seen:
        return mend(SAID.say("doctor-channel-unseen"))
    if lacks:
        rights = ", ".join(SAID.say(f"right-{one.replace('_', '-')}") for one in lacks.rights)
        return mend(SAID.say("doctor-channel-lacks", rights=rights))
    return well(SAID.say("doctor-channel"))
