import asyncio

import pytest
from sample import LETTER

from bot.playground.hands import Hands
from bot.playground.interactions import TOO_LATE
from bot.playground.sight import buttons_of, selects_of, text_of


async def test_a_command_is_answered_with_a_card(parent):
    answer = await parent.slash("card")
    assert text_of(answer.message) == "Hello\nMore below"
    assert answer.private
    assert answer.failed is None
    assert [button.label for button in buttons_of(answer.message)][:2] == ["Edit", "Fill in"]
    assert selects_of(answer.message)[0].options[0] == ("Iee", "iee")
    assert answer.message["interaction_metadata"]["name"] == "card"


async def test_the_bot_gets_all_that_discord_sends(parent, bot, playground):
    parent.person.locale = "es-ES"
    await parent.slash("card")
    await parent.slash("card", channel="dm")
    in_server, in_dm = bot.seen
    assert str(in_server.locale) == "es-ES"
    assert in_server.guild_id
    assert in_server.guild_locale
    assert in_server.context.guild
    assert in_server.permissions.send_messages
    assert not in_server.permissions.manage_guild
    assert in_server.app_permissions.pin_messages
    assert in_server.channel.name == "general"
    assert in_server.is_guild_integration()
    assert in_server.user.id == parent.person.id
    assert not in_server.is_expired()
    assert in_dm.guild_id is None
    assert in_dm.context.dm_channel
    assert in_dm.user.id == parent.person.id
    assert in_dm.channel.id == playground.world.dm_of(parent.person).id
    assert in_dm.entitlements == []


async def test_a_moderator_has_the_rights_of_one(moderator, bot):
    await moderator.slash("card")
    assert bot.seen[0].permissions.manage_guild
    assert bot.seen[0].permissions.pin_messages


async def test_a_command_is_offered_where_and_to_whom_it_is_meant(parent, moderator):
    assert (await moderator.slash("rule")).text == "Ruled"
    for person, channel in ((parent, None), (moderator, "dm")):
        with pytest.raises(LookupError):
            await person.slash("rule", channel=channel)


async def test_an_option_is_completed(parent):
    choices = await parent.complete("topic", "topic", "ie")
    assert choices == [{"name": "Iee", "value": "iee"}, {"name": "Iep Meeting", "value": "iep meeting"}]


async def test_a_button_edits_its_message(parent):
    card = (await parent.slash("card")).message
    answer = await parent.press(card, "Edit")
    assert [text_of(message) for message in answer.edited] == ["Edited\nMore below"]
    assert answer.created == []
    assert answer.message["id"] == card["id"]
    assert answer.message["edited_timestamp"]


async def test_a_select_is_chosen_by_label_or_value(parent):
    card = (await parent.slash("card")).message
    assert "Chosen: iee" in (await parent.choose(card, "Iee")).text
    assert "Chosen: iep meeting" in (await parent.choose(card, ["iep meeting"], "Another topic")).text


async def test_a_form_is_filled_in(parent):
    card = (await parent.slash("card")).message
    opened = await parent.press(card, "Fill in")
    assert opened.modal["title"] == "When was it"
    assert opened.messages == []
    answer = await parent.fill(opened.modal, {"Day": "2026-09-14", "how": "Mail"})
    assert "Filled in: 2026-09-14 by mail" in answer.text


async def test_a_deferral_is_waited_for_and_later_messages_appear(parent):
    answer = await parent.slash("slow")
    assert [text_of(message) for message in answer.messages] == ["First"]
    await answer.until(lambda so_far: len(so_far.messages) == 2)
    assert answer.text == "First\nSecond"
    assert answer.private


async def test_the_deferral_decides_who_sees_the_first_message(parent, moderator):
    await parent.slash("slow", private=False)
    assert "First" in [text_of(message) for message in moderator.seen()]


async def test_a_deferred_update_and_a_deletion(parent):
    card = (await parent.slash("card")).message
    assert "Waited" in (await parent.press(card, "Wait")).text
    answer = await parent.press(card, "Vanish")
    assert answer.deleted == 1
    assert parent.seen() == []
    with pytest.raises(LookupError):
        await parent.press(card, "Edit")


async def test_a_private_answer_is_seen_by_its_person_alone(parent, moderator):
    private = (await parent.slash("card")).message
    shared = (await parent.slash("card", private=False)).message
    assert [message["id"] for message in parent.seen()] == [private["id"], shared["id"]]
    assert [message["id"] for message in moderator.seen()] == [shared["id"]]
    with pytest.raises(LookupError):
        await moderator.press(private, "Edit")
    assert (await moderator.press(shared, "Edit")).failed is None


async def test_a_dm_arrives(parent, moderator):
    waiting = asyncio.create_task(parent.wait_for_dm())
    await parent.slash("dm")
    assert [text_of(message) for message in await waiting] == ["A reminder"]
    assert moderator.dms() == []
    with pytest.raises(TimeoutError):
        await parent.wait_for_dm(2, seconds=0.01)


async def test_a_file_comes_back_byte_for_byte(parent, playground, bot):
    answer = await parent.slash("letter")
    assert parent.files(answer.message) == {"letter.txt": LETTER}
    attached = answer.message["attachments"][0]
    assert attached["size"] == len(LETTER)
    assert attached["description"] == "A letter"
    # The library fetches it over HTTP, as the page does.
    assert await bot.http.get_from_cdn(attached["url"]) == LETTER
    file = next(part for part in answer.message["components"] if part["type"] == 13)
    assert file["file"]["url"] == attached["url"]
    assert playground.judge.breaches == []


async def test_subcommands_choices_and_numbers(parent):
    answer = await parent.slash("log day", day="2026-09-14", how="By email", times="3")
    assert answer.text == "2026-09-14 email 3"
    assert not answer.private
    assert answer.message["interaction_metadata"]["name"] == "log day"


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("nothing", {}),
        ("log night", {}),
        ("log day", {"day": "x", "night": "y"}),
        ("log day", {}),
        ("log day", {"day": "x", "how": "By pigeon"}),
    ],
)
async def test_what_the_app_would_not_send_never_reaches_the_bot(parent, bot, command, options):
    with pytest.raises((LookupError, ValueError)):
        await parent.slash(command, **options)
    assert bot.seen == []


async def test_no_button_of_that_name_and_links_are_not_pressed(parent, bot):
    card = (await parent.slash("card")).message
    for button in ("Nothing", "Law"):
        with pytest.raises(LookupError):
            await parent.press(card, button)
    with pytest.raises(LookupError):
        await parent.choose(card, "Nothing")
    assert len(bot.seen) == 1


async def test_a_late_answer_finds_no_interaction(parent, playground, bot):
    playground.interactions.answer_within_seconds = 0.05
    answer = await parent.slash("card", late=True)
    assert answer.failed == TOO_LATE
    assert answer.messages == []
    assert await bot.hurt_code() == 10062


async def test_three_seconds_and_fifteen_minutes_are_discords_own(playground):
    assert playground.interactions.answer_within_seconds == 3
    assert playground.interactions.token_lives_seconds == 900


async def test_a_second_answer_is_refused(parent, bot):
    answer = await parent.slash("card", twice=True)
    assert await bot.hurt_code() == 40060
    assert len(answer.messages) == 1


async def test_a_followup_after_the_token_died_is_refused(parent, playground, bot):
    playground.interactions.token_lives_seconds = 0.01
    await parent.slash("card")
    await asyncio.sleep(0.02)
    with pytest.raises(Exception, match="Invalid Webhook Token") as refused:
        await bot.seen[0].followup.send("late")
    assert refused.value.code == 50027


async def test_without_a_bot_nobody_answers(playground):
    playground.interactions.answer_within_seconds = 0.01
    playground.world.register([{"name": "card", "description": "A card", "type": 1}])
    assert (await Hands(playground, "parent").slash("card")).failed == TOO_LATE
