"""Rights are enforced as Discord does: who sees what, who may do what, and what the bot is told."""

import io

import discord
import pytest
from discord import app_commands

from bot.playground.hands import Hands
from bot.playground.owner import Owner
from bot.playground.records import CHANNEL, OTHER_SERVER, PARENT, SERVER
from bot.playground.rights import (
    ALL,
    BOT_MAY,
    MEMBER_MAY,
    MODERATOR_MAY,
    NONE,
    Overwrite,
    Right,
    in_channel,
    of_roles,
    usable,
)

V, S, A = Right.VIEW_CHANNEL, Right.SEND_MESSAGES, Right.ATTACH_FILES
EVERYONE, ONE, TWO, ME = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("overwrites", "left"),
    [
        ({}, V | S),
        ({EVERYONE: Overwrite(deny=S)}, V),
        ({EVERYONE: Overwrite(deny=S), ONE: Overwrite(allow=S)}, V | S),
        # Of two roles the one that allows wins, whatever their order.
        ({ONE: Overwrite(allow=S), TWO: Overwrite(deny=S)}, V | S),
        ({ONE: Overwrite(deny=S), TWO: Overwrite(allow=S)}, V | S),
        ({ONE: Overwrite(allow=S), ME: Overwrite(deny=S)}, V),
        ({EVERYONE: Overwrite(deny=V), ME: Overwrite(allow=V | A)}, V | S | A),
        ({9: Overwrite(deny=V | S)}, V | S),
    ],
)
def test_a_channel_changes_for_all_then_for_roles_then_for_one(overwrites, left):
    assert in_channel(V | S, EVERYONE, (ONE, TWO), ME, overwrites) == left


def test_an_administrator_may_everything_and_who_sees_nothing_nothing():
    everything = of_roles([V, Right.ADMINISTRATOR])
    assert everything == ALL
    assert in_channel(everything, EVERYONE, (), ME, {EVERYONE: Overwrite(deny=V)}) == ALL
    assert usable(S | A) == NONE
    assert usable(V | A) == V


def test_the_bots_rights_are_those_that_it_asks_for():
    # 1<<10, 1<<11, 1<<15, 1<<16, 1<<51 as Discord numbers them.
    assert discord.Permissions(BOT_MAY.value) == discord.Permissions(
        view_channel=True, send_messages=True, attach_files=True, read_message_history=True, pin_messages=True
    )
    assert discord.Permissions(MEMBER_MAY.value).use_application_commands
    assert discord.Permissions(MODERATOR_MAY.value).manage_guild


async def code_of(refused):
    with pytest.raises(discord.HTTPException) as no:
        await refused
    return no.value.code


@pytest.fixture
def owner(playground):
    return Owner(playground)


async def test_without_a_right_the_bot_gets_discords_no(playground, bot, owner):
    channel = await bot.fetch_channel(CHANNEL)
    mine = await channel.send("mine")
    file = discord.File(io.BytesIO(b"x"), "a.txt")
    owner.take(Right.ATTACH_FILES)
    assert await code_of(channel.send("with a file", file=file)) == 50013
    await channel.send("without")
    assert await code_of(channel.send(embed=discord.Embed(title="x"))) == 50013
    owner.give(Right.EMBED_LINKS)
    await channel.send(embed=discord.Embed(title="x"))
    owner.take(Right.READ_MESSAGE_HISTORY, "general")
    assert await code_of(channel.fetch_message(mine.id)) == 50013
    assert await code_of(mine.reply("again")) == 160002
    assert [one async for one in channel.history()] == []
    owner.take(Right.SEND_MESSAGES, "general")
    assert await code_of(channel.send("x")) == 50013
    await mine.edit(content="changed all the same")
    owner.take(Right.VIEW_CHANNEL, "general")
    for refused in (bot.fetch_channel(CHANNEL), channel.send("x"), mine.edit(content="x"), mine.delete()):
        assert await code_of(refused) == 50001
    owner.give(BOT_MAY, "general")
    await channel.send("and back")
    assert playground.judge.breaches == []


async def test_rights_for_the_whole_server_hold_in_each_channel(bot, owner):
    for channel in await (await bot.fetch_guild(SERVER)).fetch_channels():
        fetched = await bot.fetch_channel(channel.id)
        assert (await code_of(fetched.send("x")) if channel.name == "rules" else await fetched.send("x")) != 0
    owner.take(Right.SEND_MESSAGES)
    for name in ("general", "moderators", "rules"):
        assert await code_of((await bot.fetch_channel(owner.channel(name).id)).send("x")) == 50013
    owner.give(Right.SEND_MESSAGES)
    await (await bot.fetch_channel(CHANNEL)).send("x")


async def test_where_everyone_may_nothing_the_bot_has_its_own_rights_alone(playground, bot):
    other = Owner(playground, OTHER_SERVER)
    channel = await bot.fetch_channel(OTHER_SERVER + 1)
    await channel.send("hello")
    assert await code_of(bot.fetch_channel(other.channel("organizers").id)) == 50001
    assert await code_of((await bot.fetch_channel(other.channel("news").id)).send("x")) == 50013
    other.take(Right.VIEW_CHANNEL)
    assert await code_of(bot.fetch_channel(channel.id)) == 50001
    listed = {guild.id: guild async for guild in bot.fetch_guilds()}
    assert listed[OTHER_SERVER].me is None
    assert set(listed) == {SERVER, OTHER_SERVER}


async def test_an_interaction_tells_server_channel_and_rights(playground, parent, moderator, bot, owner):
    owner.take(Right.PIN_MESSAGES, "rules")
    with pytest.raises(LookupError):
        await parent.slash("card", channel="rules")
    await parent.menu(moderator.post("Be kind.", "rules"), "Read this to me")
    await moderator.slash("card", channel="moderators")
    await parent.elsewhere(OTHER_SERVER).slash("card")
    await Hands(playground, "organizer").slash("card", channel="organizers")
    rules, moderators, other, unseen = bot.seen
    assert (rules.guild_id, rules.channel.name) == (SERVER, "rules")
    assert not rules.app_permissions.pin_messages
    assert not rules.app_permissions.send_messages
    assert not rules.permissions.send_messages
    assert rules.permissions.view_channel
    assert moderators.permissions.manage_guild
    assert moderators.app_permissions.view_channel
    assert (other.guild_id, other.channel.name) == (OTHER_SERVER, "questions")
    assert other.app_permissions == discord.Permissions(BOT_MAY.value)
    assert not unseen.app_permissions.view_channel
    assert unseen.channel.name == "organizers"


async def test_people_see_their_channels_alone(playground, parent, moderator):
    said = moderator.post("only for us", "moderators")
    assert said in moderator.seen()
    assert said not in parent.seen()
    for refused in (
        lambda: parent.channel("moderators"),
        lambda: parent.channel("nowhere"),
        lambda: moderator.elsewhere(OTHER_SERVER).channel(),
        lambda: Hands(playground, "neighbor").channel(CHANNEL),
    ):
        with pytest.raises(LookupError):
            refused()
    assert Hands(playground, "neighbor").channel().name == "questions"
    with pytest.raises(LookupError):
        await parent.on_message("Read this to me", said)
    with pytest.raises(PermissionError):
        parent.post("I may not", "rules")


async def test_a_server_may_open_a_command_to_all(parent, owner):
    with pytest.raises(LookupError):
        await parent.slash("rule")
    owner.open_to_all("rule")
    assert (await parent.slash("rule")).text == "Ruled"


async def test_a_server_without_the_bot_is_unknown_to_it(playground, parent, bot, owner):
    channel = await bot.fetch_channel(CHANNEL)
    owner.remove_bot()
    assert await code_of(bot.fetch_guild(SERVER)) == 10004
    assert await code_of(channel.send("x")) == 50001
    assert [guild.id async for guild in bot.fetch_guilds()] == [OTHER_SERVER]
    with pytest.raises(LookupError):
        await parent.slash("card")
    owner.add_bot()
    await channel.send("back")
    assert (await parent.slash("card")).private
    # The moderator is in the first server only.
    owner.remove_bot()
    user = await bot.fetch_user(playground.world.people["moderator"].id)
    assert await code_of(user.send("x")) == 50278
    assert await (await bot.fetch_user(PARENT)).send("in the other one")


async def test_a_reply_points_to_a_message_of_its_channel(bot, parent):
    asked = parent.post("What is an IEE?")
    channel = await bot.fetch_channel(CHANNEL)
    said = await channel.send("An answer", reference=channel.get_partial_message(int(asked["id"])))
    assert (said.type, said.reference.message_id) == (discord.MessageType.reply, int(asked["id"]))
    assert said.reference.resolved.content == ""
    assert parent.seen()[-1]["referenced_message"]["content"] == "What is an IEE?"
    assert await code_of(channel.send("x", reference=channel.get_partial_message(1))) == 50035


async def test_a_lost_channel_is_unknown(bot, owner, parent):
    said = parent.post("hello")
    owner.lose_channel("general")
    assert await code_of(bot.fetch_channel(CHANNEL)) == 10003
    assert said not in parent.seen()


async def test_there_can_be_many_servers(playground, bot):
    servers = [playground.world.add_server(f"Group {number}") for number in range(3)]
    moderator = Hands(playground, "moderator", servers[2].id)
    await moderator.slash("card")
    assert bot.seen[-1].guild_id == servers[2].id
    assert len([guild async for guild in bot.fetch_guilds()]) == 5
    await (await bot.fetch_channel(moderator.channel().id)).send("hello")
    Owner(playground, servers[2].id).remove_bot()
    assert await code_of(bot.fetch_guild(servers[2].id)) == 10004


@pytest.fixture
async def picking(bot):
    """A bot that takes a channel as an option and in a list, and says what Discord told it of them."""

    class Lists(discord.ui.LayoutView):
        row = discord.ui.ActionRow()

        @row.select(cls=discord.ui.ChannelSelect, custom_id="where", placeholder="Where", max_values=2)
        async def pick(self, interaction, select):
            names = ", ".join(one.name for one in select.values)
            await interaction.response.send_message(names, ephemeral=True)

    @bot.tree.command(description="Says where")
    async def where(interaction: discord.Interaction, channel: app_commands.AppCommandChannel):
        may = "may post" if channel.permissions.send_messages else "may not post"
        await interaction.response.send_message(f"{channel.name}: {may}", ephemeral=True)

    @bot.tree.command(description="Asks where")
    async def lists(interaction: discord.Interaction):
        await interaction.response.send_message(view=Lists(timeout=None), ephemeral=True)

    await bot.tree.sync()


@pytest.mark.usefixtures("picking")
async def test_channels_are_named_in_options_and_lists(parent, moderator, playground):
    rules = parent.channel("rules")
    assert (await parent.slash("where", given={"channel": rules})).text == "rules: may not post"
    assert (await moderator.slash("where", given={"channel": rules})).text == "rules: may post"
    with pytest.raises(LookupError):
        await parent.slash("where", given={"channel": moderator.channel("moderators")})
    listed = await parent.slash("lists")
    assert (await parent.choose(listed.message, ["rules", "general"], "Where")).text == "rules, general"
    with pytest.raises(LookupError):
        await parent.choose(listed.message, "moderators")
    assert playground.judge.breaches == []
