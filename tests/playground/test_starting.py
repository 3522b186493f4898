import pytest
from discord import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.clock.now import HandSetTime
from bot.playground.pointing import point_discord_here
from bot.playground.server import Playground


async def test_it_listens_on_loopback_alone(playground):
    assert playground.url.startswith("http://127.0.0.1:")
    assert [address[0] for address in playground._runner.addresses] == ["127.0.0.1"]


async def test_a_taken_port_is_an_oserror(playground):
    port = int(playground.url.rsplit(":", 1)[1])
    with pytest.raises(OSError, match=str(port)):
        await Playground(time=HandSetTime(), port=port).start()


def test_discord_is_put_back():
    before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE)
    with point_discord_here("http://127.0.0.1:1"):
        assert Route.BASE == "http://127.0.0.1:1/api/v10"
        assert str(DiscordWebSocket.DEFAULT_GATEWAY) == "ws://127.0.0.1:1/gateway"
        assert Asset.BASE == "http://127.0.0.1:1/cdn"
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE)
    assert "discord" in Route.BASE
