import discord
import pytest

from bot.playground.records import CHANNEL, OTHER_SERVER, SERVER
from bot.playground.sight import text_of

QUESTION = "Is an iee like a prior written notice?"


async def test_a_command_is_used_on_what_a_person_wrote(parent, moderator):
    asked = parent.post(QUESTION)
    assert (asked["author"]["id"], asked["content"], asked["type"]) == (str(parent.person.id), QUESTION, 0)
    assert moderator.seen() == [asked]
    answer = await moderator.on_message("Read this to me", asked)
    assert answer.text == f"A parent wrote: {QUESTION}"
    assert answer.private
    assert parent.seen() == [asked]


async def test_the_bot_gets_all_that_discord_sends(parent, bot):
    asked = parent.post(QUESTION)
    await parent.on_message("topic", asked)
    [interaction] = bot.seen
    assert interaction.data["name"] == "topic"
    assert interaction.data["type"] == 3
    assert interaction.data["target_id"] == asked["id"]
    assert interaction.data["resolved"] == {"messages": {asked["id"]: asked}}
    assert "options" not in interaction.data
    assert interaction.command is bot.tree.get_command("topic", type=interaction.command.type)
    assert (interaction.guild_id, interaction.channel_id, interaction.message) == (SERVER, CHANNEL, None)


async def test_it_works_on_the_bots_own_messages_and_in_dms(parent):
    card = (await parent.slash("card")).message
    assert (await parent.on_message("Read this to me", card)).text == "Clockstart wrote: "
    asked = parent.post("hello", "dm")
    assert "A parent wrote: hello" in (await parent.on_message("Read this to me", asked)).text


async def test_the_answer_says_what_it_came_from_and_points_there(parent):
    asked = parent.post(QUESTION)
    answer = (await parent.on_message("Read this to all", asked)).message
    assert answer["type"] == 23
    assert answer["interaction_metadata"]["name"] == "Read this to all"
    assert answer["interaction_metadata"]["target_message_id"] == asked["id"]
    place = {"channel_id": str(CHANNEL), "guild_id": str(SERVER)}
    assert answer["message_reference"] == {"type": 0, "message_id": asked["id"]} | place
    assert answer["referenced_message"] == asked
    again = (await parent.on_message("Read this to all", answer)).message
    assert "referenced_message" not in again["referenced_message"]
    in_dm = (await parent.on_message("Read this to all", parent.post("hello", "dm"))).message
    assert "guild_id" not in in_dm["message_reference"]


async def test_a_form_that_is_opened_from_it_is_answered_in_its_channel(parent, bot):
    class Note(discord.ui.Modal, title="A note"):
        words = discord.ui.Label(text="Words", component=discord.ui.TextInput(custom_id="words"))

        async def on_submit(self, interaction):
            await interaction.response.send_message(self.words.component.value, ephemeral=True)

    @bot.tree.context_menu(name="Note this")
    async def note(interaction: discord.Interaction, message: discord.Message):
        await interaction.response.send_modal(Note())

    await bot.tree.sync()
    opened = await parent.menu(parent.post(QUESTION, CHANNEL), "Note this")
    answer = await parent.fill(opened.modal, {"Words": "My note"})
    assert (answer.text, answer.private) == ("My note", True)
    assert bot.seen[-1].channel_id == CHANNEL
    asked = parent.elsewhere(OTHER_SERVER).post("What is an iee?")
    assert "About iee" not in (await parent.menu(asked, "topic")).text
    assert bot.seen[-1].guild_id == OTHER_SERVER


async def test_what_is_private_is_never_quoted_to_others(parent, moderator):
    card = (await parent.slash("card")).message
    await parent.on_message("Read this to all", card)
    [seen] = moderator.seen()
    assert seen["type"] == 23
    assert "referenced_message" not in seen


async def test_a_deferral_is_kept(parent):
    answer = await parent.on_message("topic", parent.post(QUESTION))
    assert answer.text == "It is about iee, prior written notice"
    assert answer.private
    assert answer.message["type"] == 23


async def test_the_two_lists_are_kept_apart(parent):
    asked = parent.post(QUESTION)
    assert (await parent.slash("topic", topic="iee")).text == "About iee"
    assert (await parent.on_message("topic", asked)).text.startswith("It is about")
    with pytest.raises(LookupError, match="no message command 'card' among: Read this to me"):
        await parent.on_message("card", asked)
    with pytest.raises(LookupError):
        await parent.slash("Read")


async def test_it_is_offered_where_and_to_whom_it_is_meant(parent, moderator, bot):
    asked = parent.post(QUESTION)
    assert (await moderator.on_message("Keep this", asked)).text == "Kept"
    for person, message in ((parent, asked), (moderator, moderator.post("hello", "dm"))):
        with pytest.raises(LookupError):
            await person.on_message("Keep this", message)
    assert len(bot.seen) == 1


async def test_what_a_person_does_not_see_is_no_target(parent, moderator, bot):
    hidden = [(await parent.slash("card")).message, parent.post("hello", "dm")]
    gone = (await parent.slash("card")).message
    await parent.press(gone, "Vanish")
    known = len(bot.seen)
    for person, message in ((moderator, hidden[0]), (moderator, hidden[1]), (parent, gone)):
        with pytest.raises(LookupError):
            await person.on_message("Read this to me", message)
    assert len(bot.seen) == known


async def test_a_breach_names_the_command_as_it_is_spoken(parent, playground):
    playground.interactions.answer_within_seconds = 0.2
    message = parent.post("x" * 1990)
    answer = await parent.on_message("Read this to me", message)
    assert answer.failed
    assert [one.where for one in playground.judge.breaches] == [
        "POST /interactions/{id}/{token}/callback after Read this to me"
    ]


async def test_a_post_is_what_the_app_would_post(parent, moderator, playground, bot):
    assert parent.post("  two\nlines  ")["content"] == "two\nlines"
    for text in ("", " \n", "x" * 2001):
        with pytest.raises(ValueError, match="1 to 2000 characters"):
            parent.post(text)
    with pytest.raises(LookupError):
        parent.post("hello", playground.world.dm_of(moderator.person).id)
    assert len(parent.post("x" * 2000)["content"]) == 2000
    assert bot.seen == []


async def test_what_a_person_writes_is_no_dm_to_them(parent):
    parent.post("hello", "dm")
    assert parent.dms() == []
    await parent.slash("dm", channel="dm")
    assert [text_of(message) for message in await parent.wait_for_dm()] == ["A reminder"]


async def test_the_judge_takes_commands_without_description_or_options(playground, bot):
    [put] = [one for one in playground.judge.requests if one.method == "PUT"]
    sent = [one for one in put.body if one["type"] == 3]
    assert (put.status, playground.judge.breaches) == (200, [])
    assert [set(one) & {"description", "options"} for one in sent] == [set()] * len(sent)
    kept = [one for one in await bot.tree.fetch_commands() if one.type.value == 3]
    assert [(one.name, one.description) for one in kept] == [(one["name"], "") for one in sent]
