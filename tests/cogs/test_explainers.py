"""`/explainer` in the playground: posted, pinned, kept true over restarts, never forced back."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from played import labels

from bot.law.library import library
from bot.playground.interactions import Type
from bot.playground.made_up import MODERATORS
from bot.playground.pointing import point_discord_here
from bot.playground.records import CHANNEL, OTHER_SERVER, SERVER, CommandType
from bot.playground.rights import Right
from bot.playground.sight import buttons_of, text_of
from bot.playground.typed import command_data
from bot.store.explainers import KINDS, Standing, What
from bot.store.servers import NOTHING
from bot.text.catalogue import pick
from bot.ui.explainers import explainer_card
from bot.ui.limits import PINS

MODERATORS_CHANNEL = SERVER + 3
ANSWER = "An IEP comes from IDEA, the special education law."


async def post(world, topic="topic:iep-vs-504", **more):
    return await world.moderator.slash("explainer post", topic=topic, **more)


async def post_in(world, place, topic="topic:iep-vs-504"):
    """Post with the option `channel`, as Discord gives one: with what the person may do there."""
    hands = world.moderator
    here, there = hands.channel(), world.owner.channel(place)
    offered = world.server.world.offered(hands.person, here, CommandType.CHAT_INPUT)
    data = command_data(offered, "explainer post", {"topic": topic})
    data["options"][0]["options"].append({"name": "channel", "type": 7, "value": str(there.id)})
    rights = str(int(there.server.rights_in(there, hands.person.id)))
    shape = {"id": str(there.id), "name": there.name, "type": 0, "permissions": rights}
    data["resolved"] = {"channels": {str(there.id): shape}}
    return await hands._do(Type.COMMAND, here, data)


async def start(world, message, label="Yes, post these 11"):
    """Press a button of the starter, and wait until it is done."""
    answer = await world.moderator.press(message, label)
    return await answer.until(lambda one: "I am posting the cards" not in one.text)


async def kept(world, server=SERVER):
    return await world.bot.store.explainers.of_server(server)


def shown(world, one):
    return world.server.world.messages[one.message_id].message


def public(world, channel=CHANNEL):
    """Return the bot's own cards in a channel, the notices of pins left out."""
    place = world.server.world.channels[channel]
    return [
        one.message
        for one in world.server.world.in_channel(place)
        if one.by_bot and one.message["components"]
    ]


async def with_a_channel(world, **more):
    setup = replace(NOTHING, moderators_channel=MODERATORS_CHANNEL, **more)
    assert await world.bot.store.servers.save(SERVER, setup, before=NOTHING)


def notes(world):
    return [text_of(one) for one in public(world, MODERATORS_CHANNEL)]


def changed_facts(**changed):
    facts = library()
    topic = facts.topics["iep-vs-504"].model_copy(update=changed)
    return replace(facts, topics={**facts.topics, topic.id: topic})


async def looked(world):
    """Wait until the bot has looked at all explainers after its start."""
    while world.bot.explaining.looked_at is None:
        await asyncio.sleep(0.01)


async def remove(world, one):
    asked = await world.moderator.slash("explainer remove", which=str(one.id))
    return await world.moderator.press(asked.message, "Yes, take it away")


def stop_after(world, count):
    """Let so many messages be posted, then refuse one in a way that the library does not try again."""
    world.server.faults.slow(0, times=count)
    world.server.faults.answer(503)


# Posting


async def test_a_card_is_posted_pinned_and_linked_privately(world):
    answer = await post(world, note="Read this *first*, @everyone")
    assert answer.private
    (one,) = await kept(world)
    assert f"https://discord.com/channels/{SERVER}/{CHANNEL}/{one.message_id}" in answer.text
    assert "is pinned in" in answer.text
    message = shown(world, one)
    assert message["pinned"]
    assert [pinned["id"] for pinned in world.moderator.pins()] == [message["id"]]
    said = text_of(message)
    assert ANSWER in said
    assert said.startswith(r"**From the moderators:** Read this \*first\*, \@everyone")
    assert not message["mention_everyone"]
    assert "not a substitute for the advice of an attorney" in said


async def test_states_are_offered_in_the_order_of_their_names(world):
    offered = await world.moderator.complete("explainer post", "topic", "deadlines in")
    names = [one["name"] for one in offered]
    assert names == sorted(names)
    assert names[:2] == ["Deadlines in Alabama", "Deadlines in Alaska"]


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("compare:all", "IEP and 504 plan, side by side"),
        ("compare:who-qualifies", "IEP and 504 plan:"),
        ("clocks:CA", "Deadlines in California"),
        ("clocks:US", "Federal deadlines"),
        ("way:iep", "From a first worry to an IEP"),
        ("help:all", "Who can help"),
        ("Deadlines in Texas", "Deadlines in Texas"),
    ],
)
async def test_each_kind_is_offered_by_its_title_and_posted(world, topic, title):
    if topic == "compare:who-qualifies":
        topic = f"compare:{list(world.bot.facts.aspects)[2]}"
    offered = await world.moderator.complete("explainer post", "topic", title)
    assert any(one["name"].startswith(title) for one in offered)
    await post(world, topic)
    assert title in text_of(shown(world, (await kept(world))[0]))


async def test_its_buttons_answer_the_one_who_presses_alone(world):
    await post(world, "topic:eval-60-days", state="Illinois")
    (one,) = await kept(world)
    message = shown(world, one)
    assert "For schools in Illinois" in text_of(message)
    before = text_of(message)
    for label in (
        "Read it for my state",
        "What changed",
        "Compare IEP and 504",
        "This seems wrong",
    ):
        answer = await world.parent.press(message, label)
        assert answer.private or answer.modal, label
    assert text_of(shown(world, one)) == before


async def test_whatever_can_be_pressed_or_picked_on_any_card_is_answered(world):
    facts = world.bot.facts
    entries = {
        "topic": facts.topics,
        "compare": ["all", *facts.aspects],
        "clocks": ["all"],
        "way": facts.ways,
        "help": ["all"],
        "set": facts.explainers,
        "index": ["all"],
    }
    assert set(entries) == set(KINDS)
    for kind, ids in entries.items():
        for what in [What(kind, one, "en", state) for one in ids for state in ("", "CA")]:
            for one in explainer_card(what, facts).walk_children():
                if pressed := getattr(one, "custom_id", None):
                    assert pressed.partition(":")[0] in world.bot.presses, (what, pressed)


@pytest.mark.parametrize("which", ["words", "who-is-who"])
async def test_a_word_that_is_picked_on_a_list_of_words_is_explained_privately(world, which):
    await post(world, f"set:{which}")
    (one,) = await kept(world)
    term = world.bot.facts.terms[world.bot.facts.explainers[which].terms[-1]]
    answer = await world.parent.choose(shown(world, one), term.id)
    assert answer.private
    assert pick(term.says, "en") in answer.text


async def test_all_clocks_are_a_press_away_for_the_one_who_presses(world):
    await post(world, "clocks:CA")
    message = shown(world, (await kept(world))[0])
    answer = await world.parent.press(message, "Read all of it")
    assert answer.private
    assert "Deadlines in California" in answer.text
    answer = await world.parent.press(answer.message, "More")
    mine = await world.parent.press(message, "Read it for my state")
    assert "Which state" in mine.text
    assert mine.private


async def test_the_servers_state_is_named_and_another_can_be_given(world):
    await with_a_channel(world, state="TX")
    await post(world, "topic:eval-60-days")
    await post(world, "topic:eval-60-days", state="CA")
    first, second = await kept(world)
    assert "For schools in Texas" in text_of(shown(world, first))
    assert "For schools in California" in text_of(shown(world, second))


async def test_what_is_not_there_is_a_clear_sentence_and_nothing_is_posted(world):
    for topic in ("topic:gone", "nonsense", "index:all", "clocks:ZZ", "compare:", "set:gone", ":"):
        assert "I do not have a card of that" in (await post(world, topic)).text
    assert "I do not know" in (await post(world, state="Atlantis")).text
    assert await kept(world) == []
    assert public(world) == []


@pytest.mark.parametrize("note", ["My son Jayden goes first", "Call 555-123-4567", "born 5/6/2015"])
async def test_a_line_that_seems_to_name_a_child_is_refused_kindly(world, note):
    answer = await post(world, note=note)
    assert "looks as if it holds a name" in answer.text
    assert note not in answer.text
    assert await kept(world) == []


async def test_who_may_not_pin_is_told_so_at_each_command_and_press(world):
    await post(world)
    (one,) = await kept(world)
    with pytest.raises(LookupError):
        await world.parent.slash("explainer list")
    world.owner.open_to_all("explainer")
    for command, options in (
        ("post", {"topic": "compare:all"}),
        ("list", {}),
        ("refresh", {}),
        ("remove", {"which": str(one.id)}),
        ("starter", {}),
    ):
        answer = await world.parent.slash(f"explainer {command}", **options)
        assert "for people who may pin messages" in answer.text, command
    for pressed in (
        "explainers:0",
        "explainers-refresh",
        f"explainer-pin:{one.id}",
        f"explainer-leave:{one.id}",
        f"explainer-away:{one.id}",
        "starter:CA:en",
        "starter-back:CA:en",
        "starter-not-now",
        "reply-look:1:iee",
        "reply-post:1:iee",
    ):
        assert "for people who may pin messages" in (await world.press_id(world.parent, pressed)).text, (
            pressed
        )
    assert [two.id for two in await kept(world)] == [one.id]


async def test_a_channel_in_which_the_moderator_may_not_pin_is_refused(world):
    world.owner.take(Right.PIN_MESSAGES, "rules", role=MODERATORS)
    answer = await post_in(world, "rules")
    assert "You cannot pin messages in" in answer.text
    assert await kept(world) == []


async def test_a_channel_where_the_bot_may_not_post_says_which_right_and_where_to_click(world):
    rules = world.owner.channel("rules").id
    answer = await post_in(world, "rules")
    assert f"In <#{rules}> I lack one right: **Send Messages**" in answer.text
    assert "Edit Channel > Permissions" in answer.text
    assert await kept(world) == []
    world.owner.give(Right.SEND_MESSAGES, "rules")
    assert "is pinned in" in (await post_in(world, "rules")).text
    assert (await kept(world))[0].channel_id == rules
    assert [text_of(one)[:2] for one in public(world, rules)] == ["##"]


async def test_a_card_in_a_channel_where_the_moderator_may_not_pin_stays(world):
    world.owner.give(Right.SEND_MESSAGES, "rules")
    await post_in(world, "rules")
    world.owner.take(Right.PIN_MESSAGES, "rules", role=MODERATORS)
    (one,) = await kept(world)
    answer = await remove(world, one)
    assert "so I left the card there" in answer.text
    assert shown(world, one)["pinned"]


async def test_a_moderator_who_lost_the_right_in_the_cards_channel_pins_nothing_there(world):
    world.owner.give(Right.SEND_MESSAGES, "rules")
    world.owner.take(Right.PIN_MESSAGES, "rules")
    unpinned = await post_in(world, "rules")
    world.owner.give(Right.PIN_MESSAGES, "rules")
    world.owner.take(Right.PIN_MESSAGES, "rules", role=MODERATORS)
    answer = await world.moderator.press(unpinned.message, "Try the pin again")
    assert "so I left the card there" in answer.text
    (one,) = await kept(world)
    assert not shown(world, one)["pinned"]


async def test_it_is_asked_before_a_card_is_taken_away_and_each_is_told_from_the_others(world):
    world.owner.give(Right.SEND_MESSAGES, "rules")
    await post(world)
    await post_in(world, "rules")
    here, there = await kept(world)
    title = world.bot.facts.topics["iep-vs-504"].title["en"]
    offered = [one["name"] for one in await world.moderator.complete("explainer remove", "which", "")]
    assert offered == [f"No. {here.id}: {title} (in this channel)", f"No. {there.id}: {title}"]
    assert f"No. {there.id}: [{title}]" in (await world.moderator.slash("explainer list")).text
    asked = await world.moderator.slash("explainer remove", which=str(there.id))
    assert asked.private
    assert f"/{there.channel_id}/{there.message_id}) in <#{there.channel_id}>" in asked.text
    assert len(await kept(world)) == 2
    assert shown(world, there)["pinned"]
    await world.moderator.press(asked.message, "Yes, take it away")
    assert await kept(world) == [here]


async def test_the_same_card_is_not_posted_twice_in_a_channel(world):
    await post(world)
    (one,) = await kept(world)
    again = await post(world)
    assert f"/{one.message_id})" in again.text
    assert "Nothing was posted" in again.text
    assert len(public(world)) == 1
    # With another line of the moderators', or where the first one is gone, it is another card.
    await post(world, note="Read this first")
    world.moderator.delete(shown(world, one))
    await world.moderator.slash("explainer refresh")
    assert "is pinned in" in (await post(world)).text
    assert len(public(world)) == 2


async def test_another_servers_explainers_are_out_of_reach(world):
    await post(world)
    (one,) = await kept(world)
    assert "There is none yet" in (await world.organizer.slash("explainer list")).text
    answer = await world.organizer.slash("explainer remove", which=str(one.id))
    assert "I do not have that card here" in answer.text
    assert await world.organizer.complete("explainer remove", "which", "") == []
    assert [two.id for two in await kept(world)] == [one.id]


# Where the pin fails


async def test_a_channel_with_250_pins_says_so_and_the_card_can_stay_without_one(world):
    for number in range(PINS):
        world.moderator.pin(world.moderator.post(f"old {number}"))
    answer = await post(world)
    assert "The channel has 250 pinned messages" in answer.text
    (one,) = await kept(world)
    assert not one.pinned
    world.moderator.unpin(world.moderator.pins()[-1])
    again = await world.moderator.press(answer.message, "Try the pin again")
    assert "is pinned in" in again.text
    assert shown(world, one)["pinned"]


async def test_a_missing_right_to_pin_says_so_and_the_card_can_stay_or_go(world):
    world.owner.take(Right.PIN_MESSAGES)
    answer = await post(world)
    assert "I lack one right: **Pin Messages**" in answer.text
    assert labels(answer.message) == [
        "Leave it without a pin",
        "Try the pin again",
        "Take it away",
    ]
    left = await world.moderator.press(answer.message, "Leave it without a pin")
    assert "It stays without a pin" in left.text
    again = await post(world, "compare:all")
    first, second = await kept(world)
    away = await world.moderator.press(again.message, "Take it away")
    assert "It is taken away" in away.text
    assert [one.id for one in await kept(world)] == [first.id]
    assert second.message_id not in world.server.world.messages
    # Never pinned, so nobody is told that it was unpinned.
    await world.bot.explaining.refresh(SERVER)
    assert not (await kept(world))[0].untold


# Kept true


async def test_a_changed_fact_edits_the_pinned_message_in_place_after_a_start(world, restart):
    await with_a_channel(world)
    await post(world, note="Read this first")
    await post(world, "compare:all")
    one, other = await kept(world)
    before = shown(world, other)
    world = await restart(changed_facts(answer={"en": "The new rule is this."}))
    await looked(world)
    message = shown(world, one)
    assert "The new rule is this." in text_of(message)
    assert ANSWER not in text_of(message)
    assert text_of(message).startswith("**From the moderators:** Read this first")
    assert message["pinned"]
    assert message["id"] == str(one.message_id)
    assert shown(world, other) == before
    (note,) = notes(world)
    assert "the text has changed. It now says:\n> The new rule is this." in note
    assert f"https://discord.com/channels/{SERVER}/{CHANNEL}/{one.message_id}" in note
    # Nothing is told or edited twice.
    edited = message["edited_timestamp"]
    await restart(world.bot.facts)
    await looked(world)
    assert len(notes(world)) == 1
    assert shown(world, one)["edited_timestamp"] == edited


async def test_a_newer_day_of_checking_moves_on_the_card(world, restart):
    await with_a_channel(world)
    await post(world)
    (one,) = await kept(world)
    sources = library().topics["iep-vs-504"].sources
    newer = sources[0].model_copy(update={"checked_on": sources[0].checked_on + timedelta(days=30)})
    world = await restart(changed_facts(sources=(newer, *sources[1:])))
    await looked(world)
    assert "read in the law on December 21, 2026" in text_of(shown(world, one))
    assert "a source, or the day it was checked, has changed" in notes(world)[0]


async def test_one_that_was_unpinned_is_told_once_kept_true_and_not_forced_back(world, restart):
    await with_a_channel(world)
    await post(world)
    (one,) = await kept(world)
    world.moderator.unpin(shown(world, one))
    for facts in (None, None, changed_facts(answer={"en": "The new rule is this."})):
        world = await restart(facts)
        await looked(world)
    assert not shown(world, one)["pinned"]
    assert "The new rule is this." in text_of(shown(world, one))
    first, second = notes(world)
    assert "was unpinned. I leave it so" in first
    assert "unpinned" not in second
    assert "unpinned by hand, and up to date" in (await world.moderator.slash("explainer list")).text


async def test_one_that_was_deleted_is_told_once_and_not_posted_again(world, restart):
    await with_a_channel(world)
    await post(world)
    (one,) = await kept(world)
    world.moderator.delete(shown(world, one))
    for _ in range(2):
        world = await restart(changed_facts(answer={"en": "The new rule is this."}))
        await looked(world)
    assert public(world) == []
    (note,) = notes(world)
    assert "was deleted. I do not post it again" in note
    assert "deleted by hand" in (await world.moderator.slash("explainer list")).text
    gone = await remove(world, one)
    assert "It is taken away" in gone.text
    assert await kept(world) == []


@pytest.mark.parametrize("lost", ["channel", "sight"])
async def test_a_channel_that_is_gone_or_hidden_is_told_once(world, restart, lost):
    await with_a_channel(world)
    world.owner.give(Right.SEND_MESSAGES, "rules")
    await post_in(world, "rules")
    if lost == "channel":
        world.owner.lose_channel("rules")
    else:
        world.owner.take(Right.VIEW_CHANNEL, "rules")
    for _ in range(2):
        world = await restart()
        await looked(world)
    (note,) = notes(world)
    assert f"I can no longer see <#{(await kept(world))[0].channel_id}>" in note
    if lost == "sight":
        world.owner.give(Right.VIEW_CHANNEL, "rules")
        await world.moderator.slash("explainer refresh")
        assert "up to date" in (await world.moderator.slash("explainer list")).text
    (one,) = await kept(world)
    away = await remove(world, one)
    assert ("may still stand" in away.text) == (lost == "channel")
    assert await kept(world) == []


async def test_a_topic_that_is_no_longer_there_is_left_told_once_and_listed(world, restart):
    await with_a_channel(world)
    await post(world)
    (one,) = await kept(world)
    before = text_of(shown(world, one))
    facts = library()
    less = replace(facts, topics={key: topic for key, topic in facts.topics.items() if key != "iep-vs-504"})
    for _ in range(2):
        world = await restart(less)
        await looked(world)
    assert text_of(shown(world, one)) == before
    (note,) = notes(world)
    assert "I no longer have this card" in note
    assert (
        "I no longer have this card. The message is left"
        in (await world.moderator.slash("explainer list")).text
    )


async def test_news_wait_on_the_list_until_there_is_a_channel_for_them(world, restart):
    await post(world)
    (one,) = await kept(world)
    world.moderator.unpin(shown(world, one))
    world = await restart()
    await looked(world)
    assert notes(world) == []
    await with_a_channel(world)
    await world.bot.explaining.refresh(SERVER)
    assert "was unpinned" in notes(world)[0]


async def test_it_looks_again_each_day(world):
    await with_a_channel(world)
    await looked(world)
    await post(world)
    (one,) = await kept(world)
    world.moderator.unpin(shown(world, one))
    world.time.move_by(timedelta(hours=23))
    await asyncio.sleep(0.1)
    assert notes(world) == []
    world.time.move_by(timedelta(hours=2))
    assert await world.server.world.until(lambda: notes(world), seconds=5)


async def test_refresh_now_says_what_it_did(world, restart):
    await post(world)
    assert (
        "I looked at one card. It was up to date." in (await world.moderator.slash("explainer refresh")).text
    )
    (one,) = await kept(world)
    await world.bot.store.explainers.edited(one.id, "an older one")
    assert "out of date. I change it" in (await world.moderator.slash("explainer list")).text
    await world.moderator.slash("explainer refresh")
    assert "up to date" in (await world.moderator.slash("explainer list")).text


async def test_cards_out_of_sight_are_not_called_up_to_date_and_the_way_in_is_named(world):
    await with_a_channel(world)
    await post(world)
    await post(world, "compare:all")
    world.owner.take(Right.VIEW_CHANNEL, "general")
    said = (await world.moderator.slash("explainer refresh")).text
    assert "up to date" not in said
    assert "I could not reach 2 cards." in said
    assert f"<#{CHANNEL}>" in said
    assert "View Channel" in said
    assert "Edit Channel > Permissions" in said
    (note,) = notes(world)
    assert note.count(f"<#{CHANNEL}>") == 1
    assert "where 2 of my cards stand" in note
    assert "Press **Look at all now**" in (await world.moderator.slash("explainer list")).text


async def test_refresh_names_what_it_found(world):
    await post(world, "compare:all")
    await post(world, "set:about")
    unpinned, deleted = await kept(world)
    world.moderator.unpin(shown(world, unpinned))
    world.moderator.delete(shown(world, deleted))
    said = (await world.moderator.slash("explainer refresh")).text
    assert f"/{unpinned.message_id}) (<#{CHANNEL}>): unpinned by hand" in said
    assert f"/{deleted.message_id}) (<#{CHANNEL}>): deleted by hand" in said


async def test_a_crash_in_the_middle_of_a_refresh_goes_on_and_tells_once(world, restart):
    await with_a_channel(world)
    for topic in ("topic:iep-vs-504", "compare:all", "set:about"):
        await post(world, topic)
    facts = changed_facts(answer={"en": "The new rule is this."})
    first, *_ = await kept(world)
    # A crash after the edit of the first, before its mark.
    world = await restart(facts)
    await looked(world)
    await world.bot.store.explainers.edited(first.id, first.version)
    edited = shown(world, first)["edited_timestamp"]
    world.time.move_by(timedelta(minutes=5))
    world = await restart(facts)
    await looked(world)
    assert shown(world, first)["edited_timestamp"] == edited
    assert len(notes(world)) == 1
    assert (await kept(world))[0].version != first.version


async def test_a_note_that_did_not_arrive_is_sent_at_the_next_look(world, restart):
    await with_a_channel(world)
    await post(world)
    world.server.faults.answer(503)
    world = await restart(changed_facts(answer={"en": "The new rule is this."}))
    await looked(world)
    assert notes(world) == []
    assert (await kept(world))[0].untold
    await world.bot.explaining.refresh(SERVER)
    assert "The new rule is this." in notes(world)[0]
    assert not (await kept(world))[0].untold


async def test_where_discord_does_not_answer_the_rest_is_left_for_later(world):
    for topic in list(world.bot.facts.topics)[:7]:
        await post(world, f"topic:{topic}")
    with point_discord_here("http://127.0.0.1:1"):
        done = await world.bot.explaining.refresh(SERVER)
    # Five in a row are enough to know.
    assert (done.looked_at, done.failed, done.stopped) == (0, 5, True)
    assert {one.standing for one in await kept(world)} == {Standing.FINE}
    done = await world.bot.explaining.refresh(SERVER)
    assert (done.looked_at, done.failed, done.stopped) == (7, 0, False)


async def test_a_card_that_discord_does_not_take_is_not_called_deleted(world, restart):
    await with_a_channel(world)
    await post(world)
    world.server.rest.edit_faults.answer(400, code=50035)
    world = await restart(changed_facts(answer={"en": "The new rule is this."}))
    await looked(world)
    (one,) = await kept(world)
    assert one.standing is Standing.FINE
    assert ANSWER in text_of(shown(world, one))
    # What was not changed is not told as changed.
    assert notes(world) == []
    assert len((await world.bot.explaining.refresh(SERVER)).changed) == 1
    assert len(notes(world)) == 1
    assert "The new rule is this." in text_of(shown(world, one))


async def test_a_server_whose_changes_are_all_refused_holds_no_other_server_up(world, restart):
    for at in range(6):
        await post(world, note=f"Number {at}")
    await world.organizer.slash("explainer post", topic="topic:iep-vs-504")
    (other,) = await kept(world, OTHER_SERVER)
    # No code that is known here: such as a filter that a server set up.
    world.server.rest.edit_faults.answer(400, code=200000, times=6)
    world = await restart(changed_facts(answer={"en": "The new rule is this."}))
    await looked(world)
    assert "The new rule is this." in text_of(shown(world, other))
    assert {one.standing for one in await kept(world)} == {Standing.FINE}


async def test_a_card_whose_posting_was_not_answered_is_found_and_kept_true(world, restart):
    world.server.faults.lose_reply(status=503)
    answer = await post(world)
    assert "I do not know if the card was posted" in answer.text
    (card,) = public(world)
    (waiting,) = await kept(world)
    assert waiting.message_id is None
    await world.bot.explaining.refresh(SERVER)
    (one,) = await kept(world)
    assert one.message_id == int(card["id"])
    world = await restart(changed_facts(answer={"en": "The new rule is this."}))
    await looked(world)
    assert "The new rule is this." in text_of(shown(world, one))


async def test_a_card_that_cannot_be_made_holds_no_other_server_up(world, restart):
    await post(world)
    await world.organizer.slash("explainer post", topic="topic:iep-vs-504")
    (broken,) = await kept(world)
    (other,) = await kept(world, OTHER_SERVER)
    async with world.bot.store._database.transaction() as transaction:
        # A kind that this version does not know.
        await transaction.run(
            "UPDATE explainers SET standing = 'lost', kind = 'poem' WHERE server_id = ?", (SERVER,)
        )
    world = await restart(changed_facts(answer={"en": "The new rule is this."}))
    await looked(world)
    assert "The new rule is this." in text_of(shown(world, other))
    assert ANSWER in text_of(shown(world, broken))


# The starter set


async def test_the_starter_shows_what_it_posts_and_one_press_posts_ten_and_pins_their_list(world):
    preview = await world.moderator.slash("explainer starter", state="CA")
    assert preview.private
    assert public(world) == []
    assert "For schools in California" in preview.text
    assert "Nothing was posted yet" in preview.text
    done = await start(world, preview.message)
    assert "All are posted, and the list of them is pinned" in done.text
    cards = public(world)
    assert len(cards) == 11
    assert [one["id"] for one in world.moderator.pins()] == [cards[-1]["id"]]
    listed = text_of(cards[-1])
    for card in cards[:-1]:
        assert f"/{CHANNEL}/{card['id']})" in listed
    for title in ("IEP or 504 plan?", "The school said no", "Who is who", "About this bot and your privacy"):
        assert title in listed
    again = await world.moderator.slash("explainer starter", state="CA")
    assert "All of them stand already" in again.text
    assert labels(again.message) == []


async def test_each_card_of_the_set_can_be_looked_at_before_anything_is_posted(world):
    preview = await world.moderator.slash("explainer starter", state="CA")
    assert "11 long messages in a row" in preview.text
    for one in world.bot.facts.explainers.values():
        looked_at = await world.moderator.choose(preview.message, one.id)
        assert looked_at.private
        assert labels(looked_at.message)[-1] == "Back to the set"
        preview = await world.moderator.press(looked_at.message, "Back to the set")
        assert "For schools in California" in preview.text
    left = await world.moderator.press(preview.message, "Not now")
    assert "Nothing was posted" in left.text
    assert labels(left.message) == []
    assert public(world) == []
    assert await kept(world) == []


async def test_two_presses_at_once_post_one_set(world):
    preview = await world.moderator.slash("explainer starter", state="CA")
    first, second = await asyncio.gather(
        world.moderator.press(preview.message, "Yes, post these 11"),
        world.moderator.press(preview.message, "Yes, post these 11"),
    )
    await first.until(lambda _: "All are posted" in first.text + second.text)
    assert "Nothing is posted twice" in first.text + second.text
    assert len(public(world)) == len(await kept(world)) == 11


async def test_a_fault_in_the_middle_leaves_a_list_that_a_second_press_goes_on_with(world):
    preview = await world.moderator.slash("explainer starter")
    stop_after(world, 4)
    stopped = await start(world, preview.message)
    assert "4 stand, 7 are left" in stopped.text
    assert "Discord did not answer. Please press **Go on**" in stopped.text
    assert "not posted yet" in (await world.moderator.slash("explainer list")).text
    done = await start(world, stopped.message, "Go on")
    assert "All are posted, and the list of them is pinned" in done.text
    assert len(public(world)) == 11
    assert len({text_of(one).splitlines()[0] for one in public(world)}) == 11


async def test_a_crash_between_a_message_and_its_mark_doubles_nothing(world, restart):
    preview = await world.moderator.slash("explainer starter")
    await start(world, preview.message)
    rows = await kept(world)
    database = world.bot.store._database
    async with database.transaction() as transaction:
        # As if it had stopped after the fifth was sent.
        await transaction.run(
            "UPDATE explainers SET message_id = NULL, version = '', pinned = 0 WHERE explainer_id >= ?",
            (rows[4].id,),
        )
    for card in public(world)[5:]:
        world.moderator.delete(card)
    world.time.move_by(timedelta(minutes=10))
    world = await restart()
    await looked(world)
    again = await world.moderator.slash("explainer starter")
    # The fifth was found at the start.
    assert "One press posts these 6 cards" in again.text
    await start(world, again.message, "Yes, post these 6")
    assert len(public(world)) == 11
    assert len({text_of(one).splitlines()[0] for one in public(world)}) == 11
    assert [one.message_id for one in await kept(world)][4] == rows[4].message_id


async def test_a_list_of_the_set_that_cannot_be_pinned_says_why_and_can_be_tried_again(world):
    for number in range(PINS):
        world.moderator.pin(world.moderator.post(f"old {number}"))
    preview = await world.moderator.slash("explainer starter")
    done = await start(world, preview.message)
    assert "The list of them is not pinned" in done.text
    assert "The channel has 250 pinned messages" in done.text
    world.moderator.unpin(world.moderator.pins()[-1])
    again = await world.moderator.press(done.message, "Try the pin again")
    assert "is pinned in" in again.text
    assert shown(world, (await kept(world))[-1])["pinned"]


async def test_a_set_that_was_begun_elsewhere_goes_on_there(world):
    preview = await world.moderator.slash("explainer starter")
    stop_after(world, 4)
    await start(world, preview.message)
    other = await world.moderator.slash("explainer starter", channel="moderators")
    assert f"The set was begun in <#{CHANNEL}>" in other.text
    assert len(public(world)) == 4
    assert public(world, MODERATORS_CHANNEL) == []


async def test_a_deleted_card_leaves_the_list_of_the_set(world):
    preview = await world.moderator.slash("explainer starter")
    await start(world, preview.message)
    rows = await kept(world)
    world.moderator.delete(shown(world, rows[3]))
    await world.moderator.slash("explainer refresh")
    listed = text_of(shown(world, rows[-1]))
    assert str(rows[3].message_id) not in listed
    assert str(rows[4].message_id) in listed
    assert shown(world, rows[-1])["pinned"]
    # By a press it comes back, for the list too.
    again = await world.moderator.slash("explainer starter")
    await start(world, again.message, "Yes, post it")
    assert len(public(world)) == 11
    await world.moderator.slash("explainer refresh")
    assert str(rows[3].message_id) not in text_of(shown(world, rows[-1]))
    assert text_of(shown(world, rows[-1])).count(f"/{CHANNEL}/") == 10


async def test_a_card_that_is_posted_again_is_on_the_list_of_the_set_at_once(world):
    await start(world, (await world.moderator.slash("explainer starter")).message)
    first, *_, index = await kept(world)
    world.moderator.delete(shown(world, first))
    await world.bot.explaining.refresh(SERVER)
    assert text_of(shown(world, index)).count("](https://discord.com/channels/") == 9
    again = await world.moderator.slash("explainer starter")
    await start(world, again.message, buttons_of(again.message)[0].custom_id)
    said = text_of(shown(world, index))
    assert said.count("](https://discord.com/channels/") == 10
    assert str((await kept(world))[-1].message_id) in said


async def test_a_list_whose_pin_was_taken_away_is_left_so_and_can_be_pinned_again(world):
    await start(world, (await world.moderator.slash("explainer starter")).message)
    first, *_, index = await kept(world)
    world.moderator.unpin(shown(world, index))
    await world.bot.explaining.refresh(SERVER)
    world.moderator.delete(shown(world, first))
    await world.bot.explaining.refresh(SERVER)
    again = await world.moderator.slash("explainer starter")
    done = await start(world, again.message, buttons_of(again.message)[0].custom_id)
    assert "Somebody took the pin off the list of them, so I leave it so" in done.text
    assert world.moderator.pins() == []
    await world.moderator.press(done.message, "Pin the list again")
    assert [one["id"] for one in world.moderator.pins()] == [str(index.message_id)]


async def test_without_a_right_the_starter_posts_nothing_and_says_which(world):
    world.owner.take(Right.PIN_MESSAGES)
    answer = await world.moderator.slash("explainer starter")
    assert "I lack one right: **Pin Messages**" in answer.text
    world.owner.give(Right.PIN_MESSAGES)
    preview = await world.moderator.slash("explainer starter")
    world.owner.take(Right.PIN_MESSAGES)
    answer = await start(world, preview.message)
    assert "I lack one right: **Pin Messages**" in answer.text
    assert public(world) == []
    assert await kept(world) == []


# In reply


async def test_a_message_is_met_with_an_explainer_that_quotes_nothing(world, restart):
    asked = world.parent.post("how many days does the school have to test my kid after i sign consent")
    suggested = await world.moderator.menu(asked, "Post an explainer in reply")
    assert suggested.private
    assert "sign consent" not in suggested.text
    assert 1 <= len(labels(suggested.message)) <= 3
    first = buttons_of(suggested.message)[0]
    looked_at = await world.moderator.press(suggested.message, first.custom_id)
    assert looked_at.private
    assert public(world) == []
    posted = await world.moderator.press(looked_at.message, "Post it as a reply")
    assert posted.private
    (reply,) = public(world)
    assert reply["message_reference"]["message_id"] == asked["id"]
    assert "sign consent" not in text_of(reply)
    assert not reply["pinned"]
    again = await world.moderator.press(looked_at.message, "Post it as a reply")
    assert "Nothing is posted twice" in again.text
    assert len(public(world)) == 1
    assert "up to date" in (await world.moderator.slash("explainer list")).text


async def test_a_reply_that_lacked_a_right_is_posted_by_the_same_button_once_it_is_given(world):
    asked = world.parent.post("how many days does the school have to test my kid after i sign consent")
    suggested = await world.moderator.menu(asked, "Post an explainer in reply")
    looked_at = await world.moderator.press(suggested.message, buttons_of(suggested.message)[0].custom_id)
    world.owner.take(Right.SEND_MESSAGES)
    refused = await world.moderator.press(looked_at.message, "Post it as a reply")
    assert "I lack one right: **Send Messages**" in refused.text
    world.owner.give(Right.SEND_MESSAGES)
    await world.moderator.press(looked_at.message, "Post it as a reply")
    assert len(public(world)) == 1


async def test_danger_shows_help_lines_to_the_moderator_alone(world):
    asked = world.parent.post("my son says he wants to kill himself because of school")
    answer = await world.moderator.menu(asked, "Post an explainer in reply")
    assert answer.private
    assert "988" in answer.text
    assert "For you as a moderator" in answer.text
    assert labels(answer.message) == ["Post these help lines as a reply"]
    assert public(world) == []


@pytest.mark.parametrize(
    ("message", "first", "also"),
    [
        ("my son says he wants to kill himself because of school", "988", "911"),
        ("shes been cutting since the bullying started", "988", "911"),
        ("my ex hits me and the school wont listen", "1-800-799-7233", "988"),
        ("the aide hit my son", "1-800-422-4453", "911"),
    ],
)
async def test_help_lines_are_posted_as_a_reply_without_law_pin_or_quote(world, message, first, also):
    asked = world.parent.post(message)
    answer = await world.moderator.menu(asked, "Post an explainer in reply")
    assert ("may read along" in answer.text) == message.startswith("my ex")
    await world.moderator.press(answer.message, "Post these help lines as a reply")
    (reply,) = public(world)
    assert reply["message_reference"]["message_id"] == asked["id"]
    assert not reply["pinned"]
    said = text_of(reply)
    assert message not in said
    assert first in said.split("\n\n")[0].split("\n", 1)[1].split("\n")[0], said
    assert also in said
    assert "For you as a moderator" not in said
    assert "IDEA" not in said
    again = await world.moderator.press(answer.message, "Post these help lines as a reply")
    assert "Nothing is posted twice" in again.text


async def test_a_message_with_a_name_brings_the_kind_word_first(world):
    asked = world.parent.post("my son Jayden needs an iep, how do i ask the school for an evaluation")
    answer = await world.moderator.menu(asked, "Post an explainer in reply")
    assert "Jayden" not in answer.text
    assert "leave out names" in buttons_of(answer.message)[0].label


@pytest.mark.parametrize(
    "message", ["what should i cook on sunday", "anyone know a good pizza place in Oakland lol"]
)
async def test_what_nothing_fits_says_so(world, message):
    asked = world.parent.post(message)
    answer = await world.moderator.menu(asked, "Post an explainer in reply")
    assert "I found no card that fits" in answer.text


async def test_a_message_that_is_gone_meanwhile_is_a_clear_sentence(world):
    asked = world.parent.post("how many days does the school have to test my kid after i sign consent")
    suggested = await world.moderator.menu(asked, "Post an explainer in reply")
    looked_at = await world.moderator.press(suggested.message, buttons_of(suggested.message)[0].custom_id)
    world.parent.delete(asked)
    answer = await world.moderator.press(looked_at.message, "Post it as a reply")
    assert "That message is gone" in answer.text
    assert await kept(world) == []


async def test_a_member_cannot_use_the_command_on_messages(world):
    asked = world.parent.post("how do i ask for an evaluation")
    with pytest.raises(LookupError):
        await world.parent.menu(asked, "Post an explainer in reply")
