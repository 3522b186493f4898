from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest
from conftest import START
from yarl import URL

from bot.playground.owner import Owner
from bot.playground.records import CHANNEL, OTHER_SERVER, SERVER

pytestmark = pytest.mark.usefixtures("bot")


@asynccontextmanager
async def page(playground, person="parent", **headers):
    """Open a page; return its first frame and a way to ask: all frames up to one of a type."""
    url = f"{playground.url}/page/wire?person={person}"
    async with aiohttp.ClientSession() as session, session.ws_connect(url, headers=headers) as socket:

        async def until(kind):
            frames = []
            while not frames or frames[-1]["type"] != kind:
                frames.append(await socket.receive_json(timeout=5))
            return frames

        yield socket, until


def command(playground, name, nonce="n1", channel=CHANNEL, options=()):
    known = next(one for one in playground.world.commands if one["name"] == name)
    return {
        "type": "command",
        "nonce": nonce,
        "channel": str(channel),
        "command_id": known["id"],
        "name": name,
        "options": list(options),
    }


async def test_hello_says_all_that_the_page_needs(playground):
    async with page(playground) as (_, until):
        [hello] = await until("hello")
    assert hello["me"]["key"] == "parent"
    assert [person["key"] for person in hello["people"]] == ["parent", "moderator", "neighbor", "organizer"]
    assert [one["name"] for one in hello["servers"]] == ["A support group", "Another support group"]
    assert hello["servers"][0]["channels"] == [
        {"id": str(CHANNEL), "name": "general", "may_pin": False},
        {"id": str(SERVER + 4), "name": "rules", "may_pin": False},
    ]
    assert hello["dm"]["id"] == str(playground.world.dm_of(playground.world.people["parent"]).id)
    typed = hello["commands"]
    assert {one["name"] for one in typed[str(CHANNEL)]} >= {"card", "topic", "log"}
    assert "rule" not in {one["name"] for one in typed[str(CHANNEL)]}
    assert {one["type"] for one in typed[str(CHANNEL)]} == {1}
    # Where nothing can be posted, nothing can be typed.
    assert typed[str(SERVER + 4)] == []
    assert {one["name"] for one in hello["on_messages"][str(CHANNEL)]} == {
        "Read this to me",
        "Read this to all",
        "topic",
    }
    seen = {SERVER + 1, SERVER + 4, OTHER_SERVER + 1, OTHER_SERVER + 3, int(hello["dm"]["id"])}
    assert set(hello["on_messages"]) == {str(channel) for channel in seen}
    assert hello["clock"] == {"now": START.isoformat(), "next": None, "movable": True}
    assert (hello["breaches"], hello["history"]) == ([], [])


async def test_a_command_a_press_and_a_reload(playground):
    async with page(playground) as (socket, until):
        await until("hello")
        await socket.send_json(command(playground, "card"))
        shown, done = (await until("done"))[-2:]
        assert (shown["type"], shown["private"], shown["channel"]) == ("message", True, str(CHANNEL))
        assert done == {"type": "done", "nonce": "n1"}
        press = {
            "type": "press",
            "nonce": "n2",
            "channel": str(CHANNEL),
            "message": shown["message"]["id"],
            "custom_id": "pick",
            "component_type": 3,
            "values": ["iee"],
        }
        await socket.send_json(press)
        changed = (await until("done"))[-2]
        assert changed["message"]["id"] == shown["message"]["id"]
        assert "Chosen: iee" in str(changed["message"]["components"])
    async with page(playground) as (_, until):
        [hello] = await until("hello")
        assert [one["message"] for one in hello["history"]] == [changed["message"]]
        assert hello["history"][0]["private"]
    async with page(playground, "moderator") as (_, until):
        assert (await until("hello"))[0]["history"] == []


async def test_a_form_is_opened_and_sent(playground):
    async with page(playground) as (socket, until):
        await until("hello")
        await socket.send_json(command(playground, "card"))
        card = (await until("done"))[-2]["message"]
        press = {"message": card["id"], "custom_id": "act:Fill in", "component_type": 2}
        await socket.send_json({"type": "press", "nonce": "n2", "channel": str(CHANNEL), **press})
        opened = (await until("modal"))[-1]
        assert (opened["nonce"], opened["modal"]["title"]) == ("n2", "When was it")
        fields = [part["component"] for part in opened["modal"]["components"]]
        components = [
            {"type": 18, "component": {"type": 4, "custom_id": fields[0]["custom_id"], "value": "today"}},
            {"type": 18, "component": {"type": 3, "custom_id": fields[1]["custom_id"], "values": ["mail"]}},
        ]
        form = {"custom_id": opened["modal"]["custom_id"], "components": components}
        await socket.send_json({"type": "submit", "nonce": "n3", **form})
        assert "Filled in: today by mail" in str((await until("done"))[-2]["message"])


async def test_typing_choices_and_deletion(playground):
    async with page(playground) as (socket, until):
        await until("hello")
        await socket.send_json(command(playground, "slow"))
        kinds = [frame["type"] for frame in await until("done")]
        assert kinds == ["typing", "message", "done"]
        focused = {"name": "topic", "type": 3, "value": "ie", "focused": True}
        asked = command(playground, "topic", "n2", options=[focused]) | {"type": "autocomplete"}
        await socket.send_json(asked)
        choices = (await until("choices"))[-1]
        assert [one["value"] for one in choices["choices"]] == ["iee", "iep meeting"]
        await socket.send_json(command(playground, "card", "n3"))
        card = (await until("done"))[-2]["message"]
        press = {"message": card["id"], "custom_id": "act:Vanish", "component_type": 2}
        await socket.send_json({"type": "press", "nonce": "n4", "channel": str(CHANNEL), **press})
        assert (await until("deleted"))[-1] == {"type": "deleted", "channel": str(CHANNEL), "id": card["id"]}


async def test_a_message_is_posted_and_a_command_used_on_it(playground):
    async with page(playground) as (socket, until), page(playground, "moderator") as (other, heard):
        await until("hello")
        await heard("hello")
        post = {"type": "post", "nonce": "n1", "channel": str(CHANNEL), "content": " What is an iee? "}
        await socket.send_json(post)
        posted, done = (await until("done"))[-2:]
        assert (posted["message"]["content"], posted["private"]) == ("What is an iee?", False)
        assert done == {"type": "done", "nonce": "n1"}
        assert (await heard("message"))[-1] == posted
        use = {"type": "on_message", "nonce": "n2", "target": posted["message"]["id"], "name": "topic"}
        await other.send_json(use)
        frames = await heard("done")
        assert [frame["type"] for frame in frames] == ["typing", "message", "done"]
        assert frames[1]["message"]["content"] == "It is about iee"
        assert (frames[1]["private"], frames[1]["channel"]) == (True, str(CHANNEL))


async def test_what_cannot_be_posted_or_used_is_told(playground, moderator):
    private = (await moderator.slash("card")).message["id"]
    seen = (await moderator.slash("card", private=False)).message["id"]
    Owner(playground).add_rule("Birth dates", r"\d/\d/\d{4}", says="Please leave out birth dates.")
    theirs = str(playground.world.dm_of(moderator.person).id)
    async with page(playground) as (socket, until):
        await until("hello")
        for frame in (
            {"type": "post", "channel": str(CHANNEL), "content": "x" * 2001},
            {"type": "post", "channel": str(CHANNEL), "content": "  "},
            {"type": "post", "channel": theirs, "content": "hello"},
            {"type": "post", "channel": str(SERVER + 4), "content": "only moderators post here"},
            {"type": "post", "channel": str(OTHER_SERVER + 2), "content": "not even seen"},
            {"type": "post", "channel": str(CHANNEL), "content": "born on 3/4/2015"},
            {"type": "unpin", "message": seen},
            {"type": "unpin", "message": "1"},
            command(playground, "card", channel=SERVER + 4),
            command(playground, "rule"),
            {"type": "on_message", "target": private, "name": "topic"},
            {"type": "on_message", "target": "1", "name": "topic"},
            {"type": "on_message", "target": seen, "name": "Keep this"},
            {"type": "on_message", "target": seen, "name": "card"},
        ):
            await socket.send_json(frame | {"nonce": "n1"})
            assert [(one["type"], one["nonce"]) for one in await until("failed")] == [("failed", "n1")]


async def test_new_commands_are_told_to_each_person(playground):
    async with page(playground) as (_, until), page(playground, "moderator") as (_, heard):
        await until("hello")
        await heard("hello")
        rights = {"default_member_permissions": 1 << 13}
        playground.world.register([{"type": 3, "name": "Keep this"} | rights, {"type": 3, "name": "Read"}])
        for told, names in ((until, ["Read"]), (heard, ["Keep this", "Read"])):
            frame = (await told("commands"))[-1]
            assert frame["commands"][str(CHANNEL)] == []
            assert [one["name"] for one in frame["on_messages"][str(CHANNEL)]] == names


async def test_nobody_answers(playground):
    playground.interactions.answer_within_seconds = 0.05
    async with page(playground) as (socket, until):
        await until("hello")
        late = {"name": "late", "type": 5, "value": True}
        await socket.send_json(command(playground, "card", options=[late]))
        assert (await until("failed"))[-1]["nonce"] == "n1"
        press = {"message": "1", "custom_id": "act:Edit", "component_type": 2}
        await socket.send_json({"type": "press", "nonce": "n2", "channel": str(CHANNEL), **press})
        assert (await until("failed"))[-1]["nonce"] == "n2"


async def test_a_breach_is_told_to_all(playground):
    async with page(playground) as (_, until), page(playground, "moderator") as (_, other):
        await until("hello")
        await other("hello")
        playground.judge.note("POST /here", ["too long"])
        told = {"type": "breach", "id": 1, "where": "POST /here", "says": "too long"}
        assert (await until("breach"))[-1] == told
        assert (await other("breach"))[-1] == told


async def test_dms_are_told_to_their_person_alone(playground, parent):
    async with page(playground) as (_, until), page(playground, "moderator") as (_, other):
        await until("hello")
        await other("hello")
        await parent.slash("dm")
        told = (await until("message")) + (await until("message"))
        dm = playground.world.dm_of(parent.person)
        assert str(dm.id) in {frame["channel"] for frame in told}
        await parent.slash("card", private=False)
        assert len(await other("message")) == 1


async def test_moving_the_clock_is_told(playground):
    async with page(playground) as (socket, until):
        await until("hello")
        await socket.send_json({"type": "move", "to": "tomorrow"})
        assert (await until("clock"))[-1]["now"] == (START + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("person", "headers"), [("nobody", {}), ("parent", {"Origin": "https://elsewhere.example"})]
)
async def test_others_are_sent_away(playground, person, headers):
    async with page(playground, person, **headers) as (socket, _):
        await socket.receive()
        assert socket.close_code == 1008


async def test_the_page_itself_is_served(playground):
    async with aiohttp.ClientSession() as session:
        for path in ("/", "/page/style.css"):
            async with session.get(playground.url + path) as answer:
                assert answer.status == 200
        async with session.get(URL(f"{playground.url}/page/%2e%2e/server.py", encoded=True)) as answer:
            assert answer.status == 404
