"""What the doctor says of Discord's answers, from a small server that answers as each test wants it."""

import base64
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import discord
import pytest
from aiohttp import web

from bot.clock.now import HandSetTime
from bot.doctor.finding import State
from bot.doctor.online import Expected, look_at_discord
from bot.playground.shapes import application

NUMBER = 1_100_000_000_000_000_000
TOKEN = base64.urlsafe_b64encode(str(NUMBER).encode()).decode().rstrip("=") + ".Gabcde.made-up"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = frozenset({"compare", "rights"})
CHANNEL, SERVER = 1_200_000_000_000_000_000, 1_300_000_000_000_000_000
VIEW, SEND = 1 << 10, 1 << 11
ME = {"id": str(NUMBER), "username": "clockstart", "discriminator": "0", "avatar": None, "bot": True}
MEMBER = {
    "user": ME,
    "roles": [],
    "joined_at": "2026-11-22T12:00:00+00:00",
    "deaf": False,
    "mute": False,
    "flags": 0,
}


def server(everybody_may):
    """Return a server in which everybody has these rights and nobody more."""
    role = {"id": str(SERVER), "name": "@everyone", "permissions": str(everybody_may), "position": 0}
    role |= {"color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
    return {
        "id": str(SERVER),
        "name": "Parents",
        "owner_id": "1",
        "roles": [role],
        "emojis": [],
        "features": [],
    }


WELL = {
    "/users/@me": (200, ME),
    "/oauth2/applications/@me": (200, application(NUMBER, ME, ME)),
    f"/guilds/{SERVER}": (200, server(VIEW | SEND)),
    f"/guilds/{SERVER}/members/{NUMBER}": (200, MEMBER),
    "/applications/@me": (200, {"flags": 0, "integration_types_config": {"0": {}, "1": {}}}),
    f"/applications/{NUMBER}/commands": (200, [{"name": "compare"}, {"name": "rights"}]),
    "/gateway/bot": (200, {"session_start_limit": {"total": 1000, "remaining": 3, "reset_after": 1}}),
    f"/channels/{CHANNEL}": (
        200,
        {
            "id": str(CHANNEL),
            "type": 0,
            "guild_id": str(SERVER),
            "name": "reports",
            "position": 0,
            "permission_overwrites": [],
        },
    ),
}
PAGE = WELL["/applications/@me"][1]


@pytest.fixture
async def ask(monkeypatch):
    """Return what asks a server whose answers differ in some places from those where all is well."""
    runners = []

    async def ask(answers=None, *, at=NOW, told=True, running=True, channel=None, token=TOKEN):
        given = WELL | (answers or {})
        tokens = set()

        async def answer(request):
            tokens.add(request.headers["Authorization"])
            status, body = given[request.path]
            headers = {"Date": format_datetime(at, usegmt=True), "Content-Type": "application/json"}
            return web.Response(body=json.dumps(body).encode(), status=status, headers=headers)

        app = web.Application()
        app.router.add_get("/{rest:.*}", answer)
        runner = web.AppRunner(app)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{runner.addresses[0][1]}")
        found = await look_at_discord(
            token, Expected(NUMBER, NAMES, told, running), channel, HandSetTime(NOW)
        )
        assert tokens == {f"Bot {token}"}
        assert all(part not in one.line for one in found for part in (token, str(CHANNEL)))
        return found

    yield ask
    for runner in runners:
        await runner.cleanup()


def to_mend(found):
    return [one.line for one in found if one.state is State.MEND]


async def test_where_all_is_well(ask):
    found = await ask(channel=CHANNEL)
    assert [one.state for one in found] == [State.WELL] * 5
    assert "Discord knows all 2 commands." in [one.line for one in found]


async def test_a_token_that_is_refused_ends_the_questions_and_the_clock_is_told_all_the_same(ask):
    late = NOW + timedelta(seconds=90)
    token, clock = await ask({"/users/@me": (401, {"message": "401: Unauthorized"})}, at=late)
    assert token.line.startswith("Discord does not accept DISCORD_TOKEN. Get a new one: Discord Developer")
    assert "clock is 90 seconds behind" in clock.line
    assert (token.state, clock.state) == (State.MEND, State.MEND)


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (29, None),
        (-29, None),
        (31, "31 seconds behind, so reminders come too late"),
        (-3600, "3600 seconds ahead, so reminders come too early"),
    ],
)
async def test_the_clock_is_held_against_discords(ask, seconds, says):
    said = to_mend(await ask(at=NOW + timedelta(seconds=seconds)))
    assert len(said) == bool(says)
    assert not says or says in said[0]


@pytest.mark.parametrize(
    ("place", "answer", "says"),
    [
        ("/users/@me", (502, {}), "does not answer as it should (HTTP 502)"),
        (
            "/applications/@me",
            (200, PAGE | {"interactions_endpoint_url": "https://example.org"}),
            "General Information, empty Interactions Endpoint URL",
        ),
        (
            "/applications/@me",
            (200, PAGE | {"bot_require_code_grant": True}),
            "switch Requires OAuth2 Code Grant off",
        ),
        ("/applications/@me", (200, PAGE | {"integration_types_config": {"1": {}}}), "tick Guild Install"),
        (
            "/gateway/bot",
            (200, {"session_start_limit": {"remaining": 0, "reset_after": 7_200_000}}),
            "It can start again in about 2 hours.",
        ),
        (f"/applications/{NUMBER}/commands", (200, [{"name": "compare"}]), "python -m bot run --sync"),
        (
            f"/guilds/{SERVER}",
            (200, server(VIEW)),
            "the bot lacks: Send Messages. Mend it: Discord,",
        ),
        (f"/guilds/{SERVER}", (403, {"code": 50001}), "The bot cannot see the channel"),
        (f"/channels/{CHANNEL}", (403, {"code": 50001}), "allow View Channel and Send Messages"),
        (f"/channels/{CHANNEL}", (404, {"code": 10003}), "set REPORTS_CHANNEL to another channel"),
    ],
)
async def test_each_fault_comes_with_what_mends_it(ask, place, answer, says):
    (line,) = to_mend(await ask({place: answer}, channel=CHANNEL))
    assert says in line


@pytest.mark.parametrize(
    ("place", "answer", "says"),
    [
        ("/applications/@me", (200, PAGE | {"flags": 1 << 19}), "these are switched on: Message Content."),
        ("/applications/@me", (200, PAGE | {"integration_types_config": {"0": {}}}), "tick User Install"),
        ("/applications/@me", (500, {}), "did not say how the application is set up"),
        (f"/applications/{NUMBER}/commands", (500, {}), "did not say which commands"),
        (f"/channels/{CHANNEL}", (500, {}), "did not say whether the bot sees"),
    ],
)
async def test_what_is_good_to_know_is_no_fault(ask, place, answer, says):
    found = await ask({place: answer}, channel=CHANNEL)
    assert to_mend(found) == []
    (line,) = [one.line for one in found if one.state is State.NOTE]
    assert says in line


async def test_commands_that_were_not_told_yet(ask):
    found = await ask(told=False, running=False)
    assert to_mend(found) == []
    assert "The next start tells Discord of all 2 commands." in [one.line for one in found]
    (line,) = to_mend(await ask(told=False))
    assert "Stop it and start it again" in line


async def test_a_discord_out_of_reach(monkeypatch):
    monkeypatch.setattr(discord.http.Route, "BASE", "http://127.0.0.1:1")
    (found,) = await look_at_discord(
        TOKEN, Expected(NUMBER, NAMES, told=True, running=True), None, HandSetTime(NOW)
    )
    assert found.state is State.MEND
    assert found.line.startswith("Discord cannot be reached.")
