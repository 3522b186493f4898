"""The card for all: within limits in every state, sourced, harmless; a change is another version."""

from dataclasses import replace

import discord
import pytest
from seen import all_pages, fits, ids, labels, links, options, text, texts

from bot.law.library import library
from bot.store.explainers import News, Posted, Standing, What
from bot.store.servers import Link
from bot.text.catalogue import pick, words
from bot.ui.clocks import clocks_card, rulings_of
from bot.ui.explainers import ALL, Listed, explainer_card, explainer_title, harmless, version_of_card
from bot.ui.explainers_kept import (
    list_card,
    news_card,
    refreshed_card,
    reply_preview,
    suggestions_card,
    unpinned_card,
)
from bot.ui.explainers_starter import started_card, starter_card, starter_look_card
from bot.ui.facts import Look
from bot.ui.here import clock_line
from bot.ui.shown import news_of, shown_by

FACTS = library()
WORDS = words("en")
NOTE = "Please read this, then ask in #help. " * 5
STATES = ["", *FACTS.states]
SAME_EVERYWHERE = [
    *(What("compare", one, "en") for one in (ALL, *FACTS.aspects)),
    *(What("way", one, "en") for one in FACTS.ways),
]


def each(state):
    yield from (What("topic", one, "en", state, NOTE) for one in FACTS.topics)
    yield from (What("set", one, "en", state, NOTE) for one in FACTS.explainers)
    yield What("clocks", ALL, "en", state, NOTE)
    yield What("help", ALL, "en", state, NOTE)


@pytest.mark.parametrize("state", STATES)
def test_every_card_fits_in_every_state_with_the_longest_line_above(state):
    for what in each(state):
        made = explainer_card(what, FACTS)
        fits(made)
        said = text(made)
        assert WORDS.say("not-advice") in said, what
        assert texts(made)[0].startswith("**From the moderators:** Please read this"), what


@pytest.mark.parametrize("what", SAME_EVERYWHERE, ids=lambda what: f"{what.kind}-{what.entry}")
def test_the_comparison_and_the_process_fit_and_lead_to_the_rest(what):
    made = explainer_card(what, FACTS)
    fits(made)
    assert "Federal rules. Your state may add its own." in text(made)
    reached = {option["value"] for option in options(made)}
    wanted = FACTS.aspects.keys() if what.kind == "compare" else {f"{what.entry}.{at}" for at in range(11)}
    assert reached == set(wanted)


@pytest.mark.parametrize("state", ["", "CA", "TX", "ND"])
def test_what_does_not_fit_is_named_with_the_button_that_shows_it(state):
    made = explainer_card(What("clocks", ALL, "en", state), FACTS)
    shown = [one for one in rulings_of(state, FACTS) if pick(one.clock.title, "en") in text(made)]
    assert 0 < len(shown) < len(rulings_of(state, FACTS))
    assert "There is more than fits here. Press **Read all of it**" in text(made)
    assert f"clocks:{state or 'US'}:0" in ids(made)
    look = Look(FACTS, WORDS, state)
    whole = "\n".join(text(one) for one in all_pages(lambda page: clocks_card(look, page)))
    for ruling in rulings_of(state, FACTS):
        assert pick(ruling.clock.title, "en") in whole
        assert links([ruling.clock.source])[0] in whole


def test_a_card_that_fits_has_no_word_of_more():
    made = explainer_card(What("topic", "iep-vs-504", "en"), FACTS)
    assert "There is more" not in text(made)
    assert "Read all of it" not in labels(made)


@pytest.mark.parametrize("topic", FACTS.topics.values(), ids=list(FACTS.topics))
def test_a_topic_shows_its_answer_doubt_and_sources_and_leads_on_privately(topic):
    made = explainer_card(What("topic", topic.id, "en"), FACTS)
    said = text(made)
    for one in (topic.answer, topic.doubt, topic.say, *topic.next_steps):
        assert one is None or pick(one, "en") in said
    assert all(link in said for link in links(topic.sources))
    assert ("Read it for my state" in labels(made)) == bool(topic.differs)
    assert ("Compare IEP and 504" in labels(made)) == bool(topic.compare)
    # Nothing on it speaks to the whole channel.
    assert not [one for one in ids(made) if one.startswith("share")]


def test_a_button_that_saves_a_day_names_what_happened_on_it():
    def shown(entry, kind="set"):
        return labels(explainer_card(What(kind, entry, "en"), FACTS))

    # A letter that starts no clock has no day that the card could mean.
    for name in ("plan-not-followed", "school-said-no"):
        assert not [one for one in shown(name) if one.startswith("Save the day")]
    assert "Save the day I asked" in shown("how-to-ask")
    assert "Save the day: the school got your request for records" in shown("records-45-days", "topic")
    for topic in FACTS.topics:
        assert not [one for one in shown(topic, "topic") if one.endswith(("…", "it happened."))]
        assert "Save the day it happened" not in shown(topic, "topic")


def test_what_changed_is_a_press_away_and_not_cut_into_one_line():
    made = explainer_card(What("topic", "iep-vs-504", "en"), FACTS)
    assert "What changed (" not in text(made)
    assert "What changed" in labels(made)
    assert "changed:iep-vs-504:" in ids(made)


def test_a_state_is_named_on_top():
    made = explainer_card(What("topic", "eval-60-days", "en", "IL"), FACTS)
    assert texts(made)[0].endswith("\n-# For schools in Illinois")
    assert "**In Illinois**" in text(made)


def test_what_happens_after_you_ask_begins_with_the_request_in_this_state():
    made = explainer_card(What("set", "after-you-ask", "en", "CA"), FACTS)
    # Cal. Ed. Code 56321(a): a plan within 15 days of the request.
    assert texts(made)[1].startswith("Each part below is one deadline.")
    assert texts(made)[2].startswith(
        "**Assessment plan after your request**: 15 calendar days after the school got your written request."
    )
    assert "from the day of this" not in text(made)
    assert "Save the day I asked" in labels(made)


@pytest.mark.parametrize("state", STATES)
def test_every_clock_reads_as_one_sentence_from_its_event(state):
    for one in rulings_of(state, FACTS):
        said = clock_line(one.clock, FACTS, WORDS)
        assert " this: " not in said
        assert " was." not in said


def test_who_is_who_and_words_explain_each_with_a_source():
    for name in ("who-is-who", "words"):
        entry = FACTS.explainers[name]
        made = explainer_card(What("set", name, "en"), FACTS)
        for term in entry.terms:
            assert FACTS.terms[term].term in text(made)
            assert links(FACTS.terms[term].sources[:1])[0] in text(made)


def test_who_helps_shows_the_moderators_own_links_as_theirs():
    what = What("set", "free-help", "en", "CA")
    links_ = [Link(f"Our page {at}", f"https://example.org/{at}") for at in range(10)]
    made = explainer_card(what, FACTS, links=links_)
    fits(made)
    assert "[Our page 9](https://example.org/9)" in text(made)
    assert version_of_card(made) != version_of_card(explainer_card(what, FACTS))
    plain = What("topic", "iep-vs-504", "en")
    assert version_of_card(explainer_card(plain, FACTS, links=links_)) == version_of_card(
        explainer_card(plain, FACTS)
    )


def test_what_is_no_longer_there_has_no_card():
    for what in (
        What("topic", "gone", "en"),
        What("compare", "gone", "en"),
        What("way", "gone", "en"),
        What("set", "gone", "en"),
    ):
        assert explainer_card(what, FACTS) is None
        assert explainer_title(what, FACTS, WORDS) is None


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("Read  this\nfirst", "Read this first"),
        ("[free money](https://evil.example/a_b)", r"\[free money\]\(https://evil.example/a_b\)"),
        ("@everyone <@123> <#5> <@&9> </me:1>", r"\@everyone \<\@123\> \<\#5\> \<\@\&9\> \</me:1\>"),
        ("# **big** _x_ ~~y~~ ||z|| `c` > q", r"\# \*\*big\*\* \_x\_ \~\~y\~\~ \|\|z\|\| \`c\` \> q"),
        (r"\[a](https://b.example)", r"\\\[a\]\(https://b.example\)"),
        ("See https://example.org/a_b?c=*d*", "See https://example.org/a_b?c=*d*"),
    ],
)
def test_the_moderators_line_can_mention_nobody_and_hide_no_link(note, shown):
    assert harmless(note) == shown
    made = explainer_card(What("help", ALL, "en", "", note), FACTS)
    assert texts(made)[0] == f"**From the moderators:** {shown}"
    # Outside the frame of the card.
    assert made.to_components()[0]["type"] == 10


def test_a_change_of_any_fact_or_text_is_another_version():
    what = What("topic", "iep-vs-504", "en", "", "A line")
    topic = FACTS.topics["iep-vs-504"]
    first = version_of_card(explainer_card(what, FACTS))
    assert first == version_of_card(explainer_card(what, FACTS))
    source = topic.sources[0].model_copy(update={"checked_on": topic.sources[0].checked_on.replace(day=22)})
    for changed in (
        {"title": {"en": "Another title"}},
        {"answer": {"en": "Another answer."}},
        {"sources": (source, *topic.sources[1:])},
        {"letter": None},
    ):
        facts = replace(FACTS, topics={**FACTS.topics, topic.id: topic.model_copy(update=changed)})
        assert version_of_card(explainer_card(what, facts)) != first, changed
    assert version_of_card(explainer_card(replace(what, note="Another"), FACTS)) != first


def test_what_a_change_is_told_as():
    old = ("## Title", "The first rule.", "-# Source 1, read on May 1", "\0rights:a Read it")
    assert news_of(old, old) == (None, "")
    assert news_of(old, (*old[:3], "\0rights:b Read it")) == (None, "")
    assert news_of(old, ("## Title", "The new rule.", *old[2:])) == (News.TEXT, "The new rule.")
    assert news_of(old, ("## Title", "-# Source 1, read on May 1")) == (News.TEXT, "")
    dated = (*old[:2], "-# Source 1, read on June 1")
    assert news_of(old, dated) == (News.SOURCES, "Source 1, read on June 1")
    assert news_of(("a",), ("b" * 300,)) == (News.TEXT, "b" * 199 + "…")


def test_a_card_and_the_message_that_it_became_show_the_same():
    made = explainer_card(What("compare", ALL, "en"), FACTS)
    body = {"id": "1", "components": made.to_components()}
    parsed = [discord.components._component_factory(one) for one in body["components"]]
    view = discord.ui.LayoutView(timeout=None)
    for one in parsed:
        view.add_item(discord.ui.view._component_to_item(one))
    assert shown_by(view) == shown_by(made)


def posted(number, **changed):
    values = {
        "id": number,
        "server_id": 1,
        "channel_id": 2,
        "message_id": 3,
        "what": What("topic", "iep-vs-504", "en", "CA"),
        "version": "v",
        "pinned": True,
    }
    return Posted(**{**values, **changed})


def test_the_list_says_how_each_stands():
    rows = [
        (posted(1), True),
        (posted(2), False),
        (posted(3, message_id=None), False),
        (posted(4, what=What("topic", "gone", "en"), standing=Standing.LOST), False),
        *((posted(5, standing=one), True) for one in (Standing.UNPINNED, Standing.DELETED, Standing.HIDDEN)),
    ]
    made = list_card(rows, FACTS, WORDS)
    fits(made)
    for said in (
        "California): up to date",
        "out of date. I change it at the next look",
        "not posted yet",
        "a card that I no longer have (gone)",
        "unpinned by hand, and up to date",
        "deleted by hand",
        "cannot see its channel",
        "https://discord.com/channels/1/2/3",
    ):
        assert said in text(made)
    assert "another state" not in text(made)
    assert "another state" not in text(list_card(rows, FACTS, WORDS, state="CA"))
    other = list_card(rows, FACTS, WORDS, state="OR")
    fits(other)
    assert "5 cards are for another state than Oregon" in text(other)
    assert "There is none yet" in text(list_card([], FACTS, WORDS))
    many = [(posted(one, what=What("topic", "gone", "en", note="n" * 200)), True) for one in range(200)]
    for one in all_pages(lambda page: list_card(many, FACTS, WORDS, page)):
        fits(one)


def test_one_note_tells_all_that_is_new_and_fits():
    new = [
        posted(1, news=News.TEXT, said="The new line"),
        posted(2, news=News.SOURCES, said="s" * 200),
        posted(3, standing=Standing.UNPINNED, standing_told=False),
        posted(4, standing=Standing.DELETED, standing_told=False, news=News.TEXT),
    ]
    made = news_card(new, FACTS, WORDS)
    fits(made)
    for said in (
        "the text has changed. It now says:",
        "> The new line",
        "a source, or the day",
        "was unpinned",
    ):
        assert said in text(made)
    many = [replace(new[1], id=at, what=replace(new[1].what, entry="gone" * 15)) for at in range(300)]
    fits(news_card(many, FACTS, WORDS))
    assert "293 more are on the list" in text(news_card(many, FACTS, WORDS))


def test_a_channel_out_of_sight_is_one_line_of_the_note():
    new = [posted(at, standing=Standing.HIDDEN, standing_told=False) for at in range(12)]
    new.append(replace(new[0], channel_id=9, news=News.TEXT, said="The new line"))
    said = text(news_card(new, FACTS, WORDS))
    assert said.count("<#2>") == 1
    assert "I can no longer see <#2>, where 12 of my cards stand" in said
    assert "I can no longer see <#9>, where one of my cards stands" in said
    assert "> The new line" in said


def test_a_look_names_what_it_changed_and_never_calls_fine_what_it_could_not_see():
    found = [posted(2, standing=Standing.UNPINNED), posted(3, standing=Standing.HIDDEN)]
    made = refreshed_card(2, [posted(1)], found, 0, ["The way in."], FACTS, WORDS)
    fits(made)
    said = text(made)
    for line in (
        "I changed one.",
        "changed just now",
        "unpinned by hand",
        "could not reach one card",
        "The way in.",
    ):
        assert line in said
    blind = text(refreshed_card(0, [], found[1:], 0, ["The way in."], FACTS, WORDS))
    assert "up to date" not in blind
    assert "looked at 0" not in blind
    assert "no card here" in text(refreshed_card(0, [], [], 0, [], FACTS, WORDS))
    many = [replace(found[0], id=at, what=replace(found[0].what, entry="gone" * 15)) for at in range(300)]
    fits(refreshed_card(300, many, many, 3, ["w" * 250] * 3, FACTS, WORDS))


def test_the_starter_is_shown_before_it_is_posted_and_says_what_is_left():
    wanted = [*(What("set", one, "en", "TX") for one in FACTS.explainers), What("index", ALL, "en", "TX")]
    made = starter_card(wanted, [], 2, FACTS, WORDS)
    fits(made)
    assert labels(made) == ["Yes, post these 11", "Not now"]
    assert ids(made) == ["starter-look:TX:en", "starter:TX:en", "starter-not-now"]
    for one in wanted[:-1]:
        fits(starter_look_card(explainer_card(one, FACTS), one, WORDS))
    assert "For schools in Texas" in text(made)
    assert "Nothing was posted yet" in text(made)
    there = [posted(at, what=what) for at, what in enumerate(wanted)]
    assert "All of them stand already" in text(starter_card(wanted, there, 2, FACTS, WORDS))
    half = starter_card(wanted, there[:10], 2, FACTS, WORDS)
    assert labels(half) == ["Yes, post it", "Not now"]
    stopped = started_card(there[:4], there[4:], "Because.", FACTS, WORDS)
    fits(stopped)
    assert "4 stand, 7 are left" in text(stopped)
    assert labels(stopped) == ["Go on"]
    fits(started_card(there, [], "", FACTS, WORDS))


def test_the_list_of_the_set_links_what_stands():
    made = explainer_card(What("index", ALL, "en", "TX"), FACTS, [Listed("One", "https://x.example/1")])
    fits(made)
    assert "1. [One](https://x.example/1)" in text(made)
    assert "For schools in Texas" in text(made)


def test_suggestions_repeat_nothing_and_a_preview_is_the_card_with_one_button():
    made = suggestions_card(["eval-60-days", "iee"], 77, FACTS, WORDS)
    fits(made)
    assert ids(made) == ["reply-look:77:eval-60-days", "reply-look:77:iee"]
    assert "no card that fits" in text(suggestions_card([], 77, FACTS, WORDS))
    for topic in FACTS.topics:
        shown = reply_preview(explainer_card(What("topic", topic, "en", "CA"), FACTS), 77, topic, WORDS)
        fits(shown)
        assert labels(shown)[0] == "Post it as a reply"


def test_a_card_without_a_pin_can_be_left_pinned_again_or_taken_away():
    made = unpinned_card(posted(9, pinned=False), WORDS.say("explainer-full"), FACTS, WORDS)
    fits(made)
    assert ids(made) == ["explainer-leave:9", "explainer-pin:9", "explainer-away:9"]
    assert "250 pinned messages" in text(made)
