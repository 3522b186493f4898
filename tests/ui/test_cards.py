"""Every card, as the JSON that Discord would get: within its limits, and saying what it is there to say."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as some
from seen import all_pages, fits, ids, labels, links, options, parts, text, texts

from bot.clock.case import CHILDREN, Case, Event, How
from bot.clock.deadline import Deadline, Guess
from bot.clock.reading import Kind as Read
from bot.clock.reading import Note, Reading
from bot.clock.timeline import Status, deadlines, started, status
from bot.law.library import FEDERAL, library
from bot.law.model import Meaning, Plan
from bot.reminders.attempts import Delivery, Reminder
from bot.reminders.policy import Kind, Wanted
from bot.store.cases import SavedCase, SavedEvent
from bot.text.catalogue import pick, words
from bot.text.days import in_words
from bot.text.kind import ExplainedError
from bot.ui.card import Card, buttons, card, custom_id, main_button, pages
from bot.ui.changes import delete_case_card, delete_sure_card, done_card, which_card
from bot.ui.deadlines import days_until, deadline_block, doubts, event_line, plain_row, when, working_in_words
from bot.ui.drafts import Draft, confirm_card, delivery_card, state_card, unread_card, zone_card
from bot.ui.labels import source_line
from bot.ui.reminders import Counted, Lateness, first_card, off_card, on_card, refused_card, reminder_card
from bot.ui.timeline import empty_card, saved_card, timeline_card

FACTS = library()
BARE = FACTS.states["TX"].model_copy(update={"clocks": ()})
UNCURATED = replace(FACTS, states={**FACTS.states, "TX": BARE})
"""The facts as they are before a state's own clocks have been read."""
WORDS = words("en")
TODAY = date(2026, 9, 14)
NOON_IN_DENVER = datetime(2026, 9, 14, 18, tzinfo=UTC)
A_DAY = timedelta(days=1)
BIG = 10**18
"""Longer than any row number: what is pressed must fit its id even so."""
PLANS: tuple[Plan, ...] = ("iep", "504")
STATES = ("CA", "TX")

# A card


def test_a_card_has_its_title_blocks_rows_and_small_print_in_this_order() -> None:
    rows = buttons(main_button("Go", "go", 1))
    made = card("Title", ["one", "", "two"], small=["a", "", "b"], rows=rows)
    fits(made)
    assert [part["type"] for part in parts(made)] == [17, 10, 10, 10, 1, 2, 14, 10]
    assert texts(made) == ["## Title", "one", "two", "-# a\n-# b"]
    assert ids(made) == ["go:1"]


async def test_a_card_listens_to_nothing_so_that_it_outlives_a_restart() -> None:
    made = card("Title", [], rows=buttons(main_button("Go", "go")))
    assert made.timeout is None
    assert made.is_finished()


def test_six_buttons_make_two_rows_and_none_makes_none() -> None:
    six = [main_button(str(number), "go", number) for number in range(6)]
    assert [len(row.children) for row in buttons(*six)] == [5, 1]
    assert buttons(None, None) == []
    assert len(buttons(None, main_button("a", "b"))[0].children) == 1


def test_an_id_is_never_longer_than_discord_takes() -> None:
    assert custom_id("open", 7, "x") == "open:7:x"
    assert len(custom_id("a", "b" * 98)) == 100
    with pytest.raises(ValueError, match="'a'"):
        custom_id("a", "b" * 99)


@examples(max_examples=100)
@given(some.lists(some.text(min_size=1, max_size=3000), max_size=12))
def test_pages_hold_every_block_whole_and_in_order(blocks: list[str]) -> None:
    made = pages(blocks)
    assert [block for page in made for block in page] == blocks
    assert len(made) >= 1
    for page in made:
        assert len(page) == 1 or sum(map(len, page)) <= 2800
    assert all(made[1:])


# Facts


def test_a_source_is_a_link_with_its_label() -> None:
    source = FACTS.letters["request-iep-evaluation"].cites["interventions"]
    assert source_line(source, WORDS) == (
        "[OSEP Memo 11-07]"
        "(https://sites.ed.gov/idea/idea-files/osep-memo-11-07-response-to-intervention-rti-memo/)"
        ": from an agency's own guide, looked at on November 21, 2026"
    )


# Letters


# A draft

DRAFTS = some.builds(
    Draft,
    event=some.sampled_from(sorted(FACTS.events)),
    day=some.just("ask")
    | some.integers(0, 99999).map(lambda days: f"today-{days}")
    | some.dates(date(1990, 1, 1), date(2100, 12, 31)).map(lambda day: f"{day:%Y%m%d}"),
    state=some.sampled_from(["", *FACTS.states]),
    zone=some.sampled_from(["", "0", "1"]),
    child=some.sampled_from(CHILDREN),
    plan=some.sampled_from(PLANS),
    how=some.sampled_from(["", "email", "hand", "mail", "unknown"]),
)
LONGEST = Draft("x" * 40, "today-99999", "CA", "1", "A", "iep", "unknown")


@given(DRAFTS)
def test_a_draft_comes_back_from_a_button_as_it_went(draft: Draft) -> None:
    assert Draft.decode(draft.encode()) == draft
    assert len(custom_id("log-state-0", draft.encode())) <= 100


def test_the_longest_draft_fits_a_button() -> None:
    assert len(custom_id("log-state-2", LONGEST.encode())) <= 100


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "consent",
        "consent.ask.CA..A.iep",
        "consent.ask.CA..A.iep..",
        "consent.ask.CA..G.iep.",
        "consent.ask.CA..a.iep.",
        "consent.ask.CA..A.IEP.",
        "consent.ask.CA..A..",
        ".ask.CA..A.iep.",
        "consent.20261345.CA..A.iep.",
        "consent.2026-09-14.CA..A.iep.",
        "consent.tomorrow.CA..A.iep.",
        "consent.today-.CA..A.iep.",
        "consent.today-999999.CA..A.iep.",
        "consent.ask.CA.one.A.iep.",
        "consent.ask.CA.-1.A.iep.",
        "consent.ask.CA.²..A.iep.",
        "consent.ask.California..A.iep.",
        "consent.ask.CA..A.iep.pigeon",
    ],
)
def test_junk_is_no_draft(junk: str) -> None:
    with pytest.raises(ExplainedError, match="button-old"):
        Draft.decode(junk)


@examples(max_examples=300)
@given(
    some.text(max_size=80)
    | some.lists(some.text(alphabet="aA1-ask²", max_size=6), min_size=7, max_size=7).map(".".join)
)
def test_what_is_decoded_is_what_would_be_encoded(junk: str) -> None:
    try:
        draft = Draft.decode(junk)
    except ExplainedError:
        return
    assert draft.encode() == junk
    draft.day_on(TODAY)
    draft.zone_of(FACTS.states["TX"])
    draft.to_event(TODAY)


@pytest.mark.parametrize(
    ("day", "on"),
    [
        ("20260901", date(2026, 9, 1)),
        ("today-0", date(2026, 9, 14)),
        ("today-1", date(2026, 9, 13)),
        ("today-14", date(2026, 8, 31)),
        ("today-365", date(2025, 9, 14)),
        ("ask", None),
    ],
)
def test_the_day_of_a_draft_hangs_on_the_persons_own_today(day: str, on: date | None) -> None:
    assert Draft("consent", day).day_on(TODAY) == on


def test_a_day_that_hangs_on_today_moves_with_the_zone() -> None:
    yesterday = Draft("consent", "today-1")
    assert yesterday.day_on(date(2026, 9, 15)) == date(2026, 9, 14)
    assert yesterday.day_on(date(2026, 9, 14)) == date(2026, 9, 13)
    assert Draft("consent").on(date(2026, 9, 1)).day == "20260901"


def test_the_zone_of_a_draft() -> None:
    california, texas = FACTS.states["CA"], FACTS.states["TX"]
    assert Draft("consent").zone_of(california) == "America/Los_Angeles"
    assert Draft("consent").zone_of(texas) is None
    assert Draft("consent", zone="0").zone_of(texas) == "America/Chicago"
    assert Draft("consent", zone="1").zone_of(texas) == "America/Denver"
    assert Draft("consent", zone="7").zone_of(texas) is None


@pytest.mark.parametrize(
    ("how", "event"),
    [
        ("", Event("consent", TODAY)),
        ("email", Event("consent", TODAY, How.EMAIL)),
        ("hand", Event("consent", TODAY, How.HAND)),
        ("mail", Event("consent", TODAY, How.MAIL)),
        ("unknown", Event("consent", TODAY, How.MAIL, day_known=False)),
    ],
)
def test_how_it_went_says_whether_the_day_is_known(how: str, event: Event) -> None:
    assert Draft("consent", how=how).to_event(TODAY) == event


# The talk before saving


def test_every_state_can_be_picked() -> None:
    made = state_card(LONGEST, FACTS, WORDS)
    fits(made)
    assert sorted(option["value"] for option in options(made)) == sorted(FACTS.states)
    assert [option["label"] for option in options(made)] == sorted(
        option["label"] for option in options(made)
    )


@pytest.mark.parametrize("state", [code for code, one in FACTS.states.items() if len(one.zones) > 1])
def test_a_state_with_two_zones_asks_which(state: str) -> None:
    made = zone_card(replace(LONGEST, state=state), FACTS.states[state], WORDS)
    fits(made)
    assert labels(made) == [pick(zone.name, "en") for zone in FACTS.states[state].zones]
    drafts = [Draft.decode(one.split(":", 1)[1]) for one in ids(made)]
    zones = [zone.zone for zone in FACTS.states[state].zones]
    assert [draft.zone_of(FACTS.states[state]) for draft in drafts] == zones


@pytest.mark.parametrize("kind", [kind for kind in Read if kind is not Read.EXACT])
@pytest.mark.parametrize("note", Note)
def test_a_day_that_was_not_read_is_asked_back(kind: Read, note: Note) -> None:
    days = tuple(TODAY - A_DAY * gap for gap in range(1, 5))
    made = unread_card(Reading(kind, candidates=days, notes=(note,)), LONGEST, WORDS)
    fits(made)
    assert labels(made) == [*(in_words(day, "en") for day in days), WORDS.say("button-date-again")]
    assert WORDS.say("nothing-saved") in text(made)
    assert [Draft.decode(one.split(":", 1)[1]).day_on(TODAY) for one in ids(made)] == [*days, None]


def test_a_day_without_any_guess_is_asked_back_too() -> None:
    made = unread_card(Reading(Read.REJECTED), LONGEST, WORDS)
    fits(made)
    assert labels(made) == [WORDS.say("button-date-again")]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("code", FACTS.events)
def test_before_saving_the_day_is_said_back_with_weekday_month_and_year(code: str, state: str) -> None:
    draft = Draft(code, "20260912", state, "0", plan=FACTS.events[code].plans[0])
    made = confirm_card(draft, date(2026, 9, 12), TODAY, FACTS, WORDS)
    fits(made)
    said = text(made)
    assert "**Saturday, September 12, 2026**" in said
    assert pick(FACTS.events[code].reached, "en") in said
    assert pick(FACTS.states[state].name, "en") in said
    # Saturday: the school may count from Monday.
    assert "Mon, Sep 14, 2026" in said
    assert WORDS.say("nothing-saved-yet") in said
    saves = [Draft.decode(one.split(":", 1)[1]) for one in ids(made) if one.startswith("log-save:")]
    hows = ["email", "hand", "email_late"] if FACTS.events[code].received else [""]
    assert [one.how for one in saves] == hows
    assert {one.day_on(TODAY) for one in saves} == {date(2026, 9, 12)}
    assert any(one.startswith("log-mail:") for one in ids(made)) == FACTS.events[code].received


def test_a_day_over_a_year_ago_is_pointed_out() -> None:
    draft = Draft("iep", state="CA")
    assert WORDS.say("confirm-old") not in text(confirm_card(draft, date(2025, 9, 15), TODAY, FACTS, WORDS))
    assert WORDS.say("confirm-old") in text(confirm_card(draft, date(2025, 9, 12), TODAY, FACTS, WORDS))


def test_once_the_mails_day_is_known_it_is_saved_without_asking_again() -> None:
    made = confirm_card(Draft("referral", state="CA", how="mail"), TODAY, TODAY, FACTS, WORDS)
    (save,) = [Draft.decode(one.split(":", 1)[1]) for one in ids(made) if one.startswith("log-save:")]
    assert save.to_event(TODAY) == Event("referral", TODAY, How.MAIL)


def test_mail_asks_when_it_arrived_and_takes_not_known() -> None:
    draft = replace(LONGEST, event="referral", day="20260901", how="mail")
    made = delivery_card(draft, date(2026, 9, 1), WORDS)
    fits(made)
    assert "Tuesday, September 1, 2026" in text(made)
    ask, save = [Draft.decode(one.split(":", 1)[1]) for one in ids(made)]
    assert ask.how == "mail"
    assert save.to_event(date(2026, 9, 1)).day_known is False


# A deadline in words


def block(deadline: Deadline, state: str) -> str:
    return deadline_block(deadline, state, FACTS, WORDS)


def _deadline(clock_id: str, day: date, state: str = "CA", *, day_known: bool = True) -> Deadline:
    facts = FACTS if state == "CA" else UNCURATED
    places = (facts.states[state], facts.federal)
    code = next(clock.starts for place in places for clock in place.clocks if clock.id == clock_id)
    found = started(Event(code, day, day_known=day_known), state, "iep", facts)
    return next(one for one in found if one.clock.id == clock_id)


def test_a_sure_deadline_says_day_who_rule_and_count() -> None:
    said = block(_deadline("records-access", TODAY), "CA")
    # Five business days: Tue 15, Wed 16, Thu 17, Fri 18, Mon 21.
    assert said.startswith("**By Monday, September 21, 2026**\n")
    assert "The school" in said
    assert "you have seen your child's school records and have the copies you asked for" in said
    assert "- an IEP meeting, a hearing or a resolution meeting comes first" in said
    assert "Monday, September 14, 2026 is day 0." in said
    assert "5 business days later is Monday, September 21, 2026." in said
    assert "Weekends were left out" in said
    assert "[Cal. Ed. Code 56504, 56043(n)](https://leginfo.legislature.ca.gov/" in said
    assert "read in a copy of the law from about 2016" in said
    assert "not sure" not in said.lower()


def test_the_holidays_that_were_left_out_are_named() -> None:
    # From Nov 6: Mon 9, Tue 10, Thu 12, Fri 13, Mon 16.
    said = block(_deadline("records-access", date(2026, 11, 6)), "CA")
    assert said.startswith("**By Monday, November 16, 2026**\n")
    assert "Wed, Nov 11, 2026" in said


def test_a_federal_deadline_says_that_the_state_has_no_rule_of_its_own() -> None:
    said = block(_deadline("evaluation-60-days", TODAY, "TX"), "TX")
    assert said.startswith("**By Friday, November 13, 2026**\n")
    assert WORDS.say("federal-rule", state="Texas") in said
    assert "[34 CFR 300.301(c)(1); 20 U.S.C. 1414(a)(1)(C)(i)(I)](https://www.ecfr.gov/" in said
    assert "read in the law on November 21, 2026" in said
    assert "60 calendar days later is Friday, November 13, 2026." in said


def test_a_federal_deadline_beside_a_states_says_so() -> None:
    said = block(_deadline("evaluation-60-days", TODAY), "CA")
    assert said.startswith("**By Friday, November 13, 2026 (not sure)**\n")
    assert WORDS.say("guess-beside") in said


def test_an_unsure_deadline_says_each_doubt() -> None:
    deadline = _deadline("initial-evaluation", TODAY)
    said = block(deadline, "CA")
    assert said.startswith("**Not before Friday, November 13, 2026 (not sure)**\n")
    assert WORDS.say("guess-breaks") in said
    assert deadline.clock.doubt is not None
    assert deadline.clock.doubt["en"] in said
    assert all(f"- {reason['en']}" in said for reason in deadline.clock.moves_if)


def test_mail_without_a_delivery_day_says_so() -> None:
    said = block(_deadline("records-access", TODAY, day_known=False), "CA")
    assert said.startswith("**Not before Monday, September 21, 2026 (not sure)**\n")
    assert WORDS.say("guess-mailed") in said


def test_mail_over_a_state_holiday_gives_no_last_day() -> None:
    # Cesar Chavez Day makes it Apr 2 or 5; mailed, it can be later than both.
    known = when(_deadline("records-access", date(2027, 3, 26)), WORDS)
    assert known == "Friday, April 2, 2027 or Monday, April 5, 2027 (not sure)"
    mailed = when(_deadline("records-access", date(2027, 3, 26), day_known=False), WORDS)
    assert mailed == "Not before Friday, April 2, 2027 (not sure)"


def test_a_waiting_time_is_no_deadline() -> None:
    deadline = _deadline("reassessment-once-a-year", TODAY)
    assert deadline.clock.meaning is Meaning.WAIT
    said = block(deadline, "CA")
    assert said.startswith("**From Tuesday, September 14, 2027 on**\n")
    assert "waiting time" in said
    assert "[Cal. Ed. Code 56381(a)(2)](" in said
    assert "1 year later is Tuesday, September 14, 2027." in said


def test_a_waiting_time_in_doubt_says_so_where_its_day_stands() -> None:
    # The day alone stands in the line "Next:", without the doubts below it.
    deadline = _deadline("consent-decision", TODAY)
    assert not deadline.sure
    assert "not sure" in when(deadline, WORDS)
    assert WORDS.say("doubt-not-read") in block(deadline, "CA")


def test_a_deadline_counted_back_says_before() -> None:
    # A hearing on Wed Nov 18: Tue 17, Mon 16, Fri 13, Thu 12, and over Veterans Day Tue 10.
    said = working_in_words(_deadline("hearing-disclosure-5-business-days", date(2026, 11, 18)), WORDS)
    assert "5 business days before Wednesday, November 18, 2026 is Tuesday, November 10, 2026." in said
    assert "Wed, Nov 11, 2026" in said


def test_a_deadline_on_the_day_itself_says_so() -> None:
    said = working_in_words(_deadline("iep-in-effect-school-year-start", TODAY), WORDS)
    assert said == "It is the same day, Monday, September 14, 2026."


def test_a_deadline_on_a_closed_day_names_the_open_day_before() -> None:
    # 30 days from Sep 10 is Saturday, October 10.
    said = block(_deadline("iep-meeting", date(2026, 9, 10)), "CA")
    assert said.startswith("**By Saturday, October 10, 2026**\n")
    assert WORDS.say("closed-that-day", day="Friday, October 9, 2026") in said
    # From Sep 9 it is that Friday itself.
    friday = block(_deadline("iep-meeting", date(2026, 9, 9)), "CA")
    assert friday.startswith("**By Friday, October 9, 2026**\n")
    assert "closed" not in friday


@pytest.mark.parametrize(
    ("gap", "said"), [(-2, "2 days ago"), (-1, "1 day ago"), (0, "today"), (1, "in 1 day"), (7, "in 7 days")]
)
def test_how_far_off_a_day_is(gap: int, said: str) -> None:
    assert days_until(TODAY + A_DAY * gap, TODAY, WORDS) == said


def _every_deadline() -> Iterator[tuple[str, Deadline]]:
    for state in STATES:
        for plan in PLANS:
            for code in FACTS.events:
                for known in (True, False):
                    event = Event(code, TODAY, day_known=known)
                    yield from ((state, one) for one in started(event, state, plan, FACTS))


def test_every_deadline_bears_its_rule_its_label_its_day_and_its_doubt() -> None:
    found = list(_every_deadline())
    assert len(found) > 200
    for state, one in found:
        said = block(one, state)
        assert one.next_day is not None
        assert in_words(one.next_day, "en") in said.split("\n")[0]
        assert pick(one.clock.due, "en") in said
        assert links([one.clock.source])[0] in said
        assert ("not sure" in said.lower()) == (not one.sure)
        assert len(said) <= 2800


def test_a_doubt_stands_already_in_the_line_with_the_day() -> None:
    hidden = {
        f"{one.jurisdiction} {one.clock.id}: {when(one, WORDS)}"
        for _, one in _every_deadline()
        if ("not sure" in when(one, WORDS)) == one.sure
    }
    assert "\n".join(sorted(hidden)) == ""


def test_a_row_for_programs_has_days_as_iso_and_null_where_there_is_none() -> None:
    row = plain_row(_deadline("initial-evaluation", TODAY), WORDS)
    # A usual school year has no break of more than five school days between September 14 and November 13.
    assert (row["due_on"], row["not_before"], row["about"]) == (None, "2026-11-13", "2026-11-13")
    assert row["latest"] is None
    assert (row["clock"], row["who"], row["sure"]) == ("initial-evaluation", "school", False)
    assert row["authority"] == "Cal. Ed. Code 56344(a), 56302.1(a), 56043(c), (f)(1)"
    assert row["checked"] == "text"
    assert row["working"] == [
        {"first": "2026-09-14", "last": "2026-09-14", "days": 0, "reason": "day_zero"},
        {"first": "2026-09-15", "last": "2026-11-13", "days": 60, "reason": "counted"},
    ]


# Cards of a case


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("code", FACTS.events)
def test_what_was_saved_shows_all_that_it_starts(code: str, state: str, *, known: bool) -> None:
    for plan in FACTS.events[code].plans:
        event = Event(code, TODAY, None if known else How.MAIL, day_known=known)
        case = Case("A", plan, state, (event,))
        found = deadlines(case, FACTS)

        def make(page: int, case: Case = case, event: Event = event, found: list[Deadline] = found) -> Card:
            return saved_card(
                BIG, case, event, started=found, facts=FACTS, words=WORDS, reminded=False, page=page
            )

        made = all_pages(make)
        for one in made:
            fits(one)
            assert event_line(event, FACTS, WORDS) in text(one)
        blocks = [block for one in made for block in texts(one)]
        assert [one for one in blocks if one in {block(d, state) for d in found}] == [
            block(one, state) for one in found
        ]
        asks = WORDS.say("button-remind") in labels(made[0])
        assert asks == bool(found)
        # Who can help with a doubt is named, with the national list beside it.
        unsure = any(not one.sure for one in found)
        assert (FACTS.states[state].parent_center.name in text(made[0])) == unsure
        assert ("parentcenterhub.org" in text(made[0])) == unsure


def test_who_has_reminders_is_not_asked_again() -> None:
    event = Event("consent", TODAY)
    case = Case("A", "iep", "CA", (event,))
    found = deadlines(case, FACTS)
    made = saved_card(1, case, event, started=found, facts=FACTS, words=WORDS, reminded=True)
    assert WORDS.say("button-remind") not in labels(made)


def _every_event_once(state: str, plan: Plan) -> Case:
    codes = [code for code, kind in FACTS.events.items() if plan in kind.plans]
    days = [TODAY - A_DAY * number for number in range(len(codes))]
    return Case("F", plan, state, tuple(map(Event, codes, days)))


def _one_event_often(state: str, plan: Plan) -> Case:
    days = [TODAY - A_DAY * number for number in range(40)]
    events = [Event("records_request", day, How.MAIL, day_known=False) for day in days]
    return Case("F", plan, state, tuple(events))


def _timeline(case: Case, *, reminded: bool = False, today: date = TODAY, counted: bool = True) -> list[Card]:
    found = deadlines(case, FACTS)
    return all_pages(
        lambda page: timeline_card(
            BIG,
            case,
            found,
            facts=FACTS,
            words=WORDS,
            today=today,
            reminded=reminded,
            page=page,
            counted=counted,
            district="*" * 60,
        )
    )


@pytest.mark.parametrize("state", STATES)
def test_the_short_card_leaves_out_the_count_and_no_doubt(state: str) -> None:
    case = _every_event_once(state, "iep")
    short = _timeline(case, counted=False)
    for one in short:
        fits(one)
    said = "\n".join(map(text, short))
    assert "How it was counted" not in said
    for deadline in deadlines(case, FACTS):
        if status(deadline, case.events, TODAY) is not Status.MET:
            assert all(doubt in said for doubt in doubts(deadline, WORDS))
            assert source_line(deadline.clock.source, WORDS) in said


@pytest.mark.parametrize("reminded", [True, False])
@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("make", [_every_event_once, _one_event_often])
def test_a_case_with_many_days_shows_them_all(
    make: Callable[[str, Plan], Case], state: str, plan: Plan, *, reminded: bool
) -> None:
    case = make(state, plan)
    made = _timeline(case, reminded=reminded)
    for one in made:
        fits(one)
    said = "\n".join(map(text, made))
    assert [event for event in case.events if event_line(event, FACTS, WORDS) not in said] == []
    found = deadlines(case, FACTS)
    shown = [one for one in found if status(one, case.events, TODAY) is not Status.MET]
    assert [one for one in shown if block(one, state) not in said] == []
    done = [one for one in found if status(one, case.events, TODAY) is Status.MET]
    assert [one for one in done if WORDS.say("timeline-met", title=one.clock.title["en"]) not in said] == []
    asked = "button-remind-off" if reminded else "button-remind"
    short = labels(_timeline(case, reminded=reminded, counted=False)[0])
    assert short[0] == WORDS.say(asked)
    assert len([one for one in short if one != WORDS.say("button-page-after")]) == 3


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("code", FACTS.events)
def test_the_days_of_one_event_fit(code: str, state: str) -> None:
    for plan in FACTS.events[code].plans:
        for one in _timeline(Case("A", plan, state, (Event(code, TODAY),))):
            fits(one)


def test_a_case_without_days_has_a_card() -> None:
    (made,) = _timeline(Case("A", "iep", "CA"))
    fits(made)
    assert WORDS.say("timeline-next-none") in text(made)


def test_the_next_day_stands_first_in_bold_and_what_is_past_comes_last() -> None:
    events = (Event("iep", date(2025, 8, 1)), Event("records_request", TODAY))
    (made, *_) = _timeline(Case("A", "iep", "CA", events))
    # The yearly review was due on August 1, 2026; the records are due on September 21.
    next_day, what_to_do = texts(made)[1].splitlines()
    assert next_day == "**Next: By Monday, September 21, 2026** (in 7 days)"
    assert what_to_do == WORDS.say("next-iep")
    said = text(made)
    assert said.index("**By Monday, September 21, 2026**") < said.index("**By Saturday, August 1, 2026**")
    assert said.count(WORDS.say("timeline-past")) == 1


def test_a_page_that_is_gone_shows_the_last_one() -> None:
    # A date was taken out, and a card from before still offers the page.
    event = Event("consent", TODAY)
    case = Case("A", "iep", "CA", (event,))
    found = deadlines(case, FACTS)
    last = _timeline(case)[-1]
    shown = timeline_card(
        BIG,
        case,
        found,
        facts=FACTS,
        words=WORDS,
        today=TODAY,
        reminded=False,
        page=9,
        counted=True,
        district="*" * 60,
    )
    assert texts(shown) == texts(last)
    saved = saved_card(BIG, case, event, started=found, facts=FACTS, words=WORDS, reminded=False, page=9)
    fits(saved)


@pytest.mark.parametrize("number", [1, 25, 30])
def test_every_saved_day_can_be_taken_out(number: int) -> None:
    events = [(row, Event("records_request", TODAY - A_DAY * row)) for row in range(1, number + 1)]
    case = Case("A", "iep", "CA", tuple(event for _, event in events))
    made = all_pages(lambda _page: which_card("delete", BIG, case, events, facts=FACTS, words=WORDS))
    for one in made:
        fits(one)
    assert [option["value"] for one in made for option in options(one)] == [str(row) for row, _ in events]


def test_small_cards_of_a_case_fit() -> None:
    event = Event("leaving_public_school", TODAY, How.MAIL, day_known=False)
    case = Case("A", "iep", "CA", (event,))
    for made in (
        empty_card(WORDS),
        done_card(WORDS),
        which_card("delete", BIG, Case("A", "iep", "CA"), [], facts=FACTS, words=WORDS),
        delete_sure_card(BIG, BIG, event, FACTS, WORDS),
        delete_case_card(BIG, case, WORDS),
    ):
        fits(made)
    assert event_line(event, FACTS, WORDS) in text(delete_sure_card(BIG, 1, event, FACTS, WORDS))


def test_before_anything_is_deleted_it_is_asked_once_more() -> None:
    case = Case("B", "504", "CA", (Event("referral", TODAY),))
    asked = which_card("delete", 1, case, [(7, case.events[0])], facts=FACTS, words=WORDS)
    assert {one.split(":")[0] for one in ids(asked)} == {"delete-ask-0", "delete-all"}
    assert "Child B, 504 plan" in " ".join(labels(asked))
    assert ids(delete_sure_card(1, 7, case.events[0], FACTS, WORDS)) == ["delete-yes:1:7", "show:1:0"]
    assert ids(delete_case_card(1, case, WORDS)) == ["delete-case:1", "show:1:0"]


# Private messages

TELLING = re.compile(
    r"school|child|parent|iep|504|plan\b|evaluat|assess|disab|letter|law|rule|deadline|special|educat|diagnos",
    re.IGNORECASE,
)
DELIVERY = "0123456789abcdef"
CONSENT = Event("consent", date(2026, 7, 16))
SAVED = SavedCase(1, 7, "A", "iep", "NE", None, (SavedEvent(1, CONSENT),))
"""60 days after July 16 is September 14: 15 left in July, 31 in August, 14 in September."""


def _delivery(*told: tuple[Kind, int], cases: Iterable[int] = (1,), attempt: int = 1) -> Delivery:
    """Return a delivery that tells of days so many days from today, in each of the cases."""
    reminders = [
        Reminder(
            at,
            case,
            Wanted(
                jurisdiction=FEDERAL,
                clock="evaluation-60-days",
                event="consent",
                event_on=CONSENT.day,
                kind=kind,
                day=TODAY,
                deadline_on=TODAY + A_DAY * gap,
                hour=9,
                zone="America/Denver",
            ),
            NOON_IN_DENVER,
        )
        for case in cases
        for at, (kind, gap) in enumerate(told)
    ]
    return Delivery(1, DELIVERY, 7, NOON_IN_DENVER, attempt, maybe_sent=False, reminders=tuple(reminders))


def _message(delivery: Delivery, *, lateness: Lateness | None = None, full: bool = False) -> Card:
    found = deadlines(SAVED.case, FACTS)
    counted = {one.case_id: Counted(replace(SAVED, id=one.case_id), found) for one in delivery.reminders}
    return reminder_card(delivery, counted, words=WORDS, today=TODAY, lateness=lateness, full=full)


def _messages() -> Iterator[Card]:
    yield first_card(BIG, date(2026, 11, 13), WORDS)
    yield first_card(BIG, None, WORDS)
    told = [(kind, gap) for kind in Kind for gap in (-9, -8, -1, 0, 1, 7, 30)]
    for lateness in (None, *Lateness):
        for one in told:
            yield _message(_delivery(one), lateness=lateness)
        for cases in ([1], [1, 2], list(range(BIG, BIG + 12))):
            yield _message(_delivery(*told, cases=cases), lateness=lateness)


def test_a_private_message_tells_nothing_to_who_looks_at_the_screen() -> None:
    for made in _messages():
        fits(made)
        shown = " ".join([*texts(made), *labels(made)])
        assert TELLING.findall(shown) == []


def test_a_message_says_what_it_is_about_only_where_the_person_wishes_it() -> None:
    (line,) = texts(_message(_delivery((Kind.TODAY, 0)), full=True))[1:]
    title = pick(FACTS.clock(FEDERAL, "evaluation-60-days").title, "en")
    assert line == f"**{title}** (Child A, IEP). It is today."


def test_even_so_a_full_message_of_many_days_fits() -> None:
    told = [(kind, gap) for kind in Kind for gap in (-9, -1, 0, 1, 7)]
    for cases in ([1], [1, 2], list(range(BIG, BIG + 12))):
        fits(_message(_delivery(*told, cases=cases), full=True))


def test_every_private_message_can_be_stopped_and_opened() -> None:
    for made in _messages():
        assert labels(made)[-1] == WORDS.say("button-stop")
        assert WORDS.say("button-open") in labels(made)


@pytest.mark.parametrize(
    ("kind", "gap", "said"),
    [
        (Kind.TODAY, 0, "It is today."),
        (Kind.BEFORE, 1, "It is tomorrow."),
        (Kind.BEFORE, 7, "It is in 7 days, on Monday, September 21, 2026."),
        (Kind.BEFORE, -3, "The day was Friday, September 11, 2026."),
        (Kind.MAYBE_SOON, 7, "It may be in 7 days, on Monday, September 21, 2026, or later."),
        (Kind.MAYBE_SOON, 0, "It may end today, or later. That is not sure."),
        (Kind.SNOOZED, 1, "You asked me to tell you again. It is tomorrow."),
        (Kind.OVER, -180, "Your dates have been over for half a year."),
    ],
)
def test_a_reminder_says_how_far_off_the_day_is(kind: Kind, gap: int, said: str) -> None:
    assert texts(_message(_delivery((kind, gap))))[1].startswith(said)


def test_a_day_that_moved_is_told_with_its_old_day_and_why() -> None:
    first = deadlines(SAVED.case, FACTS)[0]
    moved = replace(first, due_on=TODAY, moved_from=TODAY - A_DAY * 7, moved_why="law")
    delivery = _delivery((Kind.MOVED, 0))
    clock = replace(delivery.reminders[0].wanted, jurisdiction=moved.jurisdiction, clock=moved.clock.id)
    delivery = delivery._replace(reminders=(delivery.reminders[0]._replace(wanted=clock),))
    counted = {1: Counted(SAVED, [moved])}
    made = reminder_card(delivery, counted, words=WORDS, today=TODAY, lateness=None, full=False)
    assert texts(made)[1] == (
        "It has moved from Monday, September 7, 2026 to Monday, September 14, 2026: "
        "the rule that I count by was updated."
    )
    unsure = {1: Counted(SAVED, [replace(moved, guesses=(Guess.BREAKS,))])}
    made = reminder_card(delivery, unsure, words=WORDS, today=TODAY, lateness=None, full=False)
    assert "The new day is not sure." in texts(made)[1]
    assert "September 14" not in texts(made)[1]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.MAYBE, "It may be today, or have been before. Has it come?"),
        (Kind.MAYBE_SOON, "The last day may be Monday, September 21, 2026, or earlier."),
    ],
)
def test_an_unsure_day_that_is_counted_back_is_never_said_to_come_later(kind: Kind, said: str) -> None:
    first = deadlines(SAVED.case, FACTS)[0]
    back = replace(first, clock=first.clock.model_copy(update={"direction": "back"}), guesses=(Guess.BREAKS,))
    delivery = _delivery((kind, 7))
    about = replace(delivery.reminders[0].wanted, jurisdiction=back.jurisdiction, clock=back.clock.id)
    delivery = delivery._replace(reminders=(delivery.reminders[0]._replace(wanted=about),))
    counted = {1: Counted(SAVED, [back])}
    made = reminder_card(delivery, counted, words=WORDS, today=TODAY, lateness=None, full=False)
    assert texts(made)[1].startswith(said)


def test_an_unsure_day_is_asked_about_and_never_called_past() -> None:
    for gap in (0, -1, -9):
        made = _message(_delivery((Kind.MAYBE, gap)), lateness=Lateness.NOT_RUNNING)
        assert WORDS.say("dm-maybe") in text(made)
        assert "The day was" not in text(made)
        assert labels(made)[:3] == ["Yes, it has come", "Not yet", "Ask for the day in writing"]


def test_a_day_that_the_schools_days_off_settle_can_be_made_exact() -> None:
    delivery = _delivery((Kind.MAYBE, 0))
    found = [replace(one, guesses=(Guess.BREAKS,)) for one in deadlines(SAVED.case, FACTS)]
    about = replace(delivery.reminders[0].wanted, jurisdiction=found[0].jurisdiction, clock=found[0].clock.id)
    delivery = delivery._replace(reminders=(delivery.reminders[0]._replace(wanted=about),))
    made = reminder_card(
        delivery, {1: Counted(SAVED, found)}, words=WORDS, today=TODAY, lateness=None, full=False
    )
    assert labels(made)[:4] == [
        "Yes, it has come",
        "Not yet",
        "Make it exact",
        "Ask for the day in writing",
    ]


def test_a_late_day_has_its_letter_and_a_week_later_the_next_step() -> None:
    late = labels(_message(_delivery((Kind.LATE, -1))))
    assert late[0] == "Write about it"
    assert "The next step" not in late
    assert labels(_message(_delivery((Kind.NEXT_STEP, -8))))[:2] == ["Write about it", "The next step"]
    assert "Write about it" not in labels(_message(_delivery((Kind.BEFORE, 1))))


def test_a_reminder_of_several_days_says_each_once_and_its_mark_is_on_each_button() -> None:
    told = [(Kind.TODAY, 0), (Kind.TODAY, 0), (Kind.BEFORE, 1)]
    made = _message(_delivery(*told, cases=(1, 2)), lateness=Lateness.NOT_TAKEN)
    assert texts(made)[1:] == [WORDS.say("dm-late-not-taken"), "It is today.", "It is tomorrow."]
    assert ids(made) == [
        f"{action}:{DELIVERY}" for action in ("dm-open", "dm-done", "dm-later", "dm-how", "stop-all")
    ]


def test_the_cards_around_reminders_fit() -> None:
    for made in (
        on_card(WORDS),
        off_card(WORDS),
        refused_card(BIG, WORDS, closed=True),
        refused_card(BIG, WORDS, closed=False),
    ):
        fits(made)
    assert ids(refused_card(3, WORDS, closed=True)) == ["remind:3"]
    assert text(refused_card(3, WORDS, closed=True)) != text(refused_card(3, WORDS, closed=False))
