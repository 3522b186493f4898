"""The operator's channel hears of faults as kinds and counts, seldom, and never what a person did."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Clockstart
from bot.clock.now import HandSetTime
from bot.law.library import library
from bot.playground.hands import Hands
from bot.playground.pointing import point_discord_here
from bot.playground.records import CHANNEL
from bot.playground.server import Playground
from bot.start import opened, running
from bot.store.key import load_key
from bot.troubles import A_DAY, Troubles
from bot.ui.card import texts_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "Zyxwvut 9/14/2026 is my secret"


class DreadfulError(Exception):
    pass


class Channel:
    """Keeps what was sent; refuses while it is told to."""

    def __init__(self):
        self.said = []
        self.refuses = False

    async def send(self, made):
        if self.refuses:
            raise OSError
        self.said.append("\n".join(texts_of(made)))


@pytest.fixture
async def told():
    channel, time = Channel(), HandSetTime(NOW)
    troubles = Troubles(time, channel.send)
    telling = asyncio.create_task(troubles.tell())
    yield channel, time, troubles
    telling.cancel()
    await asyncio.gather(telling, return_exceptions=True)


async def settle():
    for _ in range(20):
        await asyncio.sleep(0)


async def later(time, **span):
    await settle()
    time.move_by(timedelta(**span))
    await settle()


async def test_what_comes_within_a_minute_is_one_message(told):
    channel, time, troubles = told
    for number in ("aaaa", "bbbb"):
        troubles.note("DreadfulError", number)
    troubles.note("NotSavedError", "")
    await later(time, seconds=59)
    assert channel.said == []
    await later(time, seconds=1)
    (said,) = channel.said
    assert "The bot met 3 faults" in said
    assert "DreadfulError: 2, the last one with number bbbb" in said
    assert "NotSavedError: 1\n" in said


async def test_there_are_few_messages_a_day_and_nothing_is_left_out(told):
    channel, time, troubles = told
    for _ in range(10):
        troubles.note("DreadfulError", "aaaa")
        await later(time, minutes=2)
    assert len(channel.said) == A_DAY
    await later(time, hours=24)
    assert len(channel.said) == A_DAY + 1
    assert "DreadfulError: 7" in channel.said[-1]


async def test_a_channel_that_refuses_ends_nothing(told):
    channel, time, troubles = told
    channel.refuses = True
    troubles.note("DreadfulError", "aaaa")
    await later(time, minutes=1)
    channel.refuses = False
    troubles.note("OtherError", "bbbb")
    await later(time, minutes=1)
    assert len(channel.said) == 1
    assert "OtherError: 1" in channel.said[0]


async def test_a_fault_that_a_person_met_reaches_the_channel_without_what_they_typed(tmp_path, monkeypatch):
    def fails(*_args, **_more):
        raise DreadfulError(SECRET)

    time = HandSetTime(NOW)
    server = Playground(time=time)
    await server.start()
    try:
        with point_discord_here(server.url):
            key = load_key(None, tmp_path / "key", database=tmp_path / "db")
            async with opened(tmp_path / "db", key) as store:
                bot = Clockstart(facts=library(), store=store, time=time, reports_channel=CHANNEL)
                async with running(bot, "any"):
                    monkeypatch.setattr("cogs.talk.read", fails)
                    parent = Hands(server, "parent")
                    shown = await parent.slash("timeline log", event="consent", date=SECRET, state="CA")
                    channel = server.world.channels[CHANNEL]
                    before = len(server.world.in_channel(channel))
                    await settle()
                    time.move_by(timedelta(minutes=1))
                    async with asyncio.timeout(5):
                        while len(server.world.in_channel(channel)) == before:
                            await asyncio.sleep(0.01)
                    said = str(server.world.in_channel(channel)[-1].message["components"])
                    assert "DreadfulError: 1, the last one with number" in said
                    number = said.partition("with number ")[2][:8]
                    assert number in shown.text
                    assert SECRET not in said
                    assert str(parent.person.id) not in said
                    assert bot.tally.commands["timeline log"] == 1
                    assert bot.tally.faults["DreadfulError"] == 1
    finally:
        await server.close()
