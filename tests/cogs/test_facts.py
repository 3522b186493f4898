"""`/compare`, `/rights` and `/letter` as a person sees them."""

import pytest

from bot.playground.sight import buttons_of, selects_of, text_of


async def test_compare_shows_both_sides_with_sources_privately(world):
    answer = await world.parent.slash("compare", aspect="evaluation-time")
    assert answer.private
    assert "IEP" in answer.text
    assert "504 plan" in answer.text
    assert "34 CFR 300.301(c)(1)" in answer.text
    assert "read in the law on November 21, 2026" in answer.text
    assert "not a substitute for the advice of an attorney" in answer.text


async def test_compare_without_an_aspect_shows_one(world):
    answer = await world.parent.slash("compare")
    assert answer.text.startswith("## IEP and 504 plan:")


async def test_every_aspect_can_be_reached_from_the_lists_in_place(world):
    answer = await world.parent.slash("compare")
    offered = [value for one in selects_of(answer.message) for _, value in one.options]
    assert sorted(offered) == sorted(world.bot.facts.aspects)
    turned = await world.parent.choose(answer.message, "goals")
    assert turned.edited
    assert not turned.created
    assert "yearly goals" in turned.text


async def test_an_unknown_aspect_gets_a_kind_line(world):
    answer = await world.parent.slash("compare", aspect="no such thing")
    assert answer.private
    assert "pick one from the list" in answer.text


async def test_autocomplete_finds_aspects_by_words_in_any_order(world):
    choices = await world.parent.complete("compare", "aspect", "take evaluation")
    assert [one["value"] for one in choices] == ["evaluation-time"]


async def test_rights_answers_first_then_what_to_do_then_sources(world):
    answer = await world.parent.slash("rights", topic="rti-cannot-delay")
    assert answer.private
    text = answer.text
    assert text.index("What to do next") < text.index("OSEP Memo 11-07")
    assert "[OSEP Memo 11-07" in text
    assert "](https://" in text


async def test_rights_offers_topics_by_how_people_ask_also_in_spanish(world):
    english = await world.parent.complete("rights", "topic", "good grades")
    assert "good-grades-no-bar" in [one["value"] for one in english]
    spanish = await world.parent.complete("rights", "topic", "interprete")
    assert "interpreter" in [one["value"] for one in spanish]
    assert len(await world.parent.complete("rights", "topic", "")) == 25


async def test_rights_without_a_topic_lists_all_of_them(world):
    answer = await world.parent.slash("rights")
    offered = [value for one in selects_of(answer.message) for _, value in one.options]
    assert sorted(offered) == sorted(world.bot.facts.topics)
    turned = await world.parent.choose(answer.message, "stay-put")
    assert "20 U.S.C. 1415(j)" in turned.text


async def test_an_unknown_topic_gets_a_kind_line_and_who_knows(world):
    answer = await world.parent.slash("rights", topic="the moon")
    assert "Parent Center" in answer.text
    assert "the moon" not in answer.text


async def test_a_card_is_shared_without_its_buttons_or_who_asked_for_what(world):
    answer = await world.parent.slash("rights", topic="iee")
    shared = await world.parent.press(answer.message, "Show this to the group")
    assert not shared.private
    assert not buttons_of(shared.created[0])
    assert text_of(shared.created[0]).splitlines()[0] == text_of(answer.messages[0]).splitlines()[0]
    assert [text_of(one) for one in world.moderator.seen()] == [text_of(shared.created[0])]


async def test_the_letter_comes_as_a_discreet_file_with_blanks(world):
    sheet = await world.parent.slash("letter", letter="request-iep-evaluation", state="California")
    assert sheet.private
    assert "It names the rules of California" in sheet.text
    answer = await world.parent.press(sheet.message, "Text to paste")
    assert answer.private
    files = world.parent.files(answer.message)
    assert list(files) == ["letter-1.txt"]
    text = files["letter-1.txt"].decode()
    assert "[CHILD'S FULL NAME]" in text
    assert "Cal. Ed. Code 56321(a)" in text


async def test_the_letter_is_offered_from_a_right(world):
    answer = await world.parent.slash("rights", topic="ask-in-writing")
    sheet = await world.parent.press(answer.message, "Write the letter")
    letter = await world.parent.press(sheet.message, "Word file")
    assert list(world.parent.files(letter.message)) == ["letter-1.docx"]


async def test_unknown_letters_and_states_get_kind_lines(world):
    letter = await world.parent.slash("letter", letter="a love letter")
    assert "pick one from the list" in letter.text
    state = await world.parent.slash("letter", letter="request-iep-evaluation", state="Ontario")
    assert "two letters, like CA" in state.text


async def test_letters_are_listed_with_when_to_use_them(world):
    answer = await world.parent.slash("letter")
    assert "To ask for something" in str(answer.message)
    assert "may need special education" in str(answer.message)


@pytest.mark.parametrize("letter", ["ask-school-date", "transfer-comparable-services"])
async def test_a_letter_of_any_list_can_be_picked(world, letter):
    listed = await world.parent.slash("letter")
    sheet = await world.parent.choose(listed.message, letter)
    answer = await world.parent.press(sheet.message, "PDF to print")
    assert list(world.parent.files(answer.message)) == ["letter-1.pdf"]
    assert answer.private


async def test_a_checklist_is_not_said_to_be_sent(world):
    sheet = await world.parent.slash("letter", letter="due-process-complaint")
    answer = await world.parent.press(sheet.message, "Text to paste")
    assert "How to send it" not in answer.text
    text = world.parent.files(answer.message)["letter-1.txt"].decode()
    assert "It is not a hearing request" in text
