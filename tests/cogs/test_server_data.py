"""`/server data` and `/server digest`: all of a server's own, nothing of a person, small sums hidden."""

import json

import pytest
from played import labels

from bot.playground.records import CHANNEL, OTHER_SERVER, SERVER
from bot.playground.rights import Right
from bot.playground.sight import buttons_of
from bot.store.explainers import Standing, What
from bot.store.servers import NOTHING, Link, Setup
from cogs.counted import NOT_COUNTED

FULL = Setup(
    state="CA",
    zone="America/Los_Angeles",
    hour=18,
    channels=(CHANNEL,),
    links=(Link("Our group", "https://example.org/a"),),
)


@pytest.fixture
async def filled(world):
    await world.bot.store.servers.save(SERVER, FULL, before=NOTHING)
    await world.bot.store.servers.save(OTHER_SERVER, Setup(state="TX"), before=NOTHING)
    await world.bot.store.explainers.plan(SERVER, CHANNEL, [What("topic", "iee", "en")])
    return world


async def count(world, hands, times, topic="iee"):
    for _ in range(times):
        await hands.slash("rights", topic=topic)


async def test_managers_see_all_of_their_server_and_nothing_of_another(filled):
    await count(filled, filled.parent, 1)
    shown = await filled.moderator.slash("server data")
    assert shown.private
    for said in ("**State:** California", "1 link of your own", "1 channel in which", "Where 1 explainer"):
        assert said in shown.text
    assert "Texas" not in shown.text
    assert "Never kept:" in shown.text


async def test_the_file_has_every_table_ids_as_text_and_no_small_sum(filled):
    await count(filled, filled.parent, 2)
    await count(filled, filled.moderator, 5, "mediation")
    shown = await filled.moderator.slash("server data")
    given = await filled.moderator.press(shown.message, "Get it as a file")
    assert given.private
    kept = json.loads(filled.moderator.files(given.message)["server-data-1.json"])["kept"]
    (server,) = kept["servers"]["rows"]
    assert (server["server_id"], server["state"], server["hour"]) == (str(SERVER), "CA", 18)
    assert kept["server_channels"]["rows"] == [{"server_id": str(SERVER), "channel_id": str(CHANNEL)}]
    assert kept["server_counts"]["rows"] == [
        {"kind": "rights", "entry": "mediation", "count": 5},
        {"kind": "rights", "entry": "iee", "count": "under 5"},
    ]
    assert str(filled.parent.person.id) not in json.dumps(kept)


async def test_all_of_it_goes_by_one_press_and_of_this_server_alone(filled):
    shown = await filled.moderator.slash("server data")
    asked = await filled.moderator.press(shown.message, "Delete all of it")
    assert "cannot be brought back" in asked.text
    assert await filled.bot.store.server_rows.known() == {SERVER, OTHER_SERVER}
    gone = await filled.moderator.press(asked.message, "Yes, delete all of it")
    assert "All that I kept of this server is gone" in gone.text
    assert await filled.bot.store.server_rows.known() == {OTHER_SERVER}
    again = await filled.press_id(filled.moderator, "server-delete-yes")
    assert "Nothing is kept of this server" in again.text
    empty = await filled.moderator.slash("server data")
    assert "Nothing is kept of this server" in empty.text
    assert labels(empty.message) == []


async def test_the_cards_can_go_too_and_the_rows_go_last(filled):
    for topic in ("iee", "mediation"):
        await filled.moderator.slash("explainer post", topic=f"topic:{topic}")
    posted = [one for one in await filled.bot.store.explainers.of_server(SERVER) if one.message_id]
    shown = await filled.moderator.slash("server data")
    asked = await filled.moderator.press(shown.message, "Delete all of it")
    assert "2 cards of mine stand in channels here" in asked.text
    assert "their text gets old" in asked.text
    assert labels(asked.message) == ["Take the cards away, too", "Delete all, the cards stay", "No, keep it"]
    # Discord does not answer for one of them: it stands, and so does all that is kept.
    filled.server.rest.edit_faults.answer(503)
    answer = await filled.moderator.press(asked.message, "Take the cards away, too")
    answer = await answer.until(lambda one: "I am taking" not in one.text)
    assert "one card still stands" in answer.text
    assert (await filled.bot.store.servers.setup(SERVER)).state == "CA"
    answer = await filled.moderator.press(answer.message, "Go on")
    answer = await answer.until(lambda one: "I am taking" not in one.text)
    assert "All that I kept of this server is gone" in answer.text
    assert not {one.message_id for one in posted} & set(filled.server.world.messages)
    assert await filled.bot.store.server_rows.known() == {OTHER_SERVER}


async def test_a_card_out_of_reach_is_named_when_all_of_it_goes(filled):
    await filled.moderator.slash("explainer post", topic="topic:iee")
    filled.owner.take(Right.VIEW_CHANNEL, "general")
    answer = await filled.press_id(filled.moderator, "server-delete-cards")
    answer = await answer.until(lambda one: "I am taking" not in one.text)
    assert "I could not reach one card, so it may still stand" in answer.text
    assert await filled.bot.store.server_rows.known() == {OTHER_SERVER}


async def test_who_may_not_manage_the_server_sees_and_deletes_nothing(filled):
    filled.owner.open_to_all("server")
    for command in ("data", "digest"):
        assert "people who may manage the server" in (await filled.parent.slash(f"server {command}")).text
    for press in ("server-export", "server-delete", "server-delete-yes", "server-delete-cards"):
        assert "people who may manage the server" in (await filled.press_id(filled.parent, press)).text
    assert await filled.bot.store.server_rows.known() == {SERVER, OTHER_SERVER}


async def test_a_table_without_words_of_its_own_hides_nothing(filled):
    await filled.bot.store._database.read("CREATE TABLE new_thing (server_id INTEGER, what TEXT) STRICT")
    await filled.bot.store._database.read(f"INSERT INTO new_thing VALUES ({SERVER}, 'x')")
    shown = await filled.moderator.slash("server data")
    assert "Rows of the table new_thing" in shown.text
    given = await filled.moderator.press(shown.message, "Get it as a file")
    kept = json.loads(filled.moderator.files(given.message)["server-data-1.json"])["kept"]
    assert kept["new_thing"]["rows"] == [{"server_id": str(SERVER), "what": "x"}]
    await filled.press_id(filled.moderator, "server-delete-yes")
    assert await filled.bot.store.server_rows.known() == {OTHER_SERVER}


# The digest


async def test_the_digest_counts_by_topic_and_hides_small_sums(world):
    await count(world, world.parent, 5)
    await count(world, world.parent, 4, "mediation")
    await world.parent.slash("compare")
    await world.parent.slash("word", term="fape")
    await world.parent.slash("steps")
    await world.parent.slash("who-helps")
    await world.parent.slash("ask", question="can i bring a friend to the iep meeting")
    digest = await world.moderator.slash("server digest")
    assert digest.private
    titles = {one: world.bot.facts.topics[one].title["en"] for one in ("iee", "mediation")}
    assert f"{titles['iee']}: 5" in digest.text
    assert f"{titles['mediation']}: a few" in digest.text
    assert ": 4" not in digest.text
    assert ": 1" not in digest.text
    # The comparison, the word, the way, who helps, and what answered the question.
    assert digest.text.count("a few") == 6 + 1


async def test_a_question_that_was_not_known_counts_without_its_words(world):
    for _ in range(5):
        await world.parent.slash("ask", question="what is the best pizza topping for a party")
    digest = await world.moderator.slash("server digest")
    assert "Questions that I had no answer to**\n- 5" in digest.text
    assert "pizza" not in digest.text


async def test_who_needed_help_lines_is_nobodys_figure(world):
    await world.parent.slash("ask", question="i want to kill myself")
    for topic in (*NOT_COUNTED, "crisis"):
        assert topic in world.bot.facts.topics
        shown = await world.parent.slash("rights", topic=topic)
        if any(one.label == "This seems wrong" for one in buttons_of(shown.message)):
            await world.parent.press(shown.message, "This seems wrong")
    assert await world.bot.store.server_rows.known() == set()


async def test_a_private_message_counts_for_no_server(world):
    await world.parent.slash("rights", topic="iee", channel="dm")
    assert await world.bot.store.server_rows.known() == set()


async def test_the_digest_is_of_this_server_and_of_seven_days(world):
    await count(world, world.parent.elsewhere(OTHER_SERVER), 5)
    title = world.bot.facts.topics["iee"].title["en"]
    assert title not in (await world.moderator.slash("server digest")).text
    assert f"{title}: 5" in (await world.organizer.slash("server digest")).text
    # Asked on Saturday, November 21: the seventh day with it is Friday, November 27.
    world.time.move_to(world.time.now().replace(day=27))
    assert f"{title}: 5" in (await world.organizer.slash("server digest")).text
    world.time.move_to(world.time.now().replace(day=28))
    assert title not in (await world.organizer.slash("server digest")).text


async def test_cards_called_wrong_and_pins_out_of_date_are_in_the_digest(filled):
    posted = {}
    for topic in ("iee", "mediation", "iep-vs-504", "stay-put"):
        await filled.moderator.slash("explainer post", topic=f"topic:{topic}")
        *_, posted[topic] = await filled.bot.store.explainers.of_server(SERVER)
    explainers = filled.bot.store.explainers
    await explainers.edited(posted["iee"].id, "an older one")
    # Up to date, though no longer pinned; gone; and one that was never posted: none of them is old.
    await explainers.stands(posted["mediation"].id, Standing.UNPINNED)
    await explainers.stands(posted["iep-vs-504"].id, Standing.DELETED)
    shown = await filled.parent.slash("rights", topic="iee")
    await filled.parent.press(shown.message, "This seems wrong")
    digest = await filled.moderator.slash("server digest")
    title = filled.bot.facts.topics["iee"].title["en"]
    old = digest.text.partition("Pins that are out of date**\n")[2].partition("\n**")[0]
    assert old == f"- {title}: <#{CHANNEL}>"
    wrong = digest.text.partition("Cards that seemed wrong to a reader")[2]
    assert f"{title}: a few" in wrong
    other = await filled.organizer.slash("server digest")
    assert title not in other.text
