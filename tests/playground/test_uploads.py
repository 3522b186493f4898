import io

import aiohttp
import pytest
from test_page_wire import command, page

from bot.playground.uploads import LARGEST_UPLOAD_BYTES

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


async def test_a_file_is_read_by_the_bot_at_both_of_its_addresses(parent, bot):
    answer = await parent.slash("take", file=("our school.ics", CALENDAR, "text/calendar"))
    read = f"our school.ics (text/calendar): {CALENDAR.decode()!r}, {len(CALENDAR)} bytes, True"
    assert answer.text == read
    [interaction] = bot.seen
    [option] = interaction.data["options"]
    shape = interaction.data["resolved"]["attachments"][option["value"]]
    assert (option["type"], shape["id"], shape["ephemeral"]) == (11, option["value"], True)
    assert "/cdn/ephemeral-attachments/" in shape["url"]


async def test_without_a_type_the_name_tells_it_and_two_files_are_told_apart(parent):
    answer = await parent.slash("take", other=("b.txt", b"two"), file=("../up/a.html", b"one"))
    one, two = answer.text.splitlines()
    assert one == "a.html (text/html; charset=utf-8): 'one', 3 bytes, True"
    assert two == "b.txt (text/plain; charset=utf-8): 'two', 3 bytes, True"


@pytest.mark.parametrize("name", ["", "..", "a/", "%2e%2e", "50% {done}?#.txt", "día.ics"])
async def test_any_name_can_be_read_back(parent, name):
    assert (await parent.slash("take", file=(name, b"x"))).text.endswith(": 'x', 1 bytes, True")


@pytest.mark.parametrize(
    ("spoken", "options"),
    [
        ("take", {}),
        ("take", {"file": "a.ics"}),
        ("take", {"file": ("a.ics", b"x"), "more": ("a.ics", b"x")}),
        ("topic", {"topic": ("a.ics", b"x")}),
        ("take", {"file": ("a.ics", bytes(LARGEST_UPLOAD_BYTES + 1))}),
    ],
)
async def test_a_file_that_the_app_would_not_send_never_reaches_the_bot(parent, bot, spoken, options):
    with pytest.raises((LookupError, ValueError)):
        await parent.slash(spoken, **options)
    assert bot.seen == []


@pytest.fixture
async def post(playground, bot):
    """Return a way to upload as the page does."""
    async with aiohttp.ClientSession() as session:

        async def send(name, data, person="parent", **headers):
            query = {"person": person, "name": name}
            url = f"{playground.url}/page/upload"
            async with session.post(url, params=query, data=io.BytesIO(data), headers=headers) as answer:
                return answer.status, await answer.json()

        yield send


def taking(playground, number):
    option = {"name": "file", "type": 11, "value": number}
    return command(playground, "take", options=[option])


async def test_the_page_uploads_and_then_names_the_file(playground, post):
    headers = {"Content-Type": "text/calendar", "Origin": playground.url}
    status, kept = await post("a b.ics", CALENDAR, **headers)
    assert (status, kept["name"], kept["size"]) == (200, "a b.ics", len(CALENDAR))
    async with page(playground) as (socket, until):
        await until("hello")
        await socket.send_json(taking(playground, kept["id"]))
        shown = (await until("done"))[-2]["message"]
        assert shown["content"].startswith("a b.ics (text/calendar): 'BEGIN:VCALENDAR")


async def test_nobody_sends_what_another_gave_or_nobody_did(playground, post, bot):
    _, kept = await post("a.ics", CALENDAR)
    async with page(playground, "moderator") as (socket, until):
        await until("hello")
        for number in (kept["id"], "1"):
            await socket.send_json(taking(playground, number))
            assert (await until("failed"))[-1]["text"] == "This is not there any more."
    assert bot.seen == []


async def test_the_largest_file_is_taken_and_a_larger_one_refused_in_words(post):
    status, kept = await post("a.bin", bytes(LARGEST_UPLOAD_BYTES))
    assert (status, kept["size"]) == (200, 26_214_400)
    refused = {"text": "a.bin is larger than 25 MB. Please choose a smaller file."}
    assert await post("a.bin", bytes(LARGEST_UPLOAD_BYTES + 1)) == (413, refused)
    assert await post("a.bin", bytes(LARGEST_UPLOAD_BYTES * 2)) == (413, refused)


@pytest.mark.parametrize(
    ("person", "headers"),
    [("nobody", {}), ("parent", {"Origin": "https://elsewhere.example"}), ("parent", {"Origin": "null"})],
)
async def test_an_upload_from_elsewhere_is_refused(playground, post, person, headers):
    assert (await post("a.ics", CALENDAR, person, **headers))[0] == 403
    assert playground.world.files == {}


async def test_a_file_that_can_run_is_served_in_a_sandbox(parent, playground, post):
    shown = (await parent.slash("paper")).message["attachments"]
    given = [await post(name, b"x", **{"Content-Type": kind}) for name, kind in RUNNABLE]
    urls = [shown[2]["url"], *(playground.uploads.find(kept["id"])["url"] for _, kept in given)]
    _, pdf = await post("a.pdf", b"%PDF", **{"Content-Type": "application/pdf"})
    async with aiohttp.ClientSession() as session:
        for url in urls:
            async with session.get(url) as answer:
                assert (
                    answer.headers["Content-Security-Policy"]
                    == "sandbox allow-scripts allow-downloads allow-modals"
                )
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
        async with session.get(playground.uploads.find(pdf["id"])["url"]) as answer:
            assert "Content-Security-Policy" not in answer.headers
        async with session.get(f"{playground.url}/cdn/ephemeral-attachments/1/1/a.ics") as answer:
            assert answer.status == 404


RUNNABLE = [("a.svg", "image/svg+xml"), ("a.xhtml", "application/xhtml+xml"), ("a.html", "text/html")]
