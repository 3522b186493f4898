"""What a server's moderators chose holds for members who chose nothing, is named, and can be changed."""

from played import the_case

from bot.playground.records import CHANNEL, OTHER_SERVER, SERVER
from bot.playground.sight import buttons_of, text_of
from bot.store.servers import NOTHING, Link, Setup

CHOSE = "this server's moderators chose"


async def default(world, **chosen):
    assert await world.bot.store.servers.save(
        SERVER, Setup(**chosen), before=await world.bot.store.servers.setup(SERVER)
    )


def differing(world):
    """A topic whose answer hangs on the state."""
    return next(one.id for one in world.bot.facts.topics.values() if one.differs and one.differs.clocks)


async def test_a_card_names_the_servers_state_and_offers_another_one(world):
    topic = differing(world)
    await default(world, state="CA")
    shown = await world.parent.slash("rights", topic=topic)
    assert f"You see the rules of California: {CHOSE} it" in shown.text
    asked = await world.parent.press(shown.message, "Another state")
    texas = await world.parent.choose(asked.message, "Texas")
    assert "In Texas" in texas.text
    assert CHOSE not in texas.text
    # Nothing of it is kept, of the server or of the person.
    assert await world.bot.store.people.get(world.parent.person.id) is None


async def test_deadlines_behind_a_pinned_card_name_whose_choice_the_state_is(world):
    await default(world, state="CA")
    shown = await world.press_id(world.parent, "clocks:")
    assert "Deadlines in California" in shown.text
    assert f"You see the rules of California: {CHOSE} it" in shown.text
    asked = await world.parent.press(shown.message, "Another state")
    texas = await world.parent.choose(asked.message, "Texas")
    assert "Deadlines in Texas" in texas.text
    assert CHOSE not in texas.text


async def test_what_a_member_chose_wins(world):
    await default(world, state="CA")
    settings = await world.parent.slash("me settings")
    await world.parent.choose(settings.message, "Texas")
    shown = await world.parent.slash("rights", topic=differing(world))
    assert "In Texas" in shown.text
    assert CHOSE not in shown.text


async def test_a_private_message_knows_no_server(world):
    await default(world, state="CA")
    shown = await world.parent.slash("rights", topic=differing(world), channel="dm")
    assert "California" not in shown.text


async def test_a_question_about_days_is_answered_for_the_servers_state_by_its_name(world):
    await default(world, state="CA")
    answer = await world.parent.slash("ask", question="how many days does the school have to evaluate")
    assert "California" in answer.text


async def test_no_day_is_counted_by_the_servers_state_in_silence(world):
    await default(world, state="CA")
    draft = await world.parent.slash("timeline log", event="eligibility", date="2026-11-20")
    assert "**California** is the choice of this server's moderators" in draft.text
    assert await world.bot.store.cases.cases_of(world.parent.person.id) == []
    asked = await world.parent.press(draft.message, "Another state")
    draft = await world.parent.choose(asked.message, "Vermont")
    assert "Vermont" in draft.text
    assert "moderators" not in draft.text
    await world.parent.press(draft.message, "Save this day")
    assert (await the_case(world)).state == "VT"
    # From now on it is their own.
    again = await world.parent.slash("timeline log", event="eligibility", date="2026-11-19")
    assert "Vermont" in again.text
    assert "moderators" not in again.text


async def test_the_servers_zone_is_named_too_and_can_be_changed(world):
    await default(world, state="TX", zone="America/Chicago")
    draft = await world.parent.slash("timeline log", event="eligibility", date="2026-11-20")
    assert "**Texas** is the choice" in draft.text
    assert "**Central Time (most of Texas)** is the choice" in draft.text
    asked = await world.parent.press(draft.message, "Another time zone")
    other = next(one.label for one in buttons_of(asked.message) if "Mountain" in one.label)
    draft = await world.parent.press(asked.message, other)
    assert "Central" not in draft.text
    await world.parent.press(draft.message, "Save this day")
    assert (await world.bot.store.people.get(world.parent.person.id)).zone == "America/Denver"


async def reminded_at(world):
    return (await world.bot.store.people.get(world.parent.person.id)).wishes.hour


async def log_and_remind(world, event="eligibility"):
    draft = await world.parent.slash("timeline log", event=event, date="2026-11-20", state="CA")
    saved = await world.parent.press(draft.message, "Save this day")
    return await world.parent.press(saved.message, "Remind me by private message")


async def test_reminders_come_at_the_servers_hour_which_becomes_the_persons_own(world):
    await default(world, hour=18)
    on = await log_and_remind(world)
    assert "They come at 6:00" in on.text
    assert await reminded_at(world) == 18
    await default(world, hour=7)
    assert await reminded_at(world) == 18


async def test_an_hour_that_a_person_chose_wins_even_where_it_is_the_bots_own(world):
    await default(world, hour=18)
    await world.press_id(world.parent, "when-hour", ["9"])
    on = await log_and_remind(world)
    assert "They come at" not in on.text
    assert await reminded_at(world) == 9


async def test_cards_are_shown_to_the_group_only_where_moderators_want_them(world):
    await default(world, channels=(CHANNEL + 5,))
    shown = await world.parent.slash("compare")
    before = len(world.moderator.seen())
    refused = await world.parent.press(shown.message, "Show this to the group")
    assert refused.private
    assert f"<#{CHANNEL + 5}>" in refused.text
    assert "Yours stays private" in refused.text
    assert len(world.moderator.seen()) == before
    await default(world, channels=(CHANNEL, CHANNEL + 5))
    assert not (await world.parent.press(shown.message, "Show this to the group")).private


async def test_a_shared_card_says_whose_choice_the_state_is(world):
    await default(world, state="CA")
    shown = await world.parent.slash("rights", topic=differing(world))
    shared = await world.parent.press(shown.message, "Show this to the group")
    assert not shared.private
    assert "California" in shared.text
    assert CHOSE in shared.text


async def test_the_moderators_own_links_are_shown_as_theirs(world):
    await default(world, state="CA", links=(Link("Our group", "https://example.org/a"),))
    helps = await world.parent.slash("who-helps")
    assert "From this server's moderators (I have not checked it)" in helps.text
    assert "[Our group](https://example.org/a)" in helps.text
    assert CHOSE in helps.text
    assert "From this server" not in (await world.parent.slash("who-helps", channel="dm")).text


async def test_a_member_whose_language_is_not_there_reads_the_servers(world, restart):
    await default(world, language="en")
    world = await restart()
    assert world.bot.server_languages == {SERVER: "en"}
    world.parent.person.locale = "fr"
    assert "IEP" in (await world.parent.slash("compare")).text
    await default(world)
    assert await world.bot.store.servers.setup(SERVER) == NOTHING


async def test_moderators_hear_no_count_of_other_servers_reports(world):
    # With theirs, ours would be the sixth.
    for _ in range(5):
        shown = await world.moderator.slash("rights", topic="iee")
        await world.moderator.press(shown.message, "This seems wrong")
    channel = world.organizer.channel("questions")
    setup = Setup(moderators_channel=channel.id)
    assert await world.bot.store.servers.save(OTHER_SERVER, setup, before=NOTHING)
    shown = await world.organizer.slash("rights", topic="iee")
    await world.organizer.press(shown.message, "This seems wrong")
    (told,) = [text_of(one.message) for one in world.server.world.in_channel(channel) if one.by_bot]
    assert "A reader says that this card seems wrong" in told
    assert "so far" not in told


async def test_moderators_hear_of_a_card_that_seems_wrong_in_their_channel(world):
    await default(world, moderators_channel=CHANNEL)
    shown = await world.parent.slash("compare")
    told = await world.parent.press(shown.message, "This seems wrong")
    assert "I passed on which card it was" in told.text
    await default(world)
    told = await world.parent.press(shown.message, "This seems wrong")
    assert "I noted which card it was" in told.text


async def test_moderators_do_not_hear_of_a_topic_that_could_point_at_somebody(world):
    await default(world, moderators_channel=CHANNEL)
    shown = await world.parent.slash("rights", topic="immigration")
    told = await world.parent.press(shown.message, "This seems wrong")
    assert "I noted which card it was" in told.text
    assert not [one for one in world.moderator.seen() if "seems wrong to a reader" in text_of(one)]
