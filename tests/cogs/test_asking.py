"""`/ask`, `/word`, `/steps`, `/who-helps` and the words of a message, as a person sees them."""

import logging

import pytest

from bot.law.library import version_of
from bot.playground.records import CHANNEL, SERVER
from bot.playground.sight import buttons_of, selects_of, text_of
from bot.store.servers import NOTHING, Setup

SECRET = "my son Zebulon keeps falling out of his xylophone chair in class"


async def test_a_question_is_answered_privately_with_its_source(world):
    answer = await world.parent.slash("ask", question="can i bring a friend to the iep meeting")
    assert answer.private
    assert "20 U.S.C. 1414(d)(1)(B)" in answer.text
    assert "not a substitute for the advice of an attorney" in answer.text
    assert len(buttons_of(answer.message)) >= 4


async def test_what_a_school_said_is_met_with_a_sentence_to_answer(world):
    question = "they told me no testing until he does interventions"
    answer = await world.parent.slash("ask", question=question)
    assert "We have to try interventions first." in answer.text
    assert "You can answer" in answer.text
    assert "OSEP Memo 11-07" in answer.text


async def test_a_false_premise_is_told_first(world):
    question = "i read that rti is required by federal law before testing"
    answer = await world.parent.slash("ask", question=question)
    assert answer.text.startswith("## That is not the rule")


async def test_days_are_given_for_a_state_only_and_the_state_is_asked_for(world):
    question = "how long do they have to finish the testing after i signed"
    answer = await world.parent.slash("ask", question=question)
    assert "60" not in answer.text
    assert len(selects_of(answer.message)) == 3
    told = await world.parent.choose(answer.message, "TX")
    assert "In Texas" in told.text
    assert "45 school days" in told.text
    assert "Texas Education Code" in told.text or "TAC" in told.text
    federal = await world.parent.slash("ask", question=question)
    shown = await world.parent.press(federal.message, "Show the federal rule")
    assert "60 days" in shown.text
    assert "Federal rule" in shown.text


async def test_a_state_that_is_named_is_answered_for(world):
    question = "how long do they have to finish the testing after i signed"
    answer = await world.parent.slash("ask", question=question, state="Texas")
    assert "In Texas" in answer.text
    unknown = await world.parent.slash("ask", question=question, state="Ontario")
    assert "two letters, like CA" in unknown.text


async def test_the_saved_state_is_used_without_asking(world):
    logged = await world.parent.slash("timeline log", event="referral", date="9/14/2026", state="CA")
    await world.parent.press(logged.message, "By email that day")
    answer = await world.parent.slash("ask", question="how long until they answer my letter")
    assert "In California" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("i want to kill myself", "Call or text 988"),
        ("she said she wants to die because of school", "Call or text 988"),
        ("mi hija ya no quiere vivir", "Llame al 988 y oprima el 2"),
        ("my son Jayden Smith dob 4/3/2015 wants to kill himself", "Call or text 988"),
        ("the teacher hit my son", "1-800-422-4453"),
    ],
)
async def test_danger_brings_help_lines_first_and_nothing_of_law(world, question, said):
    answer = await world.parent.slash("ask", question=question)
    assert answer.private
    assert said in answer.text
    assert "34 CFR 300" not in answer.text
    assert "Jayden" not in answer.text


async def test_a_name_is_met_with_a_kind_word_and_never_said_again(world):
    question = "my son Jayden Smith dob 4/3/2015 needs an iep at Lincoln Elementary"
    answer = await world.parent.slash("ask", question=question)
    assert "Please leave out names" in answer.text
    for private in ("Jayden", "Smith", "2015", "Lincoln"):
        assert private not in answer.text


async def test_a_name_is_met_in_the_language_of_the_question(world):
    question = "mi hijo se llama luis garcia nacio el 3 de marzo de 2015 y necesita un plan"
    answer = await world.parent.slash("ask", question=question)
    assert "Por favor, no publique el nombre" in answer.text
    assert "luis" not in answer.text.lower()


@pytest.mark.parametrize(
    "question", ["what is the weather today", "asdf qwer", "\U0001f62d\U0001f62d", "何か"]
)
async def test_what_is_not_known_says_who_knows(world, question):
    answer = await world.parent.slash("ask", question=question)
    assert "I do not have a checked answer" in answer.text
    assert "Parent Center" in answer.text
    assert "34 CFR" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        " ",
        "word " * 800,
        "<@1> @everyone **bold** `code` ||spoiler|| <#2> https://example.com",
        "# heading\n> quote\n- list",
        "\u202eevil\u202c \u0000 text",
        "quel est le délai pour évaluer mon enfant",
        "私の息子は学校で困っています",
    ],
)
async def test_any_text_gets_a_card_without_an_echo_or_a_ping(world, question):
    answer = await world.parent.slash("ask", question=question)
    assert answer.private
    assert answer.failed is None
    for part in ("@everyone", "<@1>", "example.com", "evil", "word word", "délai"):
        assert part not in answer.text
    assert not answer.message["mentions"]


async def test_nothing_of_a_question_is_logged(world, caplog):
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await world.parent.slash("ask", question=SECRET)
        await world.parent.slash("ask", question=f"i want to kill myself {SECRET}")
    said = "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith(("bot", "cogs"))
    )
    assert "xylophone" not in said
    assert "Zebulon" not in said
    assert "kill" not in said


async def test_other_answers_are_a_list_that_turns_the_card(world):
    answer = await world.parent.slash("ask", question="they said her grades are too good for an iep")
    (others,) = (one.options for one in selects_of(answer.message))
    assert 2 <= len(others) <= 4
    assert all(value.startswith(("rights:", "said:", "myth:")) for _, value in others)
    turned = await world.parent.choose(answer.message, others[0][1])
    assert turned.edited
    assert not turned.created


async def test_a_card_is_shared_without_the_question(world):
    answer = await world.parent.slash("ask", question="they told me no testing until he does interventions")
    shared = await world.parent.press(answer.message, "Show this to the group")
    assert not shared.private
    assert not buttons_of(shared.created[0])
    assert "told me" not in text_of(shared.created[0])


async def test_a_kind_line_opens_the_answer_to_somebody_at_the_limit(world):
    answer = await world.parent.slash(
        "ask", question="im crying every night they said her grades are too good for an iep"
    )
    assert "it is good that you ask" in answer.text
    plain = await world.parent.slash("ask", question="they said her grades are too good for an iep")
    assert "it is good that you ask" not in plain.text


# Words


async def test_a_word_is_explained_however_it_is_written(world):
    for term in ("fape", "FAPE", "free appropriate public education"):
        answer = await world.parent.slash("word", term=term)
        assert answer.text.startswith("## FAPE")
        assert answer.private
    unknown = await world.parent.slash("word", term="flibbertigibbet")
    assert "do not have that word" in unknown.text
    assert "flibbertigibbet" not in unknown.text


async def test_words_are_offered_while_typing(world):
    choices = await world.parent.complete("word", "term", "notice")
    assert "pwn" in [one["value"] for one in choices]


async def test_the_words_of_a_message_are_explained_to_the_one_who_asks(world):
    posted = world.moderator.post("The LEA sent a PWN. The OT says it is about FAPE.")
    answer = await world.parent.on_message("Explain the terms in this", posted)
    assert answer.private
    for term in ("LEA", "PWN", "OT", "FAPE"):
        assert f"**{term}**" in answer.text
    assert "sent a" not in answer.text
    none = await world.parent.on_message(
        "Explain the terms in this", world.moderator.post("lunch is at noon")
    )
    assert "found no word" in none.text


# Steps and help


async def test_the_steps_lead_from_the_first_to_the_last_and_back(world):
    answer = await world.parent.slash("steps", plan="504")
    steps = len(world.bot.facts.ways["504"].steps)
    for _ in range(steps - 1):
        answer = await world.parent.press(answer.message, "Next step")
        assert answer.edited
    assert f"step {steps} of {steps}" in answer.text
    back = await world.parent.press(answer.message, "Back")
    assert f"step {steps - 1} of {steps}" in back.text
    first = await world.parent.choose(back.message, "504.0")
    assert "step 1 of" in first.text


async def test_who_helps_asks_for_the_state_and_shows_its_offices(world):
    answer = await world.parent.slash("who-helps")
    assert "Find your Parent Center" in answer.text
    lists = await world.parent.press(answer.message, "Pick your state")
    ohio = await world.parent.choose(lists.message, "OH")
    assert "In Ohio" in ohio.text
    assert "Disability Rights Ohio" in ohio.text
    named = await world.parent.slash("who-helps", state="Ohio")
    assert named.text == ohio.text


async def test_the_comparison_leads_to_the_questions_to_ask_oneself(world):
    answer = await world.parent.slash("compare")
    asked = await world.parent.press(answer.message, "Questions to ask yourself")
    assert asked.edited
    assert "Nobody but you and the team can choose" in asked.text


async def test_rights_takes_what_a_school_said(world):
    choices = await world.parent.complete("rights", "topic", "grades are too good")
    value = next(one["value"] for one in choices if one["value"].startswith("said:"))
    answer = await world.parent.slash("rights", topic=value)
    assert answer.text.startswith("## The school says")


async def test_the_way_back_from_what_changed_keeps_the_state(world):
    answer = await world.parent.slash("ask", question="how do i file with ocr", state="TX")
    listed = [one for one in buttons_of(answer.message) if one.custom_id.startswith("changed:")]
    assert [one.custom_id for one in listed] == ["changed:ocr-complaint:TX"]
    changed = await world.parent.press(answer.message, "What changed")
    back = next(one for one in buttons_of(changed.message) if one.label == "Back to the answer")
    assert back.custom_id == "rights:ocr-complaint:TX"


async def test_what_changed_is_one_press_away(world):
    answer = await world.parent.slash("rights", topic="ocr-complaint")
    changed = await world.parent.press(answer.message, "What changed")
    assert "June 16, 2026" in changed.text
    back = await world.parent.press(changed.message, "Back to the answer")
    assert text_of(back.message).splitlines()[0] == answer.text.splitlines()[0]


# This seems wrong


async def test_a_doubt_is_counted_and_passed_on_as_a_card_and_its_version(world):
    await world.bot.store.servers.save(SERVER, Setup(moderators_channel=CHANNEL), before=NOTHING)
    answer = await world.parent.slash("rights", topic="iee")
    thanked = await world.parent.press(answer.message, "This seems wrong")
    assert thanked.private
    assert "I passed on which card it was" in thanked.text
    (told,) = [one for one in world.moderator.seen() if "seems wrong to a reader" in text_of(one)]
    assert "rights iee" in text_of(told)
    # How many said so is the operator's to know: other servers' are among them.
    assert "so far" not in text_of(told)
    assert "parent" not in text_of(told).lower()
    for _ in range(4):
        again = await world.parent.slash("rights", topic="iee")
        await world.parent.press(again.message, "This seems wrong")
    said = "\n".join(text_of(one) for one in world.moderator.seen())
    # Told at the first and the fifth: a channel is not filled by one who presses again and again.
    assert said.count("## A card seems wrong to a reader") == 2


async def test_a_doubt_is_counted_where_nobody_set_a_channel(world):
    answer = await world.parent.slash("rights", topic="iee")
    thanked = await world.parent.press(answer.message, "This seems wrong")
    assert "I noted which card it was" in thanked.text
    version = version_of(world.bot.facts.topics["iee"])
    assert await world.bot.store.reports.add("rights", "iee", version) == 2
