"""`/server setup`: one card, one press that saves it all; what does not fit is said in words."""

import pytest

from bot.playground.interactions import Type
from bot.playground.records import CHANNEL, MODERATORS, OTHER_SERVER, SERVER
from bot.playground.rights import Right
from bot.playground.sight import parts_of, selects_of
from bot.store.servers import NOTHING, Link, Setup

TEXT_INPUT, CHANNEL_SELECT = 4, 8
FIELD = "One a line: a name, then its https address"
SAVE = "Save all of this"
SHARED_IN, MODERATORS_IN = "Where cards can be shown (none: everywhere)", "Where moderators hear from me"


async def choose_channels(hands, message, placeholder, *channels):
    """Pick channels in one of Discord's own lists of them."""
    stored = hands._stored(message)
    (select,) = [one for one in selects_of(stored.message) if one.placeholder == placeholder]
    assert select.type == CHANNEL_SELECT
    assert select.least <= len(channels) <= select.most
    values = [str(one) for one in channels]
    data = {"custom_id": select.custom_id, "component_type": CHANNEL_SELECT, "values": values}
    return await hands._do(Type.COMPONENT, stored.channel, data, source=stored)


async def set_up(world, hands, state="California"):
    """Choose a state and come back to the card."""
    shown = await hands.slash("server setup")
    asked = await hands.press(shown.message, "State")
    return await hands.choose(asked.message, state)


def given_in(modal):
    """Return what stands in a form's field when it opens."""
    (field,) = [part for part in parts_of(modal["components"]) if part["type"] == TEXT_INPUT]
    return field.get("value")


async def saved(world, server=SERVER):
    return await world.bot.store.servers.setup(server)


async def test_all_of_it_is_chosen_on_one_card_and_saved_by_one_press(world):
    moderator = world.moderator
    chosen = await set_up(world, moderator)
    assert chosen.private
    assert "**State:** California" in chosen.text
    # California has one zone, and its Parent Center is known.
    assert "**Time zone:** Pacific Time" in chosen.text
    assert "Family Empowerment Centers" in chosen.text
    chosen = await moderator.choose(chosen.message, "6:00 PM", "At which hour reminders come")
    chosen = await choose_channels(moderator, chosen.message, SHARED_IN, CHANNEL)
    chosen = await choose_channels(moderator, chosen.message, MODERATORS_IN, CHANNEL)
    form = (await moderator.press(chosen.message, "Your own links")).modal
    chosen = await moderator.fill(
        form, {"One a line: a name, then its https address": "Our *group* https://example.org/a(b)"}
    )
    assert r"[Our \*group\*](https://example.org/a%28b%29)" in chosen.text
    assert "Nothing is saved until" in chosen.text
    assert await saved(world) == NOTHING

    done = await moderator.press(chosen.message, SAVE)
    assert "**Reminders come at:** 6:00" in done.text
    assert f"<#{CHANNEL}>" in done.text
    assert await saved(world) == Setup(
        state="CA",
        zone="America/Los_Angeles",
        hour=18,
        moderators_channel=CHANNEL,
        channels=(CHANNEL,),
        links=(Link("Our *group*", "https://example.org/a(b)"),),
    )
    again = await moderator.slash("server setup")
    assert "**State:** California" in again.text


async def test_what_was_chosen_can_be_taken_back(world):
    await world.moderator.press((await set_up(world, world.moderator)).message, SAVE)
    shown = await world.moderator.slash("server setup")
    asked = await world.moderator.press(shown.message, "State")
    none = await world.moderator.press(asked.message, "No default")
    await world.moderator.press(none.message, SAVE)
    assert await saved(world) == NOTHING


async def test_another_state_takes_a_zone_of_the_one_before_away(world):
    texas = await set_up(world, world.moderator, "Texas")
    central = await world.moderator.choose(texas.message, "Central Time (most of Texas)", "The time zone")
    assert "**Time zone:** Central Time" in central.text
    asked = await world.moderator.press(central.message, "State")
    tennessee = await world.moderator.choose(asked.message, "Oregon")
    assert "**Time zone:** not chosen" in tennessee.text


async def test_nothing_chosen_saves_nothing(world):
    shown = await world.moderator.slash("server setup")
    answer = await world.moderator.press(shown.message, SAVE)
    assert "Nothing was changed" in answer.text
    assert await world.bot.store.server_rows.known() == set()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Group http://example.org", "in line 1 is no plain https link"),
        ("Group https://example.org\nBad javascript:alert(1)", "in line 2 is no plain https link"),
        ("Group https://user@example.org", "in line 1 is no plain https link"),
        ("Group https://localhost", "in line 1 is no plain https link"),
        ("Group javascript:alert(1)", "in line 1 is no plain https link"),
        ("Group someone@example.org", "in line 1 is no plain https link"),
        ("Group localhost/x", "in line 1 is no plain https link"),
        ("Group https://example.org/<x>", "in line 1 is no plain https link"),
        ("https://example.org", "Line 1 needs a name"),
        (f"{'x' * 61} https://example.org", "Line 1 is too long"),
        ("\n".join(["A https://example.org"] * 6), "more than 5 links"),
    ],
)
async def test_a_link_that_does_not_fit_is_said_by_its_line(world, typed, said):
    shown = await world.moderator.slash("server setup")
    form = (await world.moderator.press(shown.message, "Your own links")).modal
    answer = await world.moderator.fill(form, {FIELD: typed})
    assert said in answer.text
    assert "Let us try that again" in answer.text
    # Nothing that was typed is lost.
    again = (await world.moderator.press(answer.message, "Write it again")).modal
    assert given_in(again) == typed
    fixed = await world.moderator.fill(again, {FIELD: "Group https://example.com"})
    assert "(https://example.com)" in fixed.text
    form = (await world.moderator.press(fixed.message, "Your own links")).modal
    assert given_in(form) == "Group https://example.com"


async def test_an_address_without_its_beginning_is_completed_and_shown(world):
    shown = await world.moderator.slash("server setup")
    form = (await world.moderator.press(shown.message, "Your own links")).modal
    typed = "Our group facebook.com/x\nOther https://example.org"
    preview = await world.moderator.fill(form, {FIELD: typed})
    assert "I put https:// before: `https://facebook.com/x`. Please look" in preview.text
    await world.moderator.press(preview.message, SAVE)
    links = (Link("Our group", "https://facebook.com/x"), Link("Other", "https://example.org"))
    assert (await saved(world)).links == links


async def test_after_setup_the_starter_set_is_named_first(world):
    done = await world.moderator.press((await set_up(world, world.moderator)).message, SAVE)
    assert "Next: **/explainer starter**" in done.text


async def test_no_language_is_spoken_of_while_there_is_one_only(world):
    assert "Language" not in (await world.moderator.slash("server setup")).text


async def test_a_state_with_two_zones_and_none_chosen_says_what_holds(world):
    texas = await set_up(world, world.moderator, "Texas")
    assert "Texas has 2 time zones" in texas.text
    assert "that each member chooses" in texas.text
    central = await world.moderator.choose(texas.message, "Central Time (most of Texas)", "The time zone")
    assert "time zones" not in central.text
    assert "time zones" not in (await set_up(world, world.moderator, "California")).text


async def test_a_bad_zone_or_hour_is_refused(world):
    await world.moderator.slash("server setup")
    for press in ("setup-zone", "setup-hour", "setup-language"):
        for value in ("Mars/Olympus", "25"):
            answer = await world.press_id(world.moderator, press, [value])
            assert "older version" in answer.text
    # Texas has two zones; New York's is none of them.
    await set_up(world, world.moderator, "Texas")
    answer = await world.press_id(world.moderator, "setup-zone", ["America/New_York"])
    assert "older version" in answer.text


async def test_two_moderators_at_once_see_each_others_before_they_save_over_it(world):
    # The role of everyone has the server's own number.
    world.owner.give(Right.MANAGE_SERVER, role=SERVER)
    first = await set_up(world, world.moderator, "Oregon")
    second = await set_up(world, world.parent, "Maine")
    await world.moderator.press(first.message, SAVE)
    told = await world.parent.press(second.message, SAVE)
    assert "Somebody else just changed" in told.text
    assert told.text.index("Oregon") < told.text.index("Maine")
    assert (await saved(world)).state == "OR"
    await world.parent.press(told.message, SAVE)
    assert (await saved(world)).state == "ME"


async def test_after_a_restart_a_half_chosen_setup_is_asked_for_again(world, restart):
    chosen = await set_up(world, world.moderator)
    await restart()
    answer = await world.moderator.press(chosen.message, SAVE)
    assert "type **/server setup** again" in answer.text
    assert "That is no longer here" in answer.text
    assert await saved(world) == NOTHING


async def test_who_may_not_manage_the_server_is_refused_at_each_press(world):
    chosen = await set_up(world, world.moderator)
    world.owner.take(Right.MANAGE_SERVER, role=MODERATORS)
    answer = await world.moderator.press(chosen.message, SAVE)
    assert "people who may manage the server" in answer.text
    assert await saved(world) == NOTHING


async def with_moderators_in(world, hands, channel):
    """Choose a channel for moderators and press save."""
    shown = await hands.slash("server setup")
    chosen = await choose_channels(hands, shown.message, MODERATORS_IN, hands.channel(channel).id)
    return await hands.press(chosen.message, SAVE)


async def test_a_channel_that_the_bot_cannot_see_is_refused_in_words(world):
    organizer = world.organizer
    answer = await with_moderators_in(world, organizer, "organizers")
    assert f"I cannot see the channel <#{organizer.channel('organizers').id}>" in answer.text
    assert "Edit Channel > Permissions" in answer.text
    assert "Nothing was posted or saved" in answer.text
    assert await saved(world, OTHER_SERVER) == NOTHING


async def test_a_right_that_is_missing_there_is_named(world):
    answer = await with_moderators_in(world, world.moderator, "rules")
    assert "I lack one right: **Send Messages**" in answer.text
    assert await saved(world) == NOTHING
    world.owner.give(Right.SEND_MESSAGES, "rules")
    answer = await with_moderators_in(world, world.moderator, "rules")
    assert "Saved" in answer.text
    assert (await saved(world)).moderators_channel == world.moderator.channel("rules").id


async def test_the_channel_of_the_command_is_judged_by_what_discord_says_with_it(world):
    world.owner.take(Right.SEND_MESSAGES, "general")
    answer = await with_moderators_in(world, world.moderator, "general")
    assert "**Send Messages**" in answer.text
    assert not [one for one in world.server.judge.requests if one.path.startswith("/guilds/")]


async def test_one_servers_setup_never_shows_in_the_other(world):
    await world.moderator.press((await set_up(world, world.moderator, "Oregon")).message, SAVE)
    await world.organizer.press((await set_up(world, world.organizer, "Maine")).message, SAVE)
    assert "Maine" not in (await world.moderator.slash("server setup")).text
    assert "Oregon" not in (await world.organizer.slash("server setup")).text
    here = await world.parent.slash("who-helps")
    there = await world.parent.elsewhere(OTHER_SERVER).slash("who-helps")
    assert "In Oregon" in here.text
    assert "In Maine" in there.text


async def test_a_member_is_refused_in_words_where_the_server_opened_the_command_to_all(world):
    world.owner.open_to_all("server")
    for command in ("setup", "calendar"):
        answer = await world.parent.slash(f"server {command}")
        assert "people who may manage the server" in answer.text
        assert "I cannot do that here" in answer.text
        assert "try that again" not in answer.text
    chosen = await set_up(world, world.moderator)
    for press in ("setup-save", "setup-state", "setup-links"):
        answer = await world.press_id(world.parent, press)
        assert "people who may manage the server" in answer.text
    answer = await world.press_id(world.parent, "setup-hour", ["9"])
    assert "people who may manage the server" in answer.text
    await world.moderator.press(chosen.message, SAVE)
    assert (await saved(world)).hour is None
